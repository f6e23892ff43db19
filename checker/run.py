"""The whole story in one function: rulebooks + articles → report.

::

    rules = load_rules([Path("rules")])
    report = check([Path("seeds")], rules)
    report.count(Severity.ERROR)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from checker import sources
from checker.accounts.model import Testimony, Witnesses
from checker.accounts.spool import Shelf
from checker.accounts.summing import Listed, report_of
from checker.concerned import Concerned
from checker.engines import Job
from checker.errors import UsageError
from checker.known import How, Known, Met, Warm
from checker.model import Failure, Report, Source
from checker.rules import Rules, load_rules
from checker.sources import naming

if TYPE_CHECKING:
    from checker.changes import Changes

Tell = Callable[[int, int], None]
"""Is told how many articles are done, of how many."""


def check(
    paths: Sequence[Path],
    rules: Sequence[Rules],
    *,
    how: How | None = None,
    beside: Witnesses | None = None,
) -> Report:
    """Check article files, folders and archives against rulebooks; and compare them with those ``beside``.

    Raise UsageError when there is no article to check.
    """
    return gathered(paths, rules, how=how).report(beside)


def gathered(
    paths: Sequence[Path],
    rules: Sequence[Rules],
    *,
    also: Sequence[Source] = (),
    tell: Tell | None = None,
    how: How | None = None,
    changes: Changes | None = None,
    warm: Warm | None = None,
) -> Run:
    """The accounts of articles, in files and read before, until they are compared.

    With ``changes`` the report will be on the articles that changed, compared with all others. ``warm`` is what the run before
    this one left: as far as it holds it is used, and this one leaves as much. Raise UsageError when there is no article to check.
    """
    plain, archives = naming.parted(paths)
    found = sources.find(plain)
    how = how or How()
    known = None if warm is None else warm.known
    if known is None or not known.holds_for(rules, how):
        known = Known(rules, how, again=warm is not None)
    if warm is not None:
        warm.rules, warm.known = known.rules, known
    jobs = [Job(file, _shown(file)) for file in found.files]
    run = Run(known, None if changes is None else Concerned(changes, found, archives, rules))
    for source in also:
        run.take(known.enter_source(source))
    others = found.others if changes is None else changes.of(found.others)
    over = [(_shown(path), "its ending is not an article's") for path in others]
    if run.has_reason:
        records: Iterator[Job | Failure] = iter(())
        if archives:
            records = known.records(archives, lambda passed: over.append((passed.path, passed.why)))
        for number, met in enumerate(known.enter(chain(jobs, records))):
            if tell and number < len(jobs):
                tell(number, len(jobs))
            run.take(met)
        known.keep_only(run.digests)
    if not run.is_begun and (run.has_reason or not (jobs or archives)):
        raise UsageError(
            f"no article in {', '.join(str(path) for path in paths)}: files end in {', '.join(sources.FORMATS)}"
        )
    if tell:
        tell(len(jobs), len(jobs))
    run.warnings = tuple(f"passed over, since {why}: {path}" for path, why in over)
    return run


def check_sources(loaded: Sequence[Source], rules: Sequence[Rules]) -> Report:
    """Check sources that are read already: values in, values out."""
    return gathered_sources(loaded, rules).report()


def gathered_sources(loaded: Sequence[Source], rules: Sequence[Rules]) -> Run:
    """The accounts of sources that are read already, before they are compared."""
    known = Known(rules, How(remember=False))
    run = Run(known, None)
    for source in loaded:
        run.take(known.enter_source(source))
    return run


class Run:
    """One run: accounts go in one by one, findings between them come at the end."""

    def __init__(self, known: Known, concerned: Concerned | None) -> None:
        self.known, self.rules, self.concerned = known, known.rules, concerned
        self.speaking: set[int] = set()
        self.failures: list[Failure] = []
        self.digests: dict[str, str] = {}
        """Of the content of each article, by its name."""
        self.warnings: tuple[str, ...] = ()

    @property
    def is_begun(self) -> bool:
        """Whether there was an article, be it one that could not be read."""
        return bool(self.digests or self.failures)

    @property
    def has_reason(self) -> bool:
        """Whether anything changed that could be reported on."""
        return self.concerned is None or self.concerned.is_any

    def take(self, met: Met | Failure) -> None:
        """Take note of an article, or of what could not be read."""
        if isinstance(met, Failure):
            if self.concerned is not None:
                self.concerned.meet(met.path, ())
            self.failures.append(met)
        else:
            self.digests[met.name] = met.digest
            if self.concerned is None or self.concerned.meet(met.name, met.speaking):
                self.speaking.update(met.speaking)

    def report(self, beside: Witnesses | None = None) -> Report:
        """All findings, sorted and each once, with claims, coverage and rules; compared with the articles ``beside``, too."""
        books = [_listed(rule) for rule in self.rules]
        scope = None if self.concerned is None else self.concerned.scope
        mine = [f for f in self.failures if scope is None or f.path in scope.articles]
        others = [
            f"not compared with: {f.path}: {f.why}"
            for f in self.failures
            if scope is not None and f.path not in scope.articles
        ]
        return report_of(
            self.known.ledger,
            books,
            self.speaking,
            mine,
            (*self.warnings, *others),
            lru_cache(maxsize=1)(
                self.known.open
            ),  # A page asks for one article several times, and then for the next.
            scope,
            () if beside is None else self._heard(beside),
        )

    def compared(self, archive: str | None, folder: Path | None = None) -> Report:
        """The report, with the articles compared with those in the archive of a file or an address, if there is one."""
        if archive is None:
            return self.report()
        from checker.archive import Archive

        with Archive.at(archive, folder=folder) as kept:
            return self.report(kept)

    def _heard(self, beside: Witnesses) -> Sequence[Testimony]:
        """What articles that are not in the run say of what those in it do."""
        ledger = self.known.ledger
        outlines = [self.rules[number].outline() for number in sorted(self.speaking)]
        facts = {(fact.rulebook, fact.rule) for outline in outlines for fact in outline.open}
        sayings = [
            saying for own in ledger.spool.testimonies(sorted(ledger.sayings)) for saying in own.sayings
        ]
        heard = Shelf(Testimony)
        for _, testimony in beside.testimonies(frozenset(ledger.paths), facts, sayings):
            heard.put([testimony])
        return heard


def _shown(file: str) -> str:
    """What a report calls a file: with forward slashes, wherever it runs."""
    return file if os.sep == "/" else file.replace(os.sep, "/")


def _listed(rules: Rules) -> Listed:
    head = rules.head
    return Listed(head.name, head.path, head.title, dict(head.builtin), rules.outline)


__all__ = [
    "How",
    "Rules",
    "Run",
    "Warm",
    "check",
    "check_sources",
    "gathered",
    "gathered_sources",
    "load_rules",
]
