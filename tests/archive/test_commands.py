"""The archive at the command line: what the gate accepts is kept, and new articles are compared with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import checker
from checker import run
from checker.archive import Archive
from checker.cli import main
from checker.model import Report, Severity
from tests.archive.conftest import put

Printed = pytest.CaptureFixture[str]
OLD = {
    "old/a.txt": '2024-05-03\n\nThe storm killed 31 people and flooded 40 homes. "We have never seen a river rise as fast as this one did," said Anna Berg.',
    "old/b.txt": "The storm flooded 40 homes in the valley.",
}
NEW = 'The storm flooded 44 homes. "We have never seen a river rise as slow as this one did," said Anna Berg.'


@pytest.fixture(autouse=True)
def _desk(desk: Path) -> None:
    put("checker.toml", 'archive = "kept.sqlite"\n')
    for name, text in OLD.items():
        put(name, text)


def add(*words: str) -> int:
    return main(["archive", "add", *words, "--today", "2024-05-04"])


def listed(capsys: Printed, *words: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["archive", "list", "--format", "json", *words]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["version"] == 1
    rows: list[dict[str, Any]] = found["claims" if "--rule" in words else "articles"]
    return rows


def test_articles_that_the_gate_accepts_are_kept(capsys: Printed) -> None:
    put("old/bad.txt", "The storm killed 13 people.")
    assert add("old") == 1
    out = capsys.readouterr().out
    assert "old/a.txt: added: 2 claims, 1 quotation\n" in out
    assert (
        "old/bad.txt: refused: 1 finding at or above --fail-on error\n  old/bad.txt:1:18: error deaths "
        in out
    )
    assert out.endswith("exit 1: 1 of 3 articles refused; --accept keeps them all the same\n")
    assert [row["source"] for row in listed(capsys)] == ["old/a.txt", "old/b.txt"]
    assert add("old", "--accept") == 0
    assert "old/bad.txt: added" in capsys.readouterr().out
    [claim] = listed(capsys, "--rule", "storm/deaths")[1:]
    assert (claim["source"], claim["line"], claim["column"], claim["verdict"]) == (
        "old/bad.txt",
        1,
        18,
        "disagrees",
    )


def test_the_bar_is_the_gate_s(capsys: Printed) -> None:
    put("old/odd.txt", "The storm hit on Monday, May 4, 2024.")
    assert add("old", "--fail-on", "error") == 1
    assert add("old", "--fail-on", "never") == 0
    assert len(listed(capsys)) == 3


def test_what_cannot_be_read_is_named(capsys: Printed) -> None:
    Path("old/nul.txt").write_bytes(b"The storm\0")
    assert add("old") == 3
    out, err = capsys.readouterr()
    assert "old/nul.txt: not read: " in err
    assert out.endswith("exit 3: 1 article could not be read\n")
    assert len(listed(capsys)) == 2


def test_wrong_rules_leave_no_archive_behind() -> None:
    put("rules/storm.yaml", "facts: {deaths: {valeu: 3}}")
    assert add("old") == 2
    assert not Path("kept.sqlite").exists()


def test_nothing_is_kept_of_an_archive_that_is_not_there(capsys: Printed) -> None:
    for command in (["check", "old"], ["archive", "list"], ["archive", "forget", "a.txt"]):
        assert main(command) == 2
        assert "there is no such archive; `checker archive add` makes it" in capsys.readouterr().err


# --- new articles against the archive ---------------------------------------------------------------------------------


def report(paths: list[str], archive: bool) -> Report:
    rules = run.load_rules([Path("rules")])
    if not archive:
        return run.check([Path(path) for path in paths], rules)
    with Archive.at("kept.sqlite") as kept:
        return run.check([Path(path) for path in paths], rules, beside=kept)


def test_a_new_article_meets_archived_ones_as_if_they_were_in_the_run() -> None:
    assert add("old") == 0
    put("recent/c.txt", NEW)
    whole, alone = report(["old", "recent"], False), report(["recent"], True)
    mine = [finding for finding in whole.findings if finding.evidence.source == "recent/c.txt"]
    assert [finding.rule for finding in mine] == ["homes", "same-quotation"]
    assert list(alone.findings) == mine
    assert [card.source.path for card in alone.sources] == ["recent/c.txt"]
    assert [claim.evidence.source for claim in alone.claims] == ["recent/c.txt"]
    assert all(related.source.startswith("old/") for finding in mine for related in finding.related)


@pytest.mark.parametrize(
    "format", ["text", "json", "html", "sarif", "junit", "github", "gitlab", "markdown", "csv"]
)
def test_every_format_shows_sentences_of_archived_articles_that_are_not_here_any_more(
    format: str, capsys: Printed
) -> None:
    assert add("old") == 0
    for name in OLD:
        Path(name).unlink()
    put("new/c.txt", NEW)
    capsys.readouterr()
    assert main(["check", "new", "--format", format, "--fail-on", "warning"]) == 1
    assert "old/a.txt" in capsys.readouterr().out


def test_an_article_of_the_run_takes_the_place_of_its_archived_version() -> None:
    assert add("old") == 0
    put("old/a.txt", "The storm flooded 44 homes.")
    found = report(["old/a.txt"], True).findings
    assert [(one.rule, one.severity, [r.source for r in one.related]) for one in found] == [
        ("homes", Severity.NOTE, ["old/b.txt"])
    ]
    put("old/b.txt", "The storm flooded 44 homes.")
    assert list(report(["old"], True).findings) == []


def test_new_articles_that_outnumber_an_archived_one_hear_of_it() -> None:
    put("new/c.txt", "The storm flooded 44 homes up the river.")
    put("new/d.txt", "Down the river, too, the storm flooded 44 homes, in a single night of rain.")
    assert add("old/b.txt") == 0
    [note] = report(["new"], True).findings
    assert (note.evidence.source, note.severity, note.stated, note.expected) == (
        "new/c.txt",
        Severity.NOTE,
        "“44 homes”",
        "“40 homes”",
    )
    assert [related.source for related in note.related] == ["old/b.txt"]
    assert "40 homes” in old/b.txt: the archived article may need a correction" in note.message


def test_of_a_copy_the_new_article_is_asked_about() -> None:
    sold = "Officials said that the storm flooded 44 homes along the whole of the river."
    put("old/c.txt", sold)
    put("old/d.txt", "In the end the storm flooded 40 homes, the county found.")
    assert add("old", "--accept") == 0
    put("new/e.txt", sold)
    found = report(["new"], True).findings
    assert [(one.rule, one.evidence.source) for one in found] == [("homes", "new/e.txt")]


def test_rules_that_speak_of_no_new_article_ask_nothing() -> None:
    assert add("old") == 0
    put("new/c.txt", "The flood killed 40 people.")
    assert list(report(["new"], True).findings) == []


def test_the_command_line_names_another_archive(capsys: Printed) -> None:
    assert add("old/a.txt", "--archive", "other.sqlite") == 0
    assert listed(capsys, "--archive", "other.sqlite")
    put("new/c.txt", NEW)
    assert main(["check", "new", "--archive", "other.sqlite", "--fail-on", "warning"]) == 1
    assert not Path("kept.sqlite").exists()


# --- names, corrections, what is forgotten ----------------------------------------------------------------------------


def test_an_article_may_be_called_by_its_address(capsys: Printed) -> None:
    assert add("old/a.txt", "--id", "https://paper.example/1") == 0
    put("old/a.txt", "The storm flooded 41 homes.")
    assert add("old/a.txt", "--id", "https://paper.example/1", "--fail-on", "note") == 0
    assert "a correction takes the place" in capsys.readouterr().out
    [row] = listed(capsys)
    assert (row["source"], row["article_version"]) == ("https://paper.example/1", 2)
    put("recent/c.txt", "The storm flooded 51 homes.")
    assert main(["check", "recent", "--format", "sarif"]) == 0
    assert '"uri": "https://paper.example/1"' in capsys.readouterr().out
    assert add("old", "--id", "https://paper.example/1") == 2
    assert "--id names one article" in capsys.readouterr().err


def test_history_is_shown_when_it_is_asked_for(capsys: Printed) -> None:
    assert add("old") == 0
    put("old/b.txt", "The storm flooded 40 homes and killed 31 people.")
    assert main(["archive", "add", "old", "--today", "2024-05-09"]) == 0
    assert [row["article_version"] for row in listed(capsys)] == [1, 2]
    rows = listed(capsys, "--history")
    assert [(row["source"], row["corrected"]) for row in rows] == [
        ("old/a.txt", None),
        ("old/b.txt", "2024-05-09"),
        ("old/b.txt", None),
    ]
    assert main(["archive", "list", "--history"]) == 0
    assert (
        "old/b.txt  version 1  added 2024-05-04  1 claim, 0 quotations  corrected 2024-05-09\n"
        in capsys.readouterr().out
    )
    assert main(["archive", "list", "--rule", "homes", "--history"]) == 0
    assert (
        "old/b.txt:1:19: storm/homes: “40 homes” undecided (corrected 2024-05-09)\n"
        in capsys.readouterr().out
    )
    assert len(listed(capsys, "--rule", "homes", "--history")) == 3


def test_forgetting(capsys: Printed) -> None:
    assert add("old") == 0
    assert main(["archive", "forget"]) == 2
    assert main(["archive", "forget", "old/none.txt"]) == 2
    assert main(["archive", "forget", "old/b.txt"]) == 0
    assert "old/b.txt: version 1 of 2024-05-04 forgotten" in capsys.readouterr().out
    assert main(["archive", "forget", "--before", "2024-05-04"]) == 0
    assert listed(capsys) == []
    assert b"Anna Berg" not in Path("kept.sqlite").read_bytes()


def test_a_check_without_an_archive_does_not_load_the_library() -> None:
    put("checker.toml", "")
    code = "import sys; from checker.cli import main; main(['check', 'old']); sys.exit('sqlalchemy' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0
    )


# --- other doors ------------------------------------------------------------------------------------------------------


def test_the_library_takes_an_archive() -> None:
    assert add("old") == 0
    put("recent/c.txt", NEW)
    found = checker.check(["recent"], ["rules"], archive="kept.sqlite").findings
    assert [one.rule for one in found] == ["homes", "same-quotation"]
    text = checker.Source("d.txt", NEW, NEW, (), (), "text", "utf-8")
    assert checker.check([text], ["rules"], archive="kept.sqlite").failures == ()


def test_pytest_compares_with_the_configured_archive() -> None:
    assert add("old/b.txt", "--today", "2024-05-04") == 0
    put("checker.toml", 'archive = "kept.sqlite"\nfail-on = "note"\n')
    put("recent/c.txt", "The storm flooded 44 homes.")
    words = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--checker", "recent")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout
    assert "old/b.txt:1:19" in done.stdout


def test_of_very_many_archived_articles_a_dozen_is_shown() -> None:
    for number, place in enumerate(PLACES):
        put(f"old/{number:02}.txt", f"The storm flooded 40 homes {place}.")
    assert add("old", "--accept") == 0
    put("recent/c.txt", "The storm flooded 44 homes.")
    [finding] = report(["recent"], True).findings
    assert len(finding.related) == 12
    assert finding.message.endswith("19 of 20 articles have it otherwise")
    assert finding.arithmetic[0].endswith(" and 7 more")


PLACES = (
    *(
        "in the valley",
        "by the sea",
        "near a mill",
        "on both banks",
        "at the fair",
        "along Mill Lane",
        "below a dam",
    ),
    *(
        "beside the church",
        "on an island",
        "in four parishes",
        "upstream",
        "where the brook bends",
        "outside town",
    ),
    *("behind our school", "within hours", "before dawn", "after midnight", "under the old bridge"),
)


def test_what_changed_is_compared_with_the_archive_too(capsys: Printed) -> None:
    assert add("old", "--archive", "kept.sqlite") == 0
    git = ("git", "-c", "user.name=Desk", "-c", "user.email=desk@paper.example")
    subprocess.run([*git, "init", "-q"], check=True)
    put("recent/before.txt", "The storm passed.")
    subprocess.run([*git, "add", "recent"], check=True)
    subprocess.run([*git, "commit", "-qm", "before"], check=True)
    put("recent/c.txt", NEW)
    capsys.readouterr()
    assert main(["check", "recent", "--changed", "--format", "json", "--fail-on", "warning"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(one["rule"], one["source"]) for one in found["findings"]] == [
        ("homes", "recent/c.txt"),
        ("same-quotation", "recent/c.txt"),
    ]
