"""Plain text: what is surely furniture has its role, and all else is body."""

from datetime import date

import pytest

from checker.model import Field, Role, Source
from checker.sources import parse

STORY = "The council of Ardley voted on Tuesday night to keep the old bridge open for another year."


def read(*paragraphs: str) -> Source:
    return parse("a", "\n\n".join(paragraphs), "text")


def roles(source: Source) -> list[Role]:
    return [block.role for block in source.blocks]


def test_a_header_line_states_its_date_and_its_update() -> None:
    source = read(
        " date 2019-03-02 Update: 09:40, 5 October 2019 Saturday", "Ardley keeps its old bridge", STORY
    )
    header, updated = source.stamps
    assert (header.field, header.day, header.minute) == (Field.HEADER, date(2019, 3, 2), None)
    assert (updated.field, updated.day, updated.weekday, updated.minute) == (
        Field.UPDATED,
        date(2019, 10, 5),
        5,
        580,
    )
    assert [source.file[s.start : s.end] for s in source.stamps] == [
        "2019-03-02",
        "09:40, 5 October 2019 Saturday",
    ]
    assert roles(source) == [Role.METADATA, Role.HEADLINE, Role.BODY]
    assert source.title is not None
    assert source.title.text == "Ardley keeps its old bridge"


LINES = {
    "Published: March 2, 2019": (Role.METADATA, Field.PUBLISHED),
    "Posted on 2 March 2019": (Role.METADATA, Field.PUBLISHED),
    "Updated March 2, 2019, 4:30 p.m.": (Role.METADATA, Field.UPDATED),
    "2019-03-02": (Role.METADATA, Field.HEADER),
    "By Ida Holm": (Role.BYLINE, None),
    "By Ida Holm and Jo Marsh, Ardley Post": (Role.BYLINE, None),
    "Ardley Post / News Desk": (Role.METADATA, None),
}


@pytest.mark.parametrize(("line", "expected"), LINES.items(), ids=LINES)
def test_lines_at_the_top(line: str, expected: tuple[Role, Field | None]) -> None:
    source = read("Ardley keeps its old bridge", line, STORY)
    assert roles(source) == [Role.HEADLINE, expected[0], Role.BODY]
    assert [stamp.field for stamp in source.stamps] == ([expected[1]] if expected[1] else [])
    assert all(stamp.day == date(2019, 3, 2) for stamp in source.stamps)


def test_the_names_of_a_byline_are_stated_without_by() -> None:
    source = read("Ardley keeps its old bridge", "By Ida Holm", STORY)
    assert source.byline is not None
    assert source.file[source.byline.start : source.byline.end] == source.byline.text == "Ida Holm"


BODY = [
    "Published in 2016, the book was banned on May 3, 2017.",
    "By Tuesday the bridge was closed.",
    "“We won,” she said.",
    "Yes (and no/maybe).",
    "Copyright is what the quarrel was about, he said.",
    "Mayor Holm:",
]


@pytest.mark.parametrize("words", BODY)
def test_what_is_not_surely_furniture_is_body(words: str) -> None:
    assert roles(read(words, STORY, STORY)) == [Role.BODY] * 3


def test_furniture_is_only_where_furniture_stands() -> None:
    middle = ["By Ida Holm", "2019-03-02", "Ardley keeps its old bridge"]
    assert set(roles(read(STORY, STORY, *middle, *[STORY] * 8))) == {Role.BODY}


def test_two_lines_may_head_a_story_but_a_short_story_has_no_headline() -> None:
    assert (
        roles(read("Ardley keeps its bridge", "Mayor still wants a new one", STORY))[:2]
        == [Role.HEADLINE] * 2
    )
    assert roles(read("Ardley keeps its bridge")) == [Role.BODY]


CAPTIONS = [
    "Mayor Ida Holm crosses the bridge on May 3, 2017. (Jo Marsh/Getty Images)",
    "File photo of the bridge on May 3, 2017, when it was closed.",
]


@pytest.mark.parametrize("words", CAPTIONS)
def test_a_caption_anywhere_states_its_full_date(words: str) -> None:
    source = read(STORY, STORY, words, STORY, STORY, STORY, STORY)
    assert roles(source)[2] is Role.CAPTION
    assert [(s.field, s.day, s.text) for s in source.stamps] == [
        (Field.CAPTION, date(2017, 5, 3), "May 3, 2017")
    ]


def test_a_caption_without_a_year_states_no_date() -> None:
    assert read("Mayor Ida Holm waves, May 3. (Jo Marsh/Getty Images)", STORY).stamps == ()


def test_a_dateline_names_the_place() -> None:
    source = read(f"ARDLEY (dpa-AFX) - {STORY}")
    assert source.place_name is not None
    assert source.place_name.text == "ARDLEY"
    assert source.stamps == ()
    assert roles(source) == [Role.BODY]


def test_a_dated_dateline_takes_its_year_from_the_header() -> None:
    source = read("Published: January 2, 2019", f"ARDLEY, Ala., Dec. 30 (Reuters) — {STORY}")
    stamp = source.stamp(Field.DATELINE)
    assert source.place_name is not None
    assert source.place_name.text == "ARDLEY, Ala."
    assert stamp is not None
    assert (stamp.day, source.file[stamp.start : stamp.end]) == (date(2018, 12, 30), "Dec. 30")


def test_a_copyright_line_at_the_end_is_metadata() -> None:
    assert roles(read(STORY, STORY, "Copyright Ardley Post/dpa-AFX"))[-1] is Role.METADATA


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs_whatever_ends_a_line(end: str) -> None:
    source = parse("a", f"{STORY}{end} {end}{STORY}{end}{end}{end}{STORY}{end}", "text")
    assert [source.text[b.start : b.end] for b in source.blocks] == [STORY] * 3
