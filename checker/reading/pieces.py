"""What becomes of a piece of text between white spaces, worked out once: "victory," → victory and a comma, in every article.

The same few thousand pieces are most of all prose.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_LONGEST = 40
"""Longer pieces are addresses and the like, and do not come again."""
_MOST = 1 << 15
"""Then it begins anew, as the news does."""


class Pieces(dict[str, T]):
    """Piece → what ``make`` makes of it; asking costs no more than a look into a table."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make

    def __missing__(self, piece: str) -> T:
        found = self._make(piece)
        if len(self) >= _MOST:
            self.clear()
        if len(piece) <= _LONGEST:
            self[piece] = found
        return found


__all__ = ["Pieces"]
