"""Claims → findings: small generators, one module a kind of check, listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.accounts import echoes
from checker.claims import Article
from checker.model import Finding
from checker.verdicts import (
    ages,
    calendar,
    changes,
    checks,
    conversions,
    counts,
    facts,
    impossible,
    lives,
    offices,
    parts,
    persons,
    quotes,
    spans,
    spellings,
    stamps,
    sums,
    terms,
    within,
)
from checker.verdicts.case import Case

FOR_A_CASE: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    facts.findings,
    checks.findings,
    quotes.findings,
    terms.findings,
    ages.findings,
    persons.findings,
    offices.findings,
    within.findings,
)
"""Kinds of check that hold an article against a rulebook."""

FOR_AN_ARTICLE: tuple[Callable[[Article], Iterator[Finding]], ...] = (
    calendar.findings,
    stamps.findings,
    impossible.findings,
    spans.findings,
    sums.findings,
    conversions.findings,
    parts.findings,
    changes.findings,
    counts.findings,
    lives.findings,
    spellings.findings,
)
"""Kinds of check that need no rulebook."""

BUILT_IN = frozenset(
    {
        calendar.WEEKDAY,
        calendar.PASSED,
        stamps.HEADER,
        impossible.RULE,
        spans.DURATION,
        spans.ORDER,
        parts.RULE,
        counts.RULE,
        lives.RULE,
        spellings.RULE,
        changes.CHANGE,
        changes.DIRECTION,
        sums.WHOLE,
        sums.SHARES,
        conversions.RULE,
        ages.RULE,
        persons.NAME,
        offices.RULE,
        echoes.RULE,
        echoes.SPEAKER,
    }
)
"""Names of the built-in checks, each of which a rulebook may switch off or give another severity."""
