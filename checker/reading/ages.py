"""Ages: "Jones, 63,", "aged 4, 6 and 9", "turned 70", "who are now over 50"; with "years old" the duration's reader asks here."""

from __future__ import annotations

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.draft import Draft, drafted
from checker.reading.english.words import (
    AGE_WORDS,
    BE,
    BEINGS,
    DESIGNATORS,
    FOLLOWS_AGE,
    NOT_NAMES,
    PERSONS,
    STOPS,
)
from checker.reading.hedges import hedge_after, interval_of
from checker.reading.line import Line
from checker.reading.numbers import Number, number_at

Read = tuple[list[Draft], int]


def aged(line: Line, number: Number, hedge: Hedge | None, begins: int, after: int, unit: str) -> Read:
    """The age of "63 years old", whose words end before lexeme ``after``."""
    interval = interval_of(number, hedge) if hedge else Interval.exact(number.value)
    if begins and line.words[begins - 1] in AGE_WORDS:
        begins -= 1
    return [
        drafted(line, begins, after, Kind.AGE, number.value, interval, unit, hedge, number.granule, number)
    ], after


def age_at(line: Line, number: Number, hedge: Hedge | None, begins: int, floor: int) -> Read | None:
    """An age without "years": "Jones, 63,", "Jones (63)", "aged 63", "turned 70", "who are now over 50"."""
    words, j = line.words, number.after
    if number.value > 120 or number.value != number.value.to_integral_value() or number.value < 0:
        return None
    k = begins - 1
    if k < 0 or (not number.digits and words[k] not in AGE_WORDS and words[k] not in ("turned", "turning")):
        return None
    before = words[k]
    start, sure = begins, 1.0
    if (
        before in AGE_WORDS
        or (before == "of" and words[k - 1] == "age")
        or (before == "-" and words[k - 1] == "ages")
    ):
        start = k if before in AGE_WORDS else k - 1
        if words[start] == "ages" and words[j] == "-":
            pass
    elif before in ("turned", "turning", "turns"):
        if words[j] not in FOLLOWS_AGE and words[j] != "years":
            return None
    elif (
        before == ","
        and number.first == begins
        and k
        and _personal(line, k - 1)
        and words[j] in (",", ".", ")", ";", "", "—", "-")
    ):
        if words[j] == "-" and line.digit(j + 1):
            return None
        if words[j] == "," and line.digit(j + 1):
            return None
    elif before == "(" and words[j] == ")" and k and line.capital(k - 1) and words[k - 1] not in NOT_NAMES:
        sure = 0.7
    elif before in BE and words[j] in FOLLOWS_AGE and (before == "now" or k):
        subject = words[k - 1]
        if before == "now" and subject in BE:
            subject = words[k - 2]
        if subject not in BEINGS and not before.endswith(("'s", "'m")):
            return None
        sure = 0.9
    else:
        return None
    if hedge is None:
        hedge, j = hedge_after(line, j)
    interval = interval_of(number, hedge) if hedge else Interval.exact(number.value)
    granule = number.granule
    drafts = [
        drafted(
            line, start, j, Kind.AGE, number.value, interval, "year", hedge, granule, number, confidence=sure
        )
    ]
    while (
        before == "aged" and words[j] in (",", "and", "or") and (other := _next_age(line, j + 1)) is not None
    ):
        interval, j = Interval.exact(other.value), other.after
        drafts.append(
            drafted(line, other.first, j, Kind.AGE, other.value, interval, "year", None, other.granule, other)
        )
    return drafts, j


def _next_age(line: Line, j: int) -> Number | None:
    """The next age of "aged 4, 6 and 9" at lexeme ``j``."""
    if line.words[j] == "and":
        j += 1
    number = number_at(line, j)
    if number is None or number.value > 120 or number.value != int(number.value):
        return None
    return (
        None if line.words[number.after][:1].isalpha() and line.words[number.after] not in STOPS else number
    )


def _personal(line: Line, k: int) -> bool:
    """Whether the word before the comma may end a person's name or role."""
    word = line.words[k]
    if word in ("jr", "sr", ".", "iii"):
        return True
    return (
        line.capital(k) and word.strip("'s") not in NOT_NAMES and word not in DESIGNATORS
    ) or word in PERSONS
