"""JSON Lines: ``{"id": "a17", "title": "Jones wins", "text": "Voters …"}`` on every line.

https://jsonlines.org asks for UTF-8, which is held to. A file is cut at ends of lines; its lines are counted by the way, so that each part knows the number of its first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from msgspec.structs import replace

from checker.inputs import streams
from checker.inputs.columns import Columns
from checker.inputs.partition import Partition
from checker.inputs.record import Passed, Record, of_row
from checker.model import Failure

_CHUNK = 1024 * 1024
_PARTS = 16
"""A compressed file is cut into so many parts at most: each has to read past all that stands before it."""
_BOM = b"\xef\xbb\xbf"
_AT = " at"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def cut(whole: Partition, size: int) -> Iterator[Partition]:
    """Parts of about ``size`` bytes, each of whole lines; one that holds damage goes to the end of the file."""
    parts = _cut(whole, size)
    yield from merged(list(parts), _PARTS) if streams.is_compressed(whole.path) else parts


def records(part: Partition, root: str) -> Iterator[Record | Failure | Passed]:
    """The records of a part."""
    try:
        if (changed := change(part, root)) is not None:
            yield changed
            return
        with streams.content(part.path, part.first, root) as stream:
            yield from lines(stream, part.path, part)
    except streams.DAMAGE as error:
        yield Failure(part.path, streams.why(error))


def lines(stream: IO[bytes], path: str, part: Partition) -> Iterator[Record | Failure]:
    """The records in a stream that begins where the part does."""
    columns = Columns(part.columns)
    at, number, empty = part.first, part.number - 1, part.first == 0
    while part.last is None or at < part.last:
        try:
            line = stream.readline(part.limit + 1)
            if not line:
                break
            at += len(line)
            number += 1
            if len(line) > part.limit:
                at += rest(stream, line)
                yield Failure(
                    f"{path}:{number}",
                    f"a record of more than {part.limit:,} bytes, the most that is allowed",
                )
                empty = False
                continue
        except streams.DAMAGE as error:
            yield Failure(f"{path}:{number + 1}", f"{streams.why(error)}; the lines from here on are lost")
            return
        if number == 1:
            if line.startswith(_UTF_16):
                yield Failure(path, "it begins as UTF-16; JSON Lines are UTF-8")
                return
            line = line.removeprefix(_BOM)
        if line.strip():
            empty = False
            yield _record(line, columns, path, number)
    if empty:
        yield Failure(path, "it holds no record")


def rest(stream: IO[bytes], line: bytes) -> int:
    """Pass over the rest of a line that is too long; its bytes."""
    passed = 0
    while not line.endswith(b"\n") and (line := stream.readline(_CHUNK)):
        passed += len(line)
    return passed


def change(part: Partition, root: str) -> Failure | None:
    """What to say of a file that is not as long as it was when it was cut."""
    now = streams.size(part.path, root)
    if part.bytes and now != part.bytes:
        return Failure(
            part.path, f"it has {now:,} bytes, and had {part.bytes:,} when it was cut into parts: cut it anew"
        )
    return None


def merged(parts: list[Partition], most: int) -> Iterator[Partition]:
    """No more than so many parts out of neighbours."""
    step = -(-len(parts) // most) or 1
    for number in range(0, len(parts), step):
        group = parts[number : number + step]
        counts = [one.count for one in group]
        yield replace(
            group[0], last=group[-1].last, count=None if None in counts else sum(filter(None, counts))
        )


def _cut(whole: Partition, size: int) -> Iterator[Partition]:
    first, at, number, lines = 0, 0, 1, 0
    try:
        with streams.content(whole.path) as stream:
            while chunk := stream.read(_CHUNK):
                begin = 0
                while (end := chunk.find(b"\n", max(first + size - at - 1, begin)) + 1) > 0:
                    lines += chunk.count(b"\n", begin, end)
                    yield replace(whole, first=first, last=at + end, number=number, count=lines)
                    first, number, lines, begin = at + end, number + lines, 0, end
                lines += chunk.count(b"\n", begin)
                at += len(chunk)
    except streams.DAMAGE:
        yield replace(whole, first=first, last=None, number=number)
        return
    if at > first or not at:
        yield replace(whole, first=first, last=at, number=number, count=lines)


def _record(line: bytes, columns: Columns, path: str, number: int) -> Record | Failure:
    where = f"{path}:{number}"
    try:
        row = json.loads(line.rstrip(b"\r\n").decode("utf-8"))
    except UnicodeDecodeError as error:
        return Failure(
            where,
            f"byte 0x{line[error.start]:02x} (the {error.start + 1}th of the line) is not UTF-8, as JSON has to be",
        )
    except json.JSONDecodeError as error:
        return Failure(
            where,
            f'not JSON: {error.msg.removesuffix(_AT)} at column {error.colno}; allowed is one object a line, {{"text": …}}',
        )
    except (RecursionError, ValueError) as error:
        return Failure(where, f"JSON that cannot be read: {str(error)[:120]}")
    if not isinstance(row, dict):
        return Failure(
            where, f'a JSON {_KINDS.get(type(row), "number")}; allowed is one object a line, {{"text": …}}'
        )
    return of_row(row, columns, path, number)


_KINDS = {list: "array", str: "string", bool: "truth value", type(None): "null"}
