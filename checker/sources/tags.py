"""HTML → text, tags and raw text, each with its place: ``<p class="lead">Jones`` is Open(p) and Text(16, 21).

The standard library's html.parser is not used: it knows no places for the values of attributes, and up to Python 3.13
it takes quadratic time on broken pages (48 kB of ``<a <a <a`` take 24 s). This follows the tokenizer of
https://html.spec.whatwg.org/multipage/parsing.html in one pass that never goes back; any text is some page, so
nothing here raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.sources.entities import plain

_TAG = re.compile(r"<(?:[!?a-zA-Z]|/[\s\S])")
_NAME = re.compile(r"[a-zA-Z][^\s/>]*+", re.ASCII)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(>)|([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)))?+)""",
    re.ASCII,
)
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
_ESCAPABLE = frozenset({"title", "textarea"})
"""Elements that hold text with references, but no tags."""
_CLOSERS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII) for name in _RAW | _ESCAPABLE}


class Value(NamedTuple):
    """The value of an attribute as it reads, and its place in the file."""

    text: str
    start: int
    end: int


class Text(NamedTuple):
    """A run of text, with references in it unless it is ``raw``: the name of the element that holds it."""

    start: int
    end: int
    raw: str = ""


class Open(NamedTuple):
    """A start tag; the first of two attributes of one name counts."""

    start: int
    end: int
    name: str
    attributes: dict[str, Value]

    def get(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        value = self.attributes.get(name)
        return value.text if value else ""


class Close(NamedTuple):
    """An end tag."""

    start: int
    end: int
    name: str


class Torn(NamedTuple):
    """What opens here and never ends: the rest of the file is hidden by it."""

    start: int
    what: str


Token = Text | Open | Close | Torn


def scan(file: str) -> Iterator[Token]:
    """The text and tags of a page, in order; comments and declarations are left out."""
    at = 0
    unclosed: set[str] = set()
    while at < len(file):
        found = _TAG.search(file, at)
        start = found.start() if found else len(file)
        if start > at:
            yield Text(at, start)
        if found is None:
            return
        if name := _NAME.match(file, start + 1):
            tag = _open(file, start, name)
            yield tag
            if isinstance(tag, Torn):
                return
            at = tag.end
            if tag.name in _CLOSERS and tag.name not in unclosed:
                closer = _CLOSERS[tag.name].search(file, at)
                if closer:
                    yield Text(at, closer.start(), tag.name if tag.name in _RAW else "")
                    at = closer.start()
                elif tag.name in _RAW:
                    yield Torn(start, f"<{tag.name}>")
                    return
                else:
                    unclosed.add(tag.name)
        elif name := _NAME.match(file, start + 2 if found[0][1] == "/" else len(file)):
            at = file.find(">", name.end()) + 1 or len(file)
            yield Close(start, at, name[0].lower())
        else:
            token, at = _declaration(file, start)
            if token:
                yield token


def _declaration(file: str, start: int) -> tuple[Text | Torn | None, int]:
    """What a comment, CDATA section or declaration adds to the page, and where it ends."""
    if file.startswith("<![CDATA[", start):
        end = file.find("]]>", start)
        return (Text(start + 9, end, "cdata"), end + 3) if end >= 0 else (Torn(start, "<![CDATA["), len(file))
    if not file.startswith("<!--", start):
        return None, file.find(">", start + 2) + 1 or len(file)
    for empty in ("<!-->", "<!--->"):
        if file.startswith(empty, start):
            return None, start + len(empty)
    closed = _COMMENT_END.search(file, start + 4)
    return (None, closed.end()) if closed else (Torn(start, "<!--"), len(file))


def _open(file: str, start: int, name: re.Match[str]) -> Open | Torn:
    """The start tag whose name was found."""
    attributes: dict[str, Value] = {}
    at = name.end()
    while found := _ATTRIBUTE.match(file, at):
        at = found.end()
        if found[1]:
            return Open(start, at, name[0].lower(), attributes)
        which = found.lastindex or 2
        begin, end = found.span(which) if which > 2 else (at, at)
        attributes.setdefault(found[2].lower(), Value(plain(file, begin, end), begin, end))
    return Torn(start, f"<{name[0]}")
