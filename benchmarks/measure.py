"""Whole processes under the clock: wall time, processor time and peak memory, as the kernel counts them."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
CHECKER = (sys.executable, "-m", "checker")


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end: seconds, peak resident bytes (of the largest process in its family), exit code."""

    wall: float
    cpu: float
    peak: int
    code: int


def environment(cache: Path) -> dict[str, str]:
    """The caller's environment with a cache of its own, and with bytecode cached as it is for everybody else."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "CHECKER_CACHE_DIR": str(cache)}


def run(
    command: Sequence[str], env: Mapping[str, str], out: Path | None = None, ok: tuple[int, ...] = (0,)
) -> Run:
    """Run in the project's folder, stdout to a file or nowhere. SystemExit after a crash or another exit code."""
    with Path(out or os.devnull).open("wb") as sink:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=dict(env), stdout=sink, stderr=subprocess.PIPE)
        assert process.stderr is not None
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if (
        code not in ok or b"Traceback (most recent call last)" in complaint
    ):  # a crash exits with 1, as findings do
        sys.exit(f"{' '.join(command)}\nexited {code}, expected {ok}:\n{complaint.decode(errors='replace')}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, code)


def middle(runs: Sequence[Run]) -> Run:
    """The median of each column."""
    return Run(
        median(r.wall for r in runs),
        median(r.cpu for r in runs),
        int(median(r.peak for r in runs)),
        runs[0].code,
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
