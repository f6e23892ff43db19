"""Days counted from another: "two weeks ago", "more than a year ago", "a day earlier", "two days later"."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.context import TOLD, Context
from checker.reading.days import DAY, FIRST_DAY, LAST_DAY, days, months_on
from checker.reading.draft import Draft
from checker.reading.hedges import interval_of
from checker.reading.line import Line
from checker.reading.numbers import Number

_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.4369"),
    "year": Decimal("365.2425"),
}
_MONTHS = {"month": 1, "year": 12}
EARLIER = {"earlier": -1, "later": 1}


def ago(
    line: Line,
    begins: int,
    after: int,
    stated: Number,
    unit: str,
    hedge: Hedge | None,
    number: Number,
    context: Context,
) -> Draft | None:
    """ "two weeks ago" as a date: the anchor's day less the duration, as exact as the words."""
    mean = _DAYS.get(unit)
    if mean is None:
        return None
    core = (line.starts[number.first], line.ends[number.after - 1])
    start, end = line.starts[begins], line.ends[after - 1]
    anchor = context.anchor()
    if anchor is None:
        return Draft(start, end, Kind.DATE, _iso(-1, stated.value, unit), None, hedge=hedge, core=core)
    middle = _back(anchor.day, stated.value, unit, mean)
    if middle is None:
        return None
    back = interval_of(stated, hedge, counted=unit == "day")
    origin = anchor.day.toordinal()
    low = None if back.high is None else (origin - back.high * mean).to_integral_value()
    high = None if back.low is None else (origin - back.low * mean).to_integral_value()
    if low is not None and low < FIRST_DAY:
        return None
    ordinal = Decimal(middle.toordinal())
    interval = Interval(
        None if low is None else min(low, ordinal), None if high is None else max(high, ordinal)
    )
    return Draft(
        start,
        end,
        Kind.DATE,
        middle,
        interval,
        hedge=hedge,
        core=core,
        granule=stated.granule * mean,
        anchor=anchor.name,
    )


def _back(origin: date, value: Decimal, unit: str, mean: Decimal) -> date | None:
    """The day so long before the origin: by the calendar for whole months and years, else by their mean length."""
    if unit in _MONTHS and value == value.to_integral_value():
        return months_on(origin, -int(value) * _MONTHS[unit]) if value < 120_000 else None
    ordinal = origin.toordinal() - int(value * mean)
    return date.fromordinal(ordinal) if FIRST_DAY <= ordinal <= LAST_DAY else None


def _iso(sign: int, value: Decimal, unit: str) -> str:
    """A duration as ISO 8601 writes it: -P2W."""
    letter = "W" if unit == "fortnight" else unit[0].upper()
    number = value * 2 if unit == "fortnight" else value
    return f"{'-' if sign < 0 else ''}P{number.normalize():f}{letter}"


def days_from_told(
    line: Line, begins: int, after: int, stated: Number, number: Number, context: Context
) -> Draft | None:
    """ "a day earlier", "two days later": counted from the day told before; more than one day without it is a duration."""
    sign = EARLIER[line.words[after - 1]]
    core = (line.starts[number.first], line.ends[number.after - 1])
    start, end = line.starts[begins], line.ends[after - 1]
    told = context.told()
    if stated.value != stated.value.to_integral_value() or stated.value > LAST_DAY:
        return None
    if told is None:
        if stated.value != 1:
            return None
        return Draft(start, end, Kind.DATE, _iso(sign, stated.value, "day"), None, core=core)
    try:
        day = told + timedelta(days=sign * int(stated.value))
    except OverflowError:
        return None
    return Draft(start, end, Kind.DATE, day, days(day), core=core, granule=DAY, anchor=TOLD)
