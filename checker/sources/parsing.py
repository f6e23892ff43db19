"""The decoded text of a file → a Source, by format: ``text``, ``markdown``, ``html`` or ``newsxml`` (NITF, NewsML-G2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from checker.errors import UnreadableSource
from checker.model import Piece, Source, Stamp
from checker.sources import layout, plain
from checker.sources.beside import Beside, with_fields

_HTML_OPENS = re.compile(r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


def sniff(file: str, format: str | None) -> str:
    """The format of a text: as its ending says, but a whole HTML page is one under any name."""
    if format in (None, "text") and _HTML_OPENS.match(file):
        return "html"
    return format or "text"


def parse(
    name: str,
    file: str,
    format: str,
    *,
    encoding: str = "utf-8",
    notes: tuple[str, ...] = (),
    beside: Beside | None = None,
) -> Source:
    """The source in a decoded text, with what is known from ``beside`` it; UnreadableSource if there is nothing to read."""
    if format == "html":
        from checker.sources.hypertext import read
    elif format == "markdown":
        from checker.sources.markdown import read
    elif format == "newsxml":
        from checker.sources.newsxml import read
    else:
        read = _read_plain
    draft = read(name, file)
    if not draft.blocks:
        raise UnreadableSource(
            name, "it holds no text" if draft.format == "text" else "it holds markup, but no text"
        )
    if beside is not None:
        draft = with_fields(draft, beside)
    place, _, _ = layout.filed(draft)
    return replace(
        draft,
        encoding=encoding,
        title=draft.title or layout.title(draft),
        byline=draft.byline or layout.signed(draft),
        place_name=draft.place_name or place,
        stamps=_once((*draft.stamps, *layout.stamps(draft))),
        notes=(*notes, *draft.notes),
    )


def _read_plain(name: str, file: str) -> Source:
    """Plain text: the text that is read is the file."""
    pieces = (Piece(0, len(file), 0, len(file)),)
    return Source(name, file, file, pieces, plain.blocks(file), "text", "")


def _once(stamps: Iterable[Stamp]) -> tuple[Stamp, ...]:
    """The stamps, without those that only say again what one before them said."""
    first: dict[object, Stamp] = {}
    for stamp in stamps:
        first.setdefault((stamp.field, stamp.day, stamp.minute, stamp.zone), stamp)
    return tuple(first.values())
