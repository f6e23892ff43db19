"""``checker rules test [PATH…] [--watch]``: the examples of rulebooks; a failure shows what was read and what was expected."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import rule_paths

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(actions: Commands) -> None:
    """Declare the action and its options."""
    parser = actions.add_parser("test", help="run the examples of rulebooks, and say why one fails")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="rulebooks or folders (default: as for check)"
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="again whenever a rulebook or a table is saved, until Ctrl-C (then exit 0)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit 0 when every example passes, 2 when one fails or a rulebook does not load; a watch ends with 0."""
    paths = rule_paths(args.paths)
    if not args.watch:
        return _once(paths, [])
    from checker.cli.watch import watch

    beside: list[Path] = []
    return watch(lambda: _once(paths, beside), lambda: (*paths, *beside))


def _once(paths: list[Path], beside: list[Path]) -> int:
    """Run the examples; ``beside`` becomes the files that the rulebooks rest on."""
    from checker.explaining import trial
    from checker.reporting.english import counted
    from checker.run import load_rules

    loaded = load_rules(paths, fresh=not beside, examples=False)
    beside[:] = [file for rules in loaded for file in rules.rests_on]
    tested = [trial.run(rules) for rules in loaded]
    for one in tested:
        print("\n".join(one.lines))
    failed, passed = sum(one.failed for one in tested), sum(one.passed for one in tested)
    if failed:
        print(f"exit 2: {failed} of {counted(failed + passed, 'example')} failed")
        return 2
    print(f"exit 0: {counted(passed, 'example')} passed")
    return 0
