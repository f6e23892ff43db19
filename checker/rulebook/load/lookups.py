"""A question to a table: ``latest: {in: winners, where: {party: D}, before: event.date, take: year}``.

``where`` is data: a column is a value, one of a list, or compared (``votes: "> 1000"``, ``goals: ">= <goals>"``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.errors import nearest
from checker.rulebook import keys
from checker.rulebook.formula import Condition, Formula, Lookup
from checker.rulebook.load.formulas import formula, parsed
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.section import Section

_COMPARED = re.compile(r"\s*(<=|>=|==|!=|=|<(?!\w)|>|≤|≥|≠)\s*(.*)", re.S)
_SAME = {"=": "==", "≤": "<=", "≥": ">=", "≠": "!="}
_ONLY = {"of": ("rank",), "order": ("rank",), "while": ("streak",)}


def read(scope: Scope, section: Section, verb: str) -> Lookup:
    """The question under ``latest:``, ``count:`` and the like."""
    part = scope.section(section.values[verb], section.key(verb), keys.LOOKUP)
    table = part.text("in")
    if table is None:
        if not part.has("in") and part.node.kind == "map":
            part.fail(part.node, f"{part.path}: its `in:` names the table")
    elif table not in scope.tables:
        part.fail(
            part.values["in"],
            f"{part.key('in')}: no table {table!r}{nearest(table, scope.tables)}",
            f"declared under tables: {', '.join(sorted(scope.tables)) or 'none'}",
        )
    for key, verbs in _ONLY.items():
        if part.has(key) and verb not in verbs:
            part.fail(part.values[key], f"{part.key(key)}: belongs to {', '.join(verbs)} only")
        elif not part.has(key) and verb in verbs and key != "order" and part.node.kind == "map":
            part.fail(part.node, f"{part.path}: needs its `{key}:`, {keys.LOOKUP[key].about.split(': ')[1]}")
    take = part.text("take")
    if take is None and verb not in ("count", "streak") and part.node.kind == "map" and not part.has("take"):
        part.fail(part.node, f"{part.path}: `take:` names the column whose value is wanted")
    row = part.values.get("of")
    by_row = row is not None and row.kind == "map"
    return Lookup(
        verb,
        table or "",
        tuple(_conditions(scope, part, "where")),
        formula(scope, part, "before"),
        formula(scope, part, "after"),
        take,
        part.text("by"),
        part.text("unit") or section.text("unit"),
        part.place,
        None if by_row else formula(scope, part, "of"),
        tuple(_conditions(scope, part, "of")) if by_row else (),
        part.choice("order", keys.LOOKUP["order"].words) == "lowest",
        tuple(_conditions(scope, part, "while")),
    )


def _conditions(scope: Scope, part: Section, name: str) -> Iterator[Condition]:
    for column, node in part.pairs(name):
        if node.kind == "map":
            part.fail(
                node,
                f"{part.key(name)}.{column.text}: a value or a list of values is expected, found a mapping",
            )
            continue
        values = tuple(child.text.strip() for child in (node.children if node.kind == "list" else [node]))
        compared = (
            None if node.kind == "list" or node.text.startswith("==") else _COMPARED.fullmatch(node.text)
        )
        if compared is None:
            yield Condition(
                column.text,
                tuple(value.removeprefix("==").strip() for value in values),
                "in",
                None,
                scope.place(node),
            )
            continue
        op, rest = _SAME.get(compared[1], compared[1]), compared[2].strip()
        if op == "!=" and not rest.startswith("<"):
            yield Condition(column.text, (rest,), "not in", None, scope.place(node))
            continue
        than = _than(scope, part, name, node, rest, compared.start(2))
        yield Condition(column.text, (), op, than, scope.place(node))


def _than(scope: Scope, part: Section, name: str, node: Node, text: str, shift: int) -> Formula | None:
    """``1000``, ``2017-12-12``, ``<goals>``: a number, a day or a fact."""
    if text.startswith("<") and text.endswith(">"):
        return parsed(scope, part, name, node, text[1:-1], shift + 1)
    return parsed(scope, part, name, node, text, shift)
