"""The plugin as a project uses it: pytest in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RULE = "event: {title: Storm, articles: storm}\nfacts:\n  deaths: {value: 31 people, source: Office, says: killed <value>}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "rules/storm.yaml": RULE,
        "articles/good.txt": "The storm killed 31 people.",
        "articles/bad.md": "The storm killed 13 people.",
        "articles/other.txt": "It was held on Monday, 12 December 2017.",
        "articles/map.png": "no article",
        "pyproject.toml": '[tool.checker]\nrules = ["rules"]\n',
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"CHECKER_CACHE_DIR": str(project / "cache"), "COLUMNS": "200"}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-v", *arguments]
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)


def test_each_article_and_rulebook_is_a_test(project: Path) -> None:
    done = run(project, "--checker", "articles")
    assert done.returncode == 1, done.stdout
    for line in (
        "articles/bad.md::storm FAILED",
        "articles/bad.md::built-in PASSED",
        "articles/good.txt::storm PASSED",
        "articles/other.txt::built-in FAILED",
        "articles/bad.md:1:18: error deaths",
        "= expected: 31 people",
        "error weekday",
    ):
        assert line in done.stdout
    assert "Traceback" not in done.stdout
    assert "articles/other.txt::storm" not in done.stdout
    assert "map.png" not in done.stdout
    assert "2 failed, 3 passed" in done.stdout


def test_one_alone(project: Path) -> None:
    done = run(project, "--checker", "articles/good.txt")
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_nothing_is_collected_unless_asked_for(project: Path) -> None:
    assert "no tests ran" in run(project, "articles").stdout


def test_an_article_that_cannot_be_read_fails(project: Path) -> None:
    (project / "articles/nul.txt").write_bytes(b"The storm\0")
    done = run(project, "--checker", "articles/nul.txt")
    assert done.returncode == 1
    assert "articles/nul.txt could not be read" in done.stdout
