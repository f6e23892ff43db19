"""What a run shows beside its findings: claims with their verdicts, articles with their mentions, rules with their use.

``years_without`` in ``a.txt`` agrees (25 years); ``a.txt`` holds 14 statements, 9 of them checked; no article stated
``total_votes``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.claims import Article
from checker.model import Claimed, Era, Finding, Kind, RuleCard, Seen, SourceCard, Verdict
from checker.rulebook.amounts import Amount
from checker.rulebook.authority import Authority, Held
from checker.rulebook.model import Check, Fact, Term, Utterance
from checker.units import CALENDAR_DAY
from checker.verdicts.case import Case, Judged

_NO_STATEMENT = frozenset({Kind.NAME, Kind.QUOTE, Kind.ORDINAL})


def claimed(cases: Sequence[Case], findings: Sequence[Finding]) -> Iterator[Claimed]:
    """The claims of articles under a rulebook, each with its verdict; those that assert nothing are left out."""
    disputed = {
        (f.rule, f.evidence.source, f.evidence.start) for f in findings if f.verdict is Verdict.DISAGREES
    }
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
                _expected(outcome),
                claim.voice,
                claim.speaker,
            )


def _expected(outcome: Judged | None) -> str:
    """The value that a claim was held against, or what was missing to hold it against: "needs total_votes"."""
    if outcome is None:
        return ""
    return outcome.held.text if outcome.held else outcome.why


def of_sources(
    articles: Sequence[Article], claims: Sequence[Claimed], cases: Iterable[Case]
) -> Iterator[SourceCard]:
    """Each article with its statements in place, how many of them a rule checked, and who speaks of it."""
    spoken: defaultdict[str, list[str]] = defaultdict(list)
    for case in cases:
        spoken[case.source.path].append(case.book_name)
    by_source: defaultdict[str, dict[tuple[int, int], Claimed]] = defaultdict(dict)
    for claim in claims:
        by_source[claim.evidence.source][claim.evidence.start, claim.evidence.end] = claim
    for article in articles:
        source = article.source
        mine = by_source.get(source.path, {})
        stated = [m for m in article.reading.mentions if m.kind not in _NO_STATEMENT]
        seen: dict[tuple[int, int], Seen] = {}
        for mention in stated:
            place = source.place(mention.start, mention.end)
            known = mine.get(place)
            seen[place] = Seen(
                *place, mention.kind, known.verdict if known else None, known.rule if known else None
            )
        checked = sum(place in mine for place in seen)
        for place, claim in mine.items():
            seen.setdefault(place, Seen(*place, Kind.NAME, claim.verdict, claim.rule))
        marks = tuple(seen[place] for place in sorted(seen))
        yield SourceCard(source, marks, len(stated), checked, tuple(spoken[source.path]))


def of_rules(
    authority: Authority, cases: Sequence[Case], claims: Sequence[Claimed], findings: Sequence[Finding]
) -> Iterator[RuleCard]:
    """Each rule of a rulebook: its values over time, its wordings, and how often it fired."""
    book = authority.book
    stated = Counter(claim.rule for claim in claims if claim.rulebook == book.name)
    used = Counter(claim.rule for case in cases for claim in case.claims)
    found = Counter(finding.rule for finding in findings if finding.rulebook == book.name)

    def card(
        rule: Fact | Check | Utterance | Term,
        kind: str,
        title: str,
        eras: tuple[Era, ...] = (),
        wordings: tuple[str, ...] = (),
        fired: int = 0,
    ) -> RuleCard:
        name, place = rule.name, rule.place
        seen = (fired, found[name], place.path, place.line)
        return RuleCard(name, book.name, kind, title, eras, wordings, *seen, rule.link, rule.owner, rule.tags)

    for fact in book.facts:
        eras = tuple(_era(held) for held in authority.eras(fact.name))
        says = tuple(wording.text for wording in fact.wordings)
        yield card(fact, str(fact.kind or "agreement"), fact.title, eras, says, stated[fact.name])
    for check in book.checks:
        yield card(check, "check", check.title)
    for quote in book.quotes:
        title = f"words of {quote.speaker or 'unknown'}: {quote.name.replace('_', ' ')}"
        words = (Era(quote.text, None, None, None, None, None, quote.source),)
        yield card(quote, "quotation", title, words)
    for term in book.terms:
        says = tuple(wording.text for wording in term.wordings)
        yield card(term, "term", term.because or term.name, (), says, used[term.name])


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
