"""A folder of results is one run's at a time: the second is told, and the name of one that was killed keeps nobody out."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from checker.bulk import owner
from checker.bulk.owner import owned
from checker.cli import main
from checker.errors import UsageError
from tests.bulk import archives

OWNS = "import sys; from pathlib import Path; from checker.bulk.owner import owned\nwith owned(Path('out')): print('mine', flush=True); sys.stdin.read()"
COMMAND = ["archive", "check", "archive.jsonl", "--rules", "storm.yaml", "--engine", "local", "--out", "out"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    archives.made(tmp_path)


@contextmanager
def another() -> Iterator[subprocess.Popen[str]]:
    """A process that has the folder."""
    env = {**os.environ, "PYTHONPATH": str(Path(owner.__file__).parents[2])}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", OWNS], env=env, **pipes) as process:
        assert process.stdout
        assert process.stdout.readline() == "mine\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_run_is_told_whose_the_folder_is(capsys: pytest.CaptureFixture[str]) -> None:
    with another() as first:
        assert main(COMMAND) == 2
        said = capsys.readouterr().err
        assert (
            f"out: another run is at work in it (process {first.pid} on {socket.gethostname()}); wait" in said
        )
        assert [file.name for file in Path("out").iterdir()] == ["running.json"]
        first.communicate("")
    assert list(Path("out").iterdir()) == []
    assert main([*COMMAND, "--fail-on", "never"]) == 0


def test_a_run_that_was_killed_keeps_nobody_out() -> None:
    with another() as first:
        first.send_signal(signal.SIGKILL)
    assert Path("out/running.json").exists()
    assert main([*COMMAND, "--fail-on", "never"]) == 0
    assert not Path("out/running.json").exists()


def test_of_a_run_on_another_machine_it_is_not_known_whether_it_lives() -> None:
    Path("out").mkdir()
    Path("out/running.json").write_text('{"host": "desk-3.example", "process": 4711}')
    with (
        pytest.raises(UsageError, match=r"\(process 4711 on desk-3\.example\).*remove out/running\.json"),
        owned(Path("out")),
    ):
        pass
    assert json.loads(Path("out/running.json").read_bytes())["process"] == 4711


def test_without_locks_the_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(file: int, how: int) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(owner.fcntl, "lockf", none)
    with owned(Path("out")), pytest.raises(UsageError, match="cannot be told from here"), owned(Path("out")):
        pass
    with owned(Path("out")):
        pass


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"host": "here"}'])
def test_a_name_that_is_none_keeps_nobody_out(content: str) -> None:
    Path("out").mkdir()
    Path("out/running.json").write_text(content)
    with owned(Path("out")):
        assert json.loads(Path("out/running.json").read_bytes())["process"] == os.getpid()


def test_another_s_folder_is_not_touched(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").mkdir()
    Path("out/novel.txt").touch()
    before = Path("out").stat().st_mtime_ns
    assert main(COMMAND) == 2
    assert "holds no results of checker" in capsys.readouterr().err
    assert Path("out").stat().st_mtime_ns == before


def test_a_folder_in_which_nothing_can_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").touch()
    assert main([*COMMAND[:-1], "file/out"]) == 2
    assert "file/out: nothing can be written there: Not a directory" in capsys.readouterr().err
