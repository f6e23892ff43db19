"""``says:`` the wordings of a rule, one a line, and ``examples:`` that test them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.errors import nearest
from checker.reading import tokenise
from checker.rulebook import keys
from checker.rulebook import wordings as grammar
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Line, Node
from checker.rulebook.model import Example
from checker.rulebook.phrases import Wording
from checker.rulebook.section import Section

_VICTIMS = tuple(
    "kill die dead death toll los body bodies victim hurt injur wound missing fatal casualt drown surviv hospital sick ill infect".split()
)
"""Beginnings of words by which a wording counts victims, of whom residents may be a part."""


def wordings(
    scope: Scope, section: Section, own: str | None, choices: tuple[str, ...], *, exact: bool = False
) -> Iterator[Wording]:
    """The wordings of a rule; for a choice those of each of its values. The words of a term are meant ``exact``."""
    node = section.values.get("says")
    if node is None:
        return
    if choices:
        if node.kind == "map":
            for key, value in node.pairs:
                yield from _lines(scope, section, value, None, key.text)
        else:  # concession: {value: no, says: Moore ... conceded}
            yield from _lines(scope, section, node, None, "yes")
        return
    for wording in _lines(scope, section, node, own, None, exact=exact):
        if own is not None and own not in wording.slots:
            scope.fail(
                Line(wording.text, wording.place.line, wording.place.column),
                f"{section.key('says')}: the wording has no slot for its value",
                "write <value> where the sentence states it; a fact without a number lists a wording for each "
                "of its values (says: {yes: …, no: …})",
            )
        yield wording


def of_no_victims(wordings: Sequence[Wording]) -> bool:
    """Whether none of the wordings speaks of the dead, the hurt or the missing."""
    words = (word for wording in wordings for word in grammar.literals(wording.elements))
    return not any(word.startswith(_VICTIMS) for word in words)


def exceptions(scope: Scope, section: Section) -> Iterator[Wording]:
    """``without:`` words alone, in whose sentence the fact's wordings say nothing."""
    node = section.values.get("without")
    for wording in (
        _lines(scope, section, node, None, None, "without", exact=True) if node is not None else ()
    ):
        if wording.slots:
            place = Line(wording.text, wording.place.line, wording.place.column)
            scope.fail(place, f"{section.key('without')}: a slot has no meaning here; words only")
        yield wording


def spelt_out(scope: Scope, wording: Wording, own: str, values: Sequence[str]) -> Iterator[Wording]:
    """A wording for each value of a title or another text, its own words in the place of the slot."""
    for value in values:
        words = " ".join(token.word for token in tokenise(value, 0, len(value)))
        text = wording.text.replace("<value>", words).replace(f"<{own}>", words)
        try:
            yield grammar.parse(text, wording.place, None, scope.aliases, value)
        except grammar.WordingError as error:
            place = Line(wording.text, wording.place.line, wording.place.column)
            scope.fail(place, f"with {value!r} in its slot: {error.message}", error.help)


def _lines(
    scope: Scope,
    section: Section,
    node: Node,
    own: str | None,
    choice: str | None,
    under: str = "says",
    *,
    exact: bool = False,
) -> Iterator[Wording]:
    path = section.key(under) + (f".{choice}" if choice else "")
    nodes = node.children if node.kind == "list" else [node]
    for child in nodes:
        if child.kind != "text":
            scope.fail(
                child,
                f"{path}: a wording is expected, found {child.what}",
                "put a wording that holds a colon in quotes",
            )
    lines = [line for child in nodes if child.kind == "text" for line in scope.file.lines(child)]
    if not lines and all(child.kind == "text" for child in nodes):
        scope.fail(node, f"{path}: a wording is expected, found nothing")
    for line in lines:
        if line.text.startswith("#"):
            scope.fail(
                line, f"{path}: inside a text block a # is no comment", f"move the comment above `{under}:`"
            )
            continue
        try:
            wording = grammar.parse(line.text, scope.place(line), own, scope.aliases, choice, exact=exact)
        except grammar.WordingError as error:
            scope.fail(line, f"{path}: {error.message}", error.help, error.shift)
            continue
        for slot in wording.slots:
            if slot not in scope.facts:
                scope.fail(
                    line,
                    f"{path}: no fact {slot!r} for the slot <{slot}>{nearest(slot, [*scope.facts, 'value'])}",
                    "a slot is <value> or <name_of_a_fact>",
                    max(line.text.find(f"<{slot}"), 0),
                )
        yield wording


def examples(scope: Scope, section: Section, choices: tuple[str, ...] | None) -> Iterator[Example]:
    """The sentences under each verdict that they must get; of a term (``choices`` is None) under flags and silent.

    Sentences without a verdict must be fitted by a wording, whatever comes of it.
    """
    node = section.values.get("examples")
    if node is None:
        return
    allowed = tuple(keys.FLAGS) if choices is None else (*keys.EXPECT, *choices)
    parts = node.children if node.kind == "list" else [node]
    for part in parts:
        if part.kind == "map":
            under = scope.section(part, section.key("examples"), allowed)
            for expect in under.values:
                for child in under.nodes(expect):
                    for line in scope.file.lines(child):
                        yield Example(expect, line.text, scope.place(line))
        elif part.kind == "text" and part.text.strip():
            for line in scope.file.lines(part):
                yield Example("flags" if choices is None else "states", line.text, scope.place(line))
        else:
            section.fail(
                part,
                f"{section.key('examples')}: sentences under their verdicts are expected, found {part.what}",
                f"allowed keys: {', '.join(allowed)}",
            )
