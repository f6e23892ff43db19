"""One utterance quoted with other words in two articles of an archive: “every single house” here, “every single school” there.

What ``accounts.echoes`` holds in memory, in three rounds over files, so that nothing grows with the archive but a pair of numbers for each two
*versions* (different wordings) that are of one utterance:

::

    part       state/sayings, state/runs   the quotations of a part; and, of each version, its runs of three words
    linked     state/echoes                a stretch of runs → the pairs of versions that share one and may be one utterance
    compared   between/quotations-*        versions that hang together, with all articles that quote them, as ``accounts.echoes`` has it

Versions that hang together come into one bucket, so that who has how many on his side is counted as it is in one run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.accounts.echoes import between, may_be_one, partners
from checker.accounts.model import Saying
from checker.accounts.packing import of_text
from checker.accounts.settle import fingerprinted, once, tuned
from checker.accounts.utterances import compare, may_fit, words_of
from checker.bulk import rounds
from checker.bulk.digests import stretch_of, within
from checker.bulk.outcomes import Outcome, Tally, mark_done, outcome_at, summed, words_at
from checker.bulk.tables import ECHOES, FINDINGS, RUNS, SAYINGS, VERSIONS, Shelves, files
from checker.bulk.versions import BETWEEN, runs_in
from checker.engines.spread import Engine
from checker.model import Severity
from checker.rules import Rules

if TYPE_CHECKING:
    import pyarrow as pa

STRETCH = 500_000
"""Runs that are gone through at a time."""
AT_HAND = 20_000
"""Versions whose words are kept at hand while others are held against them."""
TOGETHER = 20_000
"""Versions that are compared in one bucket, but for those that hang together."""
ARTICLES = 10_000
"""Of one version the articles that are gone through; those that come later are counted, and not asked about."""

_WHAT = "quotations against one another"


class Stretch(NamedTuple):
    """Runs by digest, one stretch of so many."""

    at: int
    of: int
    out: str

    @property
    def name(self) -> str:
        """``stretch-0007``."""
        return f"stretch-{self.at:04}"


class Bucket(NamedTuple):
    """Versions that hang together, and what rulebooks have the built-in checks weigh."""

    number: int
    out: str
    builtin: tuple[tuple[str, Severity | None], ...]

    @property
    def name(self) -> str:
        """``quotations-0007``."""
        return f"quotations-{self.number:04}"


def all_compared(
    rules: Sequence[Rules], folder: Path, engine: Engine
) -> tuple[Outcome, list[tuple[str, str]]]:
    """Hold the quotations of all parts against one another; the outcome, and what was lost."""
    import pyarrow.parquet as pq

    total = sum(pq.read_metadata(file).num_rows for file in files(folder, f"state/{RUNS}"))
    if not total:
        return Outcome(), []
    of = total // STRETCH + 1
    stretches = [Stretch(at, of, folder.as_posix()) for at in range(of)]
    _, lost = rounds.all_done(engine, linked, stretches, _WHAT)
    if lost:
        return Outcome(), lost
    builtin = tuple(
        sorted({name: severity for rule in rules for name, severity in rule.head.builtin}.items())
    )
    buckets = [Bucket(number, folder.as_posix(), builtin) for number in range(_dealt(folder))]
    outcomes, lost = rounds.all_done(engine, compared, buckets, _WHAT)
    return summed(outcomes), lost


# --- which versions are of one utterance ---------------------------------------------------------------------------------


def linked(stretch: Stretch) -> None:
    """Find the pairs of versions that share a run of this stretch and may be one utterance, unless that is done."""
    folder = Path(stretch.out)
    if (folder / "state" / ECHOES / f"{stretch.name}.parquet").exists():
        return
    pairs = {(version, version) for version in _by_several_speakers(folder, stretch)}
    rows = _shared(folder, stretch)
    runs: dict[int, list[int]] = {}
    for version, run in _columns(rows, "version", "run"):
        runs.setdefault(version, []).append(run)
    said, versions = _Said(folder, rows, stretch), list(runs)
    for first, second in partners(list(runs.values())):
        one, two = versions[first], versions[second]
        if said.may_be_one(one, two):
            pairs.add((min(one, two), max(one, two)))
    with Shelves(folder, stretch.name) as shelves:
        shelves.put(ECHOES, sorted(pairs), where=f"state/{ECHOES}")


def _shared(folder: Path, stretch: Stretch) -> pa.Table:
    """The runs of a stretch that stand in two versions or more: run, version, and where that one stands first, in this order."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    tables = []
    for number, file in enumerate(files(folder, f"state/{RUNS}")):
        table = pq.read_table(file, filters=within("run", stretch.at, stretch.of))
        place = pc.add(table.column("row"), number << 32)
        tables.append(table.drop_columns(["row"]).append_column("place", place))
    firsts = pa.concat_tables(tables).group_by(["run", "version"]).aggregate([("place", "min")])
    counts = firsts.group_by("run").aggregate([("version", "count")])
    often = pc.greater(counts.column("version_count"), 1)
    kept = firsts.filter(pc.is_in(firsts.column("run"), counts.filter(often).column("run")))
    return kept.sort_by([("place_min", "ascending"), ("run", "ascending")])


class _Said:
    """The words of the versions in some rows, as they were quoted first; taken out of their columns when they are asked for."""

    def __init__(self, folder: Path, rows: pa.Table, stretch: Stretch) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        wanted: dict[int, dict[int, int]] = {}
        for version, place in _columns(rows, "version", "place_min"):
            wanted.setdefault(place >> 32, {})[place & 0xFFFFFFFF] = version
        parts = files(folder, f"state/{SAYINGS}")
        tables = [
            pq.read_table(parts[number], columns=["words", "text"]).take(list(places))
            for number, places in wanted.items()
        ]
        self._table = pa.concat_tables(tables).combine_chunks() if tables else None
        numbered = (version for places in wanted.values() for version in places.values())
        self._row = {version: row for row, version in enumerate(numbered)}
        self._stretch = stretch
        self._folded = lru_cache(AT_HAND)(lambda version: tuple(self._at("words", version).split(BETWEEN)))
        self._cut = lru_cache(AT_HAND)(lambda version: words_of(self._at("text", version)))
        self._runs = lru_cache(AT_HAND)(lambda version: frozenset(runs_in(self._folded(version))))

    def may_be_one(self, one: int, two: int) -> bool:
        """Whether two versions may be of one utterance. Of those that share three words by chance few are looked at closely, and none twice.

        A pair that shares runs of several stretches is looked at where the first of these lies.
        """
        if not may_fit(self._folded(one), self._folded(two)):
            return False
        if stretch_of(min(self._runs(one) & self._runs(two)), self._stretch.of) != self._stretch.at:
            return False
        a, b = self._cut(one), self._cut(two)
        comparison = compare(a, b) or compare(b, a)
        return comparison is not None and may_be_one(comparison)

    def _at(self, column: str, version: int) -> str:
        assert self._table is not None
        return str(self._table.column(column)[self._row[version]].as_py())


def _by_several_speakers(folder: Path, stretch: Stretch) -> list[int]:
    """The versions of a stretch that are given to more than one speaker."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    columns, place = ["version", "speaker"], within("version", stretch.at, stretch.of)
    tables = [
        pq.read_table(file, columns=columns, filters=place) for file in files(folder, f"state/{SAYINGS}")
    ]
    counts = pa.concat_tables(tables).group_by("version").aggregate([("speaker", "count_distinct")])
    several = counts.filter(pc.greater(counts.column("speaker_count_distinct"), 1))
    found: list[int] = several.column("version").to_pylist()
    return found


def _columns(table: pa.Table, *names: str) -> Iterator[Any]:
    return zip(*(table.column(name).to_pylist() for name in names), strict=True)


# --- what is said of them --------------------------------------------------------------------------------------------------


def _dealt(folder: Path) -> int:
    """Deal the versions that have another beside them into buckets, those that hang together into one; how many buckets there are."""
    import pyarrow.parquet as pq

    above: dict[int, int] = {}
    for file in files(folder, f"state/{ECHOES}"):
        for one, two in _columns(pq.read_table(file), "one", "two"):
            first, second = sorted((_top(above, one), _top(above, two)))
            above[second] = first
    number, some = 0, []
    for _, together in groupby(sorted((_top(above, one), one) for one in above), itemgetter(0)):
        some += [(version,) for _, version in together]
        if len(some) >= TOGETHER:
            _put(folder, number, some)
            number, some = number + 1, []
    if some:
        _put(folder, number, some)
        number += 1
    return number


def _put(folder: Path, number: int, versions: Sequence[tuple[int]]) -> None:
    with Shelves(folder, Bucket(number, "", ()).name) as shelves:
        shelves.put(VERSIONS, versions, where=f"state/{VERSIONS}")


def _top(above: dict[int, int], one: int) -> int:
    """The first version of those that this one hangs together with."""
    top = above.setdefault(one, one)
    while above[top] != top:
        top = above[top]
    while one != top:
        above[one], one = top, above[one]
    return top


def compared(bucket: Bucket) -> Outcome:
    """Hold the versions of a bucket against one another, unless that is done. Raise OSError as of a full disk."""
    folder = Path(bucket.out)
    if (kept := outcome_at(folder, bucket.name)) is not None:
        return kept
    beyond: Counter[int] = Counter()
    sayings = sorted(
        _sayings(folder, bucket, beyond), key=lambda one: (one.evidence.source, one.evidence.start)
    )
    found = fingerprinted(once(list(tuned(between(sayings), dict(bucket.builtin)))))
    tally = Tally()
    tally.find(found)
    with Shelves(folder, bucket.name) as shelves:
        shelves.put(FINDINGS, found, where="between")
    outcome = tally.outcome()
    mark_done(folder, bucket.name, outcome, beyond=len(beyond))
    return outcome


def _sayings(folder: Path, bucket: Bucket, beyond: Counter[int]) -> Iterable[Saying]:
    """All places of the versions of a bucket; ``beyond`` counts what is left out."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    versions = pq.read_table(folder / "state" / VERSIONS / f"{bucket.name}.parquet").column(0)
    counts: Counter[int] = Counter()
    for file in files(folder, f"state/{SAYINGS}"):
        here = pq.read_table(file, columns=["version", "saying"], filters=pc.field("version").isin(versions))
        for version, saying in _columns(here, "version", "saying"):
            counts[version] += 1
            if counts[version] <= ARTICLES:
                yield of_text(saying, Saying)
            else:
                beyond[version] += 1


def crowded(folder: Path) -> int:
    """How many versions more articles quote than were gone through."""
    return sum(words_at(folder, "quotations-*", "beyond"))
