"""A sentence cut into lexemes, as parallel lists: the grammar looks left and right by index.

"more than 21,000 votes" → words ``more than 21,000 votes``; a number keeps its commas and decimal point, a
word its apostrophe, ``U.S.`` its dots, and any other character stands alone. Eight empty words follow, so
that looking ahead, or behind the start, finds "" and never an error.
"""

from __future__ import annotations

import re

from checker.reading.pieces import Pieces

_LEXEME = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])
    | [^\W\d_]++(?:'[^\W\d_]++)*+
    | \d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d++)?
    | \d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d++)?
    | \d++(?:\.\d++)?
    | (?<![^\W\d_])\.\d++
    | [^\s]
    """,
    re.VERBOSE,
)
_SPACED = frozenset("\u00a0\u202f\u2009")
"""White space that may stand in a number."""
_FOLDED = tuple(zip("’‘ʼ–−‐‑", "'''----", strict=True))
_COMMA = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})++(?:,\d++)?+|\d++,\d++)(?![.,]?\d)")
_SWAP = str.maketrans(",.", ".,")
GUARDS = 8
_GUARD_WORDS = [""] * GUARDS


def _cut(piece: str) -> list[tuple[int, int, str]]:
    """The lexemes of a piece, each with its span."""
    return [(*match.span(), match[0]) for match in _LEXEME.finditer(piece)]


_LEXEMES = Pieces(_cut)


def _swapped(match: re.Match[str]) -> str:
    return match[0].translate(_SWAP)


class Line:
    """The lexemes of ``text[start:end]``; ``words`` are folded (lower case, plain quotes and dashes).

    With ``comma`` the text writes "1.234,5", and the word is "1,234.5".
    """

    __slots__ = ("count", "end", "ends", "start", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int, *, comma: bool = False) -> None:
        self.text, self.start, self.end = text, start, end
        piece = text[start:end].rstrip()
        folded = piece.lower()
        if len(folded) != len(piece):
            folded = "".join(low if len(low := sign.lower()) == 1 else sign for sign in piece)
        if not piece.isascii():
            for written, plain in _FOLDED:  # much faster than str.translate
                folded = folded.replace(written, plain)
        if comma:
            folded = _COMMA.sub(_swapped, folded)
        guards = [end] * GUARDS
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        if folded.isascii() or _SPACED.isdisjoint(folded):
            at = 0
            for part in folded.split():
                at = folded.index(part, at)
                begin = start + at
                for first, last, word in _LEXEMES[part]:
                    words.append(word)
                    starts.append(begin + first)
                    ends.append(begin + last)
                at += len(part)
        else:
            for first, last, word in _cut(folded):
                words.append(word)
                starts.append(start + first)
                ends.append(start + last)
        self.count = len(words)
        self.words, self.starts, self.ends = words + _GUARD_WORDS, starts + guards, ends + guards

    def raw(self, i: int) -> str:
        """The lexeme as written."""
        return self.text[self.starts[i] : self.ends[i]]

    def glued(self, i: int) -> bool:
        """Whether lexeme ``i`` touches lexeme ``i + 1``."""
        return self.ends[i] == self.starts[i + 1]

    def capital(self, i: int) -> bool:
        """Whether the lexeme begins with a capital letter."""
        return 0 <= i < self.count and self.text[self.starts[i]].isupper()

    def digit(self, i: int) -> bool:
        """Whether the lexeme is a number in digits."""
        word = self.words[i]
        return word != "" and (word[-1].isdecimal())

    def phrase(self, i: int, length: int) -> str:
        """``length`` words from ``i``, single spaces between them."""
        return " ".join(self.words[i : i + length])
