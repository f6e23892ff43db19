"""A sentence from outside: every quotation is one word, so that ``“A. B,” Moore said.`` reads ``Q Moore said .``, with one word Q."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Sentence
from checker.reading.line import GUARDS, Line
from checker.reading.quotes import Quote

_NONE: tuple[int, Quote | None] = (-1, None)
QUOTED = "“”"
"""Stands for a quotation among the words."""


class Outer:
    """The lexemes of a run of sentences that no quotation crosses; ``quotes`` says which word is which quotation."""

    __slots__ = ("count", "end", "ends", "quotes", "start", "starts", "text", "words")

    def __init__(self, lines: Sequence[Line], inside: Sequence[tuple[int, Quote]] = ()) -> None:
        self.text, self.start, self.end = lines[0].text, lines[0].start, lines[-1].end
        self.quotes: dict[int, int] = {}
        if len(lines) == 1 and not inside:
            line = lines[0]
            self.count, self.words, self.starts, self.ends = line.count, line.words, line.starts, line.ends
            return
        self.words, self.starts, self.ends = [], [], []
        waiting = iter(inside)
        number, quote = next(waiting, _NONE)
        for line in lines:
            for word, start, end in zip(line.words[: line.count], line.starts, line.ends, strict=False):
                while quote is not None and start >= quote.end:
                    number, quote = next(waiting, _NONE)
                if quote is None or start < quote.start:
                    self._add(word, start, end)
                elif start == quote.start:
                    self.quotes[len(self.words)] = number
                    self._add(QUOTED, start, quote.end)
        self.count = len(self.words)
        self.words += [""] * GUARDS
        self.starts += [self.end] * GUARDS
        self.ends += [self.end] * GUARDS

    def _add(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter."""
        return 0 <= i < self.count and self.text[self.starts[i]].isupper()

    def phrase(self, first: int, last: int) -> str:
        """The words as written, both ends included."""
        return " ".join(self.text[self.starts[first] : self.ends[last]].split())


def outers(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> list[tuple[int, int, list[tuple[int, Quote]]]]:
    """Runs of sentences that no quotation crosses: (first sentence, after the last, outermost quotations inside)."""
    top: list[tuple[int, Quote]] = []
    for number, quote in enumerate(quotes):
        if not top or quote.start >= top[-1][1].end:
            top.append((number, quote))
    runs: list[tuple[int, int, list[tuple[int, Quote]]]] = []
    at, first = 0, 0
    while first < len(sentences):
        after, end = first + 1, sentences[first].end
        inside: list[tuple[int, Quote]] = []
        while at < len(top) and top[at][1].start < end:
            quote = top[at][1]
            while (
                quote.end > end
                and after < len(sentences)
                and sentences[after].block == sentences[first].block
            ):
                end = sentences[after].end
                after += 1
            if quote.start >= sentences[first].start and quote.end <= end:
                inside.append(top[at])
            at += 1
        runs.append((first, after, inside))
        first = after
    return runs
