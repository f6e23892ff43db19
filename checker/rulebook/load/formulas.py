"""Formulas where they stand in the file, and whether all that they speak of is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.errors import nearest
from checker.rulebook import expressions
from checker.rulebook.formula import Expr, Formula
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Line, Node, place_in
from checker.rulebook.model import Fact, Rulebook
from checker.rulebook.section import Section

PAGE = ("published", "updated", "header", "dateline")
"""What a page says of its own date, for checks: ``page.published`` is the header or publication date."""
ATTRIBUTES = ("low", "high", "first", "second")
"""What may stand behind a fact's dot."""
MAX_STEPS = 100
_SHOWN = 12


def formula(scope: Scope, section: Section, name: str) -> Formula | None:
    """The formula under a key, parsed; None when it is absent or a mistake."""
    text = section.text(name)
    return None if text is None else parsed(scope, section, name, section.values[name], text)


def parsed(
    scope: Scope, section: Section, name: str, node: Node, text: str, shift: int = 0
) -> Formula | None:
    """A formula that stands ``shift`` code points into a node's text."""
    segments = tuple((start - shift, line, column) for start, line, column in scope.file.segments(node))
    try:
        return Formula(text, expressions.parse(text, scope.units), scope.place(node), segments)
    except expressions.ExpressionError as error:
        section.fail(node, f"{section.key(name)}: {error.message}", error.help, shift + error.shift)
        return None


def formulas_of(fact: Fact) -> Iterator[Formula]:
    """The formulas that a fact's value rests on."""
    if fact.formula:
        yield fact.formula
    if fact.lookup:
        yield from fact.lookup.formulas()


def check_leaves(scope: Scope, book: Rulebook) -> None:
    """Every name in a formula must be known, and no fact may be derived from itself."""
    born = {f"{name.key}.born" for name in book.names if name.born}
    page = {f"page.{field}" for field in PAGE}
    known = scope.facts | born | page | {"event.date"}
    own = [fact for fact in book.facts if fact.place.path == scope.file.path]
    formulas = [check.formula for check in book.checks]
    formulas += [formula for fact in own for formula in formulas_of(fact)]
    for formula in formulas:
        for leaf in _leaves(formula.expr):
            head, _, tail = leaf.leaf.partition(".")
            if leaf.leaf not in known and not (head in scope.facts and tail in ATTRIBUTES):
                _unknown(scope, formula, leaf, known, sorted(page | born))
            elif leaf.leaf == "event.date" and book.event.day is None:
                _fail(scope, formula, leaf.start, "event.date is used, but the event has no `date:`")
    graph = {
        fact.name: tuple(leaf.split(".")[0] for f in formulas_of(fact) for leaf in f.expr.leaves())
        for fact in book.facts
    }
    places = {fact.name: fact.place for fact in own}
    turning = False
    for cycle in _cycles(graph):
        turning = True
        place = places.get(cycle[0])
        if place is not None:
            spot = Line("", place.line, place.column)
            shown = cycle if len(cycle) <= _SHOWN else [*cycle[:_SHOWN], "…"]
            way = " → ".join((*shown, cycle[0]))
            scope.fail(spot, f"facts.{cycle[0]}: derived from itself: {way}")
    if not turning:
        _check_depth(scope, own, graph)


def _check_depth(scope: Scope, own: Sequence[Fact], graph: Mapping[str, tuple[str, ...]]) -> None:
    """A derivation is worked out step in step; one of hundreds of steps is no rule that anybody could follow."""
    depth: dict[str, int] = {}
    steps = {fact.name: max((f.expr.depth for f in formulas_of(fact)), default=0) for fact in own}
    for name in graph:
        todo = [name]
        while todo:
            waiting = [leaf for leaf in graph[todo[-1]] if leaf in graph and leaf not in depth]
            if waiting:
                todo += waiting
                continue
            top = todo.pop()
            depth[top] = steps.get(top, 0) + max((depth.get(leaf, 0) for leaf in graph[top]), default=0)
    for fact in own:
        if depth[fact.name] > MAX_STEPS:
            spot = Line("", fact.place.line, fact.place.column)
            scope.fail(spot, f"facts.{fact.name}: derived through more than {MAX_STEPS} steps")
            return


def _unknown(scope: Scope, formula: Formula, leaf: Expr, known: set[str], other: list[str]) -> None:
    head, _, tail = leaf.leaf.partition(".")
    if tail and head in scope.facts:
        message = f"a fact has no {tail!r}{nearest(tail, ATTRIBUTES)}"
        _fail(scope, formula, leaf.start, message, f"allowed: {', '.join(f'{head}.{a}' for a in ATTRIBUTES)}")
    else:
        message = f"nothing is called {leaf.leaf!r}{nearest(leaf.leaf, known)}"
        _fail(scope, formula, leaf.start, message, f"known: facts, event.date, {', '.join(other)}")


def _fail(scope: Scope, formula: Formula, shift: int, message: str, help: str = "") -> None:
    line, column = place_in(formula.segments, shift)
    scope.fail(Line(formula.text, line, column), message, help)


def _leaves(expr: Expr) -> Iterator[Expr]:
    """Every name in an expression, where it stands."""
    todo = [expr]
    while todo:
        part = todo.pop()
        if part.op == "name":
            yield part
        todo += reversed(part.args)


def _cycles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Each way back to a fact through its formulas, once."""
    done: set[str] = set()
    for start in graph:
        trail: dict[str, None] = {}
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            name, number = stack.pop()
            if number == 0:
                if name in done or name not in graph:
                    continue
                if name in trail:
                    way = list(trail)
                    yield way[way.index(name) :]
                    continue
                trail[name] = None
            if number < len(graph[name]):
                stack.append((name, number + 1))
                stack.append((graph[name][number], 0))
            else:
                done.add(name)
                trail.popitem()
