"""``checks:`` conditions that must hold."""

from __future__ import annotations

from checker.rulebook import keys
from checker.rulebook.load.formulas import formula
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Check


def read(scope: Scope, key: Node, node: Node) -> Check | None:
    """A check as a condition alone, or as a mapping; None when its condition cannot be read."""
    path = f"checks.{key.text}"
    if node.kind == "text" and node.text.strip():  # no_recount: margin > threshold
        node = Node(
            "map", node.line, node.column, pairs=[(Node("text", key.line, key.column, "holds"), node)]
        )
    section = scope.section(node, path, keys.CHECK)
    condition = formula(scope, section, "holds")
    if condition is None:
        if not section.has("holds"):
            section.fail(key, f"{path}: a check needs `holds:`, the condition that must hold")
        return None
    return Check(
        key.text,
        section.text("title") or key.text.replace("_", " "),
        condition,
        section.severity(),
        section.text("help"),
        section.text("source"),
        scope.place(key),
    )
