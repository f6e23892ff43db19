"""One round of tasks on an engine: what came of each, in order, and which were lost. A task whose process died is done again.

``all_done(engine, settled, tasks, "sources against one another")`` → outcomes and ``("sources against one another, bucket-07", why)``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from checker.engines.spread import Engine, Lost

_DEATHS = 3
"""After so many processes that died over one task, it is given up."""


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
    order = {task.name: number for number, task in enumerate(tasks)}
    outcomes: dict[str, R] = {}
    lost: dict[str, tuple[str, str]] = {}
    tried = 0
    while tasks:
        tried += 1
        again: list[T] = []
        for task, answer in engine.answers(do, tasks):
            if not isinstance(answer, Lost):
                outcomes[task.name] = answer
            elif answer.died and tried < _DEATHS:
                again.append(task)
            else:
                lost[task.name] = f"{what}, {task.name}", answer.why
        tasks = again
    return (
        [outcomes[name] for name in sorted(outcomes, key=order.__getitem__)],
        [lost[name] for name in sorted(lost, key=order.__getitem__)],
    )
