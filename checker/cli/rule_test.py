"""``checker rules test [PATH…] [--watch]``: the examples of rulebooks; a failure shows what was read and what was expected."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import rule_paths
from checker.errors import CheckerError

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(actions: Commands) -> None:
    """Declare the action and its options."""
    parser = actions.add_parser("test", help="run the examples of rulebooks, and say why one fails")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="rulebooks or folders (default: as for check)"
    )
    parser.add_argument(
        "--watch", action="store_true", help="run again whenever a rulebook or table is saved"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit 0 when every example passes, 2 when one fails or a rulebook does not load."""
    paths = rule_paths(args.paths)
    return _watch(paths) if args.watch else _once(paths)


def _once(paths: list[Path]) -> int:
    from checker.explaining import trial
    from checker.reporting.english import counted
    from checker.run import load_rules

    tested = [trial.run(rules) for rules in load_rules(paths, fresh=True, examples=False)]
    for one in tested:
        print("\n".join(one.lines))
    failed, passed = sum(one.failed for one in tested), sum(one.passed for one in tested)
    if failed:
        print(f"exit 2: {failed} of {counted(failed + passed, 'example')} failed")
        return 2
    print(f"exit 0: {counted(passed, 'example')} passed")
    return 0


def _watch(paths: list[Path]) -> int:
    """Once for every save, until interrupted; the exit code is that of the last run."""
    from checker.explaining.watching import changes

    code = 0
    try:
        for _ in changes(lambda: _files(paths)):
            try:
                code = _once(paths)
            except CheckerError as error:
                print(error, file=sys.stderr)
                print("exit 2: the rulebooks do not load", file=sys.stderr)
                code = 2
            print("watching; Ctrl-C ends it\n", flush=True)
    except KeyboardInterrupt:
        print()
    return code


def _files(paths: list[Path]) -> list[Path]:
    """Rulebooks and whatever stands beside them: tables may change as well."""
    found: list[Path] = []
    for path in paths:
        found += path.rglob("*") if path.is_dir() else [path]
    return [path for path in found if path.is_file()]
