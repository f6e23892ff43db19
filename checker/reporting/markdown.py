"""The report as a Markdown summary, for a pull request or the summary page of a CI step.

A line says what the run amounts to, a table lists what blocks, then what comments; each row ends with where it stands.
Text of articles stands in code spans only, so that it can neither format, link nor call anyone's name. The summary
keeps under GitHub's limit for a comment (65,536 characters) and says how many findings it left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Finding, Report, Severity
from checker.reporting.english import counted, listed, sentence
from checker.reporting.identity import rule_id
from checker.reporting.order import by_gravity
from checker.reporting.outcome import about, last_line, severities
from checker.reporting.visible import visible

LIMIT = 60_000
_SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟠", Severity.NOTE: "🔵"}
_ACTS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@:\-])")


def render(report: Report, fail_on: Severity | None) -> str:
    """The summary, ending in a newline."""
    head = list(_head(report))
    foot = ["", f"`{visible(last_line(report, fail_on))}`"]
    rows: list[str] = []
    room = LIMIT - sum(map(len, head)) - sum(map(len, foot))
    ordered = sorted(report.findings, key=by_gravity)
    for number, finding in enumerate(ordered):
        row = _row(finding)
        room -= len(row) + 1
        if room < 0:
            rows += ["", f"… and {counted(len(ordered) - number, 'finding')} more, which did not fit here."]
            break
        rows.append(row)
    return "\n".join(head + rows + foot) + "\n"


def _head(report: Report) -> Iterator[str]:
    found = listed(severities(report)) or "nothing to report"
    yield f"### Fact check: {found} in {counted(len(report.sources), 'article')}"
    yield ""
    statements, checked = report.coverage
    yield f"{counted(statements, 'statement')} read, {checked:,} checked, {statements - checked:,} unchecked."
    if report.scope is not None:
        yield f"- {text(about(report))}"
    for failure in report.failures[:20]:
        yield f"- **could not be read**: {code(failure.path)} {text(failure.why)}"
    if len(report.failures) > 20:
        yield f"- … and {counted(len(report.failures) - 20, 'article')} more could not be read"
    for warning in report.warnings[:20]:
        yield f"- {text(warning)}"
    silent = [rule_id(card.rulebook, card.rule) for card in report.silent_rules]
    if silent:
        more = f" and {len(silent) - 20} more" if len(silent) > 20 else ""
        yield f"- never fired: {', '.join(map(code, silent[:20]))}{more}"
    if report.findings:
        yield ""
        yield "| | what | stated | expected | where |"
        yield "|---|---|---|---|---|"


def _row(finding: Finding) -> str:
    place = finding.evidence
    rule = code(rule_id(finding.rulebook, finding.rule))
    what = f"{text(sentence(finding.message))} {rule}"
    if finding.suggestion:
        what += f"<br>instead: {code(finding.suggestion)}"
    if finding.citation:
        what += f"<br>source: {text(finding.citation)}"
    where = code(f"{place.source}:{place.line}:{place.column}")
    cells = (
        f"{_SIGNS[finding.severity]} {finding.severity}",
        what,
        code(finding.stated),
        code(finding.expected),
        where,
    )
    return f"| {' | '.join(cells)} |"


def code(words: str) -> str:
    """Words of strangers as a code span that holds in a table: fenced by more backticks than they have in a row."""
    shown = visible(words).replace("|", "\\|")
    if not shown.strip():
        return ""
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest or shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def text(words: str) -> str:
    """Our own messages, which may carry words of articles: nothing in them is taken as markup; ``code`` stays code."""
    parts = visible(words).split("`")
    if len(parts) % 2 == 0:
        return _plain("`".join(parts))
    return "".join(code(part) if at % 2 else _plain(part) for at, part in enumerate(parts))


def _plain(words: str) -> str:
    # "@" stands as an entity: a backslash would not keep GitHub from calling somebody's name.
    return _ACTS.sub(lambda sign: "&#64;" if sign[0] == "@" else f"\\{sign[0]}", words)
