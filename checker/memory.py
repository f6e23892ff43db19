"""What is remembered of articles from run to run, so that only what changed is read again.

An account is known by everything that it depends on: the program's code, the article's name and bytes, and the rulebooks that
speak of it with their tables. Which rulebooks these are is remembered beside the file, as long as none changes whom it speaks of.
It is kept in SQLite under the folder of ``store``; what is damaged counts as absent, and deleting it is always safe. Nothing in it
is ever run.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b, sha256
from pathlib import Path
from typing import NamedTuple

from checker import store
from checker.accounts.packing import Packed

_VERSION = 3
TOGETHER = 250
"""Accounts that are asked for at once."""
_DAYS = 30
"""Days for which an account that nobody asks for is kept."""
_SETTLED = 2_000_000_000
"""Nanoseconds: a file that changed so shortly before it was looked at may have changed again in the same tick."""
_TABLES = """
CREATE TABLE IF NOT EXISTS file (
    root TEXT, name TEXT, size INTEGER, changed INTEGER, inode INTEGER, digest TEXT, reach TEXT, speaking TEXT, key TEXT,
    PRIMARY KEY (root, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS account (
    key TEXT PRIMARY KEY, account BLOB, testimony BLOB, sum BLOB, day INTEGER);
"""


class Look(NamedTuple):
    """A file as the folder shows it."""

    size: int
    changed: int
    inode: int


_UNSEEN = Look(0, 0, 0)


class Seen(NamedTuple):
    """A file as it was met last: by its look, its content, and the rulebooks that spoke of it."""

    look: Look
    digest: str
    reach: str
    speaking: tuple[int, ...]
    key: str
    """Its account's; nothing when that is not kept any more."""


class Found(NamedTuple):
    """An account that is remembered: under which key, of which content, and the numbers of the rulebooks that speak of it."""

    key: str
    digest: str
    speaking: tuple[int, ...]


class Memory:
    """The accounts of articles under some rulebooks; ``root`` is the folder from which articles are named.

    ``rulebooks`` are the digests of each; one without (a database may change without a word) keeps the accounts of its
    articles from being remembered. ``reach`` changes when a rulebook changes of whom it speaks.
    """

    def __init__(self, root: Path, rulebooks: Sequence[str], reach: str) -> None:
        self._root, self._rulebooks, self._reach = str(root), rulebooks, reach
        self._today = int(time.time() // 86400)
        self._files: dict[str, tuple[object, ...]] = {}
        self._met: list[tuple[object, ...]] = []
        self._made: list[tuple[object, ...]] = []
        self._used: list[str] = []
        self._base = _opened(store.folder() / f"accounts-{_VERSION}.sqlite")
        if self._base is not None:
            rows = self._asked(
                "SELECT name, size, changed, inode, digest, reach, speaking, account.key "
                "FROM file LEFT JOIN account ON account.key = file.key WHERE root = ?",
                self._root,
            )
            self._files = {str(row[0]): row[1:] for row in rows}

    def find(self, file: str, name: str) -> Found | None:
        """The account of a file, when it has not changed and neither has anything that it depends on."""
        seen = self._seen(file, name)
        if seen is None or seen.reach != self._reach:
            return None
        key = self._key(name, seen.digest, seen.speaking)
        return Found(key, seen.digest, seen.speaking) if key is not None and key == seen.key else None

    def recall(self, found: Sequence[Found]) -> dict[str, Packed]:
        """The accounts themselves by their keys, but for those that turn out to be damaged; no more than ``TOGETHER`` at once."""
        marks = ", ".join("?" * len(found))
        rows = self._asked(
            f"SELECT key, account, testimony, sum, day FROM account WHERE key IN ({marks})",
            *(one.key for one in found),
        )
        kept: dict[str, Packed] = {}
        for key, account, testimony, sum, day in rows:
            if not (isinstance(account, bytes) and isinstance(testimony, bytes)):
                continue
            if _sum(account, testimony) == sum:
                kept[str(key)] = Packed(account, testimony)
                if day != self._today:
                    self._used.append(str(key))
        return kept

    def keep(self, file: str, name: str, digest: str, speaking: Sequence[int], packed: Packed) -> None:
        """Remember the account of a file whose bytes had this digest."""
        key = self._key(name, digest, speaking)
        if key is None or self._base is None:
            return
        self._note(file, name, Seen(_UNSEEN, digest, self._reach, tuple(speaking), key))
        self._made.append((key, *packed, _sum(*packed), self._today))
        if len(self._made) >= 500:
            self.flush()

    def flush(self) -> None:
        """Write down what was made; a memory that cannot be written costs time, never the run."""
        if self._base is None or not (self._met or self._made or self._used):
            return
        try:
            with self._base:
                self._base.executemany(
                    "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._met
                )
                self._base.executemany("INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?, ?)", self._made)
                self._base.executemany(
                    "UPDATE account SET day = ? WHERE key = ?", [(self._today, key) for key in self._used]
                )
                if self._made:
                    self._base.execute("DELETE FROM account WHERE day < ?", (self._today - _DAYS,))
        except sqlite3.Error:
            self._close()
        self._met, self._made, self._used = [], [], []

    def close(self) -> None:
        """Write down what is left."""
        self.flush()
        self._close()

    def _seen(self, file: str, name: str) -> Seen | None:
        """What is known of a file, by its look; when that is another, by its content."""
        row = self._files.get(name)
        if row is None or self._base is None:
            return None
        try:
            size, changed, inode, digest, reach, speaking, key = row
            seen = Seen(
                Look(int(str(size)), int(str(changed)), int(str(inode))),
                str(digest),
                str(reach),
                tuple(map(int, str(speaking).split())),
                str(key or ""),
            )
            look = look_at(file)
            if look == seen.look:
                return seen
            if look.size != seen.look.size or sha256(Path(file).read_bytes()).hexdigest() != seen.digest:
                return None
        except (OSError, ValueError):
            return None
        self._note(file, name, seen)
        return seen

    def _note(self, file: str, name: str, seen: Seen) -> None:
        """Write down the look that a file has now."""
        with suppress(OSError):
            look = look_at(file)
            if time.time_ns() - look.changed < _SETTLED:
                look = Look(look.size, 0, 0)  # Known by its content only.
            numbers = " ".join(map(str, seen.speaking))
            self._met.append((self._root, name, *look, seen.digest, seen.reach, numbers, seen.key))

    def _key(self, name: str, digest: str, speaking: Sequence[int]) -> str | None:
        try:
            books = [self._rulebooks[number] for number in speaking]
        except IndexError:
            return None
        if not all(books):
            return None
        whole = "\n".join((store.code(), name, digest, *books))
        return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()

    def _asked(self, question: str, *values: object) -> Sequence[tuple[object, ...]]:
        if self._base is None:
            return ()
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error:
            self._close()
            return ()

    def _close(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None


def look_at(file: str) -> Look:
    """A file's size, time of change and number. Raise OSError."""
    state = os.stat(file)  # noqa: PTH116 - without a Path for each of ten thousand files
    return Look(state.st_size, state.st_mtime_ns, state.st_ino)


def _opened(file: Path) -> sqlite3.Connection | None:
    """The database; a damaged one is made anew, and None is one that cannot be had."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(file, timeout=5)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.executescript(_TABLES)
            return base
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            for path in _parts(file):
                path.unlink(missing_ok=True)
        except OSError:
            return None
    return None


def _parts(file: Path) -> Iterator[Path]:
    return (file.with_name(file.name + ending) for ending in ("", "-wal", "-shm"))


def _sum(account: bytes, testimony: bytes) -> bytes:
    """Tells whether the bytes are those that were kept."""
    return blake2b(b"%d %b%b" % (len(account), account, testimony), digest_size=16).digest()
