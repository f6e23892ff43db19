"""The dates that a page states of itself, held against one another and against the days that it reports.

A header of 11 May over an update of 13 December is asked about. Header, publication, update line and dateline are
witnesses of low trust: a few weeks between header and update are usual, a day may be a time zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from checker.claims import Article
from checker.model import Evidence, Field, Finding, Kind, Mention, Severity, Source, Stamp, Verdict, Voice
from checker.verdicts.calendar import other_way_round
from checker.verdicts.case import evidence, sentence_at, stamp_evidence

HEADER = "header-date"
_LATE_UPDATE = 31
_PAST = re.compile(
    r"\b(?:was|were|had|did|died|killed|won|lost|held|took|began|went|came|said|met|\w{2,}ed)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|should|may|might|if|next|due|plan\w*|expect\w*|schedul\w*|deadline"
    r"|upcoming|ahead|set|expir\w*|through|start\w*|begin\w*|postpon\w*|mov\w+|delay\w*|extend\w*|forecast\w*|target\w*|to be"
    r"|is|are|once|when|unless|promis\w*|vow\w*|call\w*|elections? (?:of|on|in)|reschedul\w*|propos\w*|slated|ends?|effective)\b",
    re.IGNORECASE,
)

_LED_AHEAD = re.compile(
    r"\b(?:by|until|till|from|before|after|for|to|through|of)\s(?:\w+day,?\s)?(?:the\s)?$", re.IGNORECASE
)


def findings(article: Article) -> Iterator[Finding]:
    """A finding for a header that the update line, the dateline or the text contradicts: one an article."""
    source = article.source
    found = next(_against_update(source), None) or next(_against_dateline(source), None)
    found = found or next(_against_body(article), None)
    if found is not None:
        yield found


def _against_update(source: Source) -> Iterator[Finding]:
    first = source.stamp(Field.HEADER, Field.PUBLISHED)
    update = source.stamp(Field.UPDATED)
    if first is None or update is None:
        return
    gap = (update.day - first.day).days
    if 0 <= gap <= _LATE_UPDATE:
        return
    if gap == -1:
        yield from _one_day(source, first, update)
        return
    what = f"{gap} days before its update line" if gap > 0 else f"{-gap} days after its update line"
    severity = Severity.ERROR if gap < 0 else Severity.WARNING
    message = f"the page is dated {first.day}, {what} ({update.day})"
    yield _finding(source, first, update.day, stamp_evidence(source, update), message, severity)


def _one_day(source: Source, first: Stamp, update: Stamp) -> Iterator[Finding]:
    """An update on the day before publication: what a time zone may explain is a remark, and says so."""
    one, two = _moment(first), _moment(update)
    if one is not None and two is not None:
        if two >= one:  # the same moment or later, once both are on one clock
            return
        message = f"the page is dated {first.day}, after its update line ({update.day}), on one clock too"
        yield _finding(source, first, update.day, stamp_evidence(source, update), message, Severity.WARNING)
    else:
        message = f"the page is dated {first.day}, a day after its update line ({update.day}), which a time zone may explain"
        yield _finding(source, first, update.day, stamp_evidence(source, update), message, Severity.NOTE)


def _moment(stamp: Stamp) -> float | None:
    """The stamp in minutes of universal time, where it states clock and zone."""
    if stamp.minute is None or stamp.zone is None:
        return None
    return stamp.day.toordinal() * 1440 + stamp.minute - stamp.zone


def _against_dateline(source: Source) -> Iterator[Finding]:
    """A dateline of a day that none of the page's own dates has reached."""
    dateline = source.stamp(Field.DATELINE)
    own = _last(source)
    if dateline is None or own is None:
        return
    gap = (dateline.day - own.day).days
    if gap > 1:
        message = f"the page is dated {own.day}, {gap} days before its dateline ({dateline.day})"
        yield _finding(source, own, dateline.day, stamp_evidence(source, dateline), message, Severity.WARNING)


def _last(source: Source) -> Stamp | None:
    """The latest date that the page states of itself."""
    own = [stamp for stamp in source.stamps if stamp.field in (Field.UPDATED, Field.PUBLISHED, Field.HEADER)]
    return max(own, key=lambda stamp: stamp.day, default=None)


def _against_body(article: Article) -> Iterator[Finding]:
    """A day, written out in full, that the text tells as past and the page has not reached."""
    source = article.source
    own = _last(source)
    told = own and told_after(article, own.day)
    if own and told:
        message = f"the page is dated {own.day}, before the {told.value} of which it reports"
        place = evidence(article, told.start, told.end)
        assert isinstance(told.value, date)
        yield _finding(source, own, told.value, place, message, Severity.WARNING)


def told_after(article: Article, page: date) -> Mention | None:
    """The first day, written out in full, that the text tells as past, more than a day after the page's; or None."""
    text = article.source.text
    for mention in article.reading.mentions:
        if not _reported(mention, page):
            continue
        sentence = sentence_at(article, mention.start)
        if sentence is None:
            continue
        lead = text[sentence.start : mention.start]
        words = lead + text[mention.end : sentence.end]
        if _PAST.search(words) and not _AHEAD.search(words) and not _LED_AHEAD.search(lead):
            return mention
    return None


def _reported(mention: Mention, page: date) -> bool:
    return (
        mention.kind is Kind.DATE
        and isinstance(mention.value, date)
        and mention.anchor is None
        and mention.granule in (None, 1)
        and mention.voice in (Voice.OWN, Voice.ATTRIBUTED)
        and not (mention.modal or mention.negated)
        and mention.value > page + timedelta(days=1)
    )


def _finding(
    source: Source, first: Stamp, day: date, other: Evidence, message: str, severity: Severity
) -> Finding:
    swapped = other_way_round(first.day)
    help = None
    if swapped is not None and -_LATE_UPDATE <= (day - swapped).days <= _LATE_UPDATE:
        help = f"with day and month the other way round it would be {swapped}"
    return Finding(
        HEADER,
        None,
        Verdict.DISAGREES,
        severity,
        message,
        stamp_evidence(source, first),
        str(first.day),
        str(day),
        related=(other,),
        arithmetic=(f"{day} − {first.day} = {(day - first.day).days} days",),
        help=help,
        confidence="high" if severity is Severity.ERROR else "medium",
    )
