"""``checker read PATH… [--format jsonl|text]``: every value that articles state, with no rulebook."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import add_columns, columns_of, in_force
from checker.errors import UnreadableSource

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("read", help="show every value that articles state")
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", type=Path, help="articles, folders or archives of them"
    )
    add_columns(parser)
    parser.add_argument(
        "--format",
        default="jsonl",
        choices=("jsonl", "text"),
        help="a line of JSON for each value, name and quotation; or the article with all of them marked and explained",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the mentions; an article that cannot be read is named, and the others are still read."""
    from checker import listing

    failed = 0
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    columns = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
    for text in listing.of_paths(
        args.paths, args.format, color=color, columns=columns, fields=columns_of(in_force(args))
    ):
        if isinstance(text, UnreadableSource):
            print(f"checker: {text}", file=sys.stderr)
            failed += 1
        else:
            print(text)
    return 3 if failed else 0
