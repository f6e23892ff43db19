"""Two numbers that belong together: "between 10 and 15 people", "$80-90 million", "from 4.1 to 4.4 percent"."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.interval import Interval
from checker.model import MEASURED, Hedge, Kind
from checker.reading.draft import Draft, drafted
from checker.reading.english.counting import TALLIED
from checker.reading.english.money import PREFIXES
from checker.reading.english.numbers import CARDINALS
from checker.reading.english.words import AGE_WORDS, CHANGES
from checker.reading.hedges import hedge_before, interval_of
from checker.reading.line import Line
from checker.reading.measures import Measure, measure_at, priced_at
from checker.reading.nouns import counted_noun
from checker.reading.numbers import ONE, Number, number_at
from checker.reading.ratios import is_factor

Read = tuple[list[Draft], int]


def second_at(
    line: Line, number: Number, own: Measure | None, currency: tuple[str, int] | None
) -> tuple[Number, Measure | None, bool, int] | None:
    """The second number of "between a and b", "a to b", "a–b", "two or three": it, its measure, and whether "to"."""
    words = line.words
    if number.vague is not None:
        return None
    j = _connector(line, number, own, currency)
    if j is None:
        return None
    connector = words[own.after if own else number.after]
    k = j + 1
    while words[k] and not words[k][0].isalnum() and currency is not None and k < j + 3:
        k += 1
    if currency is not None and words[k] in ("us", "a", "c", "hk", "nz") and words[k + 1] == "$":
        k += 2
    elif currency is not None and PREFIXES.get(words[k]) == currency[0]:
        k += 2 if words[k + 1] == "." else 1  # "Rs 50 crore to Rs 60 crore"
    elif currency is None and words[k] in ("$", "£", "€"):
        return None
    second = number_at(line, k)
    if second is None or second.fraction != number.fraction:
        return None
    if connector == "or" and (second.digits != number.digits or second.value != number.value + 1):
        return None
    if line.digit(k) and line.glued(second.after - 1) and words[second.after] in (":", "/"):
        return None
    measure = (
        measure_at(line, second.after, fraction=second.fraction)
        if currency is None
        else priced_at(line, second)
    )
    if own is not None and measure is None and currency is None:
        return None
    if connector == "or" and number.digits and measure is None and second.scale == 1:
        if counted_noun(line, second.after) is None:
            return None
    if own is not None and measure is not None and (own.kind, own.unit) != (measure.kind, measure.unit):
        return None
    return second, measure, connector == "to", j


def _connector(
    line: Line, number: Number, own: Measure | None, currency: tuple[str, int] | None
) -> int | None:
    """The lexeme that ties a second number to the first: "-", "to", "and" behind "between", "or" of near numbers."""
    words = line.words
    j = own.after if own else number.after
    connector, first = words[j], currency[1] if currency else number.first
    before = words[first - 1] if first else ""
    if connector == "-":
        if line.glued(j - 1) and words[j + 1] == "to":
            return j + 2 if words[j + 2] == "-" else j + 1
        loose = not line.glued(j) and line.glued(j - 1)
        return None if loose or (line.glued(j) and number.digits and words[j + 1] in CARDINALS) else j
    if connector == "and":
        between = before == "between" or (before == "-" and words[number.first - 2] == "between")
        return j if between else None
    if connector == "or":
        return j if own is None and number.value <= 12 else None
    return j if connector == "to" else None


def range_of(
    line: Line,
    number: Number,
    own: Measure | None,
    second: tuple[Number, Measure | None, bool, int],
    currency: tuple[str, int] | None,
    floor: int,
) -> Read | None:
    """The range of two numbers, or the first alone where a change goes from it to the second; None: no range."""
    other, measure, to, _joint = second
    words = line.words
    if (
        other.scale > 1
        and number.scale == 1
        and number.value < 1000
        and number.value <= other.value / other.scale
    ):
        number = Number(
            number.first,
            number.after,
            number.value * other.scale,
            number.granule * other.scale,
            number.digits,
            scale=other.scale,
        )
    first = currency[1] if currency else number.first
    if measure is None and currency is None and not to and _no_range(line, number, other):
        return ([], other.after) if number.plain and other.plain else None
    number = _thousands(line, number, other)
    if (to and _changing(line, first, number, other)) or number.value > other.value:
        return _from_to(line, number, own, measure, currency, floor)
    start = first
    if first and words[first - 1] in ("between", "from"):
        start = first - 1
    hedge = Hedge.BETWEEN
    outer, begins = hedge_before(line, start, floor)
    if outer is not None:
        start = begins
    factor = measure.factor if measure else ONE
    low, high = number.value * factor, other.value * factor
    after = measure.after if measure else other.after
    kind, unit = (measure.kind, measure.unit) if measure else (Kind.COUNT, None)
    if currency is not None:
        kind, unit = Kind.MONEY, (measure.unit if measure else currency[0])
    elif kind is Kind.DURATION:
        old = after + 1 if words[after] == "-" else after
        if words[old] in ("old", "olds"):
            kind, after = Kind.AGE, old + 1
    elif measure is None:
        before = words[start - 1] if start else ""
        if before in AGE_WORDS:
            kind, unit, start = Kind.AGE, "year", start - 1
        else:
            noun = counted_noun(line, other.after)
            if noun is None and words[after] == "-" and line.glued(after) and words[after + 1].isalpha():
                noun = after + 1
            if noun is not None:
                unit, after = line.raw(noun), noun + 1
                if unit == "times" and is_factor(line, after, low):
                    kind, unit = Kind.QUANTITY, "dimensionless"
    core = (line.starts[number.first], line.ends[other.after - 1])
    draft = Draft(
        line.starts[start],
        line.ends[after - 1],
        kind,
        low,
        Interval(low, high),
        unit,
        hedge=hedge,
        granule=number.granule * factor,
        core=core,
    )
    return [draft], after


_FROM, _TO = re.compile(r"\bfrom\s+$", re.IGNORECASE), re.compile(r"\bto\s+$", re.IGNORECASE)


def inherit(drafts: list[Draft], text: str) -> None:
    """A bare number takes the unit of the other end of its change: "from 110 km/h to 80", "to 42 pct from 38"."""
    for at in range(1, len(drafts)):
        first, second = drafts[at - 1], drafts[at]
        if first.kind is Kind.COUNT and first.unit is None and second.kind is Kind.QUANTITY:
            if text[first.end : second.start].strip() == "by":
                _take(first, second)  # "8 by 10 feet"
            continue
        if second.kind is not Kind.COUNT or second.unit is not None or first.unit is None:
            continue
        between = text[first.end : second.start].strip()
        if between not in ("to", "from") or first.kind not in MEASURED:
            continue
        other = _FROM if between == "to" else _TO
        tallied = first.kind is Kind.COUNT and first.unit in TALLIED and between == "to"
        if not (tallied or other.search(text, max(0, first.start - 8), first.start)):
            continue
        if not (isinstance(second.value, Decimal) and isinstance(first.value, Decimal)):
            continue
        if not abs(first.value) <= 50 * abs(second.value) <= 2500 * abs(first.value):
            continue
        _take(second, first)


def _take(bare: Draft, other: Draft) -> None:
    """Give a bare number the kind and unit of another."""
    bare.kind, bare.unit = other.kind, other.unit
    if other.kind is not Kind.COUNT and bare.granule is not None and isinstance(bare.value, Decimal):
        bare.interval = interval_of(Number(0, 0, bare.value, bare.granule), bare.hedge)


def _thousands(line: Line, number: Number, other: Number) -> Number:
    """ "13 to 14,000 feet" begins at 13,000."""
    raised = number.value * 1000
    if number.plain and other.plain and "," in line.words[other.first] and number.value < 1000:
        if raised < other.value <= 3 * raised:
            return Number(number.first, number.after, raised, number.granule * 1000, number.digits)
    return number


def _no_range(line: Line, number: Number, other: Number) -> bool:
    """Whether "a-b" or "a or b" without a unit is no range of things counted."""
    if counted_noun(line, other.after) is not None:
        return False
    if number.plain and other.plain:
        return len(line.words[other.first]) > len(line.words[number.first]) + 1
    return not number.digits and other.digits


def _changing(line: Line, first: int, number: Number, other: Number) -> bool:
    """Whether "from a to b" tells a change: "rose from", "up from", "changes the balance from".

    Without "from" near numbers are a range ("grew 2.5 to 3 percent") and far ones a step and a level ("rose 12 to 350").
    """
    words = line.words
    if not first:
        return False
    if words[first - 1] == "by":
        return other.value > 4 * number.value
    if words[first - 1] in CHANGES:
        return not number.value < other.value <= Decimal("2.5") * number.value
    told = words[max(0, first - 9) : first - 1]
    if words[first - 1] != "from" or CHANGES.isdisjoint(told):
        return False
    # "fell from 40 to 50" is a change told wrongly; "growth is likely, down from 2.5 to 3" compares with a range.
    return not (told[-1] == "down" and number.value < other.value <= Decimal("1.5") * number.value)


def _from_to(
    line: Line,
    number: Number,
    own: Measure | None,
    measure: Measure | None,
    currency: tuple[str, int] | None,
    floor: int,
) -> Read | None:
    """Two values of a change: the first alone, in the unit of the second where it has none of its own."""
    if own is not None or currency is not None or measure is None:
        return None
    hedge, begins = hedge_before(line, number.first, floor)
    kind = Kind.DURATION if measure.kind is Kind.DURATION else measure.kind
    value = number.value * measure.factor
    stated = Number(number.first, number.after, value, number.granule * measure.factor, number.digits)
    draft = drafted(
        line,
        begins,
        number.after,
        kind,
        value,
        interval_of(stated, hedge),
        measure.unit,
        hedge,
        stated.granule,
        number,
    )
    return [draft], number.after
