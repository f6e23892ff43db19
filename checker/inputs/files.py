"""Paths → files in order: ``archive/`` → ``archive/2016.jsonl``, ``archive/2017/a.txt``; each once, one folder in memory at a time.

A folder is searched through and through, sorted by name, hidden names left out. A file that is named is read whatever
its ending, as an article if that says nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from checker.errors import UsageError, nearest
from checker.inputs import formats, streams
from checker.inputs.record import Passed
from checker.sources.find import SIDECAR
from checker.sources.naming import ending, is_remote


class File(NamedTuple):
    """A file to read: its path as the report calls it, the format that its ending says, its size."""

    path: str
    format: str
    size: int
    named: bool = False


def listed(paths: Iterable[str | Path], tell: Callable[[Passed], None] | None = None) -> Iterator[File]:
    """The files that paths stand for; UsageError if one does not exist."""
    asked = [path.as_posix() if isinstance(path, Path) else path for path in paths]
    local = [Path(path) for path in asked if not is_remote(path)]
    for path in local:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: no such file or folder{_neighbour(path)}")
    named = {os.path.realpath(path) for path in local if not path.is_dir()}
    done: set[str | tuple[int, int]] = set()
    for text in asked:
        if is_remote(text):
            yield from _remote(text, done, tell)
        elif Path(text).is_dir():
            for path in _walked(Path(text), done):
                if os.path.realpath(path) not in named:
                    yield from _met(path.as_posix(), tell)
        elif (real := os.path.realpath(text)) not in done:
            done.add(real)
            yield _file(text, named=True)


def _remote(
    text: str, done: set[str | tuple[int, int]], tell: Callable[[Passed], None] | None
) -> Iterator[File]:
    """What a path for fsspec stands for."""
    found = streams.remote_files(text)
    for one in [text] if found is None else found:
        if one not in done:
            done.add(one)
            if found is None:
                yield _file(one, named=True)
            else:
                yield from _met(one, tell)


def _met(path: str, tell: Callable[[Passed], None] | None) -> Iterator[File]:
    """A file of a folder, if it may be an article or hold some."""
    if path.endswith(SIDECAR):
        return
    file = _file(path)
    if file.format:
        yield file
    elif tell:
        tell(Passed(path, "its ending is not an article's"))


def _file(path: str, *, named: bool = False) -> File:
    format = formats.by_ending(ending(path)) or (formats.DOCUMENTS if named else "")
    try:
        return File(path, format, streams.size(path) if format else 0, named)
    except OSError:  # reading it will say why
        return File(path, format, 0, named)


def _walked(folder: Path, done: set[str | tuple[int, int]]) -> Iterator[Path]:
    """The files below a folder by name; no folder twice, so that a loop of links ends."""
    try:
        state = folder.stat()
        if (state.st_dev, state.st_ino) in done:
            return
        done.add((state.st_dev, state.st_ino))
        with os.scandir(folder) as listing:
            names = sorted(entry.name for entry in listing)
    except OSError:
        yield folder  # it is found like an article, so that reading it fails loudly
        return
    for name in names:
        if name.startswith("."):
            continue
        if (path := folder / name).is_dir():
            yield from _walked(path, done)
        else:
            yield path


def _neighbour(path: Path) -> str:
    try:
        return nearest(path.name, sorted(entry.name for entry in path.parent.iterdir()))
    except OSError:
        return ""
