"""What stands between a verb of speech and what it governs: the hearer, and where, when and how it was said.

"told **a news conference in Faro on Friday** that 31 people died" → the clause begins after "Friday".
"""

from __future__ import annotations

from checker.reading.english.calendar import MONTHS, PARTS_OF_DAY, WEEKDAYS
from checker.reading.english.modality import FINITE
from checker.reading.english.speech import (
    CIRCUMSTANCES,
    HEARERS,
    MEDIA,
    PERIODS,
    SETTINGS,
    WHEN,
)
from checker.reading.english.subjects import DETERMINERS, PRONOUNS
from checker.reading.outer import Outer

_CLAUSE = CIRCUMSTANCES | {"that", "to", "he", "she", "they", "it", "there", "of"}
_NOUN_ENDS = CIRCUMSTANCES | PRONOUNS | DETERMINERS | FINITE | {"that", "there", "to", "of", "and"}


def after_hearer(o: Outer, at: int) -> int:
    """After the hearer of "told": "reporters", "the court", "a news conference in Faro"."""
    words = o.words
    if words[at] in HEARERS:
        return at + 1
    first = at
    if words[at] in DETERMINERS:
        at += 1
        while at < o.count and at - first < 6 and words[at][:1].isalpha() and words[at] not in _CLAUSE:
            at += 1
            if o.capital(at - 1) and words[at] in DETERMINERS:
                break
            if words[at] in FINITE or words[at] in DETERMINERS or words[at][:1].isdigit():
                break
        return at
    if o.capital(at):
        while at < o.count and at - first < 6 and (o.capital(at) or words[at] in (".",)):
            at += 1
            if words[at - 1] in WEEKDAYS:
                break
        if words[at] in MEDIA:
            at += 1
        return at
    if words[at] in ("state", "local", "national", "public") or words[at].endswith("s"):
        while at < o.count and at - first < 4 and words[at][:1].isalpha() and words[at] not in _CLAUSE:
            at += 1
            if words[at - 1].endswith("s") or words[at - 1] in MEDIA:
                break
    return at


def after_circumstances(o: Outer, at: int) -> int:
    """After where, when and how it was said: "on Tuesday", "late Monday", "in a statement", "at a news conference"."""
    words = o.words
    for _ in range(4):
        begun = at
        if words[at] in WHEN:
            at += 1
        if words[at] in WEEKDAYS:
            at += 1
            if words[at] in PARTS_OF_DAY:
                at += 1
        elif words[at] in ("last", "this") and (words[at + 1] in PERIODS or words[at + 1] in WEEKDAYS):
            at += 2
        elif words[at] in CIRCUMSTANCES:
            at = _phrase(o, at + 1)
        if at == begun:
            break
    return at


def _phrase(o: Outer, at: int) -> int:
    """After the object of a preposition: a day, a place, or a noun with its article."""
    words = o.words
    if words[at] in WEEKDAYS:
        at += 1
        return at + 1 if words[at] in PARTS_OF_DAY else at
    if words[at] in MONTHS or words[at][:1].isdigit():
        at += 1
        while words[at][:1].isdigit() or words[at] in MONTHS:
            at += 1
        if words[at] == "," and words[at + 1][:1].isdigit() and len(words[at + 1]) == 4:
            at += 2
        return at
    first = at
    if words[at] in DETERMINERS:
        at += 1
        while (
            at < o.count
            and at - first < 5
            and words[at][:1].isalpha()
            and words[at] not in _NOUN_ENDS
            and not (o.capital(at) and not o.capital(at - 1) and words[at - 1] not in DETERMINERS)
        ):
            at += 1
        if words[at] in ("to", "of", "with", "for") and words[at + 1][:1].isalpha():
            at = _phrase(o, at + 1) if words[at + 1] in DETERMINERS or o.capital(at + 1) else at + 2
        return at
    while (
        at < o.count
        and o.capital(at)
        and at - first < 4
        and words[at] not in WEEKDAYS
        and words[at] not in PRONOUNS
    ):
        at += 1
    if at == first and words[at] in SETTINGS:
        at += 1
        if words[at] in ("to", "with") and (words[at + 1] in DETERMINERS or o.capital(at + 1)):
            at = _phrase(o, at + 1)
    return at
