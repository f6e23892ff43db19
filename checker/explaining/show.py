"""``checker rules show``: each rule in plain English, with its sources and its present value worked out.

::

    deaths: people killed
      13 people, until 3 March 2024 — Civil Protection, 2 March
      31 people, from 3 March 2024 — Civil Protection, 3 March
      a sentence states it that says: [killed / killing] ‹a number of people›
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Severity
from checker.reasons.words import articles, day, held, quoted, says
from checker.reporting.english import counted
from checker.reporting.visible import visible
from checker.rulebook.evaluate import Incompatible, Missing, evaluate
from checker.rulebook.model import Check, Fact, Term, Utterance
from checker.run import Rules


def show(rules: Rules, names: frozenset[str] = frozenset()) -> Iterator[str]:
    """The rules of a rulebook as lines; with ``names`` only these."""
    book = rules.matcher.book
    when = f", {day(book.event.day)}" if book.event.day else ""
    yield f"{visible(book.event.title)}{when}   ({book.path})"
    spoken = articles(book.event.articles)
    yield f"It speaks of articles that {spoken}." if spoken else "It speaks of every article."
    for fact in book.facts:
        if not names or fact.name in names:
            yield from ("", *_fact(rules, fact))
    for check in book.checks:
        if not names or check.name in names:
            yield from ("", *_check(rules, check))
    for quote in book.quotes:
        if not names or quote.name in names:
            yield from ("", *_quote(quote))
    for term in book.terms:
        if not names or term.name in names:
            yield from ("", *_term(rules, term))


def _head(rule: Fact | Check | Utterance | Term, title: str) -> str:
    tags = f" [{', '.join(rule.tags)}]" if rule.tags else ""
    owner = f" ({rule.owner})" if rule.owner else ""
    return visible(f"{rule.name}: {title}{tags}{owner}")


def _fact(rules: Rules, fact: Fact) -> Iterator[str]:
    yield _head(fact, fact.title)
    yield from (f"  {row}" for row in held(fact, rules.authority))
    eras = rules.authority.eras(fact.name)
    if len(eras) > 1:
        yield f"  at present: {visible(eras[-1].text)}"
    for number, wording in enumerate(fact.wordings):
        lead = "stated by" if number == 0 else "      or by"
        choice = f"{visible(wording.choice)}: " if wording.choice else ""
        yield f"  {lead}: {choice}{says(wording, rules.matcher.facts)}"
    if not fact.wordings:
        yield "  no wording: it serves formulas only"
    for wording in fact.without:
        yield f"  not in a sentence with: {says(wording, rules.matcher.facts)}"
    sourced = any(era.source for era in eras)
    yield f"  a statement that disagrees is {_article(_severity(fact.severity, sourced=sourced))}"
    if fact.help:
        yield f"  help: {visible(fact.help)}"


def _severity(own: Severity | None, *, sourced: bool) -> Severity:
    if own is not None:
        return own
    return Severity.ERROR if sourced else Severity.WARNING


def _article(severity: Severity) -> str:
    return f"an {severity}" if severity is Severity.ERROR else f"a {severity}"


def _check(rules: Rules, check: Check) -> Iterator[str]:
    yield _head(check, check.title)
    yield f"  must hold: {visible(check.formula.text)}"
    missing = False
    for leaf in check.formula.expr.leaves():
        try:
            yield f"  at present: {leaf} = {visible(str(rules.authority.leaf(leaf, None)))}"
        except Missing:
            missing = True
            yield f"  {leaf}: from the article"
    if not missing:
        try:
            holds = evaluate(check.formula.expr, lambda name: rules.authority.leaf(name, None))
        except (Missing, Incompatible):
            holds = None
        yield f"  {'it holds' if holds else 'it may hold'} by the rulebook's own values; every article is held to it"
    if check.help:
        yield f"  help: {visible(check.help)}"


def _quote(quote: Utterance) -> Iterator[str]:
    yield _head(quote, f"words of {quote.speaker or 'nobody named'}")
    yield f"  {quoted(quote.text)}"
    if quote.source:
        yield f"  source: {visible(quote.source)}"
    yield "  a quotation with other content words, or another speaker, is flagged"


def _term(rules: Rules, term: Term) -> Iterator[str]:
    yield _head(term, term.because or "words that need care")
    for wording in term.wordings:
        yield f"  flagged: {says(wording, rules.matcher.facts)}"
    if term.use:
        yield f"  write instead: {visible(term.use)}"
    if term.unless:
        yield f"  not when it is {' or '.join(term.unless)}"
    if term.source:
        yield f"  source: {visible(term.source)}"


def summary(rules: Rules) -> str:
    """``5 facts, 2 checks, 1 quotation, 1 term``."""
    book = rules.matcher.book
    parts = (("fact", book.facts), ("check", book.checks), ("quotation", book.quotes), ("term", book.terms))
    return ", ".join(counted(len(rows), noun) for noun, rows in parts if rows)
