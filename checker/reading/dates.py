"""Dates with their month written: "13 December 2017", "Dec. 13", "December 12-14", "May 2016".

A date without a year takes the likeliest one for the anchor, and says which anchor that was.
"""

from __future__ import annotations

from datetime import date

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.context import TOLD, Context
from checker.reading.days import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    days,
    in_years_around,
    likely_year,
    make_day,
)
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    AMBIGUOUS_MONTHS,
    EARLY,
    MONTH_ABBREVIATIONS,
    MONTHS,
)
from checker.reading.english.numbers import ORDINAL_SUFFIXES, ORDINALS
from checker.reading.english.words import CHANGES, STOPS
from checker.reading.line import Line
from checker.reading.months import Read, Year, whole_month
from checker.reading.nouns import counted_noun
from checker.reading.tense import looks_ahead

COUNT_NOUNS = frozenset(
    """people men women children votes voters homes houses jobs workers students troops soldiers deaths members staff
    employees passengers prisoners acres hectares cars vehicles buildings families residents refugees migrants animals
    trees tickets patients words copies seats beds villages arrests complaints guests athletes delegates"""
    .split()
)  # fmt: skip
"""Behind four digits they are counted: "2017 people"."""
_NO_ONE_MONTH = frozenset("a an normal typical average every each any another usual".split())
"""Before a month: none in particular ("in a normal July")."""
_MONTH_CUES = frozenset(
    "in on by since until till before after from through during late early mid next last this of to and between every each past".split()
)


def month_at(line: Line, i: int) -> tuple[int, int] | None:
    """The month named at lexeme ``i`` and the lexeme after it (past the dot of "Dec.")."""
    word = line.words[i]
    if word[-2:] == "'s":
        month = MONTHS.get(word[:-2])
        return (month, i + 1) if month is not None and line.capital(i) else None
    month = MONTHS.get(word)
    if month is not None:
        return (month, i + 1) if line.capital(i) else None
    month = MONTH_ABBREVIATIONS.get(word)
    if month is None or not line.capital(i):
        return None
    after = i + 1
    if line.words[after] == "." and line.glued(i):
        after += 1
    elif word not in ("sept", "aug", "oct", "nov", "feb") and not line.digit(after) and not line.digit(i - 1):
        if not (line.words[i - 1] == "-" and line.digit(i - 2)):
            return None
    return month, after


def date_at(line: Line, i: int, context: Context) -> Read | None:
    """A date that begins at lexeme ``i``, or a range of two: "from 28 May to 3 June", "Dec. 30-Jan. 2", "July to October"."""
    found = _one_date(line, i, context)
    if found is None or not found[0]:
        return found
    first, j = found[0][0], found[1]
    words = line.words
    joined = words[j] in ("-", "to", "through", "until") or (words[j] == "and" and words[i - 1] == "between")
    if not joined or first.hedge is not None or _changing(line, i):
        return found
    second = _one_date(line, j + 1, context)
    if second is None or not second[0]:
        return found
    return _range(line, i, first, second[0][0], second[1]) or found


def _changing(line: Line, i: int) -> bool:
    """Whether the two are ends of a change: "moved from May 3 to June 5"."""
    return (
        bool(i) and line.words[i - 1] == "from" and not CHANGES.isdisjoint(line.words[max(0, i - 9) : i - 1])
    )


def _one_date(line: Line, i: int, context: Context) -> Read | None:
    return from_day(line, i, context) if line.digit(i) else from_month(line, i, context)


def _range(line: Line, i: int, first: Draft, second: Draft, after: int) -> Read | None:
    """From the first day of the one to the last of the other; the first takes the year that puts it before."""
    if first.interval is None or second.interval is None or second.interval.high is None:
        return None
    last = second.interval.high
    lows = [span.low for span in (first.interval, *first.others) if span.low is not None and span.low <= last]
    if first.interval.low in lows and (first.anchor is None or second.anchor is not None):
        lows = [first.interval.low or last]
    low = max(lows, default=None)
    if low is None or last - low > _LONGEST_RANGE:
        return None
    core = (line.starts[i], line.ends[after - 1])
    return [
        Draft(
            line.starts[_begins(line, i)],
            core[1],
            Kind.DATE,
            date.fromordinal(int(low)),
            Interval(low, last),
            hedge=Hedge.BETWEEN,
            granule=second.granule,
            core=core,
            anchor=second.anchor or first.anchor,
        )
    ], after


_LONGEST_RANGE = 366 * 100


def from_month(line: Line, i: int, context: Context) -> Read | None:
    """A date that begins with its month: "Dec. 13", "December 12-14, 2017", "May 2016", "In January"."""
    named = month_at(line, i)
    if named is None:
        return None
    month, j = named
    day = _day(line, j + 1 if line.words[j] == "the" and line.words[j + 1][:1].isalnum() else j)
    if day is not None:
        number, j = day
        last = None
        other = _day(line, j + 1) if line.words[j] in ("-", "to", "and") else None
        if other is not None and other[0] > number and _ends_a_range(line, i, j, other[1]):
            last, j = other[0], other[1]
        return _dated(line, i, _year_of(line, j, month, context), month, number, context, last)
    year = _year_of(line, j, month, context)
    if year.year is None and line.words[j] != "quarter" and not _month_alone(line, i, j):
        return None
    return whole_month(line, i, year, month, context)


def _ends_a_range(line: Line, i: int, j: int, after: int) -> bool:
    """Whether "12 and 14" behind a month are two days of it: "between Feb. 12 and 14", not "On May 5 and 12 people"."""
    words = line.words
    if words[j] != "and" or words[i - 1] == "between":
        return True
    return not words[after][:1].isalnum() or words[after] in STOPS


def from_day(line: Line, i: int, context: Context) -> Read | None:
    """A date that begins with its day: "13 December 2017", "the 4th of July", "12-14 December"."""
    day = _day(line, i)
    if day is None:
        return None
    number, j = day
    words = line.words
    last: int | None = None
    if words[j] in ("-", "to", "and") and (other := _day(line, j + 1)) is not None and other[0] > number:
        after_of = other[1] + 1 if words[other[1]] == "of" else other[1]
        if month_at(line, after_of) is not None:
            last, j = other[0], other[1]
    if words[j] == "of" or (words[j] == "-" and line.glued(j - 1)):
        j += 1
    named = month_at(line, j)
    if named is None:
        return None
    if words[j] in ("may", "march") and words[j - 1] != "of" and not line.words[i][0].isdecimal():
        return None
    month, j = named
    if words[j] == "-" and line.glued(j - 1) and line.digit(j + 1) and len(words[j + 1]) == 4:
        j += 1
    year = _year_of(line, j, month, context)
    return _dated(line, i, year, month, number, context, last)


def _year_of(line: Line, j: int, month: int, context: Context) -> Year:
    """The year at lexeme ``j``: written, said ("last year", "that year"), or that of the end of a range it begins."""
    year, after = year_after(line, j)
    if year is not None:
        return Year(year, after)
    words = line.words
    k = j + 1 if words[j] == "of" else j
    if words[k + 1] == "year" and words[k] in _YEARS_FROM_NOW:
        anchor = context.anchor()
        if anchor is not None:
            year = anchor.day.year + _YEARS_FROM_NOW[words[k]]
            return Year(year if 1 < year < 9998 else None, k + 2, anchor.name)
    told = context.told_year()
    if told is not None and 1 < told < 9997:
        if words[k] == "that" and words[k + 1] in ("year", "same"):
            return Year(told, k + (3 if words[k + 1] == "same" else 2), TOLD)
        if words[k] == "the" and words[k + 2] == "year" and words[k + 1] in ("same", "following", "next"):
            return Year(told + (words[k + 1] != "same"), k + 3, TOLD)
    if words[j] in ("to", "and", "-", "through", "until"):
        shared = _year_of_the_end(line, j + 1)
        if shared is not None:
            last, year = shared
            return Year(year - 1 if last < month else year, j)
    return Year(None, j)


_YEARS_FROM_NOW = {"last": -1, "this": 0, "next": 1}


def _year_of_the_end(line: Line, k: int) -> tuple[int, int] | None:
    """The month and the year of the date at lexeme ``k``, which lends its year to the one before: "July to November 1917"."""
    day = _day(line, k)
    named = month_at(line, day[1] if day is not None else k)
    if named is None:
        return None
    month, after = named
    behind = _day(line, after) if day is None else None
    year, _ = year_after(line, behind[1] if behind is not None else after)
    return None if year is None else (month, year)


def _day(line: Line, i: int) -> tuple[int, int] | None:
    """The day of a month at lexeme ``i`` ("13", "4th", "twelfth") and the lexeme after it."""
    word = line.words[i]
    if word.isdecimal() and len(word) <= 2:
        number = int(word)
        if not 1 <= number <= 31:
            return None
        if line.words[i + 1] in ORDINAL_SUFFIXES and line.glued(i):
            return number, i + 2
        if line.glued(i) and (line.words[i + 1][:1].isalpha() or line.words[i + 1] in (":", "%")):
            return None
        return number, i + 1
    number = ORDINALS.get(word, 0)
    return (number, i + 1) if 1 <= number <= 31 and word not in ("second",) else None


def year_after(line: Line, j: int) -> tuple[int | None, int]:
    """The year at lexeme ``j``, past a comma or "of", and the lexeme after it; (None, j) without one."""
    words, k = line.words, j
    if words[k] in (",", "of") or (words[k] in ("/", "-") and line.glued(k - 1)):
        k += 1
    word = words[k]
    if word.isdecimal() and len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR:
        if line.glued(k) and (words[k + 1][:1].isalpha() or words[k + 1] == ":"):
            return None, j
        if (
            k > j
            and words[k - 1] == ","
            and counted_noun(line, k + 1) is not None
            and words[k + 1] in COUNT_NOUNS
        ):
            return None, j
        return int(word), k + 1
    if word in ("this", "last", "next") and words[k + 1] == "year":
        return None, j
    return None, j


def _month_alone(line: Line, i: int, j: int) -> bool:
    """Whether a month without day and year is one: "May", "March" and names of women need a word of time before them."""
    words = line.words
    word, before = words[i].removesuffix("'s"), words[i - 1] if i else ""
    if before in _NO_ONE_MONTH:
        return False
    if word not in AMBIGUOUS_MONTHS or (word != words[i] and word not in ("may", "april", "june", "august")):
        return True
    if before in ("to", "and", "-", "through") and i > 1 and words[i - 2] in MONTHS:
        return True
    if before == "-" and i > 1 and words[i - 2] in EARLY:  # "mid-August"
        return True
    if (
        before in ("and", "to", "of") and line.capital(j) and words[j].isalpha()
    ):  # "April Jones and June Carter"
        return False
    return before in _MONTH_CUES and not (before in ("to", "and") and word in ("march", "may"))


def _dated(
    line: Line,
    i: int,
    stated: Year,
    month: int,
    number: int,
    context: Context,
    last: int | None,
) -> Read | None:
    year, after, name = stated
    core = (line.starts[i], line.ends[after - 1])
    if year is not None:
        written = make_day(year, month, number)
        if written is None:
            return None
        final = make_day(year, month, last) if last else None
        if final is None and name is None:
            context.saw(written, line.text[core[0] : core[1]], looks_ahead(line, i, after))
        span = days(written, final)
        hedge = Hedge.BETWEEN if final else None
        core = (line.starts[_begins(line, i)], core[1]) if final else core
        return [
            Draft(*core, Kind.DATE, written, span, granule=DAY, core=core, anchor=name, hedge=hedge)
        ], after
    if make_day(2024, month, number) is None:
        return None
    anchor = context.anchor()
    day: date | None = None
    others: tuple[Interval, ...] = ()
    if anchor is not None:
        options = in_years_around(month, number, anchor.day)
        day, others = likely_year(options, anchor.day, ahead=looks_ahead(line, i, after))
    if anchor is None or day is None:
        return [Draft(*core, Kind.DATE, f"--{month:02}-{number:02}", None, core=core)], after
    final = make_day(day.year, month, last) if last else None
    span = days(day, final)
    hedge = Hedge.BETWEEN if final else None
    outer = (line.starts[_begins(line, i)], core[1]) if final else core
    return [
        Draft(
            *outer,
            Kind.DATE,
            day,
            span,
            granule=DAY,
            core=core,
            anchor=anchor.name,
            others=others,
            hedge=hedge,
        )
    ], after


def _begins(line: Line, i: int) -> int:
    """Where a range of days that starts at lexeme ``i`` begins: "between" and "from" belong to it."""
    return i - 1 if i and line.words[i - 1] in ("between", "from") else i
