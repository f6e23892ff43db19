"""Which sentences are copies of one text: "The storm killed 31 people, police said." as two papers print it.

Agencies' copies differ by a word, a number or a mark. Indel similarity of the folded words, by rapidfuzz, which is imported only
when two articles state the same fact; thousands of sentences are not held against one another pair by pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from sys import maxunicode

_ALIKE = 0.9
_LEAST = 8
"""Shorter sentences are alike by chance."""


def originals(texts: Iterable[str]) -> list[int]:
    """For each text the number of the first that it is a copy of, but for a word or two: its own, where it is of none.

    Of two copies each has nine in eleven words in common with the other, so that one of its rarest words is one of the other's
    rarest: only those that share such a word are compared.
    """
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extract_iter

    worded = _as_letters(texts)
    often = Counter(mark for words in worded for mark in _marks(words))
    known: dict[str, int] = {}
    having: dict[tuple[str, int], list[int]] = {}
    for number, words in enumerate(worded):
        if len(words) < _LEAST or words in known:
            continue
        marks = sorted(_marks(words), key=lambda mark: (often[mark], mark))
        rarest = marks[: len(words) * 2 // 11 + 1]
        near = sorted({other for mark in rarest for other in having.get(mark, ())})
        others = [worded[other] for other in near]
        alike = extract_iter(words, others, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE)
        known[words] = next((near[at] for _, _, at in alike), number)
        if known[words] == number:
            for mark in rarest:
                having.setdefault(mark, []).append(number)
    return [known.get(words, number) for number, words in enumerate(worded)]


def _as_letters(texts: Iterable[str]) -> list[str]:
    """Each text with one letter for each word, the same for the same word: texts are compared much sooner than lists of words."""
    from checker.reading import tokenise

    letters: dict[str, str] = {}
    return [
        "".join(
            # There are a million letters: words that come later are taken for one.
            letters.setdefault(token.word, chr(min(len(letters), maxunicode)))
            for token in tokenise(text)
        )
        for text in texts
    ]


def _marks(words: str) -> list[tuple[str, int]]:
    """The words, numbered where one comes twice, so that none is equal to another."""
    counts: Counter[str] = Counter()
    marks = []
    for word in words:
        marks.append((word, counts[word]))
        counts[word] += 1
    return marks
