"""NITF and NewsML-G2 → a draft of a source: the agency's own headline, byline, dateline and dates, and its paragraphs.

::

    <nitf><head><docdata><date.issue norm="20171213T080500Z"/></docdata></head>
      <body><body.head><hedline><hl1>Jones wins</hl1></hedline><byline>By Peter Okafor</byline></body.head>
        <body.content><p>Voters …</p></body.content></body></nitf>

No maintained library reads the text of either. What is text in them is named almost as in HTML, so that a *shadow* of
the file (same length; ``<hl1>`` is ``<h1 >`` in it, what is no text is blank) goes through the reader of pages, and every
word keeps its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from checker.errors import UnreadableSource
from checker.model import Field, Source, Stamp, Stated
from checker.sources import hypertext
from checker.sources.entities import plain
from checker.sources.stamps import declared
from checker.sources.tags import Open, Value, scan
from checker.sources.xmltree import BrokenXML, Element, elements, within

_HTML = {
    "hl1": "h1",
    "hl2": "h2",
    "headline": "h1",
    "hedline": "div",
    "body": "main",
    "newsitem": "article",
    "block": "div",
    "body.head": "div",
    "body.content": "div",
    "body.end": "div",
    "inlinexml": "div",
    "inlinedata": "pre",
    "abstract": "div",
    "media": "div",
    "media-caption": "figcaption",
    "note": "div",
    "nitf-table": "div",
    "nitf-table-metadata": "div",
    "fn": "aside",
    "bq": "p",
}
"""What an element is called in HTML, where that is another name and the tag has room for it."""
_TEXT = frozenset({"hedline", "abstract", "body.content", "inlinexml", "inlinedata"})
"""Elements that hold what a reader is shown."""
_UNSHOWN = frozenset(
    "head byline dateline distributor copyrite tagline media-metadata media-producer media-reference media-object"
    " nitf-table-metadata note script style title".split()
)
"""What is no text of the article although it stands within it."""
_TAGS = re.compile(r"<[^>]*+>")


class _Meta(Struct):
    """What the head declares, in the order of trust."""

    byline: list[Stated] = field(default_factory=list)
    place: list[Stated] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    language: str | None = None
    notes: list[str] = field(default_factory=list)


_DATES = {
    "date.issue": (Field.PUBLISHED, 0),
    "contentcreated": (Field.PUBLISHED, 0),
    "date.release": (Field.PUBLISHED, 1),
    "firstcreated": (Field.PUBLISHED, 1),
    "pubdata": (Field.PUBLISHED, 2),
    "contentmodified": (Field.UPDATED, 0),
    "versioncreated": (Field.UPDATED, 1),
    "story.date": (Field.DATELINE, 0),
}
"""Elements that date the article: as what, and how directly; the most direct of each kind counts."""


def read(name: str, file: str) -> Source:
    """The draft of a source; UnreadableSource if it is not XML, or its text stands elsewhere."""
    try:
        found = elements(file)
    except BrokenXML as broken:
        raise UnreadableSource(name, str(broken)) from None
    shown = [element for element in found if element.name in _TEXT]
    if not shown and any(element.name == "remotecontent" for element in found):
        raise UnreadableSource(
            name, "its text stands elsewhere (<remoteContent>); only text within the item is read"
        )
    draft = hypertext.read(name, _shadow(file, found))
    meta = _meta(file, found)
    return replace(
        draft,
        file=file,
        byline=next(iter(meta.byline), None),
        place_name=next(iter(meta.place), None),
        stamps=tuple(meta.stamps),
        language=meta.language,
        notes=(*meta.notes, *draft.notes),
    )


# --- the shadow --------------------------------------------------------------------------------------------------


def _shadow(file: str, found: list[Element]) -> str:
    """The file as HTML of the same length: the text with its tags, blanks for all else."""
    whole = any(element.name in ("hl1", "h1") for element in found)
    seen = [False] * len(found)
    parts: list[str] = []
    at = 0
    visible = False

    def show(end: int) -> None:
        nonlocal at
        if end > at:
            parts.append(file[at:end] if visible else " " * (end - at))
            at = end

    for start, is_end, index in _tags(found):
        element = found[index]
        parent = element.parent >= 0 and seen[element.parent]
        headline = element.name == "headline" and not whole
        seen[index] = (parent or element.name in _TEXT or headline) and element.name not in _UNSHOWN
        outer = element.name in ("newsitem", "body")
        show(start)
        visible = seen[index]
        if visible or outer:
            tag = _renamed(file, start, element, is_end)
            parts.append(tag)
            at = start + len(tag)
        visible = parent if is_end else seen[index]
    show(len(file))
    return "".join(parts)


def _tags(found: list[Element]) -> Iterable[tuple[int, bool, int]]:
    """Start and end tags in order: offset, whether it ends an element, and which."""
    starts = [(element.start, False, index) for index, element in enumerate(found)]
    ends = [(element.last, True, index) for index, element in enumerate(found) if element.end > element.inner]
    return sorted(starts + ends)


def _renamed(file: str, start: int, element: Element, is_end: bool) -> str:
    """A tag under its name in HTML, as long as it was."""
    stop = element.end if is_end else element.inner
    tag = file[start:stop]
    lead = 2 if is_end else 1
    written = re.match(r"[^\s/>]++", tag[lead:])
    length = len(written[0]) if written else 0
    called = _HTML.get(element.name, element.name)
    return tag[:lead] + called.ljust(length)[:length] + tag[lead + length :]


# --- the head ----------------------------------------------------------------------------------------------------


def _meta(file: str, found: list[Element]) -> _Meta:
    """Byline, place, dates and language."""
    meta = _Meta()
    best: dict[Field, tuple[int, list[Stamp]]] = {}
    for index, element in enumerate(found):
        if element.name in ("byline", "by") and not meta.byline:
            meta.byline = _words(file, element)
        elif element.name in ("dateline", "located") and not meta.place:
            places = (inner for inner in within(found, index) if inner.name in ("location", "city"))
            meta.place = _words(file, next(places, element))
        elif element.name in _DATES:
            _date(file, element, best, meta.notes)
        if meta.language is None:
            meta.language = element.attributes.get("xml:lang") or (
                element.attributes.get("tag") if element.name == "language" else None
            )
    meta.stamps = [stamp for _, stamps in best.values() for stamp in stamps]
    return meta


def _words(file: str, element: Element) -> list[Stated]:
    """The words of an element, if it has any."""
    written = file[element.inner : element.last]
    start = element.inner + len(written) - len(written.lstrip())
    end = element.inner + len(written.rstrip())
    bare = _TAGS.sub("", written)
    words = " ".join(plain(bare, 0, len(bare)).split())
    return [Stated(words, start, end)] if words else []


def _date(file: str, element: Element, best: dict[Field, tuple[int, list[Stamp]]], notes: list[str]) -> None:
    """Note the date of an element unless a more direct one of its kind is known."""
    kind, rank = _DATES[element.name]
    if kind in best and best[kind][0] <= rank:
        return
    value = _declared(file, element)
    if value is None:
        return
    stamp = declared(kind, value.text, value.start, value.end)
    if stamp is not None:
        best[kind] = (rank, [stamp])
    else:
        line = file.count("\n", 0, element.start) + 1
        notes.append(f"<{element.name}> in line {line} is not a date: {value.text[:60]!r}")


def _declared(file: str, element: Element) -> Value | None:
    """The date that an element declares: in ``norm``, ``date.publication``, or as its words."""
    tag = next(scan(file[element.start : element.inner]), None)
    if isinstance(tag, Open):
        for name in ("norm", "date.publication"):
            if (value := tag.attributes.get(name)) is not None and value.text.strip():
                return Value(value.text, value.start + element.start, value.end + element.start)
    return next((Value(*_tuple(words)) for words in _words(file, element)), None)


def _tuple(stated: Stated) -> tuple[str, int, int]:
    return stated.text, stated.start, stated.end
