"""Units of measure by their words and signs, and rates of them: "km", "°C", "m²", "miles to the gallon", "per cubic metre"."""

from __future__ import annotations

from checker.reading.english.units import (
    CELSIUS_FAHRENHEIT,
    GLUED,
    NAMES,
    PER,
    RATES,
    SAID_WITH_ARTICLE,
    SYMBOLS,
)
from checker.reading.line import Line

_FIRST_OF_NAMES = frozenset(
    first for name in NAMES for first in (name.split()[0], name.split()[0].rstrip("."))
)
_FIRST_OF_SYMBOLS = frozenset(name.split()[0][0] for name in SYMBOLS) | {"'", "’"}
_LONGEST_NAME = max(len(name.split()) for name in NAMES)
_POWERS = {"²": "²", "³": "³", "2": "²", "3": "³"}
_JOINED = frozenset(_POWERS) | {"/"}


def unit_at(line: Line, j: int, word: str) -> tuple[str, int] | None:
    """The name that pint has for the unit, or of the rate, whose words begin at lexeme ``j``, and the lexeme after them."""
    signed = line.capital(j) and line.raw(j) in SYMBOLS  # "Nm" is no nanometer
    unit, after = _symbol(line, j) if signed else _name(line, j, word)
    if unit is None:
        unit, after = _name(line, j, word) if signed else _symbol(line, j)
    if unit is None:
        return None
    words = line.words
    per = words[after]
    rate = None
    if per in PER and words[after + 1] in ("cubic", "square"):
        power = NAMES.get(f"{words[after + 1]} {words[after + 2]}")
        if power is not None:
            return f"{unit} / {power}", after + 3
    if per == "/" and words[after + 1] == "m³" and line.glued(after):
        return f"{unit} / cubic meter", after + 2
    if per == "/" and words[after + 1] == "m" and words[after + 2] in ("3", "³") and line.glued(after + 1):
        return f"{unit} / cubic meter", after + 3
    if per in PER or (per == "/" and line.glued(after - 1)):
        rate = RATES.get(words[after + 1]) or ("hour" if per == "/" and words[after + 1] == "h" else None)
        rate = rate or ("second" if per == "/" and words[after + 1] == "s" else None)
    elif per in ("a", "an") and words[after + 1] in SAID_WITH_ARTICLE:
        rate = RATES[words[after + 1]]
    elif per == "to" and words[after + 1] == "the" and words[after + 2] == "gallon":
        return f"{unit} / gallon", after + 3
    elif per == "-" and words[after + 1] == "per" and words[after + 2] == "-":
        rate = RATES.get(words[after + 3])
        if rate is not None:
            return _rate(unit, rate), after + 4
    if rate is not None:
        return _rate(unit, rate), after + 2
    if unit == "barrel" and words[after - 1] == "bpd":
        return "barrel / day", after
    return unit, after


def _rate(unit: str, per: str) -> str:
    if per == "hour" and unit in ("mile", "kilometer"):
        return f"{unit}_per_hour"
    return f"{unit} / {per}"


def _name(line: Line, j: int, word: str) -> tuple[str | None, int]:
    words = line.words
    if word not in _FIRST_OF_NAMES:
        return None, j
    if words[j + 1]:
        for length in range(_LONGEST_NAME, 1, -1):
            unit = NAMES.get(line.phrase(j, length))
            if unit is not None:
                return unit, j + length
        if word in ("sq", "cu") and words[j + 1] == ".":
            unit = NAMES.get(f"{word}. {words[j + 2]}")
            if unit is not None:
                return unit, j + 3
        if words[j + 1] == "-" and line.glued(j):
            unit = NAMES.get(f"{word} {words[j + 2]}")
            if unit is not None:
                return unit, j + 3
    unit = NAMES.get(word)
    if unit is None:
        return None, j
    if unit == "degree" and words[j + 1] in ("c", "f") and line.capital(j + 1):
        return CELSIUS_FAHRENHEIT[words[j + 1]], j + 2
    if words[j + 1] in _JOINED and line.glued(j):
        joined = NAMES.get(word + (f"/{words[j + 2]}" if words[j + 1] == "/" else _POWERS[words[j + 1]]))
        if joined is not None:
            return joined, j + (3 if words[j + 1] == "/" else 2)
    return unit, j + 1


def _symbol(line: Line, j: int) -> tuple[str | None, int]:
    raw = line.raw(j)
    if raw[:1] not in _FIRST_OF_SYMBOLS:
        return None, j
    glued = line.glued(j - 1)
    following = line.raw(j + 1)
    if raw in ("°", "º"):
        if following in ("C", "F") and (line.glued(j) or not line.glued(j + 1)):
            return SYMBOLS["°" + following], j + 2
        return "degree", j + 1
    if following in _POWERS and line.glued(j):
        unit = NAMES.get(raw + _POWERS[following])
        if unit is not None:
            return unit, j + 2
    if raw in ("'", "’") and glued and line.digit(j + 1):
        return ("foot", j + 1) if line.glued(j) or line.words[j + 2] == '"' else (None, j)
    if following == "/" and line.glued(j) and line.glued(j + 1):
        per = f"{raw}/{line.raw(j + 2)}"
        power = _POWERS.get(line.raw(j + 3)) if line.glued(j + 2) else None
        unit = SYMBOLS.get(per + (power or "")) or NAMES.get(per)
        if unit is not None:
            return unit, j + (4 if power else 3)
    unit = SYMBOLS.get(raw)
    if unit is None or (raw in GLUED and not glued) or not line.words[j - 1][-1:].isdecimal():
        return None, j
    if glued and line.glued(j) and line.words[j + 1][:1].isalnum():
        return None, j
    return unit, j + 1
