"""``checker read PATH… [--format jsonl|text]``: every value that articles state, with no rulebook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UnreadableSource

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("read", help="show every value that articles state")
    parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="articles, or folders of them")
    parser.add_argument(
        "--format", default="jsonl", choices=("jsonl", "text"), help="a line of JSON a mention, or words"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the mentions; an article that cannot be read is named, and the others are still read."""
    from checker import listing

    failed = 0
    for text in listing.of_paths(args.paths, args.format):
        if isinstance(text, UnreadableSource):
            print(f"checker: {text}", file=sys.stderr)
            failed += 1
        else:
            print(text)
    return 3 if failed else 0
