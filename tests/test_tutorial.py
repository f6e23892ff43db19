"""docs/tutorial.md does what it says: its files are written, its commands run, and what they print is what stands there.

After a wanted change: ``KEEP=1 pytest tests/test_tutorial.py`` writes what the commands print, then read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from checker.cli import main

PAGE = Path(__file__).parent.parent / "docs/tutorial.md"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_command_of_the_tutorial_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    commands = 0

    def done(block: re.Match[str]) -> str:
        nonlocal commands
        language, file, body = block.groups()
        if file is not None:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(body, encoding="utf-8")
        if language != "console":
            return block[0]
        shown = ""
        for line in body.splitlines():
            if line.startswith("$ "):
                words = shlex.split(line.removeprefix("$ "))
                assert words[0] == "checker", "the tutorial runs nothing but checker"
                main(words[1:])
                printed = capsys.readouterr()
                shown += f"{line}\n{printed.out}{printed.err}"
                commands += 1
        return f"```console\n{shown}```"

    now = _BLOCK.sub(done, text)
    if os.environ.get("KEEP"):
        PAGE.write_text(now, encoding="utf-8")
        text = now
    assert now == text
    assert commands > 8
