"""``checker archive check`` through the command: what it writes, what it says, and that it goes on where it stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pandas
import pytest

from checker.bulk import part
from checker.bulk.outcomes import Outcome
from checker.bulk.part import Task
from checker.cli import main

STORM = (
    "event: {title: Storm, articles: Alma}\nnames: {Alma: {full: Storm Alma, kind: storm}}\n"
    "facts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/storm.yaml").write_text(STORM, encoding="utf-8")
    rows = []
    for number in range(60):
        name = "Storm Alma" if number % 3 else "A storm"
        killed = 13 if number % 20 == 1 else 31
        rows.append(
            {"id": f"a{number}", "text": f"{name} killed {killed} people on the coast of day {number}."}
        )
    Path("wire.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def check(*more: str, out: str = "out", engine: str = "local") -> int:
    return main(
        ["archive", "check", "wire.jsonl", "--out", out, "--engine", engine, "--part-size", "0.001", *more]
    )


def tree(folder: str) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def test_it_finds_what_a_check_finds_and_passes_what_no_rulebook_speaks_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert check() == 1
    said = capsys.readouterr().out
    assert "Read 60 articles; a rulebook speaks of 40." in said
    assert said.splitlines()[-1] == "exit 1: 2 errors at or above --fail-on error"
    main(["check", "wire.jsonl", "--format", "json"])
    whole = json.loads(capsys.readouterr().out)
    claims = pandas.read_parquet("out/claims")
    spoken = {(c["source"], c["rule"], c["verdict"], c["start"]) for c in whole["claims"]}
    assert (
        set(zip(claims["source"], claims["rule"], claims["verdict"], claims["start"], strict=True)) == spoken
    )
    findings = pandas.read_parquet("out/findings")
    errors = findings[findings["severity"] == "error"]
    assert set(errors["fingerprint"]) == {
        f["fingerprint"] for f in whole["findings"] if f["severity"] == "error"
    }


def test_processes_write_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    check()
    check("--jobs", "2", out="other", engine="processes")
    assert tree("out") == tree("other")


def test_a_run_goes_on_where_the_last_one_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    done, began = part.done, []

    def until_the_disk_is_full(task: Task) -> Outcome:
        began.append(task.number)
        if len(began) in (2, 3):
            raise OSError(28, "No space left on device")
        return done(task)

    check(out="at-once")
    monkeypatch.setattr(part, "done", until_the_disk_is_full)
    assert check() == 3
    parts = len(began)
    assert parts > 3
    assert check() == 1
    assert began[parts:] == [1, 2]
    assert tree("out") == tree("at-once")
    assert check() == 1
    assert len(began) == parts + 2


def test_what_was_lost_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(task: Task) -> Outcome:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(part, "done", full)
    assert check() == 3
    said = capsys.readouterr().out
    assert "lost: wire.jsonl: No space left on device" in said
    assert "lost; the same command goes on with them" in said.splitlines()[-1]


def test_a_record_that_cannot_be_read_is_an_exit_3(capsys: pytest.CaptureFixture[str]) -> None:
    with Path("wire.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "x", "text": \n')
    assert check() == 3
    assert "exit 3: 1 record could not be read; see failures/ in out" in capsys.readouterr().out
    failures = pandas.read_parquet("out/failures")
    assert list(failures["path"]) == ["wire.jsonl:61"]


def test_the_folder_of_another_run_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    check()
    before = tree("out")
    Path("rules/storm.yaml").write_text(STORM.replace("31", "32"), encoding="utf-8")
    assert check() == 2
    assert "it holds the results of other inputs, rules, options" in capsys.readouterr().err
    assert tree("out") == before
    Path("mine").mkdir()
    Path("mine/letter.txt").write_text("Dear", encoding="utf-8")
    assert check(out="mine") == 2
    assert tree("mine") == {"letter.txt": b"Dear"}


def test_the_bar_is_that_of_the_configuration_and_the_command_line_goes_before_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("checker.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert check() == 0
    assert capsys.readouterr().out.endswith("exit 0: nothing at or above --fail-on never\n")
    assert check("--fail-on", "error") == 1


def test_with_all_articles_that_no_rulebook_speaks_of_are_checked_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Path("wire.jsonl").open("a", encoding="utf-8") as file:
        file.write(
            json.dumps({"id": "w", "text": "It rained on Monday, 13 December 2017, on the coast."}) + "\n"
        )
    check("--fail-on", "never")
    assert "a rulebook speaks of 40" in capsys.readouterr().out
    assert "weekday" not in set(pandas.read_parquet("out/findings")["rule"])
    check("--all", "--fail-on", "never", out="all")
    assert "weekday" in set(pandas.read_parquet("all/findings")["rule"])


@pytest.mark.parametrize("engine", ["fast", "local=2", "processes=x", ""])
def test_an_engine_that_is_not_there_is_told(engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(engine=engine) == 2
    assert "expected local, processes, dask or dask=ADDRESS" in capsys.readouterr().err


def test_without_rules_there_is_nothing_to_check(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Path("rules/storm.yaml").unlink()
    Path("rules").rmdir()
    assert check() == 2
    assert "no rulebook" in capsys.readouterr().err
