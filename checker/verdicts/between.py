"""Sources against one another, where the rulebook itself takes no side: the deepest overlap, and who stands outside.

Three articles say 31, one says 35: the one is asked to look again. Two against two is a tie, and blames nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims import Claim
from checker.interval import deepest_overlap
from checker.model import Bar, Finding, Severity, Verdict, Voice
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Tally
from checker.rulebook.model import Fact
from checker.verdicts.case import Case

_SPEAKS = frozenset({Voice.OWN, Voice.ATTRIBUTED, Voice.HEADLINE, Voice.CAPTION})


def findings(cases: Sequence[Case]) -> Iterator[Finding]:
    """For every fact without a value of its own: the articles that stand outside the largest camp."""
    if not cases:
        return
    for fact in cases[0].matcher.book.facts:
        if cases[0].authority.eras(fact.name):
            continue
        said = [
            (case, claim)
            for case in cases
            for claim in case.claims
            if claim.rule == fact.name and not claim.denied and claim.voice in _SPEAKS
        ]
        if len({case.source.path for case, _ in said}) > 1:
            yield from _camps(fact, said)


def _camps(fact: Fact, said: list[tuple[Case, Claim]]) -> Iterator[Finding]:
    camps = _by_choice(said) if fact.choices else _by_value(said)
    if len(camps) < 2:
        return
    camps.sort(key=lambda camp: -len({case.source.path for case, _ in camp}))
    sizes = [len({case.source.path for case, _ in camp}) for camp in camps]
    tie = sizes[0] == sizes[1]
    largest = camps[0]
    for camp in camps[1:]:
        for case, claim in _one_each(camp):
            others = [other for other in _one_each(largest) if other[0] is not case]
            if not others:
                continue
            stated, expected = _shown(case, claim), _shown(*others[0])
            who = (
                "sources differ, as many on either side"
                if tie
                else f"{sizes[0]} of {sum(sizes)} articles have it otherwise"
            )
            mention = claim.mention
            drawn = mention.interval if mention is not None else None
            bars = () if mention is None or drawn is None else (Bar(case.source.path, drawn, mention.unit),)
            yield Finding(
                fact.name,
                case.book_name,
                Verdict.DISAGREES,
                Severity.NOTE if tie else fact.severity or Severity.WARNING,
                f"{fact.title}: {stated} here, {expected} in {others[0][0].source.path}; {who}",
                case.evidence(claim.start, claim.end),
                stated,
                expected,
                related=tuple(other.evidence(c.start, c.end) for other, c in others),
                bars=bars,
                help=fact.help or "the rulebook takes no side: give the fact a value to settle it",
                confidence="medium",
            )


def _by_choice(said: list[tuple[Case, Claim]]) -> list[list[tuple[Case, Claim]]]:
    camps: dict[str | None, list[tuple[Case, Claim]]] = {}
    for case, claim in said:
        camps.setdefault(claim.choice, []).append((case, claim))
    return list(camps.values())


def _by_value(said: list[tuple[Case, Claim]]) -> list[list[tuple[Case, Claim]]]:
    worths = [amounts.of_mention(claim.mention) if claim.mention else None for _, claim in said]
    if any(isinstance(worth, (Tally, str)) for worth in worths):
        by_text: dict[str, list[tuple[Case, Claim]]] = {}
        for pair, worth in zip(said, worths, strict=True):
            by_text.setdefault(str(worth).casefold(), []).append(pair)
        return list(by_text.values())
    measured = [(pair, worth) for pair, worth in zip(said, worths, strict=True) if isinstance(worth, Amount)]
    by_dimension: dict[str, list[tuple[tuple[Case, Claim], Amount]]] = {}
    for pair, worth in measured:
        by_dimension.setdefault(worth.unit.dimension, []).append((pair, worth))
    if not by_dimension:
        return []
    alike = max(by_dimension.values(), key=len)
    _, camps = deepest_overlap([worth.base for _, worth in alike])
    first = camps[0]
    inside = [alike[index][0] for index in sorted(first)]
    outside = [alike[index][0] for index in range(len(alike)) if index not in first]
    return [inside, outside] if outside else [inside]


def _one_each(camp: list[tuple[Case, Claim]]) -> list[tuple[Case, Claim]]:
    first: dict[str, tuple[Case, Claim]] = {}
    for case, claim in camp:
        first.setdefault(case.source.path, (case, claim))
    return list(first.values())


def _shown(case: Case, claim: Claim) -> str:
    words = " ".join(case.source.text[claim.start : claim.end].split())
    return f"{claim.choice} (“{words}”)" if claim.choice else f"“{words}”"


__all__ = ["findings"]
