"""Dates with their month written: "13 December 2017", "Dec. 13", "December 12-14", "May 2016".

A date without a year takes the likeliest one for the anchor, and says which anchor that was.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind
from checker.reading.context import Context
from checker.reading.days import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    days,
    first_day,
    in_years_around,
    likely_year,
    make_day,
    month_days,
    part_of,
)
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    AMBIGUOUS_MONTHS,
    EARLY,
    MONTH_ABBREVIATIONS,
    MONTHS,
)
from checker.reading.english.numbers import ORDINAL_SUFFIXES, ORDINALS
from checker.reading.line import Line
from checker.reading.nouns import counted_noun
from checker.reading.tense import looks_ahead

Read = tuple[list[Draft], int]

COUNT_NOUNS = frozenset(
    "people men women children votes voters homes houses jobs workers students troops soldiers deaths".split()
)


_MONTH_CUES = frozenset(
    "in on by since until till before after from through during late early mid next last this of to and between every each past".split()
)


def month_at(line: Line, i: int) -> tuple[int, int] | None:
    """The month named at lexeme ``i`` and the lexeme after it (past the dot of "Dec.")."""
    word = line.words[i]
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


def from_month(line: Line, i: int, context: Context) -> Read | None:
    """A date that begins with its month: "Dec. 13", "December 12-14, 2017", "May 2016", "In January"."""
    named = month_at(line, i)
    if named is None:
        return None
    month, j = named
    day = _day(line, j)
    if day is not None:
        number, j = day
        last = None
        if (
            line.words[j] in ("-", "to", "and")
            and (other := _day(line, j + 1)) is not None
            and other[0] > number
        ):
            if line.words[j] != "and" or line.words[other[1]] in (",", ".", ""):
                last, j = other[0], other[1]
        year, after = year_after(line, j)
        return _dated(line, i, after, year, month, number, context, last)
    year, after = year_after(line, j)
    if year is None and not _month_alone(line, i, j):
        return None
    return _month(line, i, after, year, month, context)


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
    if words[j] == "-" and line.glued(j - 1):
        j += 1
    year, after = year_after(line, j)
    if year is None and line.words[j - 1] == "-":
        after = j - 1
    return _dated(line, i, after, year, month, number, context, last)


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
    before = line.words[i - 1] if i else ""
    if line.words[i] in AMBIGUOUS_MONTHS:
        return before in _MONTH_CUES and not (before in ("to", "and") and line.words[i] in ("march", "may"))
    return True


def _dated(
    line: Line,
    i: int,
    after: int,
    year: int | None,
    month: int,
    number: int,
    context: Context,
    last: int | None,
) -> Read | None:
    core = (line.starts[i], line.ends[after - 1])
    if year is not None:
        stated = make_day(year, month, number)
        if stated is None:
            return None
        final = make_day(year, month, last) if last else None
        if final is None:
            context.saw(stated, line.text[core[0] : core[1]], looks_ahead(line, i, after))
        return [Draft(*core, Kind.DATE, stated, days(stated, final), granule=DAY, core=core)], after
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
    return [
        Draft(*core, Kind.DATE, day, span, granule=DAY, core=core, anchor=anchor.name, others=others)
    ], after


def _month(line: Line, i: int, after: int, year: int | None, month: int, context: Context) -> Read:
    part, begins = part_before(line, i)
    core = (line.starts[begins], line.ends[after - 1])
    if year is not None:
        span = part_of(month_days(year, month), part)
        return [Draft(*core, Kind.DATE, first_day(span), span, granule=Decimal(30), core=core)], after
    anchor = context.anchor()
    before = line.words[begins - 1] if begins else ""
    if before in DIRECTED:
        core = (line.starts[begins - 1], core[1])
    if anchor is None:
        return [Draft(*core, Kind.DATE, f"--{month:02}", None, core=core)], after
    year = min(max(_year_of_month(month, anchor.day, before, looks_ahead(line, begins, after)), 2), 9997)
    span = part_of(month_days(year, month), part)
    others = tuple(
        month_days(other, month)
        for other in (year - 1, year + 1)
        if abs((date(other, month, 15) - anchor.day).days) < _A_YEAR and before not in DIRECTED
    )
    return [
        Draft(
            *core,
            Kind.DATE,
            first_day(span),
            span,
            granule=Decimal(30),
            core=core,
            anchor=anchor.name,
            others=others,
        )
    ], after


DIRECTED = frozenset({"last", "next", "this", "past"})
_TILL = frozenset({"by", "until", "till", "before"})
_SINCE = frozenset({"since", "in", "during", "from", "of"})
_A_YEAR = 360


def _year_of_month(month: int, origin: date, before: str, ahead: bool | None) -> int:
    """The year of a month that is named alone: "last December", "by June", "in October"."""
    back = origin.year if month <= origin.month else origin.year - 1
    on = origin.year if month >= origin.month else origin.year + 1
    if before in ("last", "past"):
        return back - 1 if month == origin.month else back
    if before == "next":
        return on + 1 if month == origin.month else on
    if ahead or (ahead is None and before in _TILL):
        return on
    if ahead is False or before in _SINCE:
        return back
    return on if (month - origin.month) % 12 <= 6 else back


def part_before(line: Line, i: int) -> tuple[str | None, int]:
    """ "early", "mid-", "late", "the end of" before lexeme ``i``, and where it begins."""
    words = line.words
    k = i - 1
    if k >= 0 and words[k] == "-":
        k -= 1
    if k >= 0 and words[k] in ("early", "mid", "late"):
        return EARLY[words[k]], k
    if k >= 2 and words[k] == "of" and words[k - 1] in EARLY and words[k - 2] == "the":
        return EARLY[words[k - 1]], k - 1
    return None, i
