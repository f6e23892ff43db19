"""``--watch``: the same command again on every save, until Ctrl-C, in one process that keeps everything warm.

``saved: articles/ferry.txt``, then what the command prints, then ``watching; Ctrl-C ends it``
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from checker.cli.complaint import complain
from checker.errors import CheckerError
from checker.watching import saves

_NAMED = 3
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""To the top left, and nothing on the screen or above it."""


def watch(
    once: Callable[[], object],
    roots: Callable[[], Iterable[Path]],
    without: Callable[[], Iterable[Path]] = lambda: (),
) -> int:
    """Run once now and once after every save; a mistake is said, and the next save waited for. Always 0, at Ctrl-C."""
    try:
        for saved in saves(roots, without):
            if sys.stdout.isatty():
                print(_CLEAR, end="")
            for path in saved[:_NAMED]:
                print(f"{'saved' if path.exists() else 'gone'}: {path.as_posix()}")
            if saved[_NAMED:]:
                print(f"and {len(saved) - _NAMED} more")
            try:
                once()
            except CheckerError as error:
                sys.stdout.flush()
                complain(error)
                sys.stderr.flush()
            print("watching; Ctrl-C ends it\n", flush=True)
    except KeyboardInterrupt:
        print()
    return 0
