"""Every command and every option is spoken of in README.md or docs/, and every option says what it does."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.cli import parser

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(
    one: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, argparse.Action]]:
    """(command, action) for every argument of every command, and of the commands below it."""
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield " ".join((*path, name)), action
                yield from commands(below, (*path, name))
        elif action.dest != "help":
            yield " ".join(path), action


ALL = list(commands(parser()))
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize("command", sorted({command for command, _ in ALL if command}))
def test_a_command_is_documented(command: str) -> None:
    assert re.search(rf"checker {command}\b", TEXT)


@pytest.mark.parametrize(("command", "option"), sorted({(c, o) for c, a in ALL for o in a.option_strings}))
def test_an_option_is_documented(command: str, option: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}\b", TEXT), f"checker {command} {option}"


@pytest.mark.parametrize(("command", "action"), [(c, a) for c, a in ALL if not a.choices], ids=str)
def test_an_argument_says_what_it_is(command: str, action: argparse.Action) -> None:
    assert action.help
