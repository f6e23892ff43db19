"""Which files are rulebooks: ``rules/`` → ``rules/alabama-senate-2017.yaml``, ``rules/takeover.yml``; hidden ones are none."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = frozenset({".yaml", ".yml"})


def find(path: Path) -> list[Path]:
    """The rulebook files of a folder (``.yaml`` and ``.yml``), sorted; of a file, itself, whatever its ending."""
    if not path.is_dir():
        return [path]
    return sorted(
        child
        for child in path.rglob("*")
        if child.suffix.lower() in SUFFIXES
        and child.is_file()
        and not any(part.startswith(".") for part in child.relative_to(path).parts)
    )
