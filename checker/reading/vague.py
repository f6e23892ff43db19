"""Numbers that are no more than bounds: "hundreds of", "tens of thousands", "a few dozen"."""

from __future__ import annotations

from checker.reading.english.numbers import (
    OF,
    SCALES,
    VAGUE,
)
from checker.reading.line import Line

Bounds = tuple[int, int, int]
"""After which lexeme the words end, and the least and the most that they mean."""


def few(line: Line, j: int) -> Bounds | None:
    """ "several hundred", "a few dozen", "a few hundred thousand": from two of the scale to the next scale."""
    words = line.words
    low, high = VAGUE.get(words[j] + "s", (0, 0))
    if not low or not (words[j] in SCALES or words[j] == "dozen"):
        return None
    if words[j] != "dozen":
        low *= 2
    j += 1
    while words[j] in SCALES and words[j] != "hundred" and high < 10**15:
        low, high, j = low * int(SCALES[words[j]]), high * int(SCALES[words[j]]), j + 1
    return j, low, high


def vague(line: Line, i: int) -> Bounds | None:
    """ "hundreds of", "tens of thousands of", "dozens": bounds instead of a value."""
    words = line.words
    low, high = VAGUE[words[i]]
    j = i + 1
    if words[i] == "tens" and not (words[j] == OF and words[j + 1] in VAGUE):
        return None
    while words[j] == OF and words[j + 1] in VAGUE and high < 10**15:
        factor = VAGUE[words[j + 1]][0]
        low, high, j = low * factor, high * factor, j + 2
    if words[i] == "scores" and words[i + 1] != OF:
        return None
    if words[j] == OF and words[j + 1] in ("the", "a", "an", "his", "her", "our", "my"):
        return None
    return j, low, high
