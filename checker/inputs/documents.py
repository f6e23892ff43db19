"""Files small enough to be read whole: articles, feeds, NITF and NewsML-G2, in folders and as members of archives.

``a.html`` is one record, ``wire.rss`` one for each of its items; ``.xml`` and ``.json`` are told by what they hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from checker.inputs import feeds, jsonfeed, newsml, streams
from checker.inputs.partition import Partition
from checker.inputs.record import Passed, Record
from checker.model import Failure
from checker.sources.find import FORMATS as ARTICLES
from checker.sources.naming import ending
from checker.sources.xmltree import root

_FEEDS = frozenset({".rss", ".atom", ".rdf"})
_XML = frozenset({".xml", ".nitf", ".newsml"})
ENDINGS = (*ARTICLES, *sorted(_FEEDS | _XML), ".json")
_FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
_NEWS_ROOTS = frozenset({"nitf", "newsitem", "newsmessage"})
_HEAD = 65_536


def cut(whole: Partition, size: int) -> Iterator[Partition]:
    """A file is not cut; the files of a folder are gathered where partitions are made."""
    yield whole


def records(part: Partition, root: str) -> Iterator[Record | Failure | Passed]:
    """The records of files; a named one that is no article is a failure."""
    named = set(part.named)
    for number, path in enumerate(part.paths):
        try:
            with streams.content(path, 0, root) as stream:
                data = stream.read(part.limit + 1)
        except IsADirectoryError:
            yield Failure(path, "a folder without permission to read it")
            continue
        except streams.DAMAGE as error:
            yield Failure(path, streams.why(error))
            continue
        for found in of_bytes(data, path, ending(path), part.limit):
            if isinstance(found, Passed) and found.path == path and number in named:
                yield Failure(found.path, found.why)
            else:
                yield found


def of_bytes(data: bytes, path: str, kind: str, limit: int) -> Iterator[Record | Failure | Passed]:
    """The records of a file whose content is at hand."""
    if len(data) > limit:
        yield Failure(path, f"it holds more than {limit:,} bytes, the most that is allowed")
    elif kind == ".json":
        yield from jsonfeed.records(data, path)
    elif kind in _FEEDS:
        yield from feeds.records(data, path)
    elif kind in _XML:
        yield from _xml(data, path)
    else:
        yield Record(path, path, path, data, ARTICLES.get(kind, "text"))


def is_document(path: str) -> bool:
    """Whether a member of an archive is one of these."""
    return ending(path) in ENDINGS


def member(stream: IO[bytes], path: str, name: str, limit: int) -> Iterator[Record | Failure | Passed]:
    """The records of a member of an archive, which may be compressed by itself."""
    try:
        data = streams.unpacked(stream, name).read(limit + 1)
    except streams.DAMAGE as error:
        yield Failure(path, streams.why(error))
        return
    yield from of_bytes(data, path, ending(name), limit)


def _xml(data: bytes, path: str) -> Iterator[Record | Failure | Passed]:
    """XML by its outermost element."""
    outer = root(_readable(data[:_HEAD]))
    if outer in _FEED_ROOTS:
        yield from feeds.records(data, path)
    elif outer in _NEWS_ROOTS:
        yield from newsml.records(data, path)
    elif outer == "html":
        yield Record(path, path, path, data, "html")
    else:
        what = f"XML with the root <{outer}>" if outer else "no XML"
        yield Passed(path, f"{what}; read are RSS, Atom, NITF and NewsML-G2")


def _readable(head: bytes) -> str:
    """The head of a file, well enough to see its first tag."""
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head[:4]
    return head.decode("utf-16" if wide else "latin-1", "replace")
