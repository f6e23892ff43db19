"""``checker coverage [PATH…] [--rules PATH]… [--summary]``: what was not checked, and which rules fired where."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker import settings
from checker.cli.arguments import add_rules, rule_paths
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser(
        "coverage", help="say what articles state that no rule checks, and where rules fired"
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        type=Path,
        help="articles or folders (default: the configured articles)",
    )
    add_rules(parser)
    parser.add_argument(
        "--summary", action="store_true", help="numbers and rules only, without the sentences"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the coverage; an article that cannot be read is named, and makes the exit code 3."""
    from checker import run as running
    from checker.explaining.covered import coverage

    articles = args.paths or settings.find(Path.cwd()).paths("articles")
    if not articles:
        raise UsageError("no article was named: say PATH…, or `articles` in the configuration")
    paths = rule_paths(args.rules)
    report = running.check(articles, running.load_rules(paths) if paths else ())
    for text in coverage(report, summary=args.summary):
        print(text)
    for failure in report.failures:
        print(f"checker: {failure.path}: {failure.why}", file=sys.stderr)
    return 3 if report.failures else 0
