"""Durations: "nearly 25 years", "a quarter century", "a year and a half", "two weeks ago" (which is a date)."""

from __future__ import annotations

from decimal import Decimal

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.ages import aged
from checker.reading.ago import EARLIER, ago, days_from_told
from checker.reading.context import Context
from checker.reading.draft import Draft, drafted
from checker.reading.english.hedges import BOUNDS
from checker.reading.english.units import COMPOUNDS
from checker.reading.english.words import (
    AGED_BEINGS,
    CENTURY_MAKERS,
    DAY_AFTER,
    DAY_BEFORE,
    ELAPSED,
    LATER,
    RATED,
    SPANS,
    TERM_GIVEN,
    WHOLE_SPANS,
)
from checker.reading.hedges import hedge_after, hedge_before, interval_of
from checker.reading.line import Line
from checker.reading.measures import Measure, compound_at, measure_at
from checker.reading.numbers import ONE, Number
from checker.reading.tense import ahead_by_verb

Read = tuple[list[Draft], int]


def duration(
    line: Line, number: Number, own: Measure, hedge: Hedge | None, begins: int, context: Context, floor: int
) -> Read | None:
    """ "nearly 25 years", "a 70- year-old", "two weeks ago", "a quarter century"."""
    words, after = line.words, own.after
    dash = words[after] == "-"
    old = after + 1 if dash else after
    if words[old] in ("old", "olds"):
        return aged(line, number, hedge, begins, old + 1, own.unit)
    if words[after] == "of" and words[after + 1] == "age":
        return aged(line, number, hedge, begins, after + 2, own.unit)
    if words[number.first - 1] == "as" and line.phrase(number.first - 3, 2) in ("as young", "as old"):
        return aged(line, number, None, number.first, after, own.unit)
    if hedge is not None and begins and words[begins - 1] in AGED_BEINGS and words[begins] in BOUNDS:
        return aged(line, number, hedge, begins, after, own.unit)  # "babies under six months"
    if number.fraction and words[after - 1] == "centuries":  # of runs, at cricket
        return [], after
    if _one_day(line, number, after, begins):
        return [], after
    value, granule = number.value * own.factor, number.granule * own.factor
    unit = own.unit
    if own.unit in COMPOUNDS:
        joined = _hours_and_minutes(line, own, number) or compound_at(line, own, number)
        if joined is not None:
            value, unit, after, granule = joined
    stated = Number(
        number.first, number.after, value, granule, number.digits, number.fraction, number.vague, number.group
    )
    if hedge is None:
        hedge, after = hedge_after(line, after)
    if words[after] == "ago":
        past = ago(line, begins, after + 1, stated, unit, hedge, number, context)
        if past is not None:
            return [past], after + 1
    if words[after] in EARLIER and unit == "day" and hedge is None and words[after + 1] != "than":
        moved = days_from_told(line, begins, after + 1, stated, number, context)
        if moved is not None:
            return [moved], after + 1
    interval = interval_of(stated, hedge)
    if (
        hedge is None
        and not (number.vague or number.fraction)
        and unit in _PAST_UNITS
        and _elapsed(line, begins)
    ):
        interval = Interval(interval.low, max(interval.high or value, value + granule))
    return [drafted(line, begins, after, Kind.DURATION, value, interval, unit, hedge, granule, number)], after


_PAST_UNITS = frozenset({"year", "month", "week", "day"})


def _elapsed(line: Line, begins: int) -> bool:
    """Whether the time has passed ("in the last 25 years", "led for 12 years"), and may be counted in whole ones."""
    words = line.words
    before = words[begins - 1] if begins else ""
    if before not in ELAPSED or (before == "for" and words[begins - 2] in TERM_GIVEN):
        return False
    return before not in ("in", "for", "within", "after") or not ahead_by_verb(line, begins)


def _hours_and_minutes(line: Line, own: Measure, number: Number) -> tuple[Decimal, str, int, Decimal] | None:
    """ "3h 42m", "1h30", "2hr 5min": in minutes."""
    words, j = line.words, own.after
    if own.unit != "hour" or words[j - 1] not in ("h", "hr", "hrs") or not number.plain:
        return None
    if not words[j].isdecimal() or len(words[j]) > 2 or int(words[j]) > 59:
        return None
    value = number.value * 60 + int(words[j])
    if words[j + 1] in ("m", "min", "mins", "mn") and line.glued(j):
        return value, "minute", j + 2, ONE
    if words[j + 1] in ("min", "mins") or (line.glued(j - 1) and len(words[j]) == 2):
        return value, "minute", j + 2 if words[j + 1] in ("min", "mins") else j + 1, ONE
    return None


def single_duration(line: Line, i: int, context: Context, floor: int) -> Read | None:
    """ "in a year", "a decade", "a week later", "a year and a half"; "$5 a day" and "the man of a year" are rates or none."""
    words = line.words
    own = measure_at(line, i + 1)
    if own is None or own.kind is not Kind.DURATION:
        return None
    before, following = words[i - 1] if i else "", words[own.after]
    if words[i + 1] == "century" and before in CENTURY_MAKERS:
        return None
    if (
        i and following not in ("ago", "earlier", "later") and (line.digit(i - 1) or before in RATED)
    ):  # "$500 a month after her release"
        return None
    if (
        words[i + 1] not in WHOLE_SPANS
        and following not in LATER
        and before not in SPANS
        and not (i == 0 and own.after == line.count)
    ):
        return None
    if following == "and" and not (
        words[own.after + 1] in ("a", "one") and words[own.after + 2] in ("half", "quarter")
    ):
        if words[i + 1] not in WHOLE_SPANS and before not in SPANS:
            return None
    if before in ("of", "every") and words[i + 1] not in WHOLE_SPANS:
        return None
    value, after = ONE, own.after
    if following == "and" and words[after + 1] in ("a", "one") and words[after + 2] in ("half", "quarter"):
        value += Decimal("0.5") if words[after + 2] == "half" else Decimal("0.25")
        after += 3
    number = Number(i, i + 1, value, ONE if value == 1 else Decimal("0.1"), False)
    hedge, begins = hedge_before(line, i, floor)
    if value != 1:
        own = Measure(own.kind, own.unit, after, own.factor)
    return duration(line, number, own, hedge, begins, context, floor)


def _one_day(line: Line, number: Number, after: int, begins: int) -> bool:
    """Whether "one day" is the idiom and no duration: "One day he will return"."""
    if line.words[number.first] != "one" or line.words[after - 1] != "day" or line.words[after - 2] == "-":
        return False
    return line.words[after] not in DAY_AFTER and (begins == 0 or line.words[begins - 1] not in DAY_BEFORE)
