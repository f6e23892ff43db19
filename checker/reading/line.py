"""A sentence cut into lexemes, as parallel lists: the grammar looks left and right by index.

"more than 21,000 votes" → words ``more than 21,000 votes``; a number keeps its commas and decimal point, a
word its apostrophe, ``U.S.`` its dots, and any other character stands alone. Eight empty words follow, so
that looking ahead, or behind the start, finds "" and never an error.
"""

from __future__ import annotations

import re

_LEXEME = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])
  | [^\W\d_]++(?:'[^\W\d_]++)*+
  | \d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d++)?
  | \d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d++)?
  | \d++(?:\.\d++)?
  | \.\d++
  | [^\s]
    """,
    re.VERBOSE,
)
_FOLDED = str.maketrans("’‘ʼ–−‐‑", "'''----")
GUARDS = 8
_GUARD_WORDS = [""] * GUARDS


class Line:
    """The lexemes of ``text[start:end]``; ``words`` are folded (lower case, plain quotes and dashes).

    Where lexemes stand is found only when it is asked for: most sentences hold no value.
    """

    __slots__ = ("_folded", "count", "end", "ends", "start", "starts", "text", "words")

    count: int
    starts: list[int]
    ends: list[int]
    words: list[str]

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        piece = text[start:end]
        folded = piece.lower()
        if len(folded) != len(piece):
            folded = "".join(low if len(low := sign.lower()) == 1 else sign for sign in piece)
        self._folded = folded if piece.isascii() else folded.translate(_FOLDED)
        self.words = _LEXEME.findall(self._folded)
        self.count = len(self.words)
        self.words += _GUARD_WORDS

    def __getattr__(self, name: str) -> list[int]:
        """``starts`` and ``ends``, found when first asked for."""
        if name not in ("starts", "ends"):
            raise AttributeError(name)
        first, guards = self.start, [self.end] * GUARDS
        spans = [match.span() for match in _LEXEME.finditer(self._folded)]
        self.starts = [span[0] + first for span in spans] + guards
        self.ends = [span[1] + first for span in spans] + guards
        return self.starts if name == "starts" else self.ends

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
