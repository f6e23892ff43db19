"""The command as others run it: exit codes and the contract's JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import main

ROOT = Path(__file__).parent.parent
RULE = "facts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("The storm killed 31 people.", encoding="utf-8")
    Path("bad.txt").write_text("The storm killed 13 people.", encoding="utf-8")
    Path("nul.txt").write_bytes(b"The storm\0")
    Path("empty").mkdir()
    Path("rules").mkdir()
    Path("rules/storm.yaml").write_text(RULE, encoding="utf-8")
    Path("typo.yaml").write_text("facts:\n  deaths: {valeu: 31 people}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("check good.txt", 0, "exit 0: nothing at or above error"),
        ("check bad.txt", 1, "exit 1: 1 error at or above --fail-on error"),
        ("check bad.txt --fail-on never", 0, "exit 0"),
        ("check good.txt nul.txt", 3, "exit 3: 1 article could not be read"),
        ("check bad.txt nul.txt", 3, "exit 3"),
        ("check empty", 2, "no article"),
        ("check missing", 2, "no such file"),
        ("check good.txt --rules empty", 2, "holds no rulebook"),
        ("check good.txt --rules missing", 2, "no such file"),
        ("check good.txt --rules typo.yaml", 2, "typo.yaml:2:12: facts.deaths: unknown key 'valeu'; did you mean 'value'?"),
        ("check good.txt --report report.xyz", 2, "cannot tell the format"),
        ("check good.txt --format xyz", 2, "expected one of"),
        ("rules lint", 0, "rules/storm.yaml: 1 facts"),
        ("rules test typo.yaml", 2, "1 mistake"),
        ("read good.txt", 0, '"text": "31 people"'),
        ("read nul.txt", 3, "nul.txt"),
    ],
)  # fmt: skip
def test_the_exit_code_is_the_contract_s_and_says_why(
    arguments: str, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == code
    out, err = capsys.readouterr()
    assert words in out + err
    if arguments.startswith("check"):
        assert (out or err).rstrip().splitlines()[-1].startswith(f"exit {code}")


def test_without_rules_the_last_line_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rules/storm.yaml").unlink()
    Path("rules").rmdir()
    assert main(["check", "good.txt"]) == 0
    assert "no rulebook" in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_every_format_has_one_exit_code_and_the_same_bytes(
    format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = []
    for _ in range(2):
        assert main(["check", "bad.txt", "good.txt", "--format", format]) == 1
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_a_finding_stands_where_the_file_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.html").write_text(
        "<p>caf&eacute; &amp; bar</p>\n<p>The storm killed 13&nbsp;people.</p>", encoding="utf-8"
    )
    assert main(["check", "page.html", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"][0]
    file = Path("page.html").read_text(encoding="utf-8")
    assert file[found["start"] : found["end"]] == "13&nbsp;people"
    assert (found["line"], found["column"]) == (2, 21)


def test_a_warm_check_imports_no_heavy_library() -> None:
    code = (
        "import sys; from checker.cli import main; main(['check', 'seeds', '--rules', 'rules']);"
        "print([name for name in ('pandas', 'pint', 'great_expectations', 'numpy') if name in sys.modules], file=sys.stderr)"
    )
    for _ in range(2):  # The first run fills the cache.
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert run.stderr.strip().splitlines()[-1] == "[]"


def test_archives_are_read_and_checked_like_files(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"key": "a", "body": "The storm killed 13 people."},
        {"key": "b"},
        {"key": "c", "body": "It killed 31."},
    ]
    Path("wire.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    columns = ["--columns", "id=key,text=body"]
    assert main(["check", "good.txt", "wire.jsonl", *columns, "--format", "json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert [finding["source"] for finding in told["findings"]] == ["wire.jsonl#a"]
    assert [source["source"] for source in told["sources"]] == ["good.txt", "wire.jsonl#a", "wire.jsonl#c"]
    assert main(["read", "wire.jsonl", *columns]) == 3
    out, err = capsys.readouterr()
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["wire.jsonl#a", "wire.jsonl#c"]
    assert err.startswith("checker: wire.jsonl:2: no column 'body' with the text; there are key")
    assert main(["check", "wire.jsonl", "--columns", "texts=body"]) == 2
    assert "did you mean 'text'?" in capsys.readouterr().err


def test_an_archive_in_a_folder_is_no_article_until_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("wire").mkdir()
    Path("wire/a.txt").write_text("The storm killed 31 people.", encoding="utf-8")
    Path("wire/data.jsonl").write_text("{}\n", encoding="utf-8")
    assert main(["check", "wire"]) == 0
    assert "passed over, since its ending is not an article's: wire/data.jsonl" in capsys.readouterr().out
