"""Bare points that are percentage points: "leads by 4 points, 48% to 44%"; not the points of a match or an index."""

from __future__ import annotations

from checker.model import Kind
from checker.reading.draft import Draft
from checker.reading.english.counting import ELECTION_CUES, MATCH_CUES, POLL_CUES
from checker.reading.hedges import interval_of
from checker.reading.line import Line
from checker.reading.numbers import Number

_MOVES = frozenset("up down rose fell slipped climbed widened narrowed dropped rise fall drop".split())
_FARTHEST = 60


def as_share(line: Line, draft: Draft, number: Number, noun: str) -> Draft:
    """The draft of a count, turned into percentage points where the sentence speaks of shares or polls."""
    if noun in ("points", "point") and 0 <= number.value <= _FARTHEST and _speaks_of_shares(line, number):
        draft.kind, draft.unit = Kind.POINTS, "percentage point"
        draft.interval = interval_of(number, draft.hedge)
        draft.confidence = 0.8
    return draft


def _speaks_of_shares(line: Line, number: Number) -> bool:
    words = line.words
    if not ELECTION_CUES.isdisjoint(words):
        return True
    if not MATCH_CUES.isdisjoint(words):
        return False
    if not POLL_CUES.isdisjoint(words):
        return True
    i = number.first
    return not _MOVES.isdisjoint(words[max(0, i - 3) : i])
