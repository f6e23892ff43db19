"""tar, as it is or compressed: ``2017.tar.gz#12/13/ferry.txt``. Read as a stream: nothing is sought, nothing unpacked to disk.

The standard library's tarfile stops without a word at a damaged header and remembers every member, so that the blocks are
walked here; what a header says is still read by ``tarfile.TarInfo``. Behind a damaged header the next sound one is looked for.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from typing import IO, NamedTuple

from msgspec.structs import replace

from checker.inputs import jsonl, members, streams
from checker.inputs.partition import Partition
from checker.inputs.record import Passed, Record
from checker.model import Failure

_BLOCK = 512
_PARTS = 16
_LONGEST_HEADER = 1024 * 1024
_PAX = re.compile(rb"(\d{1,12}) ([^=]{1,100})=")


class _Member(NamedTuple):
    """A member: where its headers begin, its name and size, and whether it is a regular file."""

    start: int
    name: str
    size: int
    regular: bool


class _Damage(NamedTuple):
    """A stretch of blocks that are no headers."""

    start: int
    why: str


def cut(whole: Partition, size: int) -> Iterator[Partition]:
    """Parts of about ``size`` bytes, each of whole members."""
    parts = _cut(whole, size)
    yield from jsonl.merged(list(parts), _PARTS) if streams.is_compressed(whole.path) else parts


def records(part: Partition, root: str) -> Iterator[Record | Failure | Passed]:
    """The records of a part."""
    try:
        if (changed := jsonl.change(part, root)) is not None:
            yield changed
            return
        with streams.content(part.path, part.first, root) as stream:
            yield from _records(stream, part)
    except streams.DAMAGE as error:
        yield Failure(part.path, f"{streams.why(error)}; the members from there on are lost")


def _records(stream: IO[bytes], part: Partition) -> Iterator[Record | Failure | Passed]:
    walk = _Walk(stream, part.first, seekable=not streams.is_compressed(part.path))
    empty = part.first == 0
    for met in walk.members():
        empty = False
        if part.last is not None and met.start >= part.last:
            return
        if isinstance(met, _Damage):
            yield Failure(part.path, f"{met.why} at byte {met.start:,}; what stood there is lost")
            continue
        data = streams.Slice(stream, met.size)
        if met.regular:
            yield from members.records(data, part, met.name, met.size)
        if streams.skip(stream, left := data.left) < left:
            raise EOFError
    if empty:
        yield Failure(part.path, "it holds no member")
    elif not walk.closed:
        yield Failure(part.path, "the blocks of zeros at its end are missing: it may be cut off")


def _cut(whole: Partition, size: int) -> Iterator[Partition]:
    first, number, count, after = 0, 1, 0, 0
    try:
        with streams.content(whole.path) as stream:
            walk = _Walk(stream, 0, seekable=not streams.is_compressed(whole.path))
            for met in walk.members():
                if met.start - first >= size:
                    yield replace(whole, first=first, last=met.start, number=number, count=count)
                    first, number, count = met.start, number + count, 0
                if isinstance(met, _Member):
                    count += 1
                    walk.pass_over(met.size)
            after = walk.at
    except streams.DAMAGE:
        yield replace(whole, first=first, last=None, number=number)
        return
    yield replace(whole, first=first, last=after, number=number, count=count)


class _Walk:
    """One way through the blocks of a tar; whoever takes a member reads its bytes before asking for the next."""

    def __init__(self, stream: IO[bytes], at: int, *, seekable: bool) -> None:
        self.stream, self.at, self.seekable = stream, at, seekable
        self.closed = False
        """Whether the last block was one of zeros, as at the end of every tar."""

    def pass_over(self, size: int) -> None:
        """Leave out the bytes of a member."""
        if self.seekable:
            self.stream.seek(size, 1)
        elif streams.skip(self.stream, size) < size:
            raise EOFError

    def members(self) -> Iterator[_Member | _Damage]:
        """The members up to the end of the file: behind the blocks of zeros another tar may have been put."""
        start: int | None = None
        name: str | None = None
        size: int | None = None
        damaged = False
        while (block := self._block()) is not None:
            here = self.at - _BLOCK
            start = here if start is None else start
            try:
                info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
            except tarfile.HeaderError as error:
                self.closed = blank = not block.strip(b"\0")
                if not damaged and not blank:
                    yield _Damage(here, f"a damaged header ({error})")
                damaged, start, name, size = not blank, None, None, None
                continue
            damaged = self.closed = False
            if info.type in (tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
                data = self._header(info.size)
                if info.type == tarfile.GNUTYPE_LONGNAME:
                    name = data.rstrip(b"\0").decode("utf-8", "surrogateescape")
                else:
                    said = _pax(data)
                    name = said.get("path", name)
                    size = int(said["size"]) if said.get("size", "").isdigit() else size
            elif info.type in (tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE):
                self._header(info.size)
            else:
                regular = info.type in tarfile.REGULAR_TYPES and info.type != tarfile.GNUTYPE_SPARSE
                length = (info.size if size is None else size) if info.type in tarfile.SUPPORTED_TYPES else 0
                length = length if regular or info.type == tarfile.GNUTYPE_SPARSE else 0
                self.at += length
                yield _Member(start, name or info.name, length, regular)
                self._pad(length)
                start = name = size = None

    def _block(self) -> bytes | None:
        """The next block; None at the end of the file."""
        block = self.stream.read(_BLOCK)
        if not block:
            return None
        self.at += len(block)
        if len(block) < _BLOCK:
            raise EOFError
        return block

    def _header(self, size: int) -> bytes:
        """What a header of more than one block says."""
        if size > _LONGEST_HEADER:
            raise OSError(f"a header of {size:,} bytes")
        data = self.stream.read(size)
        self.at += len(data)
        if len(data) < size:
            raise EOFError
        self._pad(size)
        return data

    def _pad(self, size: int) -> None:
        """The rest of the last block."""
        rest = -size % _BLOCK
        if rest and len(self.stream.read(rest)) < rest:
            raise EOFError
        self.at += rest


def _pax(data: bytes) -> dict[str, str]:
    """``22 path=12/13/ferry.txt``: the fields of an extended header."""
    fields: dict[str, str] = {}
    at = 0
    while found := _PAX.match(data, at):
        end = at + int(found[1])
        fields[found[2].decode("utf-8", "replace")] = data[found.end() : end - 1].decode(
            "utf-8", "surrogateescape"
        )
        if end <= at:
            break
        at = end
    return fields
