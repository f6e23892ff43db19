"""The values of a fact over time: ``{value: 49.92 percent, status: unofficial, until: 2017-12-28}``."""

from __future__ import annotations

from collections.abc import Iterator

from checker.errors import nearest
from checker.model import Kind
from checker.reading import read_value
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import FactValue
from checker.rulebook.section import Section
from checker.units import UnknownUnit, looks_like, resolve


def read(scope: Scope, section: Section, choices: tuple[str, ...], kind: str | None) -> Iterator[FactValue]:
    """The values of ``value:`` or ``values:``, in the order of the file."""
    node = section.values.get("values")
    if node is not None:
        if node.kind != "list" or not node.children:
            section.fail(node, f"{section.key('values')}: a list of values is expected, found {node.what}")
            return
        for number, child in enumerate(node.children):
            path = f"{section.key('values')}[{number}]"
            part = scope.section(child, path, keys.VALUE)
            if not part.has("value") and child.kind == "map":
                part.fail(child, f"{path}: its `value:` is missing")
            yield from _value(scope, part, choices, kind, section.text("source"))
    elif section.has("value"):
        yield from _value(scope, section, choices, kind, section.text("source"))


def _value(
    scope: Scope, section: Section, choices: tuple[str, ...], kind: str | None, source: str | None
) -> Iterator[FactValue]:
    text = section.text("value")
    if text is None:
        return
    node = section.values["value"]
    mention = None
    if choices:
        if text not in choices:
            section.fail(
                node,
                f"{section.key('value')}: {text!r} is none of its wordings' values{nearest(text, choices)}",
                f"allowed: {', '.join(choices)}",
            )
    elif kind not in keys.NOUNS_FOR_KIND:
        mention = read_value(text)
        if mention is not None and mention.kind in (Kind.NAME, Kind.QUOTE):
            mention = None
        if mention is None and any(char.isdigit() for char in text):
            near = next(
                (near for word in text.split() if word.isalpha() and (near := looks_like(word))), None
            )
            hint = f"; did you mean {near!r}?" if near else ""
            section.fail(
                node,
                f"{section.key('value')}: {text!r} cannot be read as a value{hint}",
                "a value is a number with its unit (49.92 percent, 21,000 votes, $3.5 billion), a score, a date, an age",
            )
        elif mention is not None:
            _check_unit(scope, section, node, text, mention.kind, mention.unit)
    since, until = section.day("from"), section.day("until")
    if since and until and until <= since:
        section.fail(node, f"{section.path}: it holds from {since} until {until}, which is never")
    yield FactValue(
        text,
        mention,
        section.text("status"),
        since,
        until,
        section.text("source") or source,
        section.day("retrieved"),
        scope.place(node),
    )


def _check_unit(scope: Scope, section: Section, node: Node, text: str, kind: Kind, unit: str | None) -> None:
    if kind is Kind.COUNT and unit and (near := looks_like(unit.split()[-1])):
        section.fail(node, f"{section.key('value')}: unknown unit {unit!r}; did you mean {near!r}?")
    if kind is Kind.QUANTITY and unit:
        try:
            resolve(unit)
        except UnknownUnit as error:
            hint = f"; did you mean {error.near!r}?" if error.near else ""
            section.fail(node, f"{section.key('value')}: unknown unit {unit!r} in {text!r}{hint}")
