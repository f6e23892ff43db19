"""A small archive cut into many parts, runs over it, also as a program of its own that can be killed, and what they leave.

``python archives.py dask out`` checks ``archive.jsonl`` against ``storm.yaml`` in the folder where it is started.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pyarrow.parquet as pq

from checker.bulk import story
from checker.bulk.story import Ended, Progress
from checker.engines.dask import Dask
from checker.engines.spread import Engine, Local, Processes
from checker.rules import load_rules

STORM = "facts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"
RECORDS = 120
SIZE = 700
"""Bytes a part: about ten records."""
ENGINES = ("local", "processes", "dask")


def record(number: int) -> str:
    return json.dumps({"id": f"a{number}", "text": f"The storm of day {number} killed {number} people."})


def made(folder: Path) -> None:
    """The archive and its rulebook."""
    (folder / "storm.yaml").write_text(STORM, encoding="utf-8")
    lines = "".join(f"{record(number)}\n" for number in range(1, RECORDS + 1))
    (folder / "archive.jsonl").write_text(lines, encoding="utf-8")


def opened(name: str) -> AbstractContextManager[Engine]:
    """One of the engines, with two processes."""
    if name == "dask":
        return Dask(count=2)
    return nullcontext(Local() if name == "local" else Processes(2))


def run(out: Path, engine: Engine, tell: story.Tell | None = None, **options: object) -> Ended:
    """Check the archive in the present folder."""
    rules = load_rules([Path("storm.yaml")])
    return story.check(["archive.jsonl"], rules, ["storm.yaml"], out, engine, size=SIZE, tell=tell, **options)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file, with its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def rows(folder: Path, kind: str) -> list[dict[str, object]]:
    """The rows of all parts."""
    files = sorted((folder / kind).glob("part-*.parquet"))
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def _say(progress: Progress) -> None:
    print(progress.done, flush=True)
    if progress.done >= 3:
        time.sleep(0.1)  # for whoever wants to kill it in the middle


if __name__ == "__main__":
    if len(sys.argv) > 3:  # No file may be larger than so many bytes.
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
    with opened(sys.argv[1]) as chosen:
        print("lost", *run(Path(sys.argv[2]), chosen, _say).lost, sep="\n")
