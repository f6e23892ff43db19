"""A record of an archive → a Source, or a Failure that names the place: ``2017.jsonl:18: its text is a number``.

The text is read like the file it might have been: HTML goes through the reader of pages, and main part, places and dates
are found there. Offsets count in the record's text; the fields beside it stand below (``sources.beside``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from checker.errors import UnreadableSource
from checker.inputs.columns import Columns
from checker.model import Failure, Source
from checker.sources.beside import Beside
from checker.sources.decode import decode
from checker.sources.parsing import parse, sniff

_TAGS = re.compile(
    r"</(?:p|div|li|h[1-6]|blockquote|span|a|em|strong|b|i)>|<(?:br|p|div)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_FORMATS = ("text", "markdown", "html")
_DATES = ("published", "updated")
_LONGEST_ID = 400
_SECONDS, _MILLISECONDS = 10**8, 10**11
"""From 1973 on a moment in seconds, and in milliseconds, has at least so many."""


class Record(NamedTuple):
    """An article as an archive holds it, not yet read."""

    name: str
    """What the report calls it: ``2017.jsonl#a17``."""
    where: str
    """What a failure calls it: ``2017.jsonl:18``."""
    id: str
    text: str | bytes
    format: str | None = None
    beside: Beside | None = None


class Passed(NamedTuple):
    """Something that is no article, and why it was passed over."""

    path: str
    why: str


def of_row(row: Mapping[str, object], columns: Columns, path: str, number: int) -> Record | Failure:
    """The record in a line of JSON or a row of a table; ``number`` is that line's, or row's."""
    where = f"{path}:{number}"
    text = _text(columns.value(row, "text"))
    if text is None:
        if columns.value(row, "text") is None and columns.of["text"].split(".")[0] not in row:
            return Failure(where, columns.missing(row))
        found = columns.value(row, "text")
        what = "empty" if found is None or isinstance(found, (str, bytes)) else f"a {_called(found)}"
        return Failure(
            where, f"the text in {columns.of['text']!r} is {what}; allowed are words, or a list of paragraphs"
        )
    format = columns.value(row, "format")
    if format is not None and format not in _FORMATS:
        return Failure(where, f"format {format!r}: expected one of {', '.join(_FORMATS)}")
    given = {field: _words(columns.value(row, field)) for field in ("id", "url")}
    id = given["id"] or given["url"] or str(number)
    beside = Beside(
        **{
            field: (_dated if field in _DATES else _words)(columns.value(row, field))
            for field in ("title", "author", "place", "published", "updated", "language", "url")
        }
    )
    return Record(named(path, id), where, id, text, str(format) if format else None, beside)


def _called(value: object) -> str:
    """What to call a value that is no text."""
    if isinstance(value, Mapping):
        return "JSON object"
    return "truth value" if isinstance(value, bool) else "list" if isinstance(value, list) else "number"


def named(path: str, id: str) -> str:
    """The name of a record: ``2017.jsonl#a17``. One line, whatever the id is."""
    return f"{path}#{_CONTROL.sub(' ', id).strip()[:_LONGEST_ID]}"


def as_source(record: Record) -> Source | Failure:
    """Read a record."""
    try:
        return _read(record)
    except UnreadableSource as error:
        why = error.why if record.where == record.name else f"record {record.id!r}: {error.why}"
        return Failure(record.where, why)


def _read(record: Record) -> Source:
    if isinstance(record.text, bytes):
        decoded = decode(record.text, record.name)
        file, encoding, notes = decoded.text, decoded.encoding, decoded.notes
    else:
        file, encoding, notes = record.text, "utf-8", ()
        if "\0" in file:
            raise UnreadableSource(record.name, "it holds NUL characters")
        if not file.isascii() and not _whole(file):
            raise UnreadableSource(
                record.name, "it holds half of a surrogate pair: its encoding was broken before"
            )
    format = record.format or ("html" if _TAGS.search(file) else None)
    return parse(record.name, file, sniff(file, format), encoding=encoding, notes=notes, beside=record.beside)


def _whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _text(value: object) -> str | bytes | None:
    """A text, or paragraphs; None if it is neither, or has no words."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if isinstance(value, str):
        return value if value.strip() else None
    return value if isinstance(value, bytes) and value.strip() else None


def _words(value: object) -> str | None:
    """A field as it would be written; lists are enumerated, moments are ISO 8601."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(part) for part in value))) or None
    if isinstance(value, Mapping):
        return _words(value.get("name"))
    return (str(value).strip() or None) if isinstance(value, str) else None


def _dated(value: object) -> str | None:
    """A day as it would be written; a number is the seconds, or milliseconds, since 1970."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        seconds = value / 1000 if value >= _MILLISECONDS else value
        if _SECONDS <= seconds < _MILLISECONDS:
            return datetime.fromtimestamp(seconds, UTC).isoformat()
    return _words(value)
