"""Facts × articles: what each article says of each fact, as the gravest verdict on it, and where.

::

                        bulletin.txt    wire.txt
    lead                                ✗ disagrees
    years_without       ✓ agrees        ✓ agrees
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from checker.model import Claimed, Evidence, Finding, RuleCard, Severity, SourceCard, Verdict
from checker.reporting.order import GRAVEST, gravest

Name = tuple[str | None, str]
"""A rule's rulebook and name."""


class Cell(Struct, frozen=True):
    """The gravest verdict on a fact in an article, the words it fell on, and how many statements there are."""

    verdict: Verdict
    stated: str
    evidence: Evidence
    count: int


class Line(Struct, frozen=True):
    """A fact and its cells, one an article; None where the article does not speak of it."""

    name: Name
    card: RuleCard | None
    cells: tuple[Cell | None, ...]


def matrix(
    claims: Iterable[Claimed],
    findings: Iterable[Finding],
    cards: Sequence[RuleCard],
    sources: Sequence[SourceCard],
) -> tuple[Line, ...]:
    """A line for each rule that any article states or breaks: what blocks first, then the gravest verdicts."""
    found: dict[tuple[Name, str], list[Claimed | Finding]] = {}
    items: tuple[Claimed | Finding, ...] = (*findings, *claims)
    for item in items:
        found.setdefault(((item.rulebook, item.rule), item.evidence.source), []).append(item)
    known: Mapping[Name, RuleCard] = {(card.rulebook, card.rule): card for card in cards}
    names = dict.fromkeys([*known, *(name for name, _ in found)])
    stated = {name for name, _ in found}
    lines = [
        Line(name, known.get(name), tuple(_cell(found.get((name, card.source.path), ())) for card in sources))
        for name in names
        if name in stated
    ]
    severity = {
        (finding.rulebook, finding.rule): finding.severity.rank for finding in sorted(findings, key=_mildest)
    }
    return tuple(sorted(lines, key=lambda line: (severity.get(line.name, len(Severity)), _gravity(line))))


def _cell(items: Sequence[Claimed | Finding]) -> Cell | None:
    verdict = gravest(item.verdict for item in items)
    if verdict is None:
        return None
    worst = next(item for item in items if item.verdict is verdict)
    places = {(item.evidence.start, item.evidence.end) for item in items}
    return Cell(verdict, worst.stated, worst.evidence, len(places))


def _mildest(finding: Finding) -> int:
    return -finding.severity.rank


def _gravity(line: Line) -> int:
    verdict = gravest(cell.verdict for cell in line.cells if cell)
    return GRAVEST.index(verdict) if verdict else len(GRAVEST)
