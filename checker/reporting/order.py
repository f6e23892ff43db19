"""In which order reports list things: by place or by gravity, so that the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from checker.accounts.spool import Drawn, Shelf
from checker.model import Claimed, Finding, RuleCard, SourceCard, Verdict

T = TypeVar("T")
GRAVEST = (
    Verdict.DISAGREES,
    Verdict.STALE,
    Verdict.IMPRECISE,
    Verdict.UNDECIDED,
    Verdict.ROUNDS,
    Verdict.AGREES,
)
"""Verdicts by how much they ask of an editor."""


def gravest(verdicts: Iterable[Verdict | None]) -> Verdict | None:
    """The verdict that an editor must see when several fall on one thing; None when there is none."""
    return min((verdict for verdict in verdicts if verdict), key=GRAVEST.index, default=None)


def in_order(items: Sequence[T], key: Callable[[T], Any]) -> Iterable[T]:
    """The items, sorted. What a shelf holds, or is drawn, comes in that order, so that nobody has to hold all of it at once."""
    return items if isinstance(items, Shelf | Drawn) else sorted(items, key=key)


def by_place(finding: Finding) -> tuple[str, int, int, int, str, str, str]:
    """As findings are met in reading; the gravest first where several point at the same words."""
    seen = finding.evidence
    return (
        *(seen.source, seen.start, seen.end),
        *(finding.severity.rank, finding.rule, finding.fingerprint, finding.message),
    )


def by_gravity(finding: Finding) -> tuple[int, str, int, int, str, str, str]:
    """What blocks before what does not; then as they are met in reading."""
    source, start, end, rank, rule, fingerprint, message = by_place(finding)
    return rank, source, start, end, rule, fingerprint, message


def claim_place(claim: Claimed) -> tuple[str, int, int, str, str, str]:
    """As claims are met in reading."""
    seen = claim.evidence
    return seen.source, seen.start, seen.end, claim.rule, claim.rulebook or "", claim.stated


def source_path(card: SourceCard) -> str:
    """Articles by path."""
    return card.source.path


def rule_name(card: RuleCard) -> tuple[str, str]:
    """Rules by rulebook and name; built-in ones first."""
    return card.rulebook or "", card.rule
