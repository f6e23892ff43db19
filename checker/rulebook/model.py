"""The nouns of a rulebook: facts with their values over time, checks, quotations, terms, tables.

``jones_share`` is a fact; ``49.92 percent, until 2017-12-28`` one of its values. Wordings are at home in
``phrases``, expressions in ``formula``. All are frozen and hold plain data: loading made them, matching and comparing read them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from checker.model import Kind, Mention, Severity
from checker.rulebook.formula import Formula, Lookup
from checker.rulebook.phrases import Place, Wording
from checker.rulebook.reach import Articles


class Width(Struct, frozen=True):
    """How far a hedge reaches: ``about: 5 percent`` (relative), ``nearly: 3 votes`` (in a unit; None is the stated one)."""

    hedge: str
    size: Decimal
    relative: bool
    unit: str | None = None


class Measure(Struct, frozen=True):
    """A unit of the rulebook's own: ``dunam: 1,000 square meters``; ``words`` are its names, folded to the singular."""

    name: str
    words: tuple[str, ...]
    size: Decimal
    kind: Kind
    unit: str | None
    place: Place


# --- what a rulebook holds -----------------------------------------------------------------------------------------


class Name(Struct, frozen=True):
    """A declared name: ``aliases`` (its key and full form among them), kind, birth, titles with validity."""

    key: str
    kind: str
    full: str
    aliases: tuple[str, ...]
    born: date | None
    titles: tuple[Title, ...]
    place: Place


class Title(Struct, frozen=True):
    """A title or office of a declared name: it holds from ``since`` (included) until ``until`` (excluded); None is open."""

    text: str
    since: date | None
    until: date | None


class FactValue(Struct, frozen=True):
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


class Example(Struct, frozen=True):
    """A sentence and the verdict that it must get: a rulebook's own test."""

    expect: str
    text: str
    place: Place


class Fact(Struct, frozen=True):
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
    inhabits: bool = False
    """Whether residents and villagers are people to it: it does not speak of victims."""


class Check(Struct, frozen=True):
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


class Utterance(Struct, frozen=True):
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


class Term(Struct, frozen=True):
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


class Expectation(Struct, frozen=True):
    """An expectation of Great Expectations by its own name and arguments, and where each argument stands."""

    name: str
    arguments: tuple[tuple[str, object], ...]
    place: Place
    places: tuple[tuple[str, Place], ...] = ()


class Table(Struct, frozen=True):
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


class Event(Struct, frozen=True):
    """What a rulebook is about, and of which articles it speaks."""

    title: str
    day: date | None
    timezone: str | None
    articles: Articles


class Rulebook(Struct, frozen=True):
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
