r"""YAML in which everything is text and everything knows where it stands.

``value: 49.90``, ``score: 51:49`` and ``answer: no`` arrive as the words that were written. What YAML itself would
change without a word (a ``#1`` taken for a comment, ``{x} won`` taken for a mapping, a colon in a sentence, a tag, an
alias) is refused with line, column and the way to write it. Built on libyaml's events, with no recursion: depth and
size are bounded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import yaml
from msgspec import Struct, field

from checker.errors import RulebookError

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LOST = re.compile(r"[ \t]+(#[^\s#!=-].*)")
_COMMENT = re.compile(r"\s#[^\s#!=-].*")
MAX_BYTES = 8_000_000
MAX_DEPTH = 40
MAX_EXCERPT = 200

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Node(Struct):
    """A text, list or mapping with its line and column (both from 1); ``key`` is the path that led to it."""

    kind: Literal["text", "list", "map"]
    line: int
    column: int
    text: str = ""
    block: bool = False
    quoted: bool = False
    children: list[Node] = field(default_factory=list)
    pairs: list[tuple[Node, Node]] = field(default_factory=list)

    @property
    def what(self) -> str:
        """What was found, in words: ``the text 'x'``, ``a list``, ``a mapping``, ``nothing``."""
        if self.kind != "text":
            return "a list" if self.kind == "list" else "a mapping"
        return f"the text {self.text!r}" if self.text else "nothing"


class Line(Struct, frozen=True):
    """One line of a text node, stripped, and where it begins in the file."""

    text: str
    line: int
    column: int


Segment = tuple[int, int, int]
"""A run of a text: its offset, and the line and column of the file at which it begins."""


def place_in(segments: Sequence[Segment], offset: int) -> tuple[int, int]:
    """The line and column of an offset of a text."""
    number = max(bisect_right(segments, offset, key=lambda segment: segment[0]) - 1, 0)
    start, line, column = segments[number]
    return line, column + offset - start


class File:
    """A YAML file: its path and lines, for errors that show the place."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.rows = text.split("\n")

    def error(self, message: str, line: int, column: int, help: str = "") -> RulebookError:
        """An error at a place, with the line as its excerpt."""
        row = self.rows[line - 1].rstrip("\r") if 0 < line <= len(self.rows) else ""
        if len(row) > MAX_EXCERPT:
            start = max(column - 80, 0)
            row, column_shown = row[start : start + 160], column - start
            error = RulebookError(message, self.path, line, column, excerpt="", help=help)
            error.help = f"{help}{' ' if help else ''}(near {row[max(column_shown - 20, 0) :][:60]!r})"
            return error
        return RulebookError(message, self.path, line, column, excerpt=row, help=help)

    def at(self, node: Node | Line, message: str, help: str = "", shift: int = 0) -> RulebookError:
        """An error at a node, ``shift`` code points into its stripped text."""
        if shift and isinstance(node, Node) and node.kind == "text":
            return self.error(message, *place_in(self.segments(node), shift), help)
        return self.error(message, node.line, node.column + shift, help)

    def segments(self, node: Node) -> tuple[Segment, ...]:
        """Where the stripped text of a node stands: its runs, each with its offset, line and column.

        A text in quotes begins after the quote; one that YAML folds over lines, or that holds escapes, has a run for each
        stretch. YAML changes blanks and escapes only, so that the words are found in order.
        """
        text = node.text.strip()
        row, column = node.line - 1 + int(node.block), 0 if node.block else node.column - 1 + int(node.quoted)
        found: list[Segment] = []
        for offset, char in enumerate(text):
            if char.isspace():
                continue
            while row < len(self.rows) and not self.rows[row].startswith(char, column):
                row, column = (row + 1, 0) if column >= len(self.rows[row]) else (row, column + 1)
            if row >= len(self.rows):
                break
            last = found[-1] if found else None
            if last is None or last[1] != row + 1 or column + 1 - last[2] != offset - last[0]:
                found.append((offset, row + 1, column + 1))
            column += 1
        return tuple(found) or ((0, node.line, node.column),)

    def lines(self, node: Node) -> Iterator[Line]:
        """The lines of a text node that are not blank, each with its own place."""
        if not node.block:
            for text in node.text.split("\n"):
                if text.strip():
                    yield Line(text.strip(), node.line, node.column + int(node.quoted))
            return
        for number, text in enumerate(node.text.split("\n")):
            if text.strip():
                row = self.rows[node.line + number] if node.line + number < len(self.rows) else ""
                yield Line(text.strip(), node.line + number + 1, len(row) - len(row.lstrip()) + 1)


def with_excerpts(errors: Iterable[RulebookError]) -> list[RulebookError]:
    """The errors, each with the line of its file where that can still be read."""
    found = list(errors)
    rows: dict[str, list[str]] = {}
    for error in found:
        if error.excerpt:
            continue
        if error.path not in rows:
            try:
                rows[error.path] = Path(error.path).read_text(encoding="utf-8-sig").split("\n")
            except (OSError, ValueError):
                rows[error.path] = []
        if 0 < error.line <= len(rows[error.path]) and len(rows[error.path][error.line - 1]) <= MAX_EXCERPT:
            error.excerpt = rows[error.path][error.line - 1].rstrip("\r")
    return found


def parse(path: str, text: str) -> tuple[File, Node]:
    """The root mapping of a YAML text. Raise RulebookError for anything that YAML would change or that is not YAML."""
    file = File(path, text)
    if len(text) > MAX_BYTES:
        raise file.error(f"a rulebook of {len(text):,} characters; at most {MAX_BYTES:,} are read", 1, 1)
    control = _CONTROL.search(text)
    if control is not None:
        bad = control.start()
        line = text.count("\n", 0, bad) + 1
        column = bad - text.rfind("\n", 0, bad)
        raise RulebookError(
            f"the control character U+{ord(text[bad]):04X} is not allowed here", path, line, column
        )
    try:
        root = _compose(file)
    except yaml.MarkedYAMLError as error:
        raise _explain(file, error) from None
    except yaml.YAMLError as error:
        raise file.error(f"this is not YAML: {error}", 1, 1) from None
    if root is None:
        raise file.error("the file holds no rules", 1, 1, "`checker rules new` writes a starter file")
    if root.kind != "map":
        raise file.at(root, f"a rulebook is a mapping (event:, names:, facts: …); found {root.what}")
    return file, root


def _compose(file: File) -> Node | None:
    root: Node | None = None
    open_nodes: list[_Open] = []
    for event in yaml.parse(file.text, Loader=_Loader):
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            open_nodes.pop()
            continue
        if kind not in _HOLDS:
            _refuse(file, event, again=root is not None)
            continue
        node = _node(file, event)
        if open_nodes:
            open_nodes[-1].take(file, node)
        else:
            root = node
        if node.kind != "text":
            if len(open_nodes) >= MAX_DEPTH:
                raise file.at(node, f"more than {MAX_DEPTH} levels of nesting")
            open_nodes.append(_Open(node))
    return root


_BLOCK, _QUOTES = frozenset({"|", ">"}), frozenset({"'", '"'})
_HOLDS = frozenset({yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})


def _refuse(file: File, event: Any, *, again: bool) -> None:
    """An alias, or a second document."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, yaml.DocumentStartEvent) and again:
        raise file.error("a second document ('---') in one file", line, column, "one rulebook, one file")
    if isinstance(event, yaml.AliasEvent):
        raise file.error(
            f"'*{event.anchor}' is an alias in YAML",
            line,
            column,
            "put the text in quotes if the star is meant; repeat the value if the alias is meant",
        )


class _Open:
    """A list or mapping that is still being read; ``waiting`` is the key that waits for its value."""

    __slots__ = ("lines", "node", "waiting")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.waiting: Node | None = None
        self.lines: dict[str, int] = {}
        """Each key and the line on which it stands."""

    def take(self, file: File, node: Node) -> None:
        """The next child: an item, a key or a value."""
        if self.node.kind == "list":
            self.node.children.append(node)
        elif self.waiting is not None:
            self.node.pairs.append((self.waiting, node))
            self.waiting = None
        elif node.kind != "text":
            raise file.at(
                node,
                f"a key must be a word, found {node.what}",
                "put a text that begins with { or [ in quotes",
            )
        elif node.text in self.lines:
            raise file.at(node, f"{node.text!r} stands twice; the first is on line {self.lines[node.text]}")
        else:
            self.lines[node.text] = node.line
            self.waiting = node


def _node(file: File, event: Any) -> Node:
    mark = event.start_mark
    line, column = mark.line + 1, mark.column + 1
    if event.anchor or (event.tag is not None and event.tag != "!"):
        what, sign = (
            (f"'&{event.anchor}' is an anchor in YAML", "&")
            if event.anchor
            else (f"the tag {event.tag!r} is not used here", "!")
        )
        raise file.error(what, line, column, f"put the text in quotes if the {sign} is meant")
    if type(event) is not yaml.ScalarEvent:
        return Node("list" if type(event) is yaml.SequenceStartEvent else "map", line, column)
    style = event.style
    if style is None:
        _refuse_swallowed(file, event)
        return Node("text", line, column, event.value)
    return Node("text", line, column, event.value, block=style in _BLOCK, quoted=style in _QUOTES)


def _refuse_swallowed(file: File, event: Any) -> None:
    """``says: No. 1 #2`` loses ``#2`` as a comment; a comment proper has a space after its ``#``."""
    end = event.end_mark
    row = file.rows[end.line] if end.line < len(file.rows) else ""
    lost = _LOST.match(row, end.column)
    if lost is not None:
        raise _swallowed(file, end.line + 1, lost.start(1) + 1, lost[1].strip())


def _swallowed(file: File, line: int, column: int, words: str) -> RulebookError:
    return file.error(
        f"YAML takes {words!r} for a comment, and it would be lost",
        line,
        column,
        "put the whole text in quotes; or, if a comment is meant, put a space after the #",
    )


def _explain(file: File, error: yaml.MarkedYAMLError) -> RulebookError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or str(error)
    row = file.rows[line - 1].strip() if line <= len(file.rows) else ""
    help = ""
    first = error.context_mark.line if error.context_mark else line - 1
    for number in range(first, min(line, len(file.rows))):
        if lost := _COMMENT.search(file.rows[number]):
            return _swallowed(file, number + 1, lost.start() + 2, lost.group().strip())
    if "mapping values are not allowed" in problem:
        problem, help = (
            "a colon inside a text",
            "put the text in quotes, or on lines of its own below `says: |`",
        )
    elif "cannot start any token" in problem:
        found = file.rows[line - 1][column - 1 : column] if line <= len(file.rows) else ""
        problem, help = f"a text may not begin with {found!r}", "put the text in quotes"
        if found == "\t":
            problem, help = "a tab where YAML wants spaces", "indent with spaces"
    elif "could not find expected ':'" in problem:
        problem, help = (
            "a line that is neither `key: value` nor part of a text",
            "is a colon missing, or an indent?",
        )
    elif row.startswith(("{", "[")) or ": {" in row or ": [" in row or "- {" in row:
        help = "a text that begins with { or [ must stand in quotes"
    elif "found undefined tag" in problem or "expected the node content" in problem:
        help = "put the text in quotes"
    return file.error(problem, line, column, help)
