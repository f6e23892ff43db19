"""Times that a watch measured, which are durations: "won in 2:03:13", "a time of 58:23", "3:43.13"."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind
from checker.reading.draft import Draft
from checker.reading.english.words import BEFORE_FINISH
from checker.reading.line import Line

Read = tuple[list[Draft], int]

_WATCH = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2}(?:\.\d{1,3})?)(?![\w:]|\.\d)")
_CLOCKS = frozenset("at by until till from since before after between around published updated to".split())


def finish_at(line: Line, i: int) -> Read | None:
    """A finishing time at lexeme ``i``: after "in", "a time of" and the like, or with parts of a second.

    "won in 2:03:13" took 7,393 seconds; "at 2:03:13" is a time of day, and "the ratio of 5:45" is neither.
    """
    if line.words[i + 1] != ":" or not line.glued(i):
        return None
    match = _WATCH.match(line.text, line.starts[i], line.end)
    if match is None:
        return None
    hours, minutes, seconds = int(match[1] or 0), int(match[2]), Decimal(match[3])
    if seconds >= 60 or (match[1] and minutes > 59):
        return None
    before = line.words[i - 1] if i else ""
    measured = (
        "." in match[3] or _after_cue(line, i) or (match[1] and len(match[1]) == 1 and before not in _CLOCKS)
    )
    after = i + 1
    while after < line.count and line.starts[after] < match.end():
        after += 1
    if not measured or line.words[after] in ("a.m.", "p.m.", "am", "pm"):
        return None
    value = hours * 3600 + minutes * 60 + seconds
    granule = Decimal(1).scaleb(int(seconds.as_tuple().exponent))
    core = match.span()
    interval = Interval.around(value, granule / 2)
    return [Draft(*core, Kind.DURATION, value, interval, "second", granule=granule, core=core)], after


def _after_cue(line: Line, i: int) -> bool:
    """Whether the words before are those of a race: "in", "a time of", "clocked", "a record"."""
    words = line.words
    before = words[i - 1] if i else ""
    if before == "of":
        return words[i - 2] in BEFORE_FINISH
    return before == "in" or before in BEFORE_FINISH
