"""Years, decades and parts of years: "in 1963", "2010-12", "the early 1990s", "Q3 2016", "the second half of 2017"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.context import Context
from checker.reading.dates import COUNT_NOUNS, year_after
from checker.reading.days import FIRST_YEAR, LAST_YEAR, first_day, month_days, part_of, year_days
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    DEGREES_AND_PRICES,
    EARLY,
    QUARTERS,
    SEASONS,
    YEAR_CUES,
)
from checker.reading.english.numbers import ORDINALS
from checker.reading.english.units import DURATIONS
from checker.reading.english.words import BUSINESS, GAMES, IRREGULAR_PLURALS, NUMBERED, POSSESSIVES
from checker.reading.line import Line
from checker.reading.months import part_before
from checker.reading.nouns import counted_noun
from checker.reading.seasons import season_of_year
from checker.reading.tense import looks_ahead

Read = tuple[list[Draft], int]


def year_at(line: Line, i: int, context: Context) -> Read | None:
    """A year: "in 1963", "the 2016 election", "2010-12"; a count such as "2000 votes" is none."""
    word = line.words[i]
    if not (word.isdecimal() and len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR):
        return None
    words, value = line.words, int(word)
    j = i + 1
    if line.glued(i) and words[j][:1].isalpha():
        return None
    if (i and line.glued(i - 1) and words[i - 1] in "$£€#/.:@_") or (
        line.glued(i) and words[j] in (":", "/") and line.digit(j + 1) and len(words[j + 1]) > 2
    ):
        return None
    if not _is_year(line, i, value):
        return None
    last = None
    before = words[i - 1] if i else ""
    if words[j] in ("-", "/") and line.glued(i) and line.glued(j) and words[j + 1].isdecimal():
        tail = words[j + 1]
        final = int(tail) if len(tail) == 4 else value // 100 * 100 + int(tail) if len(tail) == 2 else 0
        if value < final <= LAST_YEAR:
            last, j = final, j + 2
    elif (
        words[j] == ("and" if before == "between" else "to" if before == "from" else "-")
        and words[j + 1].isdecimal()
    ):
        if len(words[j + 1]) == 4 and value < int(words[j + 1]) <= LAST_YEAR:
            last, j = int(words[j + 1]), j + 2
    part, begins = part_before(line, i)
    season, begins = _season(line, begins)
    core = (line.starts[begins], line.ends[j - 1])
    if season is not None:
        span, others = season_of_year(season, value, context)
        return [
            Draft(*core, Kind.DATE, first_day(span), span, granule=Decimal(90), core=core, others=others)
        ], j
    span = part_of(year_days(value, last), part)
    hedge = None
    if last is not None:
        hedge = Hedge.BETWEEN
        core = (
            line.starts[begins - 1 if before in ("between", "from") and part is None else begins],
            core[1],
        )
    draft = Draft(
        *core,
        Kind.YEAR,
        Decimal(value),
        span,
        hedge=hedge,
        granule=Decimal(1),
        core=(line.starts[i], core[1]),
    )
    return [draft], j


def short_year_at(line: Line, i: int, context: Context) -> Read | None:
    """ "the class of '98", "in ’08": two digits behind an apostrophe that nothing stands before."""
    words, word = line.words, line.words[i]
    if len(word) != 2 or not i or not line.glued(i - 1) or (i > 1 and line.glued(i - 2)):
        return None
    if line.glued(i) and words[i + 1][:1].isalnum():
        return None
    before = words[i - 2] if i > 1 else ""
    season, begins = _season(line, i - 1)
    if before not in YEAR_CUES and before not in ("of", "the") and season is None:
        return None
    anchor = context.anchor()
    this = anchor.day.year % 100 if anchor is not None else 30
    year = int(word) + (2000 if int(word) <= this else 1900)
    core = (line.starts[begins if season else i - 1], line.ends[i])
    span = year_days(year) if season is None else season_of_year(season, year, context)[0]
    if season is not None:
        return [Draft(*core, Kind.DATE, first_day(span), span, granule=Decimal(90), core=core)], i + 1
    return [Draft(*core, Kind.YEAR, Decimal(year), span, granule=Decimal(1), core=core)], i + 1


def _is_year(line: Line, i: int, value: int) -> bool:
    words = line.words
    before, following = words[i - 1] if i else "", words[i + 1]
    if before in NUMBERED and (line.capital(i - 1) or before in ("flight", "section", "room")):
        return False
    if following in ("a", "an", "per") and words[i + 2] in DURATIONS:  # "2000 a day"
        return False
    likely = 1800 <= value <= 2100
    if before in (
        "about",
        "around",
        "some",
        "nearly",
        "than",
        "over",
        "least",
        "almost",
        "roughly",
        "approximately",
    ):
        k = i - 2 if before in ("about", "around") else i
        if not (k >= 0 and words[k] in ("in", "since", "from")) and not (
            before == "than" and words[i - 2] in ("later", "earlier")
        ):
            return False
    noun = counted_noun(line, i + 1) if following.isalpha() else None
    if noun is not None and before not in ("the", "since", "its", "this", "that", "his", "her", "their"):
        if words[noun] in IRREGULAR_PLURALS or words[noun] in COUNT_NOUNS:
            return noun > i + 2 and likely and before == "in"
        if not likely or (noun == i + 1 and before not in YEAR_CUES and not 1900 <= value <= 2050):
            return False
    if before in YEAR_CUES or before in EARLY or before == "-":
        return likely or (before in ("in", "since", "circa", "until", "year") and value >= 1000)
    if not likely:
        return False
    return not (before in ("no", ".") and i >= 2 and words[i - 2] == "no")


def _season(line: Line, i: int) -> tuple[str | None, int]:
    """The season before a year ("summer of 1994", "winter 2016") and where it begins."""
    k = i - 1
    words = line.words
    if k >= 1 and words[k] == "of":
        k -= 1
    if k >= 0 and words[k] in SEASONS:
        if words[k] == "fall" and words[k - 1] not in ("the", "in", "last", "this") and not line.capital(k):
            return None, i
        return words[k], k
    return None, i


_TENS = {
    "noughties": 0,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
    "teens": 10,
}


def decade_at(line: Line, i: int) -> Read | None:
    """ "the 1970s", "the early '90s", "the sixties" are decades; "in his 30s" is an age."""
    words = line.words
    word, j = words[i], i + 1
    begins, quote = i, False
    if word in _TENS:
        number = _TENS[word]
        if word == "teens" and words[i - 1] not in POSSESSIVES and words[i - 2] not in POSSESSIVES:
            return None
    else:
        if not word.isdecimal() or not line.glued(i):
            return None
        if words[j] == "s":
            j += 1
        elif words[j] == "'" and words[j + 1] == "s" and line.glued(j):
            j += 2
        elif words[j] == "'s":
            j += 1
        else:
            return None
        number = int(word)
        if number % 10 or len(word) not in (2, 4):
            return None
        if i and words[i - 1] in ("'", "‘") and line.glued(i - 1):
            begins, quote = i - 1, True
    part, begins = part_before(line, begins)
    owner = words[begins - 1] if begins else ""
    if number < 100 and owner in POSSESSIVES and not quote:
        low, high = _third(Decimal(number + 3 if word == "teens" else number), Decimal(number + 9), part)
        core = (line.starts[begins], line.ends[j - 1])
        interval = Interval(low, high)
        return [Draft(*core, Kind.AGE, Decimal(number), interval, "year", granule=Decimal(10), core=core)], j
    if number < 100:
        if owner not in ("the", "in", "of") and not quote and part is None:
            return ([], j) if word not in _TENS else None
        if word in _TENS and owner != "the" and part is None:
            return None
        if not quote and not DEGREES_AND_PRICES.isdisjoint(words[max(0, i - 14) : i + 8]):
            return [], j
        number += 1900 if number >= 30 else 2000
    if not FIRST_YEAR <= number <= LAST_YEAR - 9:
        return None
    core, inner = (line.starts[begins], line.ends[j - 1]), (line.starts[i], line.ends[j - 1])
    span = part_of(year_days(number, number + 9), part)
    others: tuple[Interval, ...] = ()
    granule = Decimal(10)
    if number % 100 == 0 and number < 2000:  # "the 1800s" is mostly the century
        span, others = part_of(year_days(number, number + 99), part), (span,)
        granule = Decimal(100)
    return [Draft(*core, Kind.DECADE, Decimal(number), span, granule=granule, core=inner, others=others)], j


def _third(low: Decimal, high: Decimal, part: str | None) -> tuple[Decimal, Decimal]:
    if part == "early":
        return low, low + 3
    if part == "mid":
        return low + 4, low + 6
    if part == "late":
        return low + 7, high
    return low, high


def quarter_at(line: Line, i: int, context: Context) -> Read | None:
    """ "Q3", "Q3 2016", "third quarter of 2016"."""
    words = line.words
    j = i + 1
    if words[i] == "q" and line.glued(i) and words[j] in ("1", "2", "3", "4") and line.capital(i):
        quarter, j = int(words[j]), j + 1
    elif words[i] in QUARTERS:
        quarter = QUARTERS[words[i]]
    elif words[i] in ("first", "second") and words[j] == "half" and words[j + 1] == "of":
        return _half_year(line, i, j)
    elif words[i] in ("first", "second", "third", "fourth") and words[j] in ("-", "quarter"):
        j = j + 2 if words[j] == "-" else j + 1
        if words[j - 1] != "quarter":
            return None
        quarter = ORDINALS[words[i]]
    else:
        return None
    year, after = year_after(line, j)
    anchor = context.anchor()
    core = (line.starts[i], line.ends[after - 1])
    name = None
    if year is None:
        if words[i] in ORDINALS and not _of_business(line, i):
            return None
        if anchor is None:
            return [Draft(*core, Kind.DATE, f"Q{quarter}", None, core=core)], after
        year, name = anchor.day.year, anchor.name
        ahead = looks_ahead(line, i, j)
        if ahead and quarter * 3 < anchor.day.month:
            year += 1
        elif not ahead and quarter * 3 - 2 > anchor.day.month:
            year -= 1
    if not 1 <= year <= 9998:
        return None
    span = month_days(year, quarter * 3 - 2, quarter * 3)
    return [
        Draft(
            *core,
            Kind.DATE,
            date(year, quarter * 3 - 2, 1),
            span,
            granule=Decimal(90),
            core=core,
            anchor=name,
        )
    ], after


def _of_business(line: Line, i: int) -> bool:
    """Whether "the fourth quarter" is one of the year, as in talk of profits, and not one of a game."""
    near = line.words[max(0, i - 30) : i + 30]
    return not BUSINESS.isdisjoint(near) and GAMES.isdisjoint(near)


def _half_year(line: Line, i: int, j: int) -> Read | None:
    """ "the second half of 2017"."""
    year, after = year_after(line, j + 1)
    if year is None or year > 9998:
        return None
    month = 1 if line.words[i] == "first" else 7
    core = (line.starts[i], line.ends[after - 1])
    span = month_days(year, month, month + 5)
    return [Draft(*core, Kind.DATE, date(year, month, 1), span, granule=Decimal(182), core=core)], after
