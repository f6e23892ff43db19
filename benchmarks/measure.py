"""Whole processes under the clock: wall time, processor time and peak memory, as the kernel counts them."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
CHECKER = (sys.executable, "-m", "checker")
LOOK_EVERY = 0.25
"""Seconds between two looks at the memory of a family of processes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end: seconds, peak resident bytes (of the largest process in its family), exit code.

    ``family`` is the highest sum over the process and all that it started, where that was asked for and /proc tells it;
    pages that two of them share count twice.
    """

    wall: float
    cpu: float
    peak: int
    code: int
    family: int = 0


def environment(cache: Path) -> dict[str, str]:
    """The caller's environment with a cache of its own, and with bytecode cached as it is for everybody else."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "CHECKER_CACHE_DIR": str(cache)}


def run(
    command: Sequence[str],
    env: Mapping[str, str],
    out: Path | None = None,
    ok: tuple[int, ...] = (0,),
    *,
    folder: Path = ROOT,
    family: bool = False,
) -> Run:
    """Run in a folder, stdout to a file or nowhere. SystemExit after a crash or another exit code."""
    with Path(out or os.devnull).open("wb") as sink:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=dict(env), stdout=sink, stderr=subprocess.PIPE)
        watch = _Watch(process.pid) if family else None
        assert process.stderr is not None
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        together = watch.end() if watch else 0
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if (
        code not in ok or b"Traceback (most recent call last)" in complaint
    ):  # a crash exits with 1, as findings do
        sys.exit(f"{' '.join(command)}\nexited {code}, expected {ok}:\n{complaint.decode(errors='replace')}")
    unit = 1 if sys.platform == "darwin" else 1024
    peak = usage.ru_maxrss * unit
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, code, max(together, peak) if family else 0)


class _Watch:
    """Adds up, again and again, the resident memory of a process and all that it started."""

    def __init__(self, root: int) -> None:
        self._root, self._most, self._over = root, 0, threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)
        self._looking.start()

    def end(self) -> int:
        """The highest sum that was seen, in bytes."""
        self._over.set()
        self._looking.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            self._most = max(self._most, _resident(self._root))


def family_of(root: int) -> set[int]:
    """A process and all its descendants; itself alone where there is no /proc."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):  # a process may end while it is looked at
            # "4711 (name with ) in it) S 4709 …": the parent is the second word after the last bracket.
            parents[int(entry.name)] = int((entry / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
    family, size = {root}, 0
    while len(family) > size:
        size = len(family)
        family |= {child for child, parent in parents.items() if parent in family}
    return family


def _resident(root: int) -> int:
    """Bytes that a process and its descendants hold in memory; 0 where there is no /proc."""
    total = 0
    for one in family_of(root):
        with suppress(OSError, ValueError, IndexError):
            total += int(Path(f"/proc/{one}/statm").read_text("utf-8").split()[1])
    return total * os.sysconf("SC_PAGE_SIZE")


def middle(runs: Sequence[Run]) -> Run:
    """The median of each column."""
    return Run(
        median(r.wall for r in runs),
        median(r.cpu for r in runs),
        int(median(r.peak for r in runs)),
        runs[0].code,
        int(median(r.family for r in runs)),
    )


def spread(runs: Sequence[Run]) -> str:
    """0.21 - 0.25: the fastest and the slowest."""
    return f"{min(r.wall for r in runs):.2f} - {max(r.wall for r in runs):.2f}"


def machine() -> str:
    """2 cores, Linux x86_64, Python 3.11.7."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (head, ["-" * width for width in widths], *rows)
    ]
    return "\n".join(line.rstrip() for line in lines)
