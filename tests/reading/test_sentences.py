"""Where sentences end."""

from __future__ import annotations

import pytest

from checker.model import Block, Role
from checker.reading import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Jones met Sen. Moore on Dec. 13 in the U.S. Senate.", "He left."],
        ["It was No. 3.", "He won."],
        ["“But why?” Moore asked.", "Nobody knew."],
        ["“It is over.”", "He left at 9 p.m. Tuesday."],
        ["Lalit K. Jha wrote it.", "It was read."],
        ["It was 49.92 percent.", "Then more."],
        ["He waited … it’s not over."],
        ["He waited.", "“So be it.”", "She left."],
        ["They won the U.S. Senate.", "The vote was close."],
        ["She works for Acme Inc. in Ohio.", "He does not."],
        ["He lives in Washington, D.C.", "The house is small."],
        ["Prices rose 5 percent, i.e. a lot.", "Then they fell."],
        ["Is it so?", "Yes!", "Good."],
        ["It was 5 p.m.", "The sun set."],
        ["George W. Bush spoke.", "All heard."],
        ["St. Louis won.", "Boston lost."],
        ["He said so (in Paris.)", "She agreed."],
        ["Wow!", "It ended 2-1."],
        ["No.", "He refused."],
        ["“We lost.” — according to Lund.", "He left."],
        ["It rose 4.1 percent.", "It fell 3.9 percent."],
        ["“Is it safe?” asked Okafor.", "“No.”"],
        ["“It is over,” she said.", "“We won.”"],
    ],
)
def test_splits(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = split_sentences(text, [Block(0, len(text), Role.BODY)])
    assert [text[sentence.start : sentence.end] for sentence in found] == sentences


def test_never_crosses_a_block() -> None:
    text = "One line\nAnother line."
    found = split_sentences(text, [Block(0, 8, Role.HEADLINE), Block(9, len(text), Role.BODY)])
    assert [(text[s.start : s.end], s.role, s.block) for s in found] == [
        ("One line", Role.HEADLINE, 0),
        ("Another line.", Role.BODY, 1),
    ]


def test_an_endless_sentence_is_cut() -> None:
    text = "word " * 20_000
    found = split_sentences(text, [Block(0, len(text), Role.BODY)])
    assert max(s.end - s.start for s in found) <= 12_000
    assert "".join(text[s.start : s.end].replace(" ", "") for s in found) == text.replace(" ", "")
