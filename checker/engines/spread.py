"""Parts of a large work spread over an engine: this process, several of this machine, or a Dask cluster.

A part that fails is an answer, too: ``Lost`` says why, and whether the process that had it died. Answers come as they are ready.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from checker.errors import CheckerError

if TYPE_CHECKING:
    from pebble import ProcessPool

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
"""How many parts wait for each process, so that it never waits for one."""
_START = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
"""A process that is forked has at hand what is loaded here."""


_STALL = 10.0
"""Seconds that processes wait for one that holds their common pipe, which takes a thousandth, before they take it for dead."""


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
        waiting = iter(parts)
        for first in waiting:
            yield from self._answers(do, chain([first], waiting))

    def _answers(self, do: Callable[[T], R], waiting: Iterator[T]) -> Iterator[tuple[T, R | Lost]]:
        """Do parts until there are none, or the pool is broken, as by the death of a process just when it takes a part."""
        from pebble import ProcessExpired

        pool = pool_of(self.count, _START)
        handed: dict[Future[R | Lost], T] = {}
        broken = False
        try:
            while True:
                for part in islice(waiting, 0 if broken else self.count * AHEAD - len(handed)):
                    handed[pool.schedule(tried, args=(do, part))] = part
                if not handed:
                    break
                for future in wait(handed, return_when=FIRST_COMPLETED).done:
                    part = handed.pop(future)
                    try:
                        answer: R | Lost = future.result()
                    except (ProcessExpired, BrokenExecutor, CancelledError) as error:
                        broken = broken or not isinstance(error, ProcessExpired)
                        answer = Lost("the process that had it died", died=True)
                    yield part, answer
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def pool_of(count: int, start: str, **more: Any) -> ProcessPool:
    """A pool of so many processes, which does not stand still for a minute when one is killed just as it takes a part."""
    from pebble import CONSTS, ProcessPool

    CONSTS.channel_lock_timeout = _STALL
    return ProcessPool(max_workers=count, context=multiprocessing.get_context(start), **more)


def tried(do: Callable[[T], R], part: T) -> R | Lost:
    """The answer, or why there is none: a full disk, a file that is gone. Raise what is wrong with the rules or the arguments."""
    try:
        return do(part)
    except CheckerError as error:
        return Lost(str(error))
    except OSError as error:
        return Lost(os.strerror(error.errno) if error.errno and error.errno > 0 else str(error))
    except Exception as error:
        return Lost(f"{type(error).__name__}: {error}")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
