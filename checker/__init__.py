"""A fact-consistency checker for news, as a library.

::

    import checker

    report = checker.check(["articles"], rulebooks=["rules"])
    for finding in report.findings:
        print(finding.evidence.source, finding.evidence.line, finding.message)

What the names below stand for is imported when it is first used, so that ``import checker`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.version import __version__

if TYPE_CHECKING:
    from checker.api import check, claims_frame, findings_frame, judge_again, load_rules
    from checker.model import Claimed, Finding, Report, Severity, Source, Verdict

__all__ = [
    "Claimed",
    "Finding",
    "Report",
    "Severity",
    "Source",
    "Verdict",
    "__version__",
    "check",
    "claims_frame",
    "findings_frame",
    "judge_again",
    "load_rules",
]

_IN_API = frozenset({"check", "claims_frame", "findings_frame", "judge_again", "load_rules"})


def __getattr__(name: str) -> object:
    """The public names, each from its room."""
    if name.startswith("_") or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("checker.api" if name in _IN_API else "checker.model"), name)
