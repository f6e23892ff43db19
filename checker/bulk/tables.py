"""The rows of a part as Parquet files, that get their names when all of them are written.

Claims and findings have the columns of ``claims.parquet`` and ``findings.parquet``; a side has its fact and its value, so that sides
are counted without being unpacked, and dealt into buckets by fact: ``state/sides/bucket-07/part-00012.parquet``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.accounts.camps import key_of
from checker.accounts.model import Side
from checker.accounts.packing import as_text
from checker.beside import beside
from checker.model import Claimed, Evidence, Failure, Finding, Report
from checker.reporting import frames

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

CLAIMS, FINDINGS, SIDES, FAILURES, CAMPS, NAMES = "claims", "findings", "sides", "failures", "camps", "names"
SAYINGS, RUNS, ECHOES, VERSIONS = "sayings", "runs", "echoes", "versions"
BUCKETS = 32
BATCH = 8192
"""Rows that are read together."""


class CampRow(NamedTuple):
    """Articles that agree on a fact on which others do not; of a count that grows, on one ``day``. ``sources`` are the first, one a line."""

    rulebook: str
    rule: str
    day: date | None
    words: str
    articles: int
    since: date | None
    until: date | None
    sources: str


class Shelves:
    """The files of one part. They are there when the block ends well, and else as if it had not begun."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._open: dict[str, tuple[Path, pq.ParquetWriter]] = {}

    def __enter__(self) -> Shelves:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            for _, writer in self._open.values():
                writer.close()
            if error is None:
                for where, (waiting, _) in self._open.items():
                    waiting.replace(self._path(where))
        finally:
            for waiting, _ in self._open.values():
                waiting.unlink(missing_ok=True)

    def put(
        self,
        kind: str,
        rows: Sequence[Claimed | Finding | Side | Failure | CampRow | tuple[int | str | None, ...]],
        findings: Sequence[Finding] = (),
        *,
        where: str | None = None,
    ) -> None:
        """Write rows of one kind, into the folder of that name or another; claims and sides with what their articles' ``findings`` say of them."""
        if kind != SIDES:
            self._write(where or kind, table_of(kind, rows, findings))
            return
        dealt: dict[int, list[Any]] = {}
        for side in rows:
            assert isinstance(side, Side)
            dealt.setdefault(bucket_of(side.rulebook, side.rule), []).append(side)
        for bucket, some in dealt.items():
            self._write(shelf_of(bucket), table_of(kind, some, findings))

    def drop(self) -> None:
        """Remove what was written, though it has its name."""
        for where in self._open:
            self._path(where).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove what a part has in state/ that was done before, with more articles: it may have had sides where now it has none."""
        for file in (self._folder / "state").rglob(f"{self._name}.parquet"):
            file.unlink()

    def _write(self, where: str, table: pa.Table) -> None:
        import pyarrow.parquet as pq

        if where not in self._open:
            waiting = beside(self._path(where))
            waiting.parent.mkdir(parents=True, exist_ok=True)
            self._open[where] = waiting, pq.ParquetWriter(waiting, table.schema, compression="zstd")
        self._open[where][1].write_table(table)

    def _path(self, where: str) -> Path:
        return self._folder / where / f"{self._name}.parquet"


def files(folder: Path, where: str) -> list[Path]:
    """The files in a folder of shelves that have their names, in the order of the parts."""
    return sorted((folder / where).glob("[!.]*.parquet"))


def batches(folder: Path, where: str) -> Iterator[pa.RecordBatch]:
    """The rows in these files, a few thousand at a time."""
    import pyarrow.parquet as pq

    for file in files(folder, where):
        with pq.ParquetFile(file) as opened:
            yield from opened.iter_batches(BATCH)


def table_of(kind: str, rows: Sequence[Any], findings: Sequence[Finding] = ()) -> pa.Table:
    """Rows of one kind as a table; the same columns and types whatever the rows, and when there are none."""
    if kind == CLAIMS:
        return _of_frame(frames.claims_frame(Report(findings, rows, (), (), (), ())))
    if kind == FINDINGS:
        return _of_frame(frames.findings_frame(Report(rows, (), (), (), (), ())))
    if kind == FAILURES:
        return _table(_FAILURE, ((row.path, row.why) for row in rows))
    if kind in _PLAIN:
        return _table(_PLAIN[kind], rows)
    own: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in findings:
        own.setdefault(_place(finding.evidence), []).append(finding)
    cells = (
        (
            row.rulebook,
            row.rule,
            row.path,
            row.day,
            key_of(row),
            as_text(row),
            as_text(own[place]) if place in own else None,
        )
        for row in rows
        for place in [_place(row.evidence)]
    )
    return _table(_SIDE, cells)


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.source, evidence.start, evidence.end


_FAILURE = {"path": str, "why": str}
_SIDE = {"rulebook": str, "rule": str, "source": str, "day": date, "value": str, "side": str, "own": str}
"""``own`` are the findings on the same words that their article has by itself."""
_CAMP = {
    "rulebook": str,
    "rule": str,
    "day": date,
    "words": str,
    "articles": int,
    "since": date,
    "until": date,
    "sources": str,
}
_PLAIN: dict[str, dict[str, type]] = {
    CAMPS: _CAMP,
    NAMES: {"digest": int, "name": str, "where": str},
    SAYINGS: {"version": int, "speaker": str, "words": str, "text": str, "saying": str},
    RUNS: {"run": int, "version": int, "row": int},
    ECHOES: {"one": int, "two": int},
    VERSIONS: {"version": int},
}


def _table(columns: Mapping[str, type], rows: Iterable[Sequence[Any]]) -> pa.Table:
    import pyarrow as pa

    kinds = {str: pa.string(), int: pa.int64(), date: pa.date32()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    cells = [
        column if kind is int else [frames.storable(cell) for cell in column]
        for kind, column in zip(columns.values(), zip(*rows, strict=True), strict=False)
    ]
    return pa.table(cells or [[] for _ in columns], schema=schema)


def _of_frame(frame: Any) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)


def shelf_of(bucket: int) -> str:
    """Where the sides of a bucket stand."""
    return f"state/{SIDES}/bucket-{bucket:02}"


def bucket_of(rulebook: str, rule: str) -> int:
    """The bucket of a fact: the same on every machine."""
    digest = blake2b(f"{rulebook}\x1f{rule}".encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") % BUCKETS
