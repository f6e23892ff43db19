"""A git repository for a test, without any configuration of the person or the machine that runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

_OURS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Desk",
    "GIT_AUTHOR_EMAIL": "desk@example.org",
    "GIT_COMMITTER_NAME": "Desk",
    "GIT_COMMITTER_EMAIL": "desk@example.org",
}


def begun(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Begin a repository in a new folder, with the branch ``main``, and go there."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        patch.delenv(name)
    for name, value in _OURS.items():
        patch.setenv(name, value)
    folder.mkdir()
    patch.chdir(folder)
    git("init", "-q", "-b", "main")


def git(*arguments: str, folder: Path | str = ".") -> str:
    """What git prints; it has to succeed."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def written(name: str, text: str) -> Path:
    """Write a file, as it is."""
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")
    return file


def commit(message: str) -> None:
    """Commit all that stands in the work tree."""
    git("add", "-A")
    git("commit", "-q", "-m", message)
