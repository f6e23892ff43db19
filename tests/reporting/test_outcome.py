"""The exit code, and in words why."""

import pytest
from msgspec.structs import replace

from checker.model import Report, Severity
from checker.reporting import exit_code, last_line, render
from tests.reporting import builders

REPORT = builders.alabama()
READ = replace(REPORT, failures=())
CALM = replace(READ, findings=())
ALONE = "; no rulebook was given, so only the built-in checks ran"

CASES = [
    (READ, Severity.ERROR, 1, "4 errors at or above --fail-on error"),
    (READ, Severity.WARNING, 1, "4 errors and 1 warning at or above --fail-on warning"),
    (READ, Severity.NOTE, 1, "4 errors, 1 warning and 1 note at or above --fail-on note"),
    (READ, None, 0, "findings do not fail this run (--fail-on never)"),
    (CALM, Severity.ERROR, 0, "nothing at or above error"),
    (CALM, Severity.NOTE, 0, "nothing at or above note"),
    (replace(CALM, failures=REPORT.failures), None, 3, "1 article could not be read"),
    (REPORT, Severity.ERROR, 3, "1 article could not be read; besides, 4 errors at or above --fail-on error"),
    (builders.empty(), Severity.ERROR, 0, "nothing at or above error" + ALONE),
    (builders.nothing(), Severity.ERROR, 2, "no article was given, so nothing was checked" + ALONE),
]


@pytest.mark.parametrize(("report", "fail_on", "code", "reason"), CASES)
def test_the_code_and_its_reason(report: Report, fail_on: Severity | None, code: int, reason: str) -> None:
    assert exit_code(report, fail_on) == (code, reason)


def test_every_format_says_the_same() -> None:
    reason = exit_code(REPORT, Severity.ERROR)[1]
    # The others are lists of findings, in shapes that leave no room for a summary.
    for format in ("text", "json", "html", "sarif", "github", "markdown"):
        assert reason in render(REPORT, format, fail_on=Severity.ERROR)


def test_the_last_line_of_the_terminal() -> None:
    text = render(REPORT, "text", fail_on=Severity.ERROR)
    assert text.splitlines()[-1] == last_line(REPORT, Severity.ERROR)
