"""``checker coverage``: what was *not* checked, sentence by sentence; and where each rule fired, and where it did not.

``articles/evening.md: 6 statements, 2 checked, 4 unchecked``, then each sentence with an unchecked value, which has carets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.anchored import read_source
from checker.model import Report, RuleCard, Seen, Source, SourceCard
from checker.reasons.marked import FITS, VALUE, Mark, marked
from checker.reporting.english import counted
from checker.reporting.visible import visible


def coverage(report: Report, *, summary: bool = False) -> Iterator[str]:
    """Lines for every article, then for every rule; with ``summary`` without the sentences."""
    for card in report.sources:
        yield _total(card)
        if not summary:
            path = card.source.path
            yield from _unchecked(report.seen(path), report.open(path))
            yield ""
    if summary and report.sources:
        yield ""
    yield from _rules(report)
    statements, checked = report.coverage
    share = f" ({100 * checked // statements} percent)" if statements else ""
    yield (
        f"{counted(len(report.sources), 'article')}: {counted(statements, 'statement')}, "
        f"{checked:,} checked{share}, {statements - checked:,} unchecked"
    )


def _total(card: SourceCard) -> str:
    books = f", under {', '.join(card.rulebooks)}" if card.rulebooks else ", under no rulebook"
    return (
        f"{card.source.path}: {counted(card.statements, 'statement')}, {card.checked} checked, "
        f"{card.statements - card.checked} unchecked{visible(books)}"
    )


def _unchecked(statements: Iterable[Seen], source: Source) -> Iterator[str]:
    """The sentences that hold an unchecked value: carets under these, a line under what is checked."""
    checked = {(seen.start, seen.end): seen.rule is not None for seen in statements}
    reading = read_source(source)
    for sentence in reading.sentences:
        marks: list[Mark] = []
        for mention in reading.mentions_in(sentence):
            state = checked.get(source.place(mention.start, mention.end))
            if state is not None:
                sign = FITS if state else VALUE
                marks.append(Mark(mention.start - sentence.start, mention.end - sentence.start, sign))
        if any(mark.sign == VALUE for mark in marks):
            start, _ = source.place(sentence.start, sentence.end)
            yield f"  line {source.position(start)[0]}"
            yield from marked(source.text[sentence.start : sentence.end], marks)


def _rules(report: Report) -> Iterator[str]:
    """For every rulebook its rules with wordings: statements, the articles that make them, and those that do not."""
    fired: defaultdict[tuple[str | None, str], set[str]] = defaultdict(set)
    for claim in report.claims:
        fired[claim.rulebook, claim.rule].add(claim.evidence.source)
    books: defaultdict[str | None, list[RuleCard]] = defaultdict(list)
    for card in report.rules:
        if card.wordings:
            books[card.rulebook].append(card)
    for book, cards in books.items():
        spoken = [card.source.path for card in report.sources if book in card.rulebooks]
        yield f"{visible(str(book))}, which speaks of {counted(len(spoken), 'article')}:"
        width = max(len(card.rule) for card in cards)
        for card in cards:
            where = fired[book, card.rule]
            yield f"  {card.rule:<{width}}  {_where(card, where, spoken)}"
        yield ""


def _where(card: RuleCard, where: set[str], spoken: list[str]) -> str:
    if not card.claims:
        return "never fired" if spoken else "no article to fire on"
    words = f"{counted(card.claims, 'statement')}"
    if card.kind == "term":
        return words
    missing = [path for path in spoken if path not in where]
    words += f" in {counted(len(where), 'article')}"
    return f"{words}; not in {', '.join(missing)}" if missing else f"{words}: all of them"
