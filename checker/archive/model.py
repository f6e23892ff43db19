"""The nouns of the archive: an article's version as it was accepted, and what it states.

``articles/storm.txt``, version 2 of 3 May: 4 claims, 2 quotations; version 1 was corrected.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from checker.accounts.model import Testimony
from checker.model import Claimed, Verdict


class Outcome(StrEnum):
    """What became of an article that was added."""

    NEW = "new"
    CORRECTION = "correction"
    """It was there with other content: that version is history now."""
    REREAD = "reread"
    """It was there with this content, and the rulebooks make other claims of it than they did."""
    UNCHANGED = "unchanged"


class Stood(Struct, frozen=True):
    """A claim as it is kept; ``standing`` is its verdict by what was known on the day when it was added, if that could be told."""

    claim: Claimed
    standing: Verdict | None = None


class Entry(Struct, frozen=True):
    """An article to be kept: ``name`` is its path, or what it is called when ``called`` says so.

    ``digest`` is of its bytes; ``appeared`` is the day that the page gives.
    """

    name: str
    digest: str
    appeared: date | None
    title: str
    claims: tuple[Stood, ...]
    testimony: Testimony
    called: bool = False


class Version(Struct, frozen=True):
    """A version of an article in the archive; ``superseded`` is the day since which another one counts.

    ``read`` is the day on which its claims were made: later than ``added`` when it was added again.
    """

    number: int
    name: str
    version: int
    digest: str
    appeared: date | None
    added: date
    read: date
    superseded: date | None
    title: str
    claims: int
    sayings: int


class Kept(Struct, frozen=True):
    """A claim in the archive, with the article that states it."""

    article: Version
    claim: Claimed
    standing: Verdict | None
