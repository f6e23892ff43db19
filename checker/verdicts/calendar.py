"""The calendar of a page and its text: weekday against date, and "next month" against the day of the page.

``Tuesday, 13 December 2017`` names the wrong day of the week: it was a Wednesday. A date that a day and month written the
other way round would explain is recognised as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from checker.claims import Article
from checker.model import Evidence, Field, Finding, Kind, Mention, Severity, Verdict, Voice
from checker.rulebook.evaluate import WEEKDAYS
from checker.verdicts.case import evidence, stamp_evidence
from checker.verdicts.policy import max_of, softened
from checker.verdicts.printed import is_sic, printed, words

WEEKDAY, PASSED = "weekday", "passed-date"
_RELATIVE = re.compile(
    r"\b(?P<word>(?P<side>next|last)\s(?:week|month|year)|tomorrow|yesterday)(?:,|\s\(|,?\s(?:on|in))?\s(?:the\s)?$",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?P<will>will)\s(?!have\b|not\b|never\b)(?:(?!(?:the|a|an|that|who|which)\b)[\w’'-]+\s){1,6}?on\s$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"[\s,(]{1,3}|(?:,|\s\(|\s[–—-])\s?(?:which\swas\s|it\swas\s)?a\s|\swas\sa\s")
_NUMERIC = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
_REACH = 90


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each weekday that is not the date's, and for each day to come that has passed."""
    source = article.source
    for stamp in source.stamps:
        if stamp.weekday is not None and stamp.weekday != stamp.day.weekday():
            named = WEEKDAYS[stamp.weekday]
            yield _weekday(stamp_evidence(source, stamp), stamp.text, stamp.day, named, Severity.ERROR)
    yield from _in_text(article)
    page = source.stamp(Field.UPDATED, Field.PUBLISHED, Field.HEADER, Field.DATELINE)
    if page is not None:
        for mention in article.reading.mentions:
            if (
                mention.kind is Kind.DATE
                and mention.interval is not None
                and mention.voice is not Voice.METADATA
            ):
                yield from _passed(article, mention, page.day)


# --- weekdays ------------------------------------------------------------------------------------------------------


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
        if {one.kind, two.kind} != {Kind.WEEKDAY, Kind.DATE} or not _APPOSED.fullmatch(
            text, one.end, two.start
        ):
            continue
        day, name = (one, two) if one.kind is Kind.DATE else (two, one)
        yield from _against(article, day, str(name.value).capitalize(), one.start, two.end)


def _against(article: Article, day: Mention, named: str, start: int, end: int) -> Iterator[Finding]:
    """A year that was only inferred makes the finding softer; a quotation makes it a note."""
    if not isinstance(day.value, date) or day.granule not in (None, 1) or named not in WEEKDAYS:
        return
    if named != WEEKDAYS[day.value.weekday()] and not is_sic(article.source.text, end):
        place = evidence(article, start, end)
        severity = softened(Severity.ERROR, day.voice)
        if day.anchor:  # in indirect speech the day of the week is the writer's none the less
            severity = max_of(severity, Severity.WARNING)
        swapped = other_way_round(day.value) if _NUMERIC.search(day.text) else None
        yield _weekday(place, place.text, day.value, named, severity, swapped)


def _weekday(
    place: Evidence, text: str, day: date, named: str, severity: Severity, swapped: date | None = None
) -> Finding:
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
        help=_cause(day, WEEKDAYS.index(named), swapped),
        confidence="high" if severity is Severity.ERROR else "medium",
    )


def _cause(day: date, weekday: int, swapped: date | None) -> str:
    """What would make the two agree: day and month exchanged, another year, or a day near by."""
    name = WEEKDAYS[weekday]
    if swapped is not None and swapped.weekday() == weekday:
        return f"with day and month the other way round it would be {swapped}, a {name}"
    near = min(
        (day + timedelta(days=step) for step in range(-3, 4)), key=lambda other: other.weekday() != weekday
    )
    years = [year for year in (day.year - 1, day.year + 1) if _in_year(day, year) == weekday]
    return f"{name} was {near}" + (f"; in {years[0]} the date was a {name}" if years else "")


def _in_year(day: date, year: int) -> int | None:
    try:
        return day.replace(year=year).weekday()
    except ValueError:
        return None


def other_way_round(day: date) -> date | None:
    """The date with day and month exchanged, where that is another one."""
    if day.day > 12 or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)


# --- days that have passed -----------------------------------------------------------------------------------------


def _passed(article: Article, mention: Mention, page: date) -> Iterator[Finding]:
    """ "Next month, in March 2010" on a page of May 2010; "will meet on 3 March 2010" there."""
    text = article.source.text
    interval = mention.interval
    assert interval is not None
    if interval.low is None or interval.high is None or mention.anchor is not None:
        return
    today = page.toordinal()
    lead = text[max(mention.start - _REACH, 0) : mention.start]
    offset = mention.start - len(lead)
    relative = _RELATIVE.search(lead)
    if relative is not None:
        word = relative["word"].lower()
        ahead = word == "tomorrow" or (relative["side"] or "").lower() == "next"
        if not ((ahead and interval.high < today - 1) or (not ahead and interval.low > today + 1)):
            return
        start = offset + relative.start("word")
        message = f"“{' '.join(relative['word'].split())}” is {'past' if ahead else 'still to come'}: the page is of {page}"
    else:
        will = _WILL.search(lead)
        if (
            will is None
            or interval.high >= today - 1
            or not isinstance(mention.value, date)
            or re.search(r"[.!?;]\s", lead[will.start() :])
        ):
            return
        start = offset + will.start("will")
        message = f"“will” speaks of {words(mention)}, and the page is of {page}"
    yield printed(
        article,
        PASSED,
        Severity.WARNING,
        message,
        (start, mention.end),
        f"a day {'after' if interval.high < today else 'before'} {page}",
        confidence="medium",
        help="an old text, a wrong year, or a wrong date of the page",
    )


__all__ = ["PASSED", "WEEKDAY", "findings", "other_way_round"]
