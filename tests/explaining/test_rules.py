"""`checker rules test|show|new`: exit codes, a starter that lints clean, and a watch that runs again on save."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from checker.cli import main
from checker.explaining.starter import starter, titled


@pytest.mark.parametrize("names", [[], ["Alma"], ["Alma", "Byrne"]])
def test_a_starter_lints_clean_and_its_examples_pass(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    given = [part for name in names for part in ("--name", name)]
    assert main(["rules", "new", "rules/it's-new.yaml", *given]) == 0
    assert main(["rules", "lint"]) == 0
    assert main(["rules", "test"]) == 0
    assert "6 examples passed" in capsys.readouterr().out


def test_a_starter_says_what_it_is_of() -> None:
    text = starter("Ann's storm: a day", date(2024, 3, 2), ["Alma"])
    assert "title: 'Ann''s storm: a day'" in text
    assert "date: 2024-03-02" in text
    assert titled("storm-alma_2024") == "Storm alma 2024"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("rules new rules/storm.yaml", "there is such a file; nothing was written"),
        ("rules new storm.txt", "a rulebook's name ends in .yaml"),
        ("rules new new.yaml --date tomorrow", "expected a day such as"),
        ("rules new new.yaml --name Storm-Alma", "expected one word"),
        ("rules show --rule death", "did you mean 'deaths'?"),
        ("rules test missing", "no such file"),
        ("rules test broken", "2 of 11 examples failed"),
    ],
)
def test_what_is_wrong_is_said(
    arguments: str, words: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (desk / "rules/storm.yaml").read_bytes()
    assert main(arguments.split()) == 2
    out, err = capsys.readouterr()
    assert words in out + err
    assert (desk / "rules/storm.yaml").read_bytes() == before


def _hears_ctrl_c() -> None:
    """A shell's background jobs, and all that they start, are deaf to it unless they are told to listen."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_watch_runs_again_on_save_and_ends_with_0(desk: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "checker", "rules", "test", "rules", "--watch"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"}, preexec_fn=_hears_ctrl_c,  # noqa: PLW1509 - one thread
    )  # fmt: skip
    assert running.stdout is not None
    try:
        seen = _until(running, "watching")
        assert "11 examples passed" in seen
        book = desk / "rules/storm.yaml"
        book.write_text(
            book.read_text(encoding="utf-8").replace("of 151 km/h", "of 131 km/h"), encoding="utf-8"
        )
        seen = _until(running, "watching")
        assert "1 of 11 examples failed" in seen
        book.write_text("facts: [", encoding="utf-8")
        seen = _until(running, "watching")
        assert "saved: rules/storm.yaml" in seen
        assert "rules/storm.yaml:2:1" in seen
    finally:
        running.send_signal(signal.SIGINT)
        code = running.wait(20)
        running.stdout.close()
    assert code == 0


def _until(running: subprocess.Popen[str], word: str) -> str:
    assert running.stdout is not None
    lines: list[str] = []
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        line = running.stdout.readline()
        lines.append(line)
        if word in line:
            break
    return "".join(lines)
