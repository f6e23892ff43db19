"""A small desk of its own for every test of explaining: rulebook, table and articles, in a fresh folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    shutil.copytree(Path(__file__).with_name("desk"), folder)
    monkeypatch.chdir(folder)
    return folder
