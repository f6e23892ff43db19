"""The configuration: found upwards, located when wrong, and below what the command line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import settings
from checker.cli import main
from checker.errors import CheckerError
from checker.model import Severity

RULE = "facts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    for folder in ("project/desk/articles/deep", "project/desk/books", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project/desk")
    Path("books/storm.yaml").write_text(RULE, encoding="utf-8")
    Path("articles/deep/bad.txt").write_text("The storm killed 13 people.", encoding="utf-8")


def test_where_to_look_for_what_is_not_there_yet() -> None:
    written("[tool.checker]\narticles = ['articles/**/*.txt', 'late/a.txt', '*.md']\n")
    found = settings.find(Path("articles"))
    assert found.tops("articles") == [Path("articles"), Path("late/a.txt"), Path()]
    assert found.over({"articles": ("../x",)}).tops("articles") == [Path("../x")]


def written(text: str, name: str = "pyproject.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


CONFIG = """\
[project]
name = "desk"

[tool.checker]
rules = ["books"]
articles = ["articles/**/*.txt"]
fail-on = "warning"
reports = ["out/run.json", "junit=out/junit"]

[tool.checker.severity]
"storm/deaths" = "warning"
weekday = "off"
"""


def test_the_run_that_a_project_asks_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(CONFIG)
    monkeypatch.chdir("articles")
    assert main(["check"]) == 1
    assert "deep/bad.txt:1:18: warning deaths" in capsys.readouterr().out
    assert Path("../out/run.json").is_file()
    assert Path("../out/junit").read_text("utf-8").startswith("<?xml")
    assert main(["check", "--fail-on", "error"]) == 0


def test_where_each_value_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    written(CONFIG)
    assert main(["config"]) == 0
    out = capsys.readouterr().out
    assert '["articles/**/*.txt"]' in out
    for line in ("pyproject.toml:5", "pyproject.toml:7", "pyproject.toml:10", "default"):
        assert line in out


def test_checker_toml_comes_first_and_needs_no_table() -> None:
    written(CONFIG)
    written('rules = "books"\nfail-on = "note"\n', "checker.toml")
    found = settings.find(Path.cwd() / "articles")
    assert found.file is not None
    assert found.file.name == "checker.toml"
    assert found.fail_on is Severity.NOTE


def test_a_pyproject_without_the_table_is_passed_by() -> None:
    written("[project]\nname = 'desk'\n")
    written('fail-on = "never"\n', "../checker.toml")
    assert settings.find(Path.cwd()).fail_on is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[tool.checker]\nrule = []\n", "pyproject.toml:2:1: unknown key 'rule'; did you mean 'rules'?"),
        ("[tool.checker]\nrules = 3\n", "pyproject.toml:2:1: rules: expected a list of texts, found 3"),
        ("[tool.checker]\nfail-on = 'eror'\n", "did you mean 'error'?"),
        ("[tool.checker.severity]\nweekday = 'of'\n", "pyproject.toml:2:1: severity: weekday: expected"),
        ("[tool.checker]\nrules = [\n", "pyproject.toml:"),
        ("[tool]\nchecker = 3\n", "expected a table"),
    ],
)
def test_mistakes_are_located(text: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    written(text)
    assert main(["check"]) == 2
    assert words in capsys.readouterr().err


def test_a_glob_that_fits_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    written('[tool.checker]\narticles = ["stories/*.txt"]\n')
    assert main(["check"]) == 2
    assert "no file fits 'stories/*.txt'" in capsys.readouterr().err


def test_no_article_at_all_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "no article was named" in capsys.readouterr().err


def test_not_utf_8() -> None:
    Path("checker.toml").write_bytes(b"rules = '\xff'")
    with pytest.raises(CheckerError, match="UTF-8"):
        settings.find(Path.cwd())


def test_columns_of_archives_are_configured_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written('[tool.checker]\nrules = ["books"]\ncolumns = "text=body"\n')
    Path("old.jsonl").write_text('{"id": "a", "body": "The storm killed 13 people."}\n', encoding="utf-8")
    assert main(["read", "old.jsonl"]) == 0
    assert '"13 people"' in capsys.readouterr().out
    assert main(["check", "old.jsonl"]) == 1
    assert main(["archive", "check", "old.jsonl", "--engine", "local", "--out", str(tmp_path / "out")]) == 1
    capsys.readouterr()
    assert main(["read", "old.jsonl", "--columns", "text=words"]) == 3
    assert "no column 'words'" in capsys.readouterr().err
    written('[tool.checker]\n\ncolumns = "text body"\n')
    for command in ("read", "check"):
        assert main([command, "old.jsonl"]) == 2
        assert "pyproject.toml:3: columns: 'text body': expected FIELD=COLUMN" in capsys.readouterr().err
