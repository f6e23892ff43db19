"""Which published articles does a new fact put in the wrong? Asked of the archive alone; the articles are gone."""

from __future__ import annotations

import json
import shutil
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.archive import Archive
from checker.archive.verifying import Overtaken, verified
from checker.cli import main
from checker.model import Severity, Verdict
from checker.run import load_rules
from tests.archive.conftest import put

Printed = pytest.CaptureFixture[str]
ARTICLES = {
    "third.txt": "2024-05-03\n\nThe storm killed 31 people and flooded 40 homes.",
    "fourth.txt": "2024-05-04\n\nThe storm killed 31 people. The storm flooded 44 homes.",
    "said.txt": "2024-05-04\n\nThe storm killed 31 people, the mayor said.",
    "quoted.txt": '2024-05-04\n\n"The storm killed 31 people in this valley alone," said Anna Berg, the mayor.',
}
BOOK = "event: {{title: Storm, articles: storm}}\nfacts:\n  deaths: {deaths}\n  homes: {homes}\n"
DEATHS = "{value: 31 people, source: Office, says: killed <value>}"
HOMES = "{says: flooded <value>}"
TODAY = date(2024, 5, 9)
ROOT = Path(__file__).parents[2]


def book(deaths: str = DEATHS, homes: str = HOMES) -> None:
    put("rules/storm.yaml", BOOK.format(deaths=deaths, homes=homes))


@pytest.fixture(autouse=True)
def _archived(desk: Path) -> None:
    """Four articles, accepted on 5 May, and read by nobody any more."""
    put("checker.toml", 'archive = "kept.sqlite"\n')
    book()
    for name, text in ARTICLES.items():
        put(f"articles/{name}", text)
    assert main(["archive", "add", "articles", "--today", "2024-05-05"]) == 0
    shutil.rmtree("articles")


def found(*, everything: bool = False, today: date = TODAY, rule: str | None = None) -> list[Overtaken]:
    with Archive.at("kept.sqlite") as archive:
        rules = load_rules([Path("rules")])
        which = (None, rule) if rule else None
        return verified(archive, rules, today=today, rule=which, everything=everything).overtaken


def told(*, everything: bool = False) -> dict[str, tuple[Verdict, Severity]]:
    return {
        f"{one.finding.evidence.source[9:-4]} {one.finding.rule}": (one.finding.verdict, one.finding.severity)
        for one in found(everything=everything)
    }


def test_what_agreed_and_still_does_is_not_told() -> None:
    assert told() == {}
    assert told(everything=True) == {}


def test_a_fact_that_was_wrong_puts_its_articles_in_the_wrong() -> None:
    book("{value: 35 people, source: Court, says: killed <value>}")
    assert told() == {
        "third deaths": (Verdict.DISAGREES, Severity.ERROR),
        "fourth deaths": (Verdict.DISAGREES, Severity.ERROR),
        "said deaths": (Verdict.DISAGREES, Severity.WARNING),
        "quoted deaths": (Verdict.DISAGREES, Severity.NOTE),
    }
    [one] = [one for one in found() if one.finding.evidence.source == "articles/third.txt"]
    finding = one.finding
    assert (finding.stated, finding.expected, finding.citation) == ("31 people", "35 people", "Court")
    assert (finding.evidence.line, finding.evidence.column) == (3, 18)
    assert finding.message.endswith("the rulebook 35 people; when it was added, 2024-05-05, it agreed")
    assert finding.arithmetic == (
        "appeared: 2024-05-03",
        "added: 2024-05-05, when it was: agrees (31 people)",
    )


def test_a_fact_that_changed_since_leaves_articles_out_of_date() -> None:
    book(
        "{values: [{value: 31 people, until: 2024-05-07, source: Office}, {value: 35 people, from: 2024-05-07, source: Office}],"
        " says: killed <value>}"
    )
    assert set(told().values()) == {(Verdict.STALE, Severity.NOTE)}
    assert len(told()) == 4
    finding = found()[0].finding
    assert "was right on 2024-05-04, and from 2024-05-07 on the rulebook has 35 people" in finding.message
    assert finding.expected == "35 people"
    assert found(today=date(2024, 5, 6)) == []  # it has not changed yet


def test_what_was_out_of_date_when_it_was_added_is_no_news() -> None:
    book(
        "{values: [{value: 31 people, until: 2024-05-04, source: Office}, {value: 35 people, from: 2024-05-04, source: Office}],"
        " says: killed <value>}"
    )
    put("articles/third.txt", ARTICLES["third.txt"] + " ")
    assert main(["archive", "add", "articles", "--today", "2024-05-06"]) == 0
    assert told() == {
        "fourth deaths": (Verdict.STALE, Severity.WARNING),
        "said deaths": (Verdict.STALE, Severity.NOTE),
        "quoted deaths": (Verdict.STALE, Severity.NOTE),
    }
    assert told(everything=True)["third deaths"] == (Verdict.STALE, Severity.NOTE)
    assert found()[0].finding.expected == "35 people"


@pytest.mark.parametrize(("value", "article"), [("40", "fourth"), ("44", "third")])
def test_a_fact_that_was_open_gets_a_value(value: str, article: str) -> None:
    """That articles differed on it, then, does not count as a disagreement with the rulebook."""
    book(homes=f"{{value: {value} homes, source: Office, says: flooded <value>}}")
    assert told() == {f"{article} homes": (Verdict.DISAGREES, Severity.ERROR)}


def test_a_fact_that_loses_its_value_says_nothing() -> None:
    book(deaths="{says: killed <value>}")
    assert told() == {}


def test_what_was_accepted_although_it_disagreed_is_told_when_all_is_asked_for() -> None:
    put("articles/wrong.txt", "The storm killed 13 people.")
    assert main(["archive", "add", "articles", "--accept", "--today", "2024-05-05"]) == 0
    assert told() == {}
    assert told(everything=True) == {"wrong deaths": (Verdict.DISAGREES, Severity.ERROR)}


def test_a_corrected_version_is_not_held_against_anything() -> None:
    put("articles/fourth.txt", "The storm passed.")
    assert main(["archive", "add", "articles", "--today", "2024-05-06"]) == 0
    book(homes="{value: 40 homes, source: Office, says: flooded <value>}")
    assert told() == {}


def test_a_rule_that_was_renamed_is_told_not_passed_over(capsys: Printed) -> None:
    text = Path("rules/storm.yaml").read_text(encoding="utf-8")
    put("rules/storm.yaml", text.replace("deaths:", "death:"))
    [one] = found()
    assert (one.finding.severity, one.finding.verdict) == (Severity.WARNING, Verdict.UNDECIDED)
    assert one.finding.message == (
        "storm has no fact 'deaths' any more: 4 archived claims of 4 articles cannot be held against it; did you mean 'death'?"
    )
    assert main(["archive", "verify", "--fail-on", "warning"]) == 1


def test_rulebooks_that_are_not_given_are_named(capsys: Printed) -> None:
    put("other/flood.yaml", "facts: {homes: {value: 3 homes, source: Office, says: lost <value>}}")
    capsys.readouterr()
    assert main(["archive", "verify", "--rules", "other"]) == 2
    out = capsys.readouterr().out
    assert "storm is not among the rulebooks: 6 claims of 4 articles not held\n" in out
    assert out.endswith("exit 2: no archived claim is of these rulebooks; they are of storm\n")


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_command_names_place_days_values_and_source(capsys: Printed) -> None:
    book("{value: 35 people, source: Court, says: killed <value>}")
    capsys.readouterr()
    assert main(["archive", "verify"]) == 1
    out = capsys.readouterr().out
    for words in (
        "articles/third.txt:3:18: error deaths the article says “31 people”, the rulebook 35 people; when it was added, 2024-05-05, it agreed",
        "3 | The storm killed 31 people and flooded 40 homes.",
        "= source: Court",
        "appeared: 2024-05-03",
        "Held 4 claims of 4 articles; 2 undecided.",
    ):
        assert words in out
    assert out.endswith("exit 1: 2 errors at or above --fail-on error\n")
    assert main(["archive", "verify", "--fail-on", "never"]) == 0
    assert main(["archive", "verify", "--rule", "homes"]) == 0
    assert main(["archive", "verify", "--rule", "storm/deaths"]) == 1


def test_json(capsys: Printed) -> None:
    book("{value: 35 people, source: Court, says: killed <value>}")
    put("checker.toml", 'archive = "kept.sqlite"\n[severity]\n"storm/deaths" = "note"\n')
    capsys.readouterr()
    assert main(["archive", "verify", "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [(one["source"], one["severity"], one["then"], one["added"]) for one in found["findings"]] == [
        (f"articles/{name}.txt", "note", "agrees", "2024-05-05")
        for name in ("fourth", "quoted", "said", "third")
    ]
    assert found["not_held"] == []
    assert (found["summary"]["held"], found["summary"]["exit"]) == (4, 0)


def test_the_rulebooks_that_made_an_archive_find_nothing_new_in_it() -> None:
    """The articles of the repository, with all their faults, on the day when they were added."""
    shutil.copytree(ROOT / "seeds", "seeds")
    rules = load_rules([ROOT / "rules"])
    add = ["archive", "add", "seeds", "--rules", str(ROOT / "rules"), "--archive", "seeds.sqlite", "--accept"]
    assert main([*add, "--today", "2026-01-01"]) == 0
    with Archive.at("seeds.sqlite") as archive:
        news = verified(archive, rules, today=date(2026, 1, 1))
        everything = verified(archive, rules, today=date(2026, 1, 1), everything=True)
    assert news.overtaken == []
    assert news.held > 100
    assert news.absent == []
    wrong = [one for one in everything.overtaken if one.finding.verdict is Verdict.DISAGREES]
    assert len(wrong) > 20
    assert all(one.kept.claim.verdict is Verdict.DISAGREES for one in wrong)


def test_a_value_that_its_kind_cannot_have_is_damage(capsys: Printed) -> None:
    with sqlite3.connect("kept.sqlite") as base:
        base.execute("UPDATE archive_claim SET statement = replace(statement, '\"31\"', '\"many\"')")
    base.close()
    assert main(["archive", "verify"]) == 2
    assert "it is damaged: " in capsys.readouterr().err


def test_nothing_to_verify_with(capsys: Printed) -> None:
    shutil.rmtree("rules")
    assert main(["archive", "verify"]) == 2
    assert "no rulebook to hold the archive against" in capsys.readouterr().err
