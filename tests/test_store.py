"""What is remembered: by question and by code, never trusted when damaged, never in the way."""

from __future__ import annotations

import os
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


def test_an_answer_of_other_code_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    ask(times)
    source = Path(store.__file__)
    before = source.stat()
    try:
        os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
        store.code.cache_clear()
        ask(times)
    finally:
        os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
        store.code.cache_clear()
    assert len(times) == 2


def test_a_folder_that_cannot_be_written_is_no_matter(kept: Path) -> None:
    kept.write_text("a file where the folder should be")
    times: list[int] = []
    assert ask(times) == ask(times) == ["an answer"]
    assert len(times) == 2
