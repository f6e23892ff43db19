"""In which order reports list things: by article, then by place, so that the same input gives the same bytes."""

from __future__ import annotations

from checker.model import Claimed, Finding


def by_place(finding: Finding) -> tuple[str, int, int, int, str, str, str]:
    """As findings are met in reading; the gravest first where several point at the same words."""
    seen = finding.evidence
    return (
        seen.source,
        seen.start,
        seen.end,
        finding.severity.rank,
        finding.rule,
        finding.fingerprint,
        finding.message,
    )


def by_gravity(finding: Finding) -> tuple[int, str, int, int, str, str, str]:
    """What blocks before what does not; then as they are met in reading."""
    source, start, end, rank, rule, fingerprint, message = by_place(finding)
    return rank, source, start, end, rule, fingerprint, message


def claim_place(claim: Claimed) -> tuple[str, int, int, str, str, str]:
    """As claims are met in reading."""
    seen = claim.evidence
    return seen.source, seen.start, seen.end, claim.rule, claim.rulebook or "", claim.stated
