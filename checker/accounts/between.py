"""Sources against one another, where the rulebook itself takes no side: the deepest overlap, and who stands outside.

Three articles say 31, one says 35: the one is asked to look again. Two against two is a tie, and blames nobody. Sentences that
agencies sold twice count once. Of a count that grows, a later figure beats an earlier one, and only one that shrinks is asked
about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from checker.accounts.alike import same_text
from checker.accounts.camps import Camp, camps_of
from checker.accounts.model import SHOWN, Open, Side, named
from checker.model import Bar, Finding, Severity, Verdict
from checker.rulebook import amounts


def findings(open: Iterable[Open], sides: Sequence[Side]) -> Iterator[Finding]:
    """For every fact without a value of its own: the articles that stand outside the largest camp.

    ``sides`` hold the finest statement of each article, and the finest that is in scope.
    """
    by_fact: dict[tuple[str, str], list[Side]] = {}
    for side in sides:
        by_fact.setdefault((side.rulebook, side.rule), []).append(side)
    for fact in open:
        stated = by_fact.get((fact.rulebook, fact.rule), [])
        finest = list({side.path: side for side in reversed(stated)}.values())[::-1]
        if len(finest) > 1 and len(camps_of(finest, by_words=fact.by_words)[0]) > 1:
            sure = [side for side in stated if side.in_scope]
            yield from _shrinking(fact, sure) if fact.grows else _differing(fact, sure)


# --- camps ------------------------------------------------------------------------------------------------------------


def _differing(fact: Open, sides: list[Side]) -> Iterator[Finding]:
    camps, tie = camps_of(_without_copies(sides), by_words=fact.by_words)
    if len(camps) < 2:
        return
    lines = tuple(f"{camp[0].words}: {named([side.who for side in camp])}" for camp in camps)
    changed = _changed(camps)
    if changed is not None:
        since = min(side.day for side in changed if side.day is not None)
        for camp in camps:
            for side in camp if camp is not changed else ():
                why = f"the articles from {since} on have it so: did it change?"
                yield _finding(fact, side, changed, lines, Severity.NOTE, why)
        return
    if tie:
        for camp in camps:
            others = [side for other in camps if other is not camp for side in other]
            yield _finding(
                fact, camp[0], others, lines, Severity.NOTE, "sources differ, as many on either side"
            )
        return
    total = sum(len(camp) for camp in camps)
    for camp in camps[1:]:
        for side in camp:
            why = f"{len(camps[0])} of {total} articles have it otherwise"
            yield _finding(fact, side, camps[0], lines, fact.severity or Severity.WARNING, why)


def _changed(camps: list[Camp]) -> Camp | None:
    """The latest camp, when the camps followed one another: all of each appeared before any of the next."""
    spans: list[tuple[date, date, int]] = []
    for number, camp in enumerate(camps):
        days = [side.day for side in camp if side.day is not None]
        if len(days) < len(camp):
            return None
        spans.append((min(days), max(days), number))
    spans.sort()
    if any(one[1] >= two[0] for one, two in pairwise(spans)):
        return None
    return camps[spans[-1][2]]


def _without_copies(sides: list[Side]) -> list[Side]:
    """One of each text: near-duplicate sentences, as agencies sell them, are one voice."""
    kept: list[Side] = []
    for side in sides:
        at = next((n for n, other in enumerate(kept) if _copied(side, other)), None)
        if at is None:
            kept.append(side)
        else:
            kept[at] = replace(kept[at], copies=(*kept[at].copies, side.path))
    return kept


def _copied(one: Side, two: Side) -> bool:
    return same_text(one.evidence.sentence, two.evidence.sentence)


def _finding(
    fact: Open, side: Side, others: Camp, lines: tuple[str, ...], severity: Severity, why: str
) -> Finding:
    other = others[0]
    bars = () if side.interval is None else (Bar(side.path, side.interval, side.unit),)
    return Finding(
        fact.rule,
        fact.rulebook,
        Verdict.DISAGREES,
        severity,
        f"{fact.title}: {side.words} here, {other.words} in {other.path}; {why}",
        side.evidence,
        side.words,
        other.words,
        related=tuple(one.evidence for one in others[:SHOWN]),
        bars=bars,
        arithmetic=lines,
        help=fact.help or "the rulebook takes no side: give the fact a value to settle it",
        confidence="medium: no authority, the articles against one another",
    )


# --- counts that grow ---------------------------------------------------------------------------------------------------


def _shrinking(fact: Open, sides: list[Side]) -> Iterator[Finding]:
    """A figure of a later day that is below an earlier one; and, of one day, those outside its largest camp."""
    dated = sorted((side for side in sides if side.day is not None), key=lambda side: (side.day, side.path))
    of_day: dict[date | None, list[Side]] = {}
    for side in sides:
        of_day.setdefault(side.day, []).append(side)
    for same_day in of_day.values():
        yield from (replace(f, severity=Severity.NOTE) for f in _differing(fact, same_day))
    for at, later in enumerate(dated):
        for earlier in dated[:at]:
            if earlier.day != later.day and _below(later, earlier):
                lines = tuple(f"{side.day}: {side.words}: {side.who}" for side in (earlier, later))
                why = f"the count grows, and {earlier.day} had more"
                yield _finding(fact, later, [earlier], lines, fact.severity or Severity.WARNING, why)
                break


def _below(one: Side, two: Side) -> bool:
    if one.worth is None or two.worth is None:
        return False
    try:
        low, high = amounts.common(one.worth, two.worth)
    except amounts.Mismatch:
        return False
    return low.high is not None and high.low is not None and low.high < high.low
