"""What commands ask for alike: the type of a row of subcommands, and where rulebooks are when nobody says."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def rule_paths(given: list[Path] | None) -> list[Path]:
    """The rulebooks asked for; else ``rules/``, where there is one."""
    if given is not None:
        return given
    usual = Path("rules")
    return [usual] if usual.is_dir() else []
