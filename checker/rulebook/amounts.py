"""Values that expressions calculate with: intervals that carry their unit.

``49.92 percent - 48.38 percent`` is 1.54 percentage points; that times ``1,344,406 votes`` is 20,704 votes; a day minus a
day is an elapsed time. Percent, points and counts of things multiply anything; sums want one dimension.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from checker.interval import Interval
from checker.model import CALENDAR, Kind, Mention
from checker.rulebook.nouns import are_people, singular
from checker.units import CALENDAR_DAY, GRADED, PERCENT, POINT, RATIO, Unit, resolve, unit_of

_HUNDRED = Decimal(100)
_CLOCK = str(Kind.TIME)
_DAY = 24 * 60
"""Minutes of a day."""


class Mismatch(ValueError):
    """Two values that cannot be added or compared, in words."""


class Amount(Struct, frozen=True):
    """An interval in a unit; ``elapsed`` marks the time between two days, of which whole years may be said."""

    interval: Interval
    unit: Unit
    elapsed: bool = False

    @property
    def base(self) -> Interval:
        """The interval in the dimension's base unit."""
        return self.interval.scale(self.unit.factor, self.unit.offset)

    def __str__(self) -> str:
        """``20,570 to 20,838 votes``; days as ISO dates."""
        return show(self.interval, self.unit)


class Tally(Struct, frozen=True):
    """A score: its terms in order, as exact numbers."""

    terms: tuple[Decimal, ...]

    def __str__(self) -> str:
        return "-".join(plain(term) for term in self.terms)


Result = Amount | Tally | str | bool | None
"""What an expression yields; None is a comparison that the intervals leave open."""

DAY = resolve("day")
CALENDAR_UNIT = resolve(CALENDAR_DAY)
PERCENT_UNIT, POINT_UNIT, RATIO_UNIT = resolve(PERCENT), resolve(POINT), resolve(RATIO)


def of_day(day: date) -> Amount:
    """A day of the calendar."""
    return Amount(Interval.exact(day.toordinal()), CALENDAR_UNIT)


def of_mention(mention: Mention) -> Amount | Tally | str | None:
    """What a mention is worth in a calculation; None for a relative date that nothing anchors."""
    if isinstance(mention.value, tuple):
        return Tally(mention.value)
    if mention.interval is None:
        return None if mention.kind in CALENDAR else str(mention.value)
    return Amount(mention.interval, unit_of(mention.kind, mention.unit, singular))


def literal(mention: Mention) -> Amount | Tally | str | None:
    """A value as the rulebook writes it: exact in its digits, without the width that prose would give it."""
    measured = mention.interval is not None and mention.kind not in CALENDAR and mention.kind is not Kind.TIME
    if isinstance(mention.value, Decimal) and mention.hedge is None and measured:
        return Amount(Interval.exact(mention.value), unit_of(mention.kind, mention.unit, singular))
    return of_mention(mention)


def common(a: Amount, b: Amount) -> tuple[Interval, Interval]:
    """Both in one base unit. Raise Mismatch when they measure different things.

    A share written as a ratio meets percent; a bare number meets a count of anything; and percent meets points, since
    sources loosely write "half a percent" for half a point.
    """
    one, two = a.unit.dimension, b.unit.dimension
    if one == two:
        return a.base, b.base
    if {one, two} <= {PERCENT, POINT}:
        return a.base, b.base
    if one == RATIO and two in (PERCENT, POINT):
        return a.base.scale(_HUNDRED), b.base
    if two == RATIO and one in (PERCENT, POINT):
        return a.base, b.base.scale(_HUNDRED)
    if one == "count" and two != CALENDAR_DAY:  # A bare number is in the unit of what it meets.
        return a.interval.scale(b.unit.factor, b.unit.offset), b.base
    if two == "count" and one != CALENDAR_DAY:
        return a.base, b.interval.scale(a.unit.factor, a.unit.offset)
    if (one == RATIO and _countable(two)) or (two == RATIO and _countable(one)):
        return a.base, b.base
    if (
        str(Kind.ORDINAL) in (one, two) and _countable(one) and _countable(two)
    ):  # the fourth title: four titles
        return a.base, b.base
    if _counts(a) and _counts(b) and are_people(a.unit.name, b.unit.name):
        return a.base, b.base
    raise Mismatch(f"{_measure(a)} and {_measure(b)} cannot be compared or added")


def add(a: Amount, b: Amount, sign: int) -> Amount:
    """``a + b`` or ``a - b`` (sign -1), in the unit of the first; days and times mix as on a calendar."""
    one, two = a.unit.dimension, b.unit.dimension
    if one == two == CALENDAR_DAY:
        if sign > 0:
            raise Mismatch("two dates cannot be added; subtract them, or add a duration such as 3 days")
        return Amount(a.interval - b.interval, DAY, elapsed=True)
    if one == CALENDAR_DAY and two == "[time]":
        span = _calendar_span(b)
        return Amount(a.interval + (span if sign > 0 else -span), a.unit)
    if one == "[time]" and two == CALENDAR_DAY and sign > 0:
        return add(b, a, 1)
    if one == two == _CLOCK and sign < 0:
        return Amount(_span_of_clock(a.interval - b.interval), resolve("minute"))
    if one == _CLOCK and two == "[time]":
        span = b.base.scale(1 / resolve("minute").factor)
        return Amount(a.interval + (span if sign > 0 else -span), a.unit)
    left, right = common(a, b)
    total = left + right if sign > 0 else left - right
    if one == two == PERCENT and sign < 0:
        return Amount(total, POINT_UNIT)
    # A ratio stays one when a bare number is taken off it: price / close - 1.
    unit = b.unit if _bare(one) and not (one == RATIO and _bare(two)) else a.unit
    if one != two and _counts(a) and _counts(b):  # passengers and crew: so many people
        unit = unit_of(Kind.COUNT, "people", singular)
    elif {one, two} == {PERCENT, POINT}:
        unit = PERCENT_UNIT
    elif RATIO in (one, two) and (PERCENT in (one, two) or POINT in (one, two)):
        unit = POINT_UNIT if sign < 0 else PERCENT_UNIT
    return Amount(total.scale(1 / unit.factor) if unit.factor != 1 else total, unit)


def _span_of_clock(span: Interval) -> Interval:
    """Minutes from one time of day to another, over midnight where the second comes before the first."""
    return span + Interval.exact(_DAY) if span.high is not None and span.high < 0 else span


def multiply(a: Amount, b: Amount) -> Amount:
    """A share of something, a number of somethings, or a product of two measures."""
    if CALENDAR_DAY in (a.unit.dimension, b.unit.dimension):
        raise Mismatch("a date cannot be multiplied")
    if a.unit.dimension in (PERCENT, POINT):
        return Amount(a.base.scale(1 / _HUNDRED) * b.interval, b.unit)
    if b.unit.dimension in (PERCENT, POINT):
        return multiply(b, a)
    if a.unit.dimension == RATIO or _bare(a.unit.dimension):
        return Amount(a.interval * b.interval, b.unit)
    if b.unit.dimension == RATIO or _countable(b.unit.dimension):
        return Amount(a.interval * b.interval, a.unit)
    if _countable(a.unit.dimension):
        return multiply(b, a)
    unit = Unit(f"{a.unit.name} {b.unit.name}", f"{a.unit.dimension} * {b.unit.dimension}")
    return Amount(a.base * b.base, unit)


def divide(a: Amount, b: Amount) -> Amount:
    """A ratio of likes, a part of something, or a rate. Raise Mismatch for a divisor that may be zero."""
    try:
        if a.unit.dimension == b.unit.dimension and a.unit.dimension != CALENDAR_DAY:
            return Amount(a.base / b.base, RATIO_UNIT)
        if b.unit.dimension in (PERCENT, POINT):
            return Amount(a.interval / b.base.scale(1 / _HUNDRED), a.unit)
        if _counts(a) and _counts(b):  # "jobs / workforce": a share, whatever each of them counts
            return Amount(a.interval / b.interval, RATIO_UNIT)
        if b.unit.dimension == RATIO or _countable(b.unit.dimension):
            return Amount(a.interval / b.interval, a.unit)
        if CALENDAR_DAY in (a.unit.dimension, b.unit.dimension):
            raise Mismatch("a date cannot be divided")
        unit = Unit(f"{a.unit.name} per {b.unit.name}", f"{a.unit.dimension} / {b.unit.dimension}")
        return Amount(a.base / b.base, unit)
    except ZeroDivisionError:
        raise Mismatch(f"division by {b}, which may be zero") from None


def _counts(a: Amount) -> bool:
    """Whether it is a number of named things."""
    return _countable(a.unit.dimension) and not _bare(a.unit.dimension)


def negate(a: Amount) -> Amount:
    """The same with its sign turned."""
    return replace(a, interval=-a.interval)


def age_at(born: Amount, day: Amount) -> Amount:
    """Completed years between two days, as a person's age is counted."""

    def years(start: Decimal, end: Decimal) -> int:
        a, b = date.fromordinal(int(start)), date.fromordinal(int(end))
        return b.year - a.year - ((b.month, b.day) < (a.month, a.day))

    first, last = born.interval, day.interval
    if None in (first.low, first.high, last.low, last.high):
        raise Mismatch("age() needs two days")
    assert first.low is not None
    assert first.high is not None
    assert last.low is not None
    assert last.high is not None
    low, high = years(first.high, last.low), years(first.low, last.high)
    return Amount(Interval(Decimal(min(low, high)), Decimal(max(low, high))), resolve("year"))


def whole_years(days: Amount) -> Interval:
    """The elapsed time as it may be said: from the completed years up to the exact span, in seconds."""
    base = days.base
    year = resolve("year").factor
    if base.low is None or base.low < year:
        return base
    floor = (base.low / year + Decimal("0.003")).to_integral_value(rounding="ROUND_FLOOR") * year
    return Interval(min(floor, base.low), base.high)


def _calendar_span(time: Amount) -> Interval:
    """A duration in days; months and years give or take what a calendar gives or takes."""
    span = time.base.scale(1 / DAY.factor)
    slack = {"month": Decimal(3), "year": Decimal(1)}.get(time.unit.name)
    if slack is None:
        return span
    middle = Interval(
        None if span.low is None else span.low.to_integral_value(),
        None if span.high is None else span.high.to_integral_value(),
    )
    return middle.widen(slack)


def _bare(dimension: str) -> bool:
    return dimension in ("count", "ordinal", RATIO)


def _countable(dimension: str) -> bool:
    return dimension.startswith(("count", "ordinal")) or dimension == RATIO


def _measure(a: Amount) -> str:
    return "a date" if a.unit.dimension == CALENDAR_DAY else a.unit.name or "a bare number"


# --- in words --------------------------------------------------------------------------------------------------------


def plain(number: Decimal) -> str:
    """``1344406`` → ``1,344,406``; at most four places, none of them empty."""
    rounded = round(number, 4) if number.is_finite() else number
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_bound(number: Decimal, unit: Unit) -> str:
    """One end of an interval: a day as an ISO date, thousands without a fraction."""
    if unit.dimension == CALENDAR_DAY:
        ordinal = int(number)
        return date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= 3652059 else plain(number)
    if unit.dimension == str(Kind.TIME):
        return f"{int(number) // 60 % 24:02d}:{int(number) % 60:02d}"
    places = 0 if abs(number) >= 1000 else 2 if abs(number) >= 10 else 4
    return plain(round(number, places))


def show(interval: Interval, unit: Unit) -> str:
    """``[20570, 20838] votes`` → ``20,570 to 20,838 votes``; open ends in words."""
    low = None if interval.low is None else show_bound(interval.low, unit)
    high = None if interval.high is None else show_bound(interval.high, unit)
    if low is None and high is None:
        text = "anything"
    elif low is None:
        text = f"at most {high}"
    elif high is None:
        text = f"at least {low}"
    else:
        text = low if low == high else f"{low} to {high}"
    return f"{text}{suffix(interval, unit)}"


def suffix(interval: Interval, unit: Unit) -> str:
    """The unit as it follows a number: plural unless the number is one."""
    if unit.dimension in (CALENDAR_DAY, RATIO, str(Kind.TIME)) or not unit.name:
        return ""
    if unit.dimension.startswith(("money", "count", "ordinal")) or unit.name == PERCENT:
        return f" {unit.name}"
    name = unit.name.replace("_", " ")
    one = interval.is_exact and interval.low == 1
    return f" {name}" if one or name in GRADED else f" {_plural(name)}"


def _plural(name: str) -> str:
    if name in ("foot", "inch"):
        return {"foot": "feet", "inch": "inches"}[name]
    if name.endswith("century"):
        return "centuries"
    return name if name.endswith("s") or "degree" in name or " per " in name else f"{name}s"
