"""``names:`` people, places and things by all their aliases: ``Jones: {full: Doug Jones, born: 1954-05-04}``."""

from __future__ import annotations

from collections.abc import Iterator

from checker.errors import RulebookError
from checker.reading import tokenise
from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.model import Name, Title
from checker.rulebook.section import Section


def read(scope: Scope, top: Section) -> Iterator[Name]:
    """Every declared name: ``Jones: Doug Jones``, or a mapping."""
    for key, node in top.pairs("names"):
        if node.kind == "text":  # Jones: Doug Jones
            full = node.text.strip() or key.text
            yield Name(
                key.text,
                "person",
                full,
                tuple(dict.fromkeys((key.text, full))),
                None,
                (),
                scope.place(key),
            )
            continue
        section = scope.section(node, f"names.{key.text}", keys.NAME)
        full = section.text("full") or key.text
        aliases = dict.fromkeys((key.text, full, *section.words("aliases")))
        yield Name(
            key.text,
            section.text("kind") or "person",
            full,
            tuple(aliases),
            section.day("born"),
            tuple(_titles(scope, section)),
            scope.place(key),
        )


def _titles(scope: Scope, section: Section) -> Iterator[Title]:
    node = section.values.get("titles")
    for child in [] if node is None else node.children if node.kind == "list" else [node]:
        if child.kind == "text":
            yield from (Title(part.strip(), None, None) for part in child.text.split(",") if part.strip())
        else:
            title = scope.section(child, section.key("titles"), ("title", "from", "until"))
            if text := title.text("title"):
                yield Title(text, title.day("from"), title.day("until"))


def fold(scope: Scope, names: tuple[Name, ...]) -> None:
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
