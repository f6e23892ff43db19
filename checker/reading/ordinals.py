"""Ordinals and ranks: "first", "21st", "twenty-first", "second-largest", "No. 3"."""

from __future__ import annotations

from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind
from checker.reading.draft import Draft
from checker.reading.english.counting import BEFORE_NOUNS
from checker.reading.english.labels import AFTER_FIRST, STREETS, UNITS_OF_MEN
from checker.reading.english.numbers import CARDINALS, ORDINAL_SUFFIXES, ORDINALS, SUPERLATIVES
from checker.reading.english.words import BEFORE_NOUN_VERBS, BEINGS, DESIGNATORS, NOT_NAMES
from checker.reading.line import Line

Read = tuple[list[Draft], int]

_NOT_AFTER_FIRST = frozenset({"lady", "aid", "hand", "responder", "responders", "name", "names", "refusal"})
_NOT_AFTER_THIRD = frozenset({"party", "parties", "degree", "world"})
_NOT_JOINED = frozenset({"hand", "rate", "guess", "party", "class", "person"})
_NOT_AFTER_SECOND = frozenset({"thoughts", "thought", "hand", "guess", "nature", "of", "half-", "guessing"})


def digits_ordinal_at(line: Line, i: int) -> tuple[int, int] | None:
    """The value of "21st" at lexeme ``i`` and the lexeme after it."""
    written = line.words[i].replace(",", "")
    if line.words[i + 1] in ORDINAL_SUFFIXES and line.glued(i) and written.isdecimal():
        if line.words[i + 1] != _suffix(written):
            return None
        return int(line.words[i].replace(",", "")[:9]), i + 2
    return None


def _suffix(written: str) -> str:
    """The suffix that digits take: 1st, 11th, 22nd."""
    if written[-2:-1] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(written[-1], "th")


def word_ordinal_at(line: Line, i: int) -> tuple[int, int] | None:
    """The value of "first" or "twenty-first" at lexeme ``i`` and the lexeme after it."""
    words = line.words
    word = words[i]
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    tens = CARDINALS.get(word, 0)
    if tens >= 20 and tens % 10 == 0 and words[i + 1] == "-" and 0 < ORDINALS.get(words[i + 2], 0) < 10:
        return tens + ORDINALS[words[i + 2]], i + 3
    return None


def ordinal_at(line: Line, i: int) -> Read | None:
    """The ordinal that begins at lexeme ``i``."""
    found = digits_ordinal_at(line, i) if line.digit(i) else word_ordinal_at(line, i)
    if found is None:
        return None
    value, after = found
    words = line.words
    before, following = words[i - 1] if i else "", words[after]
    if words[i] == "first" and (
        before == "at"
        or following in _NOT_AFTER_FIRST
        or (following == "-" and words[after + 1] == "hand")
        or (following in ("of", "and") and words[after + 1] in ("all", "foremost"))
    ):
        return None
    if words[i] == "third" and before in ("top", "bottom", "upper", "lower", "middle", "final"):
        return None
    if _named(line, i, after) or _adverb(line, i, after):
        return None
    if words[i] == "second" and (
        following in _NOT_AFTER_SECOND
        or before in ("split", "per", "a-", "each")
        or (following == "-" and words[after + 1] in ("hand", "guess"))
    ):
        return None
    if (
        words[i] == "second"
        and before in ("a", "every", "per")
        and not following.isalpha()
        and following != "-"
    ):
        return None
    if words[i] == "third" and following == "of" and before in ("one", "a", "-"):
        return None
    if (words[i] == "third" and following in _NOT_AFTER_THIRD) or (
        following == "-" and words[after + 1] in _NOT_JOINED
    ):
        return None
    core = (line.starts[i], line.ends[after - 1])
    if following == "-" and words[after + 1] in SUPERLATIVES:
        after += 2
    elif following in SUPERLATIVES and following not in (
        "degree",
        "place",
        "class",
        "quarter",
        "term",
        "least",
        "ranked",
        "placed",
        "seeded",
        "generation",
        "best",
        "worst",
        "most",
        "ever",
    ):
        after += 1
    skipped = after + 1 if following == "half" else after
    draft = Draft(
        core[0],
        line.ends[after - 1],
        Kind.ORDINAL,
        Decimal(value),
        Interval.exact(value),
        granule=Decimal(1),
        core=core,
    )
    return [draft], skipped


def _docket(line: Line, j: int) -> Read:
    """Past the rest of "No. 1:21-cr-00388"."""
    while line.glued(j) and (line.words[j + 1] == "-" or line.words[j + 1].isalnum()):
        j += 1
    return [], j + 1


def _tagged(line: Line, i: int, j: int) -> bool:
    """Whether "No. 7" only tells one from another and is no rank: "Juror No. 7", "the No. 23 shirt"."""
    words = line.words
    before = words[i - 1] if i else ""
    if words[j + 1] in ("shirt", "jersey", "uniform", "bus", "train"):
        return True
    if before in DESIGNATORS:
        return before not in ("world", "line")
    return (
        words[i] == "no"
        and words[j] != "1"
        and before not in ("ranked", "seeded")
        and i > 1
        and line.capital(i - 1)
        and before.isalpha()
        and before not in NOT_NAMES
    )


def _adverb(line: Line, i: int, after: int) -> bool:
    """Whether "first" says when and not which: "was first sentenced", "First he had", "Second, it is late"."""
    words = line.words
    word, following = words[i], words[after]
    if i == 0 or words[i - 1] in (":", '"', "“"):
        return word in ORDINALS and (following == "," or following in BEINGS or following == "it")
    before = words[i - 1]
    if word != "first" or before in BEFORE_NOUNS or before.endswith("'s"):
        return False
    if following == "-":
        return words[after + 1].endswith("ed") and words[after + 1] not in SUPERLATIVES
    return following == "be" or following.endswith("ed") or following in BEFORE_NOUN_VERBS


def _named(line: Line, i: int, after: int) -> bool:
    """Whether the ordinal is part of a name: "the First National Bank", "Fifth Avenue", "the 82nd Airborne"."""
    words = line.words
    if not line.capital(after):
        return False
    if line.digit(i):
        return words[after] in STREETS or words[after] in UNITS_OF_MEN
    if not line.capital(i) or line.raw(i).isupper():
        return False
    if i == 0:
        return words[after] in STREETS or words[after] in AFTER_FIRST
    return not line.capital(i - 1) or i == 1


def rank_at(line: Line, i: int) -> Read | None:
    """ "No. 3", "number one", "#2"."""
    words = line.words
    j = i + 1
    if words[i] == "no":
        if words[j] != "." or not line.glued(i) or not line.digit(j + 1):
            return None
        j += 1
        if words[j + 1] == ":" and line.glued(j) and line.digit(j + 2):
            return _docket(line, j + 2)
    elif words[i] == "#":
        if not line.digit(j) or not line.glued(i):
            return None
    elif words[i] == "number":
        if (words[j] not in CARDINALS and not (line.digit(j) and len(words[j]) <= 3)) or words[j] == "of":
            return None
    word = words[j]
    if word in CARDINALS:
        value = CARDINALS[word]
    elif word.isdecimal() and len(word) <= 6:
        value = int(word)
    else:
        return None
    if words[i] == "number" and words[j + 1] in ("of", "times", "people"):
        return None
    if words[j + 1] == "-" and line.glued(j) and line.digit(j + 2):
        return [], j + 3
    if _tagged(line, i, j):
        return [], j + 1
    if line.glued(j) and words[j + 1][:1].isalnum():
        return None
    core = (line.starts[j], line.ends[j])
    draft = Draft(
        line.starts[i],
        line.ends[j],
        Kind.ORDINAL,
        Decimal(value),
        Interval.exact(value),
        granule=Decimal(1),
        core=core,
    )
    return [draft], j + 1
