"""The gate on what changed: which findings a branch is told of, what stays a note, and what is said of everything else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main
from tests.repository import begun, commit, git, written

RULE = """\
event: {title: The ferry, date: 2024-03-04}
tables: {crew: {file: data/crew.csv, source: Ferry line}}
facts:
  aboard: {value: 40 people, source: Coast guard, says: "ferry had <value> aboard"}
  crew: {count: {in: crew}, unit: people, says: "crew of <value>"}
  hurt: {says: "<value> were hurt", unit: people}
"""
OLD = "Ferry sinks\n\nThe ferry had 61 people aboard.\n\nOfficials said 12 people were hurt.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles, the first of which disagrees with the rulebook already."""
    begun(tmp_path / "desk", monkeypatch)
    written("rules/ferry.yaml", RULE)
    written("rules/data/crew.csv", "name\nAda\nBo\nCy\n")
    written(
        "rules/storm.yaml",
        "facts: {gusts: {value: 131 km/h, source: Weather service, says: gusts of <value>}}\n",
    )
    written("news/old.txt", OLD)
    written("news/second.txt", "The ferry had a crew of 3 people.\n\nIn all, 12 people were hurt.\n")
    commit("first")
    return tmp_path / "desk"


def checked(*arguments: str, code: int) -> dict[str, Any]:
    assert main(["check", "news", "--changed", *arguments, "--report", "../report.json"]) == code
    report: dict[str, Any] = json.loads(Path("../report.json").read_text("utf-8"))
    return report


def found(report: dict[str, Any]) -> list[str]:
    return [f"{f['source']}:{f['line']} {f['severity']} {f['rule']}" for f in report["findings"]]


def sources(report: dict[str, Any]) -> list[str]:
    return [source["source"] for source in report["sources"]]


def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    report = checked(code=0)
    assert (found(report), sources(report), report["coverage"]["silent_rules"]) == ([], [], [])
    assert report["coverage"]["changed"] == {"since": "HEAD", "articles": [], "rulebooks": [], "others": 2}
    said = capsys.readouterr().out
    assert "none of 2 articles changed since HEAD." in said
    assert said.endswith("exit 0: nothing that concerns an article changed since HEAD\n")


def test_nothing_changed_in_ci_is_no_pass(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert main(["check", "news", "--changed"]) == 2
    assert "say --changed BASE" in capsys.readouterr().err
    checked("HEAD", code=0)
    written("news/new.txt", "The ferry had 61 people aboard.\n")
    assert sources(checked(code=1)) == ["news/new.txt"]
    git("stash", "-q", "-u")
    written("rules/ferry.yaml", RULE.replace("40 people", "41 people"))
    checked(code=1)


@pytest.mark.parametrize("format", ["html", "markdown", "github", "sarif", "junit", "gitlab", "csv"])
def test_every_report_can_be_of_nothing(format: str) -> None:
    assert main(["check", "news", "--changed", "--format", format]) == 0


def test_a_new_article_is_told_of_and_what_stood_before_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    written("news/new.txt", "The ferry had 52 people aboard.\n")
    report = checked(code=1)
    assert found(report) == ["news/new.txt:1 error aboard"]
    assert sources(report) == ["news/new.txt"]
    assert "1 article changed since HEAD, compared with 2 others." in capsys.readouterr().out


def test_a_new_article_is_compared_with_old_ones() -> None:
    written("news/new.txt", "In all, 25 people were hurt.\n")
    report = checked(code=0)
    assert found(report) == ["news/new.txt:1 warning hurt"]
    assert [place["source"] for place in report["findings"][0]["related"]] == [
        "news/old.txt",
        "news/second.txt",
    ]


def test_an_old_article_is_told_of_when_the_new_one_puts_it_in_doubt() -> None:
    written("news/third.txt", "In all, 25 people were hurt.\n")
    commit("one against two")
    assert main(["check", "news"]) == 1
    written("news/new.txt", "In all, 25 people were hurt, the coast guard found.\n")
    report = checked(code=0)
    assert found(report) == ["news/new.txt:1 note hurt", "news/old.txt:5 note hurt"]
    Path("news/new.txt").unlink()
    written("news/new.txt", "In all, 12 people were hurt.\n")
    assert found(checked(code=0)) == [], "the third stood alone before, and still does"


def test_an_old_line_of_an_article_that_changed_is_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    written("news/old.txt", OLD.replace("Officials said", "Police said"))
    assert found(checked(code=1)) == ["news/old.txt:3 error aboard"]
    assert found(checked("--new-only", code=0)) == ["news/old.txt:3 note aboard"]
    assert (
        "where nothing changed since HEAD, findings count as notes (--new-only): 1" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("61 people aboard", "62 people aboard"),
        (
            "The ferry had 61 people aboard.",
            "On Monday, the old\nferry had 61 people aboard.",
        ),  # a line of its paragraph
        (
            "Ferry sinks",
            "Ferry sinks\n\nPublished: March 5, 2024",
        ),  # days of the whole page may be others now
    ],
)
def test_a_line_that_changed_counts(old: str, new: str) -> None:
    written("news/old.txt", OLD.replace(old, new))
    report = checked("--new-only", code=1)
    assert [f["severity"] for f in report["findings"] if f["rule"] == "aboard"] == ["error"]


def test_a_line_counts_that_differs_from_one_that_changed() -> None:
    """What stood in line 5 was right until another article came to say otherwise."""
    story = "Ferry sinks\n\nThe ferry had 40 people aboard.\n\nIn all, 12 people were hurt.\n"
    written("news/third.txt", story)
    written("checker.toml", "[severity]\nhurt = 'error'\n")
    commit("three agree")
    written("news/third.txt", story.replace("12 people", "25 people"))
    assert found(checked("--new-only", code=1)) == ["news/third.txt:5 error hurt"]
    git("checkout", "-q", ".")
    for path in ("news/old.txt", "news/second.txt"):
        written(path, Path(path).read_text("utf-8").replace("12 people", "25 people"))
    commit("two now say otherwise")
    written("news/third.txt", story.replace("sinks", "sank"))
    assert found(checked("--new-only", code=0)) == ["news/third.txt:5 note hurt"]
    assert found(checked("HEAD~1", "--new-only", code=1)) == [
        "news/old.txt:3 note aboard",
        "news/third.txt:5 error hurt",
    ]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("rules/ferry.yaml", RULE.replace("40 people", "39 people")),
        ("rules/data/crew.csv", "name\nAda\nBo\nCy\nDee\n"),
    ],
)
def test_a_rulebook_or_its_table_changes_all_that_it_speaks_of(file: str, text: str) -> None:
    written(file, text)
    report = checked("--new-only", code=1)
    assert "news/old.txt:3 error aboard" in found(report)
    assert sources(report) == ["news/old.txt", "news/second.txt"]
    assert report["coverage"]["changed"] == {
        "since": "HEAD",
        "articles": ["news/old.txt", "news/second.txt"],
        "rulebooks": ["ferry"],
        "others": 0,
    }
    if file.endswith("csv"):
        assert "news/second.txt:1 error crew" in found(report)


def test_a_suppression_beside_an_article_is_a_change_of_it() -> None:
    written("news/old.txt.checker.yaml", "ignore:\n  - {rule: aboard, reason: counted twice}\n")
    commit("set aside")
    Path("news/old.txt.checker.yaml").unlink()
    assert found(checked("--new-only", code=1)) == ["news/old.txt:3 error aboard"]


def test_the_baseline_keeps_what_was_not_looked_at() -> None:
    written("checker.toml", "baseline = 'accepted.json'\n")
    assert main(["baseline", "write", "news"]) == 0
    commit("accepted")
    before = Path("accepted.json").read_bytes()
    written("news/new.txt", "In all, 25 people were hurt.\n")
    assert found(checked(code=0)) == ["news/new.txt:1 warning hurt"]
    assert Path("accepted.json").read_bytes() == before
    written("news/old.txt", OLD.replace("61", "40"))
    checked(code=0)
    assert json.loads(Path("accepted.json").read_text("utf-8"))["accepted"] == []


def test_an_old_article_that_cannot_be_read_is_said_and_a_new_one_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    written("news/empty.txt", "")
    commit("empty")
    written("news/new.txt", "The ferry had 40 people aboard.\n")
    checked(code=0)
    assert "warning: not compared with: news/empty.txt: " in capsys.readouterr().out
    written("news/blank.txt", "")
    checked(code=3)


def test_an_archive_that_changed_brings_all_its_records() -> None:
    row = '{"id": "%s", "text": "The ferry had %s people aboard."}\n'
    written("wire.jsonl", row % ("a", 61))
    written("kept.jsonl", row % ("b", 62))
    commit("archives")
    everything = ["check", "news", "wire.jsonl", "kept.jsonl", "--changed", "--report", "../report.json"]
    assert main(everything) == 0
    written("wire.jsonl", row % ("a", 61) + row % ("c", 63) + "{}\n")
    assert main([*everything, "--new-only"]) == 3
    report = json.loads(Path("../report.json").read_text("utf-8"))
    assert found(report) == ["wire.jsonl#a:1 error aboard", "wire.jsonl#c:1 error aboard"]
    assert report["coverage"]["changed"]["others"] == 3
    assert [failure["source"] for failure in report["coverage"]["failures"]] == ["wire.jsonl:3"]


def test_only_articles_that_are_asked_for_count() -> None:
    written("drafts/new.txt", "The ferry had 52 people aboard.\n")
    assert found(checked(code=0)) == []
    assert main(["check", "drafts", "--changed"]) == 1


def test_it_has_to_be_said_since_when(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "news", "--new-only"]) == 2
    assert "--new-only: say since when: --changed [BASE]" in capsys.readouterr().err
    assert main(["check", "--changed", "news"]) == 2
    assert "say the paths first: checker check news --changed" in capsys.readouterr().err
