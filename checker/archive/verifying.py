"""Archived statements against the rulebooks of today: the published articles that a new fact puts in the wrong.

"31 people died", of 3 May, agreed when it was added. The rulebook has learnt since that there were 35 by then: it disagrees now.
Had the rulebook 35 from 5 May only, the article would have been right, and be out of date: a note. No article is read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from checker.archive.adding import Stands
from checker.archive.keeping import Archive
from checker.archive.model import Kept, Version
from checker.errors import nearest
from checker.model import Claimed, Finding, Severity, Statement, Verdict
from checker.reporting.english import counted
from checker.rules import Rules
from checker.verdicts import facts
from checker.verdicts.again import judged_again, mention_of
from checker.verdicts.policy import confidence, severity
from checker.verdicts.weigh import FITS, Weighed

_PAST = {
    Verdict.AGREES: "agreed",
    Verdict.ROUNDS: "agreed by rounding",
    Verdict.IMPRECISE: "was imprecise",
    Verdict.STALE: "was stale",
    Verdict.DISAGREES: "disagreed",
    Verdict.UNDECIDED: "was undecided",
}
_WORSE = {Verdict.IMPRECISE: 1, Verdict.STALE: 2, Verdict.DISAGREES: 3}


class Standing(Struct, frozen=True):
    """How a statement stands today: its verdict for the day on which its article appeared; ``outdated`` when it was right then only."""

    verdict: Verdict
    weighed: Weighed
    outdated: bool = False


class Overtaken(Struct, frozen=True):
    """A statement that does not stand any more, as a finding on its article."""

    kept: Kept
    finding: Finding


class Verified(Struct):
    """What was held against the rulebooks of today, and what could not be.

    ``absent`` are rulebooks that are not among those of today: name, claims, articles.
    """

    overtaken: list[Overtaken] = field(default_factory=list)
    held: int = 0
    undecided: int = 0
    articles: int = 0
    absent: list[tuple[str, int, int]] = field(default_factory=list)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(one.finding.severity is severity for one in self.overtaken)


def verified(
    archive: Archive,
    rules: Sequence[Rules],
    *,
    today: date,
    rule: tuple[str | None, str] | None = None,
    severities: Mapping[str, Severity | None] | None = None,
    everything: bool = False,
) -> Verified:
    """The statements that do not stand any more, by article and place; with ``everything`` those that never did, too.

    ``rule`` (rulebook, rule) narrows it to one rule. Raise UsageError when the archive cannot be read.
    """
    result = Verified()
    books = _by_name(rules)
    articles: set[int] = set()
    for name, claims, count in archive.rulebooks():
        if rule is not None and rule[0] not in (None, name):
            continue
        if name not in books:
            result.absent.append((name, claims, count))
            continue
        missing: dict[str, list[Kept]] = {}
        for kept in archive.claims(rule[1] if rule else None, name):
            book = _holding(books[name], kept.claim.rule)
            if book is None:
                missing.setdefault(kept.claim.rule, []).append(kept)
                continue
            articles.add(kept.article.number)
            try:
                found = _found(kept, book, today, result, everything=everything)
            except ValueError as error:
                raise archive.damaged(error) from None
            if found is not None and (tuned := _tuned(found, severities or {})) is not None:
                result.overtaken.append(Overtaken(kept, tuned))
        for unknown in missing.values():
            if (tuned := _tuned(_unknown(unknown, books[name][0]), severities or {})) is not None:
                result.overtaken.append(Overtaken(unknown[0], tuned))
    result.articles = len(articles)
    result.overtaken.sort(key=_place)
    return result


def standing(claim: Claimed, rules: Rules, today: date) -> Standing | None:
    """How a claim stands by a rulebook, for its article's day and for today; None when it cannot be held against it."""
    statement, authority = claim.statement, rules.authority
    if statement is None or authority.book.fact(claim.rule) is None:
        return None
    statement = replace(statement, overruled=None)
    weighed = judged_again(statement, claim.rule, authority)
    if weighed.verdict in FITS:
        now = judged_again(replace(statement, day=today), claim.rule, authority)
        if now.verdict in facts.SPEAKING:
            current = authority.held(claim.rule, today)
            held = current[-1] if current else now.held
            return Standing(Verdict.STALE, now._replace(held=held), outdated=True)
    return Standing(weighed.verdict, weighed)


def stands(rules: Sequence[Rules], today: date) -> Stands:
    """Says the verdict on a claim by what is known today, to be kept with it."""
    books = _by_name(rules)

    def of(claim: Claimed) -> Verdict | None:
        book = _holding(books.get(claim.rulebook or "", ()), claim.rule)
        found = standing(claim, book, today) if book is not None else None
        return found.verdict if found is not None else None

    return of


def _by_name(rules: Sequence[Rules]) -> dict[str, list[Rules]]:
    """Rulebooks by name: two files of different folders may have the same."""
    books: dict[str, list[Rules]] = {}
    for each in rules:
        books.setdefault(each.head.name, []).append(each)
    return books


def _holding(books: Sequence[Rules], rule: str) -> Rules | None:
    """The first of them that has a fact of this name."""
    return next((book for book in books if book.authority.book.fact(rule) is not None), None)


def _found(kept: Kept, rules: Rules, today: date, result: Verified, *, everything: bool) -> Finding | None:
    now = standing(kept.claim, rules, today)
    if now is None or now.verdict is Verdict.UNDECIDED:
        result.undecided += 1
        return None
    result.held += 1
    if now.verdict not in facts.SPEAKING or not (everything or _is_news(kept, now)):
        return None
    return _finding(kept, now, rules)


def _is_news(kept: Kept, now: Standing) -> bool:
    """Whether a statement stands worse than when it was added."""
    if now.outdated:
        return kept.standing is not Verdict.STALE
    return _WORSE[now.verdict] > _WORSE.get(then(kept.claim), 0)


def then(claim: Claimed) -> Verdict:
    """The verdict of the rulebook when the claim was made; that other articles differed is another matter."""
    return (claim.statement and claim.statement.overruled) or claim.verdict


def _finding(kept: Kept, now: Standing, rules: Rules) -> Finding:
    claim, held, article = kept.claim, now.weighed.held, kept.article
    statement = claim.statement or Statement(None)
    fact = rules.authority.book.fact(claim.rule)
    assert fact is not None
    if now.verdict is Verdict.STALE and not now.outdated:  # What it agrees with had been superseded by then.
        in_force = rules.authority.held(claim.rule, statement.day)
        held = in_force[-1] if in_force else held
    expected = ""
    if held is not None:
        expected = facts.shown(held, mention_of(statement)) + (f" ({held.status})" if held.status else "")
    stated = (
        f"{claim.stated} (“{' '.join(claim.evidence.text.split())}”)" if statement.choice else claim.stated
    )
    before = f"when it was added, {article.added}, it {_PAST[then(claim)]}"
    if now.outdated:
        since = f" from {held.since} on" if held is not None and held.since else " today"
        day = f" on {statement.day}" if statement.day else " once"
        why = f"“{stated}” was right{day}, and{since} the rulebook has {expected}"
        weight = Severity.NOTE
    else:
        why = f"the article says “{stated}”, the rulebook {expected}; {before}"
        weight = severity(
            now.verdict,
            claim.voice,
            sourced=bool(held and held.source),
            own=fact.severity,
            remark=now.weighed.note,
            sure=not now.weighed.why,
        )
    return Finding(
        claim.rule,
        claim.rulebook,
        now.verdict,
        weight,
        f"{fact.title}: {why}",
        claim.evidence,
        stated,
        expected,
        arithmetic=tuple(_days(article, statement, kept)),
        citation=held.source if held else None,
        help=fact.help,
        confidence=confidence(now.verdict, now.weighed.why, sourced=bool(held and held.source)),
    )


def _days(article: Version, statement: Statement, kept: Kept) -> Iterator[str]:
    day = statement.day or article.appeared
    yield f"appeared: {day}" if day else "appeared: on a day that the page does not give"
    yield f"added: {article.added}, when it was: {then(kept.claim)}" + (
        f" ({kept.claim.expected})" if kept.claim.expected else ""
    )


def _unknown(claims: Sequence[Kept], rules: Rules) -> Finding:
    """A rule of which archived statements speak, and that its rulebook does not have (any more)."""
    claim = claims[0].claim
    names = [fact.name for fact in rules.authority.book.facts]
    articles = len({kept.article.number for kept in claims})
    return Finding(
        claim.rule,
        claim.rulebook,
        Verdict.UNDECIDED,
        Severity.WARNING,
        f"{claim.rulebook} has no fact {claim.rule!r} any more: "
        f"{counted(len(claims), 'archived claim')} of {counted(articles, 'article')} cannot be held against it{nearest(claim.rule, names)}",
        claim.evidence,
        claim.stated,
        "",
        help="add the articles again under the rulebook of today, or give the fact its name back",
        confidence="low: there is nothing to hold it against",
    )


def _tuned(finding: Finding, severities: Mapping[str, Severity | None]) -> Finding | None:
    """With the severity that the project gives the rule; None is off."""
    wanted: Severity | None = finding.severity
    for name in (finding.rule, f"{finding.rulebook}/{finding.rule}"):
        wanted = severities.get(name, wanted)
    return replace(finding, severity=wanted) if wanted is not None else None


def _place(one: Overtaken) -> tuple[str, int, int, str]:
    place = one.finding.evidence
    return place.source, place.start, place.end, one.finding.rule
