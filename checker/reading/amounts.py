"""A number with what it measures: "49.92 percent", "$80-90 million", "9 km", "at least 31 people", "Jones, 63,".

``amount_at`` reads hedge, sign, number, a second number of a range, and unit, age or counted noun, in that order.
"""

from __future__ import annotations

from decimal import Decimal

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.context import Context
from checker.reading.draft import Draft
from checker.reading.english.numbers import ARTICLES, CARDINALS
from checker.reading.english.units import COMPOUNDS, LONG_YEARS
from checker.reading.english.words import (
    DESIGNATORS,
    IRREGULAR_PLURALS,
    NOT_NAMES,
    PRONOUN_CUES,
    STOPS,
    TITLES,
)
from checker.reading.hedges import hedge_after, hedge_before, interval_of
from checker.reading.line import Line
from checker.reading.measures import Measure, currency_before, measure_at
from checker.reading.nouns import counted_noun, plural, single_noun
from checker.reading.numbers import ONE, Number, number_at

Read = tuple[list[Draft], int]

CHANGES = frozenset(
    """rose rise rises risen rising fell fall falls fallen falling went go goes gone climbed climb climbs dropped drop drops
    increased increase increases decreased decrease decreases grew grow grows narrowed narrow narrows narrowing widened cut
    cuts cutting raised raise raises lowered lower up down moved move changed change changes changing declined decline
    declines jumped jump slipped slid improved surged soared plunged shrank shrunk reduced reduce reducing edged expanded
    expand doubled tripled halved upgraded downgraded revised swung swing dipped rallied shifted dwindled ballooned
    swelled boosted trimmed slashed extended promoted updated""".split()
)
_ELAPSED = frozenset(
    {
        "last",
        "past",
        "in",
        "for",
        "previous",
        "over",
        "after",
        "first",
        "nearly",
        "almost",
        "within",
        "preceding",
    }
)
_BEINGS = frozenset({"he", "she", "who", "they", "i", "you", "we"})
_BE = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "be",
        "turned",
        "turns",
        "turn",
        "turning",
        "now",
        "being",
        "he's",
        "she's",
        "i'm",
    }
)
_ONE_ATTRIBUTES = frozenset(
    "vote seat goal run point bedroom shot stroke storey story member bed lap length".split()
)
_AGE_WORDS = frozenset({"aged", "age", "ages"})
_FOLLOWS_AGE = frozenset(
    {
        ",",
        ".",
        ")",
        ";",
        "",
        "—",
        "-",
        "and",
        "when",
        "at",
        "on",
        "who",
        "(",
        "!",
        "?",
        "but",
        '"',
        "'",
        "”",
        "in",
    }
)


def amount_at(line: Line, i: int, context: Context, floor: int) -> Read | None:
    """The mentions that begin with the number at lexeme ``i``, and the lexeme after them; None when there is none."""
    number = number_at(line, i)
    if number is None:
        return None
    currency = currency_before(line, i)
    if currency is None and number.digits and _label(line, number):
        return [], number.after
    if (
        number.fraction
        and number.first == i
        and line.words[i] in ("half", "quarter")
        and i
        and line.words[i - 1] == "-"
    ):
        return None
    own = (
        measure_at(line, number.after, fraction=number.fraction)
        if currency is None
        else _priced(line, number)
    )
    second = _range(line, number, own, currency)
    if second is not None:
        return _two(line, number, own, second, currency, context, floor)
    return _one(line, number, own, currency, context, floor)


def _priced(line: Line, number: Number) -> Measure | None:
    """Behind a currency sign only the currency's own name says something new ("$5 million Canadian dollars")."""
    measure = measure_at(line, number.after)
    return measure if measure is not None and measure.kind is Kind.MONEY else None


# --- one number ----------------------------------------------------------------------------------------------------


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
        aged = _age(line, number, hedge, begins, floor)
        if aged is not None:
            return aged
    quake = _magnitude(line, number, first, floor)
    if quake is not None:
        return quake
    if number.fraction and number.value < 1 and _of_whole(line, number):
        return _fraction(line, number, hedge, begins)
    if number.digits and 0 < number.value < 1 and not number.plain:
        return _fraction(line, number, hedge, begins)
    return _count(line, number, hedge, begins, floor, context)


def _signed(line: Line, number: Number, first: int) -> tuple[Number, int]:
    """A minus sign before the number: "-5C", "minus 5"; a dash between words is none."""
    words, k = line.words, first - 1
    if k < 0:
        return number, first
    dash = words[k] == "-" and line.glued(k) and (k == 0 or not line.glued(k - 1)) and number.digits
    if dash or words[k] == "minus":
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
        joined = _compound(line, own, number)
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
        _draft(line, begins, after, own.kind, value, interval, unit, hedge, stated.granule, number)
    ], after


def _compound(line: Line, own: Measure, number: Number) -> tuple[Decimal, str, int, Decimal] | None:
    """The smaller unit that goes on with the larger: (value in it, unit, lexeme after, granule)."""
    smaller, ratio = COMPOUNDS[own.unit]
    j = own.after + 1 if line.words[own.after] in ("and", ",", "-") else own.after
    rest = number_at(line, j)
    if rest is None or number.value != number.value.to_integral_value() or rest.value >= ratio:
        return None
    measure = measure_at(line, rest.after)
    if measure is None and own.unit == "foot" and line.words[rest.after] == "in":
        if line.words[rest.after + 1] in STOPS or line.words[rest.after + 1] in IRREGULAR_PLURALS:
            return None
        measure = Measure(Kind.QUANTITY, "inch", rest.after + 1)
    if measure is None or measure.unit != smaller:
        return None
    return number.value * ratio + rest.value, smaller, measure.after, rest.granule


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
    return [_draft(line, begins, after, Kind.MONEY, value, interval, code, hedge, granule, number)], after


def _magnitude(line: Line, number: Number, first: int, floor: int) -> Read | None:
    """ "magnitude 6.8", "a magnitude-6.8 quake", "a magnitude of 6.8"."""
    words, k = line.words, first - 1
    hedge, begins = hedge_before(line, first, floor)
    k = begins - 1
    while k >= floor and words[k] in ("-", "of"):
        k -= 1
    if k < floor or words[k] != "magnitude" or number.value > 12 or not number.digits:
        return None
    interval = interval_of(number, hedge)
    return [
        _draft(
            line,
            k,
            number.after,
            Kind.QUANTITY,
            number.value,
            interval,
            "magnitude",
            hedge,
            number.granule,
            number,
        )
    ], number.after


# --- fractions and counts ------------------------------------------------------------------------------------------


def _of_whole(line: Line, number: Number) -> bool:
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
        return words[j] == "of" or (
            last in ("half", "quarter", "third")
            and words[j] in (".", ",", "", "more", "less", "fewer", "to", "as")
        ) or words[number.first - 1] == "by"
    return True


def _fraction(line: Line, number: Number, hedge: Hedge | None, begins: int) -> Read:
    interval = interval_of(number, hedge)
    if hedge is Hedge.MORE_THAN and interval.high is not None and interval.high > 1 and number.value < 1:
        interval = Interval(interval.low, ONE)
    draft = _draft(
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


def _count(
    line: Line, number: Number, hedge: Hedge | None, begins: int, floor: int, context: Context
) -> Read | None:
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
    elif words[j] == "of" and words[j + 1] in _OWNED:
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
        _draft(
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
    if words[number.first] == "one" and word not in _ONE_ATTRIBUTES:
        return [], j + 2
    if word == "fold":
        interval = interval_of(number, hedge)
        draft = _draft(
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
    draft = _draft(
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


_PREFIXES = frozenset("co ex vice non by pro anti semi ultra".split())
_OWNED = frozenset("the his her its their our my your these those".split())


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
    first = noun - 2 if line.words[noun - 1] == "-" and line.words[noun - 2] in _PREFIXES else noun
    name = line.text[line.starts[first] : line.ends[noun]] if unit else None
    return _draft(line, begins, end, Kind.COUNT, number.value, interval, name, hedge, number.granule, number)


def _label(line: Line, number: Number) -> bool:
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


# --- durations and ages --------------------------------------------------------------------------------------------


def duration(
    line: Line, number: Number, own: Measure, hedge: Hedge | None, begins: int, context: Context, floor: int
) -> Read | None:
    """ "nearly 25 years", "a 70- year-old", "two weeks ago", "a quarter century"."""
    words, after = line.words, own.after
    dash = words[after] == "-"
    old = after + 1 if dash else after
    if words[old] in ("old", "olds"):
        return _aged(line, number, hedge, begins, old + 1, own.unit)
    if words[after] == "of" and words[after + 1] == "age":
        return _aged(line, number, hedge, begins, after + 2, own.unit)
    if _one_day(line, number, after, begins):
        return [], after
    value, granule = number.value * own.factor, number.granule * own.factor
    unit = own.unit
    if own.unit in COMPOUNDS:
        joined = _compound(line, own, number)
        if joined is not None:
            value, unit, after, granule = joined
    stated = Number(
        number.first, number.after, value, granule, number.digits, number.fraction, number.vague, number.group
    )
    if hedge is None:
        hedge, after = hedge_after(line, after)
    if words[after] == "ago":
        past = context.ago(line, begins, after + 1, stated, unit, hedge, number)
        if past is not None:
            return [past], after + 1
    interval = interval_of(stated, hedge)
    before = words[begins - 1] if begins else ""
    if (
        hedge is None
        and before in _ELAPSED
        and unit in ("year", "month", "week", "day")
        and not (number.vague or number.fraction)
    ):
        interval = Interval(interval.low, max(interval.high or value, value + granule))
    return [_draft(line, begins, after, Kind.DURATION, value, interval, unit, hedge, granule, number)], after


_SPANS = frozenset(
    """in for within after over nearly almost about last under than around lasted lasting took takes take spent just only
    roughly past least most of through by before every approximately some next first""".split()
)
_LATER = frozenset("later ago after before earlier and".split())
_WHOLE = frozenset("decade century fortnight millennium".split())


def single_duration(line: Line, i: int, context: Context, floor: int) -> Read | None:
    """ "in a year", "a decade", "a week later", "a year and a half"; "$5 a day" and "the man of a year" are rates or none."""
    words = line.words
    own = measure_at(line, i + 1)
    if own is None or own.kind is not Kind.DURATION:
        return None
    before, following = words[i - 1] if i else "", words[own.after]
    if (
        words[i + 1] not in _WHOLE
        and following not in _LATER
        and before not in _SPANS
        and not (i == 0 and own.after == line.count)
    ):
        return None
    if following == "and" and not (
        words[own.after + 1] in ("a", "one") and words[own.after + 2] in ("half", "quarter")
    ):
        if words[i + 1] not in _WHOLE and before not in _SPANS:
            return None
    if before in ("of", "every") and words[i + 1] not in _WHOLE:
        return None
    value, after = ONE, own.after
    if following == "and" and words[after + 1] in ("a", "one") and words[after + 2] in ("half", "quarter"):
        value += Decimal("0.5") if words[after + 2] == "half" else Decimal("0.25")
        after += 3
    number = Number(i, i + 1, value, ONE if value == 1 else Decimal("0.1"), False)
    hedge, begins = hedge_before(line, i, floor)
    if value != 1:
        own = Measure(own.kind, own.unit, after, own.factor)
    return duration(line, number, own, hedge, begins, context, floor)


_DAY_AFTER = frozenset("after before later earlier ago of from to left and -".split()) | {",", "."}
_DAY_BEFORE = frozenset("in for after just only within than least most about nearly".split())


def _one_day(line: Line, number: Number, after: int, begins: int) -> bool:
    """Whether "one day" is the idiom and no duration: "One day he will return"."""
    if line.words[number.first] != "one" or line.words[after - 1] != "day" or line.words[after - 2] == "-":
        return False
    return line.words[after] not in _DAY_AFTER and (begins == 0 or line.words[begins - 1] not in _DAY_BEFORE)


def _aged(line: Line, number: Number, hedge: Hedge | None, begins: int, after: int, unit: str) -> Read:
    interval = interval_of(number, hedge) if hedge else Interval.exact(number.value)
    if begins and line.words[begins - 1] in _AGE_WORDS:
        begins -= 1
    return [
        _draft(line, begins, after, Kind.AGE, number.value, interval, unit, hedge, number.granule, number)
    ], after


def _age(line: Line, number: Number, hedge: Hedge | None, begins: int, floor: int) -> Read | None:
    """An age without "years": "Jones, 63,", "Jones (63)", "aged 63", "turned 70", "who are now over 50"."""
    words, j = line.words, number.after
    if number.value > 120 or number.value != number.value.to_integral_value() or number.value < 0:
        return None
    k = begins - 1
    if k < 0 or (not number.digits and words[k] not in _AGE_WORDS and words[k] not in ("turned", "turning")):
        return None
    before = words[k]
    start, sure = begins, 1.0
    if (
        before in _AGE_WORDS
        or (before == "of" and words[k - 1] == "age")
        or (before == "-" and words[k - 1] == "ages")
    ):
        start = k if before in _AGE_WORDS else k - 1
        if words[start] == "ages" and words[j] == "-":
            pass
    elif before in ("turned", "turning", "turns"):
        if words[j] not in _FOLLOWS_AGE and words[j] != "years":
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
    elif before in _BE and words[j] in _FOLLOWS_AGE and (before == "now" or k):
        subject = words[k - 1]
        if before == "now" and subject in _BE:
            subject = words[k - 2]
        if subject not in _BEINGS and not before.endswith(("'s", "'m")):
            return None
        sure = 0.9
    else:
        return None
    if hedge is None:
        hedge, j = hedge_after(line, j)
    interval = interval_of(number, hedge) if hedge else Interval.exact(number.value)
    granule = number.granule
    drafts = [
        _draft(line, start, j, Kind.AGE, number.value, interval, "year", hedge, granule, number, confidence=sure)
    ]
    while before == "aged" and words[j] in (",", "and", "or") and (other := _next_age(line, j + 1)) is not None:
        interval, j = Interval.exact(other.value), other.after
        drafts.append(
            _draft(line, other.first, j, Kind.AGE, other.value, interval, "year", None, other.granule, other)
        )
    return drafts, j


def _next_age(line: Line, j: int) -> Number | None:
    """The next age of "aged 4, 6 and 9" at lexeme ``j``."""
    if line.words[j] == "and":
        j += 1
    number = number_at(line, j)
    if number is None or number.value > 120 or number.value != int(number.value):
        return None
    return None if line.words[number.after][:1].isalpha() and line.words[number.after] not in STOPS else number


def _personal(line: Line, k: int) -> bool:
    """Whether the word before the comma may end a person's name or role."""
    word = line.words[k]
    if word in ("jr", "sr", ".", "iii"):
        return True
    return (line.capital(k) and word.strip("'s") not in NOT_NAMES and word not in DESIGNATORS) or word in (
        "man",
        "woman",
        "boy",
        "girl",
        "mother",
        "father",
        "son",
        "daughter",
        "wife",
        "husband",
        "driver",
        "pilot",
        "suspect",
        "victim",
    )


# --- two numbers ---------------------------------------------------------------------------------------------------


def _range(
    line: Line, number: Number, own: Measure | None, currency: tuple[str, int] | None
) -> tuple[Number, Measure | None, bool, int] | None:
    """The second number of "between a and b", "a to b", "a–b", "two or three": it, its measure, and whether "to"."""
    words = line.words
    if number.vague is not None:
        return None
    j = own.after if own else number.after
    connector = words[j]
    before = (
        words[(currency[1] if currency else number.first) - 1]
        if (currency[1] if currency else number.first)
        else ""
    )
    if connector == "-":
        if line.glued(j - 1) and words[j + 1] == "to":
            j += 2 if words[j + 2] == "-" else 1
        elif not line.glued(j) and line.glued(j - 1):
            return None
    elif connector == "and":
        if before != "between" and not (before == "-" and words[number.first - 2] == "between"):
            return None
    elif connector == "or":
        if own is not None or number.digits or number.value > 12:
            return None
    elif connector not in ("to", "through") or (connector == "through"):
        return None
    k = j + 1
    while words[k] and not words[k][0].isalnum() and currency is not None and k < j + 3:
        k += 1
    if currency is not None and words[k] in ("us", "a", "c", "hk", "nz") and words[k + 1] == "$":
        k += 2
    elif currency is None and words[k] in ("$", "£", "€"):
        return None
    second = number_at(line, k)
    if second is None or second.fraction != number.fraction:
        return None
    if connector == "or" and (second.digits or second.value != number.value + 1):
        return None
    if line.digit(k) and line.glued(second.after - 1) and words[second.after] in (":", "/"):
        return None
    measure = (
        measure_at(line, second.after, fraction=second.fraction)
        if currency is None
        else _priced(line, second)
    )
    if own is not None and measure is None and currency is None:
        return None
    if own is not None and measure is not None and (own.kind, own.unit) != (measure.kind, measure.unit):
        return None
    return second, measure, connector == "to", j


def _two(
    line: Line,
    number: Number,
    own: Measure | None,
    second: tuple[Number, Measure | None, bool, int],
    currency: tuple[str, int] | None,
    context: Context,
    floor: int,
) -> Read | None:
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
        return _one(line, number, own, currency, context, floor)
    if (to and _changing(line, first)) or number.value > other.value:
        return _from_to(line, number, own, measure, currency, context, floor)
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
        if before in _AGE_WORDS:
            kind, unit, start = Kind.AGE, "year", start - 1
        else:
            noun = counted_noun(line, other.after)
            if noun is None and words[after] == "-" and line.glued(after) and words[after + 1].isalpha():
                noun = after + 1
            if noun is not None:
                unit, after = line.raw(noun), noun + 1
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


def _no_range(line: Line, number: Number, other: Number) -> bool:
    """Whether "a-b" or "a or b" without a unit is no range of things counted."""
    return counted_noun(line, other.after) is None and not number.digits and other.digits


def _changing(line: Line, first: int) -> bool:
    """Whether "from a to b" tells a change: "rose from", "up from", "changes the balance from"."""
    words = line.words
    if not first:
        return False
    if words[first - 1] in CHANGES:
        return True
    return words[first - 1] == "from" and any(
        word in CHANGES for word in words[max(0, first - 9) : first - 1]
    )


def _from_to(
    line: Line,
    number: Number,
    own: Measure | None,
    measure: Measure | None,
    currency: tuple[str, int] | None,
    context: Context,
    floor: int,
) -> Read | None:
    """Two values of a change: the first alone, in the unit of the second where it has none of its own."""
    if own is not None or currency is not None or measure is None:
        return _one(line, number, own, currency, context, floor)
    hedge, begins = hedge_before(line, number.first, floor)
    kind = Kind.DURATION if measure.kind is Kind.DURATION else measure.kind
    value = number.value * measure.factor
    stated = Number(number.first, number.after, value, number.granule * measure.factor, number.digits)
    draft = _draft(
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


def _draft(
    line: Line,
    begins: int,
    after: int,
    kind: Kind,
    value: Decimal,
    interval: Interval,
    unit: str | None,
    hedge: Hedge | None,
    granule: Decimal,
    number: Number,
    confidence: float = 1.0,
) -> Draft:
    return Draft(
        line.starts[begins],
        line.ends[after - 1],
        kind,
        value,
        interval,
        unit,
        hedge=hedge,
        granule=granule,
        core=(line.starts[number.first], line.ends[number.after - 1]),
        confidence=confidence,
    )


__all__ = ["LONG_YEARS", "Read", "amount_at", "plural"]
