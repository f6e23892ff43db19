"""checker as a library: a few functions that take paths or values, and hand out the nouns of ``checker.model``.

::

    rules = checker.load_rules(["rules"])
    report = checker.check(["articles/wire.txt"], rulebooks=rules)
    checker.claims_frame(report).groupby("rule")["verdict"].value_counts()
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from checker import run
from checker.model import Report, Source
from checker.run import Rules

if TYPE_CHECKING:
    import pandas

PathText = str | PathLike[str]


def load_rules(paths: Iterable[PathText]) -> tuple[Rules, ...]:
    """Rulebooks of files and folders, ready for use.

    Raise ``checker.errors.UsageError`` for a path that holds none, ``RulebookErrors`` with every mistake, located.
    """
    return run.load_rules([Path(path) for path in paths])


def check(
    sources: Iterable[PathText | Source],
    rulebooks: Iterable[PathText | Rules] = (),
    *,
    archive: PathText | None = None,
) -> Report:
    """Check articles against rulebooks, against themselves and against one another.

    ``sources`` are article files, folders of them, or sources that are read already; ``rulebooks`` are files, folders, or
    what ``load_rules`` gave. Without rulebooks only the built-in checks run. With an ``archive`` of claims (a file, or an address
    of SQLAlchemy's) articles are compared with those in it, too. Raise ``checker.errors.UsageError`` when there
    is no article, ``RulebookErrors`` for wrong rules; articles that cannot be read are in ``report.failures``.
    """
    rules = _rules(rulebooks)
    items = list(sources)
    read = [item for item in items if isinstance(item, Source)]
    files = [Path(item) for item in items if not isinstance(item, Source)]
    made = run.gathered(files, rules, also=read) if files or not read else run.gathered_sources(read, rules)
    return made.compared(None if archive is None else os.fspath(archive))


def claims_frame(report: Report) -> pandas.DataFrame:
    """The claims of a report as a table, one row each: rule, verdict, what the words mean, who speaks, place."""
    from checker.reporting import frames

    return frames.claims_frame(report)


def judge_again(claims: pandas.DataFrame, rulebooks: Iterable[PathText | Rules]) -> pandas.DataFrame:
    """How the claims of such a table stand under the rulebooks as they are now: verdict, expected and why, a row a row.

    The table may come out of a file or a database, and may lack what is not needed; the articles are not read. The verdict is
    missing where no rulebook has the fact. Raise ``UsageError`` or ``RulebookErrors`` as ``check`` does, and
    ``checker.rejudge.WrongRow`` for a row that holds no claim.
    """
    from checker.rejudge import rejudged
    from checker.reporting import frames

    standings = list(rejudged(frames.records(claims), _rules(rulebooks)))
    columns: dict[str, list[str | None]] = {
        "verdict": [standing.verdict and str(standing.verdict) for standing in standings],
        "expected": [standing.expected for standing in standings],
        "why": [standing.why for standing in standings],
    }
    return frames.beside(claims, columns)


def findings_frame(report: Report) -> pandas.DataFrame:
    """The findings of a report as a table, one row each."""
    from checker.reporting import frames

    return frames.findings_frame(report)


def _rules(rulebooks: Iterable[PathText | Rules]) -> list[Rules]:
    given = list(rulebooks)
    rules = [book for book in given if isinstance(book, Rules)]
    paths = [Path(book) for book in given if not isinstance(book, Rules)]
    return [*rules, *(run.load_rules(paths) if paths else ())]
