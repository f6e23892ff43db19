"""Paths → the article files they stand for: ``seeds/`` → ``seeds/a.txt``, ``seeds/b.html``; ``seeds/map.png`` passed over.

A folder is searched through and through, hidden names left out. A file that is named is taken whatever its ending.
What cannot be opened (a folder without permission, a link that leads nowhere) is found like an article, so that
reading it fails loudly instead of nothing being said.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

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


class Found(Struct, frozen=True):
    """The files to read, sorted and each once, and the files in folders that their ending keeps out.

    As text: of ten thousand files, to make Paths takes longer than to find them. ``links`` are those that lead elsewhere.
    """

    files: tuple[str, ...]
    others: tuple[str, ...]
    links: frozenset[str] = frozenset()

    @property
    def articles(self) -> tuple[Path, ...]:
        """The files to read."""
        return tuple(map(Path, self.files))

    @property
    def passed_over(self) -> tuple[Path, ...]:
        """The files that are none."""
        return tuple(map(Path, self.others))


def find(paths: Sequence[Path]) -> Found:
    """The articles among files and folders; UsageError names a path that does not exist."""
    articles: dict[str, str] = {}
    met: list[_Met] = []
    folders: set[tuple[int, int]] = set()
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: no such file or folder{_neighbour(path)}")
        if _is_folder(path):
            met += _files(str(path), folders)
        else:
            articles.setdefault(os.path.realpath(path), str(path))
    links = {file for file in articles.values() if os.path.islink(file)}  # noqa: PTH114 - they are texts, as the others
    passed_over: dict[str, str] = {}
    for file, name, real, kind in met:
        if name.endswith(SIDECAR) or real in articles:
            continue
        if kind == _CLOSED or name[name.rfind(".") :].lower() in FORMATS:
            articles[real] = file
        else:
            passed_over.setdefault(real, file)
        if kind == _LINK:
            links.add(file)
    return Found(_sorted(articles.values()), _sorted(passed_over.values()), frozenset(links))


_FILE, _LINK, _CLOSED = range(3)


class _Met(NamedTuple):
    """Something in a folder: its path and name, where it really is, and whether it is a link, or a folder that cannot be opened."""

    path: str
    name: str
    real: str
    kind: int = _FILE


def _files(top: str, seen: set[tuple[int, int]]) -> Iterator[_Met]:
    """The files under a folder; linked folders last, and no folder twice: a loop of links ends."""
    waiting = [top]
    linked: list[str] = []
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.pop()
        real = os.path.realpath(folder)  # of each folder once: of ten thousand files it takes half a second
        try:
            state = os.stat(folder)  # noqa: PTH116 - it is a text, as all that is found
            if (state.st_dev, state.st_ino) in seen:
                continue
            seen.add((state.st_dev, state.st_ino))
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name, reverse=True)
        except OSError:
            yield _Met(folder, os.path.basename(folder), real, _CLOSED)  # noqa: PTH119 - as above
            continue
        before = "" if folder == os.curdir else os.path.join(folder, "")  # noqa: PTH118 - as above
        above = os.path.join(real, "")  # noqa: PTH118 - as above
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            path = before + name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif not entry.is_symlink():
                yield _Met(path, name, above + name)
            elif _is_folder(Path(path)):
                linked.append(path)
            else:
                yield _Met(path, name, os.path.realpath(path), _LINK)


def _is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; a link that goes round or through a closed door does not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _sorted(paths: Iterable[str]) -> tuple[str, ...]:
    """By folders, then by name."""
    return tuple(sorted(paths, key=lambda path: path.split(os.sep)))  # noqa: PTH206 - as above


def _neighbour(path: Path) -> str:
    """The nearest name in the folder where a missing file was looked for."""
    try:
        return nearest(path.name, sorted(entry.name for entry in path.parent.iterdir()))
    except OSError:
        return ""
