"""`checker rules test|show|new`: exit codes, a starter that lints clean, and a watch that runs again on save."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.cli import main
from checker.explaining.starter import starter, titled
from tests.running import Running


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


def test_watch_runs_again_on_save_and_ends_with_0(desk: Path) -> None:
    book = desk / "rules/storm.yaml"
    with Running("rules", "test", "rules", "--watch") as running:
        assert "11 examples passed" in running.until("watching")
        text = book.read_text(encoding="utf-8")
        book.write_text(text.replace("of 151 km/h", "of 131 km/h"), encoding="utf-8")
        assert "1 of 11 examples failed" in running.until("watching")
        book.write_text("facts: [", encoding="utf-8")
        seen = running.until("watching")
        assert "saved: rules/storm.yaml" in seen
        assert "rules/storm.yaml:2:1" in seen
    assert running.code == 0
