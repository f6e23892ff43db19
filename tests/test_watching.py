"""Saves are told, whichever way an editor saves: in place, by another name, file after file, through links, after a while away."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import watching
from checker.watching import saves


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article; no look but the first and those that a notice asks for."""
    monkeypatch.setattr(watching, "SWEEP", 60.0)
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/ferry.txt").write_text("one", encoding="utf-8")
    return tmp_path


def told(roots: Callable[[], list[Path]], *steps: Callable[[], object], without: tuple[Path, ...] = ()) -> list[list[str]]:  # fmt: skip
    """What is told after each step; a step is taken while nothing is going on any more."""
    found = saves(roots, lambda: without)
    assert next(found) == ()
    told = []
    for step in steps:
        late = threading.Timer(0.2, step)
        late.start()
        told.append([path.as_posix() for path in next(found)])
        late.join()
    found.close()
    return told


def news() -> list[Path]:
    return [Path("news")]


def written(name: str, text: str) -> Callable[[], None]:
    return lambda: Path(name).write_text(text, encoding="utf-8") and None


def by_name(name: str, text: str) -> Callable[[], None]:
    """As careful editors save: another file takes the name."""

    def save() -> None:
        Path(f"{name}~").write_text(text, encoding="utf-8")
        Path(f"{name}~").replace(name)

    return save


@pytest.mark.parametrize("roots", [news, lambda: [Path("news/ferry.txt")]], ids=["folder", "file"])
def test_a_save_is_told_again_and_again(desk: Path, roots: Callable[[], list[Path]]) -> None:
    steps = [written("news/ferry.txt", "two"), by_name("news/ferry.txt", "six"), written("news/ferry.txt", "ten"), Path("news/ferry.txt").unlink, written("news/ferry.txt", "new")]  # fmt: skip
    assert told(roots, *steps) == [["news/ferry.txt"]] * 5


def test_a_save_of_the_same_size_and_time_is_one(desk: Path) -> None:
    def copied() -> None:
        state = Path("news/ferry.txt").stat()
        Path("news/ferry.txt").write_text("two", encoding="utf-8")
        os.utime("news/ferry.txt", ns=(state.st_atime_ns, state.st_mtime_ns))

    assert told(news, copied) == [["news/ferry.txt"]]


def test_files_come_and_go_and_so_do_folders(desk: Path) -> None:
    def folder() -> None:
        Path("news/deep/er").mkdir(parents=True)
        Path("news/deep/er/storm.txt").write_text("Storm", encoding="utf-8")

    steps = [folder, lambda: shutil.move("news/deep", "news/old"), lambda: shutil.rmtree("news/old")]
    assert told(news, *steps) == [
        ["news/deep/er/storm.txt"],
        ["news/deep/er/storm.txt", "news/old/er/storm.txt"],
        ["news/old/er/storm.txt"],
    ]


def test_a_folder_that_is_not_there_is_waited_for(desk: Path) -> None:
    steps = [lambda: Path("news").rename("old"), lambda: Path("old").rename("news")]
    assert told(news, *steps) == [["news/ferry.txt"]] * 2


def test_what_was_saved_meanwhile_is_told_at_once(desk: Path) -> None:
    found = saves(news)
    next(found)
    written("news/ferry.txt", "two")()
    written("news/storm.txt", "Storm")()
    assert next(found) == (Path("news/ferry.txt"), Path("news/storm.txt"))


def test_a_file_that_is_half_written_is_passed_over(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by looking alone: no notice says when its writer was done."""
    monkeypatch.setattr(watching, "_STILL", 200)
    found = saves(news)
    next(found)
    begun = threading.Event()

    def slowly() -> None:
        with Path("news/ferry.txt").open("w", encoding="utf-8", buffering=1) as file:
            for line in range(30):
                file.write(f"line {line}\n")
                begun.set()
                time.sleep(0.005)

    writer = threading.Thread(target=slowly)
    writer.start()
    begun.wait()
    assert next(found) == (Path("news/ferry.txt"),)
    assert Path("news/ferry.txt").read_text("utf-8").endswith("line 29\n")
    writer.join()


def test_what_nobody_asked_for_is_not_told(desk: Path) -> None:
    Path("news/reports").mkdir()

    def noise() -> None:
        for name in (
            "news/.ferry.txt.swp",
            "news/ferry.txt~",
            "news/reports/run.html",
            "news/run.json",
            "other.txt",
        ):
            written(name, "x")()
        time.sleep(0.3)
        written("news/storm.txt", "Storm")()

    without = (Path("news/reports"), Path("news/../news/run.json"))
    assert told(news, noise, without=without) == [["news/storm.txt"]]


def test_links_are_followed_and_rings_end(desk: Path) -> None:
    Path("elsewhere").mkdir()
    written("elsewhere/a.txt", "one")()
    Path("news/linked").symlink_to("../elsewhere", target_is_directory=True)
    Path("elsewhere/ring").symlink_to("../news", target_is_directory=True)
    Path("news/nowhere.txt").symlink_to("gone.txt")
    assert told(news, written("elsewhere/a.txt", "two")) == [["news/linked/a.txt"]]


def test_what_is_asked_for_from_now_on_is_told_when_it_changes(desk: Path) -> None:
    asked = news()
    written("table.csv", "a,b")()
    time.sleep(0.05)
    found = saves(lambda: asked)
    next(found)
    asked.append(Path("table.csv"))
    written("news/ferry.txt", "two")()
    assert next(found) == (Path("news/ferry.txt"),)
    written("table.csv", "a,b,c")()
    assert next(found) == (Path("table.csv"),)


def test_what_changes_while_it_begins_to_be_asked_for_is_told(desk: Path) -> None:
    """Its reader may have read it before."""
    asked = news()
    found = saves(lambda: asked)
    next(found)
    asked.append(Path("table.csv"))
    written("table.csv", "a,b")()
    assert next(found) == (Path("table.csv"),)


def test_without_notices_it_is_looked_at_all_the_same(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder on another machine: nothing is heard."""
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "true")
    monkeypatch.setenv("WATCHFILES_POLL_DELAY_MS", "60000")
    monkeypatch.setattr(watching, "SWEEP", 0.1)
    monkeypatch.setattr(watching, "_SHARE", 1)
    assert told(news, written("news/ferry.txt", "two")) == [["news/ferry.txt"]]
