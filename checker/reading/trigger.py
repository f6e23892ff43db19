"""One cheap look at a sentence before anything is read: whether it could hold a value or a verb of speech.

"The rain came and went." holds nothing and costs one split; the full grammar sees only sentences that may state something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.reading.english.calendar import DAY_PARTS, PERIODS, SEASONS
from checker.reading.english.numbers import FRACTIONS, GROUPS, SCALES
from checker.reading.english.units import DURATIONS
from checker.reading.english.words import SPEECH
from checker.reading.grammar import READERS

_DIGIT = re.compile(r"[0-9]")
_APART = str.maketrans(dict.fromkeys(".,;:!?()[]{}\"'-/“”„«»‘’–—…#$£€_", " "))
_COMMON = frozenset(
    "a an this same no number last next past previous following coming current half quarter few several # q /".split()
)
"""Words that begin a value only before another word that is a trigger itself."""
_WORDS = (
    (frozenset(READERS) - _COMMON)
    | {"half", "quarter", "couple"}
    | frozenset().union(DAY_PARTS, PERIODS, SEASONS, FRACTIONS, GROUPS, SCALES, DURATIONS)
)
_SPEECH = SPEECH | {"according"}


def words_of(sentence: str) -> list[str]:
    """The words of a sentence, lower case, cut at every sign: good enough to look for triggers."""
    return sentence.lower().translate(_APART).split()


def may_state(sentence: str, words: Iterable[str]) -> bool:
    """Whether a sentence holds a digit or a word that can begin a value."""
    return _DIGIT.search(sentence) is not None or not _WORDS.isdisjoint(words)


def may_attribute(words: Iterable[str]) -> bool:
    """Whether a sentence holds a verb of speech."""
    return not _SPEECH.isdisjoint(words)
