"""Numbers as digits, words and mixtures: "21,000", "two hundred and six", "2.3 million", "half a", "two-thirds".

A number knows its granule, the unit of the last digit written: 49.92 → 0.01, 21,000 → 1,000, 2.3 million → 100,000.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from checker.reading.english.money import PREFIXES, SIGNS
from checker.reading.english.numbers import (
    AND,
    ARTICLES,
    CARDINALS,
    COUNTED_IN_MILLIONS,
    FEW,
    FRACTIONS,
    GROUPS,
    LOOSE_SHORT,
    OF,
    SCALES,
    SHORT_SCALES,
    SPELLED_SCALES,
    VAGUE,
    VULGAR,
)
from checker.reading.line import Line
from checker.reading.powers import power_at
from checker.reading.vague import Bounds, few, vague

ONE, TEN, HALF = Decimal(1), Decimal(10), Decimal("0.5")
_SEPARATORS = str.maketrans("", "", ",\u00a0\u202f\u2009")
_FAR = Decimal(10) ** 24


class Number(NamedTuple):
    """Lexemes ``[first, after)`` and their value.

    ``digits``: written with digits. ``fraction``: a part of a whole in words ("a third", "half a").
    ``vague``: bounds of "hundreds of". ``group``: counted in dozens. ``plain``: one lexeme of digits.
    """

    first: int
    after: int
    value: Decimal
    granule: Decimal
    digits: bool = True
    fraction: bool = False
    vague: tuple[int, int] | None = None
    group: bool = False
    plain: bool = False
    scale: Decimal = ONE


def granule_of(written: str) -> Decimal:
    """The unit of the last digit written; zeros at the end of a whole number are not written digits."""
    point = written.find(".")
    if point >= 0:
        return ONE.scaleb(point + 1 - len(written))
    kept = written.rstrip("0")
    return ONE.scaleb(len(written) - len(kept)) if kept else ONE


def step_of(value: Decimal) -> Decimal:
    """The granule of a number that words spell: forty → 10, two hundred and six → 1."""
    if value != value.to_integral_value():
        return ONE.scaleb(int(value.normalize().as_tuple().exponent))
    return granule_of(str(int(value)))


def number_at(line: Line, i: int) -> Number | None:
    """The number that begins at lexeme ``i``, the longest reading, or None."""
    word = line.words[i]
    if not word:
        return None
    if word[-1].isdecimal():
        return _digits(line, i)
    if word in CARDINALS:
        return _spelled(line, i)
    if word in VULGAR:
        top, bottom = VULGAR[word]
        return _scaled(line, i, i + 1, Decimal(top) / bottom, Decimal("0.01"), True)
    if word in ARTICLES:
        return _after_article(line, i)
    if word == "half" or word == "quarter":
        return _half(line, i)
    if word in VAGUE and not _after_number(line, i):
        return _bounded(i, vague(line, i))
    if word in FEW:
        return _bounded(i, few(line, i + 1))
    return None


def _bounded(i: int, bounds: Bounds | None) -> Number | None:
    """Bounds in place of a value, from lexeme ``i``."""
    if bounds is None:
        return None
    end, low, high = bounds
    return Number(i, end, Decimal(low), Decimal(low), False, vague=(low, high))


def _after_number(line: Line, i: int) -> bool:
    before = line.words[i - 1] if i else ""
    return bool(before) and (before[-1].isdecimal() or before in CARDINALS)


def _digits(line: Line, i: int) -> Number | None:
    written = line.words[i].translate(_SEPARATORS)
    try:
        value = Decimal(written)
    except InvalidOperation:
        return None
    if len(written) > 24:
        return None
    granule, j, plain = granule_of(written), i + 1, True
    following = line.words[j]
    power = power_at(line, i) if (following and not following.isascii()) or following in ("x", "^") else None
    if power is not None:
        return Number(i, power[1], value * power[0], granule * power[0])
    if following in VULGAR and "." not in written:
        top, bottom = VULGAR[following]
        value, granule, j, plain = value + Decimal(top) / bottom, Decimal("0.01"), j + 1, False
    elif "." not in written and _slash_fraction(line, i):
        return _written_fraction(line, i, Decimal(0), i)
    elif "." not in written and line.digit(j) and not line.glued(i) and _slash_fraction(line, j):
        return _written_fraction(line, j, value, i)
    elif following == "-" and "." not in written and _hyphened_fraction(line, i):
        return _written_fraction(line, j + 1, value, i)
    if following == "and" and line.words[j + 1] in _PARTS and "." not in written:
        mixed = _and_fraction(line, j)
        if mixed is not None:
            return _scaled(line, i, mixed[1], value + mixed[0], Decimal("0.1"), True)
    return _scaled(line, i, j, value, granule, True, plain)


def _slash_fraction(line: Line, i: int) -> bool:
    """Whether "3/4" stands at ``i``: a proper fraction with a usual denominator, and no date such as 3/4/2017."""
    if (
        line.words[i + 1] not in ("/", "⁄")
        or not line.digit(i + 2)
        or not (line.glued(i) and line.glued(i + 1))
    ):
        return False
    top, bottom = line.words[i], line.words[i + 2]
    return (
        bottom in ("2", "3", "4", "5", "6", "8", "10", "16", "32")
        and len(top) <= 2
        and "." not in top
        and int(top) < int(bottom)
        and int(top) > 0
        and not (line.words[i + 3] == "/" and line.glued(i + 2))
        and line.words[i - 1] != "/"
    )


def _hyphened_fraction(line: Line, i: int) -> bool:
    """Whether eighths stand behind a hyphen, as prices of stock were written: "72-5/8"."""
    return line.glued(i) and line.glued(i + 1) and _slash_fraction(line, i + 2)


def _written_fraction(line: Line, i: int, whole: Decimal, first: int) -> Number:
    value = whole + Decimal(line.words[i]) / Decimal(line.words[i + 2])
    return _scaled(line, first, i + 3, value, Decimal("0.01"), True)


def _scaled(
    line: Line, first: int, j: int, value: Decimal, granule: Decimal, digits: bool, plain: bool = False
) -> Number:
    """``value`` multiplied by the scales that follow: million, bn, dozen, hundred thousand."""
    group, scale = False, ONE
    while value < _FAR:
        word = line.words[j]
        hyphen = (
            word == "-"
            and line.glued(j - 1)
            and line.words[j + 1] in SCALES
            and line.words[j + 1] != "hundred"
        )
        at = j + 1 if hyphen else j
        word = line.words[at]
        if word in SCALES:
            factor = SCALES[word]
        elif word == "dozen":
            factor, group = Decimal(12), True
        elif digits and word in SHORT_SCALES and _short_scale(line, at):
            factor = SHORT_SCALES[word]
        else:
            break
        value, granule, scale, j, plain = value * factor, granule * factor, scale * factor, at + 1, False
        if group:
            granule = Decimal(12)
            break
    if scale > 1 and value == value.to_integral_value():
        value = value.to_integral_value()
    return Number(first, j, value, granule, digits, group=group, plain=plain, scale=scale)


def _short_scale(line: Line, j: int) -> bool:
    """Whether "m", "bn", "k" at ``j`` scales the digits before it; "5m" alone is five metres unless money."""
    word = line.words[j]
    if word in LOOSE_SHORT:
        return True
    if not line.glued(j - 1):
        return word in ("m", "b", "cr") and _money_before(line, j - 1)
    if line.glued(j) and line.words[j + 1][:1].isalnum():
        return False
    if word in ("m", "b", "cr"):
        return (
            _money_before(line, j - 1)
            or (line.words[j + 1] in PREFIXES and line.raw(j + 1).isupper())
            or (word == "b" and line.raw(j) == "B" and not line.capital(j + 1))
            or (word == "m" and line.words[j + 1] in COUNTED_IN_MILLIONS)
        )
    return (
        word == "k" and line.words[j + 1] not in ("run", "race") and line.words[j - 1] not in ("401", "403")
    )


def _money_before(line: Line, i: int) -> bool:
    before = line.words[i - 1] if i else ""
    if before in SIGNS or before in PREFIXES or before == "r":
        return True
    if before in ("-", "to") and i >= 3:
        far = line.words[i - 3] if line.digit(i - 2) else line.words[i - 4] if i >= 4 else ""
        return far in SIGNS
    return False


def _spelled(line: Line, i: int) -> Number | None:
    """Words: "twenty-three", "two hundred and six", "one and a half million", "four hundred thousand"."""
    words = line.words
    if words[i] == "one" and words[i + 1] in FRACTIONS and words[i + 1] not in ("second",):
        return _part(line, i, i + 1, 1)
    if words[i] == "one" and words[i + 1] == "-" and words[i + 2] in FRACTIONS:
        return _part(line, i, i + 2, 1)
    top = CARDINALS[words[i]]
    at = i + 2 if words[i + 1] == "-" else i + 1
    if top > 1 and words[at] in FRACTIONS and words[at] != "halves":
        if words[at][-1] == "s" or (words[at] == "quarter" and top == 3 and at == i + 2):
            return _part(line, i, at, top)
    total, current, j = Decimal(0), Decimal(0), i
    limit, seen_scale = _FAR, False
    while True:
        word = words[j]
        if word in CARDINALS:
            step = Decimal(CARDINALS[word])
            if current and not (
                current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and 0 < step < 10)
            ):
                break
            if step >= 100:
                break
            current += step
            j += 1
        elif word == "hundred" and 0 < current < 100:
            current *= 100
            j += 1
        elif word in SPELLED_SCALES and current and SPELLED_SCALES[word] < limit and word != "hundred":
            limit = SPELLED_SCALES[word]
            total += current * limit
            current, seen_scale, j = Decimal(0), True, j + 1
        elif word == "dozen" and current and not total:
            return Number(i, j + 1, current * 12, Decimal(12), False, group=True)
        elif word == "-" and words[j + 1] in CARDINALS and current % 10 == 0 and current % 100 >= 20:
            if not 0 < CARDINALS[words[j + 1]] < 10:
                break
            j += 1
        elif word == "-" and (words[j + 1] in SCALES) and line.glued(j - 1):
            j += 1
        elif word == AND and (seen_scale or (current and current % 100 == 0)) and words[j + 1] in CARDINALS:
            if not _continues(line, j + 1, current):
                break
            j += 1
        elif (word == AND and words[j + 1] in _PARTS) or (word == "-" and words[j + 1] == AND):
            mixed = _and_fraction(line, j + 1 if word == "-" else j)
            if mixed is None:
                break
            return _scaled(line, i, mixed[1], total + current + mixed[0], Decimal("0.1"), False)
        else:
            break
    value = total + current
    if words[j - 1] == AND:
        j -= 1
    return Number(i, j, value, step_of(value), False, scale=limit if seen_scale else ONE)


def _continues(line: Line, j: int, current: Decimal) -> bool:
    """Whether the number word at ``j`` goes on with the number before "and" ("two hundred and six")."""
    following = line.words[j + 1]
    return following not in ("hundred",) or current == 0


def _and_fraction(line: Line, j: int) -> tuple[Decimal, int] | None:
    """ "and a half", "-and-a-half", "and three-quarters" at ``j``: the fraction, and the lexeme after it."""
    words = line.words
    if words[j + 1] == "-" and words[j + 2] in ("a", "one"):
        j += 1
    if words[j + 1] in ("a", "one"):
        at = j + 3 if words[j + 2] == "-" else j + 2
        part = FRACTIONS.get(words[at])
        return (ONE / part, at + 1) if part in (2, 3, 4) and words[at + 1] != OF else None
    at = j + 3 if words[j + 2] == "-" else j + 2
    parts = FRACTIONS.get(words[at]) if words[at][-1:] == "s" else None
    top = CARDINALS.get(words[j + 1], 0)
    return (Decimal(top) / parts, at + 1) if parts and 0 < top < parts and words[at + 1] != OF else None


_PARTS = frozenset({"a", "one", "two", "three", "four"})


def _part(line: Line, i: int, at: int, top: int) -> Number | None:
    """ "two-thirds", "one in": ``top`` parts of FRACTIONS at ``at``; "a quarter of a million" is a number."""
    value = Decimal(top) / FRACTIONS[line.words[at]]
    words, j = line.words, at + 1
    if words[j] == OF and words[j + 1] in ("a", "one") and words[j + 2] in SCALES:
        scaled = value * SCALES[words[j + 2]]
        return Number(i, j + 3, scaled, SCALES[words[j + 2]] / 10, False, fraction=True)
    return Number(i, j, value, Decimal("0.1"), False, fraction=True)


def _after_article(line: Line, i: int) -> Number | None:
    """ "a hundred", "a million", "a dozen", "a third of", "a quarter century", "a half"."""
    words = line.words
    word = words[i + 1]
    if word in SCALES and word[-1] != "s":
        return _scaled_words(line, i)
    if word in GROUPS and word != "score":
        return Number(i, i + 2, Decimal(12), Decimal(12), False, group=True)
    if word in ("half", "quarter"):
        at = i + 3 if words[i + 2] == "-" else i + 2
        if words[at] in SCALES:
            return Number(
                i, at + 1, SCALES[words[at]] / FRACTIONS[word], SCALES[words[at]] / 10, False, fraction=True
            )
        if words[at] == "dozen":
            return Number(i, at + 1, Decimal(12) / FRACTIONS[word], ONE, False, group=True)
    if word in FRACTIONS and word not in ("halves",):
        return _part(line, i, i + 1, 1)
    if word in FEW:
        return _bounded(i, few(line, i + 2))
    if word == "couple" and words[i + 2] == OF:
        return Number(i, i + 3, Decimal(2), ONE, False, group=True)
    return None


def _scaled_words(line: Line, i: int) -> Number:
    total, current, limit, j = Decimal(0), ONE, _FAR, i + 1
    while line.words[j] in SCALES:
        factor = SCALES[line.words[j]]
        if factor == 100:
            current *= 100
        elif factor < limit:
            total, limit, current = total + current * factor, factor, Decimal(0)
        else:
            break
        j += 1
    if line.words[j] == AND and line.words[j + 1] == "a" and line.words[j + 2] == "half":
        value = (total + current) * Decimal("1.5")
        return Number(i, j + 3, value, step_of(value), False)
    value = total + current
    return Number(i, j, value, step_of(value), False)


def _half(line: Line, i: int) -> Number | None:
    """ "half a", "half a million", "half a dozen", "half-century", "quarter century", "half of"."""
    words = line.words
    value = HALF if words[i] == "half" else Decimal("0.25")
    at = i + 1
    if words[at] in ARTICLES or (words[at] == "-" and words[at + 1] in ARTICLES):
        at += 1 if words[at] in ARTICLES else 2
        if words[at] == "-":
            at += 1
    if words[at] == "-" and (words[at + 1] in SCALES or words[at + 1] == "dozen"):
        at += 1
    elif words[at] == OF and words[at + 1] in ("a", "one") and words[at + 2] in SCALES:
        at += 2
    if words[at] in SCALES:
        return Number(i, at + 1, value * SCALES[words[at]], SCALES[words[at]] / 10, False, fraction=True)
    if words[at] == "dozen":
        return Number(i, at + 1, value * 12, ONE, False, group=True)
    return Number(i, at, value, Decimal("0.1"), False, fraction=True)
