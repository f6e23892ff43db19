"""A sentence cut into lexemes, as parallel lists: the grammar looks left and right by index.

"more than 21,000 votes" → words ``more than 21,000 votes``; a number keeps its commas and decimal point, a
word its apostrophe, ``U.S.`` its dots, and any other character stands alone. Eight empty words follow, so
that looking ahead, or behind the start, finds "" and never an error.
"""

from __future__ import annotations

import re

_LEXEME = re.compile(
    r"""
    \d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d++)?
  | \d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d++)?
  | \d++(?:\.\d++)?
  | \.\d++
  | (?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])
  | [^\W\d_]++(?:['’][^\W\d_]++)*+
  | [^\s]
    """,
    re.VERBOSE,
)
_FOLDED = str.maketrans("’‘ʼ–−‐‑", "'''----")
GUARDS = 8


class Line:
    """The lexemes of ``text[start:end]``; ``words`` are folded (lower case, plain quotes and dashes)."""

    __slots__ = ("count", "end", "ends", "start", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        spans = [match.span() for match in _LEXEME.finditer(text, start, end)]
        self.count = len(spans)
        self.starts = [span[0] for span in spans] + [end] * GUARDS
        self.ends = [span[1] for span in spans] + [end] * GUARDS
        self.words = [text[first:last].lower().translate(_FOLDED) for first, last in spans] + [""] * GUARDS

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
