"""Copies of one text: what is compared in passing comes to what every pair would."""

from __future__ import annotations

from random import Random

import pytest
from rapidfuzz.distance import Indel

from checker.accounts.alike import originals

SOLD = "The storm killed 31 people in the valley, the police said on Tuesday."


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (SOLD, True),
        ("The storm killed 32 people in the valley, the police said on Tuesday.", True),
        ("The storm killed 31 people in the valley the police said Tuesday", True),
        ("On Tuesday the police said the storm in the valley killed 31 people.", False),
        ("The storm killed 31 people, said a nurse who had seen the valley.", False),
    ],
)
def test_a_copy_differs_by_a_word_or_two(other: str, *, is_copy: bool) -> None:
    assert originals([SOLD, other]) == [0, 0 if is_copy else 1]


def test_short_sentences_are_alike_by_chance() -> None:
    assert originals(["The storm killed 31 people."] * 2) == [0, 1]


def _by_pairs(texts: list[list[str]]) -> list[int]:
    kept: list[int] = []
    found = []
    for number, words in enumerate(texts):
        first = next(
            (
                other
                for other in kept
                if min(len(words), len(texts[other])) >= 8
                and Indel.normalized_similarity(words, texts[other]) >= 0.9
            ),
            number,
        )
        if first == number:
            kept.append(number)
        found.append(first)
    return found


@pytest.mark.parametrize("seed", range(20))
def test_no_copy_is_missed(seed: int) -> None:
    chance = Random(seed)
    words = "storm river valley mayor police bridge school church farm night coast island".split()[: 4 + seed]
    texts: list[list[str]] = []
    for _ in range(120):
        if texts and chance.random() < 0.6:
            text = list(chance.choice(texts))
            for _ in range(chance.randrange(4)):
                at = chance.randrange(len(text))
                text[at : at + chance.randrange(2)] = chance.choices(words, k=chance.randrange(2))
        else:
            text = chance.choices(words, k=chance.randrange(7, 40))
        texts.append(text or ["storm"])
    found = originals(map(" ".join, texts))
    assert found == _by_pairs(texts)
    assert 1 < len(set(found)) < len(texts)
