"""Rules in plain English: ``Jones ... (won | got) <value>`` is “Jones … [won / got] ‹a percentage›”.

What a slot takes, what a fact holds and since when, and what a wording asks of a sentence; shared by `explain`, `rules show`
and `learn`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checker.model import Kind
from checker.reporting import english
from checker.reporting.visible import visible
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount
from checker.rulebook.authority import Authority, Held
from checker.rulebook.formula import Condition, Lookup
from checker.rulebook.model import Fact
from checker.rulebook.phrases import Either, Element, Gap, NameRef, Prefix, Slot, Word, Wording
from checker.rulebook.reach import Articles
from checker.units import GRADED, resolve

_MANY = 3
"""Alternatives of a wording that are shown before the rest is counted."""
_KINDS: dict[Kind, str] = {
    Kind.PERCENT: "a percentage",
    Kind.POINTS: "percentage points",
    Kind.ORDINAL: "a rank (first, second …)",
    Kind.SCORE: "a score",
    Kind.DATE: "a day",
    Kind.TIME: "a time of day",
    Kind.WEEKDAY: "a weekday",
    Kind.YEAR: "a year",
    Kind.DURATION: "a length of time",
    Kind.AGE: "an age",
    Kind.DECADE: "a decade",
    Kind.NAME: "a name",
    Kind.QUOTE: "a quotation",
}


def quoted(text: str) -> str:
    """Words of a text in quotation marks, on one line, with nothing in them that acts on a terminal."""
    return f"“{visible(' '.join(text.split()))}”"


def kind_of(kind: Kind | str | None, unit: str | None) -> str:
    """What a mention is, or what a slot takes: ``a percentage``, ``a number of votes``, ``an amount of USD``."""
    if kind is None:
        return "a value of any kind"
    if not isinstance(kind, Kind):
        return "a name" if kind in ("name", "title", "text") else "words"
    if kind is Kind.COUNT:
        return f"a number of {visible(unit)}" if unit else "a number"
    if kind is Kind.MONEY:
        return f"an amount of {unit}" if unit else "an amount of money"
    if kind is Kind.QUANTITY:
        if unit in (None, "dimensionless"):
            return "a number or a fraction"
        return f"a {unit}" if unit in GRADED else f"a measure in {str(unit).replace('_', ' ')}"
    return _KINDS[kind]


def day(when: date) -> str:
    """``12 December 2017``."""
    return english.day(when.toordinal())


def held(fact: Fact, authority: Authority) -> Iterator[str]:
    """A fact's values, each on a line, with status, validity and source: its present value last."""
    eras = authority.eras(fact.name)
    if fact.formula is not None:
        yield f"worked out: {visible(fact.formula.text)}"
    if fact.lookup is not None:
        yield _question(fact.lookup)
    if not eras:
        yield "no value here: the articles must agree among themselves"
    for era in eras:
        yield _era(era)
    if fact.grows:
        yield "it grows: an earlier value is history beside a later one"


def _era(era: Held) -> str:
    words = visible(era.text)
    if isinstance(era.worth, Amount) and era.worth.elapsed:
        year = resolve("year")
        words += f", which is {amounts.show(era.worth.base.scale(1 / year.factor), year)}"
    if era.status:
        words += f" ({visible(era.status)})"
    if era.since and era.until:
        words += f", from {day(era.since)} until {day(era.until)}"
    elif era.since:
        words += f", from {day(era.since)}"
    elif era.until:
        words += f", until {day(era.until)}"
    if era.exact:
        words += ", exactly"
    return f"{words} — {visible(era.source)}" if era.source else f"{words} — no source"


def _question(lookup: Lookup) -> str:
    take = f"{lookup.take} of the " if lookup.take else ""
    which = {
        "latest": f"{take}latest row",
        "first": f"{take}first row",
        "count": "number of rows",
        "rank": f"rank of {lookup.of.text if lookup.of else 'a value'} among the values of {lookup.take}",
        "streak": "length of the latest run of rows",
    }.get(lookup.verb, f"{lookup.verb} of {lookup.take} over the rows")
    words = f"looked up: the {which} of {lookup.table}"
    words += _where(" where", lookup.where)
    words += _where(" of which", lookup.row)
    words += _where(" while", lookup.streak)
    words += f", before {lookup.before.text}" if lookup.before else ""
    words += f", after {lookup.after.text}" if lookup.after else ""
    return visible(words)


def _where(lead: str, conditions: Sequence[Condition]) -> str:
    tests = [
        f"{one.column} {one.op} {one.than.text}" if one.than else f"{one.column} is {either(one.values)}"
        for one in conditions
    ]
    return f"{lead} {' and '.join(tests)}" if tests else ""


def articles(wanted: Articles) -> str:
    """Which articles a rulebook speaks of, in words; nothing when it speaks of all."""
    parts = [f"mention {english.listed(wanted.mention)}"] if wanted.mention else []
    parts += [f"mention {either(wanted.any)}"] if wanted.any else []
    parts += [f"stand at {either(wanted.paths)}"] if wanted.paths else []
    parts += [f"appeared from {day(wanted.since)} on"] if wanted.since else []
    parts += [f"appeared before {day(wanted.until)}"] if wanted.until else []
    return visible(" and ".join(parts))


def says(wording: Wording, facts: Mapping[str, Fact]) -> str:
    """A wording as a sentence to fill in: ``Jones … [received / got / won] ‹a percentage› (of the vote…)``.

    Of many alternatives the first are shown; what may be missing stands in brackets.
    """
    return visible(" ".join(_shown(element, facts) for element in wording.elements))


def _shown(element: Element, facts: Mapping[str, Fact]) -> str:
    if isinstance(element, Word):
        return element.word
    if isinstance(element, Prefix):
        return f"{element.stem}…"
    if isinstance(element, NameRef):
        return element.key
    if isinstance(element, Slot):
        fact = facts.get(element.fact)
        return f"‹{kind_of(fact.kind, fact.unit) if fact else element.fact}›"
    if isinstance(element, Gap):
        return "…"
    assert isinstance(element, Either)
    options = [" ".join(_shown(part, facts) for part in option) for option in element.options]
    kept = [option for option in options if option]
    if len(kept) > _MANY + 1:
        kept = [*kept[:_MANY], f"{len(kept) - _MANY} more"]
    words = " / ".join(kept)
    return f"({words})" if "" in options else f"[{words}]"


def written(element: Element, own: str) -> str:
    """An element as a rulebook writes it: ``(won | got)``, ``<value>``, ``refus*``; of many alternatives the first."""
    if isinstance(element, Word):
        return element.word
    if isinstance(element, Prefix):
        return f"{element.stem}*"
    if isinstance(element, NameRef):
        return element.key
    if isinstance(element, Slot):
        return "<value>" if element.fact == own else f"<{element.fact}>"
    if isinstance(element, Gap):
        return "..."
    options = [" ".join(written(part, own) for part in option) for option in element.options]
    if len(options) > _MANY + 2:
        options = [*options[:_MANY], f"{len(options) - _MANY} more"]
    return f"({' | '.join(options)})"


def either(options: Sequence[str]) -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    return " or ".join([", ".join(options[:-1]), options[-1]] if len(options) > 1 else options)
