"""``checker learn ARTICLE:LINE [--as FACT]``: a wording, and if need be a fact, for a sentence, as YAML to paste."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from checker.cli.arguments import add_rules, at_line, rule_paths
from checker.errors import UnreadableSource, UsageError

if TYPE_CHECKING:
    from checker.cli.arguments import Commands
    from checker.model import Source


def add(commands: Commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser(
        "learn", help="propose a wording for a sentence, and try it on its neighbours"
    )
    parser.add_argument("place", metavar="ARTICLE:LINE", help="a line of an article")
    parser.add_argument(
        "--as",
        dest="fact",
        metavar="FACT",
        help="the fact that the sentence states (default: the nearest, or a new one)",
    )
    add_rules(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the proposals, tried on the articles that stand in the same folder."""
    from checker import sources
    from checker.explaining.learn import learn
    from checker.run import load_rules

    path, line = at_line(args.place)
    if line is None:
        raise UsageError(f"{args.place}: expected an article and a line, such as report.txt:12")
    paths = rule_paths(args.rules)
    rules = load_rules(paths, examples=False) if paths else ()
    try:
        source = sources.load(path, path.as_posix())
    except UnreadableSource as error:
        print(f"checker: {error}", file=sys.stderr)
        return 3
    others: list[Source] = []
    for file in sources.find([path.parent]).articles:
        if file.resolve() != path.resolve():
            try:
                others.append(sources.load(file, file.as_posix()))
            except UnreadableSource as error:
                print(f"checker: {error}; the others are tried", file=sys.stderr)
    for text in learn(source, line, rules, args.fact, others):
        print(text)
    return 0
