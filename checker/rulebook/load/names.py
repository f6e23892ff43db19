"""``names:`` people, places and things by all their aliases: ``Jones: {full: Doug Jones, born: 1954-05-04}``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from msgspec.structs import replace

from checker.errors import RulebookError
from checker.reading import tokenise
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Name, Title
from checker.rulebook.section import Section


def read(scope: Scope, top: Section) -> Iterator[Name]:
    """Every declared name: ``Jones: Doug Jones``, a list of its forms, a mapping; or all as a list of full names."""
    names = top.values.get("names")
    if names is not None and names.kind == "list":
        for child in top.nodes("names"):
            yield Name(child.text, "person", child.text, (child.text,), None, (), scope.place(child))
        return
    for key, value in top.pairs("names"):
        path, node = f"names.{key.text}", value
        if node.kind == "list":  # Jones: [Doug Jones, G. Douglas Jones]
            node = Node(
                "map", node.line, node.column, pairs=[(Node("text", key.line, key.column, "aliases"), node)]
            )
        section = scope.section(scope.shorthand(node, "full", absent=True), path, keys.NAME)
        aliases = section.words("aliases")
        full = section.text("full") or max((key.text, *aliases), key=len)
        yield Name(
            key.text,
            section.text("kind") or "person",
            full,
            tuple(dict.fromkeys((key.text, full, *aliases))),
            section.day("born"),
            tuple(_titles(scope, section)),
            scope.place(key),
        )


_NO_FAMILY = frozenset(
    "house party bank court county city state states nations union group company corp inc ltd university college council office "
    "department ministry agency street road river island islands lake bay beach park center centre hall stadium airport "
    "hospital school church cup league club team army police force service commission committee association federation fund "
    "trust foundation institute board times post news sea ocean mountain korea africa york kingdom republic america cross "
    "united airlines airways industries holdings partners brothers sisters jr sr ii iii iv".split()
)
"""Last words of names that are nobody's family name."""


def with_family_names(names: Iterable[Name]) -> Iterator[Name]:
    """Persons declared by their full name alone are also known by the family name, unless two share it.

    ``names: [Doug Jones, Roy Moore]`` know "Jones" and "Moore". All are known without their accents, too.
    """
    names = tuple(names)
    taken = {alias for name in names for alias in name.aliases}
    family: dict[str, list[str]] = {}
    for name in names:
        words = name.full.split()
        last = words[-1] if words else ""
        named = (
            name.kind == "person"
            and 2 <= len(words) <= 4
            and all(word[0].isupper() for word in (words[0], last))
        )
        if (
            named
            and len(last) > 2
            and last.isalpha()
            and last.lower() not in _NO_FAMILY
            and last not in taken
        ):
            family.setdefault(last, []).append(name.key)
    for name in names:
        own = tuple(last for last, keys_ in family.items() if keys_ == [name.key])
        every = name.aliases + own
        plain = tuple(dict.fromkeys(without_accents(alias) for alias in every))
        own += tuple(alias for alias in plain if alias not in every and alias not in taken)
        yield replace(name, aliases=name.aliases + own) if own else name


def without_accents(alias: str) -> str:
    """A name as agencies print it: "Aerovia Norte" for Aerovía Norte."""
    return "".join(char for char in normalize("NFD", alias) if not combining(char))


def _titles(scope: Scope, section: Section) -> Iterator[Title]:
    node = section.values.get("titles")
    for child in [] if node is None else node.children if node.kind == "list" else [node]:
        if child.kind == "text":
            yield from (Title(part.strip(), None, None) for part in child.text.split(",") if part.strip())
            continue
        title = scope.section(child, section.key("titles"), keys.TITLE)
        since, until = title.day("from"), title.day("until")
        if since and until and until <= since:
            title.fail(child, f"{title.path}: from {since} until {until}, which is never")
        if text := title.text("title"):
            yield Title(text, since, until)


def fold(scope: Scope, names: Iterable[Name]) -> None:
    """Note every alias, folded as the reader folds words; one that two names share is a mistake."""
    for name in names:
        for alias in name.aliases:
            key = tuple(token.word for token in tokenise(alias, 0, len(alias)))
            if key and scope.aliases.setdefault(key, name.key) != name.key:
                place = name.place
                scope.errors.append(
                    RulebookError(
                        f"names.{name.key}: {alias!r} is also a name of {scope.aliases[key]!r}",
                        place.path,
                        place.line,
                        place.column,
                    )
                )
