"""``checker rules show [PATH…] [--rule NAME]…``: each rule in plain English, its sources, its present value worked out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import rule_paths
from checker.errors import UsageError, nearest

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(actions: Commands) -> None:
    """Declare the action and its options."""
    parser = actions.add_parser(
        "show", help="say each rule in plain English, with its sources and its present value"
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="rulebooks or folders (default: as for check)"
    )
    parser.add_argument(
        "--rule", action="append", default=[], metavar="NAME", help="this rule only; may be repeated"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the rules. Raise UsageError for a name that no rulebook has."""
    from checker.explaining.explain import all_rules
    from checker.explaining.show import show
    from checker.run import load_rules

    loaded = load_rules(rule_paths(args.paths), examples=False)
    wanted = frozenset(args.rule)
    known = {rule.name for rules in loaded for rule in all_rules(rules.matcher.book)}
    for name in args.rule:
        if name not in known:
            raise UsageError(f"no rule is called {name!r}{nearest(name, known)}")
    meant = [
        rules
        for rules in loaded
        if not wanted or wanted & {rule.name for rule in all_rules(rules.matcher.book)}
    ]
    print("\n\n".join("\n".join(show(rules, wanted)) for rules in meant))
    return 0
