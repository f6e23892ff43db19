"""Days that the day of writing decides: "on Tuesday", "last night", "yesterday", "next month", "on the 12th"."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind
from checker.reading.context import FIRST_DAY, LAST_DAY, Context, days, make_day, month_days, year_days
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    AHEAD,
    BACK,
    DAY_PARTS,
    PERIODS,
    RELATIVE_DAYS,
    SEASONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_NAMES,
    WEEKDAYS,
)
from checker.reading.line import Line

Read = tuple[list[Draft], int]


def weekday_at(line: Line, i: int, context: Context) -> Read | None:
    """ "Tuesday", "on Tuesday night", "last Friday", "Tues.": the day resolved by the anchor, the others kept."""
    words = line.words
    word, j = words[i], i + 1
    number = WEEKDAYS.get(word)
    if number is None and word[-2:] == "'s":
        number = WEEKDAYS.get(word[:-2])
    if number is None and word[-1:] == "s" and word[:-1] in WEEKDAYS:
        return None
    if number is None:
        number = WEEKDAY_ABBREVIATIONS.get(word)
        if number is None or not line.capital(i) or not _abbreviation(line, i):
            return None
        if words[j] == "." and line.glued(i):
            j += 1
    elif not line.capital(i) or (
        i
        and line.capital(i - 1)
        and words[i - 1] in ("black", "good", "super", "ash", "easter", "palm", "cyber", "holy", "ruby")
    ):
        return None
    core_end = line.ends[j - 1] - (2 if word[-2:] == "'s" else 0)
    if words[j] in DAY_PARTS and word[-2:] != "'s":
        core_end, j = line.ends[j], j + 1
    begins, direction = i, ""
    before = words[i - 1] if i else ""
    if before in BACK or before in AHEAD or before == "this":
        begins, direction = i - 1, before
    core = (line.starts[i], min(line.ends[i], core_end))
    day, others, name = _resolved(line, number, direction, context)
    draft = Draft(
        line.starts[begins],
        core_end,
        Kind.WEEKDAY,
        WEEKDAY_NAMES[number],
        None if day is None else days(day),
        granule=Decimal(1),
        core=core,
        anchor=name,
        others=others,
    )
    return [draft], j


def _abbreviation(line: Line, i: int) -> bool:
    """ "Sun" is a weekday only with its dot, before a comma and a date, or beside digits."""
    following = line.words[i + 1]
    if following == "." and line.glued(i):
        return line.words[i] not in ("sun", "sat", "mon") or line.words[i + 2] not in ("",)
    return (
        following == "," and (line.digit(i + 2) or line.capital(i + 2)) and line.words[i] not in ("sun",)
    ) or line.digit(i + 1)


def _resolved(
    line: Line, number: int, direction: str, context: Context
) -> tuple[date | None, tuple[Interval, ...], str | None]:
    anchor = context.anchor()
    if anchor is None:
        return None, (), None
    origin = anchor.day.toordinal()
    back = origin - (anchor.day.weekday() - number) % 7
    ahead = back if back == origin else back + 7
    if direction in BACK:
        chosen, rest = (back if back < origin else back - 7), (back - 7,)
    elif direction in AHEAD:
        chosen, rest = (ahead if ahead > origin else ahead + 7), (ahead + 7,)
    elif direction == "this" or context.looks_ahead(line):
        chosen, rest = ahead, (back,)
    else:
        chosen, rest = back, (ahead,) if back != origin else (back - 7,)
    if not FIRST_DAY <= chosen <= LAST_DAY:
        return None, (), None
    others = tuple(
        Interval.exact(other) for other in rest if other != chosen and FIRST_DAY <= other <= LAST_DAY
    )
    return date.fromordinal(chosen), others, anchor.name


def settle_weekdays(drafts: list[Draft], text: str) -> None:
    """A weekday beside a date ("13 December 2017 Wednesday") means the day of that name nearest to it."""
    for at, draft in enumerate(drafts):
        if draft.kind is not Kind.WEEKDAY:
            continue
        for other in drafts[max(0, at - 1) : at + 2]:
            if other.kind is not Kind.DATE or not isinstance(other.value, date) or other.interval is None:
                continue
            if not other.interval.is_exact:
                continue
            gap = text[other.end : draft.start] if other.end <= draft.start else text[draft.end : other.start]
            if len(gap) > 6 or gap.strip(" ,()\n\t") not in ("", "the"):
                continue
            shift = (WEEKDAYS[str(draft.value)] - other.value.weekday() + 3) % 7 - 3
            try:
                day = other.value + timedelta(days=shift)
            except OverflowError:
                continue
            draft.interval, draft.others, draft.anchor = days(day), (), "the date beside it"
            break


def relative_day_at(line: Line, i: int, context: Context) -> Read | None:
    """ "today", "yesterday morning", "tomorrow"."""
    words = line.words
    word = words[i]
    if word.endswith("'s"):
        word = word[:-2]
    shift = RELATIVE_DAYS[word]
    j = i + 1
    if words[j] in DAY_PARTS:
        j += 1
    if (word == "tonight" or not _usable(line, i)) and not _usable(line, i):
        return None
    core = (line.starts[i], line.ends[j - 1])
    if words[i].endswith("'s"):
        core = (core[0], line.ends[i] - 2)
        j = i + 1
    return _shifted(context, core, word, shift), j


def _usable(line: Line, i: int) -> bool:
    """ "USA Today" and "Today" the programme are names."""
    return not (line.capital(i) and i and line.capital(i - 1) and line.words[i - 1] not in ("the",))


def _shifted(context: Context, core: tuple[int, int], word: str, shift: int) -> list[Draft]:
    anchor = context.anchor()
    if anchor is None:
        return [Draft(*core, Kind.DATE, word, None, core=core)]
    ordinal = min(max(anchor.day.toordinal() + shift, FIRST_DAY), LAST_DAY)
    day = date.fromordinal(ordinal)
    return [Draft(*core, Kind.DATE, day, days(day), granule=Decimal(1), core=core, anchor=anchor.name)]


def period_at(line: Line, i: int, context: Context) -> Read | None:
    """ "last month", "next year", "this week", "last night", "last summer" at the word of direction."""
    words = line.words
    direction, word = words[i], words[i + 1]
    if i and words[i - 1] in ("at", "the") and direction == "last" and word == "day":
        return None
    if direction == "last" and word == "night":
        core = (line.starts[i], line.ends[i + 1])
        return _shifted(context, core, "last night", -1), i + 2
    if direction == "this" and word in ("morning", "afternoon", "evening"):
        core = (line.starts[i], line.ends[i + 1])
        return _shifted(context, core, f"this {word}", 0), i + 2
    step = -1 if direction in BACK else 1 if direction in AHEAD else 0
    if direction in ("previous", "following", "coming", "past", "current"):
        return None
    core = (line.starts[i], line.ends[i + 1])
    anchor = context.anchor()
    if word in SEASONS and word not in ("spring-",):
        return _seasonal(
            anchor_day=anchor.day if anchor else None,
            name=anchor.name if anchor else None,
            core=core,
            word=word,
            direction=direction,
            step=step,
            after=i + 2,
        )
    if word not in PERIODS or word in ("day", "century", "quarter"):
        return None
    if i and words[i - 1] in ("the", "a", "his", "her", "their", "its") and direction in ("last", "next"):
        return None
    if words[i + 2] == "-":
        return None
    written = f"{direction} {word}"
    if anchor is None:
        return [Draft(*core, Kind.DATE, written, None, core=core)], i + 2
    span = _period(anchor.day, word, step)
    if span is None or span.low is None:
        return None
    value: Decimal | date = date.fromordinal(int(span.low))
    kind = Kind.DATE
    if word == "year":
        kind, value = Kind.YEAR, Decimal(anchor.day.year + step)
    elif word == "decade":
        kind, value = Kind.DECADE, Decimal(date.fromordinal(int(span.low)).year)
    granule = (span.high - span.low + 1) if span.high is not None else None
    return [Draft(*core, kind, value, span, granule=granule, core=core, anchor=anchor.name)], i + 2


def _period(origin: date, word: str, step: int) -> Interval | None:
    try:
        if word == "year":
            return year_days(origin.year + step)
        if word == "decade":
            return year_days((origin.year // 10 + step) * 10, (origin.year // 10 + step) * 10 + 9)
        if word == "month":
            index = origin.year * 12 + origin.month - 1 + step
            return month_days(index // 12, index % 12 + 1)
        monday = origin - timedelta(days=origin.weekday()) + timedelta(days=7 * step)
        if word == "weekend":
            return days(monday + timedelta(days=4), monday + timedelta(days=6))
        return days(monday - timedelta(days=1), monday + timedelta(days=6))
    except (ValueError, OverflowError):
        return None


def _seasonal(
    *,
    anchor_day: date | None,
    name: str | None,
    core: tuple[int, int],
    word: str,
    direction: str,
    step: int,
    after: int,
) -> Read | None:
    if anchor_day is None:
        return [Draft(*core, Kind.DATE, f"{direction} {word}", None, core=core)], after
    first, last = SEASONS[word]
    year = anchor_day.year
    try:
        if step < 0 and date(year, first, 1) > anchor_day - timedelta(days=60):
            year -= 1
        elif step > 0 and date(year, first, 1) <= anchor_day:
            year += 1
        span = month_days(year, first, last)
        value = date(year, first, 1)
    except (ValueError, OverflowError):
        return None
    return [Draft(*core, Kind.DATE, value, span, granule=Decimal(90), core=core, anchor=name)], after


def day_of_month_at(line: Line, i: int, after: int, number: int, context: Context) -> Read | None:
    """ "on the 12th": the day of that number nearest before the anchor (after it, when the sentence looks ahead)."""
    words = line.words
    if (
        not 1 <= number <= 31
        or i < 2
        or words[i - 1] != "the"
        or words[i - 2] not in ("on", "by", "until", "since")
    ):
        return None
    if words[after][:1].isalpha() and words[after] not in (
        "and",
        "but",
        "at",
        "when",
        "that",
        "in",
        "by",
        "with",
        "for",
    ):
        return None
    core = (line.starts[i], line.ends[after - 1])
    anchor = context.anchor()
    if anchor is None:
        return [Draft(*core, Kind.DATE, f"---{number:02}", None, core=core)], after
    ahead = context.looks_ahead(line)
    index = anchor.day.year * 12 + anchor.day.month - 1
    for shift in range(6):
        at = index + shift if ahead else index - shift
        if not 12 <= at < 9999 * 12:
            break
        day = make_day(at // 12, at % 12 + 1, number)
        if day is not None and (day >= anchor.day if ahead else day <= anchor.day):
            return [
                Draft(*core, Kind.DATE, day, days(day), granule=Decimal(1), core=core, anchor=anchor.name)
            ], after
    return None
