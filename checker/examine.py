"""An article held against every rulebook that speaks of it, and against itself: source + rulebooks → account.

::

    account, testimony = examine(source, rules)
    account.claims[0].verdict
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker import verdicts
from checker.accounts.model import Account, Side, Testimony
from checker.accounts.settle import tuned
from checker.anchored import read_source, skim_source
from checker.claims import Article
from checker.gate.suppressions import in_comments
from checker.model import NO_VALUES, Claimed, Finding, Kind, Severity, Source, Verdict
from checker.reading import Skim
from checker.rules import Rules
from checker.sources.layout import dated_by
from checker.verdicts import facts, persons, spellings
from checker.verdicts.again import statement_of
from checker.verdicts.case import Case, Judged
from checker.verdicts.days import day_of
from checker.verdicts.sayings import sayings
from checker.verdicts.sides import sides
from checker.verdicts.weigh import FITS

_OF_NAMES = frozenset({persons.NAME, spellings.RULE})


def examine(source: Source, rules: Sequence[Rules]) -> tuple[Account, Testimony]:
    """All that a run keeps of an article, and what others may gainsay; ``rules`` are the rulebooks that speak of it."""
    skimmed = skim_source(source)
    cases = [case_of(source, rule, skimmed) for rule in rules]
    off: dict[str, Severity | None] = {}
    found: list[Finding] = []
    for case in cases:
        severities = dict(case.matcher.book.builtin)
        off.update(severities)
        for kind in verdicts.FOR_A_CASE:
            found += tuned(kind(case), severities)
    declared = {name for case in cases for name in case.matcher.aliases} if len(cases) > 1 else set()
    # Whom another rulebook knows by these words is no misspelling of somebody whom this one knows.
    found = [one for one in found if one.rule not in _OF_NAMES or one.stated not in declared]
    article = cases[-1].article if cases else Article(source, read_source(source, skimmed=skimmed))
    for general in verdicts.FOR_AN_ARTICLE:
        found += tuned(general(article), off)
    stated: list[Side] = [side for case in cases for side in sides(case)]
    told = {finding.evidence.start for finding in found if finding.alignment}
    account = Account(
        source.imprint,
        tuple(found),
        tuple(claim for case in cases for claim in claimed(case)),
        tuple(_seen(article)),
        tuple(case.book_name for case in cases),
        tuple(row for case in cases for row in _used(case)),
        tuple(in_comments(source)),
    )
    return account, Testimony(tuple(stated), tuple(sayings(article, told)))


def case_of(source: Source, rule: Rules, skimmed: Skim | None = None) -> Case:
    """An article under a rulebook: read with its names, its claims made and judged."""
    day = rule.matcher.book.event.day
    source = dated_by(source, day) if day is not None else source
    article = Article(source, read_source(source, rule.matcher.aliases, day, skimmed))
    claims = tuple(rule.matcher.claims(article))
    case = Case(article, rule.matcher, rule.authority, claims, day_of(article, day))
    facts.judge(case)
    if day and case.day and case.day < day and facts.knows_better(case):
        case = Case(article, rule.matcher, rule.authority, claims, None)
        facts.judge(case)
    return case


def claimed(case: Case) -> Iterator[Claimed]:
    """The claims of an article under a rulebook, each with its verdict; those that assert nothing are left out."""
    judged = {id(j.claim): j for j in case.judged}
    right = {j.claim.rule for j in case.judged if j.verdict in FITS}
    for claim in case.claims:
        fact = case.matcher.facts.get(claim.rule)
        if fact is None or claim.denied:
            continue
        outcome = judged.get(id(claim))
        place = case.evidence(claim.start, claim.end)
        yield Claimed(
            fact.name,
            case.book_name,
            outcome.verdict if outcome else Verdict.UNDECIDED,
            place,
            claim.choice or " ".join(place.text.split()),
            _expected(outcome),
            claim.voice,
            claim.speaker,
            statement_of(case, claim, outcome, beside=claim.rule in right),
        )


def _expected(outcome: Judged | None) -> str:
    """The value that a claim was held against, or what was missing to hold it against: "needs total_votes"."""
    if outcome is None:
        return ""
    return outcome.held.text if outcome.held else outcome.why


def _seen(article: Article) -> Iterator[tuple[int, int, Kind]]:
    for mention in article.reading.mentions:
        if mention.kind not in NO_VALUES:
            yield (*article.source.place(mention.start, mention.end), mention.kind)


def _used(case: Case) -> Iterator[tuple[str, str, int]]:
    counts = Counter(claim.rule for claim in case.claims)
    for term in case.matcher.book.terms:
        if counts[term.name]:
            yield case.book_name, term.name, counts[term.name]
