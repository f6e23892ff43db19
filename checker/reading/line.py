"""A sentence cut into lexemes, as parallel lists: the grammar looks left and right by index.

"more than 21,000 votes" → words ``more than 21,000 votes``; a number keeps its commas and decimal point, a
word its apostrophe, ``U.S.`` its dots, and any other character stands alone. Eight empty words follow, so
that looking ahead, or behind the start, finds "" and never an error.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain

_LEXEME = re.compile(
    r"""
    (\s*+)
    (
      (?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W\d_])
    | [^\W\d_]++(?:'[^\W\d_]++)*+
    | \d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d++)?
    | \d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d++)?
    | \d++(?:\.\d++)?
    | (?<![^\W\d_])\.\d++
    | [^\s]
    )
    """,
    re.VERBOSE,
)
_FOLDED = tuple(zip("’‘ʼ–−‐‑", "'''----", strict=True))
_COMMA = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})++(?:,\d++)?+|\d++,\d++)(?![.,]?\d)")
_SWAP = str.maketrans(",.", ".,")
GUARDS = 8
_GUARD_WORDS = [""] * GUARDS


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
        # Gaps and lexemes alternate and leave nothing out, so their lengths, summed up, are where each begins and ends:
        # half the time of asking every match for its span.
        pairs: list[tuple[str, str]] = _LEXEME.findall(folded)
        bounds = list(accumulate(map(len, chain.from_iterable(pairs)), initial=start))
        guards = [end] * GUARDS
        self.count = len(pairs)
        self.words = [pair[1] for pair in pairs] + _GUARD_WORDS
        self.starts = bounds[1::2] + guards
        self.ends = bounds[2::2] + guards

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
