"""Tasks on an engine: what came of each, and which were lost. A task whose process died is done again.

``all_done(engine, settled, tasks, "sources against one another")`` → outcomes and ``("sources against one another, bucket-07", why)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from checker.engines.spread import Engine, Lost

_DEATHS = 3


class Named(Protocol):
    """A task that people can be told of."""

    @property
    def name(self) -> str:
        """``bucket-07``."""


T = TypeVar("T", bound=Named)
R = TypeVar("R")


def all_done(
    engine: Engine, do: Callable[[T], R], tasks: Sequence[T], what: str
) -> tuple[list[R], list[tuple[str, str]]]:
    """The outcomes of tasks, in their order, and those that were lost, with the reason."""
    found = {task.name: answer for task, answer in answers(engine, do, tasks)}
    outcomes: list[R] = []
    lost: list[tuple[str, str]] = []
    for task in tasks:
        answer = found[task.name]
        if isinstance(answer, Lost):
            lost.append((f"{what}, {task.name}", answer.why))
        else:
            outcomes.append(answer)
    return outcomes, lost


def answers(
    engine: Engine,
    do: Callable[[T], R],
    tasks: Sequence[T],
    *,
    again: Callable[[T], T] = lambda task: task,
    deaths: int = _DEATHS,
) -> Iterator[tuple[T, R | Lost]]:
    """The last word on each task, as they come. One whose process died is done as ``again`` has it, until so many died over it."""
    died = 0
    while tasks:
        died += 1
        waiting: list[T] = []
        for task, answer in engine.answers(do, tasks):
            if isinstance(answer, Lost) and answer.died and died < deaths:
                waiting.append(again(task))
            else:
                yield task, answer
        tasks = waiting
