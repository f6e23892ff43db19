"""Wordings as a rulebook has them: words, beginnings, names, slots, gaps and alternatives; and where they stand.

``Jones ... (won | got) <value>`` is a name, a gap, one of two words, and a slot.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.rulebook.verbs import Forms


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a rulebook file; line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Word:
    """A whole word, folded as the reader folds it."""

    word: str


@dataclass(frozen=True, slots=True)
class Verb(Word):
    """A verb in one of its forms: it stands for the others as well."""

    forms: Forms = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """``refus*``: any word that begins so."""

    stem: str


@dataclass(frozen=True, slots=True)
class NameRef:
    """A declared name, by its key: stands for all its aliases."""

    key: str


@dataclass(frozen=True, slots=True)
class Slot:
    """``<value>`` or ``<other_fact>``: takes a mention of the fact's own unit."""

    fact: str


@dataclass(frozen=True, slots=True)
class Gap:
    """``...``: any words of the same sentence, but no rival."""


@dataclass(frozen=True, slots=True)
class Either:
    """``( a | b )``; an empty alternative makes it optional."""

    options: tuple[tuple[Element, ...], ...]


Element = Word | Prefix | NameRef | Slot | Gap | Either


@dataclass(frozen=True, slots=True)
class Wording:
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
