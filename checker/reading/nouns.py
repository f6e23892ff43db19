"""The noun that a number counts, through its adjectives: "more than 400 flooded homes" → homes."""

from __future__ import annotations

from checker.reading.english.counting import NO_MEN, TIMES_OF_DAY
from checker.reading.english.numbers import CARDINALS
from checker.reading.english.words import BEFORE_NOUN_VERBS, IRREGULAR_PLURALS, NOT_COUNTED, SINGULAR_S, STOPS
from checker.reading.line import Line

_FARTHEST = 7
STATES = frozenset({"dead", "injured", "wounded", "homeless", "accused", "missing", "displaced"})
"""Plural as nouns ("31 dead"), adjectives before one ("four injured survivors")."""


def plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    if word[-3:] == "men":
        return len(word) > 5 and word not in NO_MEN
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
        if not word or not word[0].isalpha():
            return None
        if word in STOPS:
            if word == "us" and line.capital(k) and k < line.count - 1:
                k += 1
                continue
            if word == "and" and k > j and _attributes_go_on(line, j, k):
                k += 1
                continue
            return None
        if word == "people's":
            return None
        if word in STATES and (plural(words[k + 1]) or (words[k + 1] in ("in", "and") and k > j)):
            k += 1
            continue
        if plural(word) or (len(word) == 3 and word[-1] == "s" and line.raw(k)[:2].isupper()):
            following = words[k + 1]
            if line.capital(k) and (further := _behind_name(line, k + 1)) is not None:
                return further
            if _compound(line, j, k):
                k += 1
                continue
            if (
                following in IRREGULAR_PLURALS
                and following not in STATES
                and following not in STOPS
                and word not in IRREGULAR_PLURALS
            ):
                if following not in BEFORE_NOUN_VERBS:
                    return k + 1
            return k
        if word[-3:] == "ese" and line.capital(k) and not plural(words[k + 1]) and not plural(words[k + 2]):
            return k
        if word in BEFORE_NOUN_VERBS and not (plural(words[k + 1])):
            return None
        if word[-1] == "s" and (word.endswith(("'s", "s'"))):
            return None
        k += 1
    return None


def past_compound(line: Line, k: int) -> int:
    """The lexeme after a compound of hyphens that begins at ``k``: "15-year-old", "500-pound"."""
    while line.words[k + 1] == "-" and line.glued(k) and line.glued(k + 1):
        k += 2
    return k + 1


def _behind_name(line: Line, k: int) -> int | None:
    """The plural behind a name that looks like one: "two United States jets", "12 Yankees fans"."""
    words = line.words
    for at in range(k, k + 4):
        word = words[at]
        if not word.isalpha() or word in STOPS or word in BEFORE_NOUN_VERBS or word in STATES:
            return None
        if at == k and word.endswith(("ed", "ly")):
            return None
        if plural(word) and not line.capital(at):
            return at
    return None


def _compound(line: Line, j: int, k: int) -> bool:
    """Whether another plural follows the plural at ``k`` and is what is counted: "six arms dealers"."""
    words = line.words
    following = words[k + 1]
    return (
        plural(following)
        and following not in IRREGULAR_PLURALS
        and following not in STOPS
        and not line.capital(k + 1)
        and words[j - 2] not in ("in", "at", "across", "on", "for", "after")
    )


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
    if last is not None and (words[last] in NOT_COUNTED or (last == j and _adverb(words[last]))):
        return None
    return last


def _adverb(word: str) -> bool:
    """ "one seriously" counts no thing; "one family" does."""
    return word.endswith("ly") and word not in (
        "family",
        "assembly",
        "ally",
        "bully",
        "fly",
        "monopoly",
        "anomaly",
    )


def _attributes_go_on(line: Line, j: int, k: int) -> bool:
    """Whether "and" joins attributes and a plural follows ("11,000 poker and gaming machines")."""
    words = line.words
    if k > j + 2 or words[k - 1] in TIMES_OF_DAY or words[k - 1].endswith("ly") or words[k - 1] in STATES:
        return False
    for at in range(k + 1, k + 4):
        word = words[at]
        if not word.isalpha() or word in BEFORE_NOUN_VERBS:
            return False
        if word in STOPS and not (word == "us" and line.capital(at)):
            return False
        if plural(word):
            return at > k + 1
    return False


def _adjectives_go_on(line: Line, k: int) -> bool:
    """Whether a comma stands between adjectives ("three young, white men") and a plural follows at once."""
    words = line.words
    return (
        words[k + 1].isalpha()
        and words[k + 1] not in STOPS
        and words[k + 1] not in ("both", "all", "each", "most", "many", "some")
        and plural(words[k + 2])
        and not plural(words[k + 1])
    )
