"""Rulebooks as a report shows them: each rule with its values over time, its wordings, and how often it fired.

``years_without`` is 25 years, first Democrat in <value>; 3 claims, 1 finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.accounts.model import Open, Outline
from checker.model import Era, RuleCard
from checker.rulebook.amounts import Amount
from checker.rulebook.authority import Authority, Held
from checker.rulebook.model import Check, Fact, Term, Utterance
from checker.units import CALENDAR_DAY


def outline_of(authority: Authority) -> Outline:
    """A rulebook's rules, before anything was counted, and the facts on which it takes no side."""
    return Outline(tuple(_cards(authority)), tuple(_open(authority)))


def _open(authority: Authority) -> Iterator[Open]:
    book = authority.book
    for fact in book.facts:
        if not authority.eras(fact.name):
            yield Open(
                book.name, fact.name, fact.title, bool(fact.choices), fact.grows, fact.severity, fact.help
            )


def _cards(authority: Authority) -> Iterator[RuleCard]:
    book = authority.book

    def card(
        rule: Fact | Check | Utterance | Term,
        kind: str,
        title: str,
        eras: tuple[Era, ...] = (),
        wordings: tuple[str, ...] = (),
    ) -> RuleCard:
        name, place = rule.name, rule.place
        where = (place.path, place.line)
        return RuleCard(
            name, book.name, kind, title, eras, wordings, 0, 0, *where, rule.link, rule.owner, rule.tags
        )

    for fact in book.facts:
        eras = tuple(_era(held) for held in authority.eras(fact.name))
        says = tuple(wording.text for wording in fact.wordings)
        yield card(fact, str(fact.kind or "agreement"), fact.title, eras, says)
    for check in book.checks:
        yield card(check, "check", check.title)
    for quote in book.quotes:
        title = f"words of {quote.speaker or 'unknown'}: {quote.name.replace('_', ' ')}"
        words = (Era(quote.text, None, None, None, None, None, quote.source),)
        yield card(quote, "quotation", title, words)
    for term in book.terms:
        says = tuple(wording.text for wording in term.wordings)
        yield card(term, "term", term.because or term.name, (), says)


def _era(held: Held) -> Era:
    worth = held.worth
    amount = worth if isinstance(worth, Amount) else None
    return Era(
        held.text,
        amount.interval if amount else None,
        amount.unit.name if amount else None,
        held.status,
        held.since.isoformat() if held.since else None,
        held.until.isoformat() if held.until else None,
        held.source,
        calendar=bool(amount and amount.unit.name == CALENDAR_DAY),
    )
