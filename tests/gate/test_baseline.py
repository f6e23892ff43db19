"""The baseline through the command: accept, shrink, go stale in CI, and never know a line number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli import main

RULE = "facts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"
FILE = "checker-baseline.json"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/storm.yaml").write_text(RULE, encoding="utf-8")
    Path("checker.toml").write_text(f'baseline = "{FILE}"\narticles = ["*.txt"]\n', encoding="utf-8")
    Path("a.txt").write_text("The storm killed 13 people.\n\nThe flood killed 14 people.", encoding="utf-8")
    Path("b.txt").write_text("The storm killed 15 people.", encoding="utf-8")
    assert main(["baseline", "write"]) == 0


def accepted() -> list[str]:
    return sorted(entry["stated"] for entry in json.loads(Path(FILE).read_text("utf-8"))["accepted"])


def test_what_is_accepted_does_not_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert accepted() == ["13 people", "14 people", "15 people"]
    assert main(["check"]) == 0
    assert f"set aside: 3 findings by {FILE}: accepted" in capsys.readouterr().out
    Path("b.txt").write_text("The storm killed 15 people.\n\nIt killed 99 people.", encoding="utf-8")
    assert main(["check"]) == 1


def test_moved_lines_change_nothing() -> None:
    text = Path("a.txt").read_text("utf-8")
    Path("a.txt").write_text(f"It rained.\n\n\n\n{text}", encoding="utf-8")
    assert main(["check"]) == 0
    assert main(["baseline", "check"]) == 0


def test_it_shrinks_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("The storm killed 31 people.\n\nThe flood killed 14 people.", encoding="utf-8")
    assert main(["check"]) == 0
    assert accepted() == ["14 people", "15 people"]
    assert "1 accepted findings are gone" in capsys.readouterr().err


def test_in_ci_it_is_stale_and_stays(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(FILE).read_bytes()
    Path("a.txt").write_text("The storm killed 31 people.\n\nThe flood killed 14 people.", encoding="utf-8")
    assert main(["baseline", "check"]) == 1
    line = next(n for n, row in enumerate(before.decode().split("\n"), 1) if "13 people" in row)
    assert f"{FILE}:{line}:1: storm/deaths in a.txt" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    assert main(["check"]) == 1
    assert "does not occur any more" in capsys.readouterr().out
    assert Path(FILE).read_bytes() == before


def test_articles_that_were_not_checked_do_not_shrink_it() -> None:
    assert main(["check", "a.txt"]) == 0
    assert "15 people" in accepted()


def test_an_article_that_is_gone_does() -> None:
    Path("b.txt").unlink()
    assert main(["check"]) == 0
    assert accepted() == ["13 people", "14 people"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", f"{FILE}:1:2: this is not a baseline"),
        ("[]", "this is not a baseline of version 1"),
        ('{"version": 1, "accepted": [{"rule": 1}]}', "an entry has not the keys"),
    ],
)
def test_a_damaged_one_is_said(text: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(FILE).write_text(text, encoding="utf-8")
    assert main(["check"]) == 2
    assert words in capsys.readouterr().err


def test_one_that_is_missing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path(FILE).unlink()
    assert main(["check"]) == 2
    assert "checker baseline write" in capsys.readouterr().err
