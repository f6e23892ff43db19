"""WARC, the format of web archives, through FastWARC: ``crawl.warc.gz#https://example.org/ferry@2017-12-13T08:05:00Z``.

Pages that were fetched well, and the texts of WET files, are read; pictures, scripts, redirects and requests are passed over. A
page may have been fetched many times, so its name says when. A ``.warc.gz`` can be opened at any record, and is cut there.
"""

from __future__ import annotations

import os
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import IO, Any, TypeVar

from msgspec.structs import replace

from checker.inputs import jsonl, streams
from checker.inputs.partition import Partition
from checker.inputs.record import Passed, Record, named
from checker.model import Failure

_TEXTS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
}
Taken = TypeVar("Taken")
_CHUNK = 1024 * 1024
_GZIP = b"\x1f\x8b\x08"
_OPENS = b"WARC/"
_HEADER = re.compile(rb"\r?\n(?=WARC/[01]\.\d+\r?\n)")
_LONGEST_HEADER = 65_536
_MOST_DAMAGE = 1_000


def cut(whole: Partition, size: int) -> Iterator[Partition]:
    """Parts of about ``size`` bytes of the file, each of whole records."""
    first, number, count = 0, 1, 0
    try:
        with closing(streams.raw(whole.path)) as file:
            for at in _walk(file, whole, lambda record: int(record.stream_pos)):
                if isinstance(at, Failure):
                    continue
                if at - first >= size:
                    yield replace(whole, first=first, last=at, number=number, count=count)
                    first, number, count = at, number + count, 0
                count += 1
    except streams.DAMAGE:
        pass  # reading will say so
    yield replace(whole, first=first, last=None, number=number, count=count)


def records(part: Partition, root: str) -> Iterator[Record | Failure | Passed]:
    """The records of a part."""
    others: Counter[str] = Counter()
    met = False
    try:
        if (changed := jsonl.change(part, root)) is not None:
            yield changed
            return
        with closing(streams.raw(part.path, root)) as file:
            for found in _walk(file, part, lambda record: _record(record, part)):
                met = True
                if isinstance(found, str):
                    others[found] += 1
                else:
                    yield found
    except streams.DAMAGE as error:
        yield Failure(part.path, streams.why(error))
        return
    if not met and not part.first:
        yield Failure(part.path, "it holds no record")
    for what, times in sorted(others.items()):
        noun = "record that is" if times == 1 else "records that are"
        yield Passed(part.label, f"{times} {noun} no article: {what}")


def _walk(file: IO[bytes], part: Partition, take: Callable[[Any], Taken]) -> Iterator[Taken | Failure]:
    """What is taken of each record of a part; behind a damaged one the next sound one is looked for."""
    from fastwarc.warc import ArchiveIterator

    at = after = part.first
    damage = ""
    taken: Taken | Failure | None = None
    for _ in range(_MOST_DAMAGE):
        file.seek(at)
        try:
            for record in ArchiveIterator(file, parse_http=False):
                after = record.stream_pos
                beyond = part.last is not None and after >= part.last
                taken = None if beyond else take(record)
                if damage:
                    yield Failure(part.path, f"{damage}; reading goes on at byte {after:,}")
                    damage = ""
                if taken is None:
                    return
                yield taken
            break
        except OSError as error:
            damage = (
                damage
                or f"the record at byte {after:,}, or the one behind it, is damaged ({str(error)[:80]})"
            )
            resumed = _next(file, max(after, at) + 1)
            if resumed is None:
                break
            at = resumed
    if damage:
        yield Failure(part.path, f"{damage}; nothing sound follows")
    elif not isinstance(taken, Failure) and _is_torn(file, after):
        yield Failure(part.path, f"it is cut off: what follows the record at byte {after:,} is lost")


def _is_torn(file: IO[bytes], last: int) -> bool:
    """Whether something begins behind the last record, and does not end: FastWARC keeps silent about it."""
    file.seek(last)
    data = file.read(_CHUNK)
    if not data.startswith(_GZIP[:1]):
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _LONGEST_HEADER, last))
        fragment = file.read().rpartition(b"\r\n\r\n")[2].lstrip()
        return bool(fragment) and _OPENS.startswith(fragment[: len(_OPENS)])
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    whole = True
    while data:
        member.decompress(data, _CHUNK)
        whole = member.eof
        data = member.unused_data if whole else member.unconsumed_tail or file.read(_CHUNK)
        if whole:
            member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            data = data or file.read(_CHUNK)
    return not whole


def _next(file: IO[bytes], start: int) -> int | None:
    """Where the next record begins that looks sound: a gzip member or a line that opens as WARC does."""
    at = start
    while True:
        file.seek(at)
        window = file.read(_CHUNK)
        if len(window) < len(_GZIP):
            return None
        for place in sorted(_openings(window)):
            file.seek(at + place)
            head = file.read(4096)
            if head.startswith(_OPENS) or _unzipped(head).startswith(_OPENS):
                return at + place
        at += max(len(window) - 16, 1)
        if len(window) < _CHUNK:
            return None


def _openings(window: bytes) -> Iterator[int]:
    place = window.find(_GZIP)
    while place >= 0:
        yield place
        place = window.find(_GZIP, place + 1)
    for found in _HEADER.finditer(window):
        yield found.end()


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
    except zlib.error:
        return b""


def _record(record: Any, part: Partition) -> Record | Failure | str:
    """A page or a text; what it is, if neither."""
    kind = record.headers.get("WARC-Type") or "unknown"
    if kind not in ("response", "resource", "conversion"):
        return f"{kind} records"
    headers = record.headers
    uri = (headers.get("WARC-Target-URI") or "").strip("<>")
    id = uri or headers.get("WARC-Record-ID") or str(record.stream_pos)
    if date := headers.get("WARC-Date"):
        id = f"{id}@{date}"
    name = named(part.path, id)
    declared = int(headers.get("Content-Length") or 0)
    if declared > part.limit:
        return Failure(name, f"a record of {declared:,} bytes; the most that is allowed are {part.limit:,}")
    record.freeze()
    if record.content_length < declared:
        return Failure(name, f"it is cut off: {record.content_length:,} bytes of {declared:,}")
    media, _, _ = (headers.get("Content-Type") or "").lower().partition(";")
    if record.is_http:
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code
        if status != 200:
            return f"responses with the status {status}"
        media = (record.http_content_type or "").lower()
    if media not in _TEXTS:
        return f"of the type {media or 'unknown'}"
    data = record.reader.read(part.limit + 1)
    if len(data) > part.limit:
        return Failure(name, f"more than {part.limit:,} bytes when decompressed, the most that is allowed")
    return Record(name, name, id, data, _TEXTS[media])
