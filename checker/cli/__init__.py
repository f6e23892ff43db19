"""The command ``checker``: arguments in, exit code out; no logic of its own. One module a command.

``checker check seeds --rules rules --report reports/run.html`` · ``checker read article.txt`` · ``checker rules lint``
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from checker.cli import archive, baseline, check, config, coverage, explain, learn, read, rules
from checker.cli.complaint import complain
from checker.errors import CheckerError
from checker.version import __version__

COMMANDS = (check, read, explain, coverage, learn, rules, baseline, archive, config)
"""Each has ``add``, which takes the subparsers and sets ``run``: arguments → exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is the contract's: 0, 1, 2 or 3."""
    args = parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except CheckerError as error:
        return complain(error)
    except KeyboardInterrupt:
        print("\nchecker: interrupted; no report is half-written", file=sys.stderr)
        return 130  # what a shell expects of a program that Ctrl-C ended
    except BrokenPipeError:  # `checker check … | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def parser() -> argparse.ArgumentParser:
    """All commands with their arguments."""
    made = argparse.ArgumentParser(
        prog="checker",
        description="Check what news articles state: against rulebooks, themselves and one another.",
    )
    made.add_argument("--version", action="version", version=f"checker {__version__}")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return made
