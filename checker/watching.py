"""Files that are looked at again when they are saved: for ``checker check --watch`` and ``checker rules test --watch``.

``saves(lambda: [Path("articles"), Path("rules/storm.yaml")])`` yields ``()`` at once, and the paths that changed after each save.

What changed is told by looking: a file's time, size and number. The system's own notices (inotify, FSEvents) only say when
to look, so that nothing depends on them: a folder that gives none, as one on another machine may, is looked at every second.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

SWEEP = 1.0
"""Seconds between two looks when no notice comes."""
_TICK = 10_000_000
"""Nanoseconds by which the clock of a file system may be behind."""
_SHARE = 20
"""How many times longer than a look the pause before the next one is: an idle watch costs 5 percent of a core at most."""
_DEAF = 0.1
"""Seconds between two looks where there can be no notices."""
_STILL = 20
"""Milliseconds without another change after which a save counts as done: a file that is half written is passed over."""
_GATHER = 100
"""Milliseconds after which a change is told though notices go on, and for which one notice is waited for at a time."""

Stamp = tuple[int, int, int]


def saves(
    roots: Callable[[], Iterable[Path]], without: Callable[[], Iterable[Path]] = lambda: ()
) -> Iterator[tuple[Path, ...]]:
    """The files that changed, came or went under files and folders, each time some did; at first nothing, and at once.

    ``roots`` are asked for at each look; one that is not there is waited for. Left out are hidden names, an editor's copies
    (``a.txt~``), and files and folders ``without``, asked for as often: those that the watcher itself writes.
    """
    known: Mapping[str, Stamp] | None = None
    before: Mapping[str, Stamp] | None = None
    notices = _Notices()
    asked: frozenset[Path] = frozenset()
    still = False
    handed = 0
    try:
        while True:
            began = time.monotonic()
            now, own = frozenset(roots()), _Own(without())
            if (
                known is not None and now - asked
            ):  # What is asked for from now on was seen by the run that asks.
                extra = _look(now - asked, own)[0]
                known = {**{name: stamp for name, stamp in extra.items() if stamp[0] < handed}, **known}
            asked = now
            files, folders = _look(asked, own)
            cost = time.monotonic() - began
            handed = time.time_ns() - _TICK
            if known is None:
                known = files
                yield ()
            elif files == known:
                still = notices.wait(folders, max(SWEEP, _SHARE * cost), max(_DEAF, 3 * cost))
            elif still or files == before:
                names = {name for name, _ in known.items() ^ files.items()}
                known, still = files, False
                yield tuple(sorted(map(Path, names)))
            else:
                before = files
                time.sleep(_STILL / 1000)
    finally:
        notices.close()


class _Own:
    """What the watcher itself writes; most files are told apart by their name alone."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = {os.path.realpath(path) for path in paths}
        self._names = {os.path.basename(path) for path in self._paths}  # noqa: PTH119 - as below

    def __contains__(self, entry: os.DirEntry[str]) -> bool:
        return entry.name in self._names and os.path.realpath(entry.path) in self._paths


def _look(roots: Iterable[Path], own: _Own) -> tuple[dict[str, Stamp], frozenset[str]]:
    """Every file under the roots with its stamp, and the folders in which something may change."""
    files: dict[str, Stamp] = {}
    folders: set[str] = set()
    met: set[tuple[int, int]] = set()
    waiting: list[str] = []
    for root in roots:
        if root.is_dir():
            waiting.append(os.fspath(root))
            continue
        folders.add(os.path.dirname(root) or ".")  # noqa: PTH120 - os is quicker here, and asked ten thousand times
        with suppress(OSError):
            files[os.fspath(root)] = _stamp(os.stat(root))  # noqa: PTH116 - as above
    while waiting:
        with suppress(OSError):  # What goes while it is looked at is gone.
            folder = waiting.pop()
            state = os.stat(folder)  # noqa: PTH116 - as above
            if (state.st_dev, state.st_ino) in met:
                continue
            met.add((state.st_dev, state.st_ino))
            folders.add(folder)
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name[0] == "." or entry.name[-1] == "~" or entry in own:
                        continue
                    if entry.is_dir():
                        waiting.append(entry.path)
                    else:
                        with suppress(OSError):
                            files[entry.path] = _stamp(entry.stat())
    return files, frozenset(filter(os.path.isdir, folders))


def _stamp(state: os.stat_result) -> Stamp:
    """Another one for every save: the time of change is the system's own, and no program sets it back."""
    return state.st_ctime_ns, state.st_size, state.st_ino


class _Notices:
    """The system's notices that something happened in some folders."""

    def __init__(self) -> None:
        self._folders: frozenset[str] = frozenset()
        self._heard: Generator[Any, None, None] | None = None

    def wait(self, folders: frozenset[str], seconds: float, deaf: float) -> bool:
        """Return true when there was a notice and then none for a moment.

        Return false after ``seconds`` without one, after ``deaf`` seconds where there can be none, and soon when the folders are
        other ones than before: they may have changed before their notices were asked for.
        """
        ends = time.monotonic() + seconds
        try:
            if folders != self._folders:
                self._listen(folders)
                ends = 0
            while self._heard is not None:
                if next(self._heard):
                    return True
                if time.monotonic() >= ends:
                    return False
        except (
            OSError,
            RuntimeError,
            StopIteration,
        ):  # A folder has just gone, or the system has no more to give.
            pass
        self.close()
        time.sleep(deaf)
        return False

    def close(self) -> None:
        """Ask for no more."""
        if self._heard is not None:
            self._heard.close()
        self._heard, self._folders = None, frozenset()

    def _listen(self, folders: frozenset[str]) -> None:
        from watchfiles import watch

        self.close()
        if folders:
            self._folders = folders
            self._heard = watch(
                *sorted(folders),
                watch_filter=None,
                recursive=False,
                debounce=_GATHER,
                step=_STILL,
                rust_timeout=_GATHER,
                yield_on_timeout=True,
            )
