"""Parts on a real Dask cluster of several worker processes: answers, deaths, a lost scheduler, and nothing left behind."""

from __future__ import annotations

import os
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from checker.engines import dask as engine
from checker.engines.dask import Dask
from checker.engines.spread import Lost
from checker.errors import UsageError
from tests.engines.cluster import Scheduler

DIED = Lost("the process that had it died", died=True)


@pytest.fixture(scope="module")
def two() -> Iterator[Dask]:
    with Dask(count=2) as cluster:
        yield cluster


def test_every_part_has_its_answer(two: Dask) -> None:
    assert sorted(two.answers(abs, range(-40, 0))) == [(-number, number) for number in range(40, 0, -1)]


def test_parts_are_done_in_several_processes_and_not_in_this_one(two: Dask) -> None:
    pids = {str(answer) for _, answer in two.answers(os.path.realpath, ["/proc/self"] * 20)}
    assert len(pids) == 2
    assert f"/proc/{os.getpid()}" not in pids


def test_a_part_that_fails_says_why(two: Dask) -> None:
    answers = dict(two.answers(os.listdir, ["/nowhere", "/"]))
    assert answers["/nowhere"] == Lost("No such file or directory")
    assert "tmp" in answers["/"]


def test_a_part_that_kills_its_worker_costs_only_itself(two: Dask) -> None:
    answers = list(two.answers(os._exit, [1]))
    assert answers == [(1, DIED)]
    assert len(list(two.answers(abs, range(5)))) == 5


def test_no_more_parts_are_taken_than_there_are_workers_to_do_them(two: Dask) -> None:
    taken: list[int] = []

    def parts() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    answers = two.answers(abs, parts())
    next(answers)
    assert 1 <= len(taken) <= 2  # one of them may be about to come back
    answers.close()  # type: ignore[attr-defined]


def test_relative_paths_mean_what_they_mean_here(
    two: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert list(two.answers(os.listdir, ["."])) == [(".", ["here.txt"])]


def test_a_folder_that_workers_do_not_see_is_named(two: Dask, tmp_path: Path) -> None:
    assert engine._there(str(tmp_path / "gone"), os.listdir, ".") == Lost(
        f"{tmp_path / 'gone'}: No such file or directory on a worker; "
        "inputs, rules and results have to stand where all machines see them"
    )


def test_the_dashboard_is_there_and_for_this_machine_only(two: Dask) -> None:
    assert two.dashboard.startswith("http://127.0.0.1:")
    assert two.name == f"Dask with 2 processes, dashboard at {two.dashboard}"
    with urllib.request.urlopen(two.dashboard, timeout=10) as page:
        assert b"Dask" in page.read()


def test_its_own_cluster_listens_to_this_machine_only(two: Dask) -> None:
    family = [psutil.Process(), *psutil.Process().children(recursive=True)]
    doors = [
        door.laddr.ip for one in family for door in one.net_connections("inet") if door.status == "LISTEN"
    ]
    assert len(doors) >= 4  # the scheduler, its dashboard, two workers
    assert set(doors) == {"127.0.0.1"}


def test_nothing_is_left_behind_and_nothing_said(capfd: pytest.CaptureFixture[str]) -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    with Dask(count=1) as cluster:
        list(cluster.answers(os._exit, [1]))
        list(cluster.answers(abs, [1]))
        scratch = cluster._client.cluster.workers[0].local_directory
        mine = [child for child in psutil.Process().children(recursive=True) if child.pid not in before]
        assert mine
    psutil.wait_procs(mine, timeout=5)
    left = [child for child in mine if child.is_running() and "resource_tracker" not in str(child.cmdline())]
    assert left == []
    assert not Path(scratch).exists()
    assert capfd.readouterr() == ("", "")


def test_a_scheduler_that_is_lost_loses_the_open_parts_and_ends_the_run(
    scheduler: Scheduler,
    capfd: pytest.CaptureFixture[str],
) -> None:
    address = scheduler.address
    with Dask(address) as cluster:
        answers = cluster.answers(time.sleep, [0, 60, 60, 60, 60])
        assert next(answers) == (0, None)
        scheduler.process.kill()
        begun = time.monotonic()
        gone = Lost(f"the scheduler at {address} is lost; the next run goes on from here")
        assert list(answers) == [(60, gone)] * 4
        assert list(cluster.answers(abs, [1])) == [(1, gone)]
        assert time.monotonic() - begun < 10
    assert capfd.readouterr() == ("", "")


def test_a_cluster_without_workers_is_not_waited_for_without_end(
    scheduler: Scheduler,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = scheduler.address
    monkeypatch.setattr(engine, "_PATIENCE", 1.0)
    with Dask(address) as cluster:
        answers = cluster.answers(time.sleep, [0, 60])
        assert next(answers) == (0, None)
        for worker in scheduler.workers:
            worker.kill()
        assert list(answers) == [
            (
                60,
                Lost(
                    f"the scheduler at {address} has had no worker for 1 seconds; the next run goes on from here"
                ),
            )
        ]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "127.0.0.1"])
def test_an_address_where_no_scheduler_is(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_CONNECT", 0.5)
    with pytest.raises(UsageError, match="no Dask scheduler answers at"), Dask(address):
        pass


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'checker\[dask\]'"), Dask():
        pass
