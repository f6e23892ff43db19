"""What is remembered of articles: used when nothing changed that counts, and never when it is damaged."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from checker import store
from checker.accounts.packing import Packed
from checker.cli import main
from checker.engines import Work
from checker.engines.work import Done, Job
from checker.memory import Memory

STORM = "event: {title: Storm, articles: storm}\nfacts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"
STORM += "  hurt: {says: hurt <value>}\n"
FLOOD = "event: {title: Flood, articles: flood}\nfacts:\n  homes: {value: 40 homes, source: Office, says: flooded <value>}\n"
ARTICLES = {
    "a.txt": "The storm killed 13 people. It hurt 7 people.",
    "b.txt": "The storm killed 31 people. It hurt 9 people.",
    "c.txt": "The flood flooded 44 homes.",
}


HARMS: dict[str, Callable[[bytes], object]] = {
    "a wrong byte": lambda data: bytes([*data[:-1], data[-1] ^ 1]),
    "cut off": lambda data: data[:-1],
    "no bytes": lambda data: 17,
    "gone": lambda data: data,
}


class Desk:
    """A folder with rules and articles, and which articles were read in the last run."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def check(self, *more: str, also: str | None = None) -> int:
        self.read.clear()
        paths = ["articles"] if also is None else ["articles", also]
        return main(["check", *paths, "--format", "json", *more])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for name, text in {"rules/storm.yaml": STORM, "rules/flood.yaml": FLOOD}.items():
        put(name, text)
    for name, text in ARTICLES.items():
        put(f"articles/{name}", text)
    made = Desk()
    done = Work.done

    def noted(self: Work, job: Job) -> Done:
        made.read.append(Path(job.name).name)
        return done(self, job)

    monkeypatch.setattr(Work, "done", noted)
    return made


def put(name: str, text: str) -> None:
    """Write a file as if an hour ago: what was written just now is known by its content only."""
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    put.clock += 1_000_000_000  # type: ignore[attr-defined]
    os.utime(path, ns=(put.clock, put.clock))  # type: ignore[attr-defined]


put.clock = 1_700_000_000_000_000_000  # type: ignore[attr-defined]


def base() -> Path:
    return next(store.folder().glob("accounts-*.sqlite"))


def test_a_second_run_reads_nothing_and_says_the_same(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.check() == 1
    assert sorted(desk.read) == ["a.txt", "b.txt", "c.txt"]
    first = capsys.readouterr().out
    assert desk.check() == 1
    assert desk.read == []
    assert capsys.readouterr().out == first


def test_an_article_is_read_again_when_its_words_change_and_not_when_its_time_does(desk: Desk) -> None:
    desk.check()
    put("articles/a.txt", "The storm killed 31 people.")
    put("articles/b.txt", ARTICLES["b.txt"])
    desk.check()
    assert desk.read == ["a.txt"]
    put("articles/c.txt", "The flood flooded 41 homes.")  # as long as before
    desk.check()
    assert desk.read == ["c.txt"]
    desk.check()
    assert desk.read == []


def test_a_rulebook_that_changes_costs_the_articles_that_it_speaks_of(desk: Desk) -> None:
    desk.check()
    put("rules/flood.yaml", FLOOD.replace("40", "44"))
    assert desk.check() == 1
    assert desk.read == ["c.txt"]
    put("rules/flood.yaml", FLOOD.replace("articles: flood", "articles: storm"))
    desk.check()
    assert sorted(desk.read) == ["a.txt", "b.txt", "c.txt"]


def test_a_table_counts_as_part_of_its_rulebook(desk: Desk) -> None:
    book = (
        "event: {title: Flood, articles: flood}\n"
        "tables: {dams: {file: dams.csv, source: Office}}\n"
        "facts:\n  homes:\n    max: {in: dams, take: homes}\n    unit: homes\n    says: flooded <value>\n"
    )
    put("rules/flood.yaml", book)
    put("rules/dams.csv", "homes\n44\n")
    assert desk.check() == 1  # the storm's
    put("rules/dams.csv", "homes\n55\n")
    desk.check()
    assert desk.read == ["c.txt"]


def test_other_code_remembers_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.check()
    monkeypatch.setattr(store, "code", lambda: "of tomorrow")
    desk.check()
    assert sorted(desk.read) == ["a.txt", "b.txt", "c.txt"]


def test_without_the_cache_nothing_is_used_and_nothing_kept(desk: Desk) -> None:
    desk.check("--no-cache")
    assert not store.folder().exists()
    desk.check("--no-cache")
    assert sorted(desk.read) == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("harm", ["garbage", "cut off", "empty", "other tables", "a folder"])
def test_a_damaged_memory_is_none(desk: Desk, harm: str, capsys: pytest.CaptureFixture[str]) -> None:
    desk.check()
    first = capsys.readouterr().out
    file = base()
    data = file.read_bytes()
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()
    match harm:
        case "garbage":
            file.write_bytes(b"no database" * 999)
        case "cut off":
            file.write_bytes(data[: len(data) // 2 + 7])
        case "empty":
            file.write_bytes(b"")
        case "other tables":
            with sqlite3.connect(file) as other:
                other.execute("CREATE TABLE account (something)")
            other.close()
        case _:
            file.mkdir()
    for _ in range(2):
        assert desk.check() == 1
        assert capsys.readouterr().out == first


@pytest.mark.parametrize(
    "column",
    [
        "account.account",
        "account.account_sum",
        "account.testimony",
        "account.testimony_sum",
        "file.tally",
        "file.sum",
    ],
)
@pytest.mark.parametrize("harm", ["a wrong byte", "cut off", "no bytes", "gone"])
def test_an_account_that_is_damaged_is_made_anew(
    desk: Desk, column: str, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.check()
    first = capsys.readouterr().out
    table, _, name = column.partition(".")
    with sqlite3.connect(base()) as kept:
        kept.create_function("harmed", 1, HARMS[harm])
        kept.execute(f"UPDATE {table} SET {name} = harmed({name})")
        if harm == "gone":
            kept.execute(f"DELETE FROM {table}")
    kept.close()
    for _ in range(2):
        assert desk.check() == 1
        assert capsys.readouterr().out == first


def test_a_row_about_a_file_that_makes_no_sense_is_none(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.check()
    first = capsys.readouterr().out
    with sqlite3.connect(base()) as kept:
        kept.execute("UPDATE file SET speaking = '7 8 9'")
    kept.close()
    desk.check()
    assert capsys.readouterr().out == first
    with sqlite3.connect(base()) as kept:
        kept.execute("UPDATE file SET speaking = 'x', size = 'y'")
    kept.close()
    desk.check()
    assert capsys.readouterr().out == first


def test_records_of_an_archive_are_remembered_as_files_are(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also what none of them is stands in its place, whether or not those beside it are read again."""
    rows: list[dict[str, object]] = [
        {"id": f"r{number}", "text": f"The storm killed {number} people."} for number in range(40)
    ]
    rows[5]["text"], rows[7]["text"], rows[9]["text"] = (
        5,
        "Half \ud800 a word.",
        "The storm killed 31 people. It hurt 11 people.",
    )
    put("wire.jsonl", "\n".join(map(json.dumps, rows)))

    def said(*more: str) -> tuple[str, bytes]:
        assert desk.check("--report", "page.html", *more, also="wire.jsonl") == 3
        return capsys.readouterr().out, Path("page.html").read_bytes()

    first = said("--no-cache", "--jobs", "1")
    assert said("--no-cache", "--jobs", "2") == first
    assert said("--jobs", "1") == first
    assert len(desk.read) == 42  # of the records one is no text; and three files
    assert said() == first
    assert desk.read == ["wire.jsonl#r7"]  # what cannot be read is tried again
    rows[9]["published"] = "2026-11-24"
    put("wire.jsonl", "\n".join(map(json.dumps, rows)))
    assert said() != first
    assert desk.read == ["wire.jsonl#r7", "wire.jsonl#r9"]


def test_accounts_that_nobody_asked_for_are_dropped_in_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.check()
    with sqlite3.connect(base()) as kept:
        kept.execute("UPDATE account SET day = day - 31")
        kept.execute("UPDATE file SET day = day - 31")
        kept.execute("PRAGMA user_version = 0")  # Once a day is enough.
    kept.close()
    put("articles/d.txt", "The storm killed 32 people.")
    Path("articles/c.txt").unlink()
    desk.check()
    with sqlite3.connect(base()) as kept:
        left = kept.execute("SELECT count(*) FROM account").fetchone()[0]
    kept.close()
    assert left == 3  # two were used again and one is new; the third has gone with its article


def test_a_file_that_was_written_just_now_is_known_by_its_content(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path("articles/a.txt")
    file.write_text("The storm killed 13 people.", encoding="utf-8")
    desk.check()
    look = file.stat()
    file.write_text("The storm killed 31 people.", encoding="utf-8")  # of the same size, in the same tick
    os.utime(file, ns=(look.st_atime_ns, look.st_mtime_ns))
    desk.check()
    assert desk.read == ["a.txt"]


def test_a_memory_that_cannot_be_had_costs_nothing_but_time(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert desk.check() == 1
    assert desk.check() == 1
    assert len(desk.read) == 3


def test_two_runs_at_once_say_what_one_says(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "checker", "check", "articles", "--format", "json"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [1, 1, 1]
    desk.check()
    assert said == [capsys.readouterr().out] * 3
    assert desk.read == []


def test_a_database_counts_as_part_of_its_rulebook(desk: Desk) -> None:
    with sqlite3.connect("rules/dams.db") as kept:
        kept.execute("CREATE TABLE dams (homes INTEGER)")
        kept.execute("INSERT INTO dams VALUES (44)")
    put(
        "rules/flood.yaml",
        "event: {title: Flood, articles: flood}\n"
        "tables: {dams: {url: 'sqlite:///dams.db', query: SELECT homes FROM dams, source: Office}}\n"
        "facts:\n  homes:\n    max: {in: dams, take: homes}\n    unit: homes\n    says: flooded <value>\n",
    )
    desk.check()
    desk.check()
    assert desk.read == []
    with kept:
        kept.execute("UPDATE dams SET homes = 45")
    kept.close()
    desk.check()
    assert desk.read == ["c.txt"]


def test_a_run_that_remembers_everything_imports_neither_the_reader_nor_the_checks(desk: Desk) -> None:
    desk.check()
    code = (
        "import sys; from checker.cli import main; main(['check', 'articles']); "
        "print(*(m for m in sys.modules if m.startswith('checker.')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = {name.split(".")[1] for name in done.stderr.split()}
    assert not rooms & {"reading", "claims", "verdicts", "examine", "anchored", "cards", "explaining"}
    assert "checker.rulebook.load" not in done.stderr


def test_under_a_rulebook_that_may_change_without_a_word_nothing_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("A storm.", encoding="utf-8")
    for books, found in ((["a", ""], False), (["a", "b"], True)):
        kept = Memory(tmp_path, books, "reach")
        kept.keep(str(file), "a.txt", sha256(file.read_bytes()).hexdigest(), (0, 1), Packed(b"x", b"y", b"z"))
        kept.close()
        again = Memory(tmp_path, books, "reach")
        assert (again.find(str(file), "a.txt") is not None) is found
        again.close()
