"""What relative dates resolve against: "on Tuesday" needs the day on which the article was written.

An explicit date shortly before in the same text comes first, then the anchors in the order given.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import Anchor, Hedge, Kind, Role
from checker.reading.draft import Draft
from checker.reading.english.calendar import FUTURE_CUES
from checker.reading.hedges import interval_of
from checker.reading.line import Line
from checker.reading.numbers import Number

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.4369"),
    "year": Decimal("365.2425"),
}
_NEAR_SENTENCES = 2
_NEAR_DAYS = 45


class Context:
    """The state of one reading: anchors, the last explicit date, the order of numeric dates."""

    __slots__ = ("anchors", "day_first", "explicit", "future", "role", "sentence")

    def __init__(self, anchors: Sequence[Anchor] = (), day_first: bool | None = None) -> None:
        self.anchors = tuple(anchors)
        self.day_first = day_first
        self.explicit: tuple[Anchor, int] | None = None
        self.sentence = 0
        self.role = Role.BODY
        self.future: bool | None = None

    def begin(self, sentence: int, role: Role) -> None:
        """Go on to the sentence of this number."""
        self.sentence = sentence
        self.role = role
        self.future = None

    def saw(self, day: date, written: str) -> None:
        """Remember an explicit date in the text as an anchor for the next sentences."""
        if self.role is not Role.BODY:
            return
        near = not self.anchors or any(abs((day - anchor.day).days) <= _NEAR_DAYS for anchor in self.anchors)
        if near:
            self.explicit = Anchor(day, f"{written} in the text"), self.sentence

    def anchor(self) -> Anchor | None:
        """The day against which a relative date of this sentence resolves."""
        if self.explicit is not None and self.sentence - self.explicit[1] <= _NEAR_SENTENCES:
            return self.explicit[0]
        return self.anchors[0] if self.anchors else None

    def looks_ahead(self, line: Line) -> bool:
        """Whether the sentence speaks of what is to come."""
        if self.future is None:
            self.future = not FUTURE_CUES.isdisjoint(line.words)
        return self.future

    def ago(
        self,
        line: Line,
        begins: int,
        after: int,
        stated: Number,
        unit: str,
        hedge: Hedge | None,
        number: Number,
    ) -> Draft | None:
        """ "two weeks ago" as a date: the anchor's day less the duration, as exact as the words."""
        days = _DAYS.get(unit)
        if days is None:
            return None
        anchor = self.anchor()
        core = (line.starts[number.first], line.ends[number.after - 1])
        start, end = line.starts[begins], line.ends[after - 1]
        if anchor is None:
            value = f"-P{stated.value.normalize():f}{unit[0].upper()}"
            return Draft(start, end, Kind.DATE, value, None, hedge=hedge, core=core)
        back = interval_of(stated, hedge, counted=unit == "day")
        origin = anchor.day.toordinal()
        low = None if back.high is None else origin - back.high * days
        high = None if back.low is None else origin - back.low * days
        middle = origin - int(stated.value * days)
        if middle < FIRST_DAY or (low is not None and low < FIRST_DAY):
            return None
        interval = Interval(
            None if low is None else low.to_integral_value(),
            None if high is None else high.to_integral_value(),
        )
        return Draft(
            start,
            end,
            Kind.DATE,
            date.fromordinal(middle),
            interval,
            hedge=hedge,
            core=core,
            granule=stated.granule * days,
            anchor=anchor.name,
        )


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


def make_day(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


_SOON = 60


def likely_year(
    month: int, day: int, anchor: date, *, ahead: bool
) -> tuple[date | None, tuple[Interval, ...]]:
    """The month and day in the likeliest year, and in the others: news looks back, but for the next two months.

    A sentence that looks ahead takes the year that brings the day nearest to the anchor.
    """
    candidates = [
        found
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if 1 <= year <= 9999 and (found := make_day(year, month, day)) is not None
    ]
    past = [found for found in candidates if (found - anchor).days <= _SOON]
    nearest = min(candidates, key=lambda found: abs((found - anchor).days), default=None)
    chosen = nearest if ahead or not past else max(past)
    return chosen, tuple(days(found) for found in (nearest,) if found is not None and found != chosen)
