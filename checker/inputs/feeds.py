"""RSS and Atom, through feedparser: an item is a record, named by its guid; its fullest text is read as HTML.

Feeds of the wild are broken in many ways; feedparser reads most of them all the same. Where a feed is not XML, that is said
and its items are read. A feed that declares entities of its own is refused.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

from checker.errors import UnreadableSource
from checker.inputs.record import Passed, Record, named
from checker.model import Failure
from checker.sources.beside import Beside
from checker.sources.decode import decode
from checker.sources.entities import plain
from checker.sources.xmltree import BrokenXML, elements

_MARKUP = frozenset({"text/html", "application/xhtml+xml"})


def records(data: bytes, path: str) -> Iterator[Record | Failure | Passed]:
    """The items of a feed."""
    try:
        text = decode(data, path).text
        elements(text)
    except UnreadableSource as error:
        yield Failure(path, error.why)
        return
    except BrokenXML as broken:
        yield Failure(f"{path}:{broken.line}", broken.why)
        if broken.refused:
            return
        text = ""
    feed = _parsed(text.encode() if text else data)
    language = feed.feed.get("language")
    for number, entry in enumerate(feed.entries, start=1):
        id = entry.get("id") or entry.get("link") or str(number)
        markup = _text(entry)
        if markup is None:
            yield Failure(
                f"{path}:{number}", f"item {number} ({id!r}) has no text: neither content nor a description"
            )
        else:
            beside = Beside(
                title=_title(entry),
                author=entry.get("author"),
                published=entry.get("published"),
                updated=dict.get(entry, "updated"),  # its own get would give the day of publication instead
                language=language,
                url=entry.get("link"),
            )
            yield Record(named(path, id), named(path, id), id, markup[0], markup[1], beside)
    if not feed.entries:
        yield Failure(path, "a feed without items")


def _parsed(data: bytes) -> Any:
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _text(entry: Any) -> tuple[str, str] | None:
    """The longest of the texts of an item, and its format."""
    found = [*entry.get("content", ()), *([entry["summary_detail"]] if "summary_detail" in entry else ())]
    texts = [(one["value"], "html" if one.get("type") in _MARKUP else "text") for one in found]
    texts = [one for one in texts if one[0].strip()]
    return max(texts, key=lambda one: len(one[0]), default=None)


def _title(entry: Any) -> str | None:
    title: str | None = entry.get("title")
    if title and entry.get("title_detail", {}).get("type") in _MARKUP:
        return plain(title, 0, len(title))
    return title
