"""Small words for reports: ``1 article``, ``3 errors and 1 note``, ``21,000 to 22,000 votes``, ``12 December 2017``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from checker.interval import Interval

_PLACES = Decimal("0.000001")
_REGULAR = frozenset(
    {"percentage point", "basis point", "year", "month", "week", "day", "hour", "minute", "second", "mile"}
)
_MONTHS = (  # never those of a locale
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def counted(count: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def number(value: Decimal) -> str:
    """``21,000``, ``49.92``; a quotient's endless tail ends at six places."""
    if value.adjusted() > 30 or (value and value.adjusted() < -6):
        return f"{value:.4g}"
    if -_exponent(value) > 6:
        value = value.quantize(_PLACES).normalize()
    return f"{value:,f}".replace("-", "−")


def month(day: date) -> str:
    """``Dec``: the first three letters of the month."""
    return _MONTHS[day.month - 1][:3]


def day(ordinal: Decimal | int) -> str:
    """``12 December 2017`` for its ordinal; a number outside the calendar stays one."""
    try:
        found = date.fromordinal(int(ordinal))
    except (ValueError, OverflowError):
        return str(ordinal)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def interval(value: Interval, unit: str | None, *, calendar: bool = False) -> str:
    """``21,000 to 22,000 votes``, ``at least 31 people``, ``12 December 2017``."""
    shown = value if calendar else _legible(value)
    low = None if shown.low is None else (day(shown.low) if calendar else number(shown.low))
    high = None if shown.high is None else (day(shown.high) if calendar else number(shown.high))
    if low is None and high is None:
        return "anything"
    if low is None:
        words = f"until {high}" if calendar else f"at most {high}"
    elif high is None:
        words = f"from {low}" if calendar else f"at least {low}"
    else:
        words = low if value.is_exact or low == high else f"{low} to {high}"
    named = "" if calendar else _unit(unit, one=words == "1")
    return f"{words} {named}".rstrip()


def _legible(value: Interval) -> Interval:
    """Ends with three more digits than their distance has: ``[20570.4118, 20839.293]`` → ``[20570.4, 20839.3]``."""
    if value.low is None or value.high is None or value.is_exact:
        return value
    digit = Decimal(1).scaleb((value.high - value.low).adjusted() - 3)
    return Interval(
        *(
            end if _exponent(end) >= digit.adjusted() else end.quantize(digit)
            for end in (value.low, value.high)
        )
    )


def _exponent(value: Decimal) -> int:
    """The place of the last digit written: −2 for 49.92."""
    return int(value.as_tuple().exponent)


def sentence(text: str) -> str:
    """A message as a headline: its first letter a capital, save where it begins with a name of code."""
    return text if "_" in text.partition(" ")[0] else text[:1].upper() + text[1:]


def _unit(unit: str | None, *, one: bool) -> str:
    """A unit after a number; nouns that were counted stand as the article wrote them."""
    return f"{unit}s" if unit in _REGULAR and not one else unit or ""
