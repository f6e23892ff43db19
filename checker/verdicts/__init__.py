"""Claims → findings: small generators, one module a kind of check, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.claims import Article
from checker.model import Finding
from checker.verdicts import calendar, checks, echoes, facts, persons, quotes, sums, terms
from checker.verdicts.case import Case

FOR_A_CASE: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    facts.findings,
    checks.findings,
    quotes.findings,
    terms.findings,
    persons.findings,
)
"""Kinds of check that hold an article against a rulebook."""

FOR_AN_ARTICLE: tuple[Callable[[Article], Iterator[Finding]], ...] = (calendar.findings, sums.findings)
"""Kinds of check that need no rulebook."""

BUILT_IN = frozenset(
    {
        calendar.WEEKDAY,
        calendar.HEADER,
        sums.WHOLE,
        sums.SHARES,
        sums.CONVERSION,
        persons.AGE,
        persons.NAME,
        echoes.RULE,
        echoes.SPEAKER,
    }
)
"""Names of the built-in checks, each of which a rulebook may switch off or give another severity."""
