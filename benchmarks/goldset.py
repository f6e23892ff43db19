"""The articles of gold/ with their annotations: ``- {span: At least 14 people, kind: count, value: 14, within: 14 ..}``.

The form and the rules are in gold/README.md. SystemExit with ``path: entry`` where an annotation does not stand in its text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent / "gold"
HALVES = ("open", "held-out")
_KEYS = {"span", "kind", "value", "within", "unit", "hedge", "voice", "optional"}
ANY = "any"


@dataclass(frozen=True, slots=True)
class Stated:
    """One annotation; None means "not judged". ``within`` has "any" for an end that is not judged, "" for an open one."""

    start: int
    end: int
    text: str
    kinds: frozenset[str]
    value: str
    within: tuple[str, str] | None
    units: frozenset[str] | None
    hedge: str | None
    voice: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One text, the day it appeared, and what it states."""

    name: str
    half: str
    path: Path
    text: str
    published: date
    stated: tuple[Stated, ...]


def articles(halves: tuple[str, ...] = HALVES, folder: Path = FOLDER) -> Iterator[Article]:
    """The articles of these halves, by name."""
    for half in halves:
        for path in sorted((folder / half).glob("*.txt")):
            yield _article(path, half)


def _article(path: Path, half: str) -> Article:
    text = path.read_text("utf-8")
    notes = path.with_suffix(".yaml")
    raw = yaml.load(notes.read_text("utf-8"), yaml.BaseLoader)
    stated: list[Stated] = []
    at = 0
    for entry in raw["mentions"]:
        start = _find(text, entry["span"], at)
        if start < 0 or not entry.keys() <= _KEYS:
            sys.exit(f"{notes}: {entry}: not in the text after offset {at}, or an unknown key")
        at = start + len(entry["span"])
        stated.append(_stated(entry, start))
    return Article(path.stem, half, path, text, date.fromisoformat(raw["published"]), tuple(stated))


def _find(text: str, span: str, at: int) -> int:
    """Where the words next stand, not inside a longer word or number."""
    pattern = rf"(?<!\w)(?<!\d[.,]){re.escape(span)}(?!\w)(?![.,]\d)"
    found = re.compile(pattern).search(text, at)
    return found.start() if found else -1


def _stated(entry: dict[str, str], start: int) -> Stated:
    within: tuple[str, str] | None = None
    if "within" in entry:
        low, dots, high = (part.strip() for part in entry["within"].partition(".."))
        within = (low, high if dots else low)
    hedge, voice = entry.get("hedge", ""), entry.get("voice", "own")
    return Stated(
        start,
        start + len(entry["span"]),
        entry["span"],
        frozenset(entry["kind"].split(" | ")),
        entry["value"],
        within,
        frozenset(entry["unit"].lower().split(" | ")) if "unit" in entry else None,
        None if hedge == ANY else hedge,
        None if voice == ANY else voice,
        entry.get("optional") == "yes",
    )
