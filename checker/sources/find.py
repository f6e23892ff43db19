"""Paths → the article files they stand for: ``seeds/`` → ``seeds/a.txt``, ``seeds/b.html``; ``seeds/map.png`` passed over.

A folder is searched through and through, hidden names left out. A file that is named is taken whatever its ending.
What cannot be opened (a folder without permission, a link that leads nowhere) is found like an article, so that
reading it fails loudly instead of nothing being said.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from checker.errors import UsageError, nearest

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The endings of articles, in lower case, and the format that each stands for."""
SIDECAR = ".checker.yaml"
"""The ending of a file that stands beside an article and speaks of it: ``story.txt.checker.yaml``."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, sorted and each once, and the files in folders that their ending keeps out."""

    articles: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def find(paths: Sequence[Path]) -> Found:
    """The articles among files and folders; UsageError names a path that does not exist."""
    named: list[Path] = []
    met: list[_Met] = []
    folders: set[tuple[int, int]] = set()
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: no such file or folder{_neighbour(path)}")
        if _is_folder(path):
            met += _files(path, folders)
        else:
            named.append(path)
    articles: dict[str, Path] = {}
    passed_over: dict[str, Path] = {}
    for path in named:
        articles.setdefault(os.path.realpath(path), path)
    for path, real, closed in met:
        if path.name.endswith(SIDECAR):
            continue
        kind = articles if closed or path.suffix.lower() in FORMATS else passed_over
        if real not in articles:
            kind.setdefault(real, path)
    return Found(_sorted(articles.values()), _sorted(passed_over.values()))


class _Met(NamedTuple):
    """A file in a folder, where it really is, and whether it is a folder that cannot be opened."""

    path: Path
    real: str
    closed: bool = False


def _files(top: Path, seen: set[tuple[int, int]]) -> Iterator[_Met]:
    """The files under a folder; linked folders last, and no folder twice: a loop of links ends."""
    waiting = [top]
    linked: list[Path] = []
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.pop()
        real = os.path.realpath(folder)  # of each folder once: of ten thousand files it takes half a second
        try:
            state = folder.stat()
            if (state.st_dev, state.st_ino) in seen:
                continue
            seen.add((state.st_dev, state.st_ino))
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError:
            yield _Met(folder, real, closed=True)
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif not entry.is_symlink():
                yield _Met(path, os.path.join(real, entry.name))  # noqa: PTH118 - as quick as can be
            elif _is_folder(path):
                linked.append(path)
            else:
                yield _Met(path, os.path.realpath(path))


def _is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; a link that goes round or through a closed door does not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _sorted(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted(paths, key=lambda path: path.parts))


def _neighbour(path: Path) -> str:
    """The nearest name in the folder where a missing file was looked for."""
    try:
        return nearest(path.name, sorted(entry.name for entry in path.parent.iterdir()))
    except OSError:
        return ""
