"""Dates with their month or year written: "13 December 2017", "Dec. 13", "2017-12-12", "the early 1990s", "Q3 2016".

A date without a year takes the year that brings it nearest to the anchor, and says which anchor that was.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind
from checker.reading.context import Context, days, make_day, month_days, likely_year, year_days
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    AMBIGUOUS_MONTHS,
    EARLY,
    MONTH_ABBREVIATIONS,
    MONTHS,
    QUARTERS,
    SEASONS,
    YEAR_CUES,
)
from checker.reading.english.numbers import ORDINAL_SUFFIXES, ORDINALS
from checker.reading.english.words import IRREGULAR_PLURALS
from checker.reading.line import Line
from checker.reading.nouns import counted_noun

Read = tuple[list[Draft], int]

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-]*\d)")
_ISO_TIME = re.compile(r"[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?(?![\d:])")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.-]*\d)")
_COUNT_NOUNS = frozenset(
    "people men women children votes voters homes houses jobs workers students troops soldiers deaths".split()
)
_MONTH_CUES = frozenset(
    "in on by since until till before after from through during late early mid next last this of to and between every each past".split()
)
_THOUSAND, _MILLENNIA = 1000, 2999


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
        year, after = _year(line, j)
        return _dated(line, i, after, year, month, number, context, last)
    year, after = _year(line, j)
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
    year, after = _year(line, j)
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


def _year(line: Line, j: int) -> tuple[int | None, int]:
    """The year at lexeme ``j``, past a comma or "of", and the lexeme after it; (None, j) without one."""
    words, k = line.words, j
    if words[k] in (",", "of") or (words[k] in ("/", "-") and line.glued(k - 1)):
        k += 1
    word = words[k]
    if word.isdecimal() and len(word) == 4 and _THOUSAND <= int(word) <= _MILLENNIA:
        if line.glued(k) and (words[k + 1][:1].isalpha() or words[k + 1] == ":"):
            return None, j
        if (
            k > j
            and words[k - 1] == ","
            and counted_noun(line, k + 1) is not None
            and words[k + 1] in _COUNT_NOUNS
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
    written = line.text[core[0] : core[1]]
    if year is not None:
        day = make_day(year, month, number)
        if day is None:
            return None
        final = make_day(year, month, last) if last else None
        if final is None and line.start >= 0:
            context.saw(day, written)
        return [Draft(*core, Kind.DATE, day, days(day, final), granule=Decimal(1), core=core)], after
    if make_day(2024, month, number) is None:
        return None
    anchor = context.anchor()
    day, others = None, ()
    if anchor is not None:
        day, others = likely_year(month, number, anchor.day, ahead=context.looks_ahead(line))
    if anchor is None or day is None:
        return [Draft(*core, Kind.DATE, f"--{month:02}-{number:02}", None, core=core)], after
    final = make_day(day.year, month, last) if last else None
    return [
        Draft(*core, Kind.DATE, day, days(day, final), granule=Decimal(1), core=core, anchor=anchor.name, others=others)
    ], after


def _month(line: Line, i: int, after: int, year: int | None, month: int, context: Context) -> Read:
    part, begins = _part(line, i)
    core = (line.starts[begins], line.ends[after - 1])
    if year is not None:
        span = _part_of(month_days(year, month), part)
        return [Draft(*core, Kind.DATE, date(year, month, 1), span, granule=Decimal(30), core=core)], after
    anchor = context.anchor()
    if anchor is None:
        return [Draft(*core, Kind.DATE, f"--{month:02}", None, core=core)], after
    origin = anchor.day
    before = line.words[begins - 1] if begins else ""
    distance = (month - origin.month) % 12
    ahead = context.looks_ahead(line)
    year = origin.year if month >= origin.month else origin.year + 1
    if before in ("last", "past") or (
        not ahead and distance > 0 and (distance > 6 or before in ("since", "in", "during"))
    ):
        year -= 1 if distance > 0 or before == "last" else 0
    if before in ("last", "next", "this", "past"):
        core = (line.starts[begins - 1], core[1])
    year = min(max(year, 1), 9998)
    span = _part_of(month_days(year, month), part)
    others = (month_days(year + 1, month),) if year < origin.year else ()
    draft = Draft(
        *core,
        Kind.DATE,
        date(year, month, 1),
        span,
        granule=Decimal(30),
        core=core,
        anchor=anchor.name,
        others=others,
    )
    return [draft], after


# --- digits only ---------------------------------------------------------------------------------------------------


def numeric_at(line: Line, i: int, context: Context) -> Read | None:
    """ "2017-12-13T10:25+01:00", "12/13/2017", "13.12.17": a date in digits that begins at lexeme ``i``."""
    text, start = line.text, line.starts[i]
    if i and line.glued(i - 1) and (line.words[i - 1][-1].isalnum() or line.words[i - 1] in "-/"):
        return None
    iso = _ISO.match(text, start, line.end)
    if iso is not None:
        day = make_day(int(iso[1]), int(iso[2]), int(iso[3]))
        if day is None:
            return None
        core = iso.span()
        context.saw(day, iso[0])
        drafts = [Draft(*core, Kind.DATE, day, days(day), granule=Decimal(1), core=core)]
        clock = _ISO_TIME.match(text, iso.end(), line.end)
        end = iso.end()
        if clock is not None and int(clock[1]) < 24 and int(clock[2]) < 60:
            drafts.append(_iso_time(clock))
            end = clock.end()
        return drafts, _after(line, i, end)
    numeric = _NUMERIC.match(text, start, line.end)
    if numeric is None:
        return None
    return _ordered(line, i, numeric, context)


def _iso_time(clock: re.Match[str]) -> Draft:
    zone = clock[4]
    if zone == "Z":
        unit: str | None = "UTC"
    elif zone:
        unit = f"UTC{zone[:3]}:{zone[-2:]}"
        unit = "UTC" if unit in ("UTC+00:00", "UTC-00:00") else unit
    else:
        unit = None
    minutes = Decimal(int(clock[1]) * 60 + int(clock[2])) + Decimal(int(clock[3] or 0)) / 60
    core = (clock.start() + 1, clock.end())
    return Draft(
        *core,
        Kind.TIME,
        f"{clock[1]}:{clock[2]}",
        Interval.around(minutes, Decimal("0.5")),
        unit,
        granule=Decimal(1),
        core=core,
    )


def _ordered(line: Line, i: int, match: re.Match[str], context: Context) -> Read | None:
    """Day and month in the order that the page uses elsewhere; both readings are kept where it is not known."""
    first, second, written = int(match[1]), int(match[3]), match[4]
    if len(written) == 2 and match[2] == "-":
        return None
    year = int(written) if len(written) == 4 else 2000 + int(written) - (100 if int(written) > 50 else 0)
    month_first, day_first = make_day(year, first, second), make_day(year, second, first)
    prefer_day = match[2] == "." if context.day_first is None else context.day_first
    chosen, other = (day_first, month_first) if prefer_day else (month_first, day_first)
    if chosen is None:
        chosen, other = other, None
    if chosen is None:
        return None
    core = match.span()
    others = (days(other),) if other is not None and other != chosen else ()
    sure = 0.6 if others and context.day_first is None and match[2] != "." else 1.0
    if sure == 1.0:
        context.saw(chosen, match[0])
    draft = Draft(
        *core, Kind.DATE, chosen, days(chosen), granule=Decimal(1), core=core, others=others, confidence=sure
    )
    return [draft], _after(line, i, match.end())


def _after(line: Line, i: int, end: int) -> int:
    j = i + 1
    while j < line.count and line.starts[j] < end:
        j += 1
    return j


# --- years and decades ---------------------------------------------------------------------------------------------


def year_at(line: Line, i: int, context: Context) -> Read | None:
    """A year: "in 1963", "the 2016 election", "2010-12"; a count such as "2000 votes" is none."""
    word = line.words[i]
    if not (word.isdecimal() and len(word) == 4 and _THOUSAND <= int(word) <= _MILLENNIA):
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
        if value < final <= _MILLENNIA:
            last, j = final, j + 2
    elif (
        words[j] == ("and" if before == "between" else "to" if before == "from" else "-")
        and words[j + 1].isdecimal()
    ):
        if len(words[j + 1]) == 4 and value < int(words[j + 1]) <= _MILLENNIA:
            last, j = int(words[j + 1]), j + 2
    part, begins = _part(line, i)
    season, begins = _season(line, begins)
    core = (line.starts[begins], line.ends[j - 1])
    if season is not None:
        span = month_days(value, *season)
        return [Draft(*core, Kind.DATE, date(value, season[0], 1), span, granule=Decimal(90), core=core)], j
    span = _part_of(year_days(value, last), part)
    draft = Draft(*core, Kind.YEAR, Decimal(value), span, granule=Decimal(1), core=(line.starts[i], core[1]))
    return [draft], j


def _is_year(line: Line, i: int, value: int) -> bool:
    words = line.words
    before, following = words[i - 1] if i else "", words[i + 1]
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
        if words[noun] in IRREGULAR_PLURALS or words[noun] in _COUNT_NOUNS:
            return noun > i + 2 and likely and before == "in"
        if not likely or (noun == i + 1 and before not in YEAR_CUES and not 1900 <= value <= 2050):
            return False
    if before in YEAR_CUES or before in EARLY or before == "-":
        return likely or (before in ("in", "since", "circa", "until", "year") and value >= 1000)
    if not likely:
        return False
    return not (before in ("no", ".") and i >= 2 and words[i - 2] == "no")


def _part(line: Line, i: int) -> tuple[str | None, int]:
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


def _season(line: Line, i: int) -> tuple[tuple[int, int] | None, int]:
    k = i - 1
    words = line.words
    if k >= 0 and words[k] == "of" and k >= 1:
        k -= 1
    if k >= 0 and words[k] in SEASONS and words[k] not in ("spring-",):
        if words[k] == "fall" and words[k - 1] not in ("the", "in", "last", "this") and not line.capital(k):
            return None, i
        return SEASONS[words[k]], k
    return None, i


def _part_of(span: Interval, part: str | None) -> Interval:
    """The early, middle or late third of a span of days, with a margin of a sixth."""
    if part is None or span.low is None or span.high is None:
        return span
    width = (span.high - span.low + 1) / 6
    if part == "early":
        return Interval(span.low, (span.low - 1 + 3 * width).to_integral_value())
    if part == "late":
        return Interval((span.high + 1 - 3 * width).to_integral_value(), span.high)
    return Interval((span.low + width).to_integral_value(), (span.high - width).to_integral_value())


_TENS = {
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
_OWNERS = frozenset({"his", "her", "their", "my", "your", "our", "its"})


def decade_at(line: Line, i: int) -> Read | None:
    """ "the 1970s", "the early '90s", "the sixties" are decades; "in his 30s" is an age."""
    words = line.words
    word, j = words[i], i + 1
    begins, quote = i, False
    if word in _TENS:
        number = _TENS[word]
        if word == "teens" and words[i - 1] not in _OWNERS and words[i - 2] not in _OWNERS:
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
    part, begins = _part(line, begins)
    owner = words[begins - 1] if begins else ""
    if number < 100 and owner in _OWNERS and not quote:
        low, high = _third(Decimal(number), Decimal(number + 9), part)
        core = (line.starts[begins], line.ends[j - 1])
        interval = Interval(low, high)
        return [Draft(*core, Kind.AGE, Decimal(number), interval, "year", granule=Decimal(10), core=core)], j
    if number < 100:
        if owner not in ("the", "in", "of") and not quote and part is None:
            return ([], j) if word not in _TENS else None
        if word in _TENS and owner != "the" and part is None:
            return None
        number += 1900 if number >= 30 else 2000
    if not _THOUSAND <= number <= _MILLENNIA - 9:
        return None
    last = number + (
        99 if number % 100 == 0 and words[i - 1] != "the" and len(word) == 4 and number < 1900 else 9
    )
    core = (line.starts[begins], line.ends[j - 1])
    span = _part_of(year_days(number, last), part)
    return [
        Draft(*core, Kind.DECADE, Decimal(number), span, granule=Decimal(10), core=(line.starts[i], core[1]))
    ], j


def _third(low: Decimal, high: Decimal, part: str | None) -> tuple[Decimal, Decimal]:
    if part == "early":
        return low, low + 3
    if part == "mid":
        return low + 4, low + 6
    if part == "late":
        return low + 7, high
    return low, high


def _half_year(line: Line, i: int, j: int) -> Read | None:
    """ "the second half of 2017"."""
    year, after = _year(line, j + 1)
    if year is None or year > 9998:
        return None
    month = 1 if line.words[i] == "first" else 7
    core = (line.starts[i], line.ends[after - 1])
    span = month_days(year, month, month + 5)
    return [Draft(*core, Kind.DATE, date(year, month, 1), span, granule=Decimal(182), core=core)], after


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
    year, after = _year(line, j)
    anchor = context.anchor()
    core = (line.starts[i], line.ends[after - 1])
    name = None
    if year is None:
        if words[i] in ORDINALS:
            return None
        if anchor is None:
            return [Draft(*core, Kind.DATE, f"Q{quarter}", None, core=core)], after
        year, name = anchor.day.year, anchor.name
        if quarter * 3 - 2 > anchor.day.month and not context.looks_ahead(line):
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
