"""The values of a fact over time: ``{value: 49.92 percent, status: unofficial, until: 2017-12-28}``.

A value may leave its unit to ``unit:``; a list may hold bare values; ``true`` is ``yes`` where the wordings know a yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from checker.errors import nearest
from checker.model import Kind, Mention
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import FactValue
from checker.rulebook.section import Section
from checker.units import UnknownUnit, looks_like, resolve

_WHAT = (
    "a value is a number with its unit (49.92 percent, 21,000 votes, $3.5 billion), a score, a date, an age"
)
_PLAIN = {"true": "yes", "false": "no", "on": "yes", "off": "no"}


def read(scope: Scope, section: Section, choices: tuple[str, ...], kind: str | None) -> Iterator[FactValue]:
    """The values of ``value:`` or ``values:``, in the order of the file."""
    reader = _Reader(scope, choices, kind, section.joined("source"), section.text("unit"))
    reader.in_sterling = _has(section.values.get("examples"), "£")
    node = section.values.get("values")
    if node is None:
        if section.has("value"):
            yield from reader.read(section)
        return
    children = node.children if node.kind == "list" else [node] if node.text.strip() else []
    if not children or node.kind == "map":
        section.fail(node, f"{section.key('values')}: a list of values is expected, found {node.what}")
        return
    found: list[FactValue] = []
    for number, child in enumerate(children):
        path = f"{section.key('values')}[{number}]"
        part = scope.section(scope.shorthand(child, "value"), path, keys.VALUE)
        if not part.has("value") and part.node.kind == "map" and not part.strange:
            part.fail(child, f"{path}: its `value:` is missing")
        found += reader.read(part)
    yield from found


class _Reader:
    def __init__(
        self, scope: Scope, choices: tuple[str, ...], kind: str | None, source: str | None, unit: str | None
    ) -> None:
        self.scope, self.choices, self.kind, self.source, self.unit = scope, choices, kind, source, unit
        self.in_sterling = False
        """Whether pounds are money: the examples write them "£"."""

    def read(self, section: Section) -> Iterator[FactValue]:
        """The value of a mapping that holds ``value:``."""
        text = section.text("value")
        if text is None:
            return
        node = section.values["value"]
        mention = None
        if self.choices:
            text = self.choice(section, node, text)
        elif self.kind not in keys.NOUNS_FOR_KIND:
            mention = self.measure(section, node, text)
        since, until = section.day("from"), section.day("until")
        if since and until and until <= since:
            section.fail(node, f"{section.path}: it holds from {since} until {until}, which is never")
        yield FactValue(
            text,
            mention,
            section.text("status"),
            since,
            until,
            section.joined("source") or self.source,
            section.day("retrieved"),
            self.scope.place(node),
            section.text("link"),
        )

    def choice(self, section: Section, node: Node, text: str) -> str:
        """The value of a choice, as its wordings call it."""
        if text in self.choices:
            return text
        folded = _PLAIN.get(text.lower(), text.lower())
        for choice in self.choices:
            if _PLAIN.get(choice.lower(), choice.lower()) == folded:
                return choice
        section.fail(
            node,
            f"{section.key('value')}: {text!r} is none of its wordings' values{nearest(text, self.choices)}",
            f"allowed: {', '.join(self.choices)}",
        )
        return text

    def measure(self, section: Section, node: Node, text: str) -> Mention | None:
        """The value as it is read; None for a name."""
        mention = self.scope.value(text)
        if self.in_sterling and mention is not None and mention.unit == "pound":
            mention = self.scope.value(f"£{text[mention.core_start : mention.core_end]}") or mention
        if mention is not None and mention.kind is Kind.COUNT and mention.unit is None and self.unit:
            mention = self.scope.value(f"{text} {self.unit}") or self.scope.value(f"{self.unit}{text}")
            if mention is None:
                section.fail(
                    node, f"{section.key('value')}: {text!r} and {self.unit!r} together are no value", _WHAT
                )
            return mention
        if mention is None:
            if any(char.isdigit() for char in text):
                near = next(
                    (near for word in text.split() if word.isalpha() and (near := looks_like(word))), None
                )
                hint = f"; did you mean {near!r}?" if near else ""
                section.fail(node, f"{section.key('value')}: {text!r} cannot be read as a value{hint}", _WHAT)
            return None
        self.check_unit(section, node, text, mention)
        return mention

    def check_unit(self, section: Section, node: Node, text: str, mention: Mention) -> None:
        unit = mention.unit
        if mention.kind is Kind.COUNT and unit and (near := looks_like(unit.split()[-1])):
            section.fail(node, f"{section.key('value')}: unknown unit {unit!r}; did you mean {near!r}?")
        if mention.kind is Kind.QUANTITY and unit:
            try:
                resolve(unit)
            except UnknownUnit as error:
                hint = f"; did you mean {error.near!r}?" if error.near else ""
                section.fail(node, f"{section.key('value')}: unknown unit {unit!r} in {text!r}{hint}")


def _has(node: Node | None, sign: str) -> bool:
    """Whether a sign stands in a text of the file, or in those below it."""
    if node is None:
        return False
    return sign in node.text or any(
        _has(child, sign) for child in (*node.children, *(value for _, value in node.pairs))
    )


def growing(scope: Scope, section: Section, values: Sequence[FactValue]) -> tuple[FactValue, ...]:
    """The values of a count that can only rise: each holds until the next, and none is lower than the one before.

    A value without ``from:`` holds from the day on which its source was looked up.
    """
    dated = [replace(value, since=value.since or value.retrieved) for value in values]
    dated.sort(key=lambda value: value.since or date.min)
    found: list[FactValue] = []
    for number, value in enumerate(dated):
        after = dated[number + 1] if number + 1 < len(dated) else None
        if after is not None and after.since == value.since:
            section.fail(
                _node(after),
                f"{section.path}: two values of a growing count begin on one day",
                "give each its `from:`, the first day on which it was known",
            )
        if after is not None and _lower(after, value):
            section.fail(
                _node(after),
                f"{section.path}: {after.text!r} is lower than {value.text!r} before it, and the count `grows`",
                "a count that was corrected downwards does not grow: leave `grows:` out",
            )
        ends = value.until or (after.since if after is not None else None)
        found.append(replace(value, until=ends))
    return tuple(found)


def _node(value: FactValue) -> Node:
    return Node("text", value.place.line, value.place.column)


def _lower(one: FactValue, two: FactValue) -> bool:
    a, b = one.mention, two.mention
    if a is None or b is None or a.interval is None or b.interval is None or a.unit != b.unit:
        return False
    return a.interval.high is not None and b.interval.low is not None and a.interval.high < b.interval.low
