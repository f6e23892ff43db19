"""``checks:`` conditions that must hold: ``no_recount: margin > recount_threshold``."""

from __future__ import annotations

from checker.rulebook import keys
from checker.rulebook.load import care
from checker.rulebook.load.formulas import formula
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Check


def read(scope: Scope, key: Node, node: Node) -> Check | None:
    """A check as a condition alone, or as a mapping; None when its condition cannot be read."""
    path = f"checks.{key.text}"
    section = scope.section(scope.shorthand(node, "holds"), path, keys.CHECK)
    condition = formula(scope, section, "holds")
    if condition is None:
        if not section.has("holds") and not section.strange:
            section.fail(key, f"{path}: a check needs `holds:`, the condition that must hold")
        return None
    return Check(
        key.text,
        section.text("title") or key.text.replace("_", " "),
        condition,
        source=section.joined("source"),
        place=scope.place(key),
        **care.read(scope, section),
    )
