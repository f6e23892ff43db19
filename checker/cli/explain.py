"""``checker explain RULE ARTICLE[:LINE]… [--rules PATH]… [--all]``: why a rule fired on an article, or kept silent."""

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
        "explain",
        help="say why a rule fired on an article or kept silent: which words fit, what stood in the way",
    )
    parser.add_argument(
        "rule", metavar="RULE", help="a fact, check, quotation, term or built-in check; RULEBOOK/RULE too"
    )
    parser.add_argument("articles", nargs="*", metavar="ARTICLE[:LINE]", help="articles, or one line of one")
    parser.add_argument("--text", metavar="SENTENCE", help="a sentence in the place of an article")
    add_rules(parser)
    parser.add_argument(
        "--all", action="store_true", help="every sentence that comes near, not the nearest only"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the explanation; an article that cannot be read is named, and the others are explained."""
    from checker import run as running
    from checker import sources
    from checker.explaining.explain import SENTENCE, explain

    if not args.articles and args.text is None:
        raise UsageError("no article was named: say ARTICLE or --text SENTENCE")
    rules = running.load_rules(rule_paths(args.rules), examples=False)
    wanted: list[tuple[Source, int | None]] = []
    failed = 0
    for given in args.articles:
        path, line = at_line(given)
        try:
            wanted.append((sources.load(path, path.as_posix()), line))
        except UnreadableSource as error:
            print(f"checker: {error}", file=sys.stderr)
            failed += 1
    if args.text is not None:
        wanted.append((sources.parse(SENTENCE, args.text, "text"), 1))
    for text in explain(args.rule, wanted, rules, all_near=args.all):
        print(text)
    return 3 if failed else 0
