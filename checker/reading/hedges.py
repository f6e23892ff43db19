"""How the wording widens a value: "more than 21,000" → [21000, 22000], "nearly 25" → [22.5, 25].

The table is DESIGN's, one row a function call; the words are in ``english/hedges.py``.
"""

from __future__ import annotations

from decimal import Decimal

from checker.interval import Interval
from checker.model import Hedge
from checker.reading.english.hedges import (
    ABOUT_BEHIND,
    AFTER,
    BEFORE,
    FIRST_AFTER,
    LAST_BEFORE,
    LONGEST,
    NEXT_TO_NUMBER,
    OVER_BEHIND,
    STEPPED_OVER,
    UP_BEHIND,
)
from checker.reading.line import Line
from checker.reading.numbers import ONE, Number

_TENTH = Decimal("0.1")
_TENS = Decimal("2.5")
_WELL = Decimal("1.5")


def hedge_before(line: Line, i: int, floor: int) -> tuple[Hedge | None, int]:
    """The hedge that ends right before lexeme ``i`` and the lexeme where it begins (``i`` without one).

    Lexemes below ``floor`` belong to another mention.
    """
    words, k = line.words, i - 1
    steps = 0
    while k >= floor and words[k] not in LAST_BEFORE:
        if words[k] not in STEPPED_OVER or steps == 2:
            return None, i
        k, steps = k - 1, steps + 1
    if k < floor:
        return None, i
    for length in range(min(LONGEST, k - floor + 1), 0, -1):
        hedge = BEFORE.get(tuple(words[k - length + 1 : k + 1]))
        if hedge is not None:
            first = k - length + 1
            held = words[k] == "to" and words[k + 1] in ("a", "an")  # "up to a 30-day ban"
            if (steps and length < 3 and words[k] in NEXT_TO_NUMBER and not held) or _no_hedge(
                line, first, length
            ):
                return None, i
            return _joined(line, hedge, k - length + 1, floor)
    return None, i


def _no_hedge(line: Line, first: int, length: int) -> bool:
    """Whether the words belong to what stands before them: "a seven-under 65", "a lead over two rivals"."""
    words = line.words
    if not first or length > 2:
        return False
    before = words[first - 1]
    if length == 2:
        return words[first] == "up" and words[first + 1] == "to" and before in UP_BEHIND
    if before == "-" and line.glued(first - 1):
        return True
    return (words[first] == "over" and before in OVER_BEHIND) or (
        words[first] == "about" and before in ABOUT_BEHIND
    )


def _joined(line: Line, inner: Hedge, begins: int, floor: int) -> tuple[Hedge, int]:
    """A hedge and the one right before it, if any: "up to about 40" is at most 40, "about" says no more."""
    words = line.words
    if begins > floor and words[begins - 1] in LAST_BEFORE:
        for length in range(min(LONGEST, begins - floor), 0, -1):
            outer = BEFORE.get(tuple(words[begins - length : begins]))
            if outer is not None:
                return (outer if inner is Hedge.ABOUT else inner), begins - length
    return inner, begins


def hedge_after(line: Line, j: int) -> tuple[Hedge | None, int]:
    """The hedge that begins at lexeme ``j`` ("or more", "-odd", "+") and the lexeme after it."""
    words = line.words
    word = words[j]
    if word == "-" and line.glued(j) and words[j + 1] in ("plus", "odd", "some", "something"):
        return (Hedge.AT_LEAST if words[j + 1] == "plus" else Hedge.ABOUT), j + 2
    if word not in FIRST_AFTER:
        return None, j
    if word == "odd":
        return (Hedge.ABOUT, j + 1) if words[j + 1] else (None, j)
    if word == "+" and not line.glued(j - 1):
        return None, j
    for length in (4, 3, 2, 1):
        hedge = AFTER.get(tuple(words[j : j + length]))
        if hedge is not None:
            return hedge, j + length
    return None, j


def interval_of(number: Number, hedge: Hedge | None, *, counted: bool = False) -> Interval:
    """The values that a number with this hedge may mean; ``counted``: things that come in ones."""
    value, granule = number.value, number.granule
    if number.vague is not None:
        low, high = Decimal(number.vague[0]), Decimal(number.vague[1])
        return Interval(low, None if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN) else high)
    if hedge is None:
        return Interval.around(value, slack_of(number, counted=counted))
    tenth = abs(value) * _TENTH
    if hedge is Hedge.ABOUT:
        return Interval.around(value, max(granule / 2, tenth))
    if hedge is Hedge.NEARLY:
        return Interval(value - tenth, value)
    if hedge is Hedge.MORE_THAN:
        return Interval(value, next_round(value, granule))
    if hedge is Hedge.AT_LEAST:
        return Interval(value, None)
    if hedge is Hedge.WELL_OVER:
        return Interval(value * _WELL, None) if value > 0 else Interval(value, None)
    if hedge is Hedge.WELL_UNDER:
        return Interval(None, value / _WELL) if value > 0 else Interval(None, value)
    return Interval(None, value)


def slack_of(number: Number, *, counted: bool = False) -> Decimal:
    """Half a granule; ten percent for a fraction in words; ± 2.5 for two-digit tens; nothing for an exact count."""
    value, granule = abs(number.value), number.granule
    if number.fraction or number.group:
        return value * _TENTH
    if counted and value == value.to_integral_value() and (value <= 12 or granule == ONE):
        return Decimal(0)
    if granule == 10 and value < 100:
        return _TENS
    return granule / 2


def next_round(value: Decimal, granule: Decimal) -> Decimal:
    """The round number above: 21,000 → 22,000, 400 → 500, 50 → 60, 25 → 30 (fives go to the next ten)."""
    digits = value / granule
    if abs(digits) >= 10 and digits % 10 == 5:
        return value + 5 * granule
    return value + granule
