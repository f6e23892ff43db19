"""The report as GitLab Code Quality: a list that GitLab shows in a merge request.

``[{"description": …, "check_name": "alabama-senate-2017/lead", "fingerprint": "9d41…", "severity": "critical", …}]``
GitLab hides findings with equal fingerprints, so a second of one name gets a number.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from checker.model import Report, Severity
from checker.reporting.english import sentence
from checker.reporting.identity import rule_id
from checker.reporting.order import by_place, in_order
from checker.reporting.visible import visible

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, fail_on: Severity | None) -> Iterator[str]:
    """All findings, and each article that could not be read as a blocker; an entry at a time."""
    yield "["
    for number, entry in enumerate(_entries(report)):
        yield f"{',' if number else ''}\n {json.dumps(entry, ensure_ascii=False)}"
    yield "\n]\n"


def _entries(report: Report) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()

    def unique(name: str) -> str:
        seen[name] += 1
        return name if seen[name] == 1 else f"{name}-{seen[name]}"

    for finding in in_order(report.findings, by_place):
        place = finding.evidence
        yield {
            "description": sentence(visible(finding.message)),
            "check_name": rule_id(finding.rulebook, finding.rule),
            "fingerprint": unique(visible(finding.fingerprint)),
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": visible(place.source), "lines": {"begin": place.line}},
        }
    for failure in report.failures:
        yield {
            "description": f"Could not be read: {visible(failure.why)}",
            "check_name": "unreadable",
            "fingerprint": unique(f"unreadable-{visible(failure.path)}"),
            "severity": "blocker",
            "location": {"path": visible(failure.path), "lines": {"begin": 1}},
        }
