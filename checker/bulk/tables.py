"""The rows of a part as Parquet files, that get their names when all of them are written.

Claims and findings have the columns of ``claims.parquet`` and ``findings.parquet``; a side has its fact, so that sides are dealt into
buckets by fact: ``work/sides/bucket-07/part-00012.parquet``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from checker.accounts.model import Side
from checker.accounts.packing import as_text
from checker.model import Claimed, Failure, Finding, Report
from checker.reporting import frames

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

CLAIMS, FINDINGS, SIDES, FAILURES = "claims", "findings", "sides", "failures"
BUCKETS = 32


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
                for where, (beside, _) in self._open.items():
                    beside.replace(self._folder / where / f"{self._name}.parquet")
        finally:
            for beside, _ in self._open.values():
                beside.unlink(missing_ok=True)

    def put(
        self,
        kind: str,
        rows: Sequence[Claimed | Finding | Side | Failure],
        findings: Sequence[Finding] = (),
    ) -> None:
        """Write rows of one kind; claims with the severity of their findings."""
        if kind != SIDES:
            self._write(kind, table_of(kind, rows, findings))
            return
        dealt: dict[int, list[Any]] = {}
        for side in rows:
            assert isinstance(side, Side)
            dealt.setdefault(bucket_of(side.rulebook, side.rule), []).append(side)
        for bucket, some in dealt.items():
            self._write(f"work/sides/bucket-{bucket:02}", table_of(kind, some))

    def _write(self, where: str, table: pa.Table) -> None:
        import pyarrow.parquet as pq

        if where not in self._open:
            folder = self._folder / where
            folder.mkdir(parents=True, exist_ok=True)
            beside = folder / f".{self._name}.{os.getpid()}"
            self._open[where] = beside, pq.ParquetWriter(beside, table.schema, compression="zstd")
        self._open[where][1].write_table(table)


def table_of(kind: str, rows: Sequence[Any], findings: Sequence[Finding] = ()) -> pa.Table:
    """Rows of one kind as a table; the same columns and types whatever the rows, and when there are none."""
    import pyarrow as pa

    if kind == CLAIMS:
        return _of_frame(frames.claims_frame(Report(findings, rows, (), (), (), ())))
    if kind == FINDINGS:
        return _of_frame(frames.findings_frame(Report(rows, (), (), (), (), ())))
    if kind == FAILURES:
        columns = {"path": [row.path for row in rows], "why": [row.why for row in rows]}
        return pa.table(columns, schema=pa.schema([("path", pa.string()), ("why", pa.string())]))
    return pa.table(
        {
            "rulebook": [row.rulebook for row in rows],
            "rule": [row.rule for row in rows],
            "source": [row.path for row in rows],
            "day": [row.day for row in rows],
            "side": [as_text(row) for row in rows],
        },
        schema=pa.schema(
            [
                ("rulebook", pa.string()),
                ("rule", pa.string()),
                ("source", pa.string()),
                ("day", pa.date32()),
                ("side", pa.string()),
            ]
        ),
    )


def _of_frame(frame: Any) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)


def bucket_of(rulebook: str, rule: str) -> int:
    """The bucket of a fact: the same on every machine."""
    digest = blake2b(f"{rulebook}\x1f{rule}".encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") % BUCKETS
