"""``names:`` people, places and things by all their aliases: ``Jones: {full: Doug Jones, born: 1954-05-04}``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
