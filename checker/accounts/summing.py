"""Accounts → report: articles against one another, each finding once, every claim with its last word, rules with their use.

Two passes over the accounts: the first gathers what articles say of the same things, the second settles one article after the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from checker.accounts.model import Account, Open, Outline, Saying, Side
from checker.accounts.packing import Damaged, as_text, of_text
from checker.accounts.settle import fingerprinted, once, tuned
from checker.accounts.spool import Shelf, Spool
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
from checker.store import keep, recall

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
    spool: Spool,
    books: Sequence[Listed],
    speaking: Collection[int],
    failures: Sequence[Failure],
    warnings: Sequence[str],
    open: Callable[[str], Source],
    scope: Scope | None = None,
) -> Report:
    """The report on articles; ``speaking`` are the numbers of the rulebooks that speak of any.

    ``warnings`` are of the run itself, ``open`` gives an article's text. With ``scope`` it is on the articles that changed, and on
    what is found in others because of these.
    """
    outlines = [book.outline() for number, book in enumerate(books) if number in speaking]
    across = _across(spool, books, outlines)
    counts = _Counts()
    findings, claims, cards = Shelf(Finding), Shelf(Claimed), Shelf(SourceCard)
    notes: list[str] = []
    brought = (
        _brought(scope, across, lambda: _across(spool, books, outlines, scope.articles)) if scope else {}
    )
    for account in spool.accounts(scope.articles.union(brought) if scope else None):
        path = account.imprint.path
        found = fingerprinted(once((*account.findings, *across.get(path, ()))))
        if path in brought:
            found = tuple(finding for finding in found if _spot(finding) in brought[path])
        said = said_by(account, found)
        counts.add(account, found, said)
        findings.put(found)
        claims.put(said)
        cards.put([_card(account, said)])
        notes += (f"{path}: {note}" for note in account.imprint.notes)
    idle = (book.path for number, book in enumerate(books) if number not in speaking and scope is None)
    return Report(
        findings.read(),
        claims.read(),
        cards.read(),
        tuple(counts.on(card) for outline in outlines for card in outline.cards),
        tuple(failures),
        tuple((book.name, book.title) for book in books),
        (*warnings, *notes, *(f"no article is one that {path} speaks of" for path in idle)),
        scope=scope,
        open=open,
    )


Across = dict[str, list[Finding]]
"""What is found between articles, by the path of the article that it is said of."""
Spot = tuple[str | None, str, int, int]


def _brought(scope: Scope, across: Across, without: Callable[[], Across]) -> dict[str, set[Spot]]:
    """By path, the findings in articles that did not change that would not be there without those that did."""
    found = {
        path: {_spot(f) for f in findings if any(e.source in scope.articles for e in f.related)}
        for path, findings in across.items()
        if path not in scope.articles
    }
    if not any(found.values()):
        return {}
    before = without()
    brought = {path: places - set(map(_spot, before.get(path, ()))) for path, places in found.items()}
    return {path: places for path, places in brought.items() if places}


def _spot(finding: Finding) -> Spot:
    return finding.rulebook, finding.rule, finding.evidence.start, finding.evidence.end


def _across(
    spool: Spool, books: Sequence[Listed], outlines: Sequence[Outline], without: Collection[str] = ()
) -> Across:
    """What is found between the articles of a run, ``without`` some of them; remembered for the same testimonies."""
    off: dict[str, Severity | None] = {}
    for book in books:
        off.update(book.builtin)
    open = tuple(fact for outline in outlines for fact in outline.open)
    question = f"between articles {spool.digest(without)} {as_text(open)} {sorted(off.items())}"
    kept = recall(question)
    try:
        across = tuple(of_text(row, Finding) for row in kept[0] or ()) if kept else None
    except Damaged:
        across = None
    if across is None:
        across = tuple(_between(spool, without, open, off))
        keep(question, [as_text(finding) for finding in across])
    found: Across = {}
    for finding in across:
        found.setdefault(finding.evidence.source, []).append(finding)
    return found


def _between(
    spool: Spool, without: Collection[str], open: Sequence[Open], off: Mapping[str, Severity | None]
) -> Iterator[Finding]:
    from checker.accounts import between, echoes  # not needed when it is remembered

    sides: list[Side] = []
    sayings: list[Saying] = []
    own: list[Saying] = []
    for testimony in spool.testimonies(without):
        sides += testimony.sides
        own += testimony.sayings
    for testimony in spool.aside():  # Of copies the run's own is asked about; of two quotations the newer.
        sides += testimony.sides
        sayings += testimony.sayings
    sayings += own
    paths = spool.paths
    # Of thousands of archived articles that differ from one of the run, the first is enough.
    told: set[tuple[str, str, int]] = set()
    for finding in chain(between.findings(open, sides), tuned(echoes.between(sayings), off)):
        of_the_run = _of_the_run(finding, paths)
        if of_the_run is finding:
            yield finding
        elif of_the_run is not None:
            place = of_the_run.evidence
            if (key := (of_the_run.rule, place.source, place.start)) not in told:
                told.add(key)
                yield of_the_run


def _of_the_run(finding: Finding, paths: Collection[str]) -> Finding | None:
    """A finding on an article that is not in the run, as a note on the one in the run that it names; None when it names none."""
    place = finding.evidence
    if place.source in paths:
        return finding
    mine = next((other for other in finding.related if other.source in paths), None)
    if mine is None:
        return None
    return replace(
        finding,
        evidence=mine,
        related=(place,),
        stated=finding.expected,
        expected=finding.stated,
        severity=Severity.NOTE,
        message=f"{finding.rule.replace('_', ' ')}: {finding.expected} here, {finding.stated} in {place.source}: "
        "the archived article may need a correction, or it changed",
        bars=(),
        arithmetic=() if finding.alignment else finding.arithmetic,
        alignment=(),
    )


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
