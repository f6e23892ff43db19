"""Days and periods that the day of writing decides: "yesterday", "last night", "early next month", "on the 12th"."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind
from checker.reading.context import TOLD, Context, unresolved
from checker.reading.days import (
    DAY,
    FIRST_DAY,
    LAST_DAY,
    days,
    first_day,
    make_day,
    month_days,
    part_of,
    year_days,
)
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    AHEAD,
    BACK,
    DAY_PARTS,
    PARTS_OF_DAY,
    PERIODS,
    RELATIVE_DAYS,
    SEASONS,
    SHADES,
)
from checker.reading.english.units import LONG_YEARS
from checker.reading.line import Line
from checker.reading.seasons import directed_season
from checker.reading.tense import is_past, looks_ahead

Read = tuple[list[Draft], int]


def relative_day_at(line: Line, i: int, context: Context) -> Read | None:
    """ "today", "yesterday morning", "tomorrow"."""
    words = line.words
    owner = words[i].endswith("'s")
    word = words[i][:-2] if owner else words[i]
    if line.capital(i) and i and line.capital(i - 1) and words[i - 1] != "the":  # "USA Today"
        return None
    j = i + 1
    end = line.ends[i] - 2 if owner else line.ends[i]
    if words[j] in DAY_PARTS and not owner:
        end, j = line.ends[j], j + 1
    return _shifted(context, (line.starts[i], end), word, RELATIVE_DAYS[word]), j


def _shifted(context: Context, core: tuple[int, int], word: str, shift: int) -> list[Draft]:
    anchor = context.anchor()
    if anchor is None:
        return [unresolved(core, word)]
    day = date.fromordinal(min(max(anchor.day.toordinal() + shift, FIRST_DAY), LAST_DAY))
    others = [
        Interval.exact(other.day.toordinal() + shift)
        for other in context.other_anchors()
        if FIRST_DAY <= other.day.toordinal() + shift <= LAST_DAY
    ]
    return [
        Draft(
            *core,
            Kind.DATE,
            day,
            days(day),
            granule=DAY,
            core=core,
            anchor=anchor.name,
            others=tuple(dict.fromkeys(others)),
        )
    ]


def period_at(line: Line, i: int, context: Context) -> Read | None:
    """ "last month", "early next year", "this week", "the past decade", "the following day" at the word of direction."""
    words = line.words
    direction, word = words[i], words[i + 1]
    if word[-2:] == "'s":
        word = word[:-2]
    if direction == "this" and words[i + 1] in BACK and words[i + 2] in PERIODS:
        direction, word, i = "last", words[i + 2], i + 1  # "this past week"
    before = words[i - 1] if i else ""
    if direction in ("last", "this", "same") and word in PARTS_OF_DAY:
        return _part_of_day(line, i, direction, word, context)
    if word in SEASONS:
        return directed_season(line, i, direction, context)
    if word in PARTS_OF_DAY and before == "the" and direction in ("next", "following", "previous", "same"):
        return _from_told(line, i, direction, "day", context)
    if word not in PERIODS or words[i + 2] == "-":
        return None
    if direction in ("following", "previous", "same") or (direction == "next" and word == "day"):
        return _from_told(line, i, direction, word, context) if before in _ARTICLES else None
    if before in _ARTICLES and not (before in ("her", "his", "its") and is_past(words[i - 2])):
        return _span(line, i, direction, word) if before in ("the", "a") else None
    if direction in ("coming", "past", "current") and before != "this":
        return None
    return _period_of_now(line, i, direction, word, context)


_ARTICLES = frozenset({"the", "a", "his", "her", "their", "its", "that"})


def _end(line: Line, i: int) -> int:
    """Where the word at lexeme ``i`` ends without its "'s"."""
    return line.ends[i] - 2 if line.words[i][-2:] == "'s" else line.ends[i]


def _part_of_day(line: Line, i: int, direction: str, word: str, context: Context) -> Read | None:
    """ "last night", "this morning"."""
    if direction == "same" or (direction == "last") != (word == "night"):
        return None
    core = (line.starts[i], _end(line, i + 1))
    return _shifted(context, core, f"{direction} {word}", -1 if word == "night" else 0), i + 2


def _span(line: Line, i: int, direction: str, word: str) -> Read | None:
    """ "in the past year", "over the last decade", "the coming week": so long a time."""
    if word not in ("week", "month", "year", "decade", "century", "weekend") or direction == "this":
        return None
    if word == "weekend" or (word == "century" and direction != "past"):
        return None
    if line.words[i + 2] in ("of", "that", "in", "he", "she", "they") and direction in ("last", "next"):
        return None  # "the last week of June", "the last year in office"
    unit, factor = ("year", Decimal(LONG_YEARS[word])) if word in LONG_YEARS else (word, DAY)
    core = (line.starts[i + 1], line.ends[i + 1])
    interval = Interval(factor / 2, factor * 2) if factor > 1 else Interval(Decimal("0.5"), Decimal("1.5"))
    interval = Interval(factor * Decimal("0.9"), factor * Decimal("1.1")) if factor > 1 else interval
    return [
        Draft(line.starts[i], core[1], Kind.DURATION, factor, interval, unit, granule=factor, core=core)
    ], i + 2


def _from_told(line: Line, i: int, direction: str, word: str, context: Context) -> Read | None:
    """ "the following day", "the previous month", "the same year": counted from what the story has come to."""
    step = 0 if direction == "same" else -1 if direction in BACK else 1
    core, written = (line.starts[i], _end(line, i + 1)), line.phrase(i, 2).removesuffix("'s")
    if word == "year":
        year = context.told_year()
        if year is None or not FIRST_DAY < year + step < 9999:
            return [unresolved(core, written)], i + 2
        span, value = year_days(year + step), Decimal(year + step)
        return [Draft(*core, Kind.YEAR, value, span, granule=DAY, core=core, anchor=TOLD)], i + 2
    told = context.told()
    if word not in ("day", "week", "month", "weekend"):
        return None
    found = None if told is None else _period(told, word, step)
    if found is None:
        return [unresolved(core, written)], i + 2
    granule = (found.high or DAY) - (found.low or DAY) + 1
    return [Draft(*core, Kind.DATE, first_day(found), found, granule=granule, core=core, anchor=TOLD)], i + 2


def _period_of_now(line: Line, i: int, direction: str, word: str, context: Context) -> Read | None:
    if word in ("day", "century"):
        return None
    words = line.words
    begins, shade = i, None
    if i and words[i - 1] in SHADES:
        begins, shade = i - 1, SHADES[words[i - 1]]
    elif i and words[i - 1] == "this":  # "this past week"
        begins = i - 1
    elif i > 1 and words[i - 1] == "-" and words[i - 2] == "mid":
        begins, shade = i - 2, "mid"
    core = (line.starts[begins], _end(line, i + 1))
    anchor = context.anchor()
    if anchor is None:
        return [unresolved(core, line.phrase(begins, i + 2 - begins).removesuffix("'s"))], i + 2
    span = _period(anchor.day, word, -1 if direction in BACK else 1 if direction in AHEAD else 0)
    if span is None:
        return None
    value: Decimal | date = first_day(span)
    kind = Kind.DATE
    if word == "year":
        kind, value = Kind.YEAR, Decimal(first_day(span).year)
    elif word == "decade":
        kind, value = Kind.DECADE, Decimal(first_day(span).year)
    granule = (span.high or DAY) - (span.low or DAY) + 1
    if kind is Kind.YEAR:
        granule = DAY
    span = _shaded(span, shade, Decimal(anchor.day.toordinal()), this=direction == "this")
    if kind is Kind.DATE:
        value = first_day(span)
    return [Draft(*core, kind, value, span, granule=granule, core=core, anchor=anchor.name)], i + 2


def _shaded(span: Interval, shade: str | None, now: Decimal, *, this: bool) -> Interval:
    """The part of a period: "earlier this year" ends now, "later this year" begins now."""
    if shade not in ("earlier", "later"):
        return part_of(span, shade)
    if not this:
        return part_of(span, "early" if shade == "earlier" else "late")
    return Interval(span.low, now) if shade == "earlier" else Interval(now, span.high)


def _period(origin: date, word: str, step: int) -> Interval | None:
    """The period of that name that holds the origin, or the one before or after."""
    try:
        if word == "day":
            return days(origin + timedelta(days=step))
        if word == "year":
            return year_days(origin.year + step)
        if word == "decade":
            first = (origin.year // 10 + step) * 10
            return year_days(first, first + 9)
        index = origin.year * 12 + origin.month - 1
        if word == "month":
            return month_days((index + step) // 12, (index + step) % 12 + 1)
        if word == "quarter":
            index = (index // 3 + step) * 3
            return month_days(index // 12, index % 12 + 1, index % 12 + 3)
        monday = origin - timedelta(days=origin.weekday()) + timedelta(days=7 * step)
        if word == "weekend":
            return days(monday + timedelta(days=4), monday + timedelta(days=6))
        return days(monday - timedelta(days=1), monday + timedelta(days=6))
    except (ValueError, OverflowError):
        return None


def day_of_month_at(line: Line, i: int, after: int, number: int, context: Context) -> Read | None:
    """ "on the 12th": the day of that number nearest before the anchor (after it, when the sentence looks ahead)."""
    words = line.words
    if not 1 <= number <= 31 or i < 2 or words[i - 1] != "the" or words[i - 2] not in _ON_THE:
        return None
    if words[after][:1].isalpha() and words[after] not in _BEHIND_A_DAY:
        return None
    core = (line.starts[i], line.ends[after - 1])
    anchor = context.anchor()
    if anchor is None:
        return [Draft(*core, Kind.DATE, f"---{number:02}", None, core=core)], after
    ahead = bool(looks_ahead(line, i, after))
    index = anchor.day.year * 12 + anchor.day.month - 1
    for shift in range(6):
        at = index + shift if ahead else index - shift
        if not 12 <= at < 9999 * 12:
            break
        day = make_day(at // 12, at % 12 + 1, number)
        if day is not None and (day >= anchor.day if ahead else day <= anchor.day):
            return [
                Draft(*core, Kind.DATE, day, days(day), granule=DAY, core=core, anchor=anchor.name)
            ], after
    return None


_ON_THE = frozenset({"on", "by", "until", "since", "till", "from"})
_BEHIND_A_DAY = frozenset("and but at when that in by with for to after before as".split())
