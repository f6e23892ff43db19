"""``checker rules lint|test [PATH…]``: rulebooks themselves, their keys, wordings, formulas, tables and examples."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import rule_paths

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command and its actions."""
    parser = commands.add_parser(
        "rules", help="check rulebooks themselves: keys, wordings, formulas, tables, examples"
    )
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    for action, words in (
        ("lint", "say every mistake of rulebooks"),
        ("test", "run the examples of rulebooks"),
    ):
        one = actions.add_parser(action, help=words)
        one.add_argument(
            "paths", nargs="*", metavar="PATH", type=Path, help="rulebooks or folders (default: rules/)"
        )
        one.set_defaults(run=load)


def load(args: argparse.Namespace) -> int:
    """Load the rulebooks and run their examples; mistakes come as RulebookErrors."""
    from checker import run

    rules = run.load_rules(rule_paths(args.paths), fresh=True)
    for rule in rules:
        book = rule.matcher.book
        wordings = sum(len(fact.wordings) for fact in book.facts) + sum(
            len(term.wordings) for term in book.terms
        )
        tested = sum(len(fact.examples) for fact in book.facts) + sum(
            len(term.examples) for term in book.terms
        )
        print(
            f"{book.path}: {len(book.facts)} facts, {len(book.checks)} checks, {len(book.quotes)} quotations, "
            f"{len(book.terms)} terms, {wordings} wordings; {tested} examples pass"
        )
    return 0
