"""The whole story in one function: rulebooks + articles → report.

::

    rules = load_rules([Path("rules")])
    report = check([Path("seeds")], rules)
    report.count(Severity.ERROR)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from checker import sources, verdicts
from checker.claims import Article, Matcher
from checker.errors import RulebookError, RulebookErrors, UnreadableSource, UsageError
from checker.model import (
    Anchor,
    Claimed,
    Era,
    Failure,
    Field,
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
from checker.reading import Reading, read
from checker.rulebook import load as loading
from checker.rulebook.amounts import Amount
from checker.rulebook.authority import Authority, Held
from checker.rulebook.model import Fact
from checker.store import remember
from checker.units import CALENDAR_DAY
from checker.verdicts import between, examples, facts, quotes
from checker.verdicts.case import Case, day_of

_NO_STATEMENT = frozenset({Kind.NAME, Kind.QUOTE, Kind.ORDINAL})


@dataclass(frozen=True, slots=True)
class Rules:
    """A rulebook ready for use: its wordings compiled, its facts worked out, its examples passed."""

    matcher: Matcher
    authority: Authority


def load_rules(paths: Sequence[Path], *, fresh: bool = False) -> tuple[Rules, ...]:
    """Load every rulebook of files and folders; ``fresh`` runs examples that are known to pass once more.

    Raise UsageError for a path that is not there or holds no rulebook, RulebookErrors with every mistake of every file.
    """
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"--rules {path}: there is no such file or folder")
        found = loading.find([path])
        if not found:
            raise UsageError(f"--rules {path}: the folder holds no rulebook (.yaml or .yml)")
        files += found
    rules: list[Rules] = []
    errors: list[RulebookError] = []
    for file in dict.fromkeys(files):
        try:
            rules.append(_load(file, fresh))
        except RulebookErrors as error:
            errors += error.errors
    if errors:
        raise RulebookErrors(errors)
    return tuple(rules)


def _load(file: Path, fresh: bool) -> Rules:
    book = loading.load(file, file.as_posix(), verdicts.BUILT_IN)
    authority = Authority(book, file.parent)
    matcher = Matcher(authority.book)

    def run_examples() -> list[str]:
        failed = list(examples.errors(matcher, authority))
        if failed:
            raise RulebookErrors(failed)
        return []

    if fresh:
        run_examples()
    else:  # That examples passed is remembered by the content of rulebook and tables.
        contents = [file.read_bytes(), *((file.parent / table.file).read_bytes() for table in book.tables)]
        remember(f"examples {[sha256(content).hexdigest() for content in contents]}", run_examples)
    return Rules(matcher, authority)


def check(paths: Sequence[Path], rules: Sequence[Rules]) -> Report:
    """Check article files and folders against rulebooks. Raise UsageError when there is no article to check."""
    found = sources.find(paths)
    loaded: list[Source] = []
    failures: list[Failure] = []
    for file in found.articles:
        try:
            loaded.append(sources.load(file, file.as_posix()))
        except UnreadableSource as error:
            failures.append(Failure(error.path, error.why))
    if not loaded and not failures:
        raise UsageError(
            f"no article in {', '.join(str(path) for path in paths)}: files end in {', '.join(sources.FORMATS)}"
        )
    warnings = [
        f"passed over, since its ending is not an article's: {path.as_posix()}" for path in found.passed_over
    ]
    return check_sources(loaded, rules, failures=failures, warnings=warnings)


def check_sources(
    loaded: Sequence[Source],
    rules: Sequence[Rules],
    *,
    failures: Sequence[Failure] = (),
    warnings: Sequence[str] = (),
) -> Report:
    """Check sources that are read already: values in, values out."""
    run = _Run(rules)
    for source in loaded:
        run.add(source)
    notes = [f"{source.path}: {note}" for source in loaded for note in source.notes]
    return run.report(tuple(failures), (*warnings, *notes))


class _Run:
    """One run: articles go in one by one, findings between them come at the end."""

    def __init__(self, rules: Sequence[Rules]) -> None:
        self.rules = rules
        self.articles: list[Article] = []
        self.cases: list[list[Case]] = [[] for _ in rules]
        self.found: list[Finding] = []

    def add(self, source: Source) -> None:
        """Read an article and hold it against every rulebook that speaks of it."""
        plain = _read(source, (), None)
        self.articles.append(plain)
        off: dict[str, Severity | None] = {}
        for number, rule in enumerate(self.rules):
            if not rule.matcher.speaks_of(plain):
                continue
            book = rule.matcher.book
            article = _read(source, tuple(book.aliases.items()), book.event.day)
            self.articles[-1] = article
            case = Case(
                article,
                rule.matcher,
                rule.authority,
                tuple(rule.matcher.claims(article)),
                day_of(source, book.event.day),
            )
            facts.judge(case)
            self.cases[number].append(case)
            tuned = dict(book.builtin)
            off.update(tuned)
            for kind in verdicts.FOR_A_CASE:
                self.found += _tuned(kind(case), tuned)
        for general in verdicts.FOR_AN_ARTICLE:
            self.found += _tuned(general(self.articles[-1]), off)

    def report(self, failures: tuple[Failure, ...], warnings: tuple[str, ...]) -> Report:
        """All findings, sorted and each once, with claims, coverage and rules."""
        for cases in self.cases:
            self.found += between.findings(cases)
        known = [
            (finding.evidence.source, finding.evidence.start) for finding in self.found if finding.alignment
        ]
        places = {
            (article.source.path, mention.start): article.source.place(mention.start, mention.end)[0]
            for article in self.articles
            for mention in article.reading.mentions
            if mention.kind is Kind.QUOTE
        }
        off: dict[str, Severity | None] = {}
        for rule in self.rules:
            off.update(rule.matcher.book.builtin)
        seen = [spot for spot, start in places.items() if (spot[0], start) in known]
        self.found += _tuned(quotes.between(self.articles, seen), off)
        findings = _fingerprinted(_once(self.found))
        claims = tuple(
            sorted(self._claims(findings), key=lambda c: (c.evidence.source, c.evidence.start, c.rule))
        )
        idle = [r.matcher.book.path for r, cases in zip(self.rules, self.cases, strict=True) if not cases]
        return Report(
            findings,
            claims,
            tuple(self._cards(claims)),
            tuple(self._rules(claims, findings)),
            failures,
            tuple((rule.matcher.book.name, rule.matcher.book.event.title) for rule in self.rules),
            (*warnings, *(f"no article is one that {path} speaks of" for path in idle)),
        )

    def _claims(self, findings: tuple[Finding, ...]) -> Iterator[Claimed]:
        disputed = {
            (f.rule, f.evidence.source, f.evidence.start) for f in findings if f.verdict is Verdict.DISAGREES
        }
        for cases in self.cases:
            for case in cases:
                judged = {id(j.claim): j for j in case.judged}
                for claim in case.claims:
                    fact = case.matcher.facts.get(claim.rule)
                    if fact is None or claim.denied:
                        continue
                    outcome = judged.get(id(claim))
                    place = case.evidence(claim.start, claim.end)
                    verdict = outcome.verdict if outcome else Verdict.UNDECIDED
                    if (
                        verdict in (Verdict.UNDECIDED, Verdict.AGREES)
                        and (fact.name, place.source, place.start) in disputed
                    ):
                        verdict = Verdict.DISAGREES
                    yield Claimed(
                        fact.name,
                        case.book_name,
                        verdict,
                        place,
                        claim.choice or " ".join(place.text.split()),
                        outcome.held.text if outcome and outcome.held else "",
                        claim.voice,
                        claim.speaker,
                    )

    def _cards(self, claims: tuple[Claimed, ...]) -> Iterator[SourceCard]:
        for article in self.articles:
            source = article.source
            mine = [claim for claim in claims if claim.evidence.source == source.path]
            by_start = {(claim.evidence.start, claim.evidence.end): claim for claim in mine}
            stated = [m for m in article.reading.mentions if m.kind not in _NO_STATEMENT]
            seen: dict[tuple[int, int], Seen] = {}
            for mention in stated:
                place = source.place(mention.start, mention.end)
                claim = by_start.get(place)
                seen[place] = Seen(
                    *place, mention.kind, claim.verdict if claim else None, claim.rule if claim else None
                )
            checked = sum(place in by_start for place in seen)
            for place, claim in by_start.items():
                seen.setdefault(place, Seen(*place, Kind.NAME, claim.verdict, claim.rule))
            yield SourceCard(source, tuple(seen[place] for place in sorted(seen)), len(stated), checked)

    def _rules(self, claims: tuple[Claimed, ...], findings: tuple[Finding, ...]) -> Iterator[RuleCard]:
        for rule in self.rules:
            book = rule.matcher.book
            for fact in book.facts:
                yield RuleCard(
                    fact.name,
                    book.name,
                    str(fact.kind or "agreement"),
                    fact.title,
                    tuple(_era(fact, held) for held in rule.authority.eras(fact.name)),
                    tuple(wording.text for wording in fact.wordings),
                    sum(c.rule == fact.name and c.rulebook == book.name for c in claims),
                    _count(findings, fact.name, book.name),
                    fact.place.path,
                    fact.place.line,
                )
            for check in book.checks:
                yield RuleCard(
                    check.name,
                    book.name,
                    "check",
                    check.title,
                    (),
                    (),
                    0,
                    _count(findings, check.name, book.name),
                    check.place.path,
                    check.place.line,
                )
            for quote in book.quotes:
                yield RuleCard(
                    quote.name,
                    book.name,
                    "quotation",
                    f"words of {quote.speaker or 'unknown'}: {quote.name.replace('_', ' ')}",
                    (Era(quote.text, None, None, None, None, None, quote.source),),
                    (),
                    0,
                    _count(findings, quote.name, book.name),
                    quote.place.path,
                    quote.place.line,
                )
            for term in book.terms:
                uses = sum(
                    claim.rule == term.name for cases in self.cases for case in cases for claim in case.claims
                )
                yield RuleCard(
                    term.name,
                    book.name,
                    "term",
                    term.because or term.name,
                    (),
                    tuple(w.text for w in term.wordings),
                    uses,
                    _count(findings, term.name, book.name),
                    term.place.path,
                    term.place.line,
                )


def _read(source: Source, names: tuple[tuple[str, str], ...], event: date | None) -> Article:
    anchors: list[Anchor] = []
    for name, words in (
        (Field.UPDATED, "update line"),
        (Field.PUBLISHED, "publication"),
        (Field.DATELINE, "dateline"),
        (Field.HEADER, "header"),
    ):
        stamp = source.stamp(name)
        if stamp is not None:
            anchors.append(Anchor(stamp.day, f"{words} {stamp.day}"))
    if event is not None:
        anchors.append(Anchor(event, f"the event's day {event}"))
    return Article(
        source, read(source.text, source.blocks, anchors=anchors, names=dict(names), language=source.language)
    )


def read_source(source: Source) -> Reading:
    """Everything that an article states, with no rulebook."""
    return _read(source, (), None).reading


def _tuned(findings: Iterator[Finding], severities: dict[str, Severity | None]) -> Iterator[Finding]:
    """Built-in checks as the rulebook wants them: switched off, or with another severity."""
    for finding in findings:
        if finding.rule not in severities:
            yield finding
        elif (severity := severities[finding.rule]) is not None:
            yield replace(finding, severity=severity)


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """Each rule once a place, the gravest; and of the rules that flag the same words only those that matter.

    A built-in check yields to a rule, and a near miss to a graver finding, which takes over its arithmetic.
    """
    best: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (f.severity.rank, f.rulebook is None)):
        place = finding.evidence
        here = best.setdefault((place.source, place.start, place.end), [])
        if any(other.rule == finding.rule for other in here):
            continue
        if here and finding.rulebook is None and here[0].rulebook is not None:
            continue
        if here and finding.verdict is Verdict.IMPRECISE and here[0].severity.rank < finding.severity.rank:
            more = tuple(line for line in finding.arithmetic if line not in here[0].arithmetic)
            here[0] = replace(
                here[0], arithmetic=here[0].arithmetic + more, bars=here[0].bars or finding.bars
            )
            continue
        here.append(finding)
    kept = [finding for here in best.values() for finding in here]
    return sorted(
        kept, key=lambda f: (f.evidence.source, f.evidence.start, f.evidence.end, f.rule, f.message)
    )


def _fingerprinted(findings: list[Finding]) -> tuple[Finding, ...]:
    """Identity: rulebook, rule, article, the words and their sentence; never a line number."""
    counts: dict[str, int] = {}
    result: list[Finding] = []
    for finding in findings:
        place = finding.evidence
        parts = (
            finding.rulebook or "",
            finding.rule,
            place.source,
            " ".join(place.text.split()),
            " ".join(place.sentence.split()),
        )
        name = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        counts[name] = counts.get(name, 0) + 1
        result.append(replace(finding, fingerprint=name if counts[name] == 1 else f"{name}-{counts[name]}"))
    return tuple(result)


def _count(findings: Sequence[Finding], rule: str, book: str) -> int:
    return sum(finding.rule == rule and finding.rulebook == book for finding in findings)


def _era(fact: Fact, held: Held) -> Era:
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


__all__ = ["Rules", "check", "check_sources", "load_rules", "read_source"]
