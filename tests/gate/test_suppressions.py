"""Suppressions: where they reach, when they end, and what is said of those that do nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker import gate
from checker.errors import RulebookError
from checker.model import Report, Severity
from checker.run import check, load_rules

TODAY = date(2026, 11, 25)
RULE = "facts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"
WRONG = "The storm killed 13 people."


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("storm.yaml").write_text(RULE, encoding="utf-8")


def judged(name: str, text: str, **severities: Severity | None) -> Report:
    Path(name).write_text(text, encoding="utf-8")
    report = check([Path(name)], load_rules([Path("storm.yaml")]))
    return gate.applied(report, severities=severities, accepted=None, today=TODAY)


@pytest.mark.parametrize(
    ("text", "kept", "aside"),
    [
        (WRONG, ["deaths"], 0),
        (f"<!-- checker: ignore deaths: told by phone -->\n\n{WRONG}", [], 1),
        (f"<!-- checker: ignore storm/deaths: told by phone -->\n{WRONG}", [], 1),
        (f"{WRONG}\n\n<!-- checker: ignore deaths: told by phone -->\n\n{WRONG}", ["deaths"], 1),
        (
            f"<!-- checker: ignore deaths: told -->\n\nIt rained in the town all day long, people said.\n\n{WRONG}",
            ["suppression", "deaths"],
            0,
        ),
        (
            f"<!-- checker: ignore-file deaths: told -->\n\nIt rained in the town all day long, people said.\n\n{WRONG}",
            [],
            1,
        ),
        (f"<!-- checker: ignore a, deaths until 2026-11-25: told -->\n\n{WRONG}", [], 1),
        (f"<!-- checker: ignore deaths until 2026-11-24: told -->\n\n{WRONG}", ["suppression", "deaths"], 0),
        (f"<!-- checker: ignore weekday: told -->\n\n{WRONG}", ["suppression", "deaths"], 0),
        (f"<!-- checker: ignore deaths -->\n\n{WRONG}", ["suppression", "deaths"], 0),
        (f"<!-- checker: ignore deaths until 2026-13-01: told -->\n\n{WRONG}", ["suppression", "deaths"], 0),
        (f"<!-- checker: skip deaths: told -->\n\n{WRONG}", ["suppression", "deaths"], 0),
        (f"<!-- a checker: ignore deaths: told -->\n\n{WRONG}", ["deaths"], 0),
    ],
)
def test_comments(text: str, kept: list[str], aside: int) -> None:
    for name, written in (("a.md", text), ("a.html", "\n".join(map(_paragraph, text.split("\n\n"))))):
        report = judged(name, written)
        assert [finding.rule for finding in report.findings] == kept
        assert len(report.set_aside) == aside
        for each in report.set_aside:
            assert each.reason.startswith("told")
            assert each.by.startswith(name)


def _paragraph(text: str) -> str:
    comment, mark, rest = text.rpartition("-->")
    return f"{comment}{mark}<p>{rest.strip()}</p>" if rest.strip() else text


def test_a_comment_in_plain_text_is_text() -> None:
    report = judged("a.txt", f"<!-- checker: ignore deaths: told -->\n\n{WRONG}")
    assert [finding.rule for finding in report.findings] == ["deaths"]


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        ("{rule: deaths, reason: told}", []),
        ("{rule: deaths, words: 13 people, reason: told, until: 2027-01-01}", []),
        ("{rule: deaths, words: 12 people, reason: told}", ["deaths", "suppression"]),
        ("{rule: deaths, reason: told, until: 2020-01-01}", ["deaths", "suppression"]),
    ],
)
def test_a_file_beside_the_article(entry: str, kept: list[str]) -> None:
    Path("a.txt.checker.yaml").write_text(f"ignore:\n  - {entry}\n", encoding="utf-8")
    report = judged("a.txt", WRONG)
    assert sorted(finding.rule for finding in report.findings) == kept


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ignore:\n  - {rule: deaths}\n", "2:5: ignore[0]: 'reason' is missing"),
        ("ignore:\n  - {rule: deaths, reason: x, until: soon}\n", "2:38: ignore[0].until: expected a day"),
        ("ignore:\n  - {rule: deaths, reson: x}\n", "did you mean 'reason'?"),
        ("ignroe: []\n", "did you mean 'ignore'?"),
        ("ignore: deaths\n", "expected a list of entries"),
    ],
)
def test_a_file_beside_the_article_that_is_wrong(text: str, words: str) -> None:
    Path("a.txt.checker.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        judged("a.txt", WRONG)
    assert words in str(error.value)
    assert str(error.value).startswith("a.txt.checker.yaml:")


def test_the_file_beside_an_article_is_no_article() -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(WRONG, encoding="utf-8")
    Path("in/a.txt.checker.yaml").write_text("ignore:\n  - {rule: deaths, reason: told}\n", encoding="utf-8")
    report = check([Path("in")], load_rules([Path("storm.yaml")]))
    assert not [warning for warning in report.warnings if "passed over" in warning]


@pytest.mark.parametrize("name", ["deaths", "storm/deaths"])
def test_severities_of_the_project(name: str) -> None:
    Path("a.txt").write_text(WRONG, encoding="utf-8")
    report = check([Path("a.txt")], load_rules([Path("storm.yaml")]))
    for severity in (Severity.NOTE, None):
        tuned = gate.applied(report, severities={name: severity}, accepted=None, today=TODAY)
        assert [finding.severity for finding in tuned.findings] == ([severity] if severity else [])
