"""``checker check PATHS… [--rules PATH]… [--report FILE]… [--format F] [--fail-on SEVERITY]``: the gate."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import rule_paths
from checker.errors import UsageError
from checker.model import Severity

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("check", help="check articles against rulebooks")
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="articles, or folders of them")
    parser.add_argument(
        "--rules",
        action="append",
        metavar="PATH",
        type=Path,
        help="a rulebook or a folder of them; may be repeated (default: rules/ where there is one)",
    )
    parser.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FILE",
        help="write a report too; the format follows from the name, or FORMAT=FILE; may be repeated",
    )
    parser.add_argument(
        "--format",
        default="text",
        metavar="F",
        help="what to print: text, json, html, sarif, junit, github, gitlab, markdown, csv, …",
    )
    parser.add_argument(
        "--fail-on", default="error", choices=[*Severity, "never"], help="exit 1 at or above this severity"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, write the reports, print one, and say why the exit code is what it is."""
    from checker import check, reporting

    fail_on = None if args.fail_on == "never" else Severity(args.fail_on)
    if args.format not in reporting.FORMATS:
        raise UsageError(f"--format {args.format}: expected one of {', '.join(reporting.FORMATS)}")
    targets = [reporting.target(asked) for asked in args.report]
    rules = check.load_rules(rule_paths(args.rules))
    report = check.check(args.paths, rules)
    for target in targets:
        reporting.write(report, target.path, fail_on=fail_on, format=target.format)
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(reporting.render(report, args.format, fail_on=fail_on, color=color), end="")
    return reporting.exit_code(report, fail_on)[0]
