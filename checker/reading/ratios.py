"""Parts and multiples: "one in five", "nine out of ten", "one person in every 250", "twice", "threefold"."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Kind
from checker.reading.context import Context
from checker.reading.draft import Draft
from checker.reading.english.counting import MULTIPLIED, NO_COMPARATIVE, SHARERS
from checker.reading.english.numbers import CARDINALS, FOLDS, MULTIPLES
from checker.reading.hedges import hedge_before, interval_of
from checker.reading.line import Line
from checker.reading.measures import measure_at
from checker.reading.numbers import Number, number_at

Read = tuple[list[Draft], int]


def ratio_at(line: Line, i: int, floor: int) -> Read | None:
    """ "one in five", "nine out of ten", "1 in 100": a part of the whole."""
    words = line.words
    if _RATIO_WORDS.isdisjoint(words[i + 1 : i + 6]):
        return None
    top = number_at(line, i)
    if top is None or top.fraction or top.value != top.value.to_integral_value() or top.value > 999:
        return None
    j = top.after
    if top.value == 1 and words[j] in SHARERS and words[j + 1] == "in":
        if not (words[j + 2] == "every" or line.digit(j + 2) or words[j + 2] in CARDINALS):
            return None
        top = Number(top.first, j + 1, top.value, top.granule, top.digits)
        j += 1
    elif words[j] == "times" and words[j + 1] == "out":
        top = Number(top.first, j + 1, top.value, top.granule, top.digits)
        j += 1
    if words[j] == "-" and words[j + 1] == "in" and words[j + 2] == "-":
        top = Number(top.first, j + 1, top.value, top.granule, top.digits)  # "a one-in-five chance"
        j += 3
    elif words[j] == "in":
        j += 1
    elif (words[j] == "out" and words[j + 1] == "of") or (words[j] == "of" and words[j + 1] == "every"):
        j += 2
    else:
        return None
    if words[j] == "every":
        j += 1
    bottom = number_at(line, j)
    if bottom is None or bottom.value < 2 or top.value >= bottom.value or bottom.fraction:
        return None
    if words[top.after] == "in" and words[j - 1] != "every" and not _usual_ratio(line, top, bottom):
        return None
    measure = measure_at(line, bottom.after)
    if measure is not None and measure.kind is Kind.DURATION:
        return None
    hedge, begins = hedge_before(line, i, floor)
    value = top.value / bottom.value
    stated = Number(top.first, bottom.after, value, Decimal("0.1"), False, fraction=True)
    interval = interval_of(stated, hedge)
    core = (line.starts[i], line.ends[bottom.after - 1])
    draft = Draft(
        line.starts[begins],
        core[1],
        Kind.QUANTITY,
        value,
        interval,
        "dimensionless",
        hedge=hedge,
        granule=stated.granule,
        core=core,
    )
    return [draft], bottom.after


_RATIO_WORDS = frozenset({"in", "out", "of"})


def _usual_ratio(line: Line, top: Number, bottom: Number) -> bool:
    """ "one in five" is a part; "12 in 2016" and "three in two games" are not."""
    if bottom.plain and 1900 <= bottom.value <= 2100:
        return False
    return top.value == 1 or bottom.value in (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000)


def is_factor(line: Line, j: int, value: Decimal) -> bool:
    """Whether "times" before lexeme ``j`` multiplies ("three times the risk") and does not tell how often."""
    word = line.words[j]
    return (
        value != value.to_integral_value()
        or word in MULTIPLIED
        or (word.endswith("er") and len(word) > 4 and word not in NO_COMPARATIVE)
        or word.endswith(("'s", "s'"))
    )


def multiple_at(line: Line, i: int, context: Context, floor: int) -> Read | None:
    """ "twice", "thrice": how often, or how many fold ("twice the rate")."""
    if line.words[i - 1] == "-" or line.words[i + 1] == "-":
        return None
    value = Decimal(MULTIPLES[line.words[i]])
    number = Number(i, i + 1, value, Decimal(1), False)
    hedge, begins = hedge_before(line, i, floor)
    core = (line.starts[i], line.ends[i])
    factor = is_factor(line, i + 1, value)
    interval = interval_of(number, hedge, counted=not factor)
    return [
        Draft(
            line.starts[begins],
            core[1],
            Kind.QUANTITY if factor else Kind.COUNT,
            value,
            interval,
            "dimensionless" if factor else "times",
            hedge=hedge,
            granule=Decimal(1),
            core=core,
        )
    ], i + 1


def fold_at(line: Line, i: int, context: Context, floor: int) -> Read | None:
    """ "threefold"."""
    number = Number(i, i + 1, Decimal(FOLDS[line.words[i]]), Decimal(1), False)
    hedge, begins = hedge_before(line, i, floor)
    core = (line.starts[i], line.ends[i])
    interval = interval_of(number, hedge)
    return [
        Draft(
            line.starts[begins],
            core[1],
            Kind.QUANTITY,
            number.value,
            interval,
            "dimensionless",
            hedge=hedge,
            granule=Decimal(1),
            core=core,
        )
    ], i + 1
