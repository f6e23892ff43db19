"""The noun that a number counts, through its adjectives: "more than 400 flooded homes" → homes."""

from __future__ import annotations

from checker.reading.english.numbers import CARDINALS
from checker.reading.english.words import (
    BEFORE_NOUN_VERBS,
    IRREGULAR_PLURALS,
    NOT_COUNTED,
    SINGULAR_S,
    STOPS,
)
from checker.reading.line import Line

_FARTHEST = 6
STATES = frozenset({"dead", "injured", "wounded", "homeless"})
"""Plural as nouns ("31 dead"), adjectives before one ("four injured survivors")."""


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word not in SINGULAR_S
        and word[-2] not in "su'"
        and not word.endswith(("ous", "ics", "'s"))
        and word.isalpha()
    )


def counted_noun(line: Line, j: int) -> int | None:
    """The index of the plural noun that a number ending before lexeme ``j`` counts, or None.

    Adjectives may stand between ("nine other schools", "two young black women"); the phrase ends at a
    preposition, a verb, or punctuation.
    """
    words = line.words
    k = j
    while k < j + _FARTHEST:
        word = words[k]
        if (
            words[k + 1] == "-"
            and word.isalpha()
            and line.glued(k)
            and line.glued(k + 1)
            and words[k + 2].isalpha()
        ):
            if plural(words[k + 2]) and words[k + 3] != "-" and words[k + 2] not in STOPS:
                return k + 2
            k += 3
            while words[k] == "-" and line.glued(k - 1) and line.glued(k):
                k += 2
            continue
        if word == "," and k > j and _adjectives_go_on(line, k):
            k += 1
            continue
        if not word or not word[0].isalpha() or word in STOPS:
            return None
        if word == "people's":
            return None
        if word in STATES and (plural(words[k + 1]) or (words[k + 1] in ("in", "and") and k > j)):
            k += 1
            continue
        if plural(word):
            if line.capital(k) and k > j and not line.capital(j):
                return None
            following = words[k + 1]
            if (
                following in IRREGULAR_PLURALS
                and following not in STATES
                and following not in STOPS
                and word not in IRREGULAR_PLURALS
            ):
                if following not in BEFORE_NOUN_VERBS:
                    return k + 1
            return k
        if word in BEFORE_NOUN_VERBS and not (plural(words[k + 1])):
            return None
        if word[-1] == "s" and (word.endswith(("'s", "s'"))):
            return None
        k += 1
    return None


def single_noun(line: Line, j: int) -> int | None:
    """The index of the noun after "one": "one woman", "one other Republican senator"."""
    words = line.words
    k = j
    if words[k] in NOT_COUNTED and not (
        words[k] in ("other", "more", "less", "fewer") and words[k + 1].isalpha()
    ):
        return None
    last: int | None = None
    while k < j + 4:
        word = words[k]
        if not word or not word[0].isalpha() or word in STOPS or word in BEFORE_NOUN_VERBS or plural(word):
            break
        if word in CARDINALS:
            break
        if word.endswith(("'s", "ly", "ed", "ing")) and last is not None:
            break
        last = k
        k += 1
    if last is not None and words[last] in NOT_COUNTED:
        return None
    return last


def _adjectives_go_on(line: Line, k: int) -> bool:
    """Whether a comma stands between adjectives ("three young, white men") and a plural follows at once."""
    words = line.words
    return (
        words[k + 1].isalpha()
        and words[k + 1] not in STOPS
        and plural(words[k + 2])
        and not plural(words[k + 1])
    )
