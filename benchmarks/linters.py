"""The peers of the gate: programs that look through prose for what their rules name, on the same files.

None of them does what checker does: they look for words, whatever these say. semgrep and Vale are given the cue words of the
same rulebooks ("death toll", "was sold for"), codespell, proselint and textlint rules of their own. One that cannot be
installed is named with the reason.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import world
from peers import install

HOME = Path(__file__).resolve().parent / "linters"
_CHOICE = re.compile(r"\(([^()]*)\)")
_GAP = re.compile(r"\.\.\.|\{\w+\}|<\w+>")
Paths = Sequence[str]


@dataclass(frozen=True, slots=True)
class Linter:
    """A program: the package it comes in, what it looks for, its command in the scratch folder, exit codes of a good run."""

    name: str
    package: str
    looks_for: str
    command: Callable[[Path, Paths], list[str]]
    codes: tuple[int, ...] = (0, 1)


def _python(folder: Path, name: str) -> str:
    return str(folder / "venv" / "bin" / name)


def _node(folder: Path, name: str) -> str:
    return str(folder / "node_modules" / ".bin" / name)


LINTERS = (
    Linter(
        "codespell 2.4.3", "codespell", "misspelt words", lambda at, files: [_python(at, "codespell"), *files], (0, 65)
    ),
    Linter(
        "proselint 0.16.0",
        "proselint",
        "its own rules of style",
        lambda at, files: [_python(at, "proselint"), "check", *files],
    ),
    Linter(
        "semgrep 1.185.0, generic",
        "semgrep",
        "the rulebooks' cue words",
        lambda at, files: [
            _python(at, "semgrep"), "scan", "--config", "cues.yaml", "--metrics", "off", "--disable-version-check",
            "--no-git-ignore", "--json", "--jobs", "2", *files,
        ],
    ),
    Linter(
        "textlint 15.8.0",
        "textlint",
        "misspellings, terms, weekdays",
        lambda at, files: [_node(at, "textlint"), "--format", "json", *files],
    ),
    Linter(
        "Vale",
        "@vvago/vale",
        "the rulebooks' cue words",
        lambda at, files: [_node(at, "vale"), "--output", "JSON", *files],
    ),
)  # fmt: skip


def prepared(scratch: Path) -> tuple[list[Linter], list[str]]:
    """Install the programs and write their rules: those that are here, and a line on each that is not."""
    bench = install(scratch, HOME)
    shutil.copy(HOME / "textlintrc.json", scratch / ".textlintrc.json")
    _write_semgrep(scratch / "cues.yaml")
    _write_vale(scratch)
    here = [one for one in LINTERS if one.package not in bench.missing]
    absent = [
        f"{one.name}: not measured: {bench.missing[one.package]}"
        for one in LINTERS
        if one.package in bench.missing
    ]
    return here, absent


def cues() -> dict[str, list[str]]:
    """What the wordings of each fact have besides names, values and gaps: ``(was | were) sold for <value>`` is two phrases.

    Little words that stand alone ("of", "with") are left out: they would be found in every sentence.
    """
    found = {}
    for kind in world.kinds():
        for name, fact in kind["facts"].items():
            phrases: dict[str, None] = {}
            for wording in fact["says"].splitlines():
                for chosen in product(*(part.split("|") for part in _CHOICE.split(wording))):
                    parts = (" ".join(part.split()) for part in _GAP.split(" ".join(chosen)))
                    phrases |= dict.fromkeys(part for part in parts if len(part) > 4)
            if phrases:
                found[f"{kind['file']}-{name.replace('_', '-')}"] = list(phrases)
    return found


def _write_semgrep(file: Path) -> None:
    """One rule a fact, as JSON, which is YAML too."""
    rules = [
        {
            "id": name,
            "languages": ["generic"],
            "severity": "INFO",
            "message": f"speaks of {name}",
            "pattern-either": [{"pattern": phrase} for phrase in phrases],
        }
        for name, phrases in cues().items()
    ]
    file.write_text(json.dumps({"rules": rules}), "utf-8")


def _write_vale(scratch: Path) -> None:
    """One style of ``existence`` rules."""
    (scratch / ".vale.ini").write_text(
        "StylesPath = styles\nMinAlertLevel = suggestion\n[*.{txt,md,html}]\nBasedOnStyles = Cues\n", "utf-8"
    )
    style = scratch / "styles" / "Cues"
    style.mkdir(parents=True, exist_ok=True)
    for name, phrases in cues().items():
        rule = {"extends": "existence", "message": f"speaks of {name}", "level": "warning", "tokens": phrases}
        (style / f"{name}.yml").write_text(json.dumps(rule), "utf-8")
