"""A file as a stream of bytes: on this machine or behind ``s3://``, ``https://``, ``memory://``; as it is or decompressed.

``content("2017.jsonl.gz", 5_000)`` is what the file holds from its 5,001st byte on. A compressed stream can only be read from
its beginning, so that what stands before is read and dropped; decompressing costs a hundredth of checking.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, cast

from checker.errors import UsageError
from checker.sources.naming import compression, is_remote

_COMPRESSIONS: dict[str, Callable[[IO[bytes]], IO[bytes]]] = {
    "gz": lambda raw: cast("IO[bytes]", gzip.GzipFile(fileobj=raw, mode="rb")),
    "bz2": lambda raw: cast("IO[bytes]", bz2.BZ2File(raw, "rb")),
    "xz": lambda raw: cast("IO[bytes]", lzma.LZMAFile(raw, "rb")),  # noqa: SIM115 - closed by who asked for it
}
_CHUNK = 1024 * 1024

DAMAGE = (EOFError, OSError, zlib.error, lzma.LZMAError)
"""What a stream raises when its bytes are not what they should be."""


def is_compressed(path: str) -> bool:
    """Whether a file has to be read from its beginning."""
    return compression(path) is not None


def raw(path: str, root: str = "") -> IO[bytes]:
    """The file as it is; it can be read from anywhere."""
    if not is_remote(path):
        return Path(root, path).open("rb")
    system, inner = _fsspec(path)
    return cast("IO[bytes]", system.open(inner, "rb"))


@contextmanager
def content(path: str, start: int = 0, root: str = "") -> Iterator[IO[bytes]]:
    """The decompressed content of a file from a byte on."""
    packed = compression(path)
    with closing(raw(path, root)) as file:
        if packed is None:
            file.seek(start)
            yield file
            return
        with closing(_COMPRESSIONS[packed](file)) as stream:
            skip(stream, start)
            yield stream


def unpacked(data: IO[bytes], path: str) -> IO[bytes]:
    """The content of a file that is read already, or of a member of an archive."""
    packed = compression(path)
    return data if packed is None else _COMPRESSIONS[packed](data)


def skip(stream: IO[bytes], size: int) -> int:
    """Read and drop so many bytes; how many there were."""
    left = size
    while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
        left -= len(chunk)
    return size - left


def size(path: str, root: str = "") -> int:
    """The bytes of a file as it is; 0 where nobody knows."""
    if not is_remote(path):
        return Path(root, path).stat().st_size
    system, inner = _fsspec(path)
    return int(system.info(inner).get("size") or 0)


def remote_files(path: str) -> list[str] | None:
    """The files below a remote folder or that fit a glob, sorted; None if the path is a file."""
    system, inner = _fsspec(path)
    try:
        if re.search(r"[*?\[]", inner):
            found = system.glob(inner)
        elif system.isdir(inner):
            found = system.find(inner)
        elif system.exists(inner):
            return None
        else:
            raise UsageError(f"{path}: no such file or folder")
    except OSError as error:
        raise UsageError(f"{path}: {error}") from None
    scheme, chained, rest = path.partition("::")
    scheme = scheme.partition("://")[0]
    local = scheme in ("file", "local")
    return [
        one if "://" in one else f"{scheme}://{one if local else one.lstrip('/')}{chained}{rest}"
        for one in sorted(found)
    ]


def why(error: BaseException) -> str:
    """What to say of a stream that cannot be read to its end."""
    if isinstance(error, EOFError):
        return "it is cut off: it ends in the middle"
    if isinstance(error, (gzip.BadGzipFile, zlib.error, lzma.LZMAError)) or (
        isinstance(error, OSError) and error.errno is None
    ):
        return f"its data are damaged: {str(error)[:120] or type(error).__name__}"
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"it cannot be opened: {words[:1].lower()}{words[1:]}"


class Slice(io.RawIOBase):
    """The next bytes of a stream as a stream of their own: a member of an archive."""

    def __init__(self, stream: IO[bytes], size: int) -> None:
        self.stream, self.left = stream, size

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # bytes go in, whatever holds them
        """Fill a buffer; EOFError where the stream ends too soon."""
        if not self.left:
            return 0
        data = self.stream.read(min(len(buffer), self.left))
        if not data:
            raise EOFError
        buffer[: len(data)] = data
        self.left -= len(data)
        return len(data)


@lru_cache(maxsize=16)  # a file system that nobody holds closes the files that it has opened
def _fsspec(path: str) -> tuple[Any, str]:
    """The file system of a remote path, and the path in it; UsageError names the package that is missing."""
    import fsspec

    try:
        system, inner = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{path}: {error}") from None
    return system, inner
