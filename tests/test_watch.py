"""`checker check --watch`: every save of an article, a rulebook, a table or the configuration, in one process, until Ctrl-C."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli.watch import watch
from checker.errors import UsageError
from tests.running import Running, hears_ctrl_c

RULE = "facts:\n  aboard: {value: 40 people, source: Coast guard, says: ferry had <value> aboard}\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for folder in ("news", "rules"):
        Path(folder).mkdir()
    Path("rules/ferry.yaml").write_text(RULE, encoding="utf-8")
    Path("news/a.txt").write_text("The ferry had 40 people aboard.\n", encoding="utf-8")
    Path("checker.toml").write_text(
        "articles = ['news/**/*.txt']\nreports = ['news/run.html', 'news/run.json']\n",
        encoding="utf-8",
    )
    return tmp_path


def saved(name: str, text: str) -> None:
    """As careful editors save: another file takes the name."""
    Path(f"{name}~").write_text(text, encoding="utf-8")
    Path(f"{name}~").replace(name)


def test_it_checks_again_at_every_save_and_ends_with_0() -> None:
    with Running("check", "--watch") as running:
        assert "exit 0: nothing at or above error" in running.until("watching")

        saved("news/a.txt", "The ferry had 52 people aboard.\n")
        seen = running.until("watching")
        assert seen.startswith("\nsaved: news/a.txt\nnews/a.txt:1:15: error aboard")
        assert "exit 1: 1 error" in seen

        saved("news/b.txt", "The ferry had 61 people aboard.\n")
        assert "saved: news/b.txt\n" in (seen := running.until("watching"))
        assert "Found 2 errors in 2 articles." in seen

        Path("news/a.txt").unlink()
        assert "gone: news/a.txt\n" in (seen := running.until("watching"))
        assert "Found 1 error in 1 article." in seen

        saved("rules/ferry.yaml", "facts:\n  aboard: {valeu: 61 people}\n")
        seen = running.until("watching")
        assert "rules/ferry.yaml:2:12: " in seen
        assert "did you mean 'value'" in seen
        assert "no article was checked" in seen

        saved("rules/ferry.yaml", RULE.replace("40", "61"))
        assert "Found nothing to report in 1 article." in running.until("watching")

        saved("checker.toml", "articles = ['news/*.txt']\n[severity]\naboard = 'of'\n")
        assert "checker.toml:3:1: severity" in running.until("watching")
        saved("checker.toml", "articles = ['news/*.txt']\n")
        assert "Found nothing to report in 1 article." in running.until("watching")
    assert running.code == 0


def test_a_table_is_watched_wherever_it_stands() -> None:
    Path("books/data").mkdir(parents=True)
    Path("books/data/crew.csv").write_text("name\nAda\nBo\n", encoding="utf-8")
    Path("books/crew.yaml").write_text(
        "tables: {crew: {file: data/crew.csv, source: Ferry line}}\n"
        "facts:\n  crew: {count: {in: crew}, unit: people, says: a crew of <value>}\n",
        encoding="utf-8",
    )
    Path("news/a.txt").write_text("She has a crew of 2 people.\n", encoding="utf-8")
    with Running("check", "news/a.txt", "--rules", "books/crew.yaml", "--watch") as running:
        assert "Found nothing to report" in running.until("watching")
        saved("books/data/crew.csv", "name\nAda\nBo\nCy\n")
        assert "saved: books/data/crew.csv\nnews/a.txt:1:19: error crew" in running.until("watching")


def test_on_a_terminal_the_screen_is_cleared() -> None:
    reader, writer = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "--watch"],
        stdout=writer, stderr=writer, stdin=writer, preexec_fn=hears_ctrl_c,  # noqa: PLW1509 - one thread
    )  # fmt: skip
    os.close(writer)
    said = b""
    while b"watching" not in said:
        said += os.read(reader, 10_000)
    run.send_signal(signal.SIGINT)
    assert run.wait(20) == 0
    os.close(reader)
    assert said.startswith(b"\x1b[H\x1b[2J\x1b[3J")


def test_what_is_wrong_from_the_start_is_not_watched(capfd: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "checker", "check", "--watch", "--new-only"], capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 2
    assert "--new-only: say since when" in done.stderr


def test_a_mistake_is_said_and_the_next_save_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    runs = iter([UsageError("no such folder"), None, KeyboardInterrupt()])

    def once() -> None:
        Path("news/a.txt").write_text(f"{next(counts)}", encoding="utf-8")
        if (error := next(runs)) is not None:
            raise error

    counts = iter(range(9))
    assert watch(once, lambda: [Path("news")]) == 0
    said = capsys.readouterr()
    assert "checker: no such folder\n" in said.err
    assert said.out.count("watching; Ctrl-C ends it") == 2


def test_nothing_that_it_writes_itself_sets_it_off() -> None:
    with Running("check", "--watch") as running:
        running.until("watching")
        before = Path("news/run.html").stat().st_ino
        saved("news/a.txt", "The ferry had 40 people aboard!\n")
        running.until("watching")
        assert Path("news/run.html").stat().st_ino != before
        saved("news/a.txt", "The ferry had 40 people aboard.\n")
        assert running.until("watching").startswith("\nsaved: news/a.txt\nFound nothing")

        saved("checker.toml", "articles = ['news/*.txt']\nreports = ['news/other.html']\n")
        running.until("watching")
        saved("news/a.txt", "The ferry had 40 people aboard!\n")
        assert running.until("watching").startswith("\nsaved: news/a.txt\nFound nothing")
