"""Archives → a stream of sources: JSON Lines, Parquet, tar, zip, WARC, feeds, agency XML, folders; at any size.

``sources(["2017.jsonl"])`` yields a Source ``2017.jsonl#a17`` for each article, and a Failure ``2017.jsonl:18`` for each
record that is none. One name leads to one record: the file, ``#``, and the record's id or its path within an archive.

::

    partitions   paths → the parts that processes read on their own: small values, the same for the same files
    records      a partition → its records as they stand there, and failures
    read         a partition → its sources and failures
    sources      all of it, one after the other; ``all_records`` not yet read

::

    files        paths → files in order             streams     a file, or a part of it, as bytes; local, remote, compressed
    columns      which column is the text            record      a record → a Source or a Failure
    jsonl, parquet, tarred, zipped, warc, documents  the formats, each cutting and reading its own
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from checker.inputs import files, formats
from checker.inputs.columns import Columns
from checker.inputs.partition import LIMIT, SIZE, Partition
from checker.inputs.record import Passed, Record, as_source
from checker.inputs.seen import Seen
from checker.model import Failure, Source

__all__ = [
    "LIMIT",
    "SIZE",
    "Columns",
    "Failure",
    "Partition",
    "Passed",
    "Seen",
    "all_records",
    "partitions",
    "read",
    "sources",
]

_FILES = 4096
"""No more files than so many go into one partition, so that it stays a small value."""
Tell = Callable[[Passed], None]
"""Is told what was passed over, since it is no article: ``map.png``, a picture in a NewsML message."""


def sources(
    paths: Iterable[str | Path], columns: Columns | str = "", *, limit: int = LIMIT, tell: Tell | None = None
) -> Iterator[Source | Failure]:
    """Every article in files, folders and archives, in order, and what could not be read.

    ``columns`` is as ``--columns`` has it: ``text=body,published=date``. A record of more than ``limit`` bytes is not
    read. Raise UsageError when a path does not exist.
    """
    found = all_records(paths, columns, limit=limit, tell=tell)
    return (record if isinstance(record, Failure) else as_source(record) for record in found)


def all_records(
    paths: Iterable[str | Path], columns: Columns | str = "", *, limit: int = LIMIT, tell: Tell | None = None
) -> Iterator[Record | Failure]:
    """The same, not yet read."""
    with Seen() as seen:
        for partition in partitions(paths, columns, limit=limit, tell=tell):
            yield from records(partition, seen=seen, tell=tell)


def partitions(
    paths: Iterable[str | Path],
    columns: Columns | str = "",
    size: int = SIZE,
    *,
    limit: int = LIMIT,
    tell: Tell | None = None,
) -> Iterator[Partition]:
    """The parts of all inputs, of about ``size`` bytes each, in order; the same for the same files."""
    named = Columns.parse(columns) if isinstance(columns, str) else columns
    blank = Partition("", (), columns=named.pairs, limit=limit)
    together: list[files.File] = []
    taken = 0
    for file in files.listed(paths, tell):
        whole = file.format != formats.DOCUMENTS
        if together and (whole or taken + file.size > size or len(together) == _FILES):
            yield _of_documents(blank, together)
            together, taken = [], 0
        if whole:
            archive = replace(blank, format=file.format, paths=(file.path,), bytes=file.size)
            yield from formats.FORMATS[file.format].cut(archive, size)
        else:
            together.append(file)
            taken += file.size
    if together:
        yield _of_documents(blank, together)


def records(
    partition: Partition, *, root: str = "", seen: Seen | None = None, tell: Tell | None = None
) -> Iterator[Record | Failure]:
    """The records of one partition, not yet read; relative paths count from ``root``.

    ``seen`` knows the names that came before, so that an id names one article; without it those of this partition.
    """
    if seen is None:
        with Seen() as own:
            yield from records(partition, root=root, seen=own, tell=tell)
        return
    for record in formats.FORMATS[partition.format].records(partition, root):
        if isinstance(record, Failure):
            yield record
        elif isinstance(record, Passed):
            if tell:
                tell(record)
        elif (first := seen.first(record.name, record.where)) is not None:
            yield doubled(record, first)
        else:
            yield record


def read(
    partition: Partition, *, root: str = "", seen: Seen | None = None, tell: Tell | None = None
) -> Iterator[Source | Failure]:
    """The sources and failures of one partition, as ``records`` has them."""
    for record in records(partition, root=root, seen=seen, tell=tell):
        yield record if isinstance(record, Failure) else as_source(record)


def _of_documents(blank: Partition, together: list[files.File]) -> Partition:
    """A partition of whole files."""
    return replace(
        blank,
        format=formats.DOCUMENTS,
        paths=tuple(file.path for file in together),
        named=tuple(number for number, file in enumerate(together) if file.named),
        bytes=sum(file.size for file in together),
    )


def doubled(record: Record, first: str) -> Failure:
    """A record whose name is taken by the one that stands at ``first``."""
    if record.where == first == record.name:
        return Failure(record.where, "it stands in the archive twice; the first was read")
    return Failure(
        record.where,
        f"the id {record.id!r} is taken by {first}; an id names one article: choose its column with id=…",
    )
