"""``facts:`` one fact: where its value comes from, and of which kind it is."""

from __future__ import annotations

from checker.model import Kind
from checker.reading import read_value
from checker.rulebook import keys
from checker.rulebook.load import lookups, says, values
from checker.rulebook.load.formulas import formula
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Fact, FactValue, Name
from checker.rulebook.section import Section


def read(scope: Scope, key: Node, node: Node) -> Fact:
    """One fact, from a value alone or from a mapping."""
    path = f"facts.{key.text}"
    if node.kind == "text" and node.text.strip():  # seats: 100 seats
        node = Node(
            "map", node.line, node.column, pairs=[(Node("text", key.line, key.column, "value"), node)]
        )
    section = scope.section(node, path, keys.FACT)
    origins = [name for name in ("value", "values", "is", *keys.LOOKUPS) if section.has(name)]
    if len(origins) > 1:
        section.fail(
            key,
            f"{path}: {' and '.join(origins)} exclude one another",
            "a fact has one origin of its value",
        )
    choices = _choices(section)
    kind_text = section.choice("kind", [*(str(kind) for kind in Kind), *keys.NOUNS_FOR_KIND])
    held = tuple(values.read(scope, section, choices, kind_text))
    kind, unit = _kind_of(scope, section, held, choices, kind_text)
    derived = formula(scope, section, "is")
    lookup = next((lookups.read(scope, section, verb) for verb in keys.LOOKUPS if section.has(verb)), None)
    if lookup is not None and kind is None and lookup.verb in ("latest", "first"):
        kind = {"year": Kind.YEAR, "date": Kind.DATE}.get(lookup.take or "")
    if not (origins or section.has("says") or section.strange):
        section.fail(
            key, f"{path}: a fact needs a value or wordings", "value:, values:, is:, a lookup, or says:"
        )
    return Fact(
        key.text,
        section.text("title") or key.text.replace("_", " "),
        kind,
        unit,
        held,
        derived,
        lookup,
        tuple(says.wordings(scope, section, key.text, choices)),
        choices,
        tuple(says.examples(scope, section, choices)),
        section.text("source"),
        section.severity(),
        section.text("help"),
        section.text("link"),
        section.yes("grows"),
        section.yes("exact"),
        scope.place(key),
        tuple(says.exceptions(scope, section)),
    )


def _choices(section: Section) -> tuple[str, ...]:
    node = section.values.get("says")
    return tuple(key.text for key, _ in node.pairs) if node is not None and node.kind == "map" else ()


def _kind_of(
    scope: Scope, section: Section, values: tuple[FactValue, ...], choices: tuple[str, ...], kind: str | None
) -> tuple[Kind | str | None, str | None]:
    unit = section.text("unit")
    if choices:
        return "choice", None
    read = [value.mention for value in values if value.mention]
    kinds = {mention.kind for mention in read}
    if len(kinds) > 1:
        section.fail(
            section.values["values"],
            f"{section.key('values')}: values of one fact are of one kind; found {', '.join(sorted(kinds))}",
        )
    if kind is not None and kind in keys.NOUNS_FOR_KIND:
        return kind, unit
    if read:
        return read[0].kind, unit or read[0].unit
    if values:
        return "name", unit
    if kind is not None:
        return Kind(kind), unit
    if unit is not None:
        sample = read_value(f"3 {unit}")
        if sample is None:
            section.fail(section.values["unit"], f"{section.key('unit')}: {unit!r} is no unit")
            return None, unit
        return sample.kind, sample.unit
    return None, None


def check_names(scope: Scope, pairs: list[tuple[Node, Node]], names: tuple[Name, ...]) -> None:
    """A fact's name is one word, and nobody else's."""
    taken = {name.key for name in names} | {"event", "page", "value"}
    for key, _ in pairs:
        if not key.text.isidentifier():
            scope.errors.append(
                scope.file.at(key, f"facts.{key.text}: a fact's name is one word of letters, digits and _")
            )
        elif key.text in taken:
            scope.errors.append(scope.file.at(key, f"facts.{key.text}: the name {key.text!r} is taken"))
