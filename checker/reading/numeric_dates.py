"""Dates in digits: "2017-12-13T10:25+01:00", "12/13/2017", "13.12.17"; day and month in the order of the page."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind
from checker.reading.context import Context
from checker.reading.days import DAY, days, make_day, seconds_as_minutes
from checker.reading.draft import Draft
from checker.reading.line import Line
from checker.reading.tense import looks_ahead

Read = tuple[list[Draft], int]

_ISO = re.compile(r"(\d{4})([-/.])(\d{2})\2(\d{2})(?![\d/.-]*\d)")
"""Hyphens are ISO 8601; the order with a stroke or a dot, as East Asia writes it, is the same."""


_ISO_TIME = re.compile(r"[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?(?![\d:])")


_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.-]*\d)")


def numeric_at(line: Line, i: int, context: Context) -> Read | None:
    """ "2017-12-13T10:25+01:00", "12/13/2017", "13.12.17": a date in digits that begins at lexeme ``i``."""
    text, start = line.text, line.starts[i]
    if i and line.glued(i - 1) and (line.words[i - 1][-1].isalnum() or line.words[i - 1] in "-/"):
        return None
    iso = _ISO.match(text, start, line.end)
    if iso is not None:
        day = make_day(int(iso[1]), int(iso[3]), int(iso[4]))
        if day is None:
            return None
        core = iso.span()
        context.saw(day, iso[0], looks_ahead(line, i, _after(line, i, iso.end())))
        drafts = [Draft(*core, Kind.DATE, day, days(day), granule=DAY, core=core)]
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
        unit = f"UTC{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
        unit = "UTC" if unit in ("UTC+00:00", "UTC-00:00") else unit
    else:
        unit = None
    minutes = Decimal(int(clock[1]) * 60 + int(clock[2])) + seconds_as_minutes(int(clock[3] or 0))
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
    known = True if match[2] == "." and context.day_first is None else context.day_first
    prefer_day = known if known is not None else _only_past(day_first, month_first, context)
    chosen, other = (day_first, month_first) if prefer_day else (month_first, day_first)
    if chosen is None:
        chosen, other = other, None
    if chosen is None:
        return None
    core, after = match.span(), _after(line, i, match.end())
    others = (days(other),) if other is not None and other != chosen else ()
    sure = 0.6 if others and known is None else 1.0
    if sure == 1.0:
        context.saw(chosen, match[0], looks_ahead(line, i, after))
    draft = Draft(
        *core, Kind.DATE, chosen, days(chosen), granule=DAY, core=core, others=others, confidence=sure
    )
    return [draft], after


def _only_past(past: date | None, coming: date | None, context: Context) -> bool:
    """Whether one reading lies before the page's own day and the other behind it: news tells of what has been."""
    anchor = context.anchor()
    if anchor is None or past is None or coming is None:
        return False
    return past <= anchor.day < coming


def _after(line: Line, i: int, end: int) -> int:
    j = i + 1
    while j < line.count and line.starts[j] < end:
        j += 1
    return j
