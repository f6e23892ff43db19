"""Words folded for comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading import tokenise
from checker.reading.tokens import words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jones’ victory", "jones 's victory"),
        ("Jones's victory", "jones 's victory"),
        ("Moore’s defeat", "moore 's defeat"),
        ("it’s", "it 's"),
        ("don’t won't", "don't won't"),
        ("hard-fought", "hard fought"),
        ("hard‑fought", "hard fought"),
        ("49.92 per cent", "49.92 percent"),
        ("49.92%", "49.92 percent"),
        ("49.92 pct", "49.92 percent"),
        ("49.92 percent", "49.92 percent"),
        ("PER CENT", "percent"),
        ("U.S. Senate", "u.s. senate"),
        ("U.S Senate", "u.s. senate"),
        ("US Senate", "u.s. senate"),
        ("join us", "join us"),
        ("21,000 votes", "21000 votes"),
        ("$2.3bn", "$ 2.3 bn"),
        ("the 1970s", "the 1970s"),
        ("defence of colour", "defense of color"),
        ("realised organisation", "realized organization"),
        ("advertised exercise", "advertised exercise"),
        ("surprise promise", "surprise promise"),
        ("paedophile", "pedophile"),
        ("“Thank You!”", "thank you"),
        ("51-49", "51 49"),
        ("O'Brien", "o'brien"),
        ("a.m.", "a.m."),
        ("the voters' choice", "the voters 's choice"),
        ("70- year-old", "70 year old"),
        ("", ""),
        ("— … !", ""),
    ],
)
def test_folds(text: str, words: str) -> None:
    assert " ".join(token.word for token in tokenise(text)) == words


def test_offsets_are_those_of_the_text() -> None:
    text = "So Jones’ 49.92 per cent"
    assert [text[token.start : token.end] for token in tokenise(text, 3)] == [
        "Jones",
        "’",
        "49.92",
        "per cent",
    ]


def test_per_cent_is_one_token_over_both_words() -> None:
    (token,) = tokenise("per cent")
    assert (token.start, token.end, token.word) == (0, 8, "percent")


LETTERS = st.text(" \n\u00a0aBs9.,'’-%$€éſİ‑", max_size=30)


@given(LETTERS, LETTERS, LETTERS)
def test_pieces_cut_one_by_one_are_those_of_the_whole(before: str, words: str, behind: str) -> None:
    # "per cent" is the one word with a space in it, and a text that holds it is cut as a whole.
    assert tokenise(words) == tokenise(words + " per cent")[:-1]
    text, start, end = before + words + behind, len(before), len(before + words)
    assert words_in(text, start, end) == {token.word for token in tokenise(text, start, end)}
