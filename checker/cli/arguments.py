"""What commands ask for alike: articles, rulebooks, the project's settings; and the report of a run under them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker import settings
from checker.cli.progress import Progress
from checker.errors import UsageError
from checker.model import Severity

if TYPE_CHECKING:
    from checker.changes import Changes
    from checker.gate import Baseline
    from checker.model import Report
    from checker.run import Run, Warm

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_rules(parser: argparse.ArgumentParser) -> None:
    """``--rules`` of the commands that need rulebooks."""
    parser.add_argument(
        "--rules",
        action="append",
        metavar="PATH",
        type=Path,
        help="a rulebook or a folder of them; may be repeated (default: the configured ones, else rules/)",
    )


def add_run(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that checks articles."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="articles, folders or archives of them (default: the configured articles)",
    )
    add_columns(parser)
    add_rules(parser)
    parser.add_argument("--baseline", metavar="FILE", help="findings that are accepted as they stand")
    add_archive(parser)
    add_workings(parser)
    parser.add_argument(
        "--no-cache", action="store_true", help="neither use nor keep what is remembered of former runs"
    )
    parser.add_argument(
        "--today",
        metavar="DATE",
        type=day,
        default=None,
        help="the day on which suppressions are judged (default: today)",
    )


def add_workings(parser: argparse.ArgumentParser) -> None:
    """How many processes read articles, and how long they may take over one."""
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=count_of,
        help="read articles in N processes (default: as many as pay)",
    )
    parser.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=above_nought,
        default=120.0,
        help="what one article may take; longer, and it counts as not read (default: 120)",
    )


def add_columns(parser: argparse.ArgumentParser) -> None:
    """``--columns`` of the commands that read archives."""
    parser.add_argument(
        "--columns",
        metavar="FIELD=COLUMN,…",
        help="what the columns of JSON Lines and Parquet are called: text=body,published=date (default: as configured)",
    )


def add_fail_on(parser: argparse.ArgumentParser, what: str = "exit 1") -> None:
    """``--fail-on`` of the commands that judge; ``what`` they do with what is found."""
    parser.add_argument(
        "--fail-on",
        choices=[*Severity, "never"],
        help=f"{what} at or above this severity (default: error)",
    )


def add_archive(parser: argparse.ArgumentParser) -> None:
    """``--archive`` of the commands that compare with it or show it."""
    parser.add_argument(
        "--archive",
        metavar="FILE|URL",
        help="the archive of what accepted articles state (default: the configured one)",
    )


def in_force(args: argparse.Namespace) -> settings.Settings:
    """The project's settings with what the command line says over them."""
    given: dict[str, settings.Value] = {
        "articles": tuple(getattr(args, "paths", ())) or None,
        "rules": tuple(map(str, args.rules)) if getattr(args, "rules", None) else None,
    }
    for name in ("baseline", "archive", "columns", "fail-on", "format"):
        given[name] = getattr(args, name.replace("-", "_"), None)
    if getattr(args, "report", None):
        given["reports"] = tuple(args.report)
    return settings.find(Path.cwd()).over(given)


def run_under(
    found: settings.Settings,
    accepted: Baseline | None,
    args: argparse.Namespace,
    *,
    changes: Changes | None = None,
    warm: Warm | None = None,
) -> Report:
    """Check the articles of the settings against their rulebooks and the archive; then what the project sets aside.

    ``warm`` is what the run before this one left: what has not changed since is neither loaded nor read again.
    """
    run = gathered(found, args, changes=changes, warm=warm)
    return gated(run.compared(found.archive, found.folder), found, accepted, args)


def gathered(
    found: settings.Settings,
    args: argparse.Namespace,
    *,
    changes: Changes | None = None,
    warm: Warm | None = None,
) -> Run:
    """The accounts of the articles of the settings, under their rulebooks."""
    from checker import run, store

    store.set_disabled(args.no_cache)
    articles = found.paths("articles")
    if not articles:
        raise UsageError("no article was named: say PATH…, or `articles` in the configuration")
    rules = run.load_rules(found.paths("rules"), warm=() if warm is None else warm.rules)
    how = run.How(jobs=args.jobs, limit=args.time_limit, columns=columns_of(found))
    return run.gathered(articles, rules, tell=Progress(), how=how, changes=changes, warm=warm)


def gated(
    report: Report, found: settings.Settings, accepted: Baseline | None, args: argparse.Namespace
) -> Report:
    """The report with the project's severities, suppressions and baseline."""
    from checker import ci, gate

    return gate.applied(
        report, severities=found.severities, accepted=accepted, today=today(args), strict=ci.is_running()
    )


def today(args: argparse.Namespace) -> date:
    """The day that counts as today."""
    given: date | None = args.today
    return given or date.today()  # noqa: DTZ011 - the day of the desk, where the command runs


def rule_paths(given: list[Path] | None) -> list[Path]:
    """The rulebooks asked for; else the configured ones, else ``rules/``."""
    return given or settings.find(Path.cwd()).paths("rules")


def columns_of(found: settings.Settings) -> str:
    """What the columns of records are called. Raise UsageError, with the place in the configuration, for what is none."""
    setting = found.values["columns"]
    if not isinstance(setting.value, str):
        return ""
    from checker.inputs.columns import Columns

    try:
        Columns.parse(setting.value)
    except UsageError as error:
        place = "" if setting.origin == "command line" else f"{setting.origin}: "
        raise UsageError(f"{place}{error}") from None
    return setting.value


def count_of(text: str) -> int:
    """A number of processes. Raise ArgumentTypeError."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a number of processes from 1 on, found {text!r}")
    return int(text)


def above_nought(text: str) -> float:
    """A number of seconds, or of megabytes. Raise ArgumentTypeError."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number above 0, found {text!r}")
    return number


def day(text: str) -> date:
    """An ISO day. Raise ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a day such as 2026-12-31, found {text!r}") from None


def at_line(given: str) -> tuple[Path, int | None]:
    """An article and, after a colon, a line of it: ``report.txt:12``."""
    path, colon, line = given.rpartition(":")
    if colon and line.isascii() and line.isdigit() and not Path(given).exists():
        return Path(path), int(line)
    return Path(given), None
