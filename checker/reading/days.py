"""Spans of days as intervals of ordinals: a month, a year, a season, a month and a day in its likeliest year.

``month_days(2016, 12, 2)`` is the winter from December 2016 to February 2017.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from checker.interval import Interval

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
FIRST_YEAR, LAST_YEAR = 1000, 2999
DAY = Decimal(1)
_SOON = 60
_TOO_FAR = 300
_A_YEAR = 366


def days(first: date, last: date | None = None) -> Interval:
    """From the first day to the last, both included."""
    low = first.toordinal()
    return Interval(Decimal(low), Decimal(low if last is None else last.toordinal()))


def month_days(year: int, month: int, last_month: int | None = None) -> Interval:
    """The days of a month, or from a month to another of that year (or the next, when it is smaller)."""
    last = month if last_month is None else last_month
    end_year = year + 1 if last < month else year
    first = date(year, month, 1).toordinal()
    final = (
        LAST_DAY
        if (end_year, last) >= (9999, 12)
        else date(end_year + last // 12, last % 12 + 1, 1).toordinal() - 1
    )
    return Interval(Decimal(first), Decimal(final))


def year_days(first: int, last: int | None = None) -> Interval:
    """The days of a year, or of the years from first to last."""
    return days(date(first, 1, 1), date(first if last is None else last, 12, 31))


def seconds_as_minutes(seconds: int) -> Decimal:
    """Seconds as a part of a minute, to four places."""
    return (Decimal(seconds) / 60).quantize(Decimal("0.0001"))


def first_day(span: Interval) -> date:
    """The first day of a span; its end is not open."""
    return date.fromordinal(int(span.low or FIRST_DAY))


def make_day(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_on(day: date, months: int) -> date | None:
    """The same day of the month so many months on (or back), the last of a shorter month; None beyond the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        return None
    return make_day(year, month + 1, day.day) or date.fromordinal(int(month_days(year, month + 1).high or 1))


def part_of(span: Interval, part: str | None) -> Interval:
    """The early, middle or late third of a span of days, with a margin of a sixth."""
    if part is None or span.low is None or span.high is None:
        return span
    width = (span.high - span.low + 1) / 6
    if part == "early":
        return Interval(span.low, (span.low - 1 + 3 * width).to_integral_value(ROUND_FLOOR))
    if part == "late":
        return Interval((span.high + 1 - 3 * width).to_integral_value(ROUND_CEILING), span.high)
    return Interval((span.low + width).to_integral_value(), (span.high - width).to_integral_value())


def likely_year(
    options: list[date], anchor: date, *, ahead: bool | None
) -> tuple[date | None, tuple[Interval, ...]]:
    """The likeliest of the days that a month and a day name in the years around, and the others within a year.

    News looks back, but for the next two months; a sentence that looks ahead takes the next such day, unless the
    last one is but days ago and the next almost a year away; one that tells of the past takes no day of next year,
    as the day of another year would have its year written.
    """
    if not options:
        return None, ()
    past = [
        day
        for day in options
        if (day - anchor).days <= _SOON and not (ahead is False and day.year > anchor.year)
    ]
    coming = [day for day in options if day >= anchor]
    if ahead and coming and (min(coming) - anchor).days <= _TOO_FAR:
        chosen = min(coming)
    elif ahead or not past:
        chosen = min(options, key=lambda day: abs((day - anchor).days))
    else:
        chosen = max(past)
    others = tuple(days(day) for day in options if day != chosen and abs((day - anchor).days) <= _A_YEAR)
    return chosen, others


def in_years_around(month: int, day: int, anchor: date) -> list[date]:
    """The day of that month and number in the anchor's year and its neighbours."""
    return [
        found
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if 1 <= year <= 9999 and (found := make_day(year, month, day)) is not None
    ]
