r"""Words taken out of markup, and where each run of them stands in the file.

``<p>votes,\n   49.92&#37;</p>`` is read as ``votes, 49.92%``: a run that is literally in the file (``votes,``), a
space for the line break and what follows it, another literal run, and ``%`` for five characters of the file.
White space closes up as in a browser; soft hyphens and other signs without width are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field

from checker.model import Block, Piece, Role, Stated

_UNEVEN = re.compile(r"[ \t\n\f\r]{2,}|\A[ \t\n\f\r]|[ \t\n\f\r]\Z|[\u00ad\u200b\u2060\ufeff]+")
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_OPENING = 40
_BETWEEN = "\n\n"

Run = tuple[str | None, int, int]
"""Words and their place in the file; None stands for the file's own words there, with plain spaces."""


class Passage(Struct):
    """A block in the making: its role, and its runs in order; ``size`` counts its characters."""

    role: Role = Role.BODY
    runs: list[Run] = field(default_factory=list)
    size: int = 0
    _gap: tuple[str, int, int] | None = None

    def copy(self, file: str, start: int, end: int) -> None:
        """Add a run of the file, closing up white space."""
        at = start
        for uneven in _UNEVEN.finditer(file[start:end]):
            self._literal(at, start + uneven.start())
            at = start + uneven.end()
            if uneven[0][0] not in _INVISIBLE:
                self.space(start + uneven.start(), at)
        self._literal(at, end)

    def put(self, words: str, start: int, end: int) -> None:
        """Add words that stand for a place of the file: ``&`` for ``&amp;``."""
        if words[:1] not in _INVISIBLE:
            self._close_gap()
            self.runs.append((words, start, end))
            self.size += len(words)

    def space(self, start: int, end: int) -> None:
        """White space: one space, if words stand on both sides of it."""
        if self.runs and self._gap is None and self.runs[-1][0] != "\n":
            self._gap = (" ", start, end)

    def cell(self, start: int, end: int) -> None:
        """The border between two cells of a row, shown as `` | `` so that nobody reads across it."""
        if self.runs:
            self._gap = (" | ", start, end)

    @property
    def ends_line(self) -> bool:
        """Whether a line break was the last thing to be added."""
        return bool(self.runs) and self.runs[-1][0] == "\n" and self._gap is None

    def newline(self, start: int, end: int) -> None:
        """A line break that the reader sees."""
        self._gap = None
        if self.runs:
            self.runs.append(("\n", start, end))
            self.size += 1

    def absorb(self, other: Passage) -> None:
        """Add the runs of a passage that was gathered apart."""
        for words, start, end in other.runs:
            if words is None:
                self._literal(start, end)
            else:
                self.put(words, start, end)

    def cut(self, size: int) -> None:
        """Keep the first ``size`` characters, and no white space at their end."""
        kept: list[Run] = []
        for words, start, end in self.runs:
            length = end - start if words is None else len(words)
            if size < length and words is None:
                kept.append((None, start, start + size))
            elif size >= length:
                kept.append((words, start, end))
            size -= length
            if size <= 0:
                break
        self.runs = kept

    def words(self, file: str) -> str:
        """The words gathered so far."""
        return "".join(
            _spaced(file[start:end]) if words is None else words for words, start, end in self.runs
        )

    def opening(self, file: str) -> str:
        """The words of the first run."""
        words, start, end = self.runs[0] if self.runs else ("", 0, 0)
        return _spaced(file[start : min(end, start + _OPENING)]) if words is None else words

    def stated(self, file: str) -> Stated:
        """The words with the place of the whole."""
        return Stated(self.words(file), self.runs[0][1], self.runs[-1][2])

    def _literal(self, start: int, end: int) -> None:
        if start >= end:
            return
        self._close_gap()
        self.size += end - start
        if self.runs and self.runs[-1][0] is None and self.runs[-1][2] == start:
            start = self.runs.pop()[1]
        self.runs.append((None, start, end))

    def _close_gap(self) -> None:
        """Settle the white space that was waiting for words behind it."""
        if self._gap is None:
            return
        words, start, end = self._gap
        self._gap = None
        if len(words) == end - start:
            self._literal(start, end)
        else:
            self.runs.append((words, start, end))
            self.size += len(words)


def weave(file: str, passages: Iterable[Passage]) -> tuple[str, tuple[Piece, ...], tuple[Block, ...]]:
    """The text of the passages, its map to the file, and its blocks; passages of nothing but space are left out."""
    spaced = _spaced(file)
    texts: list[str] = []
    pieces: list[Piece] = []
    blocks: list[Block] = []
    length = after = 0
    for passage in passages:
        runs = passage.runs
        while runs and runs[-1][0] == "\n":
            runs = runs[:-1]
        if not any((file[start:end] if words is None else words).strip() for words, start, end in runs):
            continue
        if blocks:
            texts.append(_BETWEEN)
            pieces.append(Piece(length, length + len(_BETWEEN), after, max(after, runs[0][1])))
            length += len(_BETWEEN)
        begin = length
        for words, start, after in runs:
            text = spaced[start:after] if words is None else words
            texts.append(text)
            pieces.append(Piece(length, length + len(text), start, after))
            length += len(text)
        blocks.append(Block(begin, length, passage.role))
    return "".join(texts), tuple(pieces), tuple(blocks)


def _spaced(text: str) -> str:
    """The text with plain spaces for other white space, each in its place."""
    for white in "\n\t\r\f":
        text = text.replace(white, " ")
    return text
