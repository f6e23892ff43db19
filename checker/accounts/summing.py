"""Accounts → report: articles against one another, each finding once, every claim with its last word, rules with their use.

First what articles say of the same things is compared, then one article after the other is settled; of those in which nothing was
found no more than the tallies are summed up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from checker.accounts.across import Across
from checker.accounts.ledger import Ledger, Sums
from checker.accounts.model import Account, Outline, Testimony
from checker.accounts.settle import fingerprinted, once
from checker.accounts.spool import Drawn, Shelf
from checker.model import (
    Claimed,
    Failure,
    Finding,
    Kind,
    Report,
    RuleCard,
    Scope,
    Seen,
    Severity,
    Source,
    SourceCard,
    Verdict,
)

T = TypeVar("T")
_FEW = 100
"""Articles up to which a report holds all that it shows."""
Rule = tuple[str | None, str]


class Listed(Struct, frozen=True):
    """A rulebook of a run. Its outline is asked for only when it speaks of an article."""

    name: str
    path: str
    title: str
    builtin: Mapping[str, Severity | None]
    outline: Callable[[], Outline]


def report_of(
    ledger: Ledger,
    books: Sequence[Listed],
    speaking: Collection[int],
    failures: Sequence[Failure],
    warnings: Sequence[str],
    open: Callable[[str], Source],
    scope: Scope | None = None,
    beside: Sequence[Testimony] = (),
) -> Report:
    """The report on articles; ``speaking`` are the numbers of the rulebooks that speak of any.

    ``warnings`` are of the run itself, ``open`` gives an article's text; articles ``beside`` are compared with, and not reported
    on. With ``scope`` the report is on the articles that changed, and on what is found in others because of these.
    """
    outlines = [book.outline() for number, book in enumerate(books) if number in speaking]
    apart, brought = _between(ledger, books, outlines, scope, beside)
    settled = _Settled(ledger, apart, scope, brought)
    sums = ledger.sums(None if scope is None else settled.paths)
    found: Counter[Rule] = Counter()
    findings = Shelf(Finding)
    for some in settled.findings():
        found.update((finding.rulebook, finding.rule) for finding in some)
        findings.put(some)
    notes = (f"{path}: {note}" for path in settled.paths for note in ledger.notes.get(path, ()))
    idle = (book.path for number, book in enumerate(books) if number not in speaking and scope is None)
    return Report(
        findings.read(),
        settled.drawn(sums.claims, settled.claims),
        settled.drawn(len(settled.paths), settled.cards),
        tuple(_with_counts(card, sums, found) for outline in outlines for card in outline.cards),
        tuple(failures),
        tuple((book.name, book.title) for book in books),
        (*warnings, *notes, *(f"no article is one that {path} speaks of" for path in idle)),
        scope=scope,
        articles=settled.paths,
        coverage=(sums.statements, sums.checked),
        suppressions=tuple(each for path in settled.paths for each in ledger.suppressions.get(path, ())),
        seen=settled.seen,
        open=open,
    )


def _with_counts(card: RuleCard, sums: Sums, found: Counter[Rule]) -> RuleCard:
    rule = card.rulebook, card.rule
    claims, findings = sums.fired[rule], found[rule]
    return replace(card, claims=claims, findings=findings) if claims or findings else card


Apart = dict[str, list[Finding]]
"""What is found between articles, by the path of the article that it is said of."""
Spot = tuple[str | None, str, int, int]


def _between(
    ledger: Ledger,
    books: Sequence[Listed],
    outlines: Sequence[Outline],
    scope: Scope | None,
    beside: Sequence[Testimony],
) -> tuple[Apart, dict[str, set[Spot]]]:
    """What is found between articles; and which of it is said of those that did not change, and because of those that did."""
    off: dict[str, Severity | None] = {}
    for book in books:
        off.update(book.builtin)
    across = Across(ledger, (fact for outline in outlines for fact in outline.open), off, beside)
    if scope is None:
        return across.findings(), {}
    apart = across.findings(scope.articles)
    brought = {
        path: {_spot(f) for f in findings if any(e.source in scope.articles for e in f.related)}
        for path, findings in apart.items()
        if path not in scope.articles
    }
    if any(brought.values()):
        before = across.findings(scope.articles, without=scope.articles)
        brought = {path: places - set(map(_spot, before.get(path, ()))) for path, places in brought.items()}
    return apart, {path: places for path, places in brought.items() if places}


def _spot(finding: Finding) -> Spot:
    return finding.rulebook, finding.rule, finding.evidence.start, finding.evidence.end


class _Settled:
    """The articles of a report, each with its findings and claims as they stand once those between articles are known.

    With a scope they are those that changed, and those of which something is found that these ``brought``, and no more than that.
    """

    def __init__(
        self, ledger: Ledger, apart: Apart, scope: Scope | None, brought: Mapping[str, set[Spot]]
    ) -> None:
        self._ledger, self._apart, self._brought = ledger, apart, brought
        wanted = None if scope is None else scope.articles.union(brought)
        self.paths = tuple(
            ledger.paths if wanted is None else (p for p in sorted(wanted) if p in ledger.spool)
        )

    def findings(self) -> Iterator[tuple[Finding, ...]]:
        """The findings of each article that has some."""
        some = (path for path in self.paths if path in self._ledger.found or path in self._apart)
        return map(self._of, self._ledger.spool.accounts(some))

    def claims(self) -> Iterator[Claimed]:
        """The claims of all articles."""
        for account in self._ledger.spool.accounts(self.paths):
            yield from said_by(account, self._of(account))

    def cards(self) -> Iterator[SourceCard]:
        """The articles as they are listed."""
        spool = self._ledger.spool
        for account, tally in zip(spool.accounts(self.paths), spool.tallies(self.paths), strict=True):
            yield SourceCard(account.imprint, tally.statements, tally.checked, account.rulebooks)

    def seen(self, path: str) -> tuple[Seen, ...]:
        """The statements of an article in place, those of its claims with their verdicts."""
        (account,) = self._ledger.spool.accounts([path])
        return _seen(account, said_by(account, self._of(account)))

    def drawn(self, count: int, draw: Callable[[], Iterator[T]]) -> Sequence[T]:
        """Values of a few articles; of many they are worked out when somebody goes through them."""
        return tuple(draw()) if len(self.paths) <= _FEW else Drawn(count, draw)

    def _of(self, account: Account) -> tuple[Finding, ...]:
        path = account.imprint.path
        found = fingerprinted(once((*account.findings, *self._apart.get(path, ()))))
        if path in self._brought:
            found = tuple(finding for finding in found if _spot(finding) in self._brought[path])
        return found


def said_by(account: Account, findings: Sequence[Finding]) -> list[Claimed]:
    """The claims of an article; one on which sources or the article itself differ disagrees, whatever its fact says."""
    disputed = {(f.rule, f.evidence.start) for f in findings if f.verdict is Verdict.DISAGREES}
    made = [
        _overruled(claim)
        if claim.verdict in (Verdict.UNDECIDED, Verdict.AGREES)
        and (claim.rule, claim.evidence.start) in disputed
        else claim
        for claim in account.claims
    ]
    return sorted(made, key=_place)


def _overruled(claim: Claimed) -> Claimed:
    statement = claim.statement and replace(claim.statement, overruled=claim.verdict)
    return replace(claim, verdict=Verdict.DISAGREES, statement=statement)


def _place(claim: Claimed) -> tuple[int, int, str, str, str]:
    seen = claim.evidence
    return seen.start, seen.end, claim.rule, claim.rulebook or "", claim.stated


def _seen(account: Account, claims: Sequence[Claimed]) -> tuple[Seen, ...]:
    mine = {(claim.evidence.start, claim.evidence.end): claim for claim in claims}
    seen: dict[tuple[int, int], Seen] = {}
    for start, end, kind in account.seen:
        known = mine.get((start, end))
        seen[start, end] = Seen(
            start, end, kind, known.verdict if known else None, known.rule if known else None
        )
    for place, claim in mine.items():
        seen.setdefault(place, Seen(*place, Kind.NAME, claim.verdict, claim.rule))
    return tuple(seen[place] for place in sorted(seen))
