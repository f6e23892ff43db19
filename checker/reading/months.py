"""A month without a day: "last December", "by June", "in early October 2017", "the December quarter"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.interval import Interval
from checker.model import Kind
from checker.reading.context import Context
from checker.reading.days import (
    first_day,
    month_days,
    part_of,
)
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    EARLY,
)
from checker.reading.line import Line
from checker.reading.tense import looks_ahead

Read = tuple[list[Draft], int]
"""What was read, and after which lexeme it ends."""


class Year(NamedTuple):
    """The year of a date, where its words end, and what it was counted from when it is not written."""

    year: int | None
    after: int
    anchor: str | None = None


def whole_month(line: Line, i: int, stated: Year, month: int, context: Context) -> Read:
    """A month that begins at lexeme ``i``, with its year where that is stated."""
    part, begins = part_before(line, i)
    year, after, name = stated
    quarter = line.words[after] == "quarter" and month % 3 == 0 and part is None
    before = line.words[begins - 1] if begins else ""
    end = line.ends[after - 1] - (2 if line.words[after - 1][-2:] == "'s" else 0)
    core = (line.starts[begins - 1 if before in DIRECTED and year is None else begins], end)
    others: tuple[Interval, ...] = ()
    if year is None:
        anchor = context.anchor()
        if anchor is None:
            return [Draft(*core, Kind.DATE, f"--{month:02}", None, core=core)], after
        year = _year_of_month(month, anchor.day, before, looks_ahead(line, begins, after))
        year, name = min(max(year, 2), 9997), anchor.name
        if before not in DIRECTED:
            others = tuple(
                month_days(other, month)
                for other in (year - 1, year + 1)
                if abs((date(other, month, 15) - anchor.day).days) < _A_YEAR
            )
    span, granule = part_of(month_days(year, month), part), Decimal(30)
    if quarter:  # "the December quarter" ends with December
        after, others = after + 1, ()
        core, granule = (core[0], line.ends[after - 1]), Decimal(90)
        span = month_days(year, month - 2, month)
    return [
        Draft(
            *core,
            Kind.DATE,
            first_day(span),
            span,
            granule=granule,
            core=core,
            anchor=name,
            others=others,
        )
    ], after


DIRECTED = frozenset({"last", "next", "this", "past"})


_TILL = frozenset({"by", "until", "till", "before"})


_SINCE = frozenset({"since", "in", "during", "from", "of"})


_A_YEAR = 360


def _year_of_month(month: int, origin: date, before: str, ahead: bool | None) -> int:
    """The year of a month that is named alone: "last December", "by June", "in October"."""
    back = origin.year if month <= origin.month else origin.year - 1
    on = origin.year if month >= origin.month else origin.year + 1
    if before in ("last", "past"):
        return back - 1 if month == origin.month else back
    if before == "next":
        return on + 1 if month == origin.month else on
    if ahead or (ahead is None and before in _TILL):
        return on
    if ahead is False or before in _SINCE:
        return back
    return on if (month - origin.month) % 12 <= 6 else back


def part_before(line: Line, i: int) -> tuple[str | None, int]:
    """ "early", "mid-", "late", "the end of" before lexeme ``i``, and where it begins."""
    words = line.words
    k = i - 1
    if k >= 0 and words[k] == "-":
        k -= 1
    if k >= 0 and words[k] in ("early", "mid", "late"):
        return EARLY[words[k]], k
    if k >= 2 and words[k] == "of" and words[k - 1] in EARLY and words[k - 2] == "the":
        return EARLY[words[k - 1]], k - 1
    return None, i
