"""Markdown: marks go, words stay, and the head is read with its places."""

from datetime import date

import pytest

from checker.model import Field, Role, Source
from checker.sources import parse


def read(file: str) -> Source:
    return parse("a", file, "markdown")


def shown(source: Source) -> list[tuple[Role, str]]:
    return [(block.role, source.text[block.start : block.end]) for block in source.blocks]


WORDS = {
    "Ida **won** *49.9\\%* of [the vote](http://a.b/c_d).": "Ida won 49.9% of the vote.",
    "Snake_case_name and 2 * 3 * 4 stay.": "Snake_case_name and 2 * 3 * 4 stay.",
    "AT&amp;T paid &pound;5 &#8212; R&D.": "AT&T paid £5 — R&D.",
    "> It **hardly** rains!\n> She said.": "It hardly rains! She said.",
    "Seen <!-- by\nnobody --> here.": "Seen here.",
    "Read [the act][1] now.\n\n[1]: http://a.b": "Read the act now.",
    "See <http://a.b> for `x * y` more.": "See http://a.b for x * y more.",
    "The ~~49.8~~ 49.9 percent.": "The 49.9 percent.",
    "A claim[^1] stands here.": "A claim stands here.",
}


@pytest.mark.parametrize(("file", "words"), WORDS.items(), ids=range(len(WORDS)))
def test_marks_go_and_words_stay(file: str, words: str) -> None:
    assert shown(read(file)) == [(Role.BODY, words)]


def test_blocks_have_their_roles() -> None:
    source = read(
        "# Ardley keeps *its* bridge\n\n![Mayor Holm waves](a.jpg)\n\n- one\n- two\n\n3. three\n\nThe end."
    )
    assert shown(source) == [
        (Role.HEADLINE, "Ardley keeps its bridge"),
        (Role.CAPTION, "Mayor Holm waves"),
        (Role.BODY, "one"),
        (Role.BODY, "two"),
        (Role.BODY, "three"),
        (Role.BODY, "The end."),
    ]
    assert source.title is not None
    assert source.title.text == "Ardley keeps its bridge"


def test_the_cells_of_a_table_stand_apart() -> None:
    source = read("| Name | Votes |\n|---|---:|\n| Holm | 1,200 |\n")
    assert [words for _, words in shown(source)] == ["Name | Votes", "Holm | 1,200"]


def test_code_is_left_out_and_code_that_never_closes_is_said() -> None:
    assert shown(read("One.\n\n```py\nwon = 1\n```\n\nTwo.")) == [(Role.BODY, "One."), (Role.BODY, "Two.")]
    assert "line 3 is never closed" in read("One.\n\n```\nwon = 1").notes[0]


HEAD = """---
title: "Ardley keeps its bridge"
date: 2019-03-02
lastmod: 2019-03-03T16:40:00-06:00
author: Ida Holm
dateline: ARDLEY, Ala.
---

The council voted.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_head_states_values_at_their_places(end: str) -> None:
    source = read(HEAD.replace("\n", end))
    published, updated = source.stamps
    assert (published.field, published.day, published.minute) == (Field.PUBLISHED, date(2019, 3, 2), None)
    assert (updated.field, updated.day, updated.minute, updated.zone) == (
        Field.UPDATED,
        date(2019, 3, 3),
        1000,
        -360,
    )
    stated = [source.title, source.byline, source.place_name, *source.stamps]
    expected = [
        "Ardley keeps its bridge",
        "Ida Holm",
        "ARDLEY, Ala.",
        "2019-03-02",
        "2019-03-03T16:40:00-06:00",
    ]
    assert [s and source.file[s.start : s.end] for s in stated] == expected
    assert [s and s.text for s in stated] == expected
    assert shown(source)[-1] == (Role.BODY, "The council voted.")
    assert source.notes == ()


@pytest.mark.parametrize("head", ["title: [", "a: b: c", "date: &a [*a, *a]\n}", "\ttabs: no"])
def test_a_broken_head_is_said_and_the_article_is_read(head: str) -> None:
    source = read(f"---\n{head}\n---\nThe council voted.")
    assert "front matter is broken" in source.notes[0]
    assert shown(source) == [(Role.BODY, "The council voted.")]


def test_a_date_that_is_none_is_said() -> None:
    source = read("---\ndate: soon\n---\nThe council voted.")
    assert source.stamps == ()
    assert "date in line 2 is not a date: 'soon'" in source.notes


def test_rules_across_the_page_are_no_head() -> None:
    assert [words for _, words in shown(read("---\nThe council voted.\n\n---\n\nThe end."))] == [
        "The council voted.",
        "The end.",
    ]
