"""``checker rules lint|test|show|new|schema``: rulebooks themselves, their keys, wordings, formulas, tables and examples."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import rule_new, rule_show, rule_test
from checker.cli.arguments import rule_paths

if TYPE_CHECKING:
    from checker.cli.arguments import Commands
    from checker.rulebook.model import Fact, Term
    from checker.rules import Rules


def add(commands: Commands) -> None:
    """Declare the command and its actions."""
    parser = commands.add_parser(
        "rules", help="check rulebooks themselves: keys, wordings, formulas, tables, examples"
    )
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    lint = actions.add_parser("lint", help="say every mistake of rulebooks, and what would make them better")
    lint.add_argument(
        "--fail-on",
        default="error",
        choices=("error", "warning"),
        help="exit 1 for warnings too (default: error)",
    )
    lint.set_defaults(run=_lint)
    lint.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="rulebooks or folders (default: rules/)"
    )
    for action in (rule_test, rule_show, rule_new):
        action.add(actions)
    schema = actions.add_parser("schema", help="print the JSON Schema of rulebooks, for editors")
    schema.set_defaults(run=_schema)


def _counted(rules: Rules) -> str:
    book = rules.matcher.book
    ruled: list[Fact | Term] = [*book.facts, *book.terms]
    wordings = sum(len(rule.wordings) for rule in ruled)
    tested = sum(len(rule.examples) for rule in ruled)
    return (
        f"{book.path}: {len(book.facts)} facts, {len(book.checks)} checks, {len(book.quotes)} quotations, "
        f"{len(book.terms)} terms, {wordings} wordings; {tested} examples pass"
    )


def _lint(args: argparse.Namespace) -> int:
    """Exit 2 for mistakes, 1 for warnings when they are to fail, else 0."""
    from checker.lint import lint

    errors = warnings = 0
    for found in lint(rule_paths(args.paths)):
        errors += len(found.errors)
        warnings += len(found.warnings)
        for one in (*found.errors, *found.warnings):
            print(one)
        if found.rules is not None and not found.errors:
            print(_counted(found.rules))
    code = 2 if errors else 1 if warnings and args.fail_on == "warning" else 0
    print(
        f"exit {code}: {errors} mistake{'s' * (errors != 1)} and {warnings} warning{'s' * (warnings != 1)} "
        f"(--fail-on {args.fail_on})"
    )
    return code


def _schema(args: argparse.Namespace) -> int:
    import json

    from checker.rulebook.schema import schema
    from checker.verdicts import BUILT_IN

    print(json.dumps(schema(BUILT_IN), indent=1, ensure_ascii=False))
    return 0
