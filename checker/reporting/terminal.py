"""The report on a terminal, in ruff's anatomy: place, severity, rule and claim; the words; the reasons; the count.

::

    seeds/wire.txt:11:29: error lead more than 21,000 votes, where the counts differ by 20,715
       |
    11 | Although Jones has a lead of more than 21,000 votes, Moore has refused to concede …
       |                              ^^^^^^^^^^^^^^^^^^^^^^
       = stated: more than 21,000 votes
       = expected: 20,715 votes
    help: say "more than 20,000 votes"

Every line begins with words of this program or of the command line, never with words of an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from checker.interval import Interval
from checker.model import Evidence, Finding, Report, Severity
from checker.reporting import english
from checker.reporting.alignment import rows
from checker.reporting.excerpt import excerpt
from checker.reporting.order import by_place, in_order
from checker.reporting.outcome import about, last_line, severities
from checker.reporting.visible import visible, width

Paint = Callable[[str, str], str]

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "place": "1",
    "gutter": "34",
    "label": "1",
    "help": "1;32",
    "quiet": "2",
}


def render(
    report: Report, fail_on: Severity | None, *, color: bool = False, width: int = 100
) -> Iterator[str]:
    """All findings, the count, what was and was not checked, and as last line why the exit code is what it is."""
    paint = _painted if color else _plain
    for finding in in_order(report.findings, by_place):
        yield "\n".join([*_finding(finding, paint, max(width, 40)), "\n"])
    for line in _totals(report, paint):
        yield f"{line}\n"
    yield f"{paint(last_line(report, fail_on), 'place')}\n"


def one(finding: Finding, *, width: int = 100) -> str:
    """One finding alone, in plain text."""
    return "\n".join(_finding(finding, _plain, width))


def _finding(finding: Finding, paint: Paint, columns: int) -> Iterator[str]:
    severity, rule = paint(finding.severity, finding.severity), paint(visible(finding.rule), "label")
    untitled = f"{finding.rule.replace('_', ' ')}: "  # a rule without a title of its own is named once
    message = finding.message.removeprefix(untitled)
    yield f"{paint(_where(finding.evidence), 'place')}: {severity} {rule} {visible(message)}"
    gutter = max(len(str(evidence.line)) for evidence in (finding.evidence, *finding.related))
    yield from _excerpt(finding.evidence, "^", finding.severity, gutter, paint, columns)
    for evidence in finding.related:
        yield f"{' ' * gutter}{paint('-->', 'gutter')} {_where(evidence)}"
        yield from _excerpt(evidence, "-", "gutter", gutter, paint, columns)
    for label, lines in _reasons(finding, columns - gutter - 3):
        yield from _noted(label, lines, gutter, paint)
    if finding.help:
        yield f"{paint('help:', 'help')} {visible(finding.help)}"


def _where(evidence: Evidence) -> str:
    return f"{visible(evidence.source)}:{evidence.line}:{evidence.column}"


def _excerpt(
    evidence: Evidence, sign: str, ink: str, gutter: int, paint: Paint, columns: int
) -> Iterator[str]:
    shown = excerpt(evidence, columns - gutter - 3)
    column, length = shown.caret
    bar = paint(f"{' ' * gutter} |", "gutter")
    yield bar
    yield f"{paint(f'{evidence.line:>{gutter}} |', 'gutter')} {shown.before}{shown.words}{shown.after}"
    yield f"{bar} {' ' * column}{paint(sign * length, ink)}"


def _reasons(finding: Finding, columns: int) -> Iterator[tuple[str, list[str]]]:
    """Labelled lines below the excerpts, in the order in which an editor would argue."""
    yield "stated", [visible(finding.stated)] if finding.stated else []
    yield "expected", [visible(finding.expected)] if finding.expected else []
    names = [visible(bar.label) for bar in finding.bars]
    room = max(map(width, names), default=0)
    yield (
        "intervals",
        [
            f"{name}{' ' * (room - width(name))}  {_interval(bar.interval, bar.unit, bar.calendar)}"
            for name, bar in zip(names, finding.bars, strict=True)
        ],
    )
    if finding.alignment:
        lines = []
        for canonical, stated, signs in rows(finding.alignment, columns - 14):
            lines += [f"said  {canonical}", f"here  {stated}", f"      {signs}"]
        yield "words", lines
    yield "arithmetic", [visible(line) for line in finding.arithmetic]
    yield "source", [visible(finding.citation)] if finding.citation else []
    yield "instead", [visible(finding.suggestion)] if finding.suggestion else []
    yield "confidence", [visible(finding.confidence)] if finding.confidence != "high" else []


def _interval(value: Interval, unit: str | None, calendar: bool) -> str:
    return visible(english.interval(value, unit, calendar=calendar))


def _noted(label: str, lines: Iterable[str], gutter: int, paint: Paint) -> Iterator[str]:
    head = f"{' ' * gutter} {paint('=', 'gutter')} {paint(f'{label}:', 'label')} "
    for line in lines:
        yield f"{head}{line}".rstrip()
        head = " " * (gutter + len(label) + 5)


def _totals(report: Report, paint: Paint) -> Iterator[str]:
    """The count, the coverage, and what a reader must know of the run."""
    articles = english.counted(len(report.sources), "article")
    found = english.listed(severities(report))
    yield f"Found {found} in {articles}." if found else f"Found nothing to report in {articles}."
    if report.scope is not None:
        yield f"{visible(about(report))}."
    statements, checked = report.coverage
    if report.sources:
        unchecked = (
            "none was left unchecked" if statements == checked else f"{statements - checked:,} unchecked"
        )
        yield f"Read {english.counted(statements, 'statement')}: {checked:,} checked, {unchecked}."
    silent = report.silent_rules
    if silent:
        names = ", ".join(visible(card.rule) for card in silent)
        yield f"{paint('never fired:', 'warning')} {names} (no article stated this, or the wordings missed it)"
    yield from _aside(report, paint)
    for failure in report.failures:
        yield f"{paint('not read:', 'error')} {visible(failure.path)}: {visible(failure.why)}"
    for warning in report.warnings:
        yield f"{paint('warning:', 'warning')} {visible(warning)}"


def _aside(report: Report, paint: Paint) -> Iterator[str]:
    """What suppressions and the baseline took out, a line for each that did."""
    by: dict[tuple[str, str], int] = {}
    for aside in report.set_aside:
        by[aside.by, aside.reason] = by.get((aside.by, aside.reason), 0) + 1
    for (who, why), count in sorted(by.items()):
        found = english.counted(count, "finding")
        yield f"{paint('set aside:', 'quiet')} {found} by {visible(who)}: {visible(why)}"


def _plain(text: str, ink: str) -> str:
    return text


def _painted(text: str, ink: str) -> str:
    return f"\x1b[{_CODES[ink]}m{text}\x1b[0m"
