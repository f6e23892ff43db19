"""Parquet: an article a row, its fields in named columns. Cut at row groups, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from msgspec.structs import replace

from checker.inputs import jsonl, streams
from checker.inputs.columns import FIELDS, Columns
from checker.inputs.partition import Partition
from checker.inputs.record import Passed, Record, of_row
from checker.model import Failure

_ROWS = 64
_BUFFER = 1024 * 1024


def cut(whole: Partition, size: int) -> Iterator[Partition]:
    """Parts of whole row groups, of about ``size`` bytes each as they are when read."""
    try:
        with closing(streams.raw(whole.path)) as file:
            about = _opened(file).metadata
            first, number, rows, taken = 0, 1, 0, 0
            for group in range(about.num_row_groups):
                rows += about.row_group(group).num_rows
                taken += about.row_group(group).total_byte_size
                if taken >= size or group == about.num_row_groups - 1:
                    yield replace(whole, first=first, last=group + 1, number=number, count=rows)
                    first, number, rows, taken = group + 1, number + rows, 0, 0
            if not about.num_row_groups:
                yield replace(whole, last=0, count=0)
    except _damage():
        yield whole


def records(part: Partition, root: str) -> Iterator[Record | Failure | Passed]:
    """The records of a part; a row group that is damaged is named, and the next one read."""
    try:
        if (changed := jsonl.change(part, root)) is not None:
            yield changed
            return
        with closing(streams.raw(part.path, root)) as file:
            yield from _groups(part, _opened(file))
    except _damage() as error:
        yield Failure(part.path, f"not a Parquet file that can be read: {_line(error)}")


def _groups(part: Partition, table: Any) -> Iterator[Record | Failure]:
    columns = Columns(part.columns)
    names = table.schema_arrow.names
    wanted = [
        name
        for name in names
        if name in {columns.of[field].split(".")[0] for field in FIELDS} | set(columns.of.values())
    ]
    if columns.of["text"] not in names and columns.of["text"].split(".")[0] not in names:
        yield Failure(part.path, columns.missing(names))
        return
    if not table.metadata.num_rows:
        yield Failure(part.path, "it holds no record")
    number = part.number
    for group in range(part.first, table.metadata.num_row_groups if part.last is None else part.last):
        start = number
        number += table.metadata.row_group(group).num_rows
        at = start
        try:
            for batch in table.iter_batches(_ROWS, row_groups=[group], columns=wanted):
                for row in _plain(batch):
                    yield _within(of_row(row, columns, part.path, at), part.limit)
                    at += 1
        except _damage() as error:
            yield Failure(f"{part.path}:{at}", f"rows {at} to {number - 1} are damaged: {_line(error)}")


def _within(record: Record | Failure, limit: int) -> Record | Failure:
    if isinstance(record, Record) and len(record.text) > limit:
        return Failure(record.where, f"a record of more than {limit:,} bytes, the most that is allowed")
    return record


def _plain(batch: Any) -> list[dict[str, object]]:
    """The rows of a batch; moments in microseconds, of which Python's own dates are made."""
    import pyarrow as pa

    fields = []
    for field in batch.schema:
        moment = pa.types.is_timestamp(field.type) and field.type.unit == "ns"
        fields.append(field.with_type(pa.timestamp("us", field.type.tz)) if moment else field)
    table = pa.Table.from_batches([batch]).cast(pa.schema(fields), safe=False)
    rows: list[dict[str, object]] = table.to_pylist()
    return rows


def _opened(file: Any) -> Any:
    import pyarrow.parquet as pq

    return pq.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True)


def _damage() -> tuple[type[BaseException], ...]:
    import pyarrow as pa

    return (pa.ArrowException, OSError)


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:160]
