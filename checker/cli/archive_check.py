"""``checker archive check INPUT… --engine local|processes|dask[=ADDRESS] --out FOLDER``: archives of any size."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from checker.cli.arguments import above_nought, add_rules, count_of, rule_paths
from checker.errors import UsageError
from checker.model import Severity

if TYPE_CHECKING:
    from checker.bulk.part import Outcome
    from checker.bulk.story import Ended, Progress
    from checker.cli.arguments import Commands
    from checker.engines.spread import Engine


def declare(actions: Commands) -> None:
    """Declare the action and its options."""
    check = actions.add_parser(
        "check", help="check archives of any size, and write Parquet, numbers and a page"
    )
    check.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="files, folders, archives, or their addresses"
    )
    add_rules(check)
    check.add_argument("--out", metavar="FOLDER", type=Path, required=True, help="where the results go")
    check.add_argument(
        "--engine",
        metavar="E",
        default="processes",
        help="local, processes (default), dask, or dask=ADDRESS of a scheduler",
    )
    check.add_argument(
        "--jobs",
        metavar="N",
        type=count_of,
        help="processes, or workers of an own Dask cluster (default: a core each)",
    )
    check.add_argument(
        "--columns", metavar="C", default="", help="which column is what: text=body,published=date"
    )
    check.add_argument(
        "--part-size",
        metavar="MB",
        type=above_nought,
        default=16.0,
        help="size of a part, in megabytes (default: 16)",
    )
    check.add_argument(
        "--all",
        action="store_true",
        help="check articles that no rulebook speaks of, too, as far as that goes without one",
    )
    check.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=above_nought,
        default=120.0,
        help="what one article may take; longer, and it counts as not read (default: 120)",
    )
    check.add_argument(
        "--fail-on",
        choices=[*Severity, "never"],
        default=Severity.ERROR,
        help="exit 1 at or above this severity (default: error)",
    )
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, tell how far it is, and say where the results are and why the exit code is what it is."""
    from checker.bulk import story
    from checker.reporting.english import counted
    from checker.rules import load_rules

    paths = rule_paths(args.rules)
    if not paths:
        raise UsageError("no rulebook: say --rules PATH; an archive is checked against what is known")
    rules = load_rules(paths)
    with _engine(args.engine, args.jobs) as engine:
        print(
            f"{engine.name}: {counted(len(rules), 'rulebook')}, results in {args.out.as_posix()}", flush=True
        )
        ended = story.check(
            args.inputs,
            rules,
            [path.as_posix() for path in paths],
            args.out,
            engine,
            columns=args.columns,
            size=int(args.part_size * 1024 * 1024),
            everything=args.all,
            limit=args.time_limit,
            tell=_Told(),
        )
    return _end(ended, args)


def _end(ended: Ended, args: argparse.Namespace) -> int:
    from checker.reporting.english import counted

    found = _findings(ended.outcome, ended.between)
    outcome = ended.outcome
    print(
        f"Read {counted(outcome.articles, 'article')}; a rulebook speaks of {outcome.spoken:,}. "
        f"{counted(sum(row[3] for row in outcome.verdicts), 'claim')}; "
        + ", ".join(counted(found.get(severity, 0), severity) for severity in Severity)
        + "."
    )
    for label, why in ended.lost:
        print(f"lost: {label}: {why}")
    print(f"See {(args.out / 'index.html').as_posix()}")
    bars = [
        severity
        for severity in Severity
        if args.fail_on != "never" and severity.rank <= Severity(args.fail_on).rank
    ]
    if ended.lost:
        print(f"exit 3: {counted(len(ended.lost), 'part')} lost; the same command goes on with them")
        return 3
    if outcome.failures:
        print(
            f"exit 3: {counted(outcome.failures, 'record')} could not be read; see failures/ in {args.out.as_posix()}"
        )
        return 3
    blocking = sum(found.get(severity, 0) for severity in bars)
    if blocking:
        print(f"exit 1: {counted(blocking, 'finding')} at or above --fail-on {args.fail_on}")
        return 1
    print(f"exit 0: nothing at or above --fail-on {args.fail_on}")
    return 0


def _findings(*outcomes: Outcome) -> dict[str, int]:
    found: dict[str, int] = {}
    for outcome in outcomes:
        for _, _, severity, count in outcome.severities:
            found[severity] = found.get(severity, 0) + count
    return found


def _engine(asked: str, count: int | None) -> Engine:
    """The engine by its name. Raise UsageError for one that is not there."""
    from checker.engines.spread import Local, Processes

    kind, _, address = asked.partition("=")
    if kind == "local" and not address:
        return Local()
    if kind == "processes" and not address:
        return Processes(count)
    if kind == "dask":
        from checker.engines.dask import Dask

        return Dask(address or None, count)
    raise UsageError(f"--engine {asked}: expected local, processes, dask or dask=ADDRESS")


class _Told:
    """Rate and time left, in place on a terminal, and a line a minute elsewhere."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._live = sys.stderr.isatty()
        self._next = self._begun + (0.2 if self._live else 60.0)

    def __call__(self, progress: Progress) -> None:
        now = monotonic()
        over = progress.done == progress.parts
        if now < self._next and not (over and self._live):
            return
        self._next = now + (0.2 if self._live else 60.0)
        spent, fresh = now - self._begun, progress.done - progress.before
        left = (progress.parts - progress.done) * spent / fresh if fresh else 0.0
        line = (
            f"{progress.done:,} of {progress.parts:,} parts, {progress.articles:,} articles, "
            f"{progress.fresh_bytes / 1e6 / max(spent, 1e-9):.1f} MB/s, {_time(left)} left"
        )
        end = "\n" if over or not self._live else ""
        print(f"\r\x1b[K{line}" if self._live else line, end=end, file=sys.stderr, flush=True)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
