"""``checker check PATHS… [--rules PATH]… [--report FILE]… [--format F] [--fail-on SEVERITY]``: the gate."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from checker.cli.arguments import add_run, in_force, run_under
from checker.errors import UsageError
from checker.model import Severity

if TYPE_CHECKING:
    from checker.cli.arguments import Commands
    from checker.gate import Baseline
    from checker.model import Report
    from checker.settings import Settings


def add(commands: Commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("check", help="check articles against rulebooks")
    add_run(parser)
    parser.add_argument(
        "--report",
        action="append",
        metavar="FILE",
        help="write a report too; the format follows from the name, or FORMAT=FILE; may be repeated",
    )
    parser.add_argument(
        "--format",
        metavar="F",
        help="what to print: text (default), json, html, sarif, junit, github, gitlab, markdown, csv, …",
    )
    parser.add_argument(
        "--fail-on",
        choices=[*Severity, "never"],
        help="exit 1 at or above this severity (default: error)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, write the reports, print one, and say why the exit code is what it is."""
    from checker import reporting

    found = in_force(args)
    fail_on = found.fail_on
    format = found.text("format") or "text"
    if format not in reporting.FORMATS:
        raise UsageError(f"--format {format}: expected one of {', '.join(reporting.FORMATS)}")
    targets = [reporting.target(asked) for asked in found.reports]
    accepted = _accepted(found)
    report = run_under(found, accepted, args)
    for target in targets:
        reporting.write(report, target.path, fail_on=fail_on, format=target.format)
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.writelines(reporting.texts(report, format, fail_on=fail_on, color=color))
    if accepted is not None:
        _shorten(accepted, report)
    return reporting.exit_code(report, fail_on)[0]


def _accepted(found: Settings) -> Baseline | None:
    """The project's baseline."""
    path = found.path("baseline")
    if path is None:
        return None
    from checker.gate import baseline

    return baseline.load(path)


def _shorten(accepted: Baseline, report: Report) -> None:
    """Take out of the baseline what does not occur any more; in CI it stays, and is an error of the report."""
    stale = accepted.stale(report)
    if not stale or any(finding.rule == "baseline" for finding in report.findings):
        return
    from pathlib import Path

    from checker.reporting import writing

    writing.put(Path(accepted.path), accepted.without(stale).as_text().encode())
    print(
        f"checker: {accepted.path}: {len(stale)} accepted findings are gone, and out of it", file=sys.stderr
    )
