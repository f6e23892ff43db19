"""Wordings as a rulebook has them: words, beginnings, names, slots, gaps and alternatives; and where they stand.

``Jones ... (won | got) <value>`` is a name, a gap, one of two words, and a slot.
"""

from __future__ import annotations

from msgspec import Struct

from checker.rulebook.verbs import Forms


class Place(Struct, frozen=True):
    """Where something stands in a rulebook file; line and column from 1."""

    path: str
    line: int
    column: int


class Word(Struct, frozen=True):
    """A whole word, folded as the reader folds it."""

    word: str


class Verb(Word, frozen=True):
    """A verb in one of its forms: it stands for the others as well."""

    forms: Forms

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Verb) and other.word == self.word

    def __hash__(self) -> int:
        return hash(self.word)


class Prefix(Struct, frozen=True):
    """``refus*``: any word that begins so."""

    stem: str


class NameRef(Struct, frozen=True):
    """A declared name, by its key: stands for all its aliases."""

    key: str


class Slot(Struct, frozen=True):
    """``<value>`` or ``<other_fact>``: takes a mention of the fact's own unit."""

    fact: str


class Gap(Struct, frozen=True):
    """``...``: any words of the same sentence, but no rival."""


class Either(Struct, frozen=True):
    """``( a | b )``; an empty alternative makes it optional."""

    options: tuple[tuple[Element, ...], ...]


Element = Word | Prefix | NameRef | Slot | Gap | Either


class Wording(Struct, frozen=True):
    """One way in which sentences state a fact.

    ``anchors`` are words of which every matching sentence holds at least one; ``names`` are the declared names that it
    mentions. ``negates`` and ``supposes`` tell whether its own words hold a negation or a modal verb.
    """

    text: str
    place: Place
    elements: tuple[Element, ...]
    slots: tuple[str, ...]
    names: frozenset[str]
    anchors: frozenset[str]
    negates: bool
    supposes: bool
    choice: str | None = None
