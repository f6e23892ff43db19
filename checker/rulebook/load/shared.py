"""``extends:`` definitions that a desk keeps once: names, units, hedges, tables, builtin, and facts for formulas.

The rules of the file that is extended stay its own: they are not run a second time. What this file declares itself goes
before what it shares.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from checker.errors import RulebookErrors
from checker.model import Severity
from checker.rulebook.load.facts import silent
from checker.rulebook.load.scope import Scope
from checker.rulebook.model import Fact, Measure, Name, Rulebook, Table, Width
from checker.rulebook.section import Section

Load = Callable[[Path, str, Scope], Rulebook]
"""Load a file that another extends: its path, the name to show, and the scope of the one that asks."""


class Shared(Struct):
    """What the extended rulebooks bring, the nearest first."""

    names: dict[str, Name] = field(default_factory=dict)
    units: dict[str, Measure] = field(default_factory=dict)
    hedges: tuple[Width, ...] = ()
    tables: dict[str, Table] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    builtin: tuple[tuple[str, Severity | None], ...] = ()
    files: tuple[str, ...] = ()


def read(scope: Scope, top: Section, load: Load) -> list[Rulebook]:
    """The rulebooks under ``extends:``, in order."""
    found: list[Rulebook] = []
    for node in top.nodes("extends"):
        relative = node.text.strip()
        path = scope.inside(relative)
        if path is None:
            scope.fail(
                node,
                f"extends: {relative!r} leaves the folder of the rulebooks",
                "a shared file stands in the folder that is given to --rules, or below it",
            )
            continue
        if path.resolve() in scope.extending:
            scope.fail(node, f"extends: {relative!r} extends itself in the end")
            continue
        if not path.is_file():
            scope.fail(
                node, f"extends: there is no file {relative!r}", "the path starts at this rulebook's folder"
            )
            continue
        try:
            shown = Path(os.path.normpath(Path(scope.file.path).parent / relative)).as_posix()
            found.append(load(path, shown, scope))
        except RulebookErrors as errors:
            scope.errors += errors.errors
    return found


def together(scope: Scope, books: list[Rulebook]) -> Shared:
    """What the extended rulebooks bring; the one that stands first goes before the others."""
    shared = Shared()
    for book in books:
        base = os.path.relpath(Path(book.path).parent, Path(scope.file.path).parent)
        for name in book.names:
            shared.names.setdefault(name.key, name)
        for unit in book.units:
            shared.units.setdefault(unit.name, unit)
        shared.hedges += book.hedges
        for table in book.tables:
            file = Path(os.path.normpath(Path(base) / table.file)).as_posix() if table.file else ""
            shared.tables.setdefault(table.name, replace(table, file=file))
        for fact in book.facts:
            if fact.values or fact.formula or fact.lookup:
                shared.facts.setdefault(fact.name, silent(fact))
        shared.builtin += book.builtin
        shared.files += (book.path, *book.extends)
    return shared
