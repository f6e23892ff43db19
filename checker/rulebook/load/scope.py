"""What is known while one file is loaded: its place, its names, facts, units and tables, and the mistakes found so far."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from checker.errors import RulebookError
from checker.model import Kind, Mention
from checker.reading import read_value
from checker.rulebook.located import File, Line, Node
from checker.rulebook.measures import measured
from checker.rulebook.model import Measure
from checker.rulebook.phrases import Place
from checker.rulebook.section import MAX_MISTAKES, Section, TooMany
from checker.rulebook.sets import set_by_set


class Scope(Struct):
    """One file's loading; ``errors`` collects, so that nothing stops at the first mistake.

    ``switches`` are the built-in checks that the file may tune; ``aliases`` folded names → key; ``facts`` and ``tables``
    what the file declares or shares. ``root`` is the folder that no path may leave; ``extending`` the files on the way here.
    """

    file: File
    switches: frozenset[str]
    folder: Path
    root: Path
    extending: tuple[Path, ...] = ()
    errors: list[RulebookError] = field(default_factory=list)
    aliases: dict[tuple[str, ...], str] = field(default_factory=dict)
    facts: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    units: tuple[Measure, ...] = ()
    owner: str | None = None
    tags: tuple[str, ...] = ()

    def section(self, node: Node, path: str, allowed: Iterable[str]) -> Section:
        """A mapping of the file under its key path, with the keys that it may have."""
        return Section(self.file, node, path, allowed, self.errors)

    @staticmethod
    def shorthand(node: Node, key: str, *, absent: bool = False) -> Node:
        """A text where a mapping may stand is the value of its first key: ``seats: 100 seats``.

        With ``absent`` nothing at all is an empty mapping.
        """
        if node.kind != "text" or not (node.text.strip() or absent):
            return node
        pairs = [(Node("text", node.line, node.column, key), node)] if node.text.strip() else []
        return Node("map", node.line, node.column, pairs=pairs)

    def value(self, text: str) -> Mention | None:
        """A value as the rulebook writes it, in the unit that stands behind a unit of its own; no name, no quotation."""
        mention = set_by_set(text) or read_value(text)
        if mention is None or mention.kind in (Kind.NAME, Kind.QUOTE):
            return None
        return measured(mention, self.units)

    def inside(self, relative: str) -> Path | None:
        """The file that a relative path leads to, or None when it leaves the rulebooks' folder."""
        if Path(relative).is_absolute() or "\\" in relative or "\0" in relative:
            return None
        path = self.folder / relative
        return path if path.resolve().is_relative_to(self.root.resolve()) else None

    def place(self, node: Node | Line) -> Place:
        """Where a node stands."""
        return Place(self.file.path, node.line, node.column)

    def fail(self, node: Node | Line, message: str, help: str = "", shift: int = 0) -> None:
        """Note a mistake at a node. Raise TooMany when there are more than anybody would read."""
        self.errors.append(self.file.at(node, message, help, shift))
        if len(self.errors) >= MAX_MISTAKES:
            raise TooMany
