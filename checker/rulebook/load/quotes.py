"""``quotes:`` canonical utterances."""

from __future__ import annotations

from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Utterance


def read(scope: Scope, key: Node, node: Node) -> Utterance | None:
    """A canonical utterance; None without its text."""
    section = scope.section(node, f"quotes.{key.text}", keys.QUOTE)
    text = section.text("text")
    if text is None:
        if not section.has("text"):
            section.fail(key, f"quotes.{key.text}: a quotation needs its `text:`")
        return None
    return Utterance(
        key.text,
        " ".join(text.split()),
        section.text("speaker"),
        section.text("source"),
        section.severity(),
        section.text("help"),
        scope.place(key),
    )
