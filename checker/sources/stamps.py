"""Dates that a page states of itself: ``Update: 10:25, 13 December 2017 Wednesday``, ``2017-12-13T08:05:00-06:00``.

A line of words and dates is a header only when dates, labels and little words are all there is in it, so that
"Published in 2016, the book was banned on May 3, 2017" stays a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Field, Kind, Mention, Stamp
from checker.reading import read_dates
from checker.reading.english.calendar import (
    TIME_WORD,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    WORDS_OF_TIME,
    ZONE_MIDDLES,
    ZONE_WORDS,
    ZONES,
)
from checker.reading.zones import minutes_from_utc

_LONGEST = 200
_LABEL = re.compile(
    r"\b(?:(?P<updated>(?:last |latest |page )?(?:updated?|modified|revised)(?: on| at)?)"
    r"|(?P<published>(?:(?:first|originally|date|story) )?(?:published|posted|issued|filed)(?: on| at)?|publication date|pub date)"
    r"|(?P<header>dated?))\b\s*:?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_FILLERS = frozenset(
    [*"at on the of and time hrs hours h am pm a m p is".split(), *ZONES, *ZONE_WORDS, *ZONE_MIDDLES]
)
_HEADER_WORDS = (
    _FILLERS
    | WORDS_OF_TIME
    | frozenset(
        "last latest page update updated modified revised first originally date dated story published posted issued filed "
        "publication pub".split()
    )
)
_EARLIEST = 1600
"""Systems write year 1 where they know no date."""


class Dated(Struct, frozen=True):
    """A date in a line, with the weekday and time that belong to it; ``day`` is None where the year is left out."""

    field: Field
    start: int
    end: int
    day: date | None = None
    month_day: tuple[int, int] | None = None
    weekday: int | None = None
    minute: int | None = None
    zone: str | None = None


def header_line(words: str) -> tuple[Dated, ...] | None:
    """The dates of a line that holds nothing but dates and their labels; None if it holds more, or no date."""
    return dates_among(words) if may_be_header(words) and header_start(words) == 0 else None


def may_be_header(words: str) -> bool:
    """Whether a line holds no word that stands in no header, so that it is worth being read."""
    if len(words) > _LONGEST:
        return False
    said = _WORD.findall(words.lower())
    return TIME_WORD in said or all(word in _HEADER_WORDS or word[0].isdecimal() for word in said)


def header_start(words: str) -> int | None:
    """From where on a line holds nothing but dates, labels and little words; None if it ends otherwise."""
    if len(words) > _LONGEST or not any(char.isdecimal() for char in words):
        return None
    mentions = _calendar(words)
    taken = sorted([(m.start, m.end) for m in mentions] + [label.span() for label in _LABEL.finditer(words)])
    at = start = 0
    for begin, end in [*taken, (len(words), len(words))]:
        for word in _WORD.finditer(words, at, max(at, begin)):
            if word[0].lower() not in _FILLERS:
                start = word.end()
        at = max(at, end)
    dated = any(m.kind is Kind.DATE and m.start >= start for m in mentions)
    return start if dated else None


def dates_among(words: str) -> tuple[Dated, ...]:
    """The dates of a line that is known to be a header, whatever else it holds."""
    return tuple(_grouped(_calendar(words), list(_LABEL.finditer(words))))


def days_in(words: str, field: Field) -> Iterator[Dated]:
    """The days written out in full in a text, such as a caption."""
    for mention in _calendar(words):
        if mention.kind is Kind.DATE and (dated := _dated(mention, field)) is not None and dated.day:
            yield dated


def declared(field: Field, words: str, start: int, end: int) -> Stamp | None:
    """The stamp in a declared value, in ISO 8601 or in words; None if that is not a day."""
    value = words.strip()
    try:
        moment = datetime.fromisoformat(value if len(value) > 10 else f"{value}T00:00")
    except ValueError:
        dated = next((dated for dated in _grouped(_calendar(words[:_LONGEST]), []) if dated.day), None)
        whole = replace(dated, field=field, start=0, end=len(words)) if dated else None
        return stamp(whole, words, lambda first, last: (start, end)) if whole else None
    if moment.year < _EARLIEST:
        return None
    minute = moment.hour * 60 + moment.minute if len(value) > 10 else None
    offset = moment.utcoffset()
    zone = None if offset is None else offset // timedelta(minutes=1)
    return Stamp(field, moment.date(), words, start, end, None, minute, zone)


def stamp(dated: Dated, words: str, place: Callable[[int, int], tuple[int, int]]) -> Stamp | None:
    """The stamp of a date in a line of words; ``place`` gives the file offsets of a span of the line."""
    if dated.day is None or dated.day.year < _EARLIEST:
        return None
    written = words[dated.start : dated.end]
    zone = minutes_from_utc(dated.zone, dated.day, dated.minute or 0)
    return Stamp(
        dated.field, dated.day, written, *place(dated.start, dated.end), dated.weekday, dated.minute, zone
    )


def completed(dated: Dated, near: Iterable[date]) -> Dated:
    """The date with the year that brings it nearest to the first of these days, if its own year is left out."""
    anchor = next(iter(near), None)
    if dated.day is not None or dated.month_day is None or anchor is None:
        return dated
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, *dated.month_day))
        except ValueError:  # 29 February, or a year that no calendar has
            continue
    return replace(dated, day=min(days, key=lambda day: abs(day - anchor), default=None))


@lru_cache(maxsize=8)
def _calendar(words: str) -> tuple[Mention, ...]:
    """The dates, weekdays and times in a text; the same line is asked about several times while an article is laid out."""
    return tuple(m for m in read_dates(words) if m.kind in (Kind.DATE, Kind.WEEKDAY, Kind.TIME))


def _grouped(mentions: Sequence[Mention], labels: list[re.Match[str]]) -> Iterator[Dated]:
    """Dates under their labels, each with the weekday and time beside it; without a label a date is the header's."""
    group: list[Mention] = []
    field = Field.HEADER
    marks = [(label.start(), label.lastgroup or "header") for label in labels]
    for mention in [*mentions, None]:
        changed = field
        while mention is not None and marks and marks[0][0] < mention.start:
            changed = Field(marks.pop(0)[1])
        second = mention is not None and mention.kind is Kind.DATE and any(m.kind is Kind.DATE for m in group)
        if mention is None or second or changed is not field:
            yield from _joined(group, field)
            group, field = [], changed
        if mention is not None:
            group.append(mention)


def _joined(group: list[Mention], field: Field) -> Iterator[Dated]:
    """One date out of the mentions of its group."""
    day = next((found for m in group if m.kind is Kind.DATE and (found := _dated(m, field))), None)
    if day is None:
        return
    for mention in group:
        if mention.kind is Kind.WEEKDAY:
            weekday = _weekday(mention.text)
            day = replace(day, weekday=weekday if day.weekday is None else day.weekday)
        elif mention.kind is Kind.TIME:
            hours, _, minutes = str(mention.value).partition(":")
            day = replace(day, minute=int(hours) * 60 + int(minutes), zone=mention.unit)
    yield replace(day, start=min(m.start for m in group), end=max(m.end for m in group))


def _dated(mention: Mention, field: Field) -> Dated | None:
    """The day of a mention: a whole one, or month and day; None for a month, a quarter, a season."""
    span, weekday = (mention.start, mention.end), _weekday(mention.text)
    if isinstance(mention.value, str):
        parts = re.fullmatch(r"--(\d\d)-(\d\d)", mention.value)
        return Dated(field, *span, None, (int(parts[1]), int(parts[2])), weekday) if parts else None
    if not isinstance(mention.value, date) or mention.granule not in (None, Decimal(1)):
        return None
    if mention.anchor is not None:
        return Dated(field, *span, None, (mention.value.month, mention.value.day), weekday)
    return Dated(field, *span, mention.value, None, weekday)


def _weekday(words: str) -> int | None:
    """The number of the weekday that a text names, 0 for Monday."""
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in WEEKDAYS or word in WEEKDAY_ABBREVIATIONS:
            return WEEKDAYS.get(word, WEEKDAY_ABBREVIATIONS.get(word))
    return None
