"""One id names one article, also where the file that holds it was cut into parts: ``2017.jsonl#a17`` in the first part and in the ninth.

Each part of such a file writes down the names in it, in the order of their digests, so that all names can be gone through a stretch of
digests at a time, in memory that does not grow with them. What came before takes the name; a part that has to give one up gets
a list of those, ``state/taken/part-00009.json``, and is done again without them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checker.bulk.digests import digest_of, within
from checker.inputs.record import Record
from checker.reporting import writing

if TYPE_CHECKING:
    import pyarrow as pa

STRETCH = 4_000_000
"""Names that are gone through at a time."""

Taken = dict[str, str]
"""Where a record stands that gives up its name, and where the one stands that has it."""
Name = tuple[int, str, str]
"""The digest of a name, the name, and where it stands."""


def name_of(record: Record) -> Name:
    """A record's name as it is written down."""
    return digest_of(record.name), record.name, record.where


def of_part(folder: Path, part: str) -> tuple[Taken, str]:
    """What a part gives up, and what tells this list from another; an empty one is told by nothing."""
    try:
        data = _file(folder, part).read_bytes()
    except FileNotFoundError:
        return {}, ""
    return json.loads(data), sha256(data).hexdigest()


def given_up(folder: Path, parts: Sequence[str]) -> list[str]:
    """Go through the names of the parts of one file, in order, and write down what each has to give up; the parts that do."""
    taken: dict[str, Taken] = {}
    for stretch in _stretches([_names(folder, part) for part in parts]):
        firsts: dict[str, tuple[str, str]] = {}
        for part, rows in zip(parts, stretch, strict=True):
            for name, where in rows:
                holder, first = firsts.setdefault(name, (part, where))
                if holder != part:
                    taken.setdefault(part, {})[where] = first
    for part, lost in taken.items():
        writing.put(_file(folder, part), json.dumps(dict(sorted(lost.items())), indent=0).encode())
    return sorted(taken)


def _stretches(files: Sequence[Path]) -> Iterator[list[list[tuple[str, str]]]]:
    """Of each file the names and places that stand more than once in all of them, a stretch of digests at a time."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    number = sum(pq.read_metadata(file).num_rows for file in files) // STRETCH + 1
    for at in range(number):
        here = within("digest", at, number)
        digests = [pq.read_table(file, columns=["digest"], filters=here).column(0) for file in files]
        counts = pa.chunked_array(
            [chunk for one in digests for chunk in one.chunks], pa.int64()
        ).value_counts()
        often = counts.filter(pc.greater(counts.field("counts"), 1)).field("values")
        if len(often):
            yield [
                _rows(pq.read_table(file, filters=here & pc.field("digest").isin(often))) for file in files
            ]


def _rows(table: pa.Table) -> list[tuple[str, str]]:
    return list(zip(table.column("name").to_pylist(), table.column("where").to_pylist(), strict=True))


def _names(folder: Path, part: str) -> Path:
    return folder / "state" / "names" / f"{part}.parquet"


def _file(folder: Path, part: str) -> Path:
    return folder / "state" / "taken" / f"{part}.json"
