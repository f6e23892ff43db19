"""The nouns of a rulebook: facts with their values over time, wordings, checks, quotations, terms.

``jones_share`` is a fact; ``49.92 percent, until 2017-12-28`` one of its values; ``Jones ... won <value> of the vote`` a
wording. All are frozen and hold plain data: loading made them, matching and comparing read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.model import Kind, Mention, Severity


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a rulebook file; line and column from 1."""

    path: str
    line: int
    column: int


# --- wordings ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A whole word, folded as the reader folds it."""

    word: str


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


# --- expressions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expr:
    """A node of an expression: an operator with its operands, and its span of the expression's text.

    ``op`` is ``number``, ``date``, ``name`` (``leaf`` holds the dotted name), ``call`` (``leaf`` the function), an
    arithmetic sign, a comparison, ``within``, ``and``, ``or`` or ``not``.
    """

    op: str
    args: tuple[Expr, ...] = ()
    leaf: str = ""
    value: Mention | None = None
    start: int = 0
    end: int = 0

    def leaves(self) -> tuple[str, ...]:
        """The dotted names it mentions, in order, each once."""
        found: dict[str, None] = {}
        if self.op == "name":
            found[self.leaf] = None
        for arg in self.args:
            found.update(dict.fromkeys(arg.leaves()))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression as it was written, parsed, and where it stands."""

    text: str
    expr: Expr
    place: Place


@dataclass(frozen=True, slots=True)
class Lookup:
    """A question to a table: ``latest: {in: winners, where: {party: D}, before: event.date, take: year}``."""

    verb: str
    table: str
    where: tuple[tuple[str, tuple[str, ...]], ...]
    before: Formula | None
    after: Formula | None
    take: str | None
    by: str | None
    unit: str | None
    place: Place


# --- what a rulebook holds -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A declared name: ``aliases`` (its key and full form among them), kind, birth, titles with validity."""

    key: str
    kind: str
    full: str
    aliases: tuple[str, ...]
    born: date | None
    titles: tuple[Title, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Title:
    """A title or office of a declared name, and the days on which it holds (both included; None is open)."""

    text: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value of a fact: as written, as read, and when and by whom it holds.

    It holds from ``since`` (included) until ``until`` (excluded): the day of the change has the new value.
    """

    text: str
    mention: Mention | None
    status: str | None
    since: date | None
    until: date | None
    source: str | None
    retrieved: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the verdict that it must get: a rulebook's own test."""

    expect: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Fact:
    """What should hold: values over time, or a formula, or a question to a table, or nothing but agreement.

    ``kind`` and ``unit`` are what its slot takes (``text`` for names, titles and choices; None when only the sources
    must agree and nothing narrows them). ``choices`` are the values of a choice, in order. ``exact`` is a value that was set,
    not measured (a legal threshold): in formulas it has no width.
    """

    name: str
    title: str
    kind: Kind | str | None
    unit: str | None
    values: tuple[FactValue, ...]
    formula: Formula | None
    lookup: Lookup | None
    wordings: tuple[Wording, ...]
    choices: tuple[str, ...]
    examples: tuple[Example, ...]
    source: str | None
    severity: Severity | None
    help: str | None
    link: str | None
    grows: bool
    exact: bool
    place: Place
    without: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A condition over facts and the page that must hold for the rulebook and for what each article states."""

    name: str
    title: str
    formula: Formula
    severity: Severity | None
    help: str | None
    source: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Utterance:
    """A canonical quotation: the words, who said them, and the source."""

    name: str
    text: str
    speaker: str | None
    source: str | None
    severity: Severity | None
    help: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """Words that need care, what to write instead, and where they may stand (``quoted``, ``negated``, ``attributed``)."""

    name: str
    wordings: tuple[Wording, ...]
    use: str | None
    because: str | None
    unless: tuple[str, ...]
    examples: tuple[Example, ...]
    severity: Severity | None
    source: str | None
    help: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A reference table: its file beside the rulebook, its source, and what is expected of it."""

    name: str
    file: str
    source: str | None
    expect: tuple[tuple[str, tuple[tuple[str, object], ...], Place], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Event:
    """What a rulebook is about; ``articles`` are the names an article must mention to be spoken of."""

    title: str
    day: date | None
    timezone: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One file of rules, compiled: ready to be matched, with every formula's value at hand through ``values``."""

    name: str
    path: str
    event: Event
    names: tuple[Name, ...]
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    checks: tuple[Check, ...]
    quotes: tuple[Utterance, ...]
    terms: tuple[Term, ...]
    builtin: tuple[tuple[str, Severity | None], ...]
    """Built-in checks that the rulebook tunes: a severity, or None for switched off."""

    def fact(self, name: str) -> Fact | None:
        """The fact of that name, or None."""
        return next((fact for fact in self.facts if fact.name == name), None)

    @property
    def aliases(self) -> dict[str, str]:
        """Every alias of every declared name → its key."""
        return {alias: name.key for name in self.names for alias in name.aliases}
