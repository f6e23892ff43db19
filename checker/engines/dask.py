"""Parts spread over Dask: worker processes of this machine that come and go with the run, or a cluster that runs already.

::

    with Dask() as engine:                      # as many single-threaded workers as this machine has cores
        engine.dashboard                        # http://127.0.0.1:40113/status
        for part, answer in engine.answers(do, parts): …
    with Dask("tcp://10.0.0.7:8786") as engine: …

No more parts are handed out than there are threads to do them: one that waits at a worker is lost with it.
"""

from __future__ import annotations

import logging
import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain, islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from checker.engines.spread import Lost, cores, tried
from checker.errors import UsageError

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")
_PATIENCE = 60.0
"""Seconds that a cluster may be without any worker."""
_CONNECT = 10.0
_LOOK = 1.0
"""Seconds after which it is looked up how many workers there are."""
_LOGS = (
    "distributed",
    "distributed.client",
    "distributed.nanny",
    "distributed.worker",
    "tornado.application",
)
_SETTINGS = {
    # Whether a part is done again is decided by who knows which record killed its process.
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.profile.enabled": False,
    "distributed.admin.system-monitor.interval": "5s",
    # Fifty times a second each process looks whether it is slow, which by itself takes a twentieth of a core.
    "distributed.admin.tick.interval": "500ms",
}


class Dask:
    """A Dask cluster: its own, of ``count`` processes, or the one whose scheduler is at ``address``, of which it uses ``count`` threads."""

    def __init__(self, address: str | None = None, count: int | None = None) -> None:
        self.address, self.count = address, count
        self.name = f"Dask at {address}" if address else f"Dask with {count or cores()} processes"
        self._held = ExitStack()
        self._client: Client
        self._threads = 0
        self._looked = self._had = 0.0
        self._gone = ""

    @property
    def dashboard(self) -> str:
        """The address of the page that shows what the cluster does."""
        return str(self._client.dashboard_link)

    def __enter__(self) -> Dask:
        """Start the cluster, or find it. Raise UsageError when there is none, or no Dask."""
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise UsageError(
                "the Dask engine needs Dask, which is an extra: pip install 'checker[dask]'"
            ) from None
        import dask

        with ExitStack() as held:
            held.enter_context(_quiet())
            if self.address is None:
                # What workers keep beside their memory; for parts it is nothing.
                scratch = held.enter_context(tempfile.TemporaryDirectory(prefix="checker-dask-"))
                preload = [*dask.config.get("distributed.worker.preload"), __name__]
                held.enter_context(dask.config.set({**_SETTINGS, "distributed.worker.preload": preload}))
                cluster: Any = LocalCluster(
                    n_workers=self.count or cores(),
                    threads_per_worker=1,
                    processes=True,
                    # Whoever may speak to a worker may have it run anything: nobody beyond this machine can.
                    host="127.0.0.1",
                    memory_limit=None,
                    dashboard_address="127.0.0.1:0",
                    local_directory=scratch,
                    silence_logs=logging.CRITICAL,
                )
                held.callback(cluster.close)
                self._client = held.enter_context(Client(cluster))
            else:
                try:
                    self._client = held.enter_context(Client(self.address, timeout=_CONNECT))
                except (OSError, ValueError, TypeError) as error:
                    raise UsageError(
                        f"no Dask scheduler answers at {self.address!r} ({error}); "
                        "expected an address as dask scheduler prints it, tcp://HOST:8786"
                    ) from None
            self._held = held.pop_all()
        self._had = time.monotonic()
        self.name = f"{self.name}, dashboard at {self.dashboard}"
        return self

    def __exit__(self, *error: object) -> None:
        self._held.close()

    def answers(self, do: Callable[[T], R], parts: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Do every part, as many at a time as there are threads. A scheduler that is lost loses all parts that are open."""
        waiting = iter(parts)
        handed: dict[Future[R | Lost], T] = {}
        ready: SimpleQueue[Future[R | Lost]] = SimpleQueue()
        place = os.getcwd()  # noqa: PTH109 - as text, for another machine
        try:
            while not self._gone:
                for part in islice(waiting, max(self._room() - len(handed), 0)):
                    future = self._client.submit(_there, place, do, part, pure=False, retries=0)
                    handed[future] = part
                    future.add_done_callback(ready.put)
                if not handed:
                    break
                if (done := self._next(ready)) is not None:
                    answer = self._answer(done)
                    yield handed.pop(done), answer
            if self._gone:
                for part in chain(handed.values(), waiting):
                    yield part, Lost(self._gone)
        finally:
            if handed and not self._gone:
                self._client.cancel(list(handed))

    def _next(self, ready: SimpleQueue[Future[R | Lost]]) -> Future[R | Lost] | None:
        """The next future that is done; None when there is none yet, or the cluster is gone."""
        while not self._gone:
            with suppress(Empty):
                return ready.get(timeout=_LOOK)
            self._room()
            if self._client.status in ("closing", "closed"):
                self._lose("is lost")
        return None

    def _answer(self, future: Future[R | Lost]) -> R | Lost:
        """What came of a part."""
        from distributed.scheduler import KilledWorker

        try:
            return future.result()
        except KilledWorker:
            return Lost("the process that had it died", died=True)
        except (CancelledError, OSError):
            self._lose("is lost")
            return Lost(self._gone)
        except Exception as error:  # what a worker that has no checker says, or another version of it
            return Lost(f"a worker cannot do it: {type(error).__name__}: {error}")

    def _room(self) -> int:
        """How many parts may be out at a time: one for each thread."""
        now = time.monotonic()
        if now - self._looked >= _LOOK or not self._threads:
            self._looked = now
            try:
                self._threads = sum(self._client.nthreads().values())
            except (OSError, CancelledError, TimeoutError):
                self._lose("is lost")
            if self._threads:
                self._had = now
            elif now - self._had > _PATIENCE:
                self._lose(f"has had no worker for {_PATIENCE:g} seconds")
        return max(min(self._threads, self.count or self._threads), 1)

    def _lose(self, what: str) -> None:
        self._gone = (
            f"the scheduler at {self.address or 'this machine'} {what}; the next run goes on from here"
        )


def _there(place: str, do: Callable[[T], R], part: T) -> R | Lost:
    """Do a part on a worker, in the folder from which the run was begun: relative paths mean what they meant there."""
    try:
        if os.getcwd() != place:  # noqa: PTH109
            os.chdir(place)
    except OSError as error:
        return Lost(
            f"{place}: {error.strerror} on a worker; inputs, rules and results have to stand where all machines see them"
        )
    return tried(do, part)


def dask_setup(worker: object) -> None:
    """What Dask calls in each worker of its own cluster: Ctrl-C is for the run, which then stops them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's logs from the terminal: what is lost is told part by part."""
    loggers = [logging.getLogger(name) for name in _LOGS]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
