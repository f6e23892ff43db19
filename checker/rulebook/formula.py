"""What a rulebook works out: expressions over facts, conditions, and questions to its tables, as plain nouns.

``margin: {is: jones_share - moore_share}`` is a formula; ``latest: {in: senate_winners, where: {party: D}, take: year}`` a look-up.
"""

from __future__ import annotations

from msgspec import Struct

from checker.model import Mention
from checker.rulebook.phrases import Place

COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})


class Expr(Struct, frozen=True):
    """A node of an expression: an operator with its operands, and its span of the expression's text.

    ``op`` is ``number``, ``date``, ``name`` (``leaf`` holds the dotted name), ``call`` (``leaf`` the function), an
    arithmetic sign, a comparison, ``within``, ``and``, ``or`` or ``not``.
    """

    op: str
    args: tuple[Expr, ...] = ()
    leaf: str = ""
    value: Mention | None = None
    start: int = 0
    end: int = 0

    def leaves(self) -> tuple[str, ...]:
        """The dotted names it mentions, in order, each once."""
        found: dict[str, None] = {}
        todo = [self]
        while todo:
            part = todo.pop()
            if part.op == "name":
                found[part.leaf] = None
            todo += reversed(part.args)
        return tuple(found)

    @property
    def depth(self) -> int:
        """How many levels of operands it has; a chain such as ``a + b + c`` is one."""
        deepest, todo = 0, [(self, 1)]
        while todo:
            part, level = todo.pop()
            deepest = max(deepest, level)
            todo += [
                (arg, level if number == 0 and arg.op == part.op else level + 1)
                for number, arg in enumerate(part.args)
            ]
        return deepest


class Formula(Struct, frozen=True):
    """An expression as it was written, parsed, and where it stands; ``segments`` are its runs in the file, for errors."""

    text: str
    expr: Expr
    place: Place
    segments: tuple[tuple[int, int, int], ...] = ()


class Condition(Struct, frozen=True):
    """What a row's column must be: one of ``values``, or ``op`` than a number or a fact (``votes: "> 1000"``)."""

    column: str
    values: tuple[str, ...]
    op: str
    than: Formula | None
    place: Place


class Lookup(Struct, frozen=True):
    """A question to a table: ``latest: {in: winners, where: {party: D}, before: event.date, take: year}``."""

    verb: str
    table: str
    where: tuple[Condition, ...]
    before: Formula | None
    after: Formula | None
    take: str | None
    by: str | None
    unit: str | None
    place: Place
    of: Formula | None = None
    row: tuple[Condition, ...] = ()
    lowest: bool = False
    streak: tuple[Condition, ...] = ()

    def formulas(self) -> tuple[Formula, ...]:
        """The formulas that it asks the rulebook's facts for."""
        asked = (self.before, self.after, self.of)
        conditions = (*self.where, *self.row, *self.streak)
        return tuple(f for f in (*asked, *(condition.than for condition in conditions)) if f is not None)
