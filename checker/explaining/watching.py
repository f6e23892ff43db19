"""Files that are looked at again when they change: for ``checker rules test --watch``, a run on every save.

A file counts as changed when its time or size is another, or when it came or went.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

PAUSE = 0.3
"""Seconds between two looks."""


def changes(
    files: Callable[[], Iterable[Path]], pause: Callable[[float], None] = time.sleep
) -> Iterator[tuple[Path, ...]]:
    """The files that changed, each time some did; at first, all of them."""
    known: Mapping[Path, tuple[int, int]] = {}
    first = True
    while True:
        now = {path: stamp for path in files() if (stamp := _stamp(path)) is not None}
        changed = tuple(
            sorted(path for path in now.keys() | known.keys() if now.get(path) != known.get(path))
        )
        known = now
        if changed or first:
            first = False
            yield changed
        pause(PAUSE)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
