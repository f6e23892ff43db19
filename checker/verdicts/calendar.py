"""The calendar of a page and its text: weekday against date, header against update line.

``Update: 13 December 2017 Tuesday`` names the wrong day of the week; a header of May over an update in December is asked
about, and a swap of day and month is proposed where it explains the gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from checker.claims import Article
from checker.model import Evidence, Field, Finding, Kind, Mention, Severity, Source, Stamp, Verdict, Voice
from checker.rulebook.evaluate import WEEKDAYS
from checker.verdicts.case import evidence, stamp_evidence

WEEKDAY, HEADER = "weekday", "header-date"
_LATE_UPDATE = 31


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each weekday that is not the date's, and for a header that the update line contradicts."""
    source = article.source
    for stamp in source.stamps:
        if stamp.weekday is not None and stamp.weekday != stamp.day.weekday():
            yield _weekday(
                stamp_evidence(source, stamp), stamp.text, stamp.day, WEEKDAYS[stamp.weekday], Severity.ERROR
            )
    yield from _in_text(article)
    yield from _header(source)


def _in_text(article: Article) -> Iterator[Finding]:
    text = article.source.text
    calendar = [
        m
        for m in article.reading.mentions
        if m.kind in (Kind.WEEKDAY, Kind.DATE) and m.voice is not Voice.METADATA  # stamps say it already
    ]
    for mention in calendar:
        named = next((name for name in WEEKDAYS if name.casefold() in mention.text.casefold()), None)
        if mention.kind is Kind.DATE and named is not None:
            yield from _against(article, mention, named, mention.start, mention.end)
    for one, two in pairwise(calendar):
        between = text[one.end : two.start]
        if {one.kind, two.kind} != {Kind.WEEKDAY, Kind.DATE} or len(between) > 3 or between.strip(" ,(\n"):
            continue
        day, name = (one, two) if one.kind is Kind.DATE else (two, one)
        yield from _against(article, day, str(name.value).capitalize(), one.start, two.end)


def _against(article: Article, day: Mention, named: str, start: int, end: int) -> Iterator[Finding]:
    """A year that was only inferred makes the finding softer."""
    if isinstance(day.value, date) and named in WEEKDAYS and named != WEEKDAYS[day.value.weekday()]:
        found = evidence(article, start, end)
        yield _weekday(
            found, found.text, day.value, named, Severity.WARNING if day.anchor else Severity.ERROR
        )


def _weekday(place: Evidence, text: str, day: date, named: str, severity: Severity) -> Finding:
    real = WEEKDAYS[day.weekday()]
    return Finding(
        WEEKDAY,
        None,
        Verdict.DISAGREES,
        severity,
        f"{day} was a {real}, not a {named}",
        place,
        text,
        f"{real}, {day}",
        arithmetic=(f"{day}: day {day.toordinal()} of the proleptic Gregorian calendar, a {real}",),
        citation="the calendar",
    )


def _header(source: Source) -> Iterator[Finding]:
    first = source.stamp(Field.HEADER, Field.PUBLISHED)
    update = source.stamp(Field.UPDATED)
    if first is None or update is None:
        return
    gap = (update.day - first.day).days
    if 0 <= gap <= _LATE_UPDATE or gap == -1:
        return
    swapped = _swapped(first)
    help = None
    if swapped is not None and 0 <= (update.day - swapped).days <= _LATE_UPDATE:
        help = f"with day and month the other way round it would be {swapped}"
    what = f"{gap} days before its update line" if gap > 0 else f"{-gap} days after its update line"
    yield Finding(
        HEADER,
        None,
        Verdict.DISAGREES,
        Severity.ERROR if gap < 0 else Severity.WARNING,
        f"the page is dated {first.day}, {what} ({update.day})",
        stamp_evidence(source, first),
        str(first.day),
        str(update.day),
        related=(stamp_evidence(source, update),),
        arithmetic=(f"{update.day} − {first.day} = {gap} days",),
        help=help,
        confidence="high" if gap < 0 else "medium",
    )


def _swapped(stamp: Stamp) -> date | None:
    try:
        return stamp.day.replace(month=stamp.day.day, day=stamp.day.month)
    except ValueError:
        return None


__all__ = ["HEADER", "WEEKDAY", "findings"]
