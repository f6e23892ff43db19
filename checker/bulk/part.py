"""One part of an archive: read, checked, and written as Parquet, with a mark once all of it is there.

Nothing of a part is seen before the whole of it is: files get their names at the end, and the mark comes last. A part that has its
mark is not done again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker import inputs, store
from checker.accounts.model import Account, Testimony
from checker.accounts.packing import account_of, testimony_of
from checker.accounts.settle import fingerprinted, once
from checker.accounts.summing import said_by
from checker.bulk import doubled
from checker.bulk.doubled import Name, Taken
from checker.bulk.outcomes import Outcome, Tally, mark_done, outcome_at
from checker.bulk.rows import Rows
from checker.bulk.tables import NAMES, Shelves
from checker.engines import Work
from checker.errors import UsageError
from checker.inputs import Partition
from checker.inputs.record import Record, as_source
from checker.model import Failure, Source
from checker.rules import Rules, load_rules


class Task(Struct, frozen=True):
    """A part to be done: which, with which rules, by which ``code``, and where its results go.

    ``careful`` writes down each record before it is read, so that the one that kills the process is known: the ``suspect`` was
    at hand when it died once, ``skip`` are those that were at hand twice in a row. ``shared`` is a file of which other parts
    read the rest, so that names in it may come a second time.
    """

    number: int
    partition: Partition
    rules: tuple[str, ...]
    rulebooks: str
    code: str
    out: str
    everything: bool
    limit: float | None
    careful: bool = False
    suspect: str | None = None
    skip: tuple[str, ...] = ()
    shared: bool = False

    @property
    def name(self) -> str:
        """``part-00007``."""
        return f"part-{self.number:05}"


def done(task: Task) -> Outcome:
    """Do a part, unless it is done. Raise UsageError when the rules or the program are not those of the plan, OSError as of a full disk."""
    folder = Path(task.out)
    if (kept := outcome_of(folder, task)) is not None:
        return kept
    if task.code != store.code():
        raise UsageError("a worker has another version of checker than the run was planned with")
    work = _ready.get(task.rulebooks) or _loaded(task.rules, task.rulebooks, task.limit)
    tally = Tally()
    taken, share = doubled.of_part(folder, task.name)
    with Shelves(folder, task.name) as shelves:
        if taken:
            shelves.clear()
        names: list[Name] = []
        rows = Rows(shelves)
        for item in _accounts(task, work, tally, names, taken):
            if isinstance(item, Failure):
                rows.fail(item)
            else:
                account, testimony = item
                found = fingerprinted(once(account.findings))
                said = said_by(account, found)
                tally.add(account, found, said)
                rows.add(found, said, testimony)
        rows.close()
        if task.shared:
            shelves.put(NAMES, sorted(names), where="state/names")
    outcome = tally.outcome()
    try:
        mark_done(folder, task.name, outcome, without=share)
    except BaseException:  # The disk may be full just now; no rows are left of a part that counts as lost.
        shelves.drop()
        raise
    return outcome


def outcome_of(folder: Path, task: Task) -> Outcome | None:
    """What came of a part that is done; None of one that is not, or not without the names that it has to give up."""
    share = {"without": doubled.of_part(folder, task.name)[1]} if task.shared else {}
    return outcome_at(folder, task.name, **share)


def carefully(folder: Path, task: Task) -> Task:
    """The same task after its process died. A record is left out when a second death finds it at hand: the first may have come from outside."""
    hand = _hand(folder, task)
    try:
        found = hand.read_text(encoding="utf-8", errors="surrogatepass")
    except OSError:
        found = None
    hand.unlink(missing_ok=True)  # What the next process has at hand is what it writes itself.
    guilty = found is not None and found == task.suspect
    return replace(
        task,
        careful=True,
        suspect=None if guilty else found,
        skip=(*task.skip, found) if guilty and found else task.skip,
    )


def _accounts(
    task: Task, work: Work, tally: Tally, names: list[Name], taken: Taken
) -> Iterator[tuple[Account, Testimony] | Failure]:
    """The accounts of the articles that a rulebook speaks of, and what could not be read; put down all names."""
    for record in inputs.records(task.partition):
        if isinstance(record, Failure):
            yield tally.failed(record)
            continue
        if task.shared:
            names.append(doubled.name_of(record))
            if (first := taken.get(record.where)) is not None:
                yield tally.failed(inputs.doubled(record, first))
                continue
        tally.articles += 1
        tally.bytes += len(record.text)
        if record.where in task.skip:
            yield tally.failed(Failure(record.where, "the process that read it died"))
            continue
        if not task.everything and _says_nothing(record, work):
            continue
        if task.careful:
            hand = _hand(Path(task.out), task)
            hand.parent.mkdir(parents=True, exist_ok=True)
            hand.write_text(record.where, encoding="utf-8", errors="surrogatepass")
        source = as_source(record)
        made = source if isinstance(source, Failure) else _made(source, record, task, work)
        if isinstance(made, Failure):
            yield tally.failed(made)
        elif made is not None:
            tally.spoken += 1
            yield made


def _made(
    source: Source, record: Record, task: Task, work: Work
) -> tuple[Account, Testimony] | Failure | None:
    if not task.everything and not work.reaches.of(source):
        return None
    account = work.of_record(source)
    if account.packed is None:
        return Failure(record.where, account.why)
    return account_of(account.packed.account), testimony_of(account.packed.testimony)


def _says_nothing(record: Record, work: Work) -> bool:
    """Whether no rulebook can speak of a record, told from its raw text: then it need not be understood.

    Markup may hide a name ("O&#39;Hara", "Al<b>ma</b>"), so only plain text is told by.
    """
    text = record.text
    if isinstance(text, bytes) or "<" in text or "&" in text:
        return False
    beside = (record.beside.title or "") if record.beside else ""
    return not work.reaches.may_speak(f"{text}\n{beside}")


_ready: dict[str, Work] = {}
"""The rulebooks that this process has at hand, by the digests of them all."""


def rulebooks_of(rules: Sequence[Rules]) -> str:
    """What tells a set of rulebooks from every other."""
    return sha256("\n".join(rule.digest for rule in rules).encode()).hexdigest()


def make_ready(rules: Sequence[Rules], limit: float | None) -> str:
    """Have rulebooks at hand, for this process and those that are forked from it; what tasks call them."""
    name = rulebooks_of(rules)
    _ready.clear()
    _ready[name] = Work(rules, limit)
    return name


def _loaded(paths: tuple[str, ...], name: str, limit: float | None) -> Work:
    """The rulebooks, loaded once in a process of another machine. Raise UsageError when they are not those of the plan."""
    rules = load_rules([Path(path) for path in paths]) if paths else ()
    if make_ready(rules, limit) != name:
        raise UsageError("the rules are not what they were when the run was planned")
    return _ready[name]


def _hand(folder: Path, task: Task) -> Path:
    return folder / "state" / "hand" / f"{task.name}.txt"
