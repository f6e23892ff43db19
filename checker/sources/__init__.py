"""Files → sources: the text of an article, what it states of itself, and where each word stands in the file.

``load(Path("seeds/a.html"), "seeds/a.html")`` is a Source whose ``place(start, end)`` says where the file shows the
words of that span, behind entities, tags, front matter and a byte order mark.

::

    find      paths → article files              decode    bytes → text, and how it was encoded
    plain, markdown, html    text → blocks with roles, pieces, metadata
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UnreadableSource
from checker.model import Source
from checker.sources.find import FORMATS, Found, find

if TYPE_CHECKING:
    from checker.sources.parsing import parse

__all__ = ["FORMATS", "Found", "find", "load", "made_of", "parse", "read_bytes"]


def load(path: Path, name: str) -> Source:
    """Read one article; ``name`` is what the report calls it. UnreadableSource says why there is nothing to read."""
    return made_of(read_bytes(path, name), name)


def made_of(data: bytes, name: str) -> Source:
    """The article that these bytes are. UnreadableSource says why there is nothing to read."""
    from checker.sources.decode import decode
    from checker.sources.parsing import parse, sniff

    decoded = decode(data, name)
    format = sniff(decoded.text, FORMATS.get(os.path.splitext(name)[1].lower()))  # noqa: PTH122 - a name, not a file
    return parse(name, decoded.text, format, encoding=decoded.encoding, notes=decoded.notes)


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a regular file or a pipe."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            allowed = os.access(path, os.R_OK | os.X_OK)
            raise UnreadableSource(
                name, "a folder, not an article" if allowed else "a folder without permission to read it"
            )
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise UnreadableSource(name, "neither a file nor a pipe")
        return path.read_bytes()
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise UnreadableSource(name, f"it cannot be opened: {why}") from None


def __getattr__(name: str) -> object:
    """``parse``, with all formats and their dates behind it: to find articles, none of them is needed."""
    if name != "parse":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from checker.sources import parsing

    return parsing.parse
