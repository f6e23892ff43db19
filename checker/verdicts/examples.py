"""The examples of a rulebook, run as its tests: the sentence must get the verdict that it is listed under."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from msgspec import Struct

from checker.claims import Article, Matcher
from checker.model import Anchor, Block, Piece, Role, Source, Verdict
from checker.reading import read
from checker.rulebook.authority import Authority
from checker.rulebook.model import Example, Fact, Term
from checker.verdicts import facts
from checker.verdicts.case import Case

_MEANS = {"agrees": {Verdict.AGREES, Verdict.ROUNDS}}


class Trial(Struct, frozen=True):
    """An example that was run, and the verdicts that its sentence got."""

    rule: Fact | Term
    example: Example
    passes: bool
    found: frozenset[str]


def trials(matcher: Matcher, authority: Authority) -> Iterator[Trial]:
    """Every example, run, in the order of the rulebook.

    A sentence is held against the values of the event's day, or of the day on which the newest value begins.
    """
    rules: list[Fact | Term] = [*matcher.book.facts, *matcher.book.terms]
    for rule in rules:
        for example in rule.examples:
            found = _outcome(matcher, authority, rule, example, matcher.book.event.day)
            latest = _latest(authority, rule)
            if not _passes(example, found) and latest and example.expect != "silent":
                later = _outcome(matcher, authority, rule, example, latest)
                found = later if _passes(example, later) else found
            yield Trial(rule, example, _passes(example, found), frozenset(found))


def case_of(trial: Trial, matcher: Matcher, authority: Authority) -> Case:
    """The sentence of an example as an article under its rulebook, judged."""
    article = article_of(trial.example.text, matcher)
    case = Case(article, matcher, authority, tuple(matcher.claims(article)), matcher.book.event.day)
    facts.judge(case)
    return case


def article_of(text: str, matcher: Matcher) -> Article:
    """A sentence as an article of its own, on the day of the event."""
    blocks = (Block(0, len(text), Role.BODY),)
    source = Source("example", text, text, (Piece(0, len(text), 0, len(text)),), blocks, "text", "utf-8")
    day = matcher.book.event.day
    anchors = (Anchor(day, "the event"),) if day else ()
    return Article(source, read(text, blocks, anchors=anchors, names=matcher.aliases))


def _latest(authority: Authority, rule: Fact | Term) -> date | None:
    """The day on which the newest value begins: what was superseded by then is stale."""
    days = [value.since for value in authority.eras(rule.name)] if isinstance(rule, Fact) else []
    return max((day for day in days if day), default=None)


def _outcome(
    matcher: Matcher, authority: Authority, rule: Fact | Term, example: Example, day: date | None
) -> set[str]:
    article = article_of(example.text, matcher)
    claims = tuple(claim for claim in matcher.claims(article) if claim.rule == rule.name and not claim.denied)
    case = Case(article, matcher, authority, claims, day)
    facts.judge(case)
    found = {str(judged.verdict) for judged in case.judged}
    found |= {claim.choice for claim in claims if claim.choice}
    if claims and not found:
        found = {"states"}
    if isinstance(rule, Term) and claims:
        found = {"flags"}
    return found


def _passes(example: Example, found: set[str]) -> bool:
    if example.expect == "silent":
        return not found
    if example.expect == "states":
        return bool(found)
    return bool(found & {str(verdict) for verdict in _MEANS.get(example.expect, {example.expect})})


def words(found: Collection[str]) -> str:
    """The verdicts that an example got: ``"`agrees`"``, or "nothing"."""
    return " and ".join(f"`{verdict}`" for verdict in sorted(found)) or "nothing"
