"""Records that a run has met, kept aside: ``2017.jsonl#a17`` can be opened again without the archive being searched for it.

In memory while they are few, in a temporary file once they are many.
"""

from __future__ import annotations

import json
from hashlib import sha256
from tempfile import SpooledTemporaryFile

from msgspec.structs import astuple

from checker.errors import UnreadableSource
from checker.inputs.record import Record, as_source
from checker.model import Failure, Source
from checker.sources.beside import Beside

_IN_MEMORY = 1 << 23


class Held:
    """Records by name."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed when nobody has use for it any more
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __del__(self) -> None:
        self._file.close()

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def put(self, record: Record) -> str:
        """Keep a record. Return a digest of all that it holds."""
        data = _as_bytes(record)
        self._file.seek(self._end)
        self._file.write(data)
        self._places[record.name] = (self._end, len(data))
        self._end += len(data)
        return sha256(data).hexdigest()

    def open(self, name: str) -> Source:
        """The record of this name as an article. Raise UnreadableSource."""
        start, length = self._places[name]
        self._file.seek(start)
        read = as_source(_of_bytes(self._file.read(length)))
        if isinstance(read, Failure):
            raise UnreadableSource(read.path, read.why)
        return read


def _as_bytes(record: Record) -> bytes:
    """A line of JSON with all but the text, and the text."""
    beside = None if record.beside is None else astuple(record.beside)
    is_text = isinstance(record.text, str)
    head = json.dumps([record.name, record.where, record.id, is_text, record.format, beside])
    text = record.text.encode("utf-8", "surrogatepass") if isinstance(record.text, str) else record.text
    return head.encode("ascii") + b"\n" + text


def _of_bytes(data: bytes) -> Record:
    head, _, text = data.partition(b"\n")
    name, where, id, is_text, format, beside = json.loads(head)
    words = text.decode("utf-8", "surrogatepass") if is_text else text
    return Record(name, where, id, words, format, None if beside is None else Beside(*beside))
