"""The readers that are compared: how each is installed, what it claims to read, and what its rows say in checker's words.

``{"type": "dimension", "resolution": {"value": "165", "unit": "Mile per hour"}}`` → quantity 165 mile_per_hour.
A peer that cannot be installed is named with the reason; it is never left out in silence.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READERS = Path(__file__).resolve().parent / "readers"
NUMBER = "number"
"""The kind of a reader that tells numbers from one another no further."""
_CALENDAR = frozenset({"date", "weekday", "year", "decade"})


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a reader. ``low`` and ``high`` are None where a reader has no such thing, "" for an open end."""

    start: int
    end: int
    kind: str
    value: str
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    hedge: str = ""
    voice: str | None = None


Interpreter = Callable[[dict[str, Any]], Iterator[Said]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A reader: the package it comes in (None: this project), its script, the kinds it claims, and what rows mean."""

    name: str
    package: str | None
    script: str
    claims: frozenset[str]
    interpret: Interpreter
    exact: bool = False
    """Whether its calendar intervals are held against the gold's; otherwise one day inside is enough."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A scratch folder with the peers installed, and for each kind of script its interpreter or why there is none."""

    folder: Path
    missing: dict[str, str]

    def command(self, peer: Peer) -> list[str] | str:
        """How to start a reader, or why it cannot be."""
        if peer.package is None:
            return [sys.executable, str(READERS / peer.script)]
        if peer.package in self.missing:
            return self.missing[peer.package]
        if peer.script.endswith(".mjs"):
            return ["node", str(self.folder / peer.script)]
        return [str(self.folder / "venv" / "bin" / "python"), str(READERS / peer.script)]


def install(folder: Path, home: Path = READERS) -> Bench:
    """Put the peers that ``home`` lists into a scratch folder, each on its own, so that one that fails fails alone."""
    missing: dict[str, str] = {}
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        _try([sys.executable, "-m", "venv", str(folder / "venv")])
    wanted = [
        line for line in (home / "requirements.txt").read_text("utf-8").splitlines() if line[:1] not in "#"
    ]
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "-q", "install"]
    limits = [line for line in wanted if "==" not in line]
    for line in wanted:
        if "==" in line and (why := _try([*pip, line, *limits])):
            missing[line.partition("==")[0]] = why
    why = None if shutil.which("node") and shutil.which("npm") else "node and npm are not here"
    if why is None:
        for file in (*home.glob("*.mjs"), home / "package.json"):
            shutil.copy(file, folder)
        why = _try(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)])
    listed = json.loads((home / "package.json").read_text("utf-8"))
    for package in (*listed["dependencies"], *listed.get("optionalDependencies", ())):
        if why or not (folder / "node_modules" / package).exists():
            missing[package] = why or "npm left it out: the package's own install step failed"
    return Bench(folder, missing)


def _try(command: list[str]) -> str | None:
    """Run; None, or the last line of what it complained of."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    lines = (done.stderr or done.stdout).strip().splitlines()
    return lines[-1] if lines else f"exit {done.returncode}"


# --- what rows say -----------------------------------------------------------------------------------------------


def _as_is(row: dict[str, Any]) -> Iterator[Said]:
    yield Said(**row)


def _numbers(row: dict[str, Any]) -> Iterator[Said]:
    if row["value"] is not None:
        yield Said(row["start"], row["end"], row["type"], f"{row['value']:.12g}")


def _quantulum(row: dict[str, Any]) -> Iterator[Said]:
    unit = row["unit"]
    kind = {"currency": "money", "time": "duration", "dimensionless": NUMBER}.get(row["type"], "quantity")
    if unit == "percentage":
        kind, unit = "percent", "percent"
    low, high = (f"{row['low']:.12g}", f"{row['high']:.12g}") if row["low"] != row["high"] else (None, None)
    yield Said(row["start"], row["end"], kind, f"{row['value']:.12g}", low, high, _unit(unit))


def _dateparser(row: dict[str, Any]) -> Iterator[Said]:
    yield Said(row["start"], row["end"], "date", row["day"])
    if row["time"] != "00:00":
        yield Said(row["start"], row["end"], "time", row["time"])


def _chrono(row: dict[str, Any]) -> Iterator[Said]:
    first, last = row["from"], row["to"]
    known = set(first["known"])
    days = ["{year:04d}-{month:02d}-{day:02d}".format(**side) for side in (first, last) if side]
    if known & {"year", "month", "day", "weekday"}:
        low, high = (days[0], days[-1]) if last else (None, None)
        yield Said(row["start"], row["end"], "date", days[0], low, high)
    if "hour" in known:
        yield Said(row["start"], row["end"], "time", f"{first['hour']:02d}:{first['minute']:02d}")


_MOD = {
    "approx": "about",
    "more": "more than",
    "less": "less than",
    "after": "more than",
    "before": "less than",
}
_TIMEX = re.compile(r"P(T?)([\d.]+)([YMWDHS])")
_UNITS_OF_TIMEX = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "H": "hour",
    "S": "second",
    "TM": "minute",
}
_TYPES = {"dimension": "quantity", "temperature": "quantity", "currency": "money", "percentage": "percent"}


def _recognizers(row: dict[str, Any]) -> Iterator[Said]:
    start, end, said = row["start"], row["end"], row["resolution"] or {}
    kind = _TYPES.get(row["type"], row["type"])
    if not kind.startswith("datetimeV2"):
        value = str(said.get("value") or "").rstrip("%")
        if value:
            unit = "percent" if kind == "percent" else _unit(said.get("unit"))
            yield Said(start, end, kind, value, unit=unit)
        return
    for one in said.get("values") or ():
        hedge = _MOD.get(one.get("Mod", ""), "")
        timex = one.get("timex", "")
        if one["type"] == "duration":
            match = _TIMEX.fullmatch(timex)
            if match:
                unit = _UNITS_OF_TIMEX["TM" if match[1] and match[3] == "M" else match[3]]
                yield Said(start, end, "duration", match[2], unit=unit, hedge=hedge)
        elif one["type"] == "time":
            yield Said(start, end, "time", str(one.get("value", ""))[:5], hedge=hedge)
        elif one["type"] in ("date", "daterange", "datetime", "datetimerange"):
            first, last = one.get("value") or one.get("start"), one.get("end")
            if first:
                yield Said(start, end, "date", first[:10], None, last and last[:10], hedge=hedge)


_NAMES = {
    "dollar": "USD", "united_states_dollar": "USD", "pound": "GBP", "british_pound": "GBP", "pound_sterling": "GBP",
    "penny": "GBP", "cent": "USD", "euro": "EUR", "japanese_yen": "JPY", "yen": "JPY", "indian_rupee": "INR",
    "rupee": "INR", "danish_krone": "DKK", "australian_dollar": "AUD", "c": "degree_celsius", "f": "degree_fahrenheit",
    "celsius": "degree_celsius", "fahrenheit": "degree_fahrenheit", "degree_celsius": "degree_celsius",
    "metre": "meter", "kilometre": "kilometer", "kilometre_per_hour": "kilometer_per_hour", "centimetre": "centimeter",
    "millimetre": "millimeter", "tonne": "metric_ton", "pound-mass": "pound", "pound_mass": "pound",
}  # fmt: skip


def _unit(name: str | None) -> str | None:
    """A unit's name as pint spells it, as far as the peers' names differ by more than signs."""
    if name is None:
        return None
    plain = name.lower().replace(" ", "_")
    return _NAMES.get(plain, plain).lower()


_ALL = frozenset(
    "quantity percent points money count ordinal score date time weekday year duration age decade".split()
)
_MEASURED = frozenset({"quantity", "percent", "money", "count", "duration"})
_RECOGNISED = _ALL - {"score", "points"}

CHECKER = Peer("checker", None, "with_checker.py", _ALL, _as_is, exact=True)
PEERS = (
    Peer("recognizers (JS)", "@microsoft/recognizers-text-suite", "with_recognizers.mjs", _RECOGNISED, _recognizers),
    Peer("recognizers (Python)", "recognizers-text-suite", "with_recognizers.py", _RECOGNISED, _recognizers),
    Peer("quantulum3", "quantulum3", "with_quantulum3.py", _MEASURED, _quantulum),
    Peer("dateparser", "dateparser", "with_dateparser.py", _CALENDAR - {"decade"} | {"time"}, _dateparser),
    Peer("chrono-node", "chrono-node", "with_chrono.mjs", frozenset({"date", "weekday", "time"}), _chrono),
    Peer("text2num", "text2num", "with_text2num.py", frozenset({"count", "ordinal"}), _numbers),
    Peer("spaCy blank", "spacy", "with_spacy.py", frozenset({"count"}), _numbers),
)  # fmt: skip
