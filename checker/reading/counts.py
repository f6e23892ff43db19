"""Things counted and parts of a whole: "four young girls", "the 100-seat Senate", "a third of seats"."""

from __future__ import annotations

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.context import Context
from checker.reading.draft import Draft, drafted
from checker.reading.english.counting import ATTRIBUTES, COMPARED, HEDGES_OF_HALF
from checker.reading.english.labels import DEMONYMS, IDIOMATIC
from checker.reading.english.numbers import ARTICLES, CARDINALS
from checker.reading.english.units import BODIES_OF_MEASURE
from checker.reading.english.words import ONE_ATTRIBUTES, OWNED, PREFIXES, PRONOUN_CUES, STOPS
from checker.reading.hedges import hedge_after, hedge_before, interval_of
from checker.reading.labels import is_designated, is_name
from checker.reading.line import Line
from checker.reading.measures import measure_at
from checker.reading.nouns import counted_noun, past_compound, single_noun
from checker.reading.numbers import ONE, Number, number_at
from checker.reading.points import as_share
from checker.reading.ratios import is_factor

Read = tuple[list[Draft], int]


_AFTER_HALF = frozenset("of as the its their his her our all that".split())


def of_whole(line: Line, number: Number) -> bool:
    """Whether a fraction in words is a part of something: "a third of seats", "half the voters", "two-thirds"."""
    words, j = line.words, number.after
    if words[number.first] in ("half", "quarter"):
        written_alone = number.after == number.first + 1
        if words[number.first] == "half" and words[number.first - 1] in HEDGES_OF_HALF:
            return True
        if written_alone:
            if words[number.first] == "quarter":
                return number.first == 0 and words[j] == "of"
            return words[j] in _AFTER_HALF or (words[number.first - 1] == "by" and words[j] != "-")
        return False
    if words[number.first] in ARTICLES:
        last = words[j - 1]
        if last in ("second",):
            return False
        return (
            words[j] == "of"
            or words[j] in COMPARED
            or (last in ("half", "quarter", "third") and words[j] in (".", ",", ""))
            or words[number.first - 1] in ("by", "up", "down")
            or hedge_before(line, number.first, 0)[0] is not None
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
    if number.value < 0 or is_name(line, number, begins):
        return [], j
    if words[j] == "-" and line.glued(j - 1):
        if number.fraction and number.value < 1:
            return [], j + 1  # "half-time", "quarter-final"
        return _attributive(line, number, hedge, begins)
    part = _part_of_counted(line, number, hedge, begins)
    if part is not None:
        return part
    if words[i] == "one" and j == i + 1:
        return _one_of(line, number, hedge, begins)
    if number.fraction and number.value < 1:
        return None
    if words[i] in ("zero", "nil") and not words[j].isalpha():
        return None
    if words[j] == "times":
        return [_times(line, number, hedge, begins)], j + 1
    noun_from = _noun_from(line, number)
    extra, after_extra = hedge_after(line, j)
    if hedge is None and extra is not None:
        hedge, noun_from, j = extra, after_extra, after_extra
    return _with_noun(line, number, hedge, begins, noun_from) or _without(line, number, hedge, begins, j)


def _noun_from(line: Line, number: Number) -> int:
    """Where the noun may begin: "of the" and "thousands of" are stepped over."""
    words, j = line.words, number.after
    if words[j] == "of" and words[j + 1] in OWNED:
        return j + 2
    scaled = number.vague is not None or number.group or number.scale > 1
    return j + 1 if words[j] == "of" and scaled else j


def _with_noun(line: Line, number: Number, hedge: Hedge | None, begins: int, noun_from: int) -> Read | None:
    """The count of the noun that begins at ``noun_from`` or behind its attributes; None where there is none."""
    words, i = line.words, number.first
    noun = counted_noun(line, noun_from)
    if noun is not None and noun > noun_from and words[noun] in BODIES_OF_MEASURE:
        return measured_at(line, number, hedge, begins, noun)
    if not number.digits and line.capital(i) and _titular(line, i, noun):
        return [], number.after
    if noun is None and number.value == 1:
        noun = single_noun(line, noun_from)
    if noun is not None:
        after = noun + 1
        if hedge is None:
            hedge, after = hedge_after(line, after)
        return [_counted(line, number, hedge, begins, noun, after)], after
    if words[noun_from] in ATTRIBUTES and words[noun_from + 1].isalpha() and number.value > 1:
        if words[noun_from + 1] not in STOPS:
            return [_counted(line, number, hedge, begins, noun_from)], noun_from + 1
    return None


def _without(line: Line, number: Number, hedge: Hedge | None, begins: int, after: int) -> Read | None:
    """A bare number: "killing 17 and", "the toll rose to 40"."""
    if not number.digits and number.value <= 1:
        return None
    if is_designated(line, begins):
        return [], after
    interval = interval_of(number, hedge, counted=True)
    granule = number.granule
    return [
        drafted(
            line,
            begins,
            after,
            Kind.COUNT,
            number.value,
            interval,
            None,
            hedge,
            granule,
            number,
            confidence=0.8,
        )
    ], after


def _times(line: Line, number: Number, hedge: Hedge | None, begins: int) -> Draft:
    """ "won it three times" counts, "three times the risk" multiplies."""
    draft = _counted(line, number, hedge, begins, number.after)
    if is_factor(line, number.after + 1, number.value):
        draft.kind, draft.unit = Kind.QUANTITY, "dimensionless"
        draft.interval = interval_of(number, hedge)
    return draft


def _part_of_counted(line: Line, number: Number, hedge: Hedge | None, begins: int) -> Read | None:
    """ "157 of the 338 seats", "three 15-year-old boys": the number alone, and the noun that it counts further on.

    What stands between is a mention of its own.
    """
    words, j = line.words, number.after
    k = j
    if number.value == 1 and hedge is None:
        return None
    if words[j] == "of":
        k = j + 2 if words[j + 1] in OWNED else j + 1
        owned = _owned_noun(line, k)
        if owned is not None:
            return _alone(line, number, hedge, begins, owned)
    inner = number_at(line, k) if line.digit(k) or words[k] in CARDINALS else None
    if inner is None or (inner.value <= number.value and k > j):
        return None
    noun = _behind_measure(line, inner) if k == j else counted_noun(line, inner.after)
    if noun is None:
        return None
    return _alone(line, number, hedge, begins, noun)


def _behind_measure(line: Line, inner: Number) -> int | None:
    """The plural behind a measure that is its attribute: "15-year-old boys", "7.62mm rifles"."""
    j = inner.after
    if line.words[j] == "-" and line.glued(j):
        return counted_noun(line, past_compound(line, j - 1))
    measure = measure_at(line, j) if line.glued(j - 1) else None
    return None if measure is None else counted_noun(line, measure.after)


def _owned_noun(line: Line, k: int) -> int | None:
    """The plural behind an owner at ``k``: "three of Australia's biggest banks", "two of the woman's three children"."""
    words = line.words
    for at in range(k, k + 3):
        word = words[at]
        if word.endswith("'s") or (word[-1:] == "s" and words[at + 1] == "'"):
            owned = at + 2 if words[at + 1] == "'" else at + 1
            inner = number_at(line, owned) if line.digit(owned) or words[owned] in CARDINALS else None
            return counted_noun(line, inner.after if inner else owned)
        if not word.isalpha() or word in STOPS:
            return None
    return None


def _alone(line: Line, number: Number, hedge: Hedge | None, begins: int, noun: int) -> Read:
    """The number as a mention of its own, in the unit of a noun that stands further on."""
    j, unit = number.after, line.raw(noun)
    interval = interval_of(number, hedge, counted=True)
    draft = drafted(line, begins, j, Kind.COUNT, number.value, interval, unit, hedge, number.granule, number)
    return [draft], j


def measured_at(line: Line, number: Number, hedge: Hedge | None, begins: int, noun: int) -> Read:
    """A measure through its adjectives: "400 exhausting kilometres"."""
    measure = measure_at(line, noun)
    after, unit = (measure.after, measure.unit) if measure else (noun + 1, line.words[noun])
    interval = interval_of(number, hedge)
    return [
        drafted(
            line,
            begins,
            after,
            Kind.QUANTITY,
            number.value,
            interval,
            unit,
            hedge,
            number.granule,
            number,
        )
    ], after


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
    if (words[number.first] == "one" and word not in ONE_ATTRIBUTES) or word in IDIOMATIC:
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
    if word in STOPS or (word in CARDINALS) or word in ("plus", "odd", "some", "something"):
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
    named = word != "strong"
    return [_counted(line, number, hedge, begins, j + 1, last + 1, named)], last + 1


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
    if line.capital(i) and line.capital(noun) and not line.raw(noun).isupper():
        if not line.words[noun].endswith(DEMONYMS):
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
    draft = drafted(
        line, begins, end, Kind.COUNT, number.value, interval, name, hedge, number.granule, number
    )
    return as_share(line, draft, number, line.words[noun])
