"""Times of day: "11 p.m.", "7-9 p.m.", "9.40pm local time", "0615 GMT", "1430 hours", "half past two", "noon".

The interval is minutes of the day, to the digit written; the unit is the zone where one is stated.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.interval import Interval
from checker.model import Hedge, Kind
from checker.reading.days import seconds_as_minutes
from checker.reading.draft import Draft
from checker.reading.english.calendar import CLOCK_WORDS, MERIDIEMS, NEAR_CLOCK, OCLOCK, TOWARDS_HOUR
from checker.reading.english.numbers import CARDINALS
from checker.reading.english.words import BOOKS
from checker.reading.hedges import hedge_before
from checker.reading.line import Line
from checker.reading.nouns import counted_noun
from checker.reading.zones import zone_of

Read = tuple[list[Draft], int]

_HALF_HOUR, _HALF_MINUTE = Decimal(30), Decimal("0.5")
_FEW_MINUTES = Decimal("2.5")
_HALF_DAY, _DAY = 720, 1440
_CLOCK_BEFORE = frozenset(
    """at by until till around about before after from since between to update updated published posted on and
    approximately""".split()
)
_AT_ONE = frozenset("at by until till before after".split())
_AT = frozenset("at by until till from before after since between around about approximately".split())
_SCORE_NEAR = frozenset(
    """majority beat win won lost lead score scored defeat defeated odds ratio vote victory balance split edge
    margin""".split()
)


class _Face(NamedTuple):
    """What a clock shows: hour, minutes past it, the lexeme behind, and whether minutes are written."""

    hour: int
    minute: Decimal
    after: int
    to_the_minute: bool

    @property
    def slack(self) -> Decimal:
        return _HALF_MINUTE if self.to_the_minute else _HALF_HOUR


def time_at(line: Line, i: int, floor: int) -> Read | None:
    """The time of day that begins with the number or word at lexeme ``i``."""
    word = line.words[i]
    if word in CLOCK_WORDS:
        return _named(line, i, floor)
    if word in CARDINALS:
        hour = CARDINALS[word]
        return _marked(line, i, _Face(hour, Decimal(0), i + 1, False), floor) if 1 <= hour <= 12 else None
    if not word.isdecimal() or len(word) > 4:
        return None
    if word == "12" and line.words[i + 1] in CLOCK_WORDS:
        return _named(line, i + 1, floor)
    face = _face(line, i)
    if face is None:
        return None
    return (
        _range(line, i, face, floor)
        or _marked(line, i, face, floor)
        or (_bare(line, i, face, floor) if face.to_the_minute else None)
        or (_military(line, i, floor) if len(word) == 4 else None)
    )


def dotted_time_at(line: Line, i: int, floor: int) -> Read | None:
    """British "9.40pm", "10.30 GMT", "at 19.45 hrs": only with what marks a time, else it is a number."""
    word = line.words[i]
    hour, _, minute = word.partition(".")
    if len(minute) != 2 or len(hour) > 2 or not (hour.isdecimal() and minute.isdecimal()):
        return None
    if int(minute) > 59 or int(hour) > 23:
        return None
    face = _Face(int(hour), Decimal(minute), i + 1, True)
    found = _range(line, i, face, floor) or _marked(line, i, face, floor)
    if found is not None:
        return found
    if zone_of(line, i + 1)[0] is not None:
        return _finish(line, i, face, None, floor)
    if line.words[i - 1] == "at" and line.words[i + 1] in ("hrs", "hours"):
        return _finish(line, i, face._replace(after=i + 2), None, floor)
    return None


def spoken_time_at(line: Line, i: int, floor: int) -> Read | None:
    """ "half past two", "a quarter to nine", "ten past five": the clock as it is spoken."""
    words = line.words
    past = words[i + 1] == "past"
    hour = CARDINALS.get(words[i + 2]) or (int(words[i + 2]) if words[i + 2].isdecimal() else 0)
    if not 1 <= hour <= 12 or len(words[i + 2]) > 6 or (words[i] == "half" and not past):
        return None
    minutes = TOWARDS_HOUR.get(words[i])
    begins = i - 1 if words[i - 1] == "a" and words[i] == "quarter" else i
    if minutes is None or (not past and words[begins - 1] not in _AT_ONE):
        return None
    if counted_noun(line, i + 3) is not None:
        return None
    hour = hour if past else (hour - 1 or 12)
    face = _Face(hour, Decimal(minutes if past else 60 - minutes), i + 3, True)
    half = _part_of_day(line, face.after)
    if half is not None:
        face = face._replace(after=half[1])
    return _finish(line, begins, face, half[0] if half else None, floor, slack=_FEW_MINUTES)


# --- the parts of a time -------------------------------------------------------------------------------------------


def _face(line: Line, i: int) -> _Face | None:
    """ "9", "9:40", "10:25:30" at lexeme ``i``."""
    words = line.words
    word = words[i]
    if (
        words[i + 1] != ":"
        or len(word) > 2
        or not (line.glued(i) and line.glued(i + 1))
        or not (len(words[i + 2]) == 2 and words[i + 2].isdecimal())
    ):
        return _Face(int(word), Decimal(0), i + 1, False)
    minute, after = Decimal(words[i + 2]), i + 3
    if words[after] == ":" and line.glued(i + 2) and line.glued(after) and line.digit(i + 4):
        seconds = words[i + 4].split(".")[0]
        if len(seconds) != 2 or int(seconds) > 59:
            return None
        minute, after = minute + seconds_as_minutes(int(seconds)), i + 5
    if minute >= 60 or int(word) > 24:
        return None
    return _Face(int(word), minute, after, True)


def _marked(line: Line, i: int, face: _Face, floor: int) -> Read | None:
    """A time with "a.m.", "p.m." or "o'clock" behind it."""
    words, j = line.words, face.after
    if not 1 <= face.hour <= 12:
        return None
    half = _meridiem(line, j)
    if half is not None and (words[i] not in CARDINALS or "." in words[j]):
        return _finish(line, i, face._replace(after=j + 1), half, floor)
    if words[j] not in OCLOCK:
        return None
    part = _part_of_day(line, j + 1)
    if part is None:
        return _finish(line, i, face._replace(after=j + 1), _meridiem(line, j + 1), floor)
    return _finish(line, i, face._replace(after=part[1]), part[0], floor)


def _bare(line: Line, i: int, face: _Face, floor: int) -> Read | None:
    """ "21:40", "10:25:30" with nothing behind it: a time unless it is a score, or a verse of a book."""
    words, j = line.words, face.after
    if (line.glued(j - 1) and words[j][:1].isalpha()) or words[i - 1] in BOOKS or _is_score(line, i, j):
        return None
    return _finish(line, i, face, None, floor)


def _military(line: Line, i: int, floor: int) -> Read | None:
    """ "0615 GMT", "1430 hours", "at 0600"."""
    words, word = line.words, line.words[i]
    face = _Face(int(word[:2]), Decimal(word[2:]), i + 1, True)
    if face.hour > 24 or face.minute > 59 or (line.glued(i) and words[i + 1][:1].isalpha()):
        return None
    if words[i + 1] not in ("+", "-") and zone_of(line, i + 1)[0] is not None:
        return _finish(line, i, face, None, floor, fixed=True)
    if words[i - 1] not in _CLOCK_BEFORE:
        return None
    if words[i + 1] in ("hours", "hrs") and word[0] in "012":
        return _finish(line, i, face._replace(after=i + 2), None, floor, fixed=True)
    if word[0] == "0" and words[i - 1] in _AT:
        return _finish(line, i, face, None, floor, fixed=True)
    return None


def _range(line: Line, i: int, face: _Face, floor: int) -> Read | None:
    """ "7-9 p.m.", "between 3 and 4 p.m.", "7:30 to 9pm": from the first to the second, in the half day of the second."""
    words, j = line.words, face.after
    if words[j] not in ("-", "to", "and") or not 1 <= face.hour <= 12:
        return None
    if words[j] == "and" and words[i - 1] != "between":
        return None
    second = _second_face(line, j + 1)
    half = None if second is None else _meridiem(line, second.after)
    if second is None or half is None or not 1 <= second.hour <= 12:
        return None
    low, high = (one.hour % 12 * 60 + one.minute + half for one in (face, second))
    if low > high:
        low -= _HALF_DAY
    if low < 0:
        return None
    zone, after = zone_of(line, second.after + 1)
    core = (line.starts[i], line.ends[after - 1])
    draft = Draft(
        *core,
        Kind.TIME,
        _said(low),
        Interval(low, high),
        zone,
        hedge=Hedge.BETWEEN,
        granule=face.slack * 2,
        core=core,
    )
    return [draft], after


def _second_face(line: Line, j: int) -> _Face | None:
    word = line.words[j]
    if word.isdecimal() and len(word) <= 2:
        return _face(line, j)
    hour, _, minute = word.partition(".")
    if len(minute) == 2 and len(hour) <= 2 and hour.isdecimal() and minute.isdecimal() and int(minute) < 60:
        return _Face(int(hour), Decimal(minute), j + 1, True)
    return None


def _meridiem(line: Line, j: int) -> int | None:
    """The first minute of the half of the day that "a.m." or "p.m." at lexeme ``j`` names."""
    word = line.words[j]
    if word == "am" and line.words[j + 1] in ("i", "not", "the", "a"):
        return None
    return MERIDIEMS.get(word)


def _part_of_day(line: Line, j: int) -> tuple[int, int] | None:
    """ "in the morning", "at night" at lexeme ``j``: the half of the day, and the lexeme behind."""
    phrase = line.phrase(j, 3)
    if phrase == "in the morning":
        return 0, j + 3
    if phrase in ("in the evening", "in the afternoon"):
        return _HALF_DAY, j + 3
    if line.phrase(j, 2) == "at night":
        return _HALF_DAY, j + 2
    return None


def _is_score(line: Line, i: int, j: int) -> bool:
    before = line.words[i - 1] if i else ""
    if before in _CLOCK_BEFORE and before not in ("to", "from"):
        return False
    return not _SCORE_NEAR.isdisjoint(line.words[max(0, i - 6) : j + 3])


def _named(line: Line, i: int, floor: int) -> Read | None:
    """ "noon", "midnight", "12 noon", "midday"."""
    words = line.words
    if line.capital(i) and i and line.capital(i - 1):  # the High Noon Saloon
        return None
    if words[i] == "midday" and words[i - 1] not in _AT:
        return None
    minutes = CLOCK_WORDS[words[i]]
    slack = _HALF_HOUR if words[i] == "midday" else _HALF_MINUTE
    begins = i - 1 if words[i - 1] == "12" and i - 1 >= floor else i
    hour, minute = divmod(minutes, 60)
    return _finish(
        line, begins, _Face(hour, Decimal(minute), i + 1, True), None, floor, fixed=True, slack=slack
    )


def _said(minutes: Decimal) -> str:
    whole = int(minutes) % _DAY
    return f"{whole // 60:02}:{whole % 60:02}"


def _finish(
    line: Line,
    i: int,
    face: _Face,
    half: int | None,
    floor: int,
    *,
    fixed: bool = False,
    slack: Decimal | None = None,
) -> Read:
    """The draft of a time; without a half of the day, an hour up to 12 may mean either."""
    zone, after = zone_of(line, face.after)
    hour = face.hour if half is None else face.hour % 12
    minutes = hour * 60 + face.minute + (half or 0)
    width = face.slack if slack is None else slack
    hedge, begins, interval = _hedged(line, i, floor, minutes, width)
    either = half is None and not fixed and face.hour <= 12 and line.words[i][0] != "0" and zone != "UTC"
    other = (minutes + _HALF_DAY) % _DAY
    draft = Draft(
        line.starts[begins],
        line.ends[after - 1],
        Kind.TIME,
        _said(minutes),
        interval,
        zone,
        hedge=hedge,
        granule=width * 2,
        core=(line.starts[i], line.ends[after - 1]),
        others=(Interval.around(other, width),) if either else (),
    )
    return [draft], after


def _hedged(
    line: Line, i: int, floor: int, minutes: Decimal, slack: Decimal
) -> tuple[Hedge | None, int, Interval]:
    """The hedge before a time, where it begins, and the minutes it leaves: half an hour at least."""
    hedge, begins = hedge_before(line, i, floor)
    if hedge is None and i - 2 >= floor and (line.words[i - 2], line.words[i - 1]) in NEAR_CLOCK:
        hedge, begins = Hedge(NEAR_CLOCK[line.words[i - 2], line.words[i - 1]]), i - 2
    wide = max(slack, _HALF_HOUR)
    if hedge is Hedge.ABOUT:
        return hedge, begins, Interval.around(minutes, wide)
    if hedge is Hedge.NEARLY:
        return hedge, begins, Interval(minutes - wide, minutes)
    if hedge is Hedge.MORE_THAN:
        return hedge, begins, Interval(minutes, minutes + wide)
    return None, i, Interval.around(minutes, slack)
