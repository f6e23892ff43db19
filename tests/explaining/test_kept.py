"""What the commands for rule makers print, kept as files in ``kept/``: read them to see what a rule maker sees.

After a wanted change: ``KEEP=1 pytest tests/explaining``, then read the difference before committing it.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest

from checker.cli import main

KEPT = Path(__file__).with_name("kept")
COMMANDS = {
    "explain-fact": "explain deaths articles/morning.txt articles/evening.md",
    "explain-near": "explain gusts articles/morning.txt --all",
    "explain-line": "explain storm/deaths articles/evening.md:8",
    "explain-choice": "explain schools articles/morning.txt articles/evening.md",
    "explain-lookup": "explain last_as_strong articles/morning.txt",
    "explain-check": "explain page_date articles/morning.txt",
    "explain-quote": "explain home articles/morning.txt",
    "explain-term": "explain natural articles/evening.md",
    "explain-built-in": "explain same-quotation articles/morning.txt",
    "coverage": "coverage articles",
    "coverage-summary": "coverage articles --summary",
    "learn-known": "learn articles/morning.txt:7",
    "learn-new": "learn articles/evening.md:8",
    "learn-as": "learn articles/evening.md:8 --as deaths",
    "learn-checked": "learn articles/morning.txt:11",
    "rules-test": "rules test",
    "rules-test-fails": "rules test broken/storm.yaml",
    "rules-show": "rules show",
    "rules-show-one": "rules show --rule years_since --rule grew",
    "rules-new": "rules new rules/harbour-fire.yaml --date 2024-05-04 --name Harbour",
    "explain-text": "explain gusts --text 'Alma came with heavy rain and winds of 131 km/h.'",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_what_is_kept(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(shlex.split(COMMANDS[name]))
    printed = capsys.readouterr()
    shown = f"$ checker {COMMANDS[name]}\n{printed.out}{printed.err}(exit {code})\n"
    file = KEPT / f"{name}.txt"
    if os.environ.get("KEEP"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(shown.encode())
    assert shown == file.read_bytes().decode()


def test_nothing_is_kept_that_no_command_prints() -> None:
    assert {file.stem for file in KEPT.iterdir()} == set(COMMANDS)
