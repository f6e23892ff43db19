"""Whether two sentences are one text: "The storm killed 31 people, police said." as two papers print it.

Agencies' copies differ by a word, a number or a mark. Indel similarity of the folded words, by rapidfuzz, which is imported only
when two articles state the same fact.
"""

from __future__ import annotations

from functools import lru_cache

_ALIKE = 90
_LEAST = 8
"""Shorter sentences are alike by chance."""


def same_text(one: str, two: str) -> bool:
    """Whether a sentence is a copy of the other, but for a word or two."""
    a, b = _words(one), _words(two)
    if a == b:
        return len(a) >= _LEAST
    if min(len(a), len(b)) < _LEAST or abs(len(a) - len(b)) > max(len(a), len(b)) // 5:
        return False
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(a, b) * 100 >= _ALIKE


@lru_cache(maxsize=4096)  # One sentence is held against many.
def _words(text: str) -> tuple[str, ...]:
    from checker.reading import tokenise

    return tuple(token.word for token in tokenise(text))
