"""A sentence with marks beneath its words, wrapped: what fits is underlined, the value in question has carets.

::

    The storm killed 13 people in the north.
              ~~~~~~ ^^^^^^^^^
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.reporting.visible import visible, width

WIDTH = 100
FITS, VALUE = "~", "^"


class Mark(Struct, frozen=True):
    """A span of a text and the sign beneath it."""

    start: int
    end: int
    sign: str


def marked(text: str, marks: Sequence[Mark], *, indent: str = "    ") -> Iterator[str]:
    """The text in lines of at most ``WIDTH`` columns, each followed by its marks where it has any; later marks win."""
    signs = [" "] * len(text)
    for mark in marks:
        for at in range(max(mark.start, 0), min(mark.end, len(text))):
            signs[at] = mark.sign
    for start, end in _lines(text, WIDTH - len(indent)):
        shown, beneath = [], []
        for char, sign in zip(text[start:end], signs[start:end], strict=True):
            piece = " " if char.isspace() else visible(char)
            shown.append(piece)
            beneath.append(sign * width(piece))
        yield f"{indent}{''.join(shown)}".rstrip()
        if below := "".join(beneath).rstrip():
            yield f"{indent}{below}"


def _lines(text: str, columns: int) -> Iterator[tuple[int, int]]:
    """Spans of at most so many characters, broken between words; a longer word is cut."""
    start = 0
    while start < len(text):
        if text[start].isspace():
            start += 1
            continue
        end = min(start + columns, len(text))
        if end < len(text) and not text[end].isspace():
            space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = space if space > start else end
        yield start, end
        start = end
