"""The names that were read, to tell that ``2017.jsonl#a17`` comes a second time, in memory that does not grow with them.

A private database of SQLite, which keeps the first few megabytes in memory and the rest in a file that nobody sees.
"""

from __future__ import annotations

import sqlite3
from types import TracebackType

_CACHE = 8 * 1024
"""In KiB."""


class Seen:
    """Names, each with the place where it came first."""

    def __init__(self) -> None:
        self.base = sqlite3.connect("", isolation_level=None)
        for setting in (f"cache_size = -{_CACHE}", "journal_mode = OFF", "synchronous = OFF"):
            self.base.execute(f"PRAGMA {setting}")
        self.base.execute("CREATE TABLE seen (name TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        self.base.execute("BEGIN")

    def first(self, name: str, place: str) -> str | None:
        """Where the name came first; None if it is here."""
        row = (name.encode("utf-8", "surrogatepass"), place.encode("utf-8", "surrogatepass"))
        if self.base.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", row).rowcount:
            return None
        found: bytes = self.base.execute("SELECT place FROM seen WHERE name = ?", row[:1]).fetchone()[0]
        return found.decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Forget them."""
        self.base.close()

    def __enter__(self) -> Seen:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()
