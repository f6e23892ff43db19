"""Reading a mapping key by key, so that every mistake is located and a misspelt key is never ignored.

``Section`` hands out the values of a mapping as text, date, list or section; what was found and what is allowed stand in
each error, with the key path (``facts.jones_share.values[1].from``). Errors are collected: a file shows all of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from checker.errors import RulebookError, nearest
from checker.model import Severity
from checker.reading import read_value
from checker.rulebook.located import File, Node
from checker.rulebook.phrases import Place

_COMMA = (
    'inside {…} a comma ends the value: put a number with a comma in quotes, as in {value: "1,200 people"}'
)
_YES, _NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})


MAX_MISTAKES = 200


class TooMany(Exception):
    """So many mistakes that the rest of the file is not looked at."""


class Section:
    """A mapping of the file under its key path; ``allowed`` are the only keys it may have."""

    def __init__(
        self, file: File, node: Node, path: str, allowed: Iterable[str], errors: list[RulebookError]
    ) -> None:
        self.file, self.node, self.path, self.errors = file, node, path, errors
        self.values: dict[str, Node] = {}
        self.strange = False
        allowed = allowed if isinstance(allowed, Mapping) else tuple(allowed)
        if node.kind != "map":
            self.fail(
                node,
                f"{path}: a mapping is expected, found {node.what}",
                f"allowed keys: {', '.join(allowed)}",
            )
            return
        for key, value in node.pairs:
            if key.text in allowed:
                self.values[key.text] = value
            else:
                self.strange = True
                self.fail(
                    key,
                    f"{path}: unknown key {key.text!r}{nearest(key.text, allowed)}",
                    _COMMA if key.text[:1].isdigit() else f"allowed: {', '.join(allowed)}",
                )

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return Place(self.file.path, self.node.line, self.node.column)

    def fail(self, node: Node, message: str, help: str = "", shift: int = 0) -> None:
        """Note a mistake at a node. Raise TooMany when there are more than anybody would read."""
        self.errors.append(self.file.at(node, message, help, shift))
        if len(self.errors) >= MAX_MISTAKES:
            raise TooMany

    def key(self, name: str) -> str:
        """The key path of one of its keys."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Whether the key is there."""
        return name in self.values

    def text(self, name: str) -> str | None:
        """A text that is not empty, or None when the key is absent."""
        node = self.values.get(name)
        if node is None:
            return None
        if node.kind != "text" or not node.text.strip():
            hint = (
                "put the whole text in quotes if it holds a colon or begins with { or ["
                if node.kind != "text"
                else ""
            )
            self.fail(node, f"{self.key(name)}: a text is expected, found {node.what}", hint)
            return None
        return node.text.strip()

    def day(self, name: str) -> date | None:
        """A day, as 2017-12-12 or as 12 December 2017; or None."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
        mention = read_value(text) if any(char.isalpha() for char in text) else None
        if mention is not None and isinstance(mention.value, date) and not mention.others:
            if mention.interval is not None and mention.interval.is_exact:
                return mention.value
        self.fail(
            self.values[name],
            f"{self.key(name)}: a day is expected as YYYY-MM-DD, found {text!r}",
            "write 2017-12-12 or 12 December 2017",
        )
        return None

    def choice(self, name: str, allowed: Iterable[str]) -> str | None:
        """One of some words, or None."""
        text = self.text(name)
        allowed = tuple(allowed)
        if text is not None and text not in allowed:
            self.fail(
                self.values[name],
                f"{self.key(name)}: {text!r} is not allowed{nearest(text, allowed)}",
                f"allowed: {', '.join(allowed)}",
            )
            return None
        return text

    def severity(self) -> Severity | None:
        """The severity of a rule, when it sets one."""
        text = self.choice("severity", [str(severity) for severity in Severity])
        return Severity(text) if text else None

    def yes(self, name: str) -> bool:
        """A yes or no, in any of YAML's spellings; absent is no."""
        text = self.text(name)
        if text is None:
            return False
        if text.lower() not in (*_YES, *_NO):
            self.fail(
                self.values[name],
                f"{self.key(name)}: {text!r} is not allowed{nearest(text, ('yes', 'no'))}",
                "allowed: yes, no",
            )
        return text.lower() in _YES

    def nodes(self, name: str) -> list[Node]:
        """The texts of a key that holds one text, or a list of them."""
        node = self.values.get(name)
        if node is None:
            return []
        found = node.children if node.kind == "list" else [node]
        for child in found:
            if child.kind != "text" or not child.text.strip():
                hint = "put the whole text in quotes if it holds a colon or begins with { or ["
                self.fail(child, f"{self.key(name)}: a text is expected, found {child.what}", hint)
        return [child for child in found if child.kind == "text" and child.text.strip()]

    def words(self, name: str) -> tuple[str, ...]:
        """Texts of a key: a list, or one text with commas between."""
        return tuple(
            part.strip() for node in self.nodes(name) for part in node.text.split(",") if part.strip()
        )

    def joined(self, name: str) -> str | None:
        """A text, or several as one: ``source: [Civil Protection, Red Cross]``."""
        return "; ".join(node.text.strip() for node in self.nodes(name)) or None

    def pairs(self, name: str) -> list[tuple[Node, Node]]:
        """The entries of a mapping of mappings."""
        node = self.values.get(name)
        if node is None:
            return []
        if node.kind != "map":
            if node.kind == "list" or node.text.strip():
                self.fail(node, f"{self.key(name)}: a mapping is expected, found {node.what}")
            return []
        return node.pairs
