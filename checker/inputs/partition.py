"""A part of the inputs that a process opens by itself: ``2017.jsonl``, bytes 16,777,301 to 33,554,610, from line 5,121.

A partition is a small frozen value of texts and numbers. The same files are cut into the same partitions, in the same
order, so that a run that was stopped goes on where it was; a file that changed meanwhile is noticed by its size.
"""

from __future__ import annotations

import json
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

SIZE = 16 * 1024 * 1024
"""How many bytes of input a partition has, about: a few seconds of checking."""
LIMIT = 16 * 1024 * 1024
"""A record of more bytes is no article."""


class Partition(Struct, frozen=True):
    """Where a part begins and ends; ``first`` and ``last`` are what the format makes of them (half-open, None for the end).

    jsonl and tar: bytes of the decompressed stream; warc: bytes of the file; parquet: row groups; zip: bytes of its
    directory; documents: whole files, and no range.
    """

    format: str
    paths: tuple[str, ...]
    """One archive, or the files of a stretch of a folder."""
    first: int = 0
    last: int | None = None
    number: int = 1
    """The line, row or member that is the first in this part, counted from 1."""
    count: int | None = None
    """How many lines, rows or members there are, if cutting has told."""
    bytes: int = 0
    """The size of the files, by which a change is noticed; 0 where it is not known."""
    named: tuple[int, ...] = ()
    """Which of the paths were named by the user, and not met in a folder."""
    columns: tuple[tuple[str, str], ...] = ()
    limit: int = LIMIT

    @property
    def path(self) -> str:
        """The archive, or the first of the files."""
        return self.paths[0]

    @property
    def label(self) -> str:
        """What a progress line calls it: ``2017.jsonl from line 5121``, ``news/a.txt and 211 more files``."""
        if len(self.paths) > 1:
            return f"{self.path} and {len(self.paths) - 1} more files"
        noun = {"jsonl": "line", "parquet": "row"}.get(self.format, "member")
        return self.path if self.number == 1 else f"{self.path} from {noun} {self.number}"

    def as_json(self) -> str:
        """One line of JSON, always with the same bytes."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Partition:
        """The partition that ``as_json`` wrote."""
        values: dict[str, Any] = json.loads(text)
        for name in ("paths", "named"):
            values[name] = tuple(values[name])
        values["columns"] = tuple((field, column) for field, column in values["columns"])
        return cls(**values)
