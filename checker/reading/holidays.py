"""Holidays whose day is the same wherever English is written, or whose name tells the country: "Christmas Day", "Good Friday".

"Independence Day" is another day in each country, and is none.
"""

from __future__ import annotations

from datetime import date, timedelta

from checker.model import Kind
from checker.reading.context import Context
from checker.reading.dates import year_after
from checker.reading.days import DAY, days, likely_year, make_day
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    CHURCH_DAYS,
    HOLIDAYS,
    HOLIDAYS_ALONE,
    NTH_HOLIDAYS,
    TITLES_WITH_DAYS,
)
from checker.reading.line import Line
from checker.reading.tense import looks_ahead

Read = tuple[list[Draft], int]
_LONGEST = 6


def holiday_at(line: Line, i: int, context: Context) -> Read | None:
    """The holiday that ends with "Day" or "Eve" at lexeme ``i``, or is one word there ("Halloween")."""
    if not line.capital(i) or (line.capital(i + 1) and line.words[i + 1] in TITLES_WITH_DAYS):
        return None
    if line.words[i] in HOLIDAYS_ALONE:
        return _drafted(line, i, i, context) if i and line.words[i - 1] in _BEFORE_ALONE else None
    for length in range(_LONGEST, 1, -1):
        first = i - length + 1
        if first >= 0 and line.phrase(first, length) in _NAMED and line.capital(first):
            return _drafted(line, first, i, context)
    return None


def church_day_at(line: Line, i: int, context: Context) -> Read:
    """ "Good Friday", "Easter Monday" at their weekday; of other named days ("Black Friday") nothing is read."""
    if line.phrase(i - 1, 2) not in CHURCH_DAYS or (
        line.capital(i + 1) and line.words[i + 1] not in ("and", "or")
    ):
        return [], i + 1
    found = _drafted(line, i - 1, i, context)
    return found if found is not None else ([], i + 1)


_BEFORE_ALONE = frozenset("on since before after until till by last next this".split())
_NAMED = HOLIDAYS.keys() | NTH_HOLIDAYS.keys()


def _drafted(line: Line, first: int, last: int, context: Context) -> Read | None:
    name = line.phrase(first, last - first + 1)
    name = HOLIDAYS_ALONE.get(name, name)
    year, after = year_after(line, last + 1)
    core = (line.starts[first], line.ends[after - 1])
    if year is not None:
        day = _in_year(name, year)
        return ([Draft(*core, Kind.DATE, day, days(day), granule=DAY, core=core)], after) if day else None
    before = line.words[first - 1] if first else ""
    directed = before in ("last", "next", "this")
    if directed:
        core = (line.starts[first - 1], core[1])
    anchor = context.anchor()
    if anchor is None:
        return [Draft(*core, Kind.DATE, name, None, core=core)], after
    options = [
        day
        for other in range(anchor.day.year - 1, anchor.day.year + 2)
        if (day := _in_year(name, other)) is not None
    ]
    if before == "last":
        options = [day for day in options if day < anchor.day][-1:]
    elif before == "next":
        options = [day for day in options if day > anchor.day][:1]
    chosen, others = likely_year(options, anchor.day, ahead=looks_ahead(line, first, after))
    if chosen is None:
        return None
    return [
        Draft(
            *core,
            Kind.DATE,
            chosen,
            days(chosen),
            granule=DAY,
            core=core,
            anchor=anchor.name,
            others=others,
        )
    ], after


def _in_year(name: str, year: int) -> date | None:
    """The day of a holiday in a year."""
    if name in HOLIDAYS:
        return make_day(year, *HOLIDAYS[name])
    if name in NTH_HOLIDAYS:
        return _nth(year, *NTH_HOLIDAYS[name])
    return easter(year) + timedelta(days=CHURCH_DAYS[name]) if 1583 <= year <= 9998 else None


def _nth(year: int, month: int, weekday: int, which: int) -> date | None:
    """The first, second … weekday of a month; ``which`` -1 is the last."""
    if not 1 <= year <= 9998:
        return None
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous algorithm (Nature, 1876; Meeus, "Astronomical Algorithms").

    >>> easter(2024).isoformat()
    '2024-03-31'
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
