"""What the terminal shows: the anatomy, kept as a snapshot; carets under the words; nothing of a stranger acts."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.model import Edit, Evidence, Severity
from checker.reporting import render
from checker.reporting.alignment import rows, runs
from checker.reporting.excerpt import excerpt
from checker.reporting.visible import visible, width
from tests.reporting import builders, stories
from tests.reporting.snapshots import same_as_kept

ERROR = Severity.ERROR


def test_the_report_as_kept() -> None:
    same_as_kept("alabama.txt", render(builders.alabama(), "text", fail_on=ERROR))


def test_colours_only_when_asked_for_and_nothing_else_differs() -> None:
    plain = render(builders.alabama(), "text", fail_on=ERROR)
    coloured = render(builders.alabama(), "text", fail_on=ERROR, color=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("color", [False, True])
def test_nothing_of_a_stranger_acts(color: bool) -> None:
    text = render(builders.hostile(), "text", fail_on=ERROR, color=color)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text) if color else text
    assert not [
        char for char in bare if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char != "\n"
    ]
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    for shown in (r"\x1b[2J", r"\u202e", r"\x00", r"\ud83d", r"\u200b", r"\u2028"):
        assert shown in text


def test_a_newline_in_a_message_begins_no_line() -> None:
    report = builders.alabama()
    report = replace(report, findings=(replace(report.findings[0], message="one\n::error::two\r\nthree"),))
    assert r"one\n::error::two\r\nthree" in render(report, "text", fail_on=ERROR)


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("Jones leads by ", "21,000 votes", "."),
        ("日本の", "二万票", "差"),
        ("e\u0301te\u0301 ", "21\t000", " \u202e!"),
        ("", "all of it", ""),
        ("word " * 60, "21,000 votes", " word" * 60),
        ("x" * 300, "21,000 votes", "y" * 300),
        ("word " * 60, "many " * 60, "word " * 60),
    ],
)
def test_the_caret_is_under_the_words(before: str, words: str, after: str) -> None:
    evidence = Evidence(
        "a.txt", 0, len(words), 1, 1, words, before + words + after, len(before), 1, 1 + len(words)
    )
    shown = excerpt(evidence, 80)
    assert width(shown.before + shown.words + shown.after) <= 80
    start, length = shown.caret
    assert start == width(shown.before)
    assert length == width(shown.words)
    assert visible(words).startswith(shown.words.removesuffix("…").strip())


@given(st.text(), st.text(), st.text(), st.integers(0, 120))
def test_any_text_fits(before: str, words: str, after: str, columns: int) -> None:
    shown = excerpt(
        Evidence("a", 0, 0, 1, 1, words, before + words + after, len(before), 1, 1 + len(words)), columns
    )
    line = shown.before + shown.words + shown.after
    assert "\n" not in line
    assert width(line) <= max(columns, 20)


@given(st.text())
def test_visible_text_hides_and_does_nothing(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in shown)


def test_quotations_are_aligned_word_by_word() -> None:
    edits = builders.alabama().findings[2].alignment
    assert [edit.op for edit in runs(edits)] == ["same", "left out", "changed", "same", "changed", "left out"]
    for canonical, stated, signs in rows(edits, 80):
        assert max(map(len, (canonical, stated, signs))) <= 80
        for above, below, sign in zip(canonical.ljust(80), stated.ljust(80), signs.ljust(80), strict=True):
            assert (above == below) or sign in "-+~"


def test_long_agreement_is_cut() -> None:
    words = stories.same("one two three four five six seven eight nine ten eleven")
    line = next(rows([Edit("added", "", "so"), *words, Edit("left out", "then", "")], 100))
    assert line == (
        "   one two three four … eight nine ten eleven then",
        "so one two three four … eight nine ten eleven",
        "++                                            ----",
    )
