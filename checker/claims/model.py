"""What claiming hands on: "Jones received nearly 50 percent" → a claim on ``jones_share`` by the mention [45, 50]."""

from __future__ import annotations

from msgspec import Struct

from checker.model import Mention, Sentence, Source, Voice
from checker.reading import Reading
from checker.rulebook.phrases import Wording


class Doubt(Struct, frozen=True):
    """Why a value may not belong to what the wording speaks of; a ``deep`` one leaves the claim undecided."""

    why: str
    deep: bool = True


class Claim(Struct, frozen=True):
    """A source states a fact: by a mention, or by a choice of words. ``start`` and ``end`` are a span of its text.

    ``words`` is the whole span that the wording fitted; ``denied`` marks words that deny or suppose, and assert nothing.
    ``doubt`` says why the value may be another's.
    """

    rule: str
    mention: Mention | None
    choice: str | None
    wording: Wording
    sentence: Sentence
    start: int
    end: int
    words: tuple[int, int]
    voice: Voice
    speaker: str | None
    denied: bool
    doubt: Doubt | None = None


class Article(Struct, frozen=True):
    """A source as it was read, ready for rules."""

    source: Source
    reading: Reading
