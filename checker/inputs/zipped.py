"""zip: ``news.zip#12/13/ferry.txt``. Members are taken one by one from the directory at the end of the file.

The standard library's zipfile keeps the whole directory in memory, half a kilobyte for every member; here it is read a
stretch at a time, which is also where a partition begins and ends. Stored, deflated, bzip2 and LZMA, and zip64.
https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3 and 4.5.3.
"""

from __future__ import annotations

import bz2
import io
import lzma
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import IO, NamedTuple, Protocol

from msgspec.structs import replace

from checker.inputs import jsonl, members, streams
from checker.inputs.partition import Partition
from checker.inputs.record import Passed, Record, named
from checker.model import Failure

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_ENTRY = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_LONGEST_COMMENT = 65_536
_FULL = 0xFFFFFFFF
_ENCRYPTED, _UTF8 = 0x1, 0x800
_STORED, _DEFLATED, _BZIP2, _LZMA = 0, 8, 12, 14
_CHUNK = 65_536


class _Member(NamedTuple):
    """An entry of the directory; ``start`` is its own place, ``offset`` that of the member."""

    start: int
    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class _Directory(NamedTuple):
    """Where the directory begins and ends, and how many bytes stand before the archive itself."""

    start: int
    end: int
    shift: int


class _Broken(Exception):
    """The directory is none, or not all of it."""


def cut(whole: Partition, size: int) -> Iterator[Partition]:
    """Parts of the directory whose members have about ``size`` bytes together."""
    first = last = -1
    number, count, taken = 1, 0, 0
    try:
        with closing(streams.raw(whole.path)) as file:
            for member in _members(file, None, None):
                if first < 0:
                    first = member.start
                elif taken >= size:
                    yield replace(whole, first=first, last=member.start, number=number, count=count)
                    first, number, count, taken = member.start, number + count, 0, 0
                count += 1
                taken += member.size
                last = member.start
    except (_Broken, *streams.DAMAGE):
        yield replace(whole, first=max(first, 0), last=None, number=number)
        return
    yield replace(whole, first=max(first, 0), last=last + 1 if last >= 0 else 0, number=number, count=count)


def records(part: Partition, root: str) -> Iterator[Record | Failure | Passed]:
    """The records of a part."""
    met = None
    try:
        if (changed := jsonl.change(part, root)) is not None:
            yield changed
            return
        with closing(streams.raw(part.path, root)) as file:
            shift = _directory(file).shift
            for met in _members(file, part.first or None, part.last):
                if not met.name.endswith("/"):
                    yield from _records(file, shift, part, met)
        if met is None:
            yield Failure(part.path, "it holds no member")
    except _Broken as error:
        yield Failure(part.path, f"{error}; the members from there on are lost" if met else str(error))
    except streams.DAMAGE as error:
        yield Failure(part.path, streams.why(error))


def _records(
    file: IO[bytes], shift: int, part: Partition, member: _Member
) -> Iterator[Record | Failure | Passed]:
    path = named(part.path, member.name)
    if member.flags & _ENCRYPTED:
        yield Failure(path, "it is encrypted; only open archives are read")
        return
    try:
        data = _Content(file, shift, member)
        yield from members.records(data, part, member.name, member.size)
    except (_Broken, *streams.DAMAGE) as error:
        yield Failure(path, str(error) if isinstance(error, _Broken) else streams.why(error))


# --- the directory -----------------------------------------------------------------------------------------------


def _directory(file: IO[bytes]) -> _Directory:
    """Where the directory is."""
    length = file.seek(0, os.SEEK_END)
    tail_at = max(length - _END.size - _LONGEST_COMMENT, 0)
    file.seek(tail_at)
    tail = file.read()
    found = tail.rfind(b"PK\5\6")
    if found < 0 or len(tail) - found < _END.size:
        raise _Broken("not a zip archive, or cut off: the directory at its end is missing")
    _, _, _, _, _, size, offset, _ = _END.unpack_from(tail, found)
    end = tail_at + found
    if end >= _LOCATOR.size:
        file.seek(end - _LOCATOR.size)
        mark, _, at, _ = _LOCATOR.unpack(file.read(_LOCATOR.size))
        if mark == b"PK\6\7":
            for place in (at, end - _LOCATOR.size - _END_64.size):
                file.seek(place)
                head = file.read(_END_64.size)
                if head[:4] == b"PK\6\6" and len(head) == _END_64.size:
                    *_, size, offset = _END_64.unpack(head)
                    end = place
                    break
    start = end - size
    if start < 0 or start < offset:
        raise _Broken(
            "its directory does not stand where the archive says: it is damaged, or cut off in front"
        )
    return _Directory(start, end, start - offset)


def _members(file: IO[bytes], first: int | None, last: int | None) -> Iterator[_Member]:
    """The entries of the directory from one to another."""
    directory = _directory(file)
    at = directory.start if first is None else first
    stop = directory.end if last is None else last
    while at < stop:
        file.seek(at)
        window = file.read(min(_CHUNK * 4, directory.end - at))
        taken = 0
        while at + taken < stop and len(window) - taken >= _ENTRY.size:
            member, length = _member(window, taken, at + taken)
            if member is None:
                break
            yield member
            taken += length
        if not taken:
            raise _Broken(f"its directory is damaged at byte {at:,}")
        at += taken


def _member(window: bytes, at: int, place: int) -> tuple[_Member | None, int]:
    """The entry there, and its length; None if the window ends within it."""
    values = _ENTRY.unpack_from(window, at)
    mark, flags, method, crc, packed, size = (
        values[0],
        values[5],
        values[6],
        values[9],
        values[10],
        values[11],
    )
    name_size, extra_size, comment_size = values[12], values[13], values[14]
    if mark != b"PK\1\2":
        raise _Broken(f"its directory is damaged at byte {place:,}")
    length = _ENTRY.size + name_size + extra_size + comment_size
    if at + length > len(window):
        return None, 0
    start = at + _ENTRY.size
    written = window[start : start + name_size]
    extra = window[start + name_size : start + name_size + extra_size]
    size, packed, offset = _large(extra, size, packed, values[18])
    name = _decoded(written, flags)
    return _Member(place, name, flags, method, crc, packed, size, offset), length


def _decoded(written: bytes, flags: int) -> str:
    """A name: UTF-8 where it says so, or where it is; else the code page of the first PCs."""
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("utf-8" if flags & _UTF8 else "cp437", "replace")


def _large(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset, from the field of zip64 where they are too large for their own."""
    at = 0
    values = [size, packed, offset]
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            fields = iter(struct.iter_unpack("<Q", extra[at + 4 : at + 4 + length // 8 * 8]))
            values = [next(fields, (value,))[0] if value == _FULL else value for value in values]
        at += 4 + length
    return values[0], values[1], values[2]


# --- a member ----------------------------------------------------------------------------------------------------


class _Decompressor(Protocol):
    """What zlib, bz2 and lzma have in common."""

    @property
    def eof(self) -> bool:
        """Whether the end of the data was reached."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """At most so many bytes more."""


class _Content(io.RawIOBase):
    """The content of a member, a piece at a time; its sum is checked at the end."""

    def __init__(self, file: IO[bytes], shift: int, member: _Member) -> None:
        self.file, self.member = file, member
        file.seek(member.offset + shift)
        head = file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or head[:4] != b"PK\3\4":
            raise _Broken("it does not stand where the directory says")
        *_, name_size, extra_size = _LOCAL.unpack(head)
        self.at = member.offset + shift + _LOCAL.size + name_size + extra_size
        self.left, self.due = member.packed, member.size
        self.crc = 0
        self.pending = b""
        self.unpack = self._decompressor()

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # bytes go in, whatever holds them
        """Fill a buffer; EOFError where the member ends too soon, OSError where it is not what it was."""
        data = self._some(min(len(buffer), self.due)) if self.due else b""
        self.crc = zlib.crc32(data, self.crc)
        self.due -= len(data)
        if (self.due and not data) or (not self.due and self.crc != self.member.crc):
            raise OSError("its length or its sum is not that of the directory")
        buffer[: len(data)] = data
        return len(data)

    def _some(self, most: int) -> bytes:
        """The next bytes."""
        while self.unpack is None or not self.unpack.eof:
            if not self.pending and self.left and getattr(self.unpack, "needs_input", True):
                self.file.seek(self.at)
                self.pending = self.file.read(min(self.left, _CHUNK))
                self.at += len(self.pending)
                self.left -= len(self.pending) or self.left
            if self.unpack is None:
                data, self.pending = self.pending[:most], self.pending[most:]
            else:
                data = self.unpack.decompress(self.pending, most)
                self.pending = getattr(self.unpack, "unconsumed_tail", b"")
            if data:
                return data
            if not self.pending and not self.left:
                raise EOFError
        return b""

    def _decompressor(self) -> _Decompressor | None:
        method = self.member.method
        if method == _STORED:
            return None
        if method == _DEFLATED:
            return zlib.decompressobj(-zlib.MAX_WBITS)
        if method == _BZIP2:
            return bz2.BZ2Decompressor()
        if method == _LZMA:
            self.file.seek(self.at)
            head = self.file.read(4)
            (size,) = struct.unpack("<H", head[2:])
            properties = self.file.read(size)
            self.at += 4 + size
            self.left -= 4 + size
            filters = lzma._decode_filter_properties(lzma.FILTER_LZMA1, properties)  # type: ignore[attr-defined]
            return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[filters])
        raise _Broken(f"it is compressed by method {method}; read are stored, deflated, bzip2 and LZMA")
