"""The work on one article: a file → its account, or why there is none.

``Work(rules).done(Job("a.txt", "a.txt"))`` reads the file, holds it against the rulebooks that speak of it, and packs what is found.
"""

from __future__ import annotations

import ctypes
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

from checker import sources
from checker.accounts.packing import Packed
from checker.accounts.tally import packed
from checker.errors import CheckerError, UnreadableSource
from checker.model import Failure, Source
from checker.rulebook.reach import Reaches
from checker.rules import Rules

if TYPE_CHECKING:
    from checker.inputs.record import Record

LIMIT = 120.0
"""Seconds that one article may take: three times what ten megabytes of nothing but values need."""


class Job(NamedTuple):
    """An article to work on: its file, and what the report calls it; or a record out of an archive, with a digest of it."""

    file: str
    name: str
    record: Record | None = None
    digest: str = ""


class Done(NamedTuple):
    """What became of a job: the account, packed, or ``why`` there is none, and ``where`` if its name does not say it.

    ``digest`` is of the bytes that were read, or of the text where there were none; ``speaking`` are the numbers of the
    rulebooks that speak of the article.
    """

    job: Job
    packed: Packed | None
    why: str = ""
    digest: str = ""
    speaking: tuple[int, ...] = ()
    where: str = ""


class Work:
    """Rulebooks that are ready for articles. ``limit`` is in seconds; None is no limit."""

    def __init__(self, rules: Sequence[Rules], limit: float | None = LIMIT) -> None:
        self.rules, self.limit = tuple(rules), limit
        self.reaches = Reaches([rule.head.reach for rule in rules])

    def done(self, job: Job) -> Done:
        """The account of an article. Raise RulebookErrors when the rules changed and are wrong now."""
        if job.record is not None:
            return self._of_record(job, job.record)
        try:
            data = sources.read_bytes(Path(job.file), job.name)
        except UnreadableSource as error:
            return Done(job, None, error.why)
        return self._guarded(job, lambda: sources.made_of(data, job.name), sha256(data).hexdigest())

    def of_source(self, source: Source) -> Done:
        """The account of an article that is read already. Raise whatever goes wrong."""
        return self._made(Job("", source.path), source, _digest(source))

    def of_record(self, source: Source) -> Done:
        """The account of an article out of an archive, or why there is none."""
        return self._guarded(Job("", source.path), lambda: source, _digest(source))

    def _of_record(self, job: Job, record: Record) -> Done:
        from checker.inputs.record import as_source

        def make() -> Source:
            read = as_source(record)
            if isinstance(read, Failure):
                raise UnreadableSource(read.path, read.why)
            return read

        return self._guarded(job, make, job.digest)

    def _guarded(self, job: Job, make: Callable[[], Source], digest: str) -> Done:
        try:
            with _within(self.limit):
                return self._made(job, make(), digest)
        except UnreadableSource as error:
            return Done(job, None, error.why, where=error.path)
        except CheckerError:
            raise
        except _TooLong:
            return Done(job, None, too_long(self.limit))
        except Exception as error:
            return Done(job, None, _fault(error))

    def _made(self, job: Job, source: Source, digest: str) -> Done:
        # The reader and all checks: a run that remembers every article needs none of them.
        from checker.examine import examine

        speaking = self.reaches.of(source)
        made = examine(source, [self.rules[number] for number in speaking])
        return Done(job, packed(*made), "", digest, speaking)


def _digest(source: Source) -> str:
    return sha256(source.file.encode("utf-8", "surrogatepass")).hexdigest()


def too_long(limit: float | None) -> str:
    """Why an article that took longer than the limit has no account."""
    return f"took longer than {limit:g} seconds; --time-limit allows more"


def _fault(error: Exception) -> str:
    """Where checker itself went wrong, in one line."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = "/".join(Path(frame.filename).parts[-2:])
    said = " ".join(str(error).split())[:200]
    return f"checker failed on it: {type(error).__name__}: {said} ({place}:{frame.lineno}); please report this fault"


class _TooLong(BaseException):
    """No Exception: whoever catches everything does not catch this."""


@contextmanager
def _within(limit: float | None) -> Iterator[None]:
    """Raise _TooLong when the block takes longer.

    In a main thread a signal says so; in another, such as a worker of Dask has, or on Windows, a thread beside it does.
    """
    if limit is None:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _by_signal(limit):
            yield
    else:
        with _by_thread(limit):
            yield


@contextmanager
def _by_signal(limit: float) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_thread(limit: float) -> Iterator[None]:
    raised = ctypes.pythonapi.PyThreadState_SetAsyncExc
    here = ctypes.c_ulong(threading.get_ident())
    lock, over = threading.Lock(), False

    def stop() -> None:
        with lock:
            if not over:
                raised(here, ctypes.py_object(_TooLong))

    timer = threading.Timer(limit, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            over = True
            raised(here, None)  # It may have been raised, and not have arrived.
