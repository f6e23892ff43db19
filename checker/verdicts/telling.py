"""When and how sure a figure was told: "had spoken of 19 dead", "sees sales of $3 billion then", "12 are still alive"."""

from __future__ import annotations

from itertools import pairwise

from checker.model import CALENDAR, NO_VALUES, Kind
from checker.reading.english.speech import SPEECH
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount
from checker.verdicts.view import Scope, View

_TOLD = frozenset("spoken given counted listed estimated mentioned registered recorded known".split())
_LEARNT = frozenset("heard found shown understood".split())
"""Who had heard 12 witnesses, or found nine, told nobody."""
_ADVERBS = frozenset("already earlier first only just previously initially at".split())
_BEFORE = 8
_CHANCES = frozenset("chance chances risk probability likelihood odds danger possibility prospect".split())
_CHANCE = 10
_LASTING = frozenset("alive living standing afloat married employed".split())
_LEFT = 5


def had_been_told(view: View) -> Scope | None:
    """ "Early on Sunday the ministry had spoken of 19 dead": what was told before; a lower count that grows is history."""
    if "had" not in view.said:
        return None
    low = view.segment[0]
    for at in range(max(low, view.first - _BEFORE), view.first - 1):
        word = view.words[at + 1] if view.words[at + 1] not in _ADVERBS else view.words[at + 2]
        if view.words[at] == "had" and (word in SPEECH - _LEARNT or word in _TOLD):
            if "had" in view.spoken:
                return None
            grows = view.fact.grows
            return Scope(f"“had {word}” is of an earlier time", clear=grows and _is_lower(view))
    return None


def _is_lower(view: View) -> bool:
    """Whether the value lies below all that is held for the day."""
    stated = amounts.of_mention(view.mention)
    for era in view.case.authority.held(view.claim.rule, view.case.day):
        worth = era.worth
        if not (isinstance(worth, Amount) and isinstance(stated, Amount)):
            return False
        ends = (stated.interval.high, worth.interval.low)
        if ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
            return False
    return True


def a_chance(view: View) -> Scope | None:
    """ "A one in twenty chance of a second shock above magnitude 6": of what may come."""
    if view.mention.kind is Kind.PERCENT or _CHANCES.isdisjoint(view.said):
        return None
    low = max(view.low, view.first - _CHANCE)
    for other in view.beside:  # "cut the risk of death by 24 percent in a trial with 4,000 patients"
        if other.kind not in NO_VALUES and other.end <= view.mention.start:
            low = max(low, view.at(other.end))
    near = view.words[low : view.first]
    for word, following in pairwise(near):
        if word in _CHANCES and following in ("of", "that") and word not in view.spoken:
            return Scope(f"“{word}” tells of what may come", clear=True)
    return None


def then(view: View) -> Scope | None:
    """ "The trough comes in spring. He sees sales of $3.3 billion then": of a time that was named before."""
    behind = view.words[view.end : view.end + 1]
    if behind == ("then",) and view.mention.kind not in CALENDAR and "then" not in view.spoken:
        return Scope("“then” is another time")
    return None


def those_left(view: View) -> Scope | None:
    """ "Only 12 survivors are still alive": those left of a number that was counted once."""
    if view.mention.kind is not Kind.COUNT or "still" not in view.said or "still" in view.spoken:
        return None
    behind = view.words[view.end : view.end + _LEFT]
    for word, following in pairwise(behind):
        if word == "still" and following in _LASTING:
            return Scope(f"“still {following}” counts those left")
    return None
