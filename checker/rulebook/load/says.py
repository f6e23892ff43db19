"""``says:`` the wordings of a rule, one a line, and ``examples:`` that test them."""

from __future__ import annotations

from collections.abc import Iterator

from checker.errors import nearest
from checker.rulebook import keys
from checker.rulebook import wordings as grammar
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Line, Node
from checker.rulebook.model import Example, Wording
from checker.rulebook.section import Section


def wordings(scope: Scope, section: Section, own: str | None, choices: tuple[str, ...]) -> Iterator[Wording]:
    """The wordings of a rule; for a choice those of each of its values."""
    node = section.values.get("says")
    if node is None:
        return
    if choices:
        for key, value in node.pairs:
            yield from _lines(scope, section, value, None, key.text)
        return
    for wording in _lines(scope, section, node, own, None):
        if own is not None and own not in wording.slots:
            place = Line(wording.text, wording.place.line, wording.place.column)
            scope.errors.append(
                scope.file.at(
                    place,
                    f"{section.key('says')}: the wording has no slot for its value",
                    "write <value> where the sentence states it; a fact without a number lists a wording for each "
                    "of its values (says: {yes: …, no: …})",
                )
            )
        yield wording


def exceptions(scope: Scope, section: Section) -> Iterator[Wording]:
    """``without:`` words alone, in whose sentence the fact's wordings say nothing."""
    node = section.values.get("without")
    for wording in _lines(scope, section, node, None, None, "without") if node is not None else ():
        if wording.slots:
            place = Line(wording.text, wording.place.line, wording.place.column)
            scope.errors.append(
                scope.file.at(place, f"{section.key('without')}: a slot has no meaning here; words only")
            )
        yield wording


def _lines(
    scope: Scope, section: Section, node: Node, own: str | None, choice: str | None, under: str = "says"
) -> Iterator[Wording]:
    path = section.key(under) + (f".{choice}" if choice else "")
    nodes = node.children if node.kind == "list" else [node]
    lines = [(line, child) for child in nodes if child.kind == "text" for line in scope.file.lines(child)]
    for child in nodes:
        if child.kind != "text":
            scope.errors.append(
                scope.file.at(
                    child,
                    f"{path}: a wording is expected, found {child.what}",
                    "put a wording that holds a colon in quotes",
                )
            )
    if not lines and all(child.kind == "text" for child in nodes):
        scope.errors.append(scope.file.at(node, f"{path}: a wording is expected, found nothing"))
    for line, _ in lines:
        if line.text.startswith("#"):
            scope.errors.append(
                scope.file.at(
                    line,
                    f"{path}: inside a text block a # is no comment",
                    f"move the comment above `{under}:`",
                )
            )
            continue
        try:
            wording = grammar.parse(line.text, scope.place(line), own, scope.aliases, choice)
        except grammar.WordingError as error:
            scope.errors.append(scope.file.at(line, f"{path}: {error.message}", error.help, error.shift))
            continue
        for slot in wording.slots:
            if slot not in scope.facts:
                shift = max(line.text.find(f"<{slot}"), 0)
                scope.errors.append(
                    scope.file.at(
                        line,
                        f"{path}: no fact {slot!r} for the slot <{slot}>{nearest(slot, [*scope.facts, 'value'])}",
                        "a slot is <value> or <name_of_a_fact>",
                        shift,
                    )
                )
        yield wording


def examples(scope: Scope, section: Section, choices: tuple[str, ...]) -> Iterator[Example]:
    """The sentences under each verdict that they must get."""
    if not section.has("examples"):
        return
    part = scope.section(section.values["examples"], section.key("examples"), (*keys.EXPECT, *choices))
    for expect in part.values:
        for node in part.nodes(expect):
            for line in scope.file.lines(node):
                yield Example(expect, line.text, scope.place(line))
