"""Which rulebooks speak of an article: the index gives the answers of asking one after another, and gives them in one pass."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.model import Source
from checker.rulebook.model import Articles
from checker.rulebook.reach import Reach, Reaches
from checker.sources import parse

# Few letters, so that forms stand in texts, in one another and across one another; some of two and more bytes.
WORDS = st.text("aAb é’漢\ud800", max_size=4)
FORMS = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
DAYS = st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 9))
ARTICLES = st.builds(
    Articles, paths=st.sampled_from([(), ("in/**",), ("out/*.txt", "in/a.txt")]), since=DAYS, until=DAYS
)
REACHES = st.lists(
    st.builds(
        Reach, ARTICLES, st.lists(FORMS, max_size=3).map(tuple), st.lists(WORDS, max_size=3).map(tuple)
    ),
    max_size=8,
)
ALMA = Reach(Articles(mention=("Alma",)), (("Alma", "Storm Alma"),), ())


def article(text: str, path: str = "in/a.txt", day: date | None = None) -> Source:
    """An article of a text as it stands, one that no file could hold among them."""
    head = f"date: {day.isoformat()}\n\n" if day else ""
    return replace(parse(path, f"{head}Words.", "text"), text=text)


@given(REACHES, st.text("aAb é’漢\ud800", max_size=20), st.sampled_from(["in/a.txt", "out/b.txt"]), DAYS)
def test_the_index_answers_as_one_after_another(
    reaches: list[Reach], text: str, path: str, day: date | None
) -> None:
    source = article(text, path, day)
    expected = tuple(number for number, reach in enumerate(reaches) if reach.speaks_of(source))
    assert Reaches(reaches).of(source) == expected


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Storm Alma came.", True),
        ("“Alma’s” end was near.", True),
        ("An Alma-like storm.", True),
        ("The Almanac says so.", False),
        ("The Almanac says that Alma came.", True),
        ("McAlma came.", False),
        ("The Almas came.", True),
        ("The Almast came.", False),
        ("The storm, alma, came.", False),
    ],
)
def test_a_name_counts_as_it_is_written(text: str, speaks: bool) -> None:
    assert bool(Reaches([ALMA]).of(article(text))) is speaks


def test_days_are_those_of_the_page() -> None:
    early, late = (Reach(Articles(since=date(2024, 1, day)), (), ()) for day in (3, 7))
    source = article("Words.", day=date(2024, 1, 5))
    assert source.stamps
    assert Reaches([late, early, late, early]).of(source) == (1, 3)


@pytest.mark.parametrize(
    "other",
    [
        [ALMA],
        [ALMA, replace(ALMA, all_of=(("Alma",),))],
        [ALMA, replace(ALMA, one_of=("Bea",))],
        [ALMA, replace(ALMA, articles=replace(ALMA.articles, until=date(2024, 1, 1)))],
    ],
)
def test_the_digest_changes_with_any_reach(other: list[Reach]) -> None:
    assert Reaches([ALMA, ALMA]).digest == Reaches([ALMA, replace(ALMA)]).digest
    assert Reaches(other).digest != Reaches([ALMA, ALMA]).digest
