r"""What is known of an article from beside its text: a headline and a day in columns of their own, the fields of a feed.

``{"title": "Jones wins", "published": "2017-12-13", "text": "Voters went …"}`` is read as if the file were

::

    Voters went …
                                        (blank)
    title: Jones wins
    published: 2017-12-13

so that offsets, lines and columns of the text are its own, and what is found in the headline has a place as well. The
headline is *read* first, as on a page.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Block, Field, Piece, Role, Source, Stamp, Stated
from checker.sources.stamps import declared

_WORD = re.compile(r"\w+")
_BETWEEN = "\n\n"
_TOP = 4
"""In how many blocks from the top a text may repeat its own headline."""


class Beside(Struct, frozen=True):
    """The fields of a record besides its text, as written; None where it has none."""

    title: str | None = None
    author: str | None = None
    place: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    url: str | None = None


def with_fields(draft: Source, beside: Beside) -> Source:
    """The draft with the fields written below its file, and understood."""
    file, stated = _written(draft.file, beside)
    if not stated:
        return draft
    stamps: list[Stamp] = []
    notes: list[str] = []
    for name, kind in (("published", Field.PUBLISHED), ("updated", Field.UPDATED)):
        if (value := stated.get(name)) is not None:
            found = declared(kind, value.text, value.start, value.end)
            stamps += [found] if found else []
            notes += [] if found else [f"{name} is not a date: {value.text[:60]!r}"]
    language = stated.get("language")
    title = stated.get("title")
    text, pieces, blocks = draft.text, draft.pieces, draft.blocks
    if title is not None and not _repeats(draft, title.text):
        text, pieces, blocks = _headed(draft, title)
    return replace(
        draft,
        file=file,
        text=text,
        pieces=pieces,
        blocks=blocks,
        title=title or draft.title,
        byline=stated.get("author") or draft.byline,
        place_name=stated.get("place") or draft.place_name,
        stamps=(*stamps, *draft.stamps),
        language=draft.language or (language.text if language else None),
        notes=(*notes, *draft.notes),
    )


def _written(file: str, beside: Beside) -> tuple[str, dict[str, Stated]]:
    """The file with the fields below it, and where each of them stands."""
    stated: dict[str, Stated] = {}
    lines = [file]
    at = len(file)
    for name in beside.__struct_fields__:
        words = " ".join((getattr(beside, name) or "").split())
        if not words:
            continue
        opening = f"{'' if stated else _BETWEEN}{name}: "
        start = at + len(opening)
        at = start + len(words) + 1
        stated[name] = Stated(words, start, at - 1)
        lines += [opening, words, "\n"]
    return "".join(lines), stated


def _repeats(draft: Source, title: str) -> bool:
    """Whether the text itself shows the headline."""
    words = _WORD.findall(title.lower())
    return any(
        _WORD.findall(draft.text[block.start : block.end].lower()) == words for block in draft.blocks[:_TOP]
    )


def _headed(draft: Source, title: Stated) -> tuple[str, tuple[Piece, ...], tuple[Block, ...]]:
    """Text, pieces and blocks with the headline read first."""
    size = len(title.text)
    shift = size + len(_BETWEEN)
    return (
        f"{title.text}{_BETWEEN}{draft.text}",
        (
            Piece(0, size, title.start, title.end),
            Piece(size, shift, title.end, title.end),
            *(Piece(p.start + shift, p.end + shift, p.file_start, p.file_end) for p in draft.pieces),
        ),
        (
            Block(0, size, Role.HEADLINE),
            *(Block(block.start + shift, block.end + shift, block.role) for block in draft.blocks),
        ),
    )
