"""A Dask cluster as a desk has it: a scheduler and two workers, each a program of its own that can be killed."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple


class Scheduler(NamedTuple):
    """Its address, its process, and those of its workers."""

    address: str
    process: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def started(folder: Path) -> Iterator[Scheduler]:
    """Start a cluster in a folder, and kill it in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    place = ["--host", "127.0.0.1", "--no-dashboard"]
    chief = _begun(folder, "scheduler", *place, "--port", str(port))
    alone = ["--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]
    workers = [_begun(folder, "worker", address, *place, *alone) for _ in range(2)]
    try:
        _wait_for(port)
        yield Scheduler(address, chief, workers)
    finally:
        for process in (*workers, chief):
            process.kill()
            process.wait()


def _begun(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *words]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the scheduler did not begin")
