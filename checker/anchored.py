"""A source is read against its own dates: "on Tuesday" of a page updated on 13 December 2017 is the 12th.

``read_source(source).mentions`` is all that an article states when no rulebook is at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.model import Anchor, Field, Source, Stamp
from checker.reading import Reading, Skim, read

_TRUSTED = (
    (Field.UPDATED, "update line"),
    (Field.PUBLISHED, "publication"),
    (Field.DATELINE, "dateline"),
    (Field.HEADER, "header"),
)
"""The page's own dates, the one to go by first."""


def read_source(
    source: Source,
    names: Mapping[str, str] | None = None,
    event: date | None = None,
    skimmed: Skim | None = None,
) -> Reading:
    """Everything that an article states; ``names`` are declared aliases, ``event`` is the day to go by last.

    Who reads it several times has it ``skimmed`` before.
    """
    anchors: list[Anchor] = []
    for field, words in _TRUSTED:
        stamp = source.stamp(field)
        if stamp is not None:
            day = _as_shown(stamp, source.stamps).day
            anchors.append(Anchor(day, f"{words} {day}"))
    if event is not None:
        anchors.append(Anchor(event, f"the event's day {event}"))
    return read(
        source.text, source.blocks, anchors=anchors, names=names, language=source.language, skimmed=skimmed
    )


def skim_source(source: Source) -> Skim:
    """What an article shows whatever the names and the day."""
    return Skim(source.text, source.blocks, source.language)


def _as_shown(stamp: Stamp, stamps: tuple[Stamp, ...]) -> Stamp:
    """The stamp of the same moment in the page's own zone: 02:22 UTC on the 7th is the evening of the 6th in New York."""
    if stamp.zone != 0 or stamp.minute is None:
        return stamp
    moment = _moment(stamp)
    for other in stamps:
        if other.zone and other.minute is not None and other.day != stamp.day and _moment(other) == moment:
            return other
    return stamp


def _moment(stamp: Stamp) -> int:
    """Minutes from the first day to the moment of a stamp with a time and a zone."""
    return stamp.day.toordinal() * 1440 + (stamp.minute or 0) - (stamp.zone or 0)
