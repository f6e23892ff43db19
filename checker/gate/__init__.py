"""Report → the same report as a gate takes it: severities of the project, what is set aside, and what no longer applies.

::

    report = gate.applied(report, severities={"weekday": None}, accepted=baseline, today=date(2026, 11, 25))

A finding is set aside by a suppression in the article (``<!-- checker: ignore lead: … -->``), by one beside it
(``story.txt.checker.yaml``), or by the baseline. It stays in the report, with who set it aside and why. A suppression that
is unused or has expired, and a baseline that is stale, are findings themselves. Of a report on changes, what stands where
nothing changed can count as notes (``new_only``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from checker.gate.baseline import Baseline
from checker.gate.lines import new_only
from checker.gate.suppressions import suppressed
from checker.model import Report, Severity

__all__ = ["Baseline", "applied", "new_only"]


def applied(
    report: Report,
    *,
    severities: Mapping[str, Severity | None],
    accepted: Baseline | None,
    today: date,
    strict: bool = False,
) -> Report:
    """The report with the project's severities, suppressions and baseline; ``strict`` makes a stale baseline an error."""
    report = suppressed(_tuned(report, severities), today)
    return accepted.applied(report, strict=strict) if accepted else report


def _tuned(report: Report, severities: Mapping[str, Severity | None]) -> Report:
    """Rules with the severity that the project gives them, as ``rulebook/rule`` or ``rule``; None is off."""
    if not severities:
        return report
    kept = []
    for finding in report.findings:
        wanted: Severity | None = finding.severity
        for name in (finding.rule, f"{finding.rulebook}/{finding.rule}"):
            wanted = severities.get(name, wanted)
        if wanted is not None:
            kept.append(replace(finding, severity=wanted))
    return replace(report, findings=tuple(kept))
