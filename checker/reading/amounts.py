"""A number with what it measures: "49.92 percent", "$80-90 million", "9 km", "at least 31 people".

``amount_at`` reads hedge, sign, number, a second number of a range, and unit, age or counted noun, in that order.
"""

from __future__ import annotations

from decimal import Decimal

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.ages import age_at
from checker.reading.context import Context
from checker.reading.counts import count_at, fraction_at, of_whole
from checker.reading.draft import Draft, drafted
from checker.reading.durations import duration
from checker.reading.english.counting import EXTENTS
from checker.reading.english.units import COMPOUNDS, GRADES
from checker.reading.english.words import STOPS
from checker.reading.hedges import hedge_after, hedge_before, interval_of
from checker.reading.labels import is_label
from checker.reading.line import Line
from checker.reading.measures import Measure, compound_at, currency_before, measure_at, priced_at
from checker.reading.numbers import HALF, ONE, Number, number_at
from checker.reading.ranges import range_of, second_at

Read = tuple[list[Draft], int]


def amount_at(line: Line, i: int, context: Context, floor: int) -> Read | None:
    """The mentions that begin with the number at lexeme ``i``, and the lexeme after them; None when there is none."""
    number = number_at(line, i)
    if number is None:
        return None
    currency = currency_before(line, i)
    if currency is None and (grade := _grade(line, number)) is not None:
        return grade
    if currency is None and number.digits and is_label(line, number):
        return [], number.after
    if (
        number.fraction
        and number.first == i
        and line.words[i] in ("half", "quarter")
        and i
        and line.words[i - 1] == "-"
    ):
        return None
    own = _measure(line, number) if currency is None else priced_at(line, number)
    second = second_at(line, number, own, currency)
    if second is not None:
        found = range_of(line, number, own, second, currency, floor)
        if found is not None:
            return found
    return _one(line, number, own, currency, context, floor)


def _measure(line: Line, number: Number) -> Measure | None:
    """What a number measures; behind "hundreds of" only a plural is a unit ("thousands of tonnes", "stone walls")."""
    words, j = line.words, number.after
    if number.vague is not None and words[j] == "of":
        own = measure_at(line, j + 1)
        plural = own is not None and (
            words[own.after - 1][-1] == "s" or words[own.after - 1] in ("feet", "yen")
        )
        return own if plural else None
    return measure_at(line, j, fraction=number.fraction or 0 < number.value < 1)


def _one(
    line: Line,
    number: Number,
    own: Measure | None,
    currency: tuple[str, int] | None,
    context: Context,
    floor: int,
) -> Read | None:
    first = currency[1] if currency else number.first
    number, first = _signed(line, number, first)
    hedge, begins = hedge_before(line, first, floor)
    if currency is not None:
        after = own.after if own else number.after
        code = own.unit if own else currency[0]
        return _money(line, number, code, hedge, begins, after)
    if own is not None:
        if own.kind is Kind.DURATION:
            return duration(line, number, own, hedge, begins, context, floor)
        if own.kind is Kind.MONEY:
            return _money(line, number, own.unit, hedge, begins, own.after, own.factor)
        return _measured(line, number, own, hedge, begins)
    if number.plain or number.value <= 120:
        aged = age_at(line, number, hedge, begins, floor)
        if aged is not None:
            return aged
    quake = _magnitude(line, number, first, floor)
    if quake is not None:
        return quake
    if number.fraction and number.value < 1 and of_whole(line, number):
        return fraction_at(line, number, hedge, begins)
    if number.digits and 0 < number.value < 1 and not number.plain:
        return fraction_at(line, number, hedge, begins)
    return count_at(line, number, hedge, begins, floor, context)


_STEPS = 12
"""Steps that a scale has at most."""


def _signed(line: Line, number: Number, first: int) -> tuple[Number, int]:
    """A minus sign before the number: "-5C", "minus 5"; a dash between words is none."""
    words, k = line.words, first - 1
    if k < 0:
        return number, first
    dash = words[k] == "-" and line.glued(k) and (k == 0 or not line.glued(k - 1)) and number.digits
    if dash or (words[k] == "minus" and words[k - 1] != "or"):
        negative = Number(
            number.first,
            number.after,
            -number.value,
            number.granule,
            number.digits,
            number.fraction,
            None,
            number.group,
        )
        return negative, k
    return number, first


def _measured(line: Line, number: Number, own: Measure, hedge: Hedge | None, begins: int) -> Read:
    """Percent, points, and quantities; "5 ft 11 in" and "2 hours 15 minutes" are one."""
    after = own.after
    value, granule = number.value * own.factor, number.granule * own.factor
    unit = own.unit
    if own.unit in COMPOUNDS:
        joined = compound_at(line, own, number)
        if joined is not None:
            value, unit, after, granule = joined
    stated = Number(
        number.first, number.after, value, granule, number.digits, number.fraction, number.vague, number.group
    )
    if own.kind is Kind.PERCENT and granule >= 100:
        stated = Number(number.first, number.after, value, ONE, True)
    if hedge is None:
        hedge, after = hedge_after(line, after)
    interval = interval_of(stated, hedge)
    return [
        drafted(line, begins, after, own.kind, value, interval, unit, hedge, stated.granule, number)
    ], after


def single_measure(line: Line, i: int, floor: int) -> Read | None:
    """ "a foot deep", "more than a ton of silver"; behind an amount it is a rate ("$2 a gallon"), alone a word."""
    if i == floor and i:
        return None
    own = measure_at(line, i + 1)
    hedge, begins = hedge_before(line, i, floor)
    if own is None or own.kind is not Kind.QUANTITY:
        return None
    following = line.words[own.after]
    if following not in EXTENTS or (following == "of" and own.unit == "ton" and hedge is None):
        if hedge is None or (following.isalpha() and following not in STOPS):
            return None
    value, words = ONE, line.words
    if words[own.after] == "and" and words[own.after + 1] == "a" and words[own.after + 2] == "half":
        value, own = value + HALF, Measure(own.kind, own.unit, own.after + 3)
    number = Number(i, i + 1, value, ONE if value == ONE else Decimal("0.1"), False)
    return _measured(line, number, own, hedge, begins)


def _money(
    line: Line, number: Number, code: str, hedge: Hedge | None, begins: int, after: int, factor: Decimal = ONE
) -> Read:
    value, granule = number.value * factor, number.granule * factor
    stated = Number(
        number.first, number.after, value, granule, number.digits, number.fraction, number.vague, number.group
    )
    if line.words[after] == "-" and line.glued(after) and line.words[after + 1] in ("a", "per"):
        pass
    if hedge is None:
        hedge, after = hedge_after(line, after)
    interval = interval_of(stated, hedge)
    return [drafted(line, begins, after, Kind.MONEY, value, interval, code, hedge, granule, number)], after


def _grade(line: Line, number: Number) -> Read | None:
    """A step of a scale: "a Category 4 hurricane", "category-4", "a Level 3 alert"; not "Level 3 Communications"."""
    words, k, after = line.words, number.first - 1, number.after
    joined = words[k] == "-" and line.glued(k)
    k -= joined
    if k < 0 or words[k] not in GRADES or after != number.first + 1 or not 0 < number.value <= _STEPS:
        return None
    if number.value != number.value.to_integral_value() or not (joined or line.capital(k)):
        return None
    if words[after].isalpha() and line.capital(after):
        return None
    interval, unit, granule = Interval.exact(number.value), words[k], number.granule
    return [
        drafted(line, k, after, Kind.QUANTITY, number.value, interval, unit, None, granule, number)
    ], after


def _magnitude(line: Line, number: Number, first: int, floor: int) -> Read | None:
    """ "magnitude 6.8", "a magnitude-6.8 quake", "a magnitude of 6.8", "5.9 on the Richter scale"."""
    words, after = line.words, number.after
    if number.value > 12:
        return None
    hedge, begins = hedge_before(line, first, floor)
    if words[after] == "on" and "richter" in words[after + 1 : after + 5]:
        k, after = begins, words.index("richter", after) + 1
        after += words[after] == "scale"
    else:
        k = begins - 1
        while k >= floor and words[k] in ("-", "of"):
            k -= 1
        if k < floor or words[k] != "magnitude" or not number.digits:
            return None
    interval = interval_of(number, hedge)
    return [
        drafted(
            line,
            k,
            after,
            Kind.QUANTITY,
            number.value,
            interval,
            "magnitude",
            hedge,
            number.granule,
            number,
        )
    ], after
