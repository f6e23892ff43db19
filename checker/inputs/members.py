"""A member of a tar or zip → its records: an article, a feed, or JSON Lines of many articles.

``news.zip#12/ferry.txt`` is an article, ``news.zip#2017.jsonl#a17`` one of a file of them. An archive within an archive is not
opened.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, cast

from msgspec.structs import replace

from checker.inputs import documents, jsonl, streams
from checker.inputs.partition import Partition
from checker.inputs.record import Passed, Record, named
from checker.model import Failure
from checker.sources.naming import ending

_LINES = frozenset({".jsonl", ".ndjson"})
_ARCHIVES = frozenset({".zip", ".tar", ".parquet", ".warc"})


def records(data: io.RawIOBase, part: Partition, name: str, size: int) -> Iterator[Record | Failure | Passed]:
    """The records of a member that is a regular file of so many bytes."""
    steps = name.split("/")
    if any(step.startswith(".") and step not in (".", "..") for step in steps) or "__MACOSX" in steps:
        return
    path = named(part.path, name)
    kind = ending(name)
    stream = cast("IO[bytes]", io.BufferedReader(data))
    if kind in _LINES:
        inside = replace(part, first=0, last=None, number=1)
        try:
            yield from jsonl.lines(streams.unpacked(stream, name), path, inside)
        except streams.DAMAGE as error:
            yield Failure(path, streams.why(error))
    elif kind in _ARCHIVES:
        yield Failure(path, "an archive within an archive; take it out, and name it by itself")
    elif not documents.is_document(name):
        yield Passed(path, "its ending is not an article's")
    elif size > part.limit:
        yield Failure(path, f"it holds {size:,} bytes; the most that is allowed are {part.limit:,}")
    else:
        yield from documents.member(stream, path, name, part.limit)
