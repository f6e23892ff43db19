"""``facts:`` one fact: where its value comes from, of which kind it is, and how sentences say it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.model import Kind
from checker.rulebook import expressions, keys
from checker.rulebook.load import care, lookups, says, values, widths
from checker.rulebook.load.formulas import formula
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Fact, FactValue, Name
from checker.rulebook.section import Section

_YES_NO = frozenset({"yes", "no", "true", "false"})
_ONE_LOOKUP = {"year": Kind.YEAR, "date": Kind.DATE}


def read(scope: Scope, key: Node, node: Node) -> Fact:
    """One fact, from a value alone or from a mapping."""
    path = f"facts.{key.text}"
    section = scope.section(scope.shorthand(node, "value"), path, keys.FACT)
    origins = [name for name in ("value", "values", "is", *keys.LOOKUPS) if section.has(name)]
    if len(origins) > 1:
        section.fail(
            key, f"{path}: {' and '.join(origins)} exclude one another", "a fact has one origin of its value"
        )
    if not (origins or section.has("says") or section.strange):
        section.fail(
            key, f"{path}: a fact needs a value or wordings", "value:, values:, is:, a lookup, or says:"
        )
    kind_text = section.choice("kind", keys.KINDS)
    choices = _choices(section, kind_text)
    held = tuple(values.read(scope, section, choices, kind_text))
    grows = section.yes("grows")
    if grows:
        held = values.growing(scope, section, held)
    kind, unit = _kind_of(scope, section, held, choices, kind_text)
    lookup = next((lookups.read(scope, section, verb) for verb in keys.LOOKUPS if section.has(verb)), None)
    if lookup is not None and kind is None:
        if lookup.verb in ("latest", "first"):
            kind = _ONE_LOOKUP.get(lookup.take or "")
        kind = Kind.ORDINAL if lookup.verb == "rank" else kind
    wordings = tuple(says.wordings(scope, section, key.text, choices))
    if kind in ("title", "text") and held and not choices:
        choices = tuple(dict.fromkeys(value.text for value in held))
        wordings = tuple(w for wording in wordings for w in says.spelt_out(scope, wording, key.text, choices))
    return Fact(
        key.text,
        section.text("title") or key.text.replace("_", " "),
        kind,
        unit,
        held,
        formula(scope, section, "is"),
        lookup,
        wordings,
        choices,
        tuple(says.examples(scope, section, choices)),
        section.joined("source"),
        grows=grows,
        exact=section.yes("exact"),
        place=scope.place(key),
        without=tuple(says.exceptions(scope, section)),
        hedges=widths.read(scope, section),
        inhabits=says.of_no_victims(wordings),
        **care.read(scope, section),
    )


def _choices(section: Section, kind: str | None) -> tuple[str, ...]:
    """The values of a choice: those that have wordings; for a plain yes or no without slot, that answer."""
    node = section.values.get("says")
    if node is None:
        return ()
    if node.kind == "map":
        return tuple(key.text for key, _ in node.pairs)
    value = section.values.get("value")
    answer = value.text.strip().lower() if value is not None and value.kind == "text" else ""
    lines = [child.text for child in node.children] if node.kind == "list" else [node.text]
    if (answer in _YES_NO or kind == "boolean") and not any("<" in line for line in lines):
        return ("yes", "no")
    return ()


def _kind_of(
    scope: Scope, section: Section, held: Sequence[FactValue], choices: tuple[str, ...], kind: str | None
) -> tuple[Kind | str | None, str | None]:
    """What the fact's slot takes: told by its value, else by ``kind:``, else by ``unit:``."""
    unit = section.text("unit")
    if choices:
        return "choice", None
    read = [value.mention for value in held if value.mention]
    kinds = {mention.kind for mention in read}
    if len(kinds) > 1:
        section.fail(
            section.values["values"],
            f"{section.key('values')}: values of one fact are of one kind; found {', '.join(sorted(kinds))}",
        )
    if kind is not None and kind in keys.NOUNS_FOR_KIND:
        return kind, unit
    if read:
        return read[0].kind, read[0].unit or unit
    if held:
        return "name", unit
    if kind is not None:
        return Kind(kind), unit
    if unit is not None:
        sample = scope.value(f"3 {unit}") or scope.value(f"{unit}3")
        if sample is None:
            section.fail(section.values["unit"], f"{section.key('unit')}: {unit!r} is no unit")
            return None, unit
        return sample.kind, sample.unit
    return None, None


def check_names(scope: Scope, pairs: list[tuple[Node, Node]], names: tuple[Name, ...]) -> None:
    """A fact's name is one word, and nobody else's."""
    people = {name.key for name in names}
    taken = keys.RESERVED | expressions.WORDS
    for key, _ in pairs:
        if not key.text.isidentifier():
            scope.fail(
                key,
                f"facts.{key.text}: a fact's name is one word of letters, digits and _",
                f"for example {_one_word(key.text)!r}; `title:` says it in words",
            )
        elif key.text in people:
            scope.fail(
                key,
                f"facts.{key.text}: the name {key.text!r} is taken: it stands under `names:`",
                f"for example {key.text + '_value'!r}; `title:` says it in words",
            )
        elif key.text in taken:
            scope.fail(
                key,
                f"facts.{key.text}: the name {key.text!r} is taken: {_meaning(key.text)}",
                f"for example {'the_' + key.text!r}; taken are {', '.join(sorted(taken))}",
            )


def _meaning(word: str) -> str:
    if word == "value":
        return "<value> in a wording is the fact's own value"
    return "it is a word of formulas" if word in expressions.WORDS else f"`{word}.` begins names in formulas"


def _one_word(text: str) -> str:
    word = "".join(char if char.isalnum() else "_" for char in text.strip())
    return word if word.isidentifier() else f"fact_{word}"


def silent(fact: Fact) -> Fact:
    """A fact that is shared for its value: the file that holds it keeps its wordings and examples."""
    return replace(fact, wordings=(), examples=())
