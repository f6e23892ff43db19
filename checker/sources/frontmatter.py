r"""The head of a Markdown file → what it declares, and where: ``title: Jones wins`` between two lines of ``---``.

Values are taken as written: ``date: 2017-12-13`` is those ten characters, whatever YAML 1.1 makes of them. TOML
between lines of ``+++`` is read too. A head that is broken is left out and said in a note; the article is still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Field, Stamp, Stated
from checker.sources.marks import dateline
from checker.sources.stamps import completed, declared, header_line, stamp

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*+(?:\r?\n|\r)")
_LONGEST, _DEEPEST = 200_000, 40
_DATES = {
    Field.PUBLISHED: frozenset(
        "date published publishdate publish_date pubdate date_published published_at created posted".split()
    ),
    Field.UPDATED: frozenset(
        "updated lastmod modified last_modified date_modified updated_at last_updated lastupdated".split()
    ),
}
_TITLES, _SUBTITLES = (
    frozenset({"title", "headline"}),
    frozenset({"subtitle", "subheading", "subhead", "standfirst"}),
)
_AUTHORS = frozenset({"author", "authors", "byline", "by", "reporter"})
_PLACES = frozenset({"dateline", "location", "place"})
_LANGUAGES = frozenset({"lang", "language", "locale"})
_TOML_VALUE = re.compile(
    r"""^[ \t]*([\w-]+)[ \t]*=[ \t]*("(?:[^"\\\r\n]|\\.)*+"|'[^'\r\n]*+'|[^\s#"'\[{][^\r\n#]*+)""",
    re.MULTILINE,
)
_TOML_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


class FrontMatter(Struct, frozen=True):
    """What the head declares; ``end`` is where the body begins."""

    end: int = 0
    titles: tuple[Stated, ...] = ()
    author: Stated | None = None
    place: Stated | None = None
    stamps: tuple[Stamp, ...] = ()
    language: str | None = None
    notes: tuple[str, ...] = ()


def read_front_matter(file: str) -> FrontMatter:
    """The head of a file; an empty one if it has none."""
    opens = _FENCE.match(file)
    if opens is None:
        return FrontMatter()
    closer = r"^(?:---|\.\.\.)" if opens[1] == "---" else r"^\+\+\+"
    closes = re.compile(closer + r"[ \t]*+$", re.MULTILINE).search(_lines(file), opens.end())
    if closes is None:
        return FrontMatter()
    start, end = opens.end(), closes.start()
    after = closes.end()
    if end - start > _LONGEST:
        return FrontMatter(
            after, notes=(f"the front matter is longer than {_LONGEST} characters and was not read",)
        )
    try:
        entries = list(_yaml(file, start, end) if opens[1] == "---" else _toml(file, start, end))
    except _NotAMapping:
        return FrontMatter()
    except ValueError as error:
        return FrontMatter(after, notes=(f"the front matter is broken and was not read: {error}",))
    return _understood(entries, after, file)


def _lines(file: str) -> str:
    """The file with the line ends that ``$`` knows: same length, so that offsets hold."""
    return file.replace("\r\n", " \n").replace("\r", "\n") if "\r" in file else file


_LIST, _ODD_KEY = "\0list", "\0key"


class _NotAMapping(Exception):
    """Lines of ``---`` around something else: they are rules across the page."""


# --- the two notations -----------------------------------------------------------------------------------------


def _yaml(file: str, start: int, end: int) -> Iterator[tuple[str, Stated]]:
    """Keys and texts of the outermost mapping, its lists of texts, and the names in its mappings."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def line_of(event: Any) -> int:
        return file.count("\n", 0, start) + 1 + int(event.start_mark.line)

    path: list[str | None] = []  # the keys that lead here; _LIST for a list, None where a key is to come
    try:
        for event in yaml.parse(file[start:end], Loader=loader):
            if isinstance(event, yaml.CollectionStartEvent):
                if not path and not isinstance(event, yaml.MappingStartEvent):
                    raise _NotAMapping
                path.append(None if isinstance(event, yaml.MappingStartEvent) else _LIST)
                if len(path) > _DEEPEST:  # libyaml's time grows with the square of the depth
                    raise ValueError(f"line {line_of(event)}: more than {_DEEPEST} levels deep")
                continue
            if isinstance(event, yaml.CollectionEndEvent):
                path.pop()
            elif isinstance(event, yaml.ScalarEvent):
                if not path:
                    raise _NotAMapping
                if path[-1] is None:
                    path[-1] = event.value.lower()
                    continue
                keys = [key for key in path if key != _LIST]
                if keys and keys[0] and (len(keys) == 1 or keys[1:] == ["name"]):
                    yield keys[0], _scalar(event, start)
            elif not isinstance(event, yaml.AliasEvent):
                continue
            if path and path[-1] != _LIST:
                path[-1] = _ODD_KEY if path[-1] is None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = file.count("\n", 0, start) + 1 + (mark.line if mark else 0)
        raise ValueError(f"line {line}: {getattr(error, 'problem', None) or 'not YAML'}") from None


def _scalar(event: Any, start: int) -> Stated:
    """A scalar as written, without its quotes."""
    quotes = 1 if event.style in ("'", '"') else 0
    return Stated(event.value, start + event.start_mark.index + quotes, start + event.end_mark.index - quotes)


def _toml(file: str, start: int, end: int) -> Iterator[tuple[str, Stated]]:
    """Keys and texts above the first table."""
    import tomllib

    try:
        values = tomllib.loads(_lines(file[start:end]))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    lines = _lines(file)
    table = _TOML_TABLE.search(lines, start, end)
    for found in _TOML_VALUE.finditer(lines, start, table.start() if table else end):
        key, written = found[1], found[2].rstrip()
        begin = found.start(2)
        value = values.get(key)
        if isinstance(value, str) and written[:1] in "\"'":
            yield key.lower(), Stated(value, begin + 1, begin + len(written) - 1)
        elif value is not None and not isinstance(value, str):
            yield key.lower(), Stated(written, begin, begin + len(written))


# --- what it means ---------------------------------------------------------------------------------------------


def _understood(entries: list[tuple[str, Stated]], end: int, file: str) -> FrontMatter:
    """The entries by what they state."""
    titles, subtitles, authors, places, languages = (
        [stated for key, stated in entries if key in names and stated.text.strip()]
        for names in (_TITLES, _SUBTITLES, _AUTHORS, _PLACES, _LANGUAGES)
    )
    stamps: list[Stamp] = []
    notes: list[str] = []
    for key, stated in entries:
        for kind, names in _DATES.items():
            if key in names and stated.text.strip():
                found = declared(kind, stated.text, stated.start, stated.end)
                if found:
                    stamps.append(found)
                else:
                    line = file.count("\n", 0, stated.start) + 1
                    notes.append(f"{key} in line {line} is not a date: {stated.text[:60]!r}")
    place = None
    for stated in places[:1]:
        place, filed = _filed(stated, stamps)
        stamps += [filed] if filed else []
    return FrontMatter(
        end,
        (*titles[:1], *subtitles[:1]),
        next(iter(authors), None),
        place,
        tuple(stamps),
        languages[0].text if languages else None,
        tuple(notes),
    )


def _filed(stated: Stated, stamps: list[Stamp]) -> tuple[Stated, Stamp | None]:
    """``BIRMINGHAM, Ala., Dec. 13`` → the place, and the day in the year of the other dates."""
    found = dateline(f"{stated.text} —")
    if found is None or found.day is None or stated.end - stated.start != len(stated.text):
        return stated, None
    first, last = found.place
    place = Stated(stated.text[first:last], stated.start + first, stated.start + last)
    begin, end = found.day
    dates = header_line(stated.text[begin:end])
    if not dates:
        return place, None
    day = completed(replace(dates[0], field=Field.DATELINE), (known.day for known in stamps))
    at = stated.start + begin
    return place, stamp(day, stated.text[begin:end], lambda a, b: (at + a, at + b))
