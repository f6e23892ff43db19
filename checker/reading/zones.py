"""Time zones behind a time of day: "GMT", "(ET)", "UTC+3", "Eastern time", "local time", "Lima time"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from checker.reading.english.calendar import TIME_WORD, ZONE_MIDDLES, ZONE_WORDS, ZONES, ZONES_ALONE
from checker.reading.line import Line

_OFFSET = re.compile(r"([+−-])(\d{1,2})(?::?(\d{2}))?(?!\d)")


def minutes_from_utc(zone: str | None, day: date, minute: int) -> int | None:
    """Minutes from UTC of a zone as the reading names it: ``UTC``, ``UTC-06:00``, ``US/Central``."""
    if zone is None or zone == "local":
        return None
    fixed = re.fullmatch(r"UTC(?:([+-])(\d\d):(\d\d))?", zone)
    if fixed:
        minutes = int(fixed[2] or 0) * 60 + int(fixed[3] or 0)
        return -minutes if fixed[1] == "-" else minutes
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        gap = datetime.combine(day, time(minute // 60 % 24, minute % 60), ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, OverflowError):
        return None
    return None if gap is None else gap // timedelta(minutes=1)


def zone_at(line: Line, j: int) -> str | None:
    """The zone whose letters stand at lexeme ``j``: "GMT"."""
    word = line.words[j]
    if word in ZONES and (word in ("gmt", "utc") or line.raw(j).isupper()):
        return ZONES[word]
    return None


def zone_of(line: Line, j: int) -> tuple[str | None, int]:
    """The zone at lexeme ``j`` and the lexeme after it."""
    words = line.words
    k = j + 1 if words[j] in ("(", "[") else j
    zone = zone_at(line, k)
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
        return (zone, after + 1) if k > j and words[after] in (")", "]") else (zone, after if k == j else j)
    if words[k] in ZONE_WORDS:
        after = k + 1
        if words[after] in ZONE_MIDDLES:
            after += 1
        if words[after] == TIME_WORD:
            return ZONE_WORDS[words[k]], after + 1
        if words[k] in ZONES_ALONE and k == j and line.capital(k) and not line.capital(k + 1):
            return ZONE_WORDS[words[k]], k + 1
    elif words[k + 1] == TIME_WORD and k == j and line.capital(k):
        return "local", k + 2  # "11 a.m. Lima time"
    if words[j] in ("+", "-") and line.glued(j - 1) and line.glued(j) and len(words[j + 1]) in (2, 4):
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
    return f"UTC{sign}{match[2]:0>2}:{match[3] or '00'}", after
