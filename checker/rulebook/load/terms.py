"""``terms:`` words that need care."""

from __future__ import annotations

from checker.errors import nearest
from checker.rulebook import keys
from checker.rulebook.load import says
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Term


def read(scope: Scope, key: Node, node: Node) -> Term:
    """Words that need care, with their exceptions."""
    section = scope.section(node, f"terms.{key.text}", keys.TERM)
    if not section.has("says"):
        section.fail(key, f"terms.{key.text}: a term needs its wordings, `says:`")
    unless = section.words("unless")
    for word in unless:
        if word not in keys.UNLESS:
            section.fail(
                section.values["unless"],
                f"{section.key('unless')}: {word!r} is not allowed{nearest(word, keys.UNLESS)}",
                f"allowed: {', '.join(keys.UNLESS)}",
            )
    return Term(
        key.text,
        tuple(says.wordings(scope, section, None, ())),
        section.text("use"),
        section.text("because"),
        unless,
        tuple(says.examples(scope, section, ("flags",))),
        section.severity(),
        section.text("source"),
        section.text("help"),
        scope.place(key),
    )
