"""The articles of a run and what is known of them: from the run before in this process, from the cache, or found out now.

``enter`` takes articles in their order and says how each was met; the ledger then holds their accounts. When the same articles are
entered again, as ``--watch`` does at every save, only those that changed cost anything.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from checker import sources, store
from checker.accounts.ledger import Ledger
from checker.accounts.packing import Packed
from checker.engines import Done, Job, Work, made
from checker.engines.work import LIMIT
from checker.errors import UnreadableSource, UsageError
from checker.memory import Found, Memory
from checker.model import Failure, Source
from checker.rules import Rules

if TYPE_CHECKING:
    from checker.inputs import Passed
    from checker.inputs.held import Held


class How(Struct, frozen=True):
    """How a run is done; what it finds is the same.

    ``jobs`` are processes, None for as many as pay; ``limit`` is the seconds that one article may take; ``remember`` is
    whether accounts of former runs are used, and those of this one are kept. ``columns`` are those of records in archives.
    """

    jobs: int | None = None
    limit: float | None = LIMIT
    remember: bool = True
    columns: str = ""

    @property
    def remembers(self) -> bool:
        """Whether accounts are kept in the cache, and taken from there."""
        return self.remember and not store.is_disabled()


class Warm(Struct):
    """What a process that checks again at every save keeps from run to run: rulebooks, and what is known of the articles."""

    rules: tuple[Rules, ...] = ()
    known: Known | None = None


class Met(NamedTuple):
    """How an article was met: a digest of its content, and the numbers of the rulebooks that speak of it."""

    name: str
    digest: str
    speaking: tuple[int, ...]


class Known:
    """The accounts of articles under some rulebooks, in a ledger whose vault is the cache; ``again`` if they will be entered again."""

    def __init__(self, rules: Sequence[Rules], how: How, *, again: bool = False) -> None:
        self._again = again
        self.rules, self.how = tuple(rules), how
        self.ledger = Ledger(self)
        self._work = Work(rules, how.limit)
        self._memory: Memory | None = None
        if how.remembers:
            books = [rule.digest for rule in rules]
            self._memory = Memory(Path.cwd(), books, self._work.reaches.digest, again=again)
        self._keys: dict[str, str] = {}
        """Of the articles whose accounts are in the cache, their keys there."""
        self._read: dict[str, Source] = {}
        self._held: Held | None = None

    def holds_for(self, rules: Sequence[Rules], how: How) -> bool:
        """Whether what is known holds under these rulebooks."""
        same = len(rules) == len(self.rules) and all(a is b for a, b in zip(rules, self.rules, strict=True))
        return same and how == self.how and how.remembers == (self._memory is not None)

    def enter(self, jobs: Iterable[Job | Failure]) -> Iterator[Met | Failure]:
        """Take articles in their order; one that cannot be read is a failure, and so is what came as one."""
        looked: deque[tuple[Job, Found | None] | Failure] = deque()

        def missing() -> Iterator[Job]:
            for job in jobs:
                if isinstance(job, Failure):
                    looked.append(job)
                    continue
                found = self._find(job)
                looked.append((job, found))
                if found is None:
                    yield job

        def ready() -> Iterator[Met | Failure]:
            while looked:
                first = looked[0]
                if isinstance(first, Failure):
                    yield first
                elif first[1] is not None:
                    yield self._recalled(first[0], first[1])
                else:
                    break
                looked.popleft()

        try:
            for done in made(self._work, missing(), self.how.jobs):
                yield from ready()
                looked.popleft()
                yield self._entered(done)
            yield from ready()
        finally:
            if self._memory is not None:
                self._memory.flush()

    def records(self, archives: Sequence[str], tell: Callable[[Passed], None]) -> Iterator[Job | Failure]:
        """The records of archives, to be entered; ``tell`` is told what is none."""
        from checker import inputs
        from checker.inputs.held import Held

        self._held = held = Held()
        for record in inputs.all_records(archives, self.how.columns, tell=tell):
            yield record if isinstance(record, Failure) else Job("", record.name, record, held.put(record))

    def enter_source(self, source: Source) -> Met:
        """Take an article that is read already. Raise whatever goes wrong."""
        if source.path in self.ledger.spool:
            raise UsageError(f"two articles are called {source.path!r}: a report could not tell them apart")
        self._read[source.path] = source
        done = self._work.of_source(source)
        assert done.packed is not None
        self.ledger.enter(source.path, done.packed)
        return Met(source.path, done.digest, done.speaking)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget all articles but these."""
        if len(self.ledger.spool) > len(names):
            for name in set(self.ledger.paths).difference(names):
                self._forget(name)

    def open(self, path: str) -> Source:
        """An article with its text. Raise UnreadableSource when it cannot be read any more."""
        if path in self._read:
            return self._read[path]
        if self._held is not None and path in self._held:
            return self._held.open(path)
        return sources.load(Path(path), path)

    def accounts(self, paths: Sequence[str]) -> Iterator[bytes]:
        """The accounts of articles that are in the cache; one that is damaged, or gone, is made again."""
        assert self._memory is not None
        kept = self._memory.accounts([self._keys[path] for path in paths])
        return (data or self._anew(path).account for path, data in zip(paths, kept, strict=True))

    def testimonies(self, paths: Sequence[str]) -> Iterator[bytes]:
        """Their testimonies, likewise."""
        assert self._memory is not None
        kept = self._memory.testimonies([self._keys[path] for path in paths])
        return (data or self._anew(path).testimony for path, data in zip(paths, kept, strict=True))

    def _find(self, job: Job) -> Found | None:
        if self._memory is None:
            return None
        if job.record is None:
            return self._memory.find(job.file, job.name)
        return self._memory.find_record(job.name, job.digest)

    def _recalled(self, job: Job, found: Found) -> Met:
        if self._keys.get(job.name) != found.key:
            self.ledger.recall(job.name, found.tally)
            self._keys[job.name] = found.key
        return Met(job.name, found.digest, found.speaking)

    def _entered(self, done: Done) -> Met | Failure:
        name = done.job.name
        if done.packed is None:
            self._forget(name)
            return Failure(done.where or name, done.why)
        self.ledger.enter(name, done.packed)
        self._keys.pop(name, None)
        if self._memory is not None:
            key = self._memory.keep(done.job.file, name, done.digest, done.speaking, done.packed)
            if key is not None and self._again:
                self._keys[name] = key
        return Met(name, done.digest, done.speaking)

    def _forget(self, name: str) -> None:
        self._keys.pop(name, None)
        if name in self.ledger.spool:
            self.ledger.drop(name)

    def _anew(self, path: str) -> Packed:
        """The account of an article of which the cache holds the tally, and no longer the rest."""
        try:
            done = self._work.of_source(self.open(path))
        except UnreadableSource as error:
            raise UsageError(f"{path}: it went while it was checked ({error.why}): check again") from None
        assert done.packed is not None
        return done.packed
