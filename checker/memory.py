"""What is remembered of articles from run to run, so that only what changed is read again.

An account is known by everything that it depends on: the program's code, the article's name and bytes, and the rulebooks that
speak of it with their tables. Which rulebooks these are is remembered beside the file, as long as none changes whom it speaks of,
and so is the tally, by which most runs go: the account itself is fetched when somebody opens it. All is kept in SQLite under the
folder of ``store``; what is damaged counts as absent, and deleting it is always safe. Nothing in it is ever run.
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

_VERSION = 5
TOGETHER = 250
"""Accounts that are asked for at once."""
_DAYS = 30
"""Days for which an account that nobody asks for is kept."""
_SETTLED = 2_000_000_000
"""Nanoseconds: a file that changed so shortly before a run, or in it, may have changed again in the same tick, or since it was read."""
_TABLES = """
CREATE TABLE IF NOT EXISTS file (
    root TEXT, name TEXT, reach TEXT, size INTEGER, changed INTEGER, inode INTEGER, digest TEXT, speaking TEXT,
    tally BLOB, sum BLOB, day INTEGER, PRIMARY KEY (root, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS account (
    key TEXT PRIMARY KEY, day INTEGER, testimony BLOB, testimony_sum BLOB, account BLOB, account_sum BLOB);
"""


class Look(NamedTuple):
    """A file as the folder shows it."""

    size: int
    changed: int
    inode: int


_UNSEEN = Look(0, 0, 0)


class Seen(NamedTuple):
    """A row of ``file``: how it was met last, its content, the rulebooks that spoke of it, and the tally of its account."""

    size: int
    changed: int
    inode: int
    digest: str
    speaking: str
    tally: bytes
    sum: bytes
    day: int


class Found(NamedTuple):
    """An account that is remembered: under which key, of which content, the numbers of the rulebooks that speak of it, its tally."""

    key: str
    digest: str
    speaking: tuple[int, ...]
    tally: bytes


class Memory:
    """The accounts of articles under some rulebooks; ``root`` is the folder from which articles are named.

    ``rulebooks`` are the digests of each; one without (a database may change without a word) keeps the accounts of its
    articles from being remembered. ``reach`` changes when a rulebook changes of whom it speaks. Where files are met ``again`` in this
    process what was found is kept at hand; else every article costs memory only until it was met.
    """

    def __init__(self, root: Path, rulebooks: Sequence[str], reach: str, *, again: bool = False) -> None:
        self._root, self._rulebooks, self._reach = str(root), rulebooks, reach
        self._again = again
        self._began = time.time_ns()
        self._today = self._began // 86_400_000_000_000
        self._under: dict[str, _Under | None] = {}
        self._ready: dict[str, tuple[Look, Found]] = {}
        """What was found before by a look, which need not be proved again."""
        self._met: list[tuple[object, ...]] = []
        self._made: list[tuple[object, ...]] = []
        self._used: list[tuple[int, str]] = []
        self._base = _opened(store.folder() / f"accounts-{_VERSION}.sqlite")
        # Rows are held to what they should be when they are used.
        rows = self._asked(
            f"SELECT name, {', '.join(Seen._fields)} FROM file WHERE root = ? AND reach = ?",
            self._root,
            reach,
        )
        self._files = {str(row[0]): row[1:] for row in rows}

    def find(self, file: str, name: str) -> Found | None:
        """The account of a file, when it has not changed and neither has anything that it depends on."""
        known = self._ready.get(name)
        with suppress(OSError):
            if known is not None and look_at(file) == known[0]:
                return known[1]
        return self._found(name, file, None)

    def find_record(self, name: str, digest: str) -> Found | None:
        """The account of an article that is no file of its own, by the digest of its content."""
        return self._found(name, None, digest)

    def _found(self, name: str, file: str | None, digest: str | None) -> Found | None:
        row = self._files.get(name)
        if row is None:
            return None
        try:
            seen = Seen(*row)  # type: ignore[arg-type]  # What is none raises one of the errors below, or has another sum.
            under = self._speaking(seen.speaking)
            if under is None:
                return None
            key = under.key(name, seen.digest)
            if _sum(key, seen.tally) != seen.sum:
                return None
            if not (seen.digest == digest if file is None else self._is_same(file, name, seen)):
                return None
        except (OSError, TypeError, ValueError, AttributeError):
            return None
        if seen.day != self._today:
            self._met.append((self._root, name, self._reach, *seen[:-1], self._today))
            self._used.append((self._today, key))
        found = Found(key, seen.digest, under.numbers, seen.tally)
        if not self._again:
            self._files.pop(name, None)
        elif seen.inode:
            self._ready[name] = Look(seen.size, seen.changed, seen.inode), found
        return found

    def _is_same(self, file: str, name: str, seen: Seen) -> bool:
        """Whether a file holds what it held: by its look, and when that is another, by its content. Raise OSError."""
        look = look_at(file)
        if look == (seen.size, seen.changed, seen.inode):
            return True
        if look.size != seen.size or sha256(Path(file).read_bytes()).hexdigest() != seen.digest:
            return False
        self._note(name, seen._replace(**look._asdict()))
        return True

    def accounts(self, keys: Sequence[str]) -> list[bytes | None]:
        """The accounts under these keys; None for one that is not there, or is damaged."""
        return self._fetched("account", keys)

    def testimonies(self, keys: Sequence[str]) -> list[bytes | None]:
        """The testimonies that belong to the accounts under these keys, likewise."""
        return self._fetched("testimony", keys)

    def _fetched(self, part: str, keys: Sequence[str]) -> list[bytes | None]:
        kept: dict[object, object] = {}
        for start in range(0, len(keys), TOGETHER):
            some = keys[start : start + TOGETHER]
            marks = ", ".join("?" * len(some))
            rows = self._asked(f"SELECT key, {part}, {part}_sum FROM account WHERE key IN ({marks})", *some)
            kept |= {key: data for key, data, sum in rows if _is_whole(key, data, sum)}
        return [data if isinstance(data := kept.get(key), bytes) else None for key in keys]

    def keep(self, file: str, name: str, digest: str, speaking: Sequence[int], packed: Packed) -> str | None:
        """Remember the account of a file, or of a record where there is none, whose content has this digest.

        Return the key under which it will be found; None when it cannot be kept.
        """
        numbers = " ".join(map(str, speaking))
        under = self._speaking(numbers)
        if under is None or self._base is None:
            return None
        key = under.key(name, digest)
        look = _UNSEEN
        with suppress(OSError):
            look = look_at(file) if file else look
        tally = packed.tally
        self._note(name, Seen(*look, digest, numbers, tally, _sum(key, tally), self._today))
        parts = (packed.testimony, _sum(key, packed.testimony), packed.account, _sum(key, packed.account))
        self._made.append((key, self._today, *parts))
        if len(self._made) >= 500:
            self.flush()
        return key

    def flush(self) -> None:
        """Write down what was made; a memory that cannot be written costs time, never the run."""
        if self._base is None or not (self._met or self._made):
            return
        try:
            with self._base:
                marks = ", ".join("?" * (len(Seen._fields) + 3))
                self._base.executemany(f"INSERT OR REPLACE INTO file VALUES ({marks})", self._met)
                self._base.executemany("INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?, ?, ?)", self._made)
                self._base.executemany("UPDATE account SET day = ? WHERE key = ?", self._used)
                self._age(self._base)
        except sqlite3.Error:
            self._close()
        self._met, self._made, self._used = [], [], []

    def _age(self, base: sqlite3.Connection) -> None:
        """Once a day, drop the accounts that nobody asked for in a month, and what is known of their files."""
        ((aged,),) = base.execute("PRAGMA user_version").fetchall()
        if aged != self._today:
            for table in ("file", "account"):
                base.execute(f"DELETE FROM {table} WHERE day < ?", (self._today - _DAYS,))
            base.execute(f"PRAGMA user_version = {self._today}")

    def close(self) -> None:
        """Write down what is left."""
        self.flush()
        self._close()

    def _note(self, name: str, seen: Seen) -> None:
        """Write down how a file is known from now on."""
        if seen.changed > self._began - _SETTLED:
            seen = seen._replace(changed=0, inode=0)  # By its content only.
        if self._again:
            self._files[name] = seen
            self._ready.pop(name, None)
        self._met.append((self._root, name, self._reach, *seen))

    def _speaking(self, numbers: str) -> _Under | None:
        """The rulebooks with these numbers; None when one of them is not there, or has nothing by which it is known."""
        if numbers not in self._under:
            made = tuple(map(int, numbers.split()))
            books = [self._rulebooks[number] for number in made if 0 <= number < len(self._rulebooks)]
            whole = len(books) == len(made) and all(books)
            self._under[numbers] = _Under(made, books) if whole else None
        return self._under[numbers]

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


class _Under:
    """Some rulebooks that speak of an article, and the keys of accounts under them."""

    def __init__(self, numbers: tuple[int, ...], books: Sequence[str]) -> None:
        self.numbers = numbers
        self._books = sha256("\n".join((store.code(), *books)).encode())

    def key(self, name: str, digest: str) -> str:
        """The key of the account of an article of this name and content."""
        whole = self._books.copy()
        whole.update(f"\n{name}\n{digest}".encode("utf-8", "surrogatepass"))
        return whole.hexdigest()


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


def _is_whole(key: object, data: object, sum: object) -> bool:
    return isinstance(key, str) and isinstance(data, bytes) and _sum(key, data) == sum


def _sum(key: str, data: bytes) -> bytes:
    """Tells whether the bytes are those that were kept under a key."""
    return blake2b(key.encode("ascii") + data, digest_size=16).digest()
