"""``hedges:`` how far a hedge reaches: ``{about: 5 percent, more than: 20 percent, nearly: 3 votes}``."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Kind
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.model import Width
from checker.rulebook.section import Section

_HUNDRED = Decimal(100)


def read(scope: Scope, section: Section) -> tuple[Width, ...]:
    """The widths of a rulebook or of a fact; a percentage is of the value that is stated."""
    node = section.values.get("hedges")
    if node is None:
        return ()
    part = scope.section(node, section.key("hedges"), keys.HEDGES)
    found: list[Width] = []
    for hedge in part.values:
        text = part.text(hedge)
        mention = scope.value(text) if text else None
        if mention is None or not isinstance(mention.value, Decimal) or mention.hedge or mention.value < 0:
            if text:
                part.fail(
                    part.values[hedge],
                    f"{part.key(hedge)}: {text!r} is no width",
                    "a share of the value (5 percent), or a number, perhaps with its unit (3 votes)",
                )
            continue
        relative = mention.kind is Kind.PERCENT
        size = mention.value / _HUNDRED if relative else mention.value
        found.append(Width(hedge, size, relative, None if relative else mention.unit))
    return tuple(found)
