"""The whole story in one function: rulebooks + articles → report.

::

    rules = load_rules([Path("rules")])
    report = check([Path("seeds")], rules)
    report.count(Severity.ERROR)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from checker import cards, sources
from checker.accounts.model import Account
from checker.accounts.summing import Listed, report_of
from checker.claims.reach import Reaches
from checker.errors import UnreadableSource, UsageError
from checker.examine import case_of, examine
from checker.model import Failure, Report, Source
from checker.rules import Rules, load_rules

Tell = Callable[[int, int], None]
"""Is told how many articles are done, of how many."""


def check(
    paths: Sequence[Path],
    rules: Sequence[Rules],
    *,
    also: Sequence[Source] = (),
    tell: Tell | None = None,
) -> Report:
    """Check article files and folders, and sources read before, against rulebooks.

    Raise UsageError when there is no article to check.
    """
    found = sources.find(paths)
    failures: list[Failure] = []
    run = _Run(rules)
    for source in also:
        run.add(source)
    for number, file in enumerate(found.articles):
        if tell:
            tell(number, len(found.articles))
        try:
            run.add(sources.load(file, file.as_posix()))
        except UnreadableSource as error:
            failures.append(Failure(error.path, error.why))
    if not run.accounts and not failures:
        raise UsageError(
            f"no article in {', '.join(str(path) for path in paths)}: files end in {', '.join(sources.FORMATS)}"
        )
    if tell:
        tell(len(found.articles), len(found.articles))
    over = tuple(
        f"passed over, since its ending is not an article's: {path.as_posix()}" for path in found.passed_over
    )
    return run.report(failures, over)


def check_sources(loaded: Sequence[Source], rules: Sequence[Rules]) -> Report:
    """Check sources that are read already: values in, values out."""
    run = _Run(rules)
    for source in loaded:
        run.add(source)
    return run.report((), ())


class _Run:
    """One run: articles go in one by one, findings between them come at the end."""

    def __init__(self, rules: Sequence[Rules]) -> None:
        self.rules = rules
        self.reaches = Reaches([rule.head.reach for rule in rules])
        self.accounts: list[Account] = []
        self._given: dict[str, Source] = {}

    def add(self, source: Source) -> None:
        """Hold an article against every rulebook that speaks of it."""
        speaking = [self.rules[number] for number in self.reaches.of(source)]
        self.accounts.append(examine(source, speaking))
        self._given[source.path] = source

    def report(self, failures: Sequence[Failure], warnings: Sequence[str]) -> Report:
        """All findings, sorted and each once, with claims, coverage and rules."""
        books = [_listed(rule) for rule in self.rules]
        return report_of(self.accounts, books, failures, warnings, self._given.__getitem__)


def _listed(rules: Rules) -> Listed:
    head = rules.head
    return Listed(
        head.name, head.path, head.title, dict(head.builtin), lambda: cards.outline_of(rules.authority)
    )


__all__ = ["Rules", "case_of", "check", "check_sources", "load_rules"]
