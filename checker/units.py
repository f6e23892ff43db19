"""Units as plain numbers: pint is asked once for a unit that the table below does not hold, and only here.

``resolve("kilometer")`` is dimension ``[length]`` and factor 1000; ``percent`` and ``percentage point`` are different
dimensions, so that half a point never turns into 0.005. Counted nouns ("21,000 votes") are dimensions of their own,
and each currency is one, so that only equal currencies compare. Factors lead to the dimension's base unit; temperatures
have an offset too: ``base = value * factor + offset``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, localcontext
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.model import CALENDAR, Kind
from checker.store import remember

if TYPE_CHECKING:
    import pint

PERCENT, POINT, CALENDAR_DAY, RATIO = "percent", "percentage point", "calendar", "ratio"
FRACTION = "dimensionless"
"""What the reader calls the unit of "a quarter": a ratio."""
GRADED = frozenset({"category", "grade", "level", "magnitude", "tier"})
"""Units that are read off a scale: they have no plural, and convert into nothing."""


class Unit(Struct, frozen=True):
    """A unit by its dimension, and the way to the dimension's base unit: ``value * factor + offset``."""

    name: str
    dimension: str
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)


class UnknownUnit(ValueError):
    """A name that is no unit; ``near`` is the closest known spelling, or None."""

    def __init__(self, name: str, near: str | None = None) -> None:
        super().__init__(f"unknown unit {name!r}")
        self.name = name
        self.near = near


# What news uses most, as pint defines it (a test holds every row against pint), so that a run need not import it.
_TABLE: dict[str, tuple[str, str, str]] = {
    "second": ("[time]", "1", "0"),
    "minute": ("[time]", "60", "0"),
    "hour": ("[time]", "3600", "0"),
    "day": ("[time]", "86400", "0"),
    "week": ("[time]", "604800", "0"),
    "fortnight": ("[time]", "1209600", "0"),
    "month": ("[time]", "2629800", "0"),
    "year": ("[time]", "31557600", "0"),
    "decade": ("[time]", "315576000", "0"),
    "century": ("[time]", "3155760000", "0"),
    "millennium": ("[time]", "31557600000", "0"),
    "millimeter": ("[length]", "0.001", "0"),
    "centimeter": ("[length]", "0.01", "0"),
    "meter": ("[length]", "1", "0"),
    "kilometer": ("[length]", "1000", "0"),
    "inch": ("[length]", "0.0254", "0"),
    "foot": ("[length]", "0.3048", "0"),
    "yard": ("[length]", "0.9144", "0"),
    "mile": ("[length]", "1609.344", "0"),
    "nautical_mile": ("[length]", "1852", "0"),
    "gram": ("[mass]", "0.001", "0"),
    "kilogram": ("[mass]", "1", "0"),
    "metric_ton": ("[mass]", "1000", "0"),
    "pound": ("[mass]", "0.45359237", "0"),
    "ounce": ("[mass]", "0.028349523125", "0"),
    "ton": ("[mass]", "907.18474", "0"),
    "degree_Celsius": ("[temperature]", "1", "273.15"),
    "kelvin": ("[temperature]", "1", "0"),
    "kilometer_per_hour": ("[length] / [time]", "0.277777777777777777777777777778", "0"),
    "mile_per_hour": ("[length] / [time]", "0.44704", "0"),
    "meter_per_second": ("[length] / [time]", "1", "0"),
    "knot": ("[length] / [time]", "0.514444444444444444444444444444", "0"),
    "acre": ("[length] ** 2", "4046.87260987425200484533", "0"),
    "hectare": ("[length] ** 2", "10000", "0"),
    "square kilometer": ("[length] ** 2", "1000000", "0"),
    "square_mile": ("[length] ** 2", "2589988.110336", "0"),
    "square meter": ("[length] ** 2", "1", "0"),
    "square_foot": ("[length] ** 2", "0.09290304", "0"),
    "liter": ("[length] ** 3", "0.001", "0"),
    "gallon": ("[length] ** 3", "0.003785411784", "0"),
    "watt": ("[length] ** 2 * [mass] / [time] ** 3", "1", "0"),
    "kilowatt": ("[length] ** 2 * [mass] / [time] ** 3", "1000", "0"),
    "megawatt": ("[length] ** 2 * [mass] / [time] ** 3", "1000000", "0"),
    "gigawatt": ("[length] ** 2 * [mass] / [time] ** 3", "1000000000", "0"),
}
_FAHRENHEIT = Unit("degree_Fahrenheit", "[temperature]", Decimal(5) / 9, Decimal("459.67") * 5 / 9)
_OWN = {
    PERCENT: Unit(PERCENT, PERCENT),
    POINT: Unit(POINT, POINT),
    "basis point": Unit("basis point", POINT, Decimal("0.01")),
    "magnitude": Unit("magnitude", "magnitude"),
    **{grade: Unit(grade, grade) for grade in ("category", "level", "grade", "tier")},
    "degree_Fahrenheit": _FAHRENHEIT,
    CALENDAR_DAY: Unit(CALENDAR_DAY, CALENDAR_DAY),
    RATIO: Unit(RATIO, RATIO),
    FRACTION: Unit(RATIO, RATIO),
}

_asked: dict[str, Unit | None] = {}


def resolve(name: str) -> Unit:
    """The unit that a name stands for, in the table or by pint; UnknownUnit when pint does not know it either.

    What pint said is remembered, so that the next run need not import it.
    """
    if own := _OWN.get(name):
        return own
    if row := _TABLE.get(name):
        return Unit(name, row[0], Decimal(row[1]), Decimal(row[2]))
    if name not in _asked:
        row_or_none = remember(f"unit {name}", lambda: _ask_pint(name))
        _asked[name] = (
            Unit(name, row_or_none[0], Decimal(row_or_none[1]), Decimal(row_or_none[2]))
            if row_or_none
            else None
        )
    unit = _asked[name]
    if unit is None:
        near = get_close_matches(name, [*_TABLE, *_OWN], n=1, cutoff=0.75)
        raise UnknownUnit(name, near[0] if near else None)
    return unit


def unit_of(kind: Kind, unit: str | None, noun: Callable[[str], str]) -> Unit:
    """The unit of a mention by its kind; ``noun`` folds a counted noun to its singular. Raise UnknownUnit."""
    if kind in CALENDAR:
        return _OWN[CALENDAR_DAY]
    if kind is Kind.MONEY:
        return Unit(unit or "money", f"money:{unit}")
    if kind is Kind.PERCENT:
        return _OWN[PERCENT]
    if kind is Kind.POINTS:
        return resolve(unit) if unit in _OWN else _OWN[POINT]
    if kind in (Kind.COUNT, Kind.ORDINAL, Kind.TIME):
        return Unit(unit or "", f"{kind}:{noun(unit)}" if unit else str(kind))
    if unit is None:
        return _OWN[RATIO]
    return resolve(unit)


_TELLING = 6
"""Shorter nouns are like too many units: "aces" are no acres, "miles" no moles."""


@lru_cache(maxsize=10_000)
def looks_like(word: str) -> str | None:
    """The unit that a counted noun is probably a misspelling of ("precent" → "percent"), or None."""
    names = {PERCENT, "percentage points", *(f"{name}s" for name in _TABLE if "_" not in name), *_TABLE} - {
        word
    }
    if word in _TABLE or word.removesuffix("s") in _TABLE:
        return None
    if len(word) < _TELLING:  # "aces" are no acres
        return None
    near = get_close_matches(word, names, n=1, cutoff=0.84)
    return near[0] if near else None


def _ask_pint(name: str) -> list[str] | None:
    """Dimension, factor and offset; a name such as cubic_meter is what it says it is."""
    import pint

    registry = _registry()
    for spelling in _spellings(name):
        try:
            unit = registry.Unit(spelling)
            at_zero = registry.Quantity(0.0, unit).to_base_units().magnitude
            at_one = registry.Quantity(1.0, unit).to_base_units().magnitude
        except (pint.errors.PintError, AttributeError, ValueError, TypeError, AssertionError):
            continue
        with localcontext() as context:
            context.prec = 16
            return [
                _dimension(unit.dimensionality),
                str(+Decimal(at_one - at_zero)),
                str(+Decimal(at_zero)),
            ]
    return None


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


def _dimension(powers: Mapping[str, Any]) -> str:
    """``[length] ** 2 * [mass] / [time] ** 3``: in one order, whichever pint has."""
    above = [_power(name, power) for name, power in sorted(powers.items()) if power > 0]
    below = [_power(name, -power) for name, power in sorted(powers.items()) if power < 0]
    return " / ".join([" * ".join(above) or "1", *below]) if powers else "dimensionless"


def _power(name: str, power: float) -> str:
    return name if power == 1 else f"{name} ** {power:g}"


def _spellings(name: str) -> Iterator[str]:
    yield name
    for word, power in (("square_", 2), ("cubic_", 3)):
        if name.startswith(word):
            yield f"{name.removeprefix(word)} ** {power}"
    if "_" in name:
        yield name.replace("_", " * ")
