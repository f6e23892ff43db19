"""``checker config``: the settings in force here, and where each came from."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from checker import settings

if TYPE_CHECKING:
    from checker.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("config", help="show the settings in force, and where each came from")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line a setting: name, value, origin."""
    found = settings.find(Path.cwd())
    rows = [(name, _shown(setting.value), setting.origin) for name, setting in found.values.items()]
    names, values = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, value, origin in rows:
        print(f"{name:<{names}} = {value:<{values}}  # {origin}")
    return 0


def _shown(value: settings.Value) -> str:
    """A value as TOML would have it."""
    if value is None:
        return "(none)"
    if isinstance(value, str):
        return f'"{settings.masked(value)}"'
    if isinstance(value, Mapping):
        return (
            "{ " + ", ".join(f'"{key}" = "{word}"' for key, word in value.items()) + " }" if value else "{}"
        )
    return "[" + ", ".join(f'"{text}"' for text in value) + "]"
