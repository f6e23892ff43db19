"""What is remembered: by question and by code, never trusted when damaged, never in the way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import store


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def ask(times: list[int]) -> list[str] | None:
    def work() -> list[str]:
        times.append(1)
        return ["an answer"]

    return store.remember("a question", work)


def test_a_question_is_worked_out_once() -> None:
    times: list[int] = []
    assert ask(times) == ask(times) == ["an answer"]
    assert len(times) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b'{"question": "another", "answer": []}', b"\xff", b"[1]"])
def test_a_damaged_answer_is_none(damage: bytes, kept: Path) -> None:
    times: list[int] = []
    ask(times)
    (file,) = kept.rglob("*.json")
    file.write_bytes(damage)
    assert ask(times) == ["an answer"]
    assert len(times) == 2


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The one module of a program of its own."""
    file = tmp_path / "program" / "room" / "module.py"
    file.parent.mkdir(parents=True)
    file.write_text("x = 1", encoding="utf-8")
    monkeypatch.setattr(store, "_TOP", str(tmp_path / "program"))
    store.code.cache_clear()
    yield file
    store.code.cache_clear()


def test_an_answer_of_other_code_is_none(module: Path) -> None:
    times: list[int] = []
    ask(times)
    module.write_text("x = 2", encoding="utf-8")
    store.code.cache_clear()
    ask(times)
    assert len(times) == 2


def test_the_same_code_in_another_place_is_the_same_code(
    module: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = store.code()
    os.utime(module, ns=(1, 1))
    store.code.cache_clear()
    assert store.code() == here
    (tmp_path / "program").rename(tmp_path / "installed")
    monkeypatch.setattr(store, "_TOP", str(tmp_path / "installed"))
    store.code.cache_clear()
    assert store.code() == here


@pytest.mark.parametrize("harm", ["", "x" * 64, "12"])
def test_what_the_code_is_is_worked_out_again_when_that_note_is_damaged(
    module: Path, kept: Path, harm: str
) -> None:
    here = store.code()
    (note,) = kept.glob("code-*")
    note.write_text(harm, encoding="ascii")
    store.code.cache_clear()
    assert store.code() == here


def test_a_folder_that_cannot_be_written_is_no_matter(kept: Path) -> None:
    kept.write_text("a file where the folder should be")
    times: list[int] = []
    assert ask(times) == ask(times) == ["an answer"]
    assert len(times) == 2
