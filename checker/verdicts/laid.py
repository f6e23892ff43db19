"""A sentence laid out as words, as guards of scope see it: its words, its names, and the commas between them.

``laid(case, sentence).names`` of "At Lindmar Osei won" are "Lindmar", words 1 to 2, and "Osei".
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from msgspec import Struct

from checker.model import Kind, Mention, Sentence, Token
from checker.verdicts.case import Case


class Named(NamedTuple):
    """A name of a sentence: it is its words ``[first, end)``."""

    mention: Mention
    first: int
    end: int
    words: tuple[str, ...]

    @property
    def said(self) -> str:
        """The name as the text has it, on one line."""
        return " ".join(self.mention.text.split())


class Laid(Struct):
    """A sentence of an article; ``beside`` is all that it states, ``names`` are those of it that are names, in order."""

    case: Case
    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    beside: tuple[Mention, ...]
    names: tuple[Named, ...]

    def at(self, offset: int) -> int:
        """The first word that begins at or after an offset of the text."""
        return word_at(self.tokens, offset)

    def joint(self, at: int) -> str:
        """What stands between a word and the one before it; nothing before the first and behind the last."""
        if not 0 < at < len(self.tokens):
            return ""
        return self.case.source.text[self.tokens[at - 1].end : self.tokens[at].start]

    def comma_before(self, at: int) -> bool:
        """Whether a comma stands right before a word."""
        return "," in self.joint(at)

    def written(self, first: int, end: int) -> str:
        """Words ``[first, end)`` as the text has them, on one line."""
        return " ".join(self.case.source.text[self.tokens[first].start : self.tokens[end - 1].end].split())


def laid(case: Case, sentence: Sentence) -> Laid:
    """Lay a sentence out."""
    reading = case.article.reading
    tokens, beside = reading.tokens(sentence), reading.mentions_in(sentence)
    words = tuple([token.word for token in tokens])
    names = tuple([_named(one, tokens, words) for one in beside if one.kind is Kind.NAME])
    return Laid(case, sentence, tokens, words, beside, names)


def _named(mention: Mention, tokens: tuple[Token, ...], words: tuple[str, ...]) -> Named:
    first, end = word_at(tokens, mention.start), word_at(tokens, mention.end)
    return Named(mention, first, end, words[first:end])


def before(line: Laid) -> Laid | None:
    """The sentence before, laid out; None before the first."""
    sentence = line.case.article.reading.before(line.sentence)
    return None if sentence is None else laid(line.case, sentence)


def word_at(tokens: tuple[Token, ...], offset: int) -> int:
    """The first word that begins at or after an offset."""
    return bisect_left(tokens, offset, key=lambda token: token.start)
