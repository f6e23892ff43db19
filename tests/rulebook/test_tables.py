"""Tables from files and databases, and what may be asked of them; a hole, a typo or a secret is a located error."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pandas as pd
import pytest

from checker.errors import RulebookErrors
from checker.rulebook.authority import Authority
from checker.rulebook.load import load

ROWS = """date,club,goals,result
1990-05-05,Rovers,4,W
1991-05-04,Rovers,2,D
1992-05-02,Rovers,7,W
1993-05-01,Rovers,3,L
1994-05-07,Rovers,5,W
1995-05-06,Rovers,5,W
1995-05-06,United,1,L
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "matches.csv").write_text(ROWS, encoding="utf-8")
    frame = pd.read_csv(tmp_path / "matches.csv", parse_dates=["date"])
    frame.to_parquet(tmp_path / "matches.parquet")
    frame.to_excel(tmp_path / "matches.xlsx", sheet_name="all", index=False)
    frame.to_csv(tmp_path / "matches.tsv", sep="\t", index=False)
    with sqlite3.connect(tmp_path / "matches.db") as database:
        frame.assign(date=frame["date"].dt.strftime("%Y-%m-%d")).to_sql("played", database, index=False)
    database.close()
    return tmp_path


def answer(folder: Path, table: str, question: str, more: str = "") -> str:
    path = folder / "book.yaml"
    path.write_text(
        f"event: {{date: 1996-05-04}}\ntables:\n  t: {{{table}}}\nfacts:\n  goals: 5 goals\n{more}  asked: {{{question}}}\n",
        encoding="utf-8",
    )
    authority = Authority(load(path, "book.yaml"), folder)
    return authority.eras("asked")[0].text


SOURCES = {
    "csv": "file: matches.csv",
    "tsv": "file: matches.tsv",
    "parquet": "file: matches.parquet",
    "excel": "file: matches.xlsx, sheet: all",
    "database": "url: 'sqlite:///matches.db', table: played",
    "query": "url: 'sqlite:///matches.db', query: 'SELECT * FROM played'",
}
QUESTIONS = [
    ("latest: {in: t, where: {result: W}, take: date}", "1995-05-06"),
    ("latest: {in: t, where: {club: Rovers}, before: 1995-01-01, take: goals, unit: goals}", "5 goals"),
    ("first: {in: t, where: {result: [L, D]}, take: year}", "1991"),
    ("latest: {in: t, where: {goals: '>= 6'}, before: event.date, take: year}", "1992"),
    ("latest: {in: t, where: {goals: '> <goals>'}, before: event.date, take: year}", "1992"),
    ("count: {in: t, where: {goals: '>= <goals>', club: Rovers}, unit: matches}", "3 matches"),
    ("count: {in: t, where: {result: '!= W'}}", "3"),
    ("count: {in: t, where: {date: '< 1992-01-01'}}", "2"),
    ("sum: {in: t, where: {club: Rovers}, take: goals}", "26"),
    ("max: {in: t, take: goals, unit: goals}", "7 goals"),
    ("min: {in: t, take: goals}", "1"),
    ("rank: {in: t, take: goals, of: goals}", "2nd"),
    ("rank: {in: t, take: goals, of: {date: 1992-05-02}}", "1st"),
    ("rank: {in: t, take: goals, of: 3 goals, order: lowest}", "3rd"),
    ("streak: {in: t, where: {club: Rovers}, while: {result: W}, unit: wins}", "2 wins"),
    ("streak: {in: t, where: {club: Rovers}, while: {goals: '> 2'}, before: 1995-01-01}", "3"),
]


@pytest.mark.parametrize("kind", SOURCES)
def test_every_kind_of_table_answers_alike(folder: Path, kind: str) -> None:
    for question, wanted in QUESTIONS[:4]:
        assert answer(folder, SOURCES[kind], question) == wanted


@pytest.mark.parametrize(("question", "wanted"), QUESTIONS)
def test_a_question_is_answered(folder: Path, question: str, wanted: str) -> None:
    assert answer(folder, SOURCES["csv"], question) == wanted


@pytest.mark.parametrize(
    ("table", "question", "words"),
    [
        ("file: matches.csv", "max: {in: t, take: gaols}", "no column 'gaols'; did you mean 'goals'?"),
        ("file: matches.csv", "sum: {in: t, take: club}", "holds no number in line 2: 'Rovers'"),
        ("file: matches.csv", "latest: {in: t, where: {club: Rover}, take: goals}", "did you mean 'Rovers'?"),
        ("file: holed.csv", "sum: {in: t, take: goals}", "'goals' of 'holed.csv' is empty in line 3"),
        ("file: missing.csv", "count: {in: t}", "cannot be read: No such file"),
        ("file: ../x.csv", "count: {in: t}", "leaves the rulebook's folder"),
        ("file: linked.csv", "count: {in: t}", "leaves the rulebook's folder"),
        ("file: twice.csv", "count: {in: t}", "two columns are called 'a'"),
        ("file: matches.xlsx, sheet: none", "count: {in: t}", "cannot be read"),
        ("url: 'postgresql://me:secret@host/x', table: a", "count: {in: t}", "environment variable"),
        ("url: 'postgresql://host/x?password=secret', table: a", "count: {in: t}", "environment variable"),
        (
            "url: 'postgresql://me:${CHECKER_NO_SUCH}@host/x', table: a",
            "count: {in: t}",
            "CHECKER_NO_SUCH is not set",
        ),
        ("url: 'sqlite:///missing.db', table: a", "count: {in: t}", "No such file"),
        ("url: 'sqlite:///../away.db', table: a", "count: {in: t}", "leaves the rulebook's folder"),
        ("url: 'sqlite:////etc/away.db', table: a", "count: {in: t}", "leaves the rulebook's folder"),
        ("url: 'sqlite:///matches.db', query: 'DROP TABLE played'", "count: {in: t}", "a query is a SELECT"),
        ("url: 'sqlite:///matches.db'", "count: {in: t}", "needs its `table:` or a `query:`"),
        ("url: matches.db, table: a", "count: {in: t}", "is no address of a database"),
        ("file: matches.csv, url: 'sqlite:///matches.db', table: a", "count: {in: t}", "exclude one another"),
        ("file: matches.csv", "count: {in: t, of: goals}", "belongs to rank only"),
        ("file: matches.csv", "streak: {in: t}", "needs its `while:`"),
        ("file: matches.csv", "count: {in: t, where: {goals: '> <gaols>'}}", "did you mean 'goals'?"),
        ("file: matches.csv", "rank: {in: t, take: goals, of: {club: Rovers}}", "fits 6 rows"),
    ],
)
def test_what_cannot_be_answered_says_where_and_why(
    folder: Path, table: str, question: str, words: str
) -> None:
    (folder / "holed.csv").write_text("date,goals\n1990-01-01,3\n1991-01-01,\n", encoding="utf-8")
    (folder / "twice.csv").write_text("a,a\n1,2\n", encoding="utf-8")
    (folder / "linked.csv").symlink_to("/etc/hostname")
    with pytest.raises(RulebookErrors) as raised:
        answer(folder, table, question)
    assert words in str(raised.value)
    assert "secret" not in str(raised.value)
    assert all(error.path == "book.yaml" and error.line >= 3 for error in raised.value.errors)


EXPECTED = [
    ("{column: result, value_set: [W, L]}", "'D' in line 3"),
    ("{column: resutl, value_set: [W]}", "no column 'resutl'; did you mean 'result'?"),
    ("{column: result, valueset: [W]}", "valueset"),
]


@pytest.mark.parametrize(("arguments", "words"), EXPECTED)
def test_what_is_expected_of_a_table(folder: Path, arguments: str, words: str) -> None:
    table = f"file: matches.csv, expect: [expect_column_values_to_be_in_set: {arguments}]"
    with pytest.raises(RulebookErrors) as raised:
        answer(folder, table, "count: {in: t}")
    assert any("tables.t: " in error.message and words in error.message for error in raised.value.errors)
    assert {error.line for error in raised.value.errors} == {3}


def test_an_expectation_that_there_is_not(folder: Path) -> None:
    table = "file: matches.csv, expect: [expect_column_values_to_be_on_set: {column: club}]"
    with pytest.raises(RulebookErrors, match="did you mean 'expect_column_values_to_be_in_set'"):
        answer(folder, table, "count: {in: t}")
