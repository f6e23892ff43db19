"""How articles become accounts: one after the other in this process, or side by side in several.

The same bytes come out, in the same order. An article that cannot be read, on which checker fails, or that takes longer than the
limit, is a failure with its name; the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from checker.engines.work import Done, Job, Work

_PAYS = 32
"""Articles from which on processes are worth their start."""

__all__ = ["Done", "Job", "Work", "made"]


def made(work: Work, jobs: Iterable[Job], count: int | None) -> Iterator[Done]:
    """The accounts of articles in the order of the jobs, by ``count`` processes; None is as many as pay."""
    waiting = iter(jobs)
    if count == 1:
        return map(work.done, waiting)
    first = list(islice(waiting, _PAYS))
    if count is None and len(first) < _PAYS:
        return map(work.done, first)
    from checker.engines import processes

    return processes.side_by_side(work, chain(first, waiting), count)
