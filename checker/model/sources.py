"""One article: the decoded file, its text, what it says of itself, and where each word stands.

Offsets are half-open and count code points. A *span* of ``Source.text`` is what the reader saw; ``Source.place`` turns it into offsets
of the decoded file, which are what findings and reports carry.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import force_setattr

from checker.model.kinds import Role


class Block(Struct, frozen=True):
    """A paragraph, headline, caption or header of an article: a span of ``Source.text`` and its role."""

    start: int
    end: int
    role: Role


class Field(StrEnum):
    """Witnesses of an article's own date: of low trust, and never compared with one another blindly."""

    HEADER = "header"
    PUBLISHED = "published"
    UPDATED = "updated"
    DATELINE = "dateline"
    CAPTION = "caption"


class Stamp(Struct, frozen=True):
    """A date that the page states of itself; ``start`` and ``end`` are offsets in the *file*.

    ``weekday`` is 0 for Monday when the page names one; ``minute`` is the minute of the day; ``zone`` is the
    offset from UTC in minutes where it is stated.
    """

    field: Field
    day: date
    text: str
    start: int
    end: int
    weekday: int | None = None
    minute: int | None = None
    zone: int | None = None


class Stated(Struct, frozen=True):
    """A piece of metadata in words (a title, a byline) with its offsets in the *file*."""

    text: str
    start: int
    end: int


class Imprint(Struct, frozen=True):
    """What a page says of itself, without its text: all that a report needs of most articles."""

    path: str
    format: str
    encoding: str
    language: str | None = None
    title: Stated | None = None
    byline: Stated | None = None
    place_name: Stated | None = None
    stamps: tuple[Stamp, ...] = ()
    notes: tuple[str, ...] = ()


class Piece(Struct, frozen=True):
    """A run of ``Source.text`` and where it stands in the file.

    A literal run has the same length on both sides; an entity such as ``&amp;`` is one piece of text length 1
    whose file length is 5. Pieces are sorted by the text, and cover it without holes; the file may have it in another
    order.
    """

    start: int
    end: int
    file_start: int
    file_end: int


class Source(Struct, frozen=True):
    """One article: the decoded file as it is, the text that is read, and the map from one to the other.

    For plain text, ``text`` is ``file``. ``path`` is as given on the command line, with forward slashes.
    """

    path: str
    file: str
    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    format: str
    encoding: str
    title: Stated | None = None
    byline: Stated | None = None
    place_name: Stated | None = None
    stamps: tuple[Stamp, ...] = ()
    language: str | None = None
    notes: tuple[str, ...] = ()
    _starts: tuple[int, ...] = ()
    _lines: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        force_setattr(self, "_starts", tuple(piece.start for piece in self.pieces))
        force_setattr(self, "_lines", _line_starts(self.file))

    @property
    def imprint(self) -> Imprint:
        """What the page says of itself."""
        return Imprint(
            self.path,
            self.format,
            self.encoding,
            self.language,
            self.title,
            self.byline,
            self.place_name,
            self.stamps,
            self.notes,
        )

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the file of a span of the text; the file there shows the words."""
        return self._file_offset(start, 0), max(
            self._file_offset(start, 0), self._file_offset(max(end - 1, start), 1)
        )

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset in the file (columns in code points)."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def stamp(self, *fields: Field) -> Stamp | None:
        """The first stamp of the first of these fields that the page has."""
        for wanted in fields:
            for stamp in self.stamps:
                if stamp.field is wanted:
                    return stamp
        return None

    def _file_offset(self, offset: int, edge: int) -> int:
        """Where the code point at ``offset`` begins (edge 0) or ends (edge 1) in the file."""
        if not self.pieces:
            return 0
        piece = self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]
        if piece.end - piece.start == piece.file_end - piece.file_start:
            return min(piece.file_start + (offset - piece.start) + edge, piece.file_end)
        return piece.file_end if edge else piece.file_start


def _line_starts(file: str) -> tuple[int, ...]:
    r"""Offsets at which lines begin; a line ends at \n, \r\n or \r."""
    starts = [0]
    offset = 0
    for line in file.splitlines(keepends=True) if "\r" in file else ():
        offset += len(line)
        if line[-1] in "\r\n":
            starts.append(offset)
    if "\r" not in file:
        offset = file.find("\n")
        while offset >= 0:
            starts.append(offset + 1)
            offset = file.find("\n", offset + 1)
    return tuple(starts)
