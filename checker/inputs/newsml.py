"""NITF, and NewsML-G2 with one item or a message of many: ``wire.xml#urn:newsml:example.org:20171213:ferry``.

The text of an item is read by ``sources.newsxml``; here a message is taken apart, and pictures and packages are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.errors import UnreadableSource
from checker.inputs.record import Passed, Record, named
from checker.model import Failure
from checker.sources.decode import decode
from checker.sources.xmltree import BrokenXML, Element, elements, within

_TEXT_CLASS = "text"


def records(data: bytes, path: str) -> Iterator[Record | Failure | Passed]:
    """The articles in a file of agency XML."""
    try:
        file = decode(data, path).text
        found = elements(file)
    except UnreadableSource as error:
        yield Failure(path, error.why)
        return
    except BrokenXML as broken:
        yield Failure(f"{path}:{broken.line}", broken.why)
        return
    if found[0].name == "nitf":
        yield Record(path, path, path, file, "newsxml")
        return
    items = list(_items(found))
    if not items:
        yield Passed(path, "a NewsML message without a news item")
    line, counted = 1, 0
    for number, index in enumerate(items, start=1):
        item = found[index]
        line += file.count("\n", counted, item.start)
        counted = item.start
        id = item.attributes.get("guid") or str(number)
        name, where = (named(path, id), f"{path}:{line}") if index else (path, path)
        kind = _kind(found, index)
        if kind != _TEXT_CLASS:
            yield Passed(name, f"a news item of the class {kind}, not text")
        else:
            yield Record(name, where, id, file[item.start : item.end] if index else file, "newsxml")


def _items(found: list[Element]) -> Iterator[int]:
    """The news items, by number of the element; one within another is part of it."""
    end = 0
    for index, element in enumerate(found):
        if element.name == "newsitem" and element.start >= end:
            end = element.end
            yield index


def _kind(found: list[Element], index: int) -> str:
    """What an item says it is: ``text`` of ``ninat:text``; text if it says nothing."""
    for element in within(found, index):
        if element.name == "itemclass":
            return element.attributes.get("qcode", "").rpartition(":")[2] or _TEXT_CLASS
    return _TEXT_CLASS
