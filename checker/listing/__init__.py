"""What ``checker read`` prints: every mention of an article, as JSON lines or marked in the article and explained.

::

    rows      mention → the line of JSON that the contract promises
    marked    article → its text with numbered marks, and what each of them states, for people
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from checker import sources
from checker.anchored import read_source
from checker.errors import UnreadableSource, UsageError
from checker.listing import marked, rows
from checker.model import Failure, Source
from checker.sources import naming

FORMATS = ("jsonl", "text")


def of_paths(
    paths: Sequence[Path], format: str, *, color: bool = False, columns: int = 100, fields: str = ""
) -> Iterator[str | UnreadableSource]:
    """What to print of each article; an UnreadableSource in the place of an article that is none.

    ``fields`` are the columns of records, as ``--columns`` names them. Raise UsageError when there is no article.
    """
    shown = 0
    for source in _sources(paths, fields):
        if isinstance(source, UnreadableSource):
            yield source
            continue
        reading = read_source(source)
        if format == "jsonl":
            for mention in reading.mentions:
                yield rows.as_line(source, mention)
        else:
            yield from marked.render(source, reading, color=color, columns=columns)
            shown += 1
    if shown:
        yield marked.LEGEND


def _sources(paths: Sequence[Path], fields: str) -> Iterator[Source | UnreadableSource]:
    """The articles in files and folders, then those in archives."""
    plain, archives = naming.parted(paths)
    found = sources.find(plain)
    if not found.articles and not archives:
        raise UsageError(f"no article in {', '.join(str(path) for path in paths)}")
    for file in found.articles:
        try:
            yield sources.load(file, file.as_posix())
        except UnreadableSource as error:
            yield error
    if archives:
        from checker import inputs

        for record in inputs.sources(archives, fields):
            yield UnreadableSource(record.path, record.why) if isinstance(record, Failure) else record
