"""How far a long run has come, on a terminal and nowhere else: ``checked 1,200 of 10,000 articles``."""

from __future__ import annotations

import sys
from time import monotonic

_EVERY = 0.2
_AFTER = 1.0
"""Seconds before anything is said: a short run stays quiet."""


class Progress:
    """Says on stderr how many articles are done; says nothing when stderr is not a terminal."""

    def __init__(self) -> None:
        self._quiet = not sys.stderr.isatty()
        self._next = monotonic() + _AFTER
        self._said = False

    def __call__(self, done: int, whole: int) -> None:
        """Take note of the articles that are done; the last call clears the line."""
        if self._quiet:
            return
        if done >= whole:
            if self._said:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            return
        now = monotonic()
        if now >= self._next:
            self._next = now + _EVERY
            self._said = True
            print(f"\rchecked {done:,} of {whole:,} articles", end="", file=sys.stderr, flush=True)
