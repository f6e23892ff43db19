"""Parts of a large work spread over an engine: this process, several of this machine, or a Dask cluster.

A part that fails is an answer, too: ``Lost`` says why, and whether the process that had it died. Answers come as they are ready.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

from checker.errors import CheckerError

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
"""How many parts wait for each process, so that it never waits for one."""


class Lost(NamedTuple):
    """A part that has no answer."""

    why: str
    died: bool = False


class Engine(Protocol):
    """Where parts are done. ``name`` is for people."""

    name: str

    def __enter__(self) -> Engine: ...

    def __exit__(self, *error: object) -> None: ...

    def answers(self, do: Callable[[T], R], parts: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Do every part; each comes back with its answer, in whatever order."""


class Local:
    """One part after the other, in this process."""

    name = "local"

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def answers(self, do: Callable[[T], R], parts: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Do every part, in order."""
        for part in parts:
            yield part, tried(do, part)


class Processes:
    """Several processes of this machine; one that dies loses its part, and another takes its place."""

    def __init__(self, count: int | None = None) -> None:
        self.count = count or cores()
        self.name = f"{self.count} processes"

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def answers(self, do: Callable[[T], R], parts: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Do every part, as many at a time as there are processes."""
        from pebble import ProcessExpired, ProcessPool

        waiting = iter(parts)
        forks = (
            "fork" in multiprocessing.get_all_start_methods()
        )  # Then what is loaded here is at hand there.
        context = multiprocessing.get_context("fork" if forks else "spawn")
        pool = ProcessPool(max_workers=self.count, context=context)
        try:
            handed: dict[Future[R | Lost], T] = {
                pool.schedule(tried, args=(do, part)): part for part in islice(waiting, self.count * AHEAD)
            }
            while handed:
                for future in wait(handed, return_when=FIRST_COMPLETED).done:
                    part = handed.pop(future)
                    try:
                        answer: R | Lost = future.result()
                    except ProcessExpired:
                        answer = Lost("the process that had it died", died=True)
                    for more in islice(waiting, 1):
                        handed[pool.schedule(tried, args=(do, more))] = more
                    yield part, answer
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def tried(do: Callable[[T], R], part: T) -> R | Lost:
    """The answer, or why there is none: a full disk, a file that is gone. Raise what is wrong with the rules or the arguments."""
    try:
        return do(part)
    except CheckerError as error:
        return Lost(str(error))
    except OSError as error:
        return Lost(f"{error.strerror or error}")
    except Exception as error:
        return Lost(f"{type(error).__name__}: {error}")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
