"""``checker check PATHS… [--rules PATH]… [--report FILE]… [--format F] [--fail-on SEVERITY]``: the gate."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.arguments import add_fail_on, add_run, in_force, run_under
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.cli.arguments import Commands
    from checker.gate import Baseline
    from checker.known import Warm
    from checker.model import Report
    from checker.settings import Settings


def add(commands: Commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("check", help="check articles against rulebooks")
    add_run(parser)
    parser.add_argument(
        "--report",
        action="append",
        metavar="FILE",
        help="write a report too; the format follows from the name, or FORMAT=FILE; may be repeated",
    )
    parser.add_argument(
        "--format",
        metavar="F",
        help="what to print: text (default), json, html, sarif, junit, github, gitlab, markdown, csv, …",
    )
    add_fail_on(parser)
    parser.add_argument(
        "--changed",
        nargs="?",
        const="",
        metavar="BASE",
        help="report on articles that changed since this branch left BASE, in the work tree of git, and compare them with all "
        "others (default: what CI asks to merge, else the last commit)",
    )
    parser.add_argument(
        "--new-only",
        action="store_true",
        help="with --changed: findings count as notes where no line changed",
    )
    parser.add_argument(
        "--watch", action="store_true", help="again at every save, in one process, until Ctrl-C (then exit 0)"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, write the reports, print one, and say why the exit code is what it is."""
    if args.new_only and args.changed is None:
        raise UsageError("--new-only: say since when: --changed [BASE]")
    found = in_force(args)
    return _watch(args, found) if args.watch else _once(args, found, None)


def _watch(args: argparse.Namespace, found: Settings) -> int:
    """Once now and at every save of an article, a rulebook, a table, the baseline or the configuration."""
    from checker import store
    from checker.cli.watch import watch
    from checker.known import Warm

    warm = Warm()
    own = {store.folder(), *_written(found)}

    def once() -> None:
        nonlocal found
        found = in_force(args)
        own.update(_written(found))
        _once(args, found, warm)

    def roots() -> list[Path]:
        others = (
            found.file,
            found.path("baseline"),
            *(file for book in warm.rules for file in book.rests_on),
        )
        return [*found.tops("articles"), *found.tops("rules"), *(path for path in others if path is not None)]

    return watch(once, roots, lambda: own)


def _written(found: Settings) -> Iterator[Path]:
    """The reports that a run writes."""
    from checker import reporting

    return (reporting.target(asked).path for asked in found.reports)


def _once(args: argparse.Namespace, found: Settings, warm: Warm | None) -> int:
    from checker import reporting

    fail_on = found.fail_on
    format = found.text("format") or "text"
    if format not in reporting.FORMATS:
        raise UsageError(f"--format {format}: expected one of {', '.join(reporting.FORMATS)}")
    targets = [reporting.target(asked) for asked in found.reports]
    accepted = accepted_in(found)
    report = _report(found, accepted, args, warm)
    for target in targets:
        reporting.write(report, target.path, fail_on=fail_on, format=target.format)
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.writelines(reporting.texts(report, format, fail_on=fail_on, color=color))
    if accepted is not None:
        _shorten(accepted, report)
    return reporting.exit_code(report, fail_on)[0]


def _report(
    found: Settings, accepted: Baseline | None, args: argparse.Namespace, warm: Warm | None
) -> Report:
    """The report on all articles, or on what changed."""
    if args.changed is None:
        return run_under(found, accepted, args, warm=warm)
    from checker import changes, gate

    changed = changes.since(args.changed or None)
    report = run_under(found, accepted, args, changes=changed, warm=warm)
    if report.scope is not None and not (report.scope.articles or report.scope.rulebooks):
        changed.hold()
    return gate.new_only(report, changed) if args.new_only else report


def accepted_in(found: Settings) -> Baseline | None:
    """The project's baseline; None when it has none."""
    path = found.path("baseline")
    if path is None:
        return None
    from checker.gate import baseline

    return baseline.load(path)


def _shorten(accepted: Baseline, report: Report) -> None:
    """Take out of the baseline what does not occur any more; in CI it stays, and is an error of the report."""
    stale = accepted.stale(report)
    if not stale or any(finding.rule == "baseline" for finding in report.findings):
        return
    from checker.reporting import writing

    writing.put(Path(accepted.path), accepted.without(stale).as_text().encode())
    print(
        f"checker: {accepted.path}: {len(stale)} accepted findings are gone, and out of it", file=sys.stderr
    )
