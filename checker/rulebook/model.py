"""The nouns of a rulebook: facts with their values over time, wordings, checks, quotations, terms.

``jones_share`` is a fact; ``49.92 percent, until 2017-12-28`` one of its values; ``Jones ... won <value> of the vote`` a
wording. All are frozen and hold plain data: loading made them, matching and comparing read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checker.model import Kind, Mention, Severity
from checker.rulebook.reach import Articles


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
        todo = [self]
        while todo:
            part = todo.pop()
            if part.op == "name":
                found[part.leaf] = None
            todo += reversed(part.args)
        return tuple(found)

    @property
    def depth(self) -> int:
        """How many levels of operands it has; a chain such as ``a + b + c`` is one."""
        deepest, todo = 0, [(self, 1)]
        while todo:
            part, level = todo.pop()
            deepest = max(deepest, level)
            todo += [
                (arg, level if number == 0 and arg.op == part.op else level + 1)
                for number, arg in enumerate(part.args)
            ]
        return deepest


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression as it was written, parsed, and where it stands; ``segments`` are its runs in the file, for errors."""

    text: str
    expr: Expr
    place: Place
    segments: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row's column must be: one of ``values``, or ``op`` than a number or a fact (``votes: "> 1000"``)."""

    column: str
    values: tuple[str, ...]
    op: str
    than: Formula | None
    place: Place


@dataclass(frozen=True, slots=True)
class Lookup:
    """A question to a table: ``latest: {in: winners, where: {party: D}, before: event.date, take: year}``."""

    verb: str
    table: str
    where: tuple[Condition, ...]
    before: Formula | None
    after: Formula | None
    take: str | None
    by: str | None
    unit: str | None
    place: Place
    of: Formula | None = None
    row: tuple[Condition, ...] = ()
    lowest: bool = False
    streak: tuple[Condition, ...] = ()

    def formulas(self) -> tuple[Formula, ...]:
        """The formulas that it asks the rulebook's facts for."""
        asked = (self.before, self.after, self.of)
        conditions = (*self.where, *self.row, *self.streak)
        return tuple(f for f in (*asked, *(condition.than for condition in conditions)) if f is not None)


@dataclass(frozen=True, slots=True)
class Width:
    """How far a hedge reaches: ``about: 5 percent`` (relative), ``nearly: 3 votes`` (in a unit; None is the stated one)."""

    hedge: str
    size: Decimal
    relative: bool
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of the rulebook's own: ``dunam: 1,000 square meters``; ``words`` are its names, folded to the singular."""

    name: str
    words: tuple[str, ...]
    size: Decimal
    kind: Kind
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
    """A title or office of a declared name: it holds from ``since`` (included) until ``until`` (excluded); None is open."""

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
    link: str | None = None


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
    hedges: tuple[Width, ...] = ()
    owner: str | None = None
    tags: tuple[str, ...] = ()


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
    link: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()


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
    link: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Words that need care, what to write instead, and where they may stand (``quoted``, ``negated``, ``attributed``).

    They need care from ``since`` (included) until ``until`` (excluded), by the day of the article; None is open.
    """

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
    since: date | None = None
    until: date | None = None
    link: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()

    def at(self, day: date | None) -> bool:
        """Whether the words need care on that day; on an unknown day only those that always do."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Expectation:
    """An expectation of Great Expectations by its own name and arguments, and where each argument stands."""

    name: str
    arguments: tuple[tuple[str, object], ...]
    place: Place
    places: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A reference table: its file beside the rulebook, or a database; its source, and what is expected of it.

    ``query`` is a SELECT, or the name of a table of the database.
    """

    name: str
    file: str
    source: str | None
    expect: tuple[Expectation, ...]
    place: Place
    sheet: str | None = None
    url: str | None = None
    query: str | None = None
    link: str | None = None

    @property
    def shown(self) -> str:
        """What to call it: its file, or the database without what may be secret in its address."""
        return self.file or str(self.query)


@dataclass(frozen=True, slots=True)
class Event:
    """What a rulebook is about, and of which articles it speaks."""

    title: str
    day: date | None
    timezone: str | None
    articles: Articles


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
    units: tuple[Measure, ...] = ()
    hedges: tuple[Width, ...] = ()
    extends: tuple[str, ...] = ()
    """The files that it shares definitions of, beside its own."""

    def fact(self, name: str) -> Fact | None:
        """The fact of that name, or None."""
        return next((fact for fact in self.facts if fact.name == name), None)

    @property
    def holds_rules(self) -> bool:
        """Whether it has a rule of its own, and not only definitions for others."""
        return bool(self.checks or self.quotes or self.terms) or any(
            fact.place.path == self.path for fact in self.facts
        )

    @property
    def aliases(self) -> dict[str, str]:
        """Every alias of every declared name → its key."""
        return {alias: name.key for name in self.names for alias in name.aliases}
