"""A sentence on one line with the words pointed at, clipped around them when it is long.

::

    … Although Jones has a lead of more than 21,000 votes, Moore has refused …
                                   ^^^^^^^^^^^^^^^^^^^^^^
"""

from __future__ import annotations

from msgspec import Struct

from checker.model import Evidence
from checker.reporting.visible import visible, width

GAP = "…"


class Excerpt(Struct, frozen=True):
    """What stands before the words, the words, and what follows: visible text on one line."""

    before: str
    words: str
    after: str

    @property
    def caret(self) -> tuple[int, int]:
        """At which column the pointer begins and how many columns it has: never none."""
        return width(self.before), max(width(self.words), 1)


def excerpt(evidence: Evidence, columns: int) -> Excerpt:
    """The sentence of the evidence around its words, in at most so many columns (and never fewer than 20)."""
    room = max(columns, 20)
    sentence, lead = evidence.sentence, max(evidence.lead, 0)
    stop = min(lead + len(evidence.text), len(sentence))
    before, words, after = visible(sentence[:lead]), visible(sentence[lead:stop]), visible(sentence[stop:])
    if width(before) + width(words) + width(after) <= room:
        return Excerpt(before, words, after)
    words = _head(words, room - 4)
    room -= width(words)
    left = max(min(width(before), room // 2), room - width(after))
    before = _tail(before, left)
    return Excerpt(before, words, _head(after, room - width(before)))


def _head(text: str, columns: int) -> str:
    """The beginning of a text, cut after a word: ``Moore has refused …``."""
    if width(text) <= columns:
        return text
    kept = _fit(text, columns - 2)
    cut = kept.rfind(" ") if not text[len(kept) : len(kept) + 1].isspace() else len(kept)
    return f"{(kept[:cut] if cut > len(kept) // 2 else kept).rstrip()} {GAP}"


def _tail(text: str, columns: int) -> str:
    """The end of a text, cut before a word: ``… has a lead of``."""
    if width(text) <= columns:
        return text
    kept = _fit(text[::-1], columns - 2)[::-1]
    cut = kept.find(" ")
    return f"{GAP} {(kept[cut:] if 0 <= cut < len(kept) // 2 else kept).lstrip()}"


def _fit(text: str, columns: int) -> str:
    """As much of a text as so many columns hold."""
    if text.isascii():
        return text[: max(columns, 0)]
    used = 0
    for index, char in enumerate(text):
        used += width(char)
        if used > columns:
            return text[:index]
    return text
