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
    items = [(index, item) for index, item in enumerate(found) if item.name == "newsitem"]
    if not items:
        if found[0].name == "nitf":
            yield Record(path, path, path, file, "newsxml")
        else:
            yield Passed(path, "a NewsML message without a news item")
    for number, (index, item) in enumerate(items, start=1):
        whole = index == 0
        id = item.attributes.get("guid") or str(number)
        name = path if whole else named(path, id)
        where = path if whole else f"{path}:{file.count(chr(10), 0, item.start) + 1}"
        kind = _kind(found, index)
        if kind != _TEXT_CLASS:
            yield Passed(name, f"a news item of the class {kind}, not text")
        else:
            text = file if whole else file[item.start : item.end]
            yield Record(name, where, id, text, "newsxml")


def _kind(found: list[Element], index: int) -> str:
    """What an item says it is: ``text`` of ``ninat:text``; text if it says nothing."""
    for element in within(found, index):
        if element.name == "itemclass":
            return element.attributes.get("qcode", "").rpartition(":")[2] or _TEXT_CLASS
    return _TEXT_CLASS
