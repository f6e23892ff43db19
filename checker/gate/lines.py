"""``--new-only``: findings where nothing changed count as notes, so that a gate stops what a change brings and nothing else.

In a story of which line 12 was edited, a finding in the paragraph of line 12 counts, and so does one in line 30 that differs from
what line 12 says now; the one that stood in line 40 before is a note. A changed rulebook makes all its findings count.
"""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from checker.changes import Change, Changes
from checker.model import Evidence, Finding, Report, Severity, Source
from checker.sources.find import SIDECAR


def new_only(report: Report, changes: Changes) -> Report:
    """The report with findings that only concern lines that did not change as notes, and with how many these are."""
    if report.scope is None:
        return report
    touched = _Touched(report, changes)
    kept: list[Finding] = []
    count = 0
    for finding in report.findings:
        counts = finding.rulebook in report.scope.rulebooks or touched.by(finding)
        if counts or finding.severity is Severity.NOTE:
            kept.append(finding)
        else:
            kept.append(replace(finding, severity=Severity.NOTE))
            count += 1
    if not count:
        return report
    told = f"where nothing changed since {report.scope.base}, findings count as notes (--new-only): {count}"
    return replace(report, findings=tuple(kept), warnings=(*report.warnings, told))


class _Touched:
    """Which places of articles changed."""

    def __init__(self, report: Report, changes: Changes) -> None:
        archives = {path: path.partition("#")[0] for path in report.articles if "#" in path}
        found = changes.with_owners(SIDECAR).of((*report.articles, *archives.values()))
        whole = {path: Change(path) for path, archive in archives.items() if archive in found}
        self._changed = {**whole, **found}
        self._open = cache(report.open)

    def by(self, finding: Finding) -> bool:
        """Whether a place that the finding speaks of changed."""
        return any(self._is_new(evidence) for evidence in (finding.evidence, *finding.related))

    def _is_new(self, evidence: Evidence) -> bool:
        change = self._changed.get(evidence.source)
        if change is None:
            return False
        if change.touches(evidence.line, evidence.end_line):
            return True
        source = self._open(evidence.source)
        return (
            _other_lines(source) or _redated(source, change) or change.touches(*_paragraph(source, evidence))
        )


def _other_lines(source: Source) -> bool:
    r"""Whether git counts other lines than we do: a lone ``\r`` ends none of its lines, and UTF-16 has them elsewhere."""
    lone = source.file.count("\r") > source.file.count("\r\n")
    return lone or source.encoding.lower().startswith(("utf_16", "utf-16", "utf_32", "utf-32"))


def _redated(source: Source, change: Change) -> bool:
    """Whether a date changed that the page states of itself: "on Tuesday" is another day now, wherever it stands."""
    lines = [(source.position(stamp.start)[0], source.position(stamp.end)[0]) for stamp in source.stamps]
    return any(change.touches(*span) for span in lines)


def _paragraph(source: Source, evidence: Evidence) -> tuple[int, int]:
    """The first and last line of the paragraph that the words stand in; their own where they stand in none."""
    spans = [source.place(block.start, block.end) for block in source.blocks]
    span = next(
        (span for span in spans if span[0] <= evidence.start < span[1]), (evidence.start, evidence.end)
    )
    return source.position(span[0])[0], source.position(span[1])[0]
