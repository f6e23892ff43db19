"""The whole story in one function: rulebooks + articles → report.

::

    rules = load_rules([Path("rules")])
    report = check([Path("seeds")], rules)
    report.count(Severity.ERROR)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker import sources, store
from checker.accounts.model import Witnesses
from checker.accounts.spool import Spool
from checker.accounts.summing import Listed, report_of
from checker.concerned import Concerned
from checker.engines import Done, Job, Work, made
from checker.engines.work import LIMIT
from checker.errors import UsageError
from checker.memory import TOGETHER, Found, Memory
from checker.model import Failure, Report, Source
from checker.rules import Rules, load_rules
from checker.sources import naming

if TYPE_CHECKING:
    from checker.changes import Changes

Tell = Callable[[int, int], None]
"""Is told how many articles are done, of how many."""


@dataclass(frozen=True, slots=True)
class How:
    """How a run is done; what it finds is the same.

    ``jobs`` are processes, None for as many as pay; ``limit`` is the seconds that one article may take; ``remember`` is
    whether accounts of former runs are used, and those of this one are kept. ``columns`` are those of records in archives.
    """

    jobs: int | None = None
    limit: float | None = LIMIT
    remember: bool = True
    columns: str = ""


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
) -> Run:
    """The accounts of articles, in files and read before, until they are compared.

    With ``changes`` the report will be on the articles that changed, compared with all others. Raise UsageError when there
    is no article to check.
    """
    plain, archives = naming.parted(paths)
    found = sources.find(plain)
    how = how or How()
    jobs = [Job(str(file), file.as_posix()) for file in found.articles]
    files = [job.file for job in jobs]
    run = Run(rules, None if changes is None else Concerned(changes, files, archives, rules))
    work = Work(rules, how.limit)
    for source in also:
        run.add_source(work, source)
    others = found.passed_over if changes is None else map(Path, changes.of(found.passed_over))
    over = [(path.as_posix(), "its ending is not an article's") for path in others]
    if run.has_reason:
        for number, done in enumerate(_accounts(work, jobs, rules, how)):
            if tell:
                tell(number, len(jobs))
            run.add(done)
        if archives:
            over += _add_records(run, work, archives, how.columns)
    if not run.is_begun and (run.has_reason or not (jobs or archives)):
        raise UsageError(
            f"no article in {', '.join(str(path) for path in paths)}: files end in {', '.join(sources.FORMATS)}"
        )
    if tell:
        tell(len(jobs), len(jobs))
    run.warnings = tuple(f"passed over, since {why}: {path}" for path, why in over)
    return run


def _add_records(run: Run, work: Work, archives: Sequence[str], columns: str) -> list[tuple[str, str]]:
    """Take the records of archives, one at a time; what was passed over, and why."""
    from checker import inputs

    over: list[tuple[str, str]] = []
    for record in inputs.sources(
        archives, columns, tell=lambda passed: over.append((passed.path, passed.why))
    ):
        if isinstance(record, Failure):
            run.fail(record)
        else:
            run.given[record.path] = record
            run.add(work.of_record(record))
    return over


def check_sources(loaded: Sequence[Source], rules: Sequence[Rules]) -> Report:
    """Check sources that are read already: values in, values out."""
    return gathered_sources(loaded, rules).report()


def gathered_sources(loaded: Sequence[Source], rules: Sequence[Rules]) -> Run:
    """The accounts of sources that are read already, before they are compared."""
    run = Run(rules, None)
    work = Work(rules)
    for source in loaded:
        run.add_source(work, source)
    return run


def _accounts(work: Work, jobs: Sequence[Job], rules: Sequence[Rules], how: How) -> Iterator[Done]:
    """The accounts of articles in their order: those that are remembered, and those that have to be made."""
    if not how.remember or store.is_disabled():
        yield from made(work, jobs, how.jobs)
        return
    memory = Memory(Path.cwd(), [rule.digest for rule in rules], work.reaches.digest)
    looked: deque[tuple[Job, Found | None]] = deque()

    def missing() -> Iterator[Job]:
        for job in jobs:
            found = memory.find(job.file, job.name)
            looked.append((job, found))
            if found is None:
                yield job

    fresh = made(work, missing(), how.jobs)
    try:
        for done in fresh:
            yield from _remembered(memory, work, looked)
            looked.popleft()
            if done.packed is not None:
                memory.keep(done.job.file, done.job.name, done.digest, done.speaking, done.packed)
            yield done
        yield from _remembered(memory, work, looked)
    finally:
        memory.close()


def _remembered(memory: Memory, work: Work, looked: deque[tuple[Job, Found | None]]) -> Iterator[Done]:
    """The accounts that were found before the next one that was not; one that is damaged is made again."""
    while looked and looked[0][1] is not None:
        some: list[tuple[Job, Found]] = []
        while len(some) < TOGETHER and looked and (found := looked[0][1]) is not None:
            some.append((looked.popleft()[0], found))
        packed = memory.recall([found for _, found in some])
        for job, found in some:
            kept = packed.get(found.key)
            yield Done(job, kept, "", found.digest, found.speaking) if kept else work.done(job)


class Run:
    """One run: accounts go in one by one, findings between them come at the end."""

    def __init__(self, rules: Sequence[Rules], concerned: Concerned | None) -> None:
        self.rules, self.concerned = rules, concerned
        self.spool = Spool()
        self.speaking: set[int] = set()
        self.failures: list[Failure] = []
        self.given: dict[str, Source] = {}
        self.digests: dict[str, str] = {}
        """Of the bytes of each article, by its name; empty for one that was read before."""
        self.warnings: tuple[str, ...] = ()

    @property
    def is_begun(self) -> bool:
        """Whether there was an article, be it one that could not be read."""
        return bool(len(self.spool) or self.failures)

    @property
    def has_reason(self) -> bool:
        """Whether anything changed that could be reported on."""
        return self.concerned is None or self.concerned.is_any

    def add(self, done: Done) -> None:
        """Take an article's account, or the reason why there is none."""
        if done.packed is None:
            self.fail(Failure(done.job.name, done.why))
        else:
            self.spool.add(done.job.name, done.packed)
            self.digests[done.job.name] = done.digest
            if self.concerned is None or self.concerned.meet(done.job.name, done.speaking):
                self.speaking.update(done.speaking)

    def fail(self, failure: Failure) -> None:
        """Take an article that could not be read, or what is none."""
        if self.concerned is not None:
            self.concerned.meet(failure.path, ())
        self.failures.append(failure)

    def add_source(self, work: Work, source: Source) -> None:
        """Hold an article that is read already against every rulebook that speaks of it."""
        self.given[source.path] = source
        self.add(work.of_source(source))

    def report(self, beside: Witnesses | None = None) -> Report:
        """All findings, sorted and each once, with claims, coverage and rules; compared with the articles ``beside``, too."""
        if beside is not None:
            self._hear(beside)
        books = [_listed(rule) for rule in self.rules]
        scope = None if self.concerned is None else self.concerned.scope
        mine = [f for f in self.failures if scope is None or f.path in scope.articles]
        others = [
            f"not compared with: {f.path}: {f.why}"
            for f in self.failures
            if scope is not None and f.path not in scope.articles
        ]
        return report_of(
            self.spool, books, self.speaking, mine, (*self.warnings, *others), self._opener(), scope
        )

    def compared(self, archive: str | None, folder: Path | None = None) -> Report:
        """The report, with the articles compared with those in the archive of a file or an address, if there is one."""
        if archive is None:
            return self.report()
        from checker.archive import Archive

        with Archive.at(archive, folder=folder) as kept:
            return self.report(kept)

    def _hear(self, beside: Witnesses) -> None:
        outlines = [self.rules[number].outline() for number in sorted(self.speaking)]
        facts = {(fact.rulebook, fact.rule) for outline in outlines for fact in outline.open}
        sayings = [saying for own in self.spool.testimonies() for saying in own.sayings]
        for _, testimony in beside.testimonies(self.spool.paths, facts, sayings):
            self.spool.add_aside(testimony)

    def _opener(self) -> Callable[[str], Source]:
        @lru_cache(maxsize=1)  # A page asks for one article several times, and then for the next.
        def opened(path: str) -> Source:
            return self.given.get(path) or sources.load(Path(path), path)

        return opened


def _listed(rules: Rules) -> Listed:
    head = rules.head
    return Listed(head.name, head.path, head.title, dict(head.builtin), rules.outline)


__all__ = ["How", "Rules", "Run", "check", "check_sources", "gathered", "gathered_sources", "load_rules"]
