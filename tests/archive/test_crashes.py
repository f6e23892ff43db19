"""A run that is killed leaves whole articles; so does a power cut, which may lose the end of what was written ahead."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from checker.archive import Archive
from checker.errors import UsageError
from tests.archive.conftest import put

TEXT = 'The storm killed 31 people and flooded 40 homes. "We have never seen a river rise as fast as this," said Anna Berg.\n'
ADD = (sys.executable, "-m", "checker", "archive", "add", "articles", "--jobs", "1", "--today", "2024-05-04")


@pytest.fixture
def articles(desk: Path) -> None:
    for number in range(24):
        put(f"articles/{number:02}.txt", TEXT * 10)


def whole(place: str) -> int:
    """How many articles are there; each must be whole."""
    with Archive.at(place) as archive:
        found = list(archive.articles())
        claims: dict[str, int] = {}
        for kept in archive.claims():
            claims[kept.article.name] = claims.get(kept.article.name, 0) + 1
        assert claims == {one.name: one.claims for one in found}
        assert {(one.claims, one.sayings) for one in found} <= {(20, 10)}
    return len(found)


def test_a_killed_run_leaves_whole_articles_and_the_next_one_goes_on(articles: None, place: str) -> None:
    add = (*ADD, "--archive", place)
    met: set[int] = set()
    for wanted in (1, 9):
        process = subprocess.Popen(add, stdout=subprocess.PIPE)
        assert process.stdout is not None
        for _ in range(wanted):
            assert process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        process.stdout.close()
        process.wait()
        met.add(whole(place))
    assert min(met) >= 1
    done = subprocess.run(add, check=True, capture_output=True, text=True)
    assert done.stdout.count("unchanged") == max(met)
    assert done.stdout.count("added") == 24 - max(met)
    assert whole(place) == 24


def test_what_was_written_ahead_may_end_anywhere(desk: Path) -> None:
    """As after a power cut: the main file, and the beginning of what was written ahead of it."""
    for name in ("a", "b"):
        put(f"articles/{name}.txt", TEXT * 10)
    reader = None
    try:
        subprocess.run((*ADD, "--archive", "kept.sqlite"), check=True, capture_output=True)
        reader = sqlite3.connect(
            "kept.sqlite"
        )  # who reads keeps the log from being folded into the main file
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM archive_article").fetchall()
        put("articles/c.txt", TEXT * 10)
        subprocess.run((*ADD, "--archive", "kept.sqlite"), check=True, capture_output=True)
        log = Path("kept.sqlite-wal").read_bytes()
        assert len(log) > 20_000
        met = set()
        for part in range(41):
            shutil.copy("kept.sqlite", "cut.sqlite")
            Path("cut.sqlite-shm").unlink(missing_ok=True)
            Path("cut.sqlite-wal").write_bytes(log[: len(log) * part // 40])
            met.add(whole("cut.sqlite"))
        assert met == {2, 3}
    finally:
        if reader is not None:
            reader.close()


def test_a_run_waits_for_another_that_writes(desk: Path) -> None:
    put("articles/a.txt", TEXT)
    subprocess.run((*ADD, "--archive", "kept.sqlite"), check=True, capture_output=True)
    put("articles/b.txt", TEXT)
    writer = sqlite3.connect("kept.sqlite", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    process = subprocess.Popen((*ADD, "--archive", "kept.sqlite"), stdout=subprocess.DEVNULL)
    time.sleep(0.5)
    assert process.poll() is None
    writer.execute("COMMIT")
    writer.close()
    assert process.wait(60) == 0
    with Archive.at("kept.sqlite") as archive:
        assert {one.added for one in archive.articles()} == {date(2024, 5, 4)}
        assert len(list(archive.articles())) == 2


def test_who_cannot_write_says_so(desk: Path) -> None:
    with pytest.raises(UsageError, match=r"archive /proc/kept\.sqlite: "):
        Archive.at("/proc/kept.sqlite", make=True)
