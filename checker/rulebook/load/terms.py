"""``terms:`` words that need care: ``{says: charges against Moore, use: accusations, unless: quoted}``."""

from __future__ import annotations

from checker.errors import nearest
from checker.rulebook import keys
from checker.rulebook.load import care, says
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Term


def read(scope: Scope, key: Node, node: Node) -> Term:
    """Words that need care, with their exceptions."""
    path = f"terms.{key.text}"
    if node.kind == "list":
        node = Node("map", node.line, node.column, pairs=[(Node("text", key.line, key.column, "says"), node)])
    section = scope.section(scope.shorthand(node, "says"), path, keys.TERM)
    if not section.has("says") and not section.strange:
        section.fail(key, f"{path}: a term needs its wordings, `says:`")
    unless = section.words("unless")
    for word in unless:
        if word not in keys.UNLESS:
            section.fail(
                section.values["unless"],
                f"{section.key('unless')}: {word!r} is not allowed{nearest(word, keys.UNLESS)}",
                f"allowed: {', '.join(keys.UNLESS)}",
            )
    since, until = section.day("from"), section.day("until")
    if since and until and until <= since:
        section.fail(key, f"{path}: from {since} until {until}, which is never")
    return Term(
        key.text,
        tuple(says.wordings(scope, section, None, (), exact=True)),
        section.text("use"),
        section.text("because"),
        unless,
        tuple(says.examples(scope, section, None)),
        source=section.joined("source"),
        place=scope.place(key),
        since=since,
        until=until,
        **care.read(scope, section),
    )
