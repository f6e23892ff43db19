"""XML → its elements, each where it stands: ``<hl1>Jones wins</hl1>`` opens at 0, holds 5 to 15, ends at 21.

The standard library's expat reads it and says where each tag is. No entity may be declared and nothing is fetched: a
declaration of one is refused, so that neither "a billion laughs" nor a file of this machine gets into an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from msgspec import Struct

_START_TAG = re.compile(r"""<[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>""")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*+)")
_HEAD = 65_536
_DEEPEST = 512


class BrokenXML(Exception):
    """The XML is not well formed, or ``refused`` since it might do harm: ``line``, and why."""

    def __init__(self, line: int, why: str, *, refused: bool = False) -> None:
        super().__init__(f"line {line}: {why}")
        self.line = line
        self.why = why
        self.refused = refused


class Element(Struct):
    """An element: its name without prefix, in lower case, its attributes, and offsets in the text.

    ``[start, end)`` is the whole of it, ``[inner, last)`` what stands between its tags; ``parent`` is an index, -1 for the root.
    """

    name: str
    attributes: dict[str, str]
    parent: int
    start: int
    inner: int
    last: int = 0
    end: int = 0


def elements(file: str) -> list[Element]:
    """All elements in the order in which they open; BrokenXML if it is none that can be trusted."""
    return _Reader(file).found


def root(file: str) -> str:
    """The name of the outermost element, without prefix, in lower case; nothing if there is none."""
    found = _ROOT.search(_COMMENT.sub("", file[:_HEAD]))
    return local(found[1]) if found else ""


def local(name: str) -> str:
    """``nitf:body.content`` → ``body.content``."""
    return name.rpartition(":")[2].lower()


class _Reader:
    """One pass of expat; its byte offsets become offsets in code points as it goes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.data = file.encode("utf-8", "surrogatepass")
        self.found: list[Element] = []
        self.open: list[int] = []
        self.byte = self.point = 0
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._refuse
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError as error:
            raise BrokenXML(error.lineno, f"broken XML: {expat.ErrorString(error.code)}") from None

    def _here(self) -> int:
        """The parser's place, in code points; it only goes forward."""
        byte = self.parser.CurrentByteIndex
        self.point += len(self.data[self.byte : byte].decode("utf-8", "surrogatepass"))
        self.byte = byte
        return self.point

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._here()
        tag = _START_TAG.match(self.file, start)
        if len(self.open) >= _DEEPEST:
            line = self.parser.CurrentLineNumber
            raise BrokenXML(line, f"more than {_DEEPEST} elements within one another", refused=True)
        inner = tag.end() if tag else start
        parent = self.open[-1] if self.open else -1
        self.open.append(len(self.found))
        self.found.append(Element(local(name), attributes, parent, start, inner))

    def _end(self, name: str) -> None:
        at = self._here()
        element = self.found[self.open.pop()]
        if self.file.startswith("/>", element.inner - 2):  # one tag that opens and ends it
            element.last = element.end = element.inner
        else:
            element.last = at
            element.end = self.file.find(">", at) + 1 or len(self.file)

    def _refuse(self, name: str, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        why = f"it declares the entity {name!r}; a file with entities of its own is not read"
        raise BrokenXML(line, why, refused=True)


def within(found: list[Element], outer: int) -> Iterator[Element]:
    """The elements inside one of them."""
    for index in range(outer + 1, len(found)):
        if found[index].start >= found[outer].end:
            return
        yield found[index]
