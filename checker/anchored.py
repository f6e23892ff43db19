"""A source is read against its own dates: "on Tuesday" of a page updated on 13 December 2017 is the 12th.

``read_source(source).mentions`` is all that an article states when no rulebook is at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.model import Anchor, Field, Source
from checker.reading import Reading, read

_TRUSTED = (
    (Field.UPDATED, "update line"),
    (Field.PUBLISHED, "publication"),
    (Field.DATELINE, "dateline"),
    (Field.HEADER, "header"),
)
"""The page's own dates, the one to go by first."""


def read_source(source: Source, names: Mapping[str, str] | None = None, event: date | None = None) -> Reading:
    """Everything that an article states; ``names`` are declared aliases, ``event`` is the day to go by last."""
    stamps = ((source.stamp(field), words) for field, words in _TRUSTED)
    anchors = [Anchor(stamp.day, f"{words} {stamp.day}") for stamp, words in stamps if stamp is not None]
    if event is not None:
        anchors.append(Anchor(event, f"the event's day {event}"))
    return read(source.text, source.blocks, anchors=anchors, names=names, language=source.language)
