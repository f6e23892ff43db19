"""Articles side by side in several processes of this machine.

They are handed out a few at a time. When a process dies or hangs, the articles that it had are tried again one by one, so that the
one that killed it is named and the others are not lost.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as TooLate
from itertools import islice
from typing import TYPE_CHECKING

from checker.engines.spread import cores, pool_of
from checker.engines.work import Done, Job, Work, too_long
from checker.errors import CheckerError, UsageError

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

TOGETHER = 16
"""Articles that a process is given at a time."""
WAITING = 4
"""How many such handfuls wait for each process."""
_GRACE = 5.0
"""Seconds after its limit that a process is given to stop by itself."""
_YOUNG = 20_000
"""Objects that may be made before a process looks for those that only hold one another."""
_work: Work | None = None


def side_by_side(work: Work, jobs: Iterable[Job], count: int | None) -> Iterator[Done]:
    """The accounts in the order of the jobs, by ``count`` processes; None is one for each core.

    Rulebooks are shared with the processes by forking; where that cannot be done, this process does the work.
    """
    count = count or cores()
    if count == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work.done, jobs)
        return
    waiting = iter(jobs)
    gc.freeze()  # What is there is shared with the processes as long as nobody touches it.
    pool = pool_of(count, "fork", initializer=_take, initargs=(work,))
    try:
        handed: deque[tuple[list[Job], ProcessFuture[list[Done]]]] = deque()
        while True:
            while len(handed) < count * WAITING and (some := list(islice(waiting, TOGETHER))):
                handed.append((some, _hand(pool, work, some)))
            if not handed:
                break
            yield from _taken(pool, work, *handed.popleft())
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()
        gc.unfreeze()


def _hand(pool: ProcessPool, work: Work, jobs: list[Job]) -> ProcessFuture[list[Done]]:
    limit = None if work.limit is None else work.limit * len(jobs) + _GRACE
    return pool.schedule(_all_done, args=(jobs,), timeout=limit)


def _taken(
    pool: ProcessPool, work: Work, jobs: list[Job], future: ProcessFuture[list[Done]]
) -> Iterator[Done]:
    from pebble import ProcessExpired

    try:
        yield from future.result()
    except (ProcessExpired, TooLate) as error:
        if len(jobs) == 1:
            expired = isinstance(error, ProcessExpired)
            why = "the process that read it died" if expired else too_long(work.limit)
            yield Done(jobs[0], None, why)
        for job in jobs if len(jobs) > 1 else ():
            yield from _taken(pool, work, [job], _hand(pool, work, [job]))


def _take(work: Work) -> None:
    # What an article leaves behind is mostly gone before anybody looks for circles in it.
    gc.set_threshold(_YOUNG, 20, 100)
    global _work  # noqa: PLW0603 - what a process works with, from its start to its end
    _work = work


def _all_done(jobs: list[Job]) -> list[Done]:
    assert _work is not None
    try:
        return [_work.done(job) for job in jobs]
    except CheckerError as error:
        # Rules that changed meanwhile. Of an error of its own only the words can cross from one process to another.
        raise UsageError(str(error)) from None
