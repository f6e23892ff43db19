"""``checker rules lint``: every mistake at once with its line, and what would make a rulebook better."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli import main
from checker.lint import lint

WARNED = [
    (
        "no source",
        "facts: {a: {value: 3 votes, says: won <value>, examples: {agrees: He won 3 votes.}}}",
        "no source says so",
    ),
    ("no examples", "facts: {a: {value: 3 votes, source: x, says: won <value>}}", "no example shows"),
    ("never used", "facts: {a: {value: 3 votes, source: x}}", "nothing speaks of it"),
    (
        "no unit",
        "facts: {a: {value: 3, source: x, says: won <value>, examples: {agrees: He won 3.}}}",
        "has no unit",
    ),
    (
        "a hole",
        "facts: {a: {source: x, values: [{value: 3 votes, until: 2024-01-02}, {value: 4 votes, from: 2024-01-05}], says: won <value>, "
        "examples: {states: He won 3 votes.}}}",
        "from 2024-01-02 until 2024-01-05 it has no value",
    ),
    (
        "an overlap",
        "facts: {a: {source: x, values: [{value: 3 votes, until: 2024-01-09}, {value: 4 votes, from: 2024-01-05}], says: won <value>, "
        "examples: {states: He won 3 votes.}}}",
        "both hold from 2024-01-05 on",
    ),
    (
        "a wording that fits nothing",
        "facts: {a: {value: 3 votes, source: x, says: [won <value>, lost <value> by <b>], examples: {agrees: He won 3 votes.}}, "
        "b: {value: yes, source: x, says: he went, examples: {agrees: He went.}}}",
        "the wording fits nothing",
    ),
    (
        "a wording inside another",
        "facts: {a: {value: 3 votes, source: x, says: [Orr ... won <value>, Orr clearly won <value>], examples: {agrees: Orr won 3 votes.}}}",
        "every sentence that fits this wording fits the one on line 1",
    ),
    (
        "two answers to one sentence",
        "facts: {a: {value: yes, source: x, says: {yes: he (went | left), no: he left}, examples: {agrees: He went.}}}",
        "says 'yes' on line 1",
    ),
    (
        "an idle table",
        "tables: {t: {file: t.csv}}\nfacts: {a: {value: 3 votes, source: x}}\nchecks: {c: a > 2}",
        "nothing asks this table",
    ),
    (
        "a wording of a small word",
        "facts: {a: {value: 3 years, source: x, says: for <value>, examples: {agrees: He was away for 3 years.}}}",
        "the wording fits “For 3 years.”, where nothing says what the value is",
    ),
    (
        "a wording of a name and a gap",
        "names: [Dana Orr]\nfacts: {a: {value: 3 percent, source: x, says: Orr ... <value>, examples: {agrees: Orr got 3 percent.}}}",
        "where nothing says what the value is",
    ),
    ("a quotation of nobody", "quotes: {q: We will rebuild it all.}", "no source says so"),
]


QUIET = [
    "facts: {magnitude: {value: 6.8, source: x, says: of magnitude <value>, examples: {agrees: It was of magnitude 6.8.}}}",
    "facts: {confidence: {value: 104, source: x, says: index ... at <value>, examples: {agrees: The index stood at 104.}}}",
    "facts: {a: {value: $12, source: x, says: [save <value>, expects to save <value>], examples: {agrees: It expects to save $12.}}}",
    "facts: {a: {value: '285,000 pounds', source: x, says: pay <value>, examples: {agrees: 'They pay £285,000.'}}}",
    "facts: {p: {value: 309 pence, source: x}, n: {value: 690 million shares, source: x}, "
    "a: {is: p * n, says: worth <value>, examples: {agrees: It is worth 2.13 billion pounds.}}}",
]
"""Rulebooks that deserve no warning: numbers that count nothing, a wording that asserts where another does not, pounds from pence."""

FAILING = [
    ("says: parole after <value>", "He may ask for parole after 3 years.", "“may” denies or supposes it"),
    (
        "says: after <value>, without: forecast*",
        "It came after 3 years and beat forecasts.",
        "`without: forecast*` keeps the rule",
    ),
    ("says: jailed for <value>", "He was jailed for $3.", "looks for a length of time, but finds only “$3”"),
    (
        "says: <value> in jail",
        "It cost him 4 wives.",
        "it takes a length of time; the sentence has “4 wives”, a number of wives",
    ),
    ("says: <value> in jail", "He got 3 years in another jail.", "“in” is there, but not side by side"),
    ("says: jailed ... for <value>", "He was jailed at 20 in Lund for 30 years.", "30 years"),
    ("says: jailed ... after <value>", "Jailed for 9 years after 3 years.", "may not step over “9 years”"),
]


def write(folder: Path, text: str) -> Path:
    (folder / "t.csv").write_text("a\n1\n", encoding="utf-8")
    path = folder / "book.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in WARNED], ids=[row[0] for row in WARNED])
def test_a_warning_is_given_once_and_placed(tmp_path: Path, text: str, words: str) -> None:
    (found,) = lint([write(tmp_path, text)])
    assert found.errors == ()
    (warning,) = found.warnings
    assert words in warning.message
    assert warning.excerpt == text.split("\n")[warning.line - 1] or len(text) > 200


@pytest.mark.parametrize("text", QUIET)
def test_what_is_right_is_not_warned_of(tmp_path: Path, text: str) -> None:
    (found,) = lint([write(tmp_path, text)])
    assert [str(one) for one in (*found.errors, *found.warnings)] == []


@pytest.mark.parametrize(("rule", "text", "why"), FAILING)
def test_an_example_that_fails_says_why(tmp_path: Path, rule: str, text: str, why: str) -> None:
    book = f"facts: {{a: {{value: 3 years, source: x, {rule}, examples: {{agrees: {text}}}}}}}"
    (found,) = lint([write(tmp_path, book)])
    (error,) = found.errors
    assert why in error.help
    assert "Decimal(" not in str(error)


def test_the_rulebooks_of_this_project_are_without_reproach() -> None:
    assert [str(one) for found in lint([Path("rules")]) for one in (*found.errors, *found.warnings)] == []


def test_every_mistake_of_every_file_is_said_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "facts:\n  a: {valeu: 3 votes}\n  b: {is: a +}\n")
    (tmp_path / "other.yaml").write_text(
        "fatcs: {}\nfacts: {a: {value: 3 votes, says: wn}}\n", encoding="utf-8"
    )
    assert main(["rules", "lint", str(tmp_path)]) == 2
    said = capsys.readouterr().out
    for words in (
        "book.yaml:2:7: facts.a: unknown key 'valeu'",
        "book.yaml:3:14:",
        "other.yaml:1:1: : unknown key",
        "other.yaml:2:35:",
    ):
        assert words.replace(": : ", ": ") in said.replace(": : ", ": ")
    assert "|   a: {valeu: 3 votes}\n  |       ^" in said
    assert said.splitlines()[-1].startswith("exit 2: 4 mistakes")


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_warnings_fail_when_asked(tmp_path: Path, fail_on: str, code: int) -> None:
    path = write(tmp_path, WARNED[0][1])
    assert main(["rules", "lint", "--fail-on", fail_on, str(path)]) == code


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "A rulebook of checker"


def test_a_file_of_definitions_alone_needs_somebody_who_extends_it(tmp_path: Path) -> None:
    path = write(tmp_path, "names: {Orr: Dana Orr}\n")
    assert main(["rules", "lint", str(path)]) == 2
    (tmp_path / "other.yaml").write_text("extends: book.yaml\nfacts: {a: 3 votes}\n", encoding="utf-8")
    assert main(["rules", "lint", str(tmp_path)]) == 0
