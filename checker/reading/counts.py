"""Things counted and parts of a whole: "four young girls", "the 100-seat Senate", "a third of seats"; and labels, which are neither."""

from __future__ import annotations

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.context import Context
from checker.reading.draft import Draft, drafted
from checker.reading.english.numbers import ARTICLES, CARDINALS
from checker.reading.english.words import (
    DESIGNATORS,
    NOT_NAMES,
    ONE_ATTRIBUTES,
    OWNED,
    PREFIXES,
    PRONOUN_CUES,
    STOPS,
    TITLES,
)
from checker.reading.hedges import hedge_after, interval_of
from checker.reading.line import Line
from checker.reading.measures import measure_at
from checker.reading.nouns import counted_noun, single_noun
from checker.reading.numbers import ONE, Number

Read = tuple[list[Draft], int]


def of_whole(line: Line, number: Number) -> bool:
    """Whether a fraction in words is a part of something: "a third of seats", "half the voters", "two-thirds"."""
    words, j = line.words, number.after
    if words[number.first] in ("half", "quarter"):
        written_alone = number.after == number.first + 1
        if written_alone:
            return words[j] in ("of", "the", "its", "their", "his", "her", "our", "all", "that")
        return False
    if words[number.first] in ARTICLES:
        last = words[j - 1]
        if last in ("second",):
            return False
        return (
            words[j] == "of"
            or (
                last in ("half", "quarter", "third")
                and words[j] in (".", ",", "", "more", "less", "fewer", "to", "as")
            )
            or words[number.first - 1] == "by"
        )
    return True


def fraction_at(line: Line, number: Number, hedge: Hedge | None, begins: int) -> Read:
    """A part of a whole in words or as a written fraction, as a pure number: "two-thirds", "3/4"."""
    interval = interval_of(number, hedge)
    if hedge is Hedge.MORE_THAN and interval.high is not None and interval.high > 1 and number.value < 1:
        interval = Interval(interval.low, ONE)
    draft = drafted(
        line,
        begins,
        number.after,
        Kind.QUANTITY,
        number.value,
        interval,
        "dimensionless",
        hedge,
        number.granule,
        number,
    )
    return [draft], number.after


def count_at(
    line: Line, number: Number, hedge: Hedge | None, begins: int, floor: int, context: Context
) -> Read | None:
    """A number of things, with its noun where one follows; nothing for a label or a pronoun."""
    words, i, j = line.words, number.first, number.after
    value = number.value
    if value < 0:
        return [], j
    if words[j] == "-" and line.glued(j - 1):
        return _attributive(line, number, hedge, begins)
    if words[i] == "one" and j == i + 1:
        return _one_of(line, number, hedge, begins)
    if number.fraction and value < 1:
        return None
    if words[i] in ("zero", "nil") and not words[j].isalpha():
        return None
    noun_from = j
    if words[j] == "of" and (number.vague is not None or number.group or number.scale > 1):
        noun_from = j + 1
    elif words[j] == "of" and words[j + 1] in OWNED:
        noun_from = j + 2
    if words[j] in ("times",):
        return [_counted(line, number, hedge, begins, j)], j + 1
    extra, after_extra = hedge_after(line, j)
    if hedge is None and extra is not None:
        hedge, noun_from, j = extra, after_extra, after_extra
    noun = counted_noun(line, noun_from)
    if not number.digits and line.capital(i) and _titular(line, i, noun):
        return [], j
    if noun is None and value == 1:
        noun = single_noun(line, noun_from)
    if noun is not None:
        if hedge is None:
            hedge, tail = hedge_after(line, noun + 1)
            return [_counted(line, number, hedge, begins, noun, max(tail, noun + 1))], max(tail, noun + 1)
        return [_counted(line, number, hedge, begins, noun)], noun + 1
    if not number.digits and value <= 1:
        return None
    if _designated(line, begins):
        return [], j
    interval = interval_of(number, hedge, counted=True)
    return [
        drafted(
            line, begins, j, Kind.COUNT, value, interval, None, hedge, number.granule, number, confidence=0.8
        )
    ], j


def _titular(line: Line, i: int, noun: int | None) -> bool:
    """Whether a capitalised number word belongs to a title: "Seven Sisters", "Ocean's Eleven", "Group of Seven"."""
    if noun is not None:
        return line.capital(noun) and not line.raw(noun).isupper()
    return i > 0 and line.words[i - 1][-1:].isalnum() and not line.raw(i).isupper()


def _attributive(line: Line, number: Number, hedge: Hedge | None, begins: int) -> Read | None:
    """ "the 100-seat Senate", "a 12-member jury", "a 40-fold rise"; "48-hour" never comes here."""
    words, j = line.words, number.after
    word = words[j + 1]
    if not word.isalpha() or not line.glued(j):
        return _bare(line, number, hedge, begins)
    if words[number.first] == "one" and word not in ONE_ATTRIBUTES:
        return [], j + 2
    if word == "fold":
        interval = interval_of(number, hedge)
        draft = drafted(
            line,
            begins,
            j + 2,
            Kind.QUANTITY,
            number.value,
            interval,
            "dimensionless",
            hedge,
            number.granule,
            number,
        )
        return [draft], j + 2
    if word in STOPS or (word in CARDINALS) or word in ("plus", "odd"):
        extra, after = hedge_after(line, j)
        if extra is not None:
            noun = counted_noun(line, after)
            last = noun if noun is not None else after - 1
            return [_counted(line, number, extra, begins, last, unit=noun is not None)], last + 1
        return [], j + 2
    if line.capital(j + 1) and not word.isupper() and line.raw(j + 1).isupper():
        return [], j + 2
    last = j + 1
    if words[last + 1] == "-" and line.glued(last) and line.glued(last + 1) and words[last + 2].isalpha():
        if words[last + 2] in ("high", "long", "wide", "deep", "strong", "tall"):
            last += 2
    return [_counted(line, number, hedge, begins, j + 1, last + 1)], last + 1


def _bare(line: Line, number: Number, hedge: Hedge | None, begins: int) -> Read | None:
    if not number.digits and number.value <= 1:
        return None
    interval = interval_of(number, hedge, counted=True)
    draft = drafted(
        line,
        begins,
        number.after,
        Kind.COUNT,
        number.value,
        interval,
        None,
        hedge,
        number.granule,
        number,
        confidence=0.6,
    )
    return [draft], number.after


def _one_of(line: Line, number: Number, hedge: Hedge | None, begins: int) -> Read | None:
    """ "one woman" is a count; "no one", "one of", "one day" are none."""
    i = number.first
    if i and line.words[i - 1] in PRONOUN_CUES and line.words[i - 1] not in ("only", "another"):
        return None
    noun = single_noun(line, number.after)
    if noun is None:
        return None
    return [_counted(line, number, hedge, begins, noun)], noun + 1


def _counted(
    line: Line,
    number: Number,
    hedge: Hedge | None,
    begins: int,
    noun: int,
    after: int | None = None,
    unit: bool = True,
) -> Draft:
    interval = interval_of(number, hedge, counted=True)
    end = noun + 1 if after is None else after
    first = noun - 2 if line.words[noun - 1] == "-" and line.words[noun - 2] in PREFIXES else noun
    name = line.text[line.starts[first] : line.ends[noun]] if unit else None
    return drafted(line, begins, end, Kind.COUNT, number.value, interval, name, hedge, number.granule, number)


def is_label(line: Line, number: Number) -> bool:
    """Whether the digits are part of a name: "F-16", "COVID-19", "G20", "5G", "Section 17", "Apollo 11"."""
    i, words = number.first, line.words
    j = number.after
    before = words[i - 1] if i else ""
    if i and line.glued(i - 1):
        if before[-1].isalpha() or before in ("#", "@", "/", "_", "&", "=", "\\", "."):
            return True
        if before == "(" and i >= 2 and line.glued(i - 2) and line.digit(i - 2):
            return True
        if (
            before == "-"
            and i >= 2
            and line.glued(i - 2)
            and words[i - 2][-1].isalpha()
            and words[i - 2] not in ("mid", "sub", "magnitude", "pre", "post", "to", "late", "early")
        ):
            return True
    if j < line.count and line.glued(j - 1) and number.plain and words[j][0].isalpha():
        return measure_at(line, j) is None
    return False


def _designated(line: Line, begins: int) -> bool:
    """Whether a capitalised word right before a bare number makes it a label ("Section 17", "Boeing 737")."""
    k = begins - 1
    if k < 0:
        return False
    if not line.capital(k):
        return line.words[k] in DESIGNATORS and line.words[k] not in (
            "class",
            "number",
            "act",
            "group",
            "day",
            "week",
            "mile",
            "station",
            "case",
            "cases",
            "building",
            "house",
            "people",
            "step",
            "option",
            "question",
            "problem",
            "pool",
            "game",
            "super",
            "world",
            "form",
            "figure",
            "bay",
            "box",
            "door",
            "plan",
            "measure",
            "measures",
            "type",
            "stage",
        )
    word = line.words[k]
    if k == 0:
        return word in DESIGNATORS
    return word not in NOT_NAMES or word in DESIGNATORS or word in TITLES
