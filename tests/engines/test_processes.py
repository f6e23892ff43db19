"""Articles in several processes: the same accounts in the same order, and one that kills or hangs costs only itself."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker import examine
from checker.cli import main
from checker.engines import Job, Work, made, processes
from checker.model import Source
from checker.rules import Rules, load_rules

STORM = "facts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"
real = examine.examine


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/storm.yaml").write_text(STORM, encoding="utf-8")
    Path("articles").mkdir()
    for number in range(40):
        text = f"The storm of day {number} killed {number} people."
        Path(f"articles/{number:02}.txt").write_text(text, encoding="utf-8")
    return [Job(f"articles/{number:02}.txt", f"articles/{number:02}.txt") for number in range(40)]


def test_processes_make_the_same_accounts_in_the_same_order(jobs: list[Job]) -> None:
    work = Work(load_rules([Path("rules")]))
    alone = list(made(work, jobs, 1))
    assert list(made(work, iter(jobs), 3)) == alone
    assert list(made(work, jobs, None)) == alone
    assert [done.job for done in alone] == jobs


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("killed", "the process that read it died"),
        (
            "raises",
            "checker failed on it: ZeroDivisionError: integer division or modulo by zero (engines/test_processes.py:",
        ),
        ("loops", "took longer than 0.4 seconds; --time-limit allows more"),
        ("deaf", "took longer than 0.4 seconds; --time-limit allows more"),
    ],
)
def test_an_article_that_kills_or_hangs_costs_only_itself(
    jobs: list[Job], how: str, why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def poisoned(source: Source, rules: Sequence[Rules]) -> object:
        if "day 17 " in source.text:
            if how == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if how == "raises":
                return 1 // 0
            if how == "deaf":  # as code in C that never comes back
                signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
            while True:
                time.sleep(0.01)
        return real(source, rules)

    monkeypatch.setattr(examine, "examine", poisoned)
    monkeypatch.setattr(processes, "_GRACE", 0.1)
    monkeypatch.setattr(processes, "TOGETHER", 4)
    code = main(["check", "articles", "--rules", "rules", "--jobs", "2", "--no-cache", "--time-limit", "0.4"])
    out = capsys.readouterr().out
    assert code == 3
    assert f"not read: articles/17.txt: {why}" in out
    assert "in 39 articles" in out
    assert out.count("not read:") == 1


def test_alone_in_its_process_an_article_that_hangs_is_stopped_too(
    jobs: list[Job], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slow(source: Source, rules: Sequence[Rules]) -> object:
        while "day 3 " in source.text:
            pass
        return real(source, rules)

    monkeypatch.setattr(examine, "examine", slow)
    assert (
        main(["check", "articles", "--rules", "rules", "--jobs", "1", "--time-limit", "0.3", "--no-cache"])
        == 3
    )
    assert "not read: articles/03.txt: took longer than 0.3 seconds" in capsys.readouterr().out
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


@pytest.mark.parametrize("wrong", ["0", "-1", "two", "²"])
def test_a_number_of_processes_is_one(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", ".", "--jobs", wrong])
    assert "expected a number of processes from 1 on" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["0", "-1", "long", "inf", "nan"])
def test_a_limit_is_a_number_of_seconds(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", ".", "--time-limit", wrong])
    assert "expected a number above 0" in capsys.readouterr().err
