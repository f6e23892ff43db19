"""What goes wrong in a large run costs only itself: real kills, a full disk, records that are none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import dask.config
import distributed  # noqa: F401 - so that its settings are there before one is changed
import psutil
import pytest

from checker import examine
from checker.bulk.story import Progress
from checker.engines import spread
from checker.engines.dask import Dask
from checker.engines.spread import Local
from checker.model import Source
from checker.rules import Rules
from tests.bulk import archives
from tests.bulk.archives import ENGINES, RECORDS, opened, rows, run, tree
from tests.engines.cluster import Scheduler
from tests.running import hears_ctrl_c

PARTS = 11
real = examine.examine

POISON = """
import os, signal
from checker import examine

real = examine.examine


def poisoned(source, rules, real=real):
    if "day 37 " in source.text or "day 38 " in source.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(source, rules)


if examine.examine.__name__ != "poisoned":  # Dask may load this twice.
    examine.examine = poisoned
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    archives.made(tmp_path)


@pytest.fixture
def whole() -> dict[str, bytes]:
    """What a run leaves in which nothing goes wrong."""
    ended = run(Path("whole"), Local())
    assert (ended.outcome.articles, ended.outcome.failures, ended.lost) == (RECORDS, 0, ())
    return tree(Path("whole"))


def poisoned(source: Source, rules: Sequence[Rules]) -> object:
    if "day 37 " in source.text or "day 38 " in source.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(source, rules)


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_records_that_kill_their_process_are_named_and_all_else_is_done(
    engine: str, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examine, "examine", poisoned)  # for processes, which are forked
    Path("poison.py").write_text(POISON, encoding="utf-8")
    with (
        dask.config.set({"distributed.worker.preload": [str(Path("poison.py").absolute())]}),
        opened(engine) as two,
    ):
        ended = run(Path("out"), two)
    assert ended.lost == ()
    assert (ended.outcome.articles, ended.outcome.failures) == (RECORDS, 2)
    assert rows(Path("out"), "failures") == [
        {"path": "archive.jsonl:37", "why": "the process that read it died"},
        {"path": "archive.jsonl:38", "why": "the process that read it died"},
    ]
    expected = [
        row
        for row in rows(Path("whole"), "claims")
        if row["source"] not in ("archive.jsonl#a37", "archive.jsonl#a38")
    ]
    assert len(expected) == RECORDS - 2
    assert rows(Path("out"), "claims") == expected
    assert not [path for path in tree(Path("out")) if "/." in path or "hand" in path]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_run_that_is_killed_goes_on_to_the_same_bytes_and_does_no_part_twice(
    engine: str, whole: dict[str, bytes]
) -> None:
    command = [sys.executable, archives.__file__, engine, "out"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_tests()
    ) as first:
        assert first.stdout
        assert [first.stdout.readline() for _ in range(3)] == ["1\n", "2\n", "3\n"]
        helpers = psutil.Process(first.pid).children(recursive=True)
        first.kill()
    _, left = psutil.wait_procs(helpers, timeout=20)
    assert left == [], "processes outlive their run"
    done = _stamps()
    assert 3 <= len(done) < PARTS
    second = subprocess.run(command, capture_output=True, text=True, env=_tests(), check=True)
    assert second.stderr == ""
    assert second.stdout.splitlines()[0] == str(len(done) + 1)
    assert second.stdout.splitlines()[-2:] == [str(PARTS), "lost"]
    assert tree(Path("out")) == whole
    assert {path: stamp for path, stamp in _stamps().items() if path in done} == done


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_a_worker_that_is_killed_from_outside_loses_nothing(
    engine: str, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "_STALL", 1.0)
    at, killed = [2, 6], []

    def kill(progress: Progress) -> None:
        workers = [child for child in psutil.Process().children(recursive=True) if _works(child)]
        if at and progress.done >= at[0] and workers:
            at.pop(0)
            workers[0].kill()
            killed.append(workers[0].pid)

    with opened(engine) as two:
        assert run(Path("out"), two, kill).lost == ()
    assert len(killed) == 2
    assert tree(Path("out")) == whole


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_an_interrupted_run_says_so_and_nothing_else(engine: str) -> None:
    lines = "".join(f"{archives.record(number)}\n" for number in range(20_000))
    Path("archive.jsonl").write_text(lines, encoding="utf-8")
    options = ["archive.jsonl", "--rules", "storm.yaml", "--engine", engine, "--jobs", "2", "--out", "out"]
    command = [sys.executable, "-m", "checker", "archive", "check", *options, "--part-size", "0.1"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    with subprocess.Popen(command, **pipes, preexec_fn=hears_ctrl_c) as process:  # noqa: PLW1509 - one thread
        assert "results in out" in process.stdout.readline()
        while not _stamps():
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said.strip()) == (130, "checker: interrupted; no report is half-written")


@pytest.fixture
def full() -> Iterator[Path]:
    """A disk of a quarter of a megabyte, which root alone may make."""
    disk = Path("disk").absolute()
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.disk
@pytest.mark.parametrize("engine", ENGINES)
def test_a_full_disk_loses_parts_by_name_and_the_next_run_does_them(
    engine: str, whole: dict[str, bytes], full: Path
) -> None:
    (full / "ballast").write_bytes(bytes(110 * 1024))
    with opened(engine) as two:
        ended = run(full / "out", two)
    assert 0 < len(ended.lost) < PARTS
    assert all("No space left on device" in why for _, why in ended.lost)
    assert not _halves(full / "out")
    done = _stamps(full / "out")
    (full / "ballast").unlink()
    subprocess.run(["mount", "-o", "remount,size=8m", str(full)], check=True)
    assert run(full / "out", Local()).lost == ()
    assert tree(full / "out") == whole
    assert {path: stamp for path, stamp in _stamps(full / "out").items() if path in done} == done


def test_a_file_that_may_not_grow_loses_its_part_by_name_and_the_next_run_does_it(
    whole: dict[str, bytes],
) -> None:
    command = [sys.executable, archives.__file__, "local", "out"]
    sizes = sorted(len(data) for path, data in whole.items() if path.startswith("claims/"))
    some = str(sizes[len(sizes) // 2])  # Some parts are larger.
    limited = subprocess.run([*command, some], capture_output=True, text=True, env=_tests(), check=True)
    assert limited.stderr == ""
    told = limited.stdout.split("lost\n")[1].splitlines()
    lost = [line for line in told if line.startswith("('archive.jsonl")]  # The summary may be too large, too.
    done = _stamps()
    assert len(done) + len(lost) == PARTS
    assert done
    assert lost
    assert all("File too large" in line for line in told)
    assert not _halves(Path("out"))
    again = subprocess.run(command, capture_output=True, text=True, env=_tests(), check=True)
    assert again.stdout.endswith("lost\n")
    assert tree(Path("out")) == whole


def test_records_that_are_none_are_named_and_cost_nothing_else(whole: dict[str, bytes]) -> None:
    lines = Path("archive.jsonl").read_bytes().splitlines(keepends=True)
    lines[20:20] = [b'{"id": "bad", "text"\n', b'{"id": "huge", "text": "' + b"storm " * 17_000_000 + b'"}\n']
    Path("archive.jsonl").write_bytes(b"".join(lines))
    with opened("processes") as two:
        ended = run(Path("out"), two)
    assert ended.lost == ()
    assert (ended.outcome.articles, ended.outcome.failures) == (RECORDS, 2)
    assert [row["path"] for row in rows(Path("out"), "failures")] == ["archive.jsonl:21", "archive.jsonl:22"]
    assert "a record of more than 16,777,216 bytes" in str(rows(Path("out"), "failures")[1]["why"])
    assert _stated("out") == _stated("whole")


def test_a_scheduler_that_is_lost_ends_the_run_and_the_next_goes_on(
    scheduler: Scheduler, whole: dict[str, bytes]
) -> None:
    def kill(progress: Progress) -> None:
        if progress.done == 3:
            scheduler.process.kill()

    with Dask(scheduler.address) as cluster:
        ended = run(Path("out"), cluster, kill)
    done = _stamps()
    assert len(ended.lost) >= PARTS - 5
    assert {why for _, why in ended.lost} == {
        f"the scheduler at {scheduler.address} is lost; the next run goes on from here"
    }
    for worker in scheduler.workers:
        worker.kill()
        worker.wait()
    assert run(Path("out"), Local()).lost == ()
    assert tree(Path("out")) == whole
    assert {path: stamp for path, stamp in _stamps().items() if path in done} == done


def _stamps(out: Path = Path("out")) -> dict[str, tuple[int, int]]:
    """The marks of parts that are done: file and time."""
    marks = (out / "state" / "done").glob("*.json")
    return {mark.name: (mark.stat().st_ino, mark.stat().st_mtime_ns) for mark in marks}


def _works(process: psutil.Process) -> bool:
    """Whether a process lives, and is one that does parts."""
    try:
        return "resource_tracker" not in str(process.cmdline())
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return False


def _stated(folder: str) -> list[tuple[str, str]]:
    return sorted((str(row["source"]), str(row["stated"])) for row in rows(Path(folder), "claims"))


def _halves(out: Path) -> list[Path]:
    """Files that were begun, and files of parts that are not done."""
    done = {name.removesuffix(".json") for name in _stamps(out)}
    return [
        file
        for file in out.rglob("*")
        if file.is_file()
        and (file.name.startswith(".") or (file.suffix == ".parquet" and file.stem not in done))
    ]


def _tests() -> dict[str, str]:
    """An environment in which a program finds these modules."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
