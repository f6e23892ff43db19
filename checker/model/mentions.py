"""What the text says at a span: "nearly 50 percent" is a percent with the interval [45, 50] and the hedge "nearly"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from checker.interval import Interval
from checker.model.kinds import Hedge, Kind, Role, Voice

Value = Decimal | tuple[Decimal, ...] | date | str
"""The literal value of a mention: a number, the terms of a score, a day, or a name or utterance."""


class Mention(NamedTuple):
    """What the text says at a span: its own words, what they mean, and how sure they are.

    ``interval`` is in ``unit`` (calendar kinds: days as ordinals; time: minutes of the day; None for scores, names,
    quotes and for relative dates that nothing anchors). ``granule`` is the unit of the last digit written
    (49.92 → 0.01). ``[core_start, core_end)`` is the number alone, without hedge and unit. ``unit`` is ``percent``,
    ``percentage point``, an ISO 4217 code for money, the noun counted as written, or a unit's name as pint spells it.
    ``anchor`` names what a relative date was resolved against. ``others`` are further readings the words allow.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Value
    interval: Interval | None
    unit: str | None = None
    hedge: Hedge | None = None
    voice: Voice = Voice.OWN
    granule: Decimal | None = None
    core_start: int = -1
    core_end: int = -1
    speaker: str | None = None
    confidence: float = 1.0
    negated: bool = False
    modal: bool = False
    anchor: str | None = None
    others: tuple[Interval, ...] = ()
    converts: int | None = None


class Token(NamedTuple):
    """A word of the text, folded for comparison: lower case, plain quotes, one spelling; ``'s`` stands alone."""

    start: int
    end: int
    word: str


class Sentence(NamedTuple):
    """A sentence: a span of ``Source.text``, the role of its block, and the block's number."""

    start: int
    end: int
    role: Role
    block: int


class Anchor(Struct, frozen=True):
    """A day against which relative dates resolve, and what to call it ("update line 13 December 2017")."""

    day: date
    name: str
