"""Names a letter apart are found among all the words of an article, whichever letter it is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from checker.verdicts.spellings import _near, _with_mates, one_edit

WORDS = st.lists(st.text("abC", min_size=5, max_size=9), max_size=12, unique=True)


@given(WORDS)
def test_pairs_are_all_that_are_one_edit_apart(words: list[str]) -> None:
    pairs = {
        (min(one, two), max(one, two))
        for one, two in combinations(words, 2)
        if one.lower() != two.lower() and one_edit(one.lower(), two.lower())
    }
    assert _near(_with_mates(words)) == pairs
