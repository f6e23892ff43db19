"""Times of day: "11 p.m.", "9:40 p.m. local time", "0615 GMT", "10:25", "noon", "2017-12-13T10:25:00+01:00".

The interval is minutes of the day, to the digit written; the unit is the zone where one is stated.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.draft import Draft
from checker.reading.english.calendar import (
    CLOCK_WORDS,
    MERIDIEMS,
    NEAR_CLOCK,
    OCLOCK,
    TIME_WORD,
    ZONE_MIDDLES,
    ZONE_WORDS,
    ZONES,
)
from checker.reading.english.numbers import CARDINALS
from checker.reading.hedges import hedge_before
from checker.reading.line import Line

_HALF_HOUR, _HALF_MINUTE = Decimal(30), Decimal("0.5")
_CLOCK_BEFORE = frozenset(
    "at by until till around about before after from since between to update updated published posted on and approximately".split()
)
_SCORE_NEAR = frozenset(
    "majority beat win won lost lead score scored defeat defeated odds ratio vote victory balance split edge margin".split()
)
_BOOKS = frozenset(
    "matthew mark luke john acts romans corinthians genesis exodus leviticus psalm psalms isaiah proverbs".split()
)
_OFFSET = re.compile(r"([+−-])(\d{2}):?(\d{2})?(?!\d)")


def time_at(line: Line, i: int, floor: int) -> tuple[list[Draft], int] | None:
    """The time of day that begins with the number or word at lexeme ``i``."""
    words = line.words
    word = words[i]
    if word in CLOCK_WORDS:
        return _named(line, i, floor)
    if word in CARDINALS:
        return _spelled(line, i, floor)
    if not word.isdecimal() or len(word) > 4:
        return None
    hour, minute, second, j, shape = _clock(line, i)
    if shape == "minute" and (
        (line.glued(j - 1) and line.words[j][:1].isalpha() and line.words[j] not in MERIDIEMS)
        or line.words[i - 1] in _BOOKS
    ):
        return None
    meridiem = _meridiem(line, j)
    if shape == "hour" and meridiem is None:
        if words[j] in OCLOCK:
            meridiem, j = -1, j + 1
            part = _part_of_day(line, j)
            if part is not None:
                meridiem, j = part
        elif len(word) == 4 and _zone(line, j) is not None and not _zone_is_word(line, j):
            hour, minute, shape = int(word[:2]), int(word[2:]), "minute"
        elif (
            len(word) == 4
            and words[j] in ("hours", "hrs")
            and word[0] in "012"
            and _CLOCK_BEFORE & {words[i - 1]}
        ):
            hour, minute, shape, j = int(word[:2]), int(word[2:]), "minute", j + 1
        else:
            return None
    if meridiem is not None and meridiem >= 0:
        j += 0 if words[j - 1] in OCLOCK or shape == "part" else 1
        if words[j - 1] in ("a", "p"):
            j += 0
    if hour > 24 or minute > 59 or (meridiem is not None and not 1 <= hour <= 12):
        return None
    if (
        shape == "minute"
        and meridiem is None
        and ":" in line.text[line.starts[i] : line.ends[j - 1]]
        and _is_score(line, i, j)
    ):
        return None
    if shape == "dotted" and meridiem is None:
        return None
    ambiguous = meridiem is None or meridiem == -1
    if meridiem is not None and meridiem >= 0:
        hour = hour % 12 + meridiem // 60
    minutes = Decimal(hour * 60 + minute)
    if second is not None:
        minutes += Decimal(second) / 60
    slack = _HALF_HOUR if shape == "hour" else _HALF_MINUTE
    zone, after = _zone_of(line, j)
    return _finish(
        line,
        i,
        after,
        minutes,
        slack,
        zone,
        floor,
        ambiguous and hour < 12 and not line.words[i].startswith("0") and zone != "UTC",
    )


def _spelled(line: Line, i: int, floor: int) -> tuple[list[Draft], int] | None:
    """ "nine o'clock", "ten a.m."."""
    hour, j = CARDINALS[line.words[i]], i + 1
    if not 1 <= hour <= 12:
        return None
    if line.words[j] in OCLOCK:
        part = _part_of_day(line, j + 1)
        shift, after = part if part is not None else (0, j + 1)
        return _finish(
            line,
            i,
            after,
            Decimal(hour % 12 * 60 + shift if part else hour * 60),
            _HALF_HOUR,
            None,
            floor,
            part is None,
        )
    if line.words[j] in ("a.m.", "p.m.", "a.m", "p.m"):
        zone, after = _zone_of(line, j + 1)
        return _finish(
            line, i, after, Decimal(hour % 12 * 60 + MERIDIEMS[line.words[j]]), _HALF_HOUR, zone, floor, False
        )
    return None


def _clock(line: Line, i: int) -> tuple[int, int, int | None, int, str]:
    """Hour, minute, second, the lexeme after them, and how it is written."""
    words = line.words
    word = words[i]
    if (
        words[i + 1] == ":"
        and line.glued(i)
        and line.glued(i + 1)
        and words[i + 2].isdecimal()
        and len(words[i + 2]) == 2
        and len(word) <= 2
    ):
        if words[i + 3] == ":" and line.glued(i + 2) and line.glued(i + 3) and line.digit(i + 4):
            seconds = words[i + 4].split(".")[0]
            if len(seconds) == 2:
                return int(word), int(words[i + 2]), int(seconds), i + 5, "minute"
        return int(word), int(words[i + 2]), None, i + 3, "minute"
    return int(word), 0, None, i + 1, "hour"


def dotted_time_at(line: Line, i: int, floor: int) -> tuple[list[Draft], int] | None:
    """British "9.40pm": only with its meridiem, else it is a number."""
    word = line.words[i]
    hour, _, minute = word.partition(".")
    if len(minute) != 2 or len(hour) > 2 or not hour or not (hour.isdecimal() and minute.isdecimal()):
        return None
    meridiem = _meridiem(line, i + 1)
    if meridiem is None or not 1 <= int(hour) <= 12 or int(minute) > 59:
        return None
    zone, after = _zone_of(line, i + 2)
    minutes = Decimal((int(hour) % 12) * 60 + meridiem + int(minute))
    return _finish(line, i, after, minutes, _HALF_MINUTE, zone, floor, False)


def _meridiem(line: Line, j: int) -> int | None:
    word = line.words[j]
    if word in MERIDIEMS:
        if word == "am" and line.words[j + 1] in ("i", "not", "the", "a"):
            return None
        return MERIDIEMS[word]
    return None


def _part_of_day(line: Line, j: int) -> tuple[int, int] | None:
    """ "in the morning", "at night" behind "o'clock"."""
    phrase = line.phrase(j, 3)
    if phrase == "in the morning":
        return 0, j + 3
    if phrase in ("in the evening", "in the afternoon"):
        return 720, j + 3
    if line.phrase(j, 2) == "at night":
        return 720, j + 2
    return None


def _is_score(line: Line, i: int, j: int) -> bool:
    near = line.words[max(0, i - 6) : j + 3]
    before = line.words[i - 1] if i else ""
    if before in _CLOCK_BEFORE and before not in ("to", "from"):
        return False
    return not _SCORE_NEAR.isdisjoint(near)


def _zone(line: Line, j: int) -> str | None:
    word = line.words[j]
    if word in ZONES and line.raw(j).isupper():
        return ZONES[word]
    return None


def _zone_is_word(line: Line, j: int) -> bool:
    return line.words[j] in ("et", "ct", "mt", "pt") and not line.raw(j).isupper()


def _zone_of(line: Line, j: int) -> tuple[str | None, int]:
    """The zone at lexeme ``j`` and the lexeme after it."""
    words = line.words
    k = j + 1 if words[j] == "(" else j
    zone = _zone(line, k)
    if zone is not None:
        after = k + 1
        if (
            zone == "UTC"
            and words[after] in ("+", "-")
            and line.glued(after)
            and words[after + 1].isdecimal()
        ):
            offset = _offset(line, after)
            if offset is not None:
                return offset
        return (zone, after + 1) if k > j and words[after] == ")" else (zone, after if k == j else j)
    if words[k] in ZONE_WORDS:
        after = k + 1
        if words[after] in ZONE_MIDDLES:
            after += 1
        if words[after] == TIME_WORD:
            return ZONE_WORDS[words[k]], after + 1
    if words[j] in ("+", "-") and line.glued(j - 1) and line.glued(j):
        offset = _offset(line, j)
        if offset is not None:
            return offset
    return None, j


def _offset(line: Line, j: int) -> tuple[str, int] | None:
    match = _OFFSET.match(line.text, line.starts[j], line.end)
    if match is None or int(match[2]) > 14:
        return None
    sign = "+" if match[1] == "+" else "-"
    after = j + 1
    while line.starts[after] < match.end() and after < line.count:
        after += 1
    return f"UTC{sign}{match[2]}:{match[3] or '00'}", after


def _named(line: Line, i: int, floor: int) -> tuple[list[Draft], int] | None:
    if line.capital(i) and i and line.capital(i - 1):
        return None
    if line.words[i] == "midday":
        return None
    minutes = Decimal(CLOCK_WORDS[line.words[i]])
    if i and line.words[i - 1] == "12":
        return None
    zone, after = _zone_of(line, i + 1)
    return _finish(line, i, after, minutes, _HALF_MINUTE, zone, floor, False)


def _finish(
    line: Line,
    i: int,
    after: int,
    minutes: Decimal,
    slack: Decimal,
    zone: str | None,
    floor: int,
    ambiguous: bool,
) -> tuple[list[Draft], int]:
    hedge, begins = hedge_before(line, i, floor)
    if hedge is None and i - 2 >= floor and (line.words[i - 2], line.words[i - 1]) in NEAR_CLOCK:
        hedge, begins = Hedge(NEAR_CLOCK[line.words[i - 2], line.words[i - 1]]), i - 2
    interval = Interval.around(minutes, slack)
    if hedge is not None:
        hedge_slack = max(slack, Decimal(30))
        if hedge.value == "about":
            interval = Interval.around(minutes, hedge_slack)
        elif hedge.value == "nearly":
            interval = Interval(minutes - hedge_slack, minutes)
        elif hedge.value == "more than":
            interval = Interval(minutes, minutes + hedge_slack)
        else:
            hedge, begins = None, i
    others = (Interval.around((minutes + 720) % 1440, slack),) if ambiguous else ()
    draft = Draft(
        line.starts[begins],
        line.ends[after - 1],
        Kind.TIME,
        f"{int(minutes) // 60:02}:{int(minutes) % 60:02}",
        interval,
        zone,
        hedge=hedge,
        granule=slack * 2,
        core=(line.starts[i], line.ends[after - 1]),
        others=others,
    )
    return [draft], after
