"""The stretch of a sentence that is told together with a value: "in 2021, in which it paid 41 percent", "killed 29; 11 survived"."""

from __future__ import annotations

from checker.reading.english.words import STOPS
from checker.verdicts.view import View

WHEN = frozenset("in on last early late".split())
"""Before a year, a month or a day."""
_LEANS = frozenset("when where which who on with at by too however".split())
_AT_WHICH = frozenset(
    {("in", "which"), ("for", "which"), ("at", "which"), ("on", "which"), ("during", "which")}
)
_PRONOUNS = frozenset("it he she they we".split())
_LOOSE_OPENINGS = ("ed", "en", "ing")
_ASIDE = 3
"""Words of an aside that says when: "the last flight, in March, took off at 3:20"."""


def stretch_of(view: View) -> tuple[int, int]:
    """The words between two commas around the value, and what they lean on: "in 2021, in which it paid 41 percent"."""
    low, high = view.segment
    while low > view.low:
        leans = view.words[low] in _LEANS or view.words[low : low + 2] in _AT_WHICH
        before = _comma_before(view, low - 1)
        aside = low - before <= _ASIDE and view.words[before] in WHEN
        if not (leans or aside or _spliced(view, low, before)):
            break
        low = before
    return low, high


def goes_on(view: View) -> bool:
    """Whether a clause behind a semicolon goes on with what came before: "killed 29; 11 survived", "…; she saved 72 million"."""
    low = view.low
    begins = low == view.first or view.words[low] in _PRONOUNS
    return begins and ";" in view.joint(low)


def opens_loosely(word: str) -> bool:
    """Whether a word opens no sentence of its own: "Founded in 1961, it has 418 stores"."""
    return word.endswith(_LOOSE_OPENINGS)


def _spliced(view: View, low: int, before: int) -> bool:
    """Whether a pronoun goes on with a sentence that says when at its end: "sales rose in 2021, it opened 60 stores and …"."""
    if view.words[low] not in _PRONOUNS or low < before + _ASIDE:
        return False
    opens = view.words[before]
    return view.words[low - 2] in WHEN and opens not in STOPS and not opens_loosely(opens)


def _comma_before(view: View, at: int) -> int:
    """The first word of the stretch between two commas that holds a word."""
    while at > view.low and not view.comma_before(at):
        at -= 1
    return at
