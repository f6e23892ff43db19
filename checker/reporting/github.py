"""The report as GitHub workflow commands: annotations on the lines of a change.

``::error file=articles/wire.txt,line=7,col=16,endColumn=38,title=lead::the lead follows from the shares …``

GitHub shows ten annotations of each level a step; the gravest come first, and a last line says how many were not
shown. No text of an article can begin a line or a command of its own: ``%``, line breaks, and in properties ``:`` and
``,`` are escaped, as GitHub's toolkit does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.model import Finding, Report, Severity
from checker.reporting.english import counted
from checker.reporting.identity import rule_id
from checker.reporting.order import by_gravity
from checker.reporting.outcome import about, last_line, severities
from checker.reporting.visible import visible

PER_LEVEL = 10
"""Annotations of one level that GitHub shows for one step."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, fail_on: Severity | None) -> str:
    """Annotations, what was left out, and why the exit code is what it is."""
    return "\n".join([*_lines(report), visible(last_line(report, fail_on))]) + "\n"


def _lines(report: Report) -> Iterator[str]:
    shown: Counter[str] = Counter()
    for failure in report.failures:
        shown["error"] += 1
        if shown["error"] <= PER_LEVEL:
            yield (f"::error file={_property(failure.path)},title=could not be read::{_data(failure.why)}")
    for finding in sorted(report.findings, key=by_gravity):
        level = _LEVELS[finding.severity]
        shown[level] += 1
        if shown[level] <= PER_LEVEL:
            yield _annotation(level, finding)
    hidden = sum(max(count - PER_LEVEL, 0) for count in shown.values())
    if hidden:
        yield f"{counted(hidden, 'finding')} more than GitHub shows; see the other reports of this run"
    found = ", ".join(severities(report)) or "nothing to report"
    yield f"Found {found} in {counted(len(report.sources), 'article')}."
    if report.scope is not None:
        yield f"{visible(about(report))}."


def _annotation(level: str, finding: Finding) -> str:
    place = finding.evidence
    parts = [f"file={_property(place.source)}", f"line={place.line}", f"col={place.column}"]
    # GitHub takes an end column only on one and the same line.
    one_line = place.end_line == place.line
    parts.append(f"endColumn={place.end_column}" if one_line else f"endLine={place.end_line}")
    parts.append(f"title={_property(rule_id(finding.rulebook, finding.rule))}")
    words = [finding.message, *(f"= {line}" for line in finding.arithmetic)]
    words += [f"source: {finding.citation}"] if finding.citation else []
    words += [f"help: {finding.help}"] if finding.help else []
    return f"::{level} {','.join(parts)}::{'%0A'.join(map(_data, words))}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
