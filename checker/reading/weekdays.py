"""Days of the week: "on Tuesday night", "last Friday", "the following Monday", "Wednesday, 13 December 2017"."""

from __future__ import annotations

from datetime import date, timedelta

from checker.interval import Interval
from checker.model import Anchor, Kind
from checker.reading.context import TOLD, Context, nearest
from checker.reading.days import DAY, FIRST_DAY, LAST_DAY, days
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    AHEAD,
    BACK,
    DAY_PARTS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NAMED_DAYS,
    RECURRING,
    TITLES_ON_DAYS,
    TITLES_WITH_DAYS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_NAMES,
    WEEKDAYS,
)
from checker.reading.holidays import church_day_at
from checker.reading.line import Line
from checker.reading.tense import looks_ahead

Read = tuple[list[Draft], int]


def weekday_at(line: Line, i: int, context: Context) -> Read | None:
    """ "Tuesday", "on Tuesday night", "last Friday", "Tues.": the day resolved by the anchor, the others kept."""
    words = line.words
    named = _named(line, i)
    if named is None:
        return None
    number, j, end = named
    before = words[i - 1] if i else ""
    if line.capital(i - 1) and before in NAMED_DAYS:
        return church_day_at(line, i, context)
    if before in RECURRING or before in _TITLED:
        return [], j
    owner = words[i][-2:] == "'s"
    if words[j] in DAY_PARTS and not owner:
        end, j = line.ends[j], j + 1
    if _in_a_title(line, i, j):
        return [], j
    begins, direction = i, ""
    if before in BACK or before in AHEAD or before == "this":
        begins, direction = i - 1, before
        if before == "past" and words[i - 2] == "this":
            begins = i - 2
    if before in ("to", "-", "through") and _ends_range(line, i - 2):
        direction = "until"
    ahead = looks_ahead(line, begins, j)
    day, others, name = _resolved(number, direction, ahead, context)
    draft = Draft(
        line.starts[begins],
        end,
        Kind.WEEKDAY,
        WEEKDAY_NAMES[number],
        None if day is None else days(day),
        granule=DAY,
        core=(line.starts[i], min(line.ends[i], end)),
        anchor=name,
        others=others,
    )
    return [draft], j


_TITLED = frozenset({"mr", "mrs", "ms", "miss", "dr"})


def _named(line: Line, i: int) -> tuple[int, int, int] | None:
    """The number of the weekday at lexeme ``i``, the lexeme after it, and the offset where its name ends."""
    words = line.words
    word = words[i]
    if not line.capital(i):
        return None
    number = WEEKDAYS.get(word)
    if number is not None:
        return number, i + 1, line.ends[i]
    if word[-2:] == "'s" and word[:-2] in WEEKDAYS:
        return WEEKDAYS[word[:-2]], i + 1, line.ends[i] - 2
    number = WEEKDAY_ABBREVIATIONS.get(word)
    if number is None or not _abbreviation(line, i):
        return None
    j = i + 2 if words[i + 1] == "." and line.glued(i) else i + 1
    return number, j, line.ends[j - 1]


def _ends_range(line: Line, k: int) -> bool:
    """Whether a weekday ends at lexeme ``k``: the first of "Monday to Wednesday", "Monday night-Friday"."""
    words = line.words
    return k >= 0 and (words[k] in WEEKDAYS or (words[k] in DAY_PARTS and words[k - 1] in WEEKDAYS))


def _in_a_title(line: Line, i: int, j: int) -> bool:
    """Whether the day belongs to a name: "the Sunday Times", "Monday Night Football", "the Mail on Sunday"."""
    if line.words[i - 1] == "on" and line.words[i - 2] in TITLES_ON_DAYS and line.capital(i - 2):
        return True
    return line.capital(j) and line.words[j] in TITLES_WITH_DAYS and (j == i + 1 or line.capital(j - 1))


def _abbreviation(line: Line, i: int) -> bool:
    """ "Sun" is a weekday only with its dot, before a comma and a date, or beside digits."""
    following = line.words[i + 1]
    if line.capital(i + 1) and (following in MONTHS or following in MONTH_ABBREVIATIONS):  # "Mon November 6"
        return line.digit(i + 2) or line.words[i + 2] == "."
    if following == "." and line.glued(i):
        return line.words[i] not in ("sun", "sat", "mon") or line.words[i + 2] not in ("",)
    return (
        following == "," and (line.digit(i + 2) or line.capital(i + 2)) and line.words[i] not in ("sun",)
    ) or line.digit(i + 1)


def _resolved(
    number: int, direction: str, ahead: bool | None, context: Context
) -> tuple[date | None, tuple[Interval, ...], str | None]:
    """The day meant, the other days that the words allow, and what they were counted from."""
    anchor = context.anchor()
    told = context.told() if direction in ("following", "previous", "until") else None
    if told is not None:
        anchor = Anchor(told, TOLD)
    if anchor is None:
        return None, (), None
    origin = anchor.day.toordinal()
    back = origin - (origin - 1 - number) % 7
    on = back if back == origin else back + 7
    if direction in BACK:
        chosen, rest = (back if back < origin else back - 7), [back - 7]
    elif direction in AHEAD:
        chosen, rest = (on if on > origin else on + 7), [on + 7]
    elif direction == "this" or (direction == "until" and told is not None) or ahead:
        chosen, rest = on, [back, on + 7] if on == back else [back]
    else:
        chosen, rest = back, [on] if back != origin else [back - 7]
    name = anchor.name
    explicit = context.explicit()
    if explicit is not None and not direction:
        beside = nearest(explicit.day, number)
        if beside == Interval.exact(chosen):
            name = explicit.name
        else:
            rest.append(int(beside.low or 0))
    if not FIRST_DAY <= chosen <= LAST_DAY:
        return None, (), None
    others = dict.fromkeys(day for day in rest if day != chosen and FIRST_DAY <= day <= LAST_DAY)
    return date.fromordinal(chosen), tuple(Interval.exact(day) for day in others), name


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
