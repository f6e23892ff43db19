"""Findings as a run hands them on: tuned by the rulebook, each said once, each with an identity that no line number moves.

``weekday: note`` under ``builtin`` turns an error into a note; two rules that flag the same words speak once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec.structs import replace

from checker.model import Finding, Severity, Verdict


def tuned(findings: Iterator[Finding], severities: Mapping[str, Severity | None]) -> Iterator[Finding]:
    """Built-in checks as the rulebook wants them: switched off, or with another severity."""
    for finding in findings:
        if finding.rule not in severities:
            yield finding
        elif (severity := severities[finding.rule]) is not None:
            yield replace(finding, severity=severity)


def once(findings: Sequence[Finding]) -> list[Finding]:
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


def fingerprinted(findings: list[Finding]) -> tuple[Finding, ...]:
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
    return tuple(sorted(result, key=_place))


def _place(finding: Finding) -> tuple[str, int, int, int, str, str, str]:
    """As findings are met in reading; the gravest first where several point at the same words."""
    seen = finding.evidence
    return (
        *(seen.source, seen.start, seen.end),
        *(finding.severity.rank, finding.rule, finding.fingerprint, finding.message),
    )
