"""What the sources of an archive say against one another, fact by fact, each bucket of facts on its own.

Two passes over the sides of a bucket, as ``part`` wrote them: the first counts who states what, of which 31 and "some 30" are two
parties, be they of a million articles; the second writes a finding for each article outside the largest camp. What is held does
not grow with the number of articles, but with that of different values.

::

    between/bucket-07.parquet    a row a finding, as in ``findings.parquet``
    camps/bucket-07.parquet      a row a camp: its words, how many articles, when, and the first of them by name

The same rules as in ``accounts.between``, with three differences: sentences that agencies sold twice count as often as they are
printed, a statement that may measure something else does not vouch for anybody, and a claim on which
articles differ stays undecided in ``claims/``, which was written before.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from checker.accounts.between import Course, Ruling, in_time, names_of, ruled, shrunk, size_of
from checker.accounts.camps import Party
from checker.accounts.model import SHOWN, Open, Side
from checker.accounts.packing import of_text
from checker.accounts.settle import fingerprinted, once
from checker.bulk import rounds
from checker.bulk.outcomes import Outcome, Tally, mark_done, outcome_at, summed, words_at
from checker.bulk.tables import CAMPS, FINDINGS, CampRow, Shelves, batches, bucket_of, shelf_of
from checker.engines.spread import Engine
from checker.model import Finding, Severity
from checker.rules import Rules

if TYPE_CHECKING:
    import pyarrow as pa

TOGETHER = 500
"""Findings that are written together."""
VALUES = 50_000
"""Different values of one fact that are told apart; sides whose value comes later are counted, and not asked about."""

Fact = tuple[str, str]


class Task(NamedTuple):
    """A bucket to be settled: its open facts, and where results go."""

    bucket: int
    out: str
    open: tuple[Open, ...]

    @property
    def name(self) -> str:
        """``bucket-07``."""
        return f"bucket-{self.bucket:02}"


def all_settled(
    rules: Sequence[Rules], folder: Path, engine: Engine
) -> tuple[Outcome, list[tuple[str, str]]]:
    """Hold the sides of every fact on which its rulebook takes no side against one another; the outcome, and what was lost."""
    dealt: dict[int, list[Open]] = {}
    for rule in rules:
        for fact in rule.outline().open:
            dealt.setdefault(bucket_of(fact.rulebook, fact.rule), []).append(fact)
    tasks = [Task(bucket, folder.as_posix(), tuple(dealt[bucket])) for bucket in sorted(dealt)]
    outcomes, lost = rounds.all_done(engine, settled, tasks, "sources against one another")
    return summed(outcomes), lost


def settled(task: Task) -> Outcome:
    """Settle a bucket, unless it is done. Raise OSError as of a full disk."""
    folder = Path(task.out)
    if (kept := outcome_at(folder, task.name)) is not None:
        return kept
    facts = {(fact.rulebook, fact.rule): fact for fact in task.open}
    shelf = shelf_of(task.bucket)
    counts = _counted(batches(folder, shelf), facts)
    settlement = _Settlement(facts, counts)
    tally = Tally()
    with Shelves(folder, task.name) as shelves:
        shelves.put(CAMPS, settlement.camps())
        found = settlement.findings(batches(folder, shelf))
        while True:
            some = list(islice(found, TOGETHER))
            tally.find(some)
            shelves.put(FINDINGS, some, where="between")
            if len(some) < TOGETHER:
                break
    outcome = tally.outcome()
    mark_done(folder, task.name, outcome, crowded=[fact for fact in sorted(counts) if counts[fact].beyond])
    return outcome


def crowded(folder: Path) -> list[Fact]:
    """The facts with more values than are told apart."""
    told = chain.from_iterable(words_at(folder, "bucket-*", "crowded"))
    return sorted((rulebook, rule) for rulebook, rule in told)


# --- the first pass: who states what -------------------------------------------------------------------------------------


class _Count(Struct):
    """A party while it is counted: the first of its articles by path, with its side as it was written."""

    count: int = 0
    path: str = ""
    side: str = ""
    days: list[date] = field(default_factory=list)
    dateless: bool = False
    paths: list[str] = field(default_factory=list)

    def add(self, path: str, day: date | None, column: pa.Array, at: int) -> None:
        """Count a side, the one at ``at`` of a column."""
        if not self.count or path < self.path:
            self.path, self.side = path, column[at].as_py()
        self.count += 1
        if day is None:
            self.dateless = True
        elif not self.days:
            self.days = [day, day]
        elif day < self.days[0]:
            self.days[0] = day
        elif day > self.days[1]:
            self.days[1] = day
        if len(self.paths) < SHOWN or path < self.paths[-1]:
            insort(self.paths, path)
            del self.paths[SHOWN:]

    def party(self, number: int) -> Party:
        days = None if self.dateless else (self.days[0], self.days[1])
        return Party(number, of_text(self.side, Side), self.count, days, tuple(self.paths))


class _Counts(Struct):
    """The parties of a fact; ``beyond`` are the sides of values that are not told apart any more."""

    parties: dict[tuple[str, date | None], _Count] = field(default_factory=dict)
    beyond: int = 0


class _Row(NamedTuple):
    fact: Fact
    value: tuple[str, date | None]
    path: str
    day: date | None
    at: int


def _rows(batch: pa.RecordBatch, facts: dict[Fact, Open]) -> Iterator[_Row]:
    columns = (batch.column(name).to_pylist() for name in ("rulebook", "rule", "source", "day", "value"))
    for at, (rulebook, rule, path, day, value) in enumerate(zip(*columns, strict=True)):
        fact = facts.get((rulebook, rule))
        if fact is not None:
            yield _Row((rulebook, rule), (value, day if fact.grows else None), path, day, at)


def _counted(rows: Iterator[pa.RecordBatch], facts: dict[Fact, Open]) -> dict[Fact, _Counts]:
    found: dict[Fact, _Counts] = {}
    for batch in rows:
        sides = batch.column("side")
        for row in _rows(batch, facts):
            counts = found.setdefault(row.fact, _Counts())
            count = counts.parties.get(row.value)
            if count is None:
                if len(counts.parties) >= VALUES:
                    counts.beyond += 1
                    continue
                count = counts.parties[row.value] = _Count()
            count.add(row.path, row.day, sides, row.at)
    return found


# --- the second pass: what to say of each ----------------------------------------------------------------------------------


class _Asked(Struct):
    """What to say of a side of some party: that it is outside, that the camps tie, that an earlier figure was higher."""

    party: Party
    outside: list[Ruling] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    earlier: Party | None = None

    def findings(self, fact: Open, side: Side) -> Iterator[Finding]:
        """The findings on one of its sides; of a tie the first alone is told."""
        for ruling in self.outside:
            found = ruling.on(side)
            yield replace(found, severity=Severity.NOTE) if fact.grows else found
        if side.path == self.party.first.path:
            yield from self.notes
        if self.earlier is not None:
            yield shrunk(fact, side, self.earlier.first)


class _Settlement:
    """The rulings on all facts of a bucket."""

    def __init__(self, facts: dict[Fact, Open], counts: dict[Fact, _Counts]) -> None:
        self._facts = facts
        self._rulings: list[tuple[date | None, Ruling]] = []
        self._asked: dict[Fact, dict[tuple[str, date | None], _Asked]] = {}
        for fact in sorted(counts):
            self._settle(facts[fact], counts[fact])

    def _settle(self, fact: Open, counts: _Counts) -> None:
        by_path = sorted(counts.parties.items(), key=lambda item: (item[1].path, item[0][0]))
        keys = [key for key, _ in by_path]
        parties = [count.party(number) for number, (_, count) in enumerate(by_path)]
        asked: dict[int, _Asked] = {}
        of_day: dict[date | None, list[Party]] = {}
        for party in parties:
            of_day.setdefault(keys[party.number][1], []).append(party)
        for day in sorted(of_day, key=lambda day: day or date.min):
            ruling = ruled(fact, of_day[day])
            if ruling is None:
                continue
            self._rulings.append((day, ruling))
            for party in ruling.outside:
                asked.setdefault(party.number, _Asked(party)).outside.append(ruling)
            for number, note in ruling.notes:
                asked.setdefault(number, _Asked(parties[number])).notes.append(note)
        if fact.grows:
            dated = in_time(parties)
            course = Course(dated)
            for party in dated:
                assert party.days is not None
                earlier = course.above(party, party.days[0])
                if earlier is not None:
                    asked.setdefault(party.number, _Asked(party)).earlier = earlier
        self._asked[fact.rulebook, fact.rule] = {keys[number]: one for number, one in asked.items()}

    def camps(self) -> list[CampRow]:
        """The camps of every fact on which articles differ, the largest first."""
        rows = []
        for day, ruling in self._rulings:
            for camp in ruling.camps:
                days = [party.days for party in camp if party.days is not None]
                rows.append(
                    CampRow(
                        ruling.fact.rulebook,
                        ruling.fact.rule,
                        day,
                        camp[0].first.words,
                        size_of(camp),
                        min((first for first, _ in days), default=None),
                        max((last for _, last in days), default=None),
                        "\n".join(names_of(camp)),
                    )
                )
        return rows

    def findings(self, rows: Iterator[pa.RecordBatch]) -> Iterator[Finding]:
        """The findings on all sides, in the order in which they were written."""
        for batch in rows:
            sides: Any = batch.column("side")
            owns: Any = batch.column("own")
            for row in _rows(batch, self._facts):
                asked = self._asked.get(row.fact, {}).get(row.value)
                if asked is not None:
                    side = of_text(sides[row.at].as_py(), Side)
                    found = list(asked.findings(self._facts[row.fact], side))
                    own = owns[row.at].as_py()
                    yield from fingerprinted(_beside(found, of_text(own, list[Finding]) if own else []))


def _beside(found: list[Finding], own: list[Finding]) -> list[Finding]:
    """Of findings on the words of one side those that say more than what its article has on the same words by itself."""
    told = {(one.rulebook, one.rule, one.message) for one in own}
    return [one for one in once([*own, *found]) if (one.rulebook, one.rule, one.message) not in told]
