"""``pytest --checker``: each article × rulebook is a test, with the findings as its failure.

::

    pytest --checker articles        articles/wire.txt::alabama-senate-2017  FAILED

Articles are the files of the usual endings below the paths that pytest is given; settings come from the project's
configuration. What needs no rulebook is the test ``built-in``. Articles are checked together, once, so that one that contradicts
another fails, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checker.model import Finding, Report

BUILT_IN = "built-in"
_OUTCOME = pytest.StashKey["_Outcome"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare ``--checker``."""
    group = parser.getgroup("checker", "facts in news articles")
    group.addoption("--checker", action="store_true", help="check articles against the project's rulebooks")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An article, when ``--checker`` asks for them."""
    if not parent.config.getoption("checker"):
        return None
    from checker.sources import FORMATS

    if file_path.suffix.lower() not in FORMATS:
        return None
    return ArticleFile.from_parent(parent, path=file_path)


class ArticleFile(pytest.File):
    """One article: a test for each rulebook, and one for what needs none."""

    def collect(self) -> Iterator[pytest.Item]:
        """The tests of the article."""
        from checker import run, settings

        rules = settings.find(self.config.rootpath).paths("rules")
        names = [rule.head.name for rule in run.load_rules(rules)] if rules else []
        for name in (*dict.fromkeys(names), BUILT_IN):
            yield ArticleItem.from_parent(self, name=name)


class ArticleItem(pytest.Item):
    """One article under one rulebook."""

    def runtest(self) -> None:
        """Fail with the findings at or above the project's bar."""
        outcome = _outcome(self.session)
        path = _shown(self.path)
        if path in outcome.failures:
            raise Disagreements(f"{path} could not be read: {outcome.failures[path]}")
        if self.name not in (*outcome.rulebooks[path], BUILT_IN):
            # Which rulebooks speak of an article is known when it has been read, after its tests were collected: this is
            # the answer that a newsroom gets for its own article, and no test of ours that is left out.
            pytest.skip("the rulebook does not speak of this article")
        found = [finding for finding in outcome.findings.get(path, ()) if self._is_mine(finding)]
        if found:
            from checker.reporting import terminal

            raise Disagreements("\n\n".join(terminal.one(finding) for finding in found))

    def _is_mine(self, finding: Finding) -> bool:
        from checker import settings

        bar = settings.find(self.config.rootpath).fail_on
        blocks = bar is not None and finding.severity.rank <= bar.rank
        return blocks and (finding.rulebook or BUILT_IN) == self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The findings as the terminal shows them; anything else as pytest does."""
        if isinstance(excinfo.value, Disagreements):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[os.PathLike[str], int | None, str]:
        """Where the test is: the article."""
        return self.path, None, self.name


class Disagreements(Exception):
    """What an article states and its sources do not."""


class _Outcome:
    """A report by article."""

    def __init__(self, report: Report) -> None:
        self.failures = {failure.path: failure.why for failure in report.failures}
        self.rulebooks = {card.source.path: card.rulebooks for card in report.sources}
        self.findings: dict[str, list[Finding]] = {}
        for finding in report.findings:
            self.findings.setdefault(finding.evidence.source, []).append(finding)


def _outcome(session: pytest.Session) -> _Outcome:
    """What is said of all articles that were collected, made once."""
    if _OUTCOME not in session.stash:
        from checker import gate, run, settings
        from checker.gate import baseline

        found = settings.find(session.config.rootpath)
        paths = dict.fromkeys(item.path for item in session.items if isinstance(item, ArticleItem))
        accepted = found.path("baseline")
        made = run.gathered([Path(_shown(path)) for path in paths], run.load_rules(found.paths("rules")))
        report = gate.applied(
            made.compared(found.archive, found.folder),
            severities=found.severities,
            accepted=baseline.load(accepted) if accepted else None,
            today=date.today(),  # noqa: DTZ011 - the day of the desk
        )
        session.stash[_OUTCOME] = _Outcome(report)
    return session.stash[_OUTCOME]


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
