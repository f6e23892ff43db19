"""The formats of archives, in one list: what their files end in, how they are cut, how their records are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.inputs import documents, jsonl, parquet, tarred, warc, zipped
from checker.inputs.partition import Partition
from checker.inputs.record import Passed, Record
from checker.model import Failure


class Format(NamedTuple):
    """What a format has to offer."""

    endings: tuple[str, ...]
    """Of its files, without that of a compression."""
    cut: Callable[[Partition, int], Iterator[Partition]]
    """A whole file into partitions of about so many bytes."""
    records: Callable[[Partition, str], Iterator[Record | Failure | Passed]]
    """What is in a partition; relative paths count from a folder."""


DOCUMENTS = "documents"
FORMATS = {
    "jsonl": Format((".jsonl", ".ndjson"), jsonl.cut, jsonl.records),
    "parquet": Format((".parquet",), parquet.cut, parquet.records),
    "tar": Format((".tar",), tarred.cut, tarred.records),
    "zip": Format((".zip",), zipped.cut, zipped.records),
    "warc": Format((".warc",), warc.cut, warc.records),
    DOCUMENTS: Format(documents.ENDINGS, documents.cut, documents.records),
}


def by_ending(ending: str) -> str:
    """The format of an ending; nothing if it is none of these."""
    return next((name for name, format in FORMATS.items() if ending in format.endings), "")
