"""Sources against one another, where the rulebook itself takes no side: the deepest overlap, and who stands outside.

Three articles say 31, one says 35: the one is asked to look again. Two against two is a tie, and blames nobody. Sentences that
agencies sold twice count once. Of a count that grows, a later figure beats an earlier one, and only one that shrinks is asked
about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from checker.claims import Claim
from checker.interval import deepest_overlap
from checker.model import Bar, Finding, Severity, Verdict, Voice
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Tally
from checker.rulebook.model import Fact
from checker.verdicts.alike import same_text
from checker.verdicts.case import Case
from checker.verdicts.compare import fineness
from checker.verdicts.scope import scope_of

_SPEAKS = frozenset({Voice.OWN, Voice.ATTRIBUTED, Voice.HEADLINE, Voice.CAPTION})


@dataclass(frozen=True, slots=True)
class Side:
    """What one source says of a fact, and the sources that print the same sentence."""

    case: Case
    claim: Claim
    copies: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The source's path."""
        return self.case.source.path

    @property
    def day(self) -> date | None:
        """The day on which it appeared."""
        return self.case.day

    @property
    def words(self) -> str:
        """The statement in its own words."""
        said = " ".join(self.case.source.text[self.claim.start : self.claim.end].split())
        return f"{self.claim.choice} (“{said}”)" if self.claim.choice else f"“{said}”"

    @property
    def who(self) -> str:
        """The source by name, and who copied it or whom it copied."""
        return self.path + (f" (same text in {', '.join(self.copies)})" if self.copies else "")


Camp = list[Side]


def findings(cases: Sequence[Case]) -> Iterator[Finding]:
    """For every fact without a value of its own: the articles that stand outside the largest camp."""
    if not cases:
        return
    for fact in cases[0].matcher.book.facts:
        if cases[0].authority.eras(fact.name):
            continue
        sides = _sides(cases, fact, spoken)
        if len(sides) > 1 and len(camps_of(sides, fact)[0]) > 1:
            sides = _sides(cases, fact, in_scope)
            yield from _shrinking(fact, sides) if fact.grows else _differing(fact, sides)


def _sides(cases: Sequence[Case], fact: Fact, said: Callable[[Case, str], list[Claim]]) -> list[Side]:
    """The finest statement of each article."""
    found = [(case, said(case, fact.name)) for case in cases]
    return [Side(case, min(claims, key=fineness)) for case, claims in found if claims]


def spoken(case: Case, rule: str) -> list[Claim]:
    """What an article itself says of a fact: no denial, no quotation, nothing that may be another's."""
    return [
        claim
        for claim in case.claims
        if claim.rule == rule and not claim.denied and claim.voice in _SPEAKS and claim.doubt is None
    ]


def in_scope(case: Case, rule: str) -> list[Claim]:
    """Of what an article says of a fact, that which measures the fact and nothing else."""
    return [claim for claim in spoken(case, rule) if scope_of(case, claim) is None]


# --- camps ------------------------------------------------------------------------------------------------------------


def _differing(fact: Fact, sides: list[Side]) -> Iterator[Finding]:
    camps, tie = camps_of(_without_copies(sides), fact)
    if len(camps) < 2:
        return
    lines = tuple(f"{camp[0].words}: {', '.join(side.who for side in camp)}" for camp in camps)
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


def camps_of(sides: list[Side], fact: Fact) -> tuple[list[Camp], bool]:
    """Those who agree, together, the largest camp first; and whether there are several largest ones.

    Who agrees with both sides of a tie ("some 120" beside 118 and 121) is of neither camp.
    """
    camps, tie = (_by_words(sides), False) if fact.choices else _by_value(sides)
    camps.sort(key=lambda camp: -len(camp))
    return camps, tie or (len(camps) > 1 and len(camps[0]) == len(camps[1]))


def _by_words(sides: list[Side]) -> list[Camp]:
    camps: dict[str, Camp] = {}
    for side in sides:
        mention = side.claim.mention
        said = side.claim.choice if mention is None else str(amounts.of_mention(mention))
        camps.setdefault(str(said).casefold(), []).append(side)
    return list(camps.values())


def _by_value(sides: list[Side]) -> tuple[list[Camp], bool]:
    worths = [amounts.of_mention(side.claim.mention) if side.claim.mention else None for side in sides]
    if any(isinstance(worth, (Tally, str)) for worth in worths):
        return _by_words(sides), False
    by_dimension: dict[str, list[tuple[Side, Amount]]] = {}
    for side, worth in zip(sides, worths, strict=True):
        if isinstance(worth, Amount):
            by_dimension.setdefault(worth.unit.dimension, []).append((side, worth))
    if not by_dimension:
        return [], False
    alike = max(by_dimension.values(), key=len)
    _, deepest = deepest_overlap([worth.base for _, worth in alike])
    both = frozenset.intersection(*deepest)
    tie = len(deepest) > 1
    camps = [[alike[n][0] for n in sorted(camp - both if tie else camp)] for camp in deepest]
    inside = frozenset().union(*deepest)
    rest = [row for n, row in enumerate(alike) if n not in inside]
    while rest:  # The deepest of what is left, and so on.
        _, deepest = deepest_overlap([worth.base for _, worth in rest])
        camps.append([rest[n][0] for n in sorted(deepest[0])])
        rest = [row for n, row in enumerate(rest) if n not in deepest[0]]
    return [camp for camp in camps if camp], tie


def _without_copies(sides: list[Side]) -> list[Side]:
    """One of each text: near-duplicate sentences, as agencies sell them, are one voice."""
    kept: list[Side] = []
    for side in sides:
        sentence = _sentence(side)
        at = next((n for n, other in enumerate(kept) if same_text(sentence, _sentence(other))), None)
        if at is None:
            kept.append(side)
        else:
            kept[at] = replace(kept[at], copies=(*kept[at].copies, side.path))
    return kept


def _sentence(side: Side) -> str:
    sentence = side.claim.sentence
    return side.case.source.text[sentence.start : sentence.end]


def _finding(
    fact: Fact, side: Side, others: Camp, lines: tuple[str, ...], severity: Severity, why: str
) -> Finding:
    other = others[0]
    mention = side.claim.mention
    drawn = mention.interval if mention is not None else None
    bars = () if mention is None or drawn is None else (Bar(side.path, drawn, mention.unit),)
    return Finding(
        fact.name,
        side.case.book_name,
        Verdict.DISAGREES,
        severity,
        f"{fact.title}: {side.words} here, {other.words} in {other.path}; {why}",
        side.case.evidence(side.claim.start, side.claim.end),
        side.words,
        other.words,
        related=tuple(one.case.evidence(one.claim.start, one.claim.end) for one in others),
        bars=bars,
        arithmetic=lines,
        help=fact.help or "the rulebook takes no side: give the fact a value to settle it",
        confidence="medium: no authority, the articles against one another",
    )


# --- counts that grow ---------------------------------------------------------------------------------------------------


def _shrinking(fact: Fact, sides: list[Side]) -> Iterator[Finding]:
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
    a, b = (amounts.of_mention(side.claim.mention) if side.claim.mention else None for side in (one, two))
    if not (isinstance(a, Amount) and isinstance(b, Amount)):
        return False
    try:
        low, high = amounts.common(a, b)
    except amounts.Mismatch:
        return False
    return low.high is not None and high.low is not None and low.high < high.low


__all__ = ["Side", "camps_of", "findings", "in_scope", "spoken"]
