"""Digits that are part of a name and count nothing: "F-16", "Section 17", "10 Downing Street", "type 2", "the 767 jet"."""

from __future__ import annotations

from checker.model import Kind
from checker.reading.english.labels import GRADED, GROUPS_OF, NUMBERED_LOOSELY, READ_BY, STREETS
from checker.reading.english.numbers import CARDINALS
from checker.reading.english.words import BEFORE_NOUN_VERBS, DESIGNATORS, NOT_NAMES, STOPS, TITLES
from checker.reading.line import Line
from checker.reading.measures import measure_at
from checker.reading.nouns import STATES, counted_noun, plural
from checker.reading.numbers import Number


def is_label(line: Line, number: Number) -> bool:
    """Whether the digits are part of a name: "F-16", "COVID-19", "G20", "5G", "Section 17", "Apollo 11"."""
    i, words = number.first, line.words
    j = number.after
    before = words[i - 1] if i else ""
    if i and line.glued(i - 1):
        if before[-1].isalpha() or before in ("#", "@", "/", "_", "&", "=", "\\", "."):
            return True
        if before == "(" and i >= 2 and line.glued(i - 2) and line.digit(i - 2):
            return True
        if before == "-" and _joined_to_word(line, i):
            return True
    if words[j] in ("/", "(") and line.glued(j - 1) and _slashed(line, j):
        return True
    if not number.plain:
        return False
    if j < line.count and line.glued(j - 1) and words[j][0].isalpha():
        return measure_at(line, j) is None
    if words[i][0] == "0" and len(words[i]) > 1 and words[i].isdecimal():
        return True
    return (
        (before in GRADED and len(words[i]) <= 2 and not _lasts(line, j))
        or before in READ_BY
        or is_grouped(line, i)
        or (line.capital(j) and _street(line, j))
    )


def _lasts(line: Line, j: int) -> bool:
    """Whether a span of time is counted, and nothing numbered: "began the stage 2 minutes behind"."""
    measure = measure_at(line, j)
    return measure is not None and measure.kind is Kind.DURATION and plural(line.words[j])


def _slashed(line: Line, j: int) -> bool:
    """Whether digits go on behind a slash, or a letter in brackets: "24/7", "20/20", "401(k)"."""
    words = line.words
    if words[j] == "/":
        return line.digit(j + 1) and line.glued(j)
    return len(words[j + 1]) == 1 and words[j + 1].isalpha() and words[j + 2] == ")" and line.glued(j)


def _joined_to_word(line: Line, i: int) -> bool:
    """Whether a hyphen ties the digits at ``i`` to a word or to a longer label: "F-16", "2015-114"."""
    before = line.words[i - 2] if i >= 2 and line.glued(i - 2) else ""
    if before.isdecimal():
        return i >= 3 and line.words[i - 3] in DESIGNATORS
    return before[-1:].isalpha() and before not in (
        "mid", "sub", "magnitude", "pre", "post", "to", "late", "early", "plus",
    )  # fmt: skip


def _street(line: Line, j: int) -> bool:
    """Whether a street's name begins at ``j``, behind its number: "10 Downing Street", "350 Fifth Ave."."""
    for k in range(j, j + 4):
        if not line.capital(k):
            return False
        if k > j and line.words[k] in STREETS:
            return not plural(line.words[k + 1])
    return False


def is_name(line: Line, number: Number, begins: int) -> bool:
    """Whether the number is part of a name or a mark of a list, whatever noun follows."""
    if line.words[number.first - 1] == "per" and number.value >= 100:
        return counted_noun(line, number.after) is None  # "5.1 per 100,000": the measure of a rate
    if not number.digits:
        if line.words[number.after] == "of" and line.words[begins - 1] in NUMBERED_LOOSELY:
            return is_designated(line, begins)  # "in game four of the final"
        return is_joined(line, number.first) or is_grouped(line, number.first)
    return number.plain and (is_titled(line, number) or is_model(line, number) or _listed(line, number))


def _listed(line: Line, number: Number) -> bool:
    """Whether bare digits stand in a row of others or before a bracket that closes: "1 2 3 4", "2) Scotch"."""
    words, i, j = line.words, number.first, number.after
    if words[j] == ")":
        return "(" not in words[max(0, i - 12) : i]
    if words[j].isalpha() or (line.digit(j) and (words[j + 1].isalpha() or words[j + 1] == "-")):
        return False
    return line.digit(j) or (i > 0 and line.digit(i - 1))


def is_grouped(line: Line, i: int) -> bool:
    """Whether the number at ``i`` tells the size of a group with a name: "Group of 20", "the Gang of Four"."""
    words = line.words
    return i > 1 and words[i - 1] == "of" and words[i - 2] in GROUPS_OF and line.capital(i - 2)


def is_joined(line: Line, i: int) -> bool:
    """Whether a number word stands inside a compound: "best-of-seven", "two-for-one", "Twenty20"."""
    return (
        i > 1
        and line.words[i - 1] == "-"
        and line.glued(i - 1)
        and line.glued(i - 2)
        and line.words[i - 2][-1].isalpha()
    ) or (line.glued(i) and line.digit(i + 1))


def is_model(line: Line, number: Number) -> bool:
    """Whether an article and a singular noun make the digits a name: "the 767 jetliner", "a 911 call"."""
    i, j = number.first, number.after
    word = line.words[j]
    return (
        number.plain
        and len(line.words[i]) in (3, 4)
        and line.words[i - 1] in ("the", "a", "an")
        and word.isalpha()
        and not line.glued(j - 1)
        and word not in STOPS
        and word not in STATES
        and word not in BEFORE_NOUN_VERBS
        and not word.endswith(("ed", "ly"))
        and counted_noun(line, j) is None
    )


def is_designated(line: Line, begins: int) -> bool:
    """Whether the word right before a bare number makes it a label ("Section 17", "Boeing 737", "on day three")."""
    k = begins - 1
    if k < 0:
        return False
    word = line.words[k]
    if word == "top":
        return True
    if not line.capital(k) and not any(letter.isupper() for letter in line.raw(k)):
        if word in NUMBERED_LOOSELY:
            return k > 0 and line.words[k - 1] in _BEFORE_NUMBERED
        return word in DESIGNATORS
    if k == 0:
        return word in DESIGNATORS or (
            line.digit(begins)
            and word.isalpha()
            and word not in NOT_NAMES
            and word not in STOPS
            and not word.endswith(("ed", "ing"))
            and word not in BEFORE_NOUN_VERBS
        )
    return word not in NOT_NAMES or word in DESIGNATORS or word in TITLES


_BEFORE_NUMBERED = frozenset("on of in after by for until into during entered from before".split())


def is_titled(line: Line, number: Number) -> bool:
    """Whether a capitalised designator stands right before the digits, whatever follows: "Proposition 12 needs"."""
    k = number.first - 1
    return (
        number.plain and k >= 0 and line.capital(k) and line.words[k] in DESIGNATORS and not line.glued(k)
        and line.words[k] not in CARDINALS
    )  # fmt: skip
