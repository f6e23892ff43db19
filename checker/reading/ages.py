"""Ages: "Jones, 63,", "aged 4, 6 and 9", "turned 70", "who are now over 50"; with "years old" the duration's reader asks here."""

from __future__ import annotations

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.draft import Draft, drafted
from checker.reading.english.hedges import BOUNDS
from checker.reading.english.words import (
    AGE_WORDS,
    AGED_BEINGS,
    BEFORE_AGE,
    BEINGS,
    DESIGNATORS,
    FOLLOWS_AGE,
    LIFE,
    NOT_NAMES,
    OLDER,
    PERSONS,
    STANDS,
)
from checker.reading.hedges import hedge_after, interval_of
from checker.reading.line import Line
from checker.reading.measures import measure_at
from checker.reading.nouns import counted_noun
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
    """An age without "years": "Jones, 63,", "Jones (63)", "aged 63", "turned 70", "women over 50", "65 and older"."""
    if not 0 <= number.value <= 120 or number.value != number.value.to_integral_value():
        return None
    after = hedge_after(line, number.after) if hedge is None else (hedge, number.after)
    cue = _cue(line, number, hedge, begins)
    if cue is None:
        if line.words[after[1] - 1] not in OLDER or line.words[after[1]] == "than":
            return None
        cue = begins, 1.0  # "those 65 and older"
    (start, sure), (hedge, j) = cue, after
    interval = interval_of(number, hedge) if hedge else Interval.exact(number.value)
    granule = number.granule
    drafts = [
        drafted(
            line, start, j, Kind.AGE, number.value, interval, "year", hedge, granule, number, confidence=sure
        )
    ]
    listed = line.words[begins - 1] in ("aged", "ages", ",") if begins else False
    listed = listed and (line.words[begins - 1] != "," or line.words[j] == "and")
    while listed and line.words[j] in (",", "and", "or") and (other := _next_age(line, j + 1)) is not None:
        interval, j = Interval.exact(other.value), other.after
        drafts.append(
            drafted(line, other.first, j, Kind.AGE, other.value, interval, "year", None, other.granule, other)
        )
    return drafts, j


_Cue = tuple[int, float]
"""Where the words of an age begin, and how sure they make it."""


def _cue(line: Line, number: Number, hedge: Hedge | None, begins: int) -> _Cue | None:
    """What makes a bare number an age: the words before it, and those behind."""
    words, k = line.words, begins - 1
    if k < 0:
        return None
    before, following = words[k], words[number.after]
    if before in AGE_WORDS:
        return k, 1.0
    if (before == "of" and words[k - 1] == "age") or (before == "-" and words[k - 1] == "ages"):
        return k - 1, 1.0
    if before in ("turned", "turning", "turns"):
        counts = _counts(line, number) and following not in ("last", "this", "today", "yesterday")
        return (begins, 1.0) if not counts and following not in ("to", "-", "%", "percent", "of") else None
    if before in AGED_BEINGS and words[begins] in BOUNDS and begins < number.first:
        return None if _counts(line, number) or following in ("percent", "%", "per") else (begins, 0.9)
    if not number.digits:
        return None
    if before == "as" and words[k - 1] in ("young", "old") and words[k - 2] == "as":
        return None if _counts(line, number) else (begins, 1.0)
    if number.first == begins and (before == "," or (before == "now" and words[k - 1] == ",")):
        return _in_commas(line, number, k if before == "," else k - 1)
    if before == "(" and following == ")" and k and line.capital(k - 1) and words[k - 1] not in NOT_NAMES:
        return begins, 0.7
    if before == "at" and following in FOLLOWS_AGE and number.value >= _GROWN and words[k - 1] not in STANDS:
        return (begins, 0.8) if not LIFE.isdisjoint(words[max(0, k - 8) : k]) else None
    return _being(line, number, begins) if before in BEFORE_AGE and following in FOLLOWS_AGE else None


_GROWN = 13
"""Below it "at 9" is rather the time."""


def _counts(line: Line, number: Number) -> bool:
    """Whether what follows is a unit, or things counted."""
    return measure_at(line, number.after) is not None or counted_noun(line, number.after) is not None


def _in_commas(line: Line, number: Number, comma: int) -> _Cue | None:
    """ "Jones, 63," and "the driver, now 63,"."""
    words, j = line.words, number.after
    if not comma or not _personal(line, comma - 1):
        return None
    if words[j] == "and" and line.digit(j + 1) and words[j + 2] in (",", ".", ")", ""):
        return number.first, 1.0  # "both men, 30 and 34,"
    if words[j] not in (",", ".", ")", ";", "", "—", "-"):
        return None
    if words[j] in ("-", ",") and line.digit(j + 1):
        return None
    if words[j] == ")" and "(" not in words[max(0, comma - 6) : comma]:  # "1) soup, 2) salad"
        return None
    return number.first, 1.0


def _being(line: Line, number: Number, begins: int) -> _Cue | None:
    """ "she was 63 when", "who are now over 50"."""
    words, k = line.words, begins - 1
    before = words[k]
    if not k and before != "now":
        return None
    subject = words[k - 1]
    if before == "now" and subject in BEFORE_AGE:
        subject = words[k - 2]
    if subject not in BEINGS and not before.endswith(("'s", "'m")):
        return None
    return begins, 0.9


def _next_age(line: Line, j: int) -> Number | None:
    """The next age of "aged 4, 6 and 9" at lexeme ``j``."""
    if line.words[j] == "and":
        j += 1
    number = number_at(line, j)
    if number is None or number.value > 120 or number.value != int(number.value):
        return None
    return None if _counts(line, number) else number


def _personal(line: Line, k: int) -> bool:
    """Whether the word before the comma may end a person's name or role."""
    word = line.words[k]
    if word in ("jr", "sr", ".", "iii"):
        return True
    return (
        (line.capital(k) and word.strip("'s") not in NOT_NAMES and word not in DESIGNATORS)
        or word in PERSONS
        or word[:-1] in PERSONS
        or word in ("men", "women", "children")
    )
