"""The decoded text of a file → a Source, by format: ``text``, ``markdown`` or ``html``."""

from __future__ import annotations

import re

from checker.errors import UnreadableSource
from checker.model import Piece, Role, Source, Stated
from checker.sources import plain

_HTML_OPENS = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


def sniff(file: str, format: str | None) -> str:
    """The format of a text: as its ending says, but a whole HTML page is one under any name."""
    if format in (None, "text") and _HTML_OPENS.match(file):
        return "html"
    return format or "text"


def parse(name: str, file: str, format: str, *, encoding: str = "utf-8", notes: tuple[str, ...] = ()) -> Source:
    """The source in a decoded text; UnreadableSource if nothing in it is there to be read."""
    return _text(name, file, encoding, notes)


def _text(name: str, file: str, encoding: str, notes: tuple[str, ...]) -> Source:
    """Plain text: the text that is read is the file."""
    blocks = plain.blocks(file)
    if not blocks:
        raise UnreadableSource(name, "it holds no text")
    titles = [Stated(file[b.start : b.end], b.start, b.end) for b in blocks if b.role is Role.HEADLINE]
    return Source(
        path=name,
        file=file,
        text=file,
        pieces=(Piece(0, len(file), 0, len(file)),),
        blocks=blocks,
        format="text",
        encoding=encoding,
        title=titles[0] if titles else None,
        notes=notes,
    )
