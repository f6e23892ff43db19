"""Accounts → report: articles against one another, each finding once, every claim with its last word, rules with their use.

Two passes over the accounts: the first gathers what articles say of the same things, the second settles one article after the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from checker.accounts import between, echoes
from checker.accounts.model import Account, Outline
from checker.accounts.settle import fingerprinted, once, tuned
from checker.model import (
    Claimed,
    Failure,
    Finding,
    Kind,
    Report,
    RuleCard,
    Seen,
    Severity,
    Source,
    SourceCard,
    Verdict,
)

Rule = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A rulebook of a run. Its outline is asked for only when it speaks of an article."""

    name: str
    path: str
    title: str
    builtin: Mapping[str, Severity | None]
    outline: Callable[[], Outline]


def report_of(
    accounts: Sequence[Account],
    books: Sequence[Listed],
    failures: Sequence[Failure],
    warnings: Sequence[str],
    open: Callable[[str], Source],
) -> Report:
    """The report on articles; ``warnings`` are of the run itself, ``open`` gives an article's text."""
    accounts = sorted(accounts, key=lambda account: account.imprint.path)
    speaking = {name for account in accounts for name in account.rulebooks}
    outlines = [book.outline() for book in books if book.name in speaking]
    across = _across(accounts, books, outlines)
    counts = _Counts()
    findings: list[Finding] = []
    claims: list[Claimed] = []
    cards: list[SourceCard] = []
    for account in accounts:
        found = settled(account, across.get(account.imprint.path, ()))
        said = tuple(_claims(account, found))
        counts.add(account, found, said)
        findings += found
        claims += said
        cards.append(_card(account, said))
    return Report(
        tuple(findings),
        tuple(claims),
        tuple(cards),
        tuple(counts.on(card) for outline in outlines for card in outline.cards),
        tuple(failures),
        tuple((book.name, book.title) for book in books),
        (
            *warnings,
            *(f"{account.imprint.path}: {note}" for account in accounts for note in account.imprint.notes),
            *(f"no article is one that {book.path} speaks of" for book in books if book.name not in speaking),
        ),
        open=open,
    )


def _across(
    accounts: Sequence[Account], books: Sequence[Listed], outlines: Sequence[Outline]
) -> dict[str, list[Finding]]:
    """What is found between articles, by the path of the article that it is said of."""
    off: dict[str, Severity | None] = {}
    for book in books:
        off.update(book.builtin)
    open = [fact for outline in outlines for fact in outline.open]
    sides = [side for account in accounts for side in account.sides]
    sayings = (saying for account in accounts for saying in account.sayings)
    found: dict[str, list[Finding]] = {}
    for finding in chain(between.findings(open, sides), tuned(echoes.between(sayings), off)):
        found.setdefault(finding.evidence.source, []).append(finding)
    return found


def settled(account: Account, across: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of one article, each once, with their identities."""
    return fingerprinted(once((*account.findings, *across)))


def _claims(account: Account, findings: Sequence[Finding]) -> list[Claimed]:
    """The claims of an article; one on which sources or the article itself differ disagrees, whatever its fact says."""
    disputed = {(f.rule, f.evidence.start) for f in findings if f.verdict is Verdict.DISAGREES}
    made = [
        replace(claim, verdict=Verdict.DISAGREES)
        if claim.verdict in (Verdict.UNDECIDED, Verdict.AGREES)
        and (claim.rule, claim.evidence.start) in disputed
        else claim
        for claim in account.claims
    ]
    return sorted(made, key=lambda claim: (claim.evidence.start, claim.rule))


def _card(account: Account, claims: Sequence[Claimed]) -> SourceCard:
    """An article with its statements in place, how many of them a rule checked, and who speaks of it."""
    mine = {(claim.evidence.start, claim.evidence.end): claim for claim in claims}
    seen: dict[tuple[int, int], Seen] = {}
    for start, end, kind in account.seen:
        known = mine.get((start, end))
        seen[start, end] = Seen(
            start, end, kind, known.verdict if known else None, known.rule if known else None
        )
    checked = sum(place in mine for place in seen)
    for place, claim in mine.items():
        seen.setdefault(place, Seen(*place, Kind.NAME, claim.verdict, claim.rule))
    marks = tuple(seen[place] for place in sorted(seen))
    return SourceCard(
        account.imprint, marks, len(account.seen), checked, account.rulebooks, account.suppressions
    )


class _Counts:
    """How often each rule fired: claims, or the words of a term; and how many findings it led to."""

    def __init__(self) -> None:
        self.fired: defaultdict[Rule, int] = defaultdict(int)
        self.found: Counter[Rule] = Counter()

    def add(self, account: Account, findings: Sequence[Finding], claims: Sequence[Claimed]) -> None:
        for claim in claims:
            self.fired[claim.rulebook, claim.rule] += 1
        for rulebook, term, times in account.used:
            self.fired[rulebook, term] += times
        self.found.update((finding.rulebook, finding.rule) for finding in findings)

    def on(self, card: RuleCard) -> RuleCard:
        """The card with its counts."""
        rule = card.rulebook, card.rule
        return replace(card, claims=self.fired.get(rule, 0), findings=self.found[rule])
