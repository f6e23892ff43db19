"""The noun that a number counts, through its adjectives: "more than 400 flooded homes" → homes."""

from __future__ import annotations

from checker.reading.english.counting import ALSO_VERBS, NO_MEN, POSTPOSED, TIMES_OF_DAY, VERBS_IN_S
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
    words, k = line.words, j
    while k < j + _FARTHEST:
        word = words[k]
        if _hyphened(line, k):
            last = k + 2
            if plural(words[last]) and words[last + 1] != "-" and words[last] not in STOPS:
                return last
            k = past_compound(line, k)
            continue
        step = _attribute(line, j, k)
        if step:
            k += step
            continue
        if not word[:1].isalpha() or word in STOPS or word == "people's":
            return None
        if plural(word) or (len(word) == 3 and word[-1] == "s" and line.raw(k)[:2].isupper()):
            head = _head(line, j, k)
            if head is not None:
                return head
        elif word[-3:] == "ese" and line.capital(k) and not plural(words[k + 1]) and not plural(words[k + 2]):
            return k
        elif (word in BEFORE_NOUN_VERBS and not plural(words[k + 1])) or word.endswith(("'s", "s'")):
            return None
        k += 1
    return None


def _hyphened(line: Line, k: int) -> bool:
    """Whether a compound of two words begins at ``k`` ("badly-hit", "life-jackets")."""
    words = line.words
    return words[k + 1] == "-" and (
        words[k].isalpha() and line.glued(k) and line.glued(k + 1) and words[k + 2].isalpha()
    )


def _attribute(line: Line, j: int, k: int) -> int:
    """How many lexemes at ``k`` only lead on to the noun: a comma between adjectives, "US", "Boeing 787"; or 0."""
    words = line.words
    word = words[k]
    if line.capital(k):
        if word == "us":
            return int(k < line.count - 1)
        if line.digit(k + 1) or (words[k + 1] == "-" and line.digit(k + 2) and line.glued(k)):
            return _model(line, k)
    if k > j:
        if word == ",":
            return int(_adjectives_go_on(line, k))
        if word == "and":
            return int(_attributes_go_on(line, j, k))
    return int(word in STATES and (plural(words[k + 1]) or (words[k + 1] in ("in", "and") and k > j)))


def _model(line: Line, k: int) -> int:
    """How many lexemes a model's name at ``k`` has, where a word follows ("P-3 aircraft", "Boeing 767-300 jets")."""
    words = line.words
    m = k + 2 if line.digit(k + 1) else k + 3
    while words[m] == "-" and line.digit(m + 1) and line.glued(m):
        m += 2
    if line.glued(m - 1) and len(words[m]) == 1 and words[m].isalpha():
        m += 1
    return m - k if words[m].isalpha() and words[m] not in STOPS else 0


def _head(line: Line, j: int, k: int) -> int | None:
    """The head of the phrase whose first plural is at ``k``, or None where a further plural follows it."""
    words = line.words
    following = words[k + 1]
    if line.capital(k) and (further := _behind_name(line, k + 1)) is not None:
        return further
    if _compound(line, j, k):
        return None
    if (
        following in IRREGULAR_PLURALS
        and following not in STATES
        and following not in STOPS
        and words[k] not in IRREGULAR_PLURALS
        and following not in BEFORE_NOUN_VERBS
    ):
        return k + 1
    return k


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
        and following not in VERBS_IN_S
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
        if k == j and word in ALSO_VERBS and not words[k + 1].isalpha():
            return k
        if not word or not word[0].isalpha() or word in STOPS or word in BEFORE_NOUN_VERBS or plural(word):
            break
        if word in CARDINALS:
            break
        if last is not None and (word in POSTPOSED or word.endswith(("'s", "ly", "ed", "ing"))):
            break
        if _hyphened(line, k):
            k = past_compound(line, k)
            last = k - 1
            continue
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
