"""``quotes:`` canonical utterances: the words, who said them, and the source."""

from __future__ import annotations

from checker.rulebook import keys
from checker.rulebook.load import care
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Utterance


def read(scope: Scope, key: Node, node: Node) -> Utterance | None:
    """A canonical utterance; None without its text."""
    path = f"quotes.{key.text}"
    section = scope.section(scope.shorthand(node, "text"), path, keys.QUOTE)
    text = section.text("text")
    if text is None:
        if not section.has("text") and not section.strange:
            section.fail(key, f"{path}: a quotation needs its `text:`")
        return None
    return Utterance(
        key.text,
        " ".join(text.split()),
        section.text("speaker"),
        section.joined("source"),
        place=scope.place(key),
        **care.read(scope, section),
    )
