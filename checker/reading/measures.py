"""What stands behind or before a number and says what it measures: "percent", "US$", "km", "per hour", "-year".

``measure_at`` looks to the right, ``currency_before`` to the left; both work on lexemes and make nothing.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.model import Kind
from checker.reading.english.money import (
    CENT_CUES,
    CENT_SIGNS,
    CENT_WORDS,
    CENTS,
    COMMON,
    CROWNS,
    CROWNS_OF,
    NATIONS,
    POUND,
    POUND_CUES,
    PREFIXES,
    SIGN_NATIONS,
    SIGNS,
)
from checker.reading.english.money import (
    NAMES as CURRENCY_NAMES,
)
from checker.reading.english.numbers import SPELLED_SCALES
from checker.reading.english.units import (
    COMPOUNDS,
    DURATION_SYMBOLS,
    DURATIONS,
    LONG_YEARS,
    NAMES,
)
from checker.reading.english.words import IRREGULAR_PLURALS, STOPS
from checker.reading.line import Line
from checker.reading.numbers import ONE, Number, number_at
from checker.reading.physical import unit_at

_HUNDREDTH = Decimal("0.01")


_STEPPED_OVER = frozenset({"full", "more", "additional", "further", "extra"})


class Measure(NamedTuple):
    """Kind and unit, the factor from what is written to the unit, and the lexeme after it."""

    kind: Kind
    unit: str
    after: int
    factor: Decimal = ONE
    spelled: bool = True


def currency_before(line: Line, i: int) -> tuple[str, int] | None:
    """The currency whose sign or code ends right before lexeme ``i``, and where it begins."""
    words, k = line.words, i - 1
    if k < 0:
        return None
    word = words[k]
    if word in SIGNS:
        if k and line.glued(k - 1) and words[k - 1] + word in SIGNS:
            return SIGNS[words[k - 1] + word], k - 1
        return SIGNS[word], k
    if word == "." and k and words[k - 1] in ("rs", "re") and line.glued(k - 1):
        return "INR", k - 1
    if word in SIGN_NATIONS and k and words[k - 1] == "$" and line.glued(k - 1) and line.capital(k):
        return SIGN_NATIONS[word], k - 1
    if (
        word == "r"
        and line.glued(k)
        and line.capital(k)
        and (words[i + 1] in SPELLED_SCALES or words[i + 1] == "m")
    ):
        return "ZAR", k
    if (
        word in PREFIXES
        and line.capital(k)
        and (len(word) == 3 or line.glued(k) or word in ("rs", "rm", "tk", "kr"))
    ):
        return PREFIXES[word], k - 1 if k and words[k - 1] == "$" and line.glued(k - 1) else k
    return None


def measure_at(line: Line, j: int, *, fraction: bool = False) -> Measure | None:
    """The measure whose words begin at lexeme ``j``, behind a number ("percent", "-year", "of a mile")."""
    words = line.words
    if words[j] == "-":
        if not (line.glued(j - 1) or words[j + 1] in DURATIONS):
            return None
        j += 1
    elif fraction and words[j] == "of" and words[j + 1] in ("a", "an", "one"):
        j += 2
    word = words[j]
    if not word:
        return None
    if word in _STEPPED_OVER and words[j + 1][-1:] == "s" and words[j + 1] in NAMES:
        j, word = j + 1, words[j + 1]
    if fraction and word in ("point", "points"):
        return Measure(Kind.POINTS, "percentage point", j + 1)
    if word == "x" and line.glued(j - 1) and not (line.glued(j) and words[j + 1][:1].isalnum()):
        return Measure(Kind.QUANTITY, "dimensionless", j + 1)
    return _share(line, j, word) or _duration(line, j, word) or _money(line, j, word) or _unit(line, j, word)


def _share(line: Line, j: int, word: str) -> Measure | None:
    words = line.words
    if word in ("%", "％", "percent", "pct", "percents"):
        if words[j + 1] in ("point", "points") and word != "percents":
            return Measure(Kind.POINTS, "percentage point", j + 2)
        return Measure(Kind.PERCENT, "percent", j + 1)
    if word == "per" and words[j + 1] == "-" and words[j + 2] == "cent":
        return Measure(Kind.PERCENT, "percent", j + 3)
    if (word == "pc" and line.glued(j - 1)) or word == "p.c.":
        return Measure(Kind.PERCENT, "percent", j + 1)
    if word == "per" and words[j + 1] == "cent":
        if words[j + 2] in ("point", "points"):
            return Measure(Kind.POINTS, "percentage point", j + 3)
        return Measure(Kind.PERCENT, "percent", j + 2)
    if word == "percentage" and words[j + 1] in ("point", "points", "pts"):
        return Measure(Kind.POINTS, "percentage point", j + 2)
    if word == "percentage" and words[j + 1] == "-" and words[j + 2] == "point":
        return Measure(Kind.POINTS, "percentage point", j + 3)
    if word == "basis" and words[j + 1] in ("point", "points"):
        return Measure(Kind.POINTS, "basis point", j + 2)
    if word == "basis" and words[j + 1] == "-" and words[j + 2] == "point":
        return Measure(Kind.POINTS, "basis point", j + 3)
    if word in ("bps", "bp"):
        return Measure(Kind.POINTS, "basis point", j + 1)
    if word in ("pp", "ppt", "ppts", "p.p.") or (word in ("pts", "pt") and line.glued(j - 1)):
        return Measure(Kind.POINTS, "percentage point", j + 1)
    return None


def _duration(line: Line, j: int, word: str) -> Measure | None:
    unit = DURATIONS.get(word)
    if unit is None and word in DURATION_SYMBOLS and line.glued(j - 1) and line.words[j - 1][-1:].isdecimal():
        if word in ("s", "h", "ms", "min", "hrs"):
            unit = DURATION_SYMBOLS[word]
    if unit is None:
        if word in (
            "calendar",
            "business",
            "working",
            "consecutive",
            "straight",
            "full",
            "long",
            "more",
            "additional",
            "light",
        ):
            unit = DURATIONS.get(line.words[j + 1])
            if unit is not None and word != "light":
                return _long(unit, j + 2)
        return None
    if line.words[j + 1] == "-" and line.words[j + 2] == "olds":
        return _long(unit, j + 1)
    return _long(unit, j + 1)


def _long(unit: str, after: int) -> Measure:
    if unit in LONG_YEARS:
        return Measure(Kind.DURATION, "year", after, Decimal(LONG_YEARS[unit]))
    return Measure(Kind.DURATION, unit, after)


def _money(line: Line, j: int, word: str) -> Measure | None:
    words = line.words
    following = words[j + 1]
    if word in CURRENCY_NAMES:
        code = CURRENCY_NAMES[word]
        if following in CENT_WORDS:
            return Measure(Kind.MONEY, code, j + 2, _HUNDREDTH)
        if word in ("real", "won", "sterling") and (
            not _scaled_before(line, j) or (following.isalpha() and following not in STOPS)
        ):
            return None
        return Measure(Kind.MONEY, code, j + 1)
    if word in CROWNS:
        if not (_scaled_before(line, j) or (line.digit(j - 1) and len(words[j - 1]) > 2)):
            return None
        return Measure(
            Kind.MONEY, next((CROWNS_OF[other] for other in words if other in CROWNS_OF), "SEK"), j + 1
        )
    if word in POUND:
        if following == "sterling":
            return Measure(Kind.MONEY, "GBP", j + 2)
        if following == "-" or not _pounds_are_money(line, j):
            return None
        return Measure(Kind.MONEY, "GBP", j + 1)
    if (
        following in CURRENCY_NAMES
        or following in POUND
        or following in COMMON
        or (word == "sri" and words[j + 2] in CURRENCY_NAMES)
    ):
        name = following[:-1] if following[-1] == "s" else following
        nations = NATIONS.get(name) or NATIONS.get(following)
        if nations and word in nations:
            return Measure(Kind.MONEY, nations[word], j + 2)
        if word == "sri" or (word == "new" and following == "zealand"):
            return None
        return None
    if word == "new" and following == "zealand" and words[j + 2] in ("dollar", "dollars"):
        return Measure(Kind.MONEY, "NZD", j + 3)
    if word == "hong" and following == "kong" and words[j + 2] in ("dollar", "dollars"):
        return Measure(Kind.MONEY, "HKD", j + 3)
    if word in CENTS and not (word == "cent" and line.capital(j)):
        return Measure(Kind.MONEY, _cents(line, word), j + 1, _HUNDREDTH)
    if following in CENT_WORDS:
        code = NATIONS["dollar"].get(word, "")
        return Measure(Kind.MONEY, code, j + 2, _HUNDREDTH) if code else None
    if word in CENT_SIGNS and line.glued(j - 1) and words[j - 1][-1:].isdecimal() and not line.capital(j):
        if (word == "c" and following not in ("a", "per", "each")) or (line.glued(j) and following.isalnum()):
            return None
        return Measure(Kind.MONEY, CENT_SIGNS[word], j + 1, _HUNDREDTH)
    if word in PREFIXES and line.raw(j).isupper() and len(word) >= 3:
        return Measure(Kind.MONEY, PREFIXES[word], j + 1)
    return _sign_behind(line, j, word)


def _sign_behind(line: Line, j: int, word: str) -> Measure | None:
    """ "5€", "100 £", "10,000 US$", "200 Rs": a sign behind the number, where none of its own follows."""
    if word in SIGN_NATIONS and line.words[j + 1] == "$" and line.glued(j) and not line.digit(j + 2):
        return Measure(Kind.MONEY, SIGN_NATIONS[word], j + 2)
    if line.digit(j + 1) or not (word in SIGNS or word == "rs") or (word == "$" and not line.glued(j - 1)):
        return None
    if word == "rs":
        return Measure(Kind.MONEY, "INR", j + 1) if line.capital(j) and line.words[j + 1] != "." else None
    return Measure(Kind.MONEY, SIGNS[word], j + 1)


def _cents(line: Line, word: str) -> str:
    """The currency of cents: that of the sentence where it names one, else the usual."""
    if word in CENT_WORDS:
        for other in line.words:
            if other in CENT_CUES:
                return CENT_CUES[other]
    return CENTS[word]


def _scaled_before(line: Line, j: int) -> bool:
    word = line.words[j - 1]
    return word in ("million", "billion", "trillion", "thousand", "bn", "m") or (
        "," in word and word[-1].isdecimal()
    )


_MANY = frozenset({"million", "billion", "trillion", "thousand", "m", "bn"})


def _pounds_are_money(line: Line, j: int) -> bool:
    """Whether "pounds" at ``j`` is money: another word of the sentence within reach says so."""
    words = line.words
    if words[j - 1] in _MANY or (words[j - 1] == "of" and words[j - 2].removesuffix("s") in _MANY):
        return True
    return any(word in POUND_CUES or word == "£" for word in words[max(0, j - 12) : j + 8])


def _unit(line: Line, j: int, word: str) -> Measure | None:
    found = unit_at(line, j, word)
    return None if found is None else Measure(Kind.QUANTITY, *found)


def compound_at(line: Line, own: Measure, number: Number) -> tuple[Decimal, str, int, Decimal] | None:
    """The smaller units that go on with the larger: (value in the smallest, unit, lexeme after, granule)."""
    if number.value != number.value.to_integral_value():
        return None
    found = _joined(line, own.unit, number.value, own.after)
    if own.unit == "hour" and found is None:  # "two hours and 21 seconds"
        return _seconds(line, number.value * 60, own.after)
    if own.unit == "hour" and found is not None:
        return _seconds(line, found[0], found[2]) or found
    return found


def _joined(line: Line, unit: str, value: Decimal, after: int) -> tuple[Decimal, str, int, Decimal] | None:
    smaller, ratio = COMPOUNDS[unit]
    j = after + 1 if line.words[after] in ("and", ",", "-") else after
    rest = number_at(line, j)
    if rest is None or rest.value >= ratio:
        return None
    measure = measure_at(line, rest.after)
    if measure is None and unit == "foot":
        measure = _inches(line, after, rest)
    if measure is None or measure.unit != smaller:
        return None
    return value * ratio + rest.value, smaller, measure.after, rest.granule


def _seconds(line: Line, minutes: Decimal, after: int) -> tuple[Decimal, str, int, Decimal] | None:
    """The seconds of a time on foot: "2 hours, 13 minutes and 44 seconds"."""
    if line.words[after] == "," and line.words[after + 1] == "and":
        after += 1
    return _joined(line, "minute", minutes, after)


def _inches(line: Line, foot: int, rest: Number) -> Measure | None:
    """The inches of a height without their unit's full name: "5 ft 11 in", "6-foot-5", "six foot two", 5'11"."""
    words, j = line.words, rest.after
    if words[j] == "in":
        if words[j + 1] in STOPS or words[j + 1] in IRREGULAR_PLURALS:
            return None
        return Measure(Kind.QUANTITY, "inch", j + 1)
    if words[foot - 1] in ("'", "′"):
        return Measure(Kind.QUANTITY, "inch", j + 1 if words[j] in ('"', "″", "”") else j)
    hyphened = words[foot] == "-" and line.glued(foot - 1) and line.glued(foot)
    tall = words[foot - 1] == "foot" and rest.first == foot and (words[j] in _BEHIND_HEIGHT)
    return Measure(Kind.QUANTITY, "inch", j) if hyphened or tall else None


_BEHIND_HEIGHT = frozenset({"", ".", ",", ";", ")", "tall", "and", "in", "but"})


def priced_at(line: Line, number: Number) -> Measure | None:
    """Behind a currency sign only the currency's own name says something new ("$5 million Canadian dollars")."""
    measure = measure_at(line, number.after)
    return measure if measure is not None and measure.kind is Kind.MONEY else None
