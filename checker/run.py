"""The whole story in one function: rulebooks + articles → report.

::

    rules = load_rules([Path("rules")])
    report = check([Path("seeds")], rules)
    report.count(Severity.ERROR)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

from checker import cards, sources, verdicts
from checker.anchored import read_source
from checker.claims import Article
from checker.claims.reach import Reaches
from checker.errors import UnreadableSource, UsageError
from checker.model import (
    Failure,
    Finding,
    Kind,
    Report,
    Severity,
    Source,
)
from checker.rules import Rules, load_rules
from checker.verdicts import between, echoes, facts
from checker.verdicts.case import Case, day_of
from checker.verdicts.settle import fingerprinted, once, tuned

Tell = Callable[[int, int], None]
"""Is told how many articles are done, of how many."""


def check(
    paths: Sequence[Path],
    rules: Sequence[Rules],
    *,
    also: Sequence[Source] = (),
    tell: Tell | None = None,
) -> Report:
    """Check article files and folders, and sources read before, against rulebooks.

    Raise UsageError when there is no article to check.
    """
    found = sources.find(paths)
    failures: list[Failure] = []
    run = _Run(rules)
    for source in also:
        run.add(source)
    for number, file in enumerate(found.articles):
        if tell:
            tell(number, len(found.articles))
        try:
            run.add(sources.load(file, file.as_posix()))
        except UnreadableSource as error:
            failures.append(Failure(error.path, error.why))
    if not run.articles and not failures:
        raise UsageError(
            f"no article in {', '.join(str(path) for path in paths)}: files end in {', '.join(sources.FORMATS)}"
        )
    if tell:
        tell(len(found.articles), len(found.articles))
    over = (
        f"passed over, since its ending is not an article's: {path.as_posix()}" for path in found.passed_over
    )
    return run.report(tuple(failures), tuple(over))


def check_sources(loaded: Sequence[Source], rules: Sequence[Rules]) -> Report:
    """Check sources that are read already: values in, values out."""
    run = _Run(rules)
    for source in loaded:
        run.add(source)
    return run.report((), ())


class _Run:
    """One run: articles go in one by one, findings between them come at the end."""

    def __init__(self, rules: Sequence[Rules]) -> None:
        self.rules = rules
        self.reaches = Reaches([rule.head.reach for rule in rules])
        self.articles: list[Article] = []
        self.cases: list[list[Case]] = [[] for _ in rules]
        self.found: list[Finding] = []

    def add(self, source: Source) -> None:
        """Read an article and hold it against every rulebook that speaks of it."""
        article: Article | None = None
        off: dict[str, Severity | None] = {}
        for number in self.reaches.of(source):
            rule = self.rules[number]
            case = case_of(source, rule)
            article = case.article
            self.cases[number].append(case)
            severities = dict(rule.matcher.book.builtin)
            off.update(severities)
            for kind in verdicts.FOR_A_CASE:
                self.found += tuned(kind(case), severities)
        article = article or Article(source, read_source(source))
        self.articles.append(article)
        for general in verdicts.FOR_AN_ARTICLE:
            self.found += tuned(general(article), off)

    def report(self, failures: tuple[Failure, ...], warnings: tuple[str, ...]) -> Report:
        """All findings, sorted and each once, with claims, coverage and rules."""
        for cases in self.cases:
            self.found += between.findings(cases)
        known = {
            (finding.evidence.source, finding.evidence.start) for finding in self.found if finding.alignment
        }
        places = {
            (article.source.path, mention.start): article.source.place(mention.start, mention.end)[0]
            for article in self.articles
            for mention in article.reading.mentions
            if mention.kind is Kind.QUOTE
        }
        off: dict[str, Severity | None] = {}
        for rule in self.rules:
            off.update(rule.head.builtin)
        seen = {spot for spot, start in places.items() if (spot[0], start) in known}
        self.found += tuned(echoes.between(self.articles, seen), off)
        findings = fingerprinted(once(self.found))
        claims = tuple(
            sorted(
                (claim for cases in self.cases for claim in cards.claimed(cases, findings)),
                key=lambda c: (c.evidence.source, c.evidence.start, c.rule),
            )
        )
        idle = [r.head.path for r, cases in zip(self.rules, self.cases, strict=True) if not cases]
        return Report(
            findings,
            claims,
            tuple(cards.of_sources(self.articles, claims, chain.from_iterable(self.cases))),
            tuple(
                card
                for rule, cases in zip(self.rules, self.cases, strict=True)
                if cases
                for card in cards.of_rules(rule.authority, cases, claims, findings)
            ),
            failures,
            tuple((rule.head.name, rule.head.title) for rule in self.rules),
            (
                *warnings,
                *(f"{one.source.path}: {note}" for one in self.articles for note in one.source.notes),
                *(f"no article is one that {path} speaks of" for path in idle),
            ),
        )


def case_of(source: Source, rule: Rules) -> Case:
    """An article under a rulebook: read with its names, its claims made and judged."""
    day = rule.matcher.book.event.day
    article = Article(source, read_source(source, rule.matcher.aliases, day))
    claims = tuple(rule.matcher.claims(article))
    case = Case(article, rule.matcher, rule.authority, claims, day_of(source, day))
    facts.judge(case)
    return case


__all__ = ["Rules", "case_of", "check", "check_sources", "load_rules"]
