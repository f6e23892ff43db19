"""``checker archive add|list|forget|verify|check``: what accepted articles state, kept for later runs; and whole archives checked."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from checker.cli import archive_check
from checker.cli.arguments import (
    add_archive,
    add_fail_on,
    add_rules,
    add_run,
    day,
    gated,
    gathered,
    in_force,
    today,
)
from checker.cli.check import accepted_in
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.archive import Archive
    from checker.cli.arguments import Commands
    from checker.settings import Settings

USUAL = "checker-archive.sqlite"


def add(commands: Commands) -> None:
    """Declare the command and its actions."""
    parser = commands.add_parser("archive", help="keep what accepted articles state, for later runs")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _declare_add(actions)
    _declare_list(actions)
    _declare_forget(actions)
    _declare_verify(actions)
    archive_check.declare(actions)


def _declare_add(actions: Commands) -> None:
    keep = actions.add_parser("add", help="check articles, and keep what those state that the gate accepts")
    add_run(keep)
    add_fail_on(keep, "refuse articles with findings")
    keep.add_argument("--accept", action="store_true", help="keep articles that the gate fails, too")
    keep.add_argument(
        "--id", metavar="NAME", help="what the article is called, such as its URL, in place of its path"
    )
    keep.set_defaults(run=add_them)


def _declare_list(actions: Commands) -> None:
    list = actions.add_parser("list", help="show the articles in the archive, or what they state of a rule")
    add_archive(list)
    list.add_argument("--rule", metavar="RULE", help="the claims of a rule, as RULE or RULEBOOK/RULE")
    list.add_argument("--history", action="store_true", help="versions that were corrected, too")
    list.add_argument(
        "--format", choices=["text", "json"], default="text", help="how to show it (default: text)"
    )
    list.set_defaults(run=list_them)


def _declare_forget(actions: Commands) -> None:
    forget = actions.add_parser("forget", help="take articles out of the archive, with their history")
    add_archive(forget)
    forget.add_argument(
        "names", nargs="*", metavar="PATH", help="articles by path, or by what they were called"
    )
    forget.add_argument(
        "--before", metavar="DAY", type=day, help="all that appeared (or else were added) before a day"
    )
    forget.set_defaults(run=forget_them)


def _declare_verify(actions: Commands) -> None:
    verify = actions.add_parser(
        "verify", help="hold what archived articles state against the rulebooks of today"
    )
    add_archive(verify)
    add_rules(verify)
    verify.add_argument("--rule", metavar="RULE", help="the claims of one rule, as RULE or RULEBOOK/RULE")
    verify.add_argument(
        "--all", action="store_true", help="what disagreed when it was added, too, and not only what does now"
    )
    add_fail_on(verify)
    verify.add_argument(
        "--format", choices=["text", "json"], default="text", help="how to show it (default: text)"
    )
    verify.add_argument("--today", metavar="DATE", type=day, help="the day that counts as today")
    verify.set_defaults(run=verify_them)


def add_them(args: argparse.Namespace) -> int:
    """Check articles as the gate does, and keep those that it accepts."""
    from checker.archive import adding, listing, verifying
    from checker.reporting.english import counted

    found = in_force(args)
    bar = None if args.accept else found.fail_on
    run = gathered(found, args)
    if args.id is not None and len(run.digests) + len(run.failures) != 1:
        raise UsageError("--id names one article; say which")
    with _opened(found, make=True) as archive:
        beside = archive if args.id is None else adding.Standing(archive, args.id)
        report = gated(run.report(beside), found, accepted_in(found), args)
        refused = total = 0
        for told in adding.added(
            archive,
            report,
            run.known.ledger.spool,
            run.digests,
            today=today(args),
            stands=verifying.stands(run.rules, today(args)),
            bar=bar,
            called=args.id,
        ):
            total += 1
            refused += told.outcome is None
            for line in listing.told(told, bar):
                print(line)
    for failure in run.failures:
        print(f"{failure.path}: not read: {failure.why}", file=sys.stderr)
    if run.failures:
        print(f"exit 3: {counted(len(run.failures), 'article')} could not be read")
        return 3
    if refused:
        print(f"exit 1: {refused} of {counted(total, 'article')} refused; --accept keeps them all the same")
        return 1
    print(f"exit 0: {counted(total, 'article')} in {archive.name}")
    return 0


def list_them(args: argparse.Namespace) -> int:
    """Print the articles, or the claims of a rule."""
    from checker.archive import listing

    with _opened(in_force(args)) as archive:
        if args.rule is None:
            articles = archive.articles(history=args.history)
            shown = (listing.articles_as_json if args.format == "json" else listing.articles_as_text)(
                articles
            )
        else:
            rulebook, _, rule = args.rule.rpartition("/")
            claims = archive.claims(rule, rulebook or None, history=args.history)
            shown = (listing.claims_as_json if args.format == "json" else listing.claims_as_text)(claims)
        for line in shown:
            print(line)
    return 0


def forget_them(args: argparse.Namespace) -> int:
    """Take articles out, and name them."""
    from checker.reporting.visible import visible

    if not args.names and args.before is None:
        raise UsageError("say which articles to forget: PATH… or --before DAY")
    with _opened(in_force(args), make=False) as archive:
        gone = archive.forget(args.names, args.before)
    for version in gone:
        print(f"{visible(version.name)}: version {version.version} of {version.added} forgotten")
    print(f"exit 0: {len({version.name for version in gone})} articles forgotten")
    return 0


def verify_them(args: argparse.Namespace) -> int:
    """Print the archived statements that do not stand any more."""
    from checker.archive import listing, verifying
    from checker.run import load_rules

    found = in_force(args)
    rules = load_rules(found.paths("rules"))
    if not rules:
        raise UsageError("no rulebook to hold the archive against: say --rules PATH")
    rulebook, _, rule = (args.rule or "").rpartition("/")
    with _opened(found) as archive:
        result = verifying.verified(
            archive,
            rules,
            today=today(args),
            rule=(rulebook or None, rule) if rule else None,
            severities=found.severities,
            everything=args.all,
        )
    code, reason = listing.outcome(result, found.fail_on)
    shown = listing.verified_as_json if args.format == "json" else listing.verified_as_text
    for line in shown(result, code, reason):
        print(line)
    return code


def _opened(found: Settings, *, make: bool = False) -> Archive:
    from checker.archive import Archive

    return Archive.at(found.archive or USUAL, folder=found.folder, make=make)
