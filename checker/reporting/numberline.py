"""Intervals on a common scale: where each begins and ends, in per cent of a strip, and the ticks below.

``[21000, 22000]`` beside ``[20715, 20715]`` → a bar from 22 to 93, a point at 7, ticks at 21,000, 21,500 and 22,000.
A half-open interval runs to the edge of the strip; days stand on a calendar. Positions are rounded to a tenth,
so that a page has the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker.interval import Interval
from checker.model import Bar, Era, Stamp
from checker.reporting import english

_PAD = 0.07
_TICKS = 4
_EDGE = 4


class Row(Struct, frozen=True):
    """One bar: ``left`` and ``width`` in per cent; a point has no width; arrows where an end is open."""

    label: str
    words: str
    left: float
    width: float
    authority: bool
    opens_left: bool
    opens_right: bool

    @property
    def right(self) -> float:
        """Where the bar ends."""
        return round(self.left + self.width, 1)


class Tick(Struct, frozen=True):
    """A mark of the scale, in per cent from the left, and what it says."""

    at: float
    words: str


class NumberLine(Struct, frozen=True):
    """Bars of one unit above their scale."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    bands: tuple[Row, ...]
    """What the authorities hold: drawn behind all rows, so that one sees who touches it."""


def lines(bars: Iterable[Bar]) -> tuple[NumberLine, ...]:
    """A number line for each unit, in the order in which the units come."""
    groups: dict[tuple[str | None, bool], list[Bar]] = {}
    for bar in bars:
        groups.setdefault((bar.unit, bar.calendar), []).append(bar)
    found = (_line(group, calendar) for (_, calendar), group in groups.items())
    return tuple(replace(line, bands=tuple(row for row in line.rows if row.authority)) for line in found)


def over_time(eras: Sequence[Era], stamps: Iterable[Stamp] = ()) -> NumberLine | None:
    """The values of a fact along the calendar, above the days that an article states of itself.

    None where the fact had one value only, or where nothing says since when.
    """
    if len(eras) < 2 or not any(era.since or era.until for era in eras):
        return None
    bars = [
        Bar(
            _named(era),
            Interval(_ordinal(era.since), _ordinal(era.until)),
            None,
            authority=True,
            calendar=True,
        )
        for era in eras
    ]
    for stamp in stamps:
        day = Interval.exact(stamp.day.toordinal())
        bars.append(Bar(f"this page, {stamp.field}", day, None, calendar=True))
    return _line(bars, calendar=True)


def _named(era: Era) -> str:
    return f"{era.value}, {era.status}" if era.status else era.value


def _ordinal(day: str | None) -> Decimal | None:
    """The ordinal of an ISO day; text that is no day counts as open."""
    try:
        return None if day is None else Decimal(date.fromisoformat(day).toordinal())
    except ValueError:
        return None


def _line(bars: Sequence[Bar], calendar: bool) -> NumberLine:
    ends = [
        end
        for bar in bars
        for end in (_float(bar.interval.low), _float(bar.interval.high))
        if end is not None
    ]
    low, high = min(ends, default=0.0), max(ends, default=0.0)
    room = (high - low) * _PAD or (1.0 if calendar else abs(high) * _PAD or 1.0)
    if any(bar.interval.low is None or bar.interval.high is None for bar in bars):
        room *= 3
    low, high = low - room, high + room
    rows = tuple(_row(bar, low, high) for bar in bars)
    ticks = _days(low, high) if calendar else _numbers(low, high)
    shares = ((_share(at, low, high), words) for at, words in ticks)
    return NumberLine(rows, tuple(Tick(at, words) for at, words in shares if _EDGE <= at <= 100 - _EDGE), ())


def _row(bar: Bar, low: float, high: float) -> Row:
    first, last = _float(bar.interval.low), _float(bar.interval.high)
    left = 0.0 if first is None else _share(first, low, high)
    right = 100.0 if last is None else _share(last, low, high)
    words = english.interval(bar.interval, bar.unit, calendar=bar.calendar)
    return Row(bar.label, words, left, round(right - left, 1), bar.authority, first is None, last is None)


def _share(value: float, low: float, high: float) -> float:
    return round(100 * (value - low) / (high - low), 1)


def _float(value: Decimal | None) -> float | None:
    """A finite double, or None; what doubles cannot hold lies beyond any strip."""
    return None if value is None or not value.is_finite() or value.adjusted() > 300 else float(value)


def _numbers(low: float, high: float) -> list[tuple[float, str]]:
    """Round numbers: steps of 1, 2 or 5 times a power of ten."""
    raw = Decimal(repr((high - low) / _TICKS))
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
    first = (Decimal(repr(low)) / step).to_integral_value("ROUND_CEILING") * step
    found: list[tuple[float, str]] = []
    while first <= Decimal(repr(high)) and len(found) <= 2 * _TICKS:
        found.append((float(first), english.number(first.normalize() + 0)))
        first += step
    return found


def _days(low: float, high: float) -> list[tuple[float, str]]:
    """Days, firsts of a month or firsts of a year: whichever gives a handful."""
    first, last = (date.fromordinal(min(max(int(end), 1), date.max.toordinal())) for end in (low, high))
    span = (last - first).days
    if span > 1100:
        step = max(span // 366 // _TICKS, 1)
        years = range(first.year + 1, last.year + 1, step)
        return [(date(year, 1, 1).toordinal(), str(year)) for year in years]
    if span > 60:
        months = range(
            first.year * 12 + first.month, last.year * 12 + last.month, max(span // 30 // _TICKS, 1)
        )
        starts = [date(month // 12, month % 12 + 1, 1) for month in months]
        return [(day.toordinal(), f"{english.month(day)} {day.year}") for day in starts]
    days = range(first.toordinal() + 1, last.toordinal() + 1, max(span // _TICKS, 1))
    found = [date.fromordinal(day) for day in days]
    return [(day.toordinal(), f"{day.day} {english.month(day)}") for day in found]
