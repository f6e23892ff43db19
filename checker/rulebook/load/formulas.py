"""Formulas where they stand in the file, and whether all that they speak of is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.errors import nearest
from checker.rulebook import expressions
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Line, Node
from checker.rulebook.model import Formula, Place, Rulebook
from checker.rulebook.section import Section

PAGE = ("published", "updated", "header", "dateline")
"""What a page says of its own date, for checks: ``page.published`` is the header or publication date."""


def formula(scope: Scope, section: Section, name: str) -> Formula | None:
    """The formula under a key, parsed; None when it is absent or a mistake."""
    text = section.text(name)
    if text is None:
        return None
    node = section.values[name]
    try:
        return Formula(text, expressions.parse(text), scope.place(node))
    except expressions.ExpressionError as error:
        section.fail(node, f"{section.key(name)}: {error.message}", error.help, _shift(node, error.shift))
        return None


def _shift(node: Node | Line, shift: int) -> int:
    return 0 if isinstance(node, Node) and node.block else shift + int(isinstance(node, Node) and node.quoted)


def check_leaves(scope: Scope, book: Rulebook) -> None:
    """Every name in a formula must be known, and no fact may be derived from itself."""
    born = {f"{name.key}.born" for name in book.names if name.born}
    page = {f"page.{field}" for field in PAGE}
    known = scope.facts | born | page | {"event.date"}
    formulas: list[Formula] = [check.formula for check in book.checks]
    graph: dict[str, tuple[str, ...]] = {}
    places: dict[str, Place] = {}
    for fact in book.facts:
        own = [fact.formula] if fact.formula else []
        own += [f for f in (fact.lookup.before, fact.lookup.after) if f] if fact.lookup else []
        formulas += own
        graph[fact.name] = tuple(leaf.split(".")[0] for formula in own for leaf in formula.expr.leaves())
        places[fact.name] = fact.place
    for formula in formulas:
        for leaf in formula.expr.leaves():
            head, _, tail = leaf.partition(".")
            attribute = head in scope.facts and tail in ("low", "high", "first", "second")
            if leaf not in known and not attribute:
                shift = max(formula.text.find(leaf), 0)
                spot = Line(formula.text, formula.place.line, formula.place.column + shift)
                scope.errors.append(
                    scope.file.at(
                        spot,
                        f"nothing is called {leaf!r}{nearest(leaf, known)}",
                        f"known: facts, event.date, {', '.join(sorted(page | born))}",
                    )
                )
            if leaf == "event.date" and book.event.day is None:
                spot = Line(formula.text, formula.place.line, formula.place.column)
                scope.errors.append(scope.file.at(spot, "event.date is used, but the event has no `date:`"))
    for cycle in _cycles(graph):
        place = places[cycle[0]]
        spot = Line("", place.line, place.column)
        scope.errors.append(
            scope.file.at(spot, f"facts.{cycle[0]}: derived from itself: {' → '.join((*cycle, cycle[0]))}")
        )


def _cycles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Each way back to a fact through its formulas, once."""
    done: set[str] = set()
    for start in graph:
        trail: list[str] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            name, number = stack.pop()
            if number == 0:
                if name in done or name not in graph:
                    continue
                if name in trail:
                    yield trail[trail.index(name) :]
                    continue
                trail.append(name)
            if number < len(graph[name]):
                stack.append((name, number + 1))
                stack.append((graph[name][number], 0))
            else:
                done.add(name)
                trail.pop()
