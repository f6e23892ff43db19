"""How far a long run has come: in one line that is written over on a terminal, ``checked 1,200 of 10,000 articles``."""

from __future__ import annotations

import sys
from time import monotonic

_EVERY = 0.2
_AFTER = 1.0
"""Seconds before anything is said: a short run stays quiet."""


class Line:
    """A line on stderr that is written over on a terminal; elsewhere a new one every so many seconds, or none at all."""

    def __init__(self, elsewhere: float | None = None) -> None:
        self.live = sys.stderr.isatty()
        self._every = _EVERY if self.live else elsewhere
        self._next = monotonic() + (_AFTER if self.live else elsewhere or 0.0)
        self._said = False

    @property
    def is_due(self) -> bool:
        """Whether it is time to say something."""
        return self._every is not None and monotonic() >= self._next

    def say(self, words: str) -> None:
        """Say how far it is."""
        self._next = monotonic() + (self._every or 0.0)
        self._said = True
        start, end = ("\r\x1b[K", "") if self.live else ("", "\n")
        print(f"{start}{words}", end=end, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away, since all is done."""
        if self.live and self._said:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class Progress(Line):
    """Says how many articles are done; says nothing when stderr is not a terminal."""

    def __call__(self, done: int, whole: int) -> None:
        """Take note of the articles that are done; the last call clears the line."""
        if done >= whole:
            self.clear()
        elif self.is_due:
            self.say(f"checked {done:,} of {whole:,} articles")
