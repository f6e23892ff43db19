"""The command ``checker``: arguments in, exit code out; no logic of its own.

``checker check seeds --rules rules --report reports/run.html`` · ``checker read article.txt`` · ``checker rules lint``
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from checker import __version__
from checker.errors import CheckerError, RulebookErrors, UnreadableSource, UsageError
from checker.model import Severity


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is the contract's: 0, 1, 2 or 3."""
    args = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except RulebookErrors as error:
        count = len(error.errors)
        print(error, file=sys.stderr)
        print(
            f"exit 2: {count} mistake{'s' * (count != 1)} in the rules; no article was checked",
            file=sys.stderr,
        )
        return 2
    except CheckerError as error:
        print(f"checker: {error}", file=sys.stderr)
        print("exit 2: the arguments are wrong; nothing was checked", file=sys.stderr)
        return 2
    except BrokenPipeError:  # `checker check … | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="checker",
        description="Check what news articles state: against rulebooks, themselves and one another.",
    )
    parser.add_argument("--version", action="version", version=f"checker {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="check articles against rulebooks")
    check.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="articles, or folders of them")
    check.add_argument(
        "--rules",
        action="append",
        metavar="PATH",
        type=Path,
        help="a rulebook or a folder of them; may be repeated (default: rules/ where there is one)",
    )
    check.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="FILE",
        type=Path,
        help="write a report too; the format follows from the name; may be repeated",
    )
    check.add_argument("--format", default="text", metavar="F", help="what to print: text, json or html")
    check.add_argument(
        "--fail-on", default="error", choices=[*Severity, "never"], help="exit 1 at or above this severity"
    )
    check.set_defaults(run=_check)

    read = commands.add_parser("read", help="show every value that articles state")
    read.add_argument("paths", nargs="+", metavar="PATH", type=Path)
    read.add_argument("--format", default="jsonl", choices=("jsonl", "text"))
    read.set_defaults(run=_read)

    rules = commands.add_parser(
        "rules", help="check rulebooks themselves: keys, wordings, formulas, tables, examples"
    )
    rules.add_argument(
        "action", choices=("lint", "test"), help="both load the rulebooks and run their examples"
    )
    rules.add_argument(
        "paths", nargs="*", metavar="PATH", type=Path, help="rulebooks or folders (default: rules/)"
    )
    rules.set_defaults(run=_rules)
    return parser


def _check(args: argparse.Namespace) -> int:
    from checker import check, reporting

    fail_on = None if args.fail_on == "never" else Severity(args.fail_on)
    if args.format not in reporting.FORMATS:
        raise UsageError(f"--format {args.format}: expected one of {', '.join(reporting.FORMATS)}")
    for path in args.report:
        reporting.format_of(path)
    rules = check.load_rules(_rule_paths(args.rules))
    report = check.check(args.paths, rules)
    for path in args.report:
        reporting.write(report, path, fail_on=fail_on)
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(reporting.render(report, args.format, fail_on=fail_on, color=color), end="")
    return reporting.exit_code(report, fail_on)[0]


def _rule_paths(given: list[Path] | None) -> list[Path]:
    if given is not None:
        return given
    usual = Path("rules")
    return [usual] if usual.is_dir() else []


def _read(args: argparse.Namespace) -> int:
    from checker import listing

    failed = 0
    for text in listing.of_paths(args.paths, args.format):
        if isinstance(text, UnreadableSource):
            print(f"checker: {text}", file=sys.stderr)
            failed += 1
        else:
            print(text)
    return 3 if failed else 0


def _rules(args: argparse.Namespace) -> int:
    from checker import check

    rules = check.load_rules(args.paths or [Path("rules")], fresh=True)
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
