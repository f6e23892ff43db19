"""A folder to stand in, and in it an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inputs.archives import ARCHIVES


@pytest.fixture(params=ARCHIVES)
def archive(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an archive of ``COUNT`` articles in the folder where the test stands."""
    monkeypatch.chdir(tmp_path)
    name: str = request.param
    Path(name).write_bytes(ARCHIVES[name]())
    return name


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
