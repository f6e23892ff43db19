"""What a run amounts to: its exit code and, in words, why: ``exit 1: 3 errors at or above --fail-on error``.

The codes are the contract's, and the same for every format:

- 2: nothing was given to check (wrong rules and arguments are raised as errors long before a report exists);
- 3: an article could not be read. It goes before 1, because a run that has not seen everything has not judged
  everything: more may be wrong than it lists. The findings are still counted in the reason;
- 1: findings at or above ``--fail-on``;
- 0: none of these.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Report, Severity
from checker.reporting.english import counted, listed


def exit_code(report: Report, fail_on: Severity | None) -> tuple[int, str]:
    """The exit code and its reason: ``(0, "nothing at or above error")``; ``fail_on`` None means never."""
    blocks = blocking(report.severities, fail_on)
    alone = "" if report.rulebooks else "; no rulebook was given, so only the built-in checks ran"
    if report.failures:
        also = f"; besides, {blocks}" if blocks else ""
        return 3, f"{counted(len(report.failures), 'article')} could not be read{also}{alone}"
    if not report.sources and report.scope is not None:
        return 0, f"nothing that concerns an article changed since {report.scope.base}{alone}"
    if not report.sources:
        return 2, f"no article was given, so nothing was checked{alone}"
    if blocks:
        return 1, f"{blocks}{alone}"
    if fail_on is None:
        return 0, f"findings do not fail this run (--fail-on never){alone}"
    return 0, f"nothing at or above {fail_on}{alone}"


def last_line(report: Report, fail_on: Severity | None) -> str:
    """``exit 1: 3 errors at or above --fail-on error``."""
    code, reason = exit_code(report, fail_on)
    return f"exit {code}: {reason}"


def about(report: Report) -> str:
    """``1 article changed since origin/main, compared with 9,999 others``; nothing for a report on all articles."""
    scope = report.scope
    if scope is None:
        return ""
    books = f"; rulebooks that changed: {', '.join(sorted(scope.rulebooks))}" if scope.rulebooks else ""
    articles = counted(len(scope.articles), "article")
    if not scope.articles:
        return f"none of {counted(scope.others, 'article')} changed since {scope.base}{books}"
    return f"{articles} changed since {scope.base}, compared with {counted(scope.others, 'other')}{books}"


def severities(report: Report) -> list[str]:
    """``["3 errors", "1 warning"]``, gravest first, without those that did not occur."""
    return in_words(report.severities)


def in_words(counts: Mapping[Severity, int], bar: Severity | None = Severity.NOTE) -> list[str]:
    """Findings counted by severity, in words, as far as they are at or above a bar; None is above all."""
    grave = (severity for severity in Severity if bar is not None and severity.rank <= bar.rank)
    return [counted(counts[severity], severity) for severity in grave if counts[severity]]


def blocking(counts: Mapping[Severity, int], fail_on: Severity | None) -> str:
    """``3 errors and 1 warning at or above --fail-on warning``, or nothing."""
    found = in_words(counts, fail_on)
    return f"{listed(found)} at or above --fail-on {fail_on}" if found else ""
