"""A question to a table: ``latest: {in: winners, where: {party: D}, before: event.date, take: year}``."""

from __future__ import annotations

from checker.errors import nearest
from checker.rulebook import keys
from checker.rulebook.load.formulas import formula
from checker.rulebook.load.scope import Scope
from checker.rulebook.model import Lookup
from checker.rulebook.section import Section


def read(scope: Scope, section: Section, verb: str) -> Lookup:
    """The question under ``latest:``, ``count:`` and the like."""
    part = scope.section(section.values[verb], section.key(verb), keys.LOOKUP)
    table = part.text("in")
    if table is None or table not in scope.tables:
        if table is not None:
            part.fail(
                part.values["in"],
                f"{part.key('in')}: no table {table!r}{nearest(table, scope.tables)}",
                f"declared under scope.tables: {', '.join(sorted(scope.tables)) or 'none'}",
            )
        elif not part.has("in"):
            part.fail(part.node, f"{part.path}: its `in:` names the table")
        table = table or ""
    where: list[tuple[str, tuple[str, ...]]] = []
    for column, node in part.pairs("where"):
        found = node.children if node.kind == "list" else [node]
        where.append((column.text, tuple(child.text for child in found)))
    take = part.text("take")
    if take is None and verb not in ("count",):
        part.fail(part.node, f"{part.path}: `take:` names the column whose value is wanted")
    return Lookup(
        verb,
        table,
        tuple(where),
        formula(scope, part, "before"),
        formula(scope, part, "after"),
        take,
        part.text("by"),
        part.text("unit") or section.text("unit"),
        part.place,
    )
