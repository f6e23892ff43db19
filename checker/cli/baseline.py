"""``checker baseline write|check [PATH…]``: accept the findings of today; say whether what was accepted still occurs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import add_run, in_force, run_under

if TYPE_CHECKING:
    from checker.cli.arguments import Commands
    from checker.settings import Settings

USUAL = "checker-baseline.json"


def add(commands: Commands) -> None:
    """Declare the command and its actions."""
    parser = commands.add_parser("baseline", help="accept the findings that stand today")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    write = actions.add_parser("write", help=f"write every finding of now into the baseline ({USUAL})")
    add_run(write)
    write.set_defaults(run=write_it)
    check = actions.add_parser("check", help="exit 1 when the baseline accepts what does not occur any more")
    add_run(check)
    check.set_defaults(run=check_it)


def write_it(args: argparse.Namespace) -> int:
    """Write the baseline anew: all findings that no suppression sets aside."""
    from checker.gate import baseline
    from checker.reporting import exit_code, writing

    found = in_force(args)
    path = _path(found)
    report = run_under(found, None, args)
    made = baseline.of_report(path.as_posix(), report)
    writing.put(path, made.as_text().encode())
    print(f"{path}: {len(made.entries)} findings accepted")
    code, reason = exit_code(report, None)
    print(f"exit {code}: {reason}")
    return code


def check_it(args: argparse.Namespace) -> int:
    """Name the entries that are stale."""
    from checker.gate import baseline

    found = in_force(args)
    kept = baseline.load(_path(found))
    stale = kept.stale(run_under(found, None, args))
    for entry in stale:
        print(f"{kept.path}:{entry.line}:1: {entry.rule} in {entry.source}: {entry.message}")
    if stale:
        print(f"exit 1: {len(stale)} of {len(kept.entries)} accepted findings do not occur any more")
        return 1
    print(f"exit 0: all {len(kept.entries)} accepted findings still occur")
    return 0


def _path(found: Settings) -> Path:
    return found.path("baseline") or Path(USUAL)
