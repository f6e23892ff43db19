"""``pytest --checker``: each article × rulebook that speaks of it is a test, with the findings as its failure.

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
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checker.model import Finding
    from checker.rulebook.reach import Reaches
    from checker.rules import Rules
    from checker.settings import Settings

BUILT_IN = "built-in"
_DESK = pytest.StashKey["_Desk"]()


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
    """One article: a test for each rulebook that speaks of it, and one for what needs none."""

    def collect(self) -> Iterator[pytest.Item]:
        """The tests of the article. Of one that cannot be read it is the last that says why."""
        names = _desk(self.session).rulebooks(self.path)
        for name in (*dict.fromkeys(names), BUILT_IN):
            yield ArticleItem.from_parent(self, name=name)


class ArticleItem(pytest.Item):
    """One article under one rulebook."""

    def runtest(self) -> None:
        """Fail with the findings at or above the project's bar."""
        failures, findings = _desk(self.session).outcome
        path = _shown(self.path)
        if path in failures:
            raise Disagreements(f"{path} could not be read: {failures[path]}")
        found = [finding for finding in findings.get(path, ()) if (finding.rulebook or BUILT_IN) == self.name]
        if found:
            from checker.reporting import terminal

            raise Disagreements("\n\n".join(terminal.one(finding) for finding in found))

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


class _Desk:
    """What the tests of a session share, each made once: settings, rulebooks, and the outcome for all articles together."""

    def __init__(self, session: pytest.Session) -> None:
        self._session = session

    def rulebooks(self, path: Path) -> list[str]:
        """The names of the rulebooks that speak of an article; none of one that cannot be read."""
        from checker import sources
        from checker.errors import UnreadableSource

        rules, reaches = self._books
        try:
            return [rules[number].head.name for number in reaches.of(sources.load(path, _shown(path)))]
        except UnreadableSource:
            return []

    @cached_property
    def outcome(self) -> tuple[dict[str, str], dict[str, list[Finding]]]:
        """Why articles could not be read, and the findings that block, by the article's path."""
        from checker import gate, run
        from checker.gate import baseline

        found = self._settings
        items = (item for item in self._session.items if isinstance(item, ArticleItem))
        accepted = found.path("baseline")
        made = run.gathered(
            [Path(_shown(path)) for path in dict.fromkeys(item.path for item in items)], self._books[0]
        )
        report = gate.applied(
            made.compared(found.archive, found.folder),
            severities=found.severities,
            accepted=baseline.load(accepted) if accepted else None,
            today=date.today(),  # noqa: DTZ011 - the day of the desk
        )
        bar = found.fail_on
        findings: dict[str, list[Finding]] = {}
        for finding in report.findings:
            if bar is not None and finding.severity.rank <= bar.rank:
                findings.setdefault(finding.evidence.source, []).append(finding)
        return {failure.path: failure.why for failure in report.failures}, findings

    @cached_property
    def _settings(self) -> Settings:
        from checker import settings

        return settings.find(self._session.config.rootpath)

    @cached_property
    def _books(self) -> tuple[tuple[Rules, ...], Reaches]:
        from checker import run
        from checker.rulebook.reach import Reaches

        paths = self._settings.paths("rules")
        rules = run.load_rules(paths) if paths else ()
        return rules, Reaches([rule.head.reach for rule in rules])


def _desk(session: pytest.Session) -> _Desk:
    if _DESK not in session.stash:
        session.stash[_DESK] = _Desk(session)
    return session.stash[_DESK]


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
