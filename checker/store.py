"""Answers remembered by content, so that pint, pandas and Great Expectations are asked once and not at every run.

A question is text that holds everything the answer depends on; the answer is a list of strings, kept as JSON under
``$CHECKER_CACHE_DIR``, else ``$XDG_CACHE_HOME/checker``, else ``~/.cache/checker``. A damaged or foreign file counts as
absent; deleting the folder is always safe; nothing in it is ever run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from checker.beside import beside
from checker.version import __version__

Work = Callable[[], list[str] | None]
_TOP = os.path.dirname(__file__)  # noqa: PTH120 - os is three times faster here, and this is on every start
_disabled = False


def set_disabled(whether: bool) -> None:
    """Neither recall nor keep anything from now on, in this process and those that it starts: ``--no-cache``."""
    global _disabled  # noqa: PLW0603 - one switch for the whole process, thrown by the command line
    _disabled = whether


def is_disabled() -> bool:
    """Whether nothing is recalled or kept."""
    return _disabled


def folder() -> Path:
    """Where answers are kept."""
    if own := os.environ.get("CHECKER_CACHE_DIR"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "checker"


def remember(question: str, work: Work) -> list[str] | None:
    """The answer to a question, worked out when it is not at hand; an exception of ``work`` is not remembered."""
    kept = recall(question)
    if kept is not None:
        return kept[0]
    answer = work()
    keep(question, answer)
    return answer


def recall(question: str) -> tuple[list[str] | None] | None:
    """The answer that was kept, in brackets; None when none was, or it is damaged."""
    if _disabled:
        return None
    try:
        kept = json.loads(_file(question).read_bytes())
        if kept["question"] == question and _is_answer(kept["answer"]):
            return (kept["answer"],)
    except (OSError, ValueError, TypeError, KeyError):
        pass
    return None


def keep(question: str, answer: list[str] | None) -> None:
    """Keep an answer; a cache that cannot be written costs time, never the run."""
    if _disabled:
        return
    file = _file(question)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        waiting = beside(file)
        waiting.write_text(json.dumps({"question": question, "answer": answer}), encoding="utf-8")
        waiting.replace(file)
    except OSError:
        pass


@cache
def code() -> str:
    """What the program itself is: an answer of other code is none, so that nobody who works on it sees a stale one.

    It is a digest of the content of all modules, so that it is the same wherever the same code is installed. It is
    remembered beside the look of the files (sizes and times): to read them all would take a tenth of a run.
    """
    found: list[tuple[str, int, int]] = []
    folders = [_TOP]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    found.append((entry.path, state.st_size, state.st_mtime_ns))
                elif entry.is_dir() and entry.name != "__pycache__":
                    folders.append(entry.path)
    look = sha256(repr(sorted(found)).encode("utf-8", "surrogateescape")).hexdigest()
    known = folder() / f"code-{look[:32]}"
    with suppress(OSError, ValueError):
        kept = known.read_text("ascii")
        if not _disabled and len(kept) == len(look) and int(kept, 16) >= 0:
            return kept
    whole = sha256(__version__.encode())
    for path, _, _ in sorted(found):
        whole.update(os.path.relpath(path, _TOP).encode("utf-8", "surrogateescape"))
        whole.update(sha256(Path(path).read_bytes()).digest())
    digest = whole.hexdigest()
    if not _disabled:
        with suppress(OSError):
            known.parent.mkdir(parents=True, exist_ok=True)
            waiting = beside(known)
            waiting.write_text(digest, "ascii")
            waiting.replace(known)
    return digest


def _file(question: str) -> Path:
    name = sha256(f"{code()}\n{question}".encode()).hexdigest()
    return folder() / name[:2] / f"{name[2:]}.json"


def _is_answer(answer: object) -> bool:
    return answer is None or (isinstance(answer, list) and all(isinstance(part, str) for part in answer))
