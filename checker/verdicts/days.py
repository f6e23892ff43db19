"""The day on which an article appeared: the one that it says itself, unless the article shows that it cannot be right.

"date 2017-05-11" over a report of the vote of 12 December is no witness of its own day; the same line over a preview is.
"""

from __future__ import annotations

from datetime import date, timedelta

from checker.claims import Article
from checker.model import Field, Source, Stamp
from checker.verdicts.stamps import told_after

_OWN = (Field.UPDATED, Field.PUBLISHED, Field.HEADER, Field.DATELINE)
_A_DAY = timedelta(days=1)
_BEFORE = timedelta(days=2)


def day_of(article: Article, event: date | None) -> date | None:
    """The day of an article: update line before publication before header before dateline; None when none can be trusted.

    A day before the event is taken, as a preview's, unless another date of the page or the text lies behind the event.
    """
    source = article.source
    for name in _OWN:
        stamp = source.stamp(name)
        if stamp is not None and not (event and stamp.day < event and _is_gainsaid(article, stamp, event)):
            return stamp.day
    return None


def _is_gainsaid(article: Article, stamp: Stamp, event: date) -> bool:
    """Whether an article shows that it appeared after a date that it states of itself, and not before the event."""
    later = any(other.day >= event for other in article.source.stamps)
    if later and not _is_borne_out(article.source, stamp):
        return True
    return told_after(article, max(stamp.day, event - _BEFORE)) is not None


def _is_borne_out(source: Source, stamp: Stamp) -> bool:
    """Whether a second date of the page, or the weekday beside it, says the same day."""
    return stamp.weekday == stamp.day.weekday() or any(
        other is not stamp and other.field in _OWN and abs(other.day - stamp.day) <= _A_DAY
        for other in source.stamps
    )


__all__ = ["day_of"]
