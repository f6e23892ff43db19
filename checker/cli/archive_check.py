"""``checker archive check INPUT… --engine local|processes|dask[=ADDRESS] --out FOLDER``: archives of any size."""

from __future__ import annotations

import argparse
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from checker.cli.arguments import (
    above_nought,
    add_columns,
    add_fail_on,
    add_rules,
    add_workings,
    columns_of,
    in_force,
)
from checker.cli.progress import Line
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.bulk.story import Ended, Progress
    from checker.cli.arguments import Commands
    from checker.engines.spread import Engine
    from checker.model import Severity


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
    add_workings(check)
    add_columns(check)
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
    add_fail_on(check)
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check, tell how far it is, and say where the results are and why the exit code is what it is."""
    from checker.bulk import story
    from checker.reporting.english import counted
    from checker.rules import load_rules

    found = in_force(args)
    paths = found.paths("rules")
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
            columns=columns_of(found),
            size=int(args.part_size * 1024 * 1024),
            everything=args.all,
            limit=args.time_limit,
            tell=_Told(),
        )
    return _end(ended, args.out, found.fail_on)


def _end(ended: Ended, out: Path, fail_on: Severity | None) -> int:
    from checker.reporting import outcome
    from checker.reporting.english import counted, listed

    found = ended.severities
    read = ended.outcome
    print(
        f"Read {counted(read.articles, 'article')}; a rulebook speaks of {read.spoken:,}. "
        f"{counted(sum(row[3] for row in read.verdicts), 'claim')}; "
        f"{listed(outcome.in_words(found)) or 'nothing to report'}."
    )
    for label, why in ended.lost:
        print(f"lost: {label}: {why}")
    print(f"See {(out / 'index.html').as_posix()}")
    blocking = outcome.blocking(found, fail_on)
    code, why = 0, f"nothing at or above --fail-on {fail_on or 'never'}"
    if ended.lost:
        code, why = 3, f"{counted(len(ended.lost), 'part')} lost; the same command goes on with them"
    elif read.failures:
        code = 3
        why = f"{counted(read.failures, 'record')} could not be read; see failures/ in {out.as_posix()}"
    elif blocking:
        code, why = 1, blocking
    print(f"exit {code}: {why}")
    return code


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


class _Told(Line):
    """Rate and time left: in place on a terminal, and a line a minute elsewhere."""

    def __init__(self) -> None:
        super().__init__(elsewhere=60.0)
        self._begun = monotonic()

    def __call__(self, progress: Progress) -> None:
        if progress.done == progress.parts:
            self.clear()
        elif self.is_due:
            spent, fresh = monotonic() - self._begun, progress.done - progress.before
            left = (progress.parts - progress.done) * spent / fresh if fresh else 0.0
            self.say(
                f"{progress.done:,} of {progress.parts:,} parts, {progress.articles:,} articles, "
                f"{progress.fresh_bytes / 1e6 / max(spent, 1e-9):.1f} MB/s, {_time(left)} left"
            )


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
