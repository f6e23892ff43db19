"""A person taken up again: "Moore spoke at eleven. He had received 48 percent" → Moore, with a doubt that says so.

The antecedent is the first declared person of the last sentence that names one, at most two sentences back and in the same
paragraph or the one before. A claim made so is never more than undecided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from checker.claims.model import Doubt
from checker.model import Sentence
from checker.rulebook.matching import Field

PRONOUNS = frozenset({"he", "she"})
PERSON = "person"
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_BACK = 2


def names_by_pronoun(text: str) -> bool:
    """Whether anybody is a "he" or a "she" in a text; else nobody needs to be remembered."""
    return _PRONOUN.search(text) is not None


class Antecedent:
    """The person last named, as sentences go by."""

    def __init__(self) -> None:
        self.key: str | None = None
        self._age = 0
        self._block = -1

    def pass_by(self, named: Iterable[tuple[str, str, int]], sentence: Sentence) -> None:
        """Remember whom this sentence names first."""
        self._age += 1
        person = next((key for key, kind, _ in named if kind == PERSON), None)
        if person is not None:
            self.key, self._age, self._block = person, 0, sentence.block
        elif self._age >= _BACK or sentence.block > self._block + 1:
            self.key = None


def taken_up(field: Field, key: str) -> Iterator[tuple[Field, Doubt]]:
    """The sentence with its first "he" or "she" read as the person, unless it names a person itself."""
    if any(row[1] == PERSON for row in field.names.values()):
        return
    for index, word in enumerate(field.words):
        if word in PRONOUNS:
            names = {**field.names, index: (key, PERSON, index + 1)}
            said = field.said(index, index + 1).lower()
            yield replace(field, names=names, _named=None), Doubt(f"“{said}” is taken for {key}")
            return
