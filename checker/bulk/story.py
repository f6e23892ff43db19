"""An archive checked on an engine: planned, part by part, fact by fact, and summed up; a run that was stopped goes on.

::

    check(["archive.jsonl"], rules, ["rules"], Path("out"), Processes())
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from checker import store
from checker.beside import ENDING
from checker.bulk import between, doubled, echoes, part, rounds, summary
from checker.bulk.outcomes import Outcome, summed
from checker.bulk.owner import owned
from checker.bulk.part import Task
from checker.bulk.plan import Plan, begin, is_begun, plan_of
from checker.engines.spread import Engine, Lost
from checker.errors import UsageError
from checker.model import Severity
from checker.rules import Rules

_DEATHS = 24
"""After so many processes that died over one part, the part is given up."""


class Progress(Struct, frozen=True):
    """How far a run has come: parts done (of them ``before`` by a former run), and what they held.

    ``fresh_bytes`` are those of the parts of this run.
    """

    parts: int
    done: int
    before: int
    articles: int
    fresh_bytes: int


Tell = Callable[[Progress], None]


class Ended(Struct, frozen=True):
    """What a run came to. ``lost`` are the parts that were not done, with the reason; the next run does them."""

    outcome: Outcome
    between: Outcome
    lost: tuple[tuple[str, str], ...]

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings have each severity, on articles and between them."""
        return self.outcome.by_severity + self.between.by_severity


def check(
    paths: Sequence[str],
    rules: Sequence[Rules],
    rule_paths: Sequence[str],
    folder: Path,
    engine: Engine,
    *,
    columns: str = "",
    size: int | None = None,
    everything: bool = False,
    limit: float | None = None,
    tell: Tell | None = None,
) -> Ended:
    """Check archives, and write what is found into a folder. Raise UsageError when there is nothing to do, or it is another's."""
    sized = {} if size is None else {"size": size}
    plan = plan_of(paths, rules, rule_paths, columns=columns, everything=everything, limit=limit, **sized)
    is_begun(plan, folder)  # What is another's is not touched.
    with owned(folder):
        if is_begun(plan, folder):
            _swept(folder)
        else:
            begin(plan, folder)
        return _done(plan, rules, folder, engine, tell)


def _done(plan: Plan, rules: Sequence[Rules], folder: Path, engine: Engine, tell: Tell | None) -> Ended:
    """All stages, of which what is done already is not done again."""
    tasks = _tasks(plan, part.make_ready(rules, plan.limit), folder)
    outcomes, lost = _all_done(tasks, folder, engine, tell)
    if not lost and _doubled(tasks, folder):
        outcomes, lost = _all_done(tasks, folder, engine, tell)
    apart = Outcome()
    if not lost:
        apart, lost = _apart(rules, folder, engine)
    _swept(folder)
    whole = summed(outcomes)
    try:
        summary.write(folder, plan, whole, apart, lost, rules)
    except UsageError as error:  # On a full disk the parts that were lost are still told.
        lost = [*lost, ("the summary", str(error))]
    return Ended(whole, apart, tuple(lost))


def _apart(rules: Sequence[Rules], folder: Path, engine: Engine) -> tuple[Outcome, list[tuple[str, str]]]:
    """What sources say against one another, of facts and in quotations."""
    of_facts, lost = between.all_settled(rules, folder, engine)
    quoted, more = echoes.all_compared(rules, folder, engine)
    return summed([of_facts, quoted]), [*lost, *more]


def _swept(folder: Path) -> None:
    """Remove what processes that were killed have left: files without their name, and notes of what they had at hand."""
    for file in folder.rglob(f".*{ENDING}"):
        file.unlink(missing_ok=True)
    shutil.rmtree(folder / "state" / "hand", ignore_errors=True)


def _tasks(plan: Plan, rulebooks: str, folder: Path) -> list[Task]:
    parts = Counter(path for partition in plan.partitions for path in partition.paths)
    return [
        Task(
            number,
            partition,
            plan.rules,
            rulebooks,
            store.code(),
            folder.as_posix(),
            plan.everything,
            plan.limit,
            shared=parts[partition.paths[0]] > 1,
        )
        for number, partition in enumerate(plan.partitions)
    ]


def _doubled(tasks: Sequence[Task], folder: Path) -> bool:
    """Whether ids come a second time in another part of their file; the parts that have to give some up are not done any more."""
    files: dict[str, list[str]] = {}
    for task in tasks:
        if task.shared:
            files.setdefault(task.partition.paths[0], []).append(task.name)
    return bool([part for names in files.values() for part in doubled.given_up(folder, names)])


def _all_done(
    tasks: Sequence[Task], folder: Path, engine: Engine, tell: Tell | None
) -> tuple[list[Outcome], list[tuple[str, str]]]:
    """The outcomes of all parts; those that were lost, and why. A part whose process died is done again with care."""
    outcomes = {
        task.number: outcome for task in tasks if (outcome := part.outcome_of(folder, task)) is not None
    }
    before, articles, fresh = len(outcomes), sum(one.articles for one in outcomes.values()), 0
    lost: dict[int, tuple[str, str]] = {}
    waiting = [task for task in tasks if task.number not in outcomes]
    again = partial(part.carefully, folder)
    for task, answer in rounds.answers(engine, part.done, waiting, again=again, deaths=_DEATHS):
        if isinstance(answer, Lost):
            lost[task.number] = (task.partition.label, answer.why)
        else:
            outcomes[task.number] = answer
            articles, fresh = articles + answer.articles, fresh + answer.bytes
        if tell:
            tell(Progress(len(tasks), len(outcomes), before, articles, fresh))
    return [outcomes[number] for number in sorted(outcomes)], [lost[number] for number in sorted(lost)]
