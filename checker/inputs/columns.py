"""Which column of a record is what: ``--columns text=body,published=meta.date``.

Without a word, the columns are called as the fields are: ``{"id": "a17", "text": "Voters …", "published": "2017-12-13"}``. A dot
leads into an object: ``meta.date`` is ``{"meta": {"date": …}}``, unless there is a column of that very name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from checker.errors import UsageError, nearest

FIELDS = ("id", "text", "title", "author", "place", "published", "updated", "language", "url", "format")
"""What a record may state; ``format`` is text, markdown or html, and told from the text where it is not stated."""


@dataclass(frozen=True)
class Columns:
    """The columns of the fields that are not called by their own names."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, written: str) -> Columns:
        """``text=body,published=date``; UsageError says what is wrong with it."""
        pairs: dict[str, str] = {}
        for part in filter(None, (part.strip() for part in written.split(","))):
            field, sign, column = (piece.strip() for piece in part.partition("="))
            if not sign or not column:
                raise UsageError(f"columns: {part!r}: expected FIELD=COLUMN, such as text=body")
            if field not in FIELDS:
                raise UsageError(
                    f"columns: {field!r} is no field; expected one of {', '.join(FIELDS)}{nearest(field, FIELDS)}"
                )
            if field in pairs:
                raise UsageError(f"columns: {field} is given twice: {pairs[field]} and {column}")
            pairs[field] = column
        return cls(tuple(sorted(pairs.items())))

    @cached_property
    def of(self) -> dict[str, str]:
        """The column of every field."""
        return {field: field for field in FIELDS} | dict(self.pairs)

    def value(self, row: Mapping[str, object], field: str) -> object:
        """What a record holds for a field; None if nothing."""
        column = self.of[field]
        if column in row or "." not in column:
            return row.get(column)
        value: object = row
        for step in column.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value

    def missing(self, present: Iterable[str]) -> str:
        """What to say of records without the text: which columns there are, and how to name one."""
        column, there = self.of["text"], list(present)
        shown = ", ".join(there[:12]) + (", …" if len(there) > 12 else "")
        hint = nearest(column, there) or "; say which one is the text: text=COLUMN"
        return f"no column {column!r} with the text; there are {shown or 'none'}{hint}"
