"""What is known while one file is loaded: its place, its names, facts and tables, and the mistakes found so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.errors import RulebookError
from checker.rulebook.located import File, Line, Node
from checker.rulebook.model import Place
from checker.rulebook.section import Section


@dataclass(slots=True)
class Scope:
    """One file's loading; ``errors`` collects, so that nothing stops at the first mistake.

    ``switches`` are the built-in checks that the file may tune; ``aliases`` folded names → key; ``facts`` and ``tables``
    what the file declares.
    """

    file: File
    switches: frozenset[str]
    errors: list[RulebookError] = field(default_factory=list)
    aliases: dict[tuple[str, ...], str] = field(default_factory=dict)
    facts: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)

    def section(self, node: Node, path: str, allowed: Iterable[str]) -> Section:
        """A mapping of the file under its key path, with the keys that it may have."""
        return Section(self.file, node, path, allowed, self.errors)

    def place(self, node: Node | Line) -> Place:
        """Where a node stands."""
        return Place(self.file.path, node.line, node.column)

    def fail(self, node: Node | Line, message: str, help: str = "", shift: int = 0) -> None:
        """Note a mistake at a node."""
        self.errors.append(self.file.at(node, message, help, shift))
