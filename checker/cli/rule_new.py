"""``checker rules new FILE [--title T] [--date D] [--name N]…``: a rulebook to begin with, which lints clean."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(actions: Commands) -> None:
    """Declare the action and its options."""
    parser = actions.add_parser("new", help="write a rulebook to begin with, with comments")
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="the rulebook to write, such as rules/storm.yaml"
    )
    parser.add_argument(
        "--title", metavar="TITLE", help="what the event is called (default: from the file's name)"
    )
    parser.add_argument(
        "--date",
        metavar="DAY",
        default="2024-03-02",
        help="the day of the event (default: an example, 2024-03-02)",
    )
    parser.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="NAME",
        help="a name that articles mention; may be repeated",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file, never over another. Raise UsageError."""
    from checker.explaining.starter import starter, titled

    file: Path = args.file
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"{file}: a rulebook's name ends in .yaml")
    try:
        day = date.fromisoformat(args.date)
    except ValueError:
        raise UsageError(f"--date {args.date}: expected a day such as 2024-03-02") from None
    for name in args.name:
        if not name.isidentifier():
            raise UsageError(f"--name {name}: expected one word, such as a family name")
    text = starter(args.title or titled(file.stem), day, args.name)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        raise UsageError(f"{file}: there is such a file; nothing was written") from None
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from None
    print(f"{file.as_posix()} is written; next: checker rules test {file.as_posix()} --watch")
    return 0
