"""What holds for any text, and the public face on values and header lines."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.interval import Interval
from checker.model import CALENDAR, Anchor, Block, Hedge, Kind, Mention, Role, Voice
from checker.reading import Reading, read, read_dates, read_value, tokenise

ANCHOR = Anchor(date(2017, 12, 13), "the anchor")
PIECES = st.sampled_from(
    """more than|about|nearly|at least|between|and|to|from|-|–|:|/|.|,|(|)|“|”|"|'|‘|’|$|£|%|a|half|third|quarter|of|one|two
    |twenty|hundred|million|bn|dozen|hundreds|1|12|31|49.92|21,000|1992|2017|1970|51|0615|s|st|th|year|years|-old|ago|old
    |percent|per cent|percentage points|basis points|km|C|feet|inches|mph|Dec.|May|December|Tuesday|last|next|week|month
    |today|tonight|noon|p.m.|am|GMT|Jones|Moore|the|in|his|aged|No.|first|second|said|that|not|would|if|people|women|votes
    |seats|Boeing|Section|according|Rs|US|½|°|crore|Q3|early|mid|twice|fold|out|every|or|more|so|+|−|minus""".replace(
        "\n    ", ""
    ).split("|")
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)


def whole(text: str, **options: object) -> Reading:
    return read(
        text,
        [Block(0, len(text), Role.BODY)],
        anchors=(ANCHOR,),
        names={"Jones": "jones", "Roy Moore": "moore"},
        **options,
    )  # type: ignore[arg-type]


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    reading = whole(text)
    spans = [(m.start, m.end) for m in reading.mentions]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    open_ends: list[int] = []
    for mention in reading.mentions:
        assert mention.text == text[mention.start : mention.end]
        assert mention.start < mention.end
        assert mention.start <= mention.core_start <= mention.core_end <= mention.end
        while open_ends and open_ends[-1] <= mention.start:
            open_ends.pop()
        assert not open_ends or mention.end <= open_ends[-1], "mentions cross"
        open_ends.append(mention.end)
        holds(mention)
    covered = [(s.start, s.end) for s in reading.sentences]
    assert covered == sorted(covered)
    for sentence in reading.sentences:
        assert reading.tokens(sentence) == tokenise(text, sentence.start, sentence.end)


def holds(mention: Mention) -> None:
    """The interval holds the literal value, unless the hedge says that it is well beyond it."""
    if mention.interval is None or mention.hedge in (Hedge.WELL_OVER, Hedge.WELL_UNDER):
        return
    if isinstance(mention.value, Decimal) and mention.kind not in CALENDAR:
        assert mention.interval.holds(mention.value), mention
    if mention.kind in CALENDAR:
        assert mention.interval.low is None or mention.interval.low >= 1
        assert (
            mention.interval.low == mention.interval.low.to_integral_value() if mention.interval.low else True
        )


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_string_is_a_value_or_none(text: str) -> None:
    value = read_value(text)
    assert value is None or value.text == text[value.start : value.end]
    for mention in read_dates(text):
        assert mention.text == text[mention.start : mention.end]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_tokens_do_not_overlap(text: str) -> None:
    tokens = tokenise(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert all(token.start < token.end and token.word for token in tokens)


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "1-", "1,", "1.", "'", '"', "“", "a ", "one ", "one hundred and ", "1 to ", "(", "Jones ", "Jan. ", "of a ", "more than ", "-", "$", "1:", "1/",
     "said ", "not ", "A. ", "A.", "\n\n", "... ", "two-", "no ", "the ", "Jones of the ", "hundreds of "],
)  # fmt: skip
def test_thirty_kilobytes_of_anything_is_read(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    assert whole(text).text == text


def lines_run(text: str) -> int:
    """How many lines of the reader run for a text: the same number on every machine, however busy."""
    count = 0

    def trace(frame: FrameType, event: str, arg: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        whole(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", ['"', "'", "“", "‘", "(", "Word ", "“A,” he said. ", "said and "])
def test_four_times_the_length_takes_four_times_the_work(unit: str) -> None:
    short, long = (lines_run(unit * (size // len(unit))) for size in (16_000, 64_000))
    assert long < 5 * short


def test_nul_and_marks_of_direction_are_text() -> None:
    assert whole("\x00\u202eJones won 49.92 percent\u202c\x00").mentions[-1].kind is Kind.PERCENT


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("49.92 percent", Kind.PERCENT, "percent"),
        ("0.5 percentage points", Kind.POINTS, "percentage point"),
        ("2017-12-12", Kind.DATE, None),
        ("12 December 2017", Kind.DATE, None),
        ("51-49", Kind.SCORE, None),
        ("52:48", Kind.SCORE, None),
        ("63 years old", Kind.AGE, "year"),
        ("25 years", Kind.DURATION, "year"),
        ("$2.3 billion", Kind.MONEY, "USD"),
        ("6.8 magnitude", Kind.QUANTITY, "magnitude"),
        ("21,000 votes", Kind.COUNT, "votes"),
        ("1992", Kind.YEAR, None),
        ("9:23 pm", Kind.TIME, None),
        ("half a percent", Kind.PERCENT, "percent"),
        ("9 km", Kind.QUANTITY, "kilometer"),
        ("100 seats", Kind.COUNT, "seats"),
        ("four girls", Kind.COUNT, "girls"),
        ("  63 ", Kind.COUNT, None),
        ("a third", Kind.QUANTITY, "dimensionless"),
        ("first", Kind.ORDINAL, None),
    ],
)
def test_a_whole_string_is_one_value(text: str, kind: Kind, unit: str | None) -> None:
    mention = read_value(text)
    assert mention is not None
    assert (mention.kind, mention.unit) == (kind, unit)


@pytest.mark.parametrize(
    "text", ["", "  ", "Jones", "abc", "49.92 percent of the vote", "51-49 or 52-48", "5 km (3 miles)", "no"]
)
def test_other_strings_are_none(text: str) -> None:
    assert read_value(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("date 2017-05-11 Update: 10:25, 13 December 2017 Wednesday", "date 2017-05-11|time 10:25|date 2017-12-13|weekday wednesday"),
        (" date 2017-12-13 ", "date 2017-12-13"),
        ("2017-12-13T10:25:00+03:00", "date 2017-12-13|time 10:25"),
        ("2017-12-13T10:25:00Z", "date 2017-12-13|time 10:25"),
        ("Dec. 13, 2017, 9:40 p.m. EST", "date 2017-12-13|time 21:40"),
        ("BIRMINGHAM, Ala., Dec 12 (Reuters)", "date --12-12"),
        ("Wed, 13 Dec 2017 10:25:00 GMT", "weekday wednesday|date 2017-12-13|time 10:25"),
        ("Published 13/12/2017 at 10.25pm", "date 2017-12-13|time 22:25"),
        ("nothing here", ""),
    ],
)  # fmt: skip
def test_dates_of_a_header(text: str, said: str) -> None:
    assert "|".join(f"{mention.kind} {mention.value}" for mention in read_dates(text)) == said


def test_zones_stand_in_the_unit() -> None:
    assert [m.unit for m in read_dates("2017-12-13T10:25:00+03:00 and 0615 GMT")] == [
        None,
        "UTC+03:00",
        "UTC",
    ]


def test_an_explicit_date_near_by_comes_before_the_anchors() -> None:
    text = "The vote was on December 5, 2017. Results came on Thursday."
    weekday = next(m for m in whole(text).mentions if m.kind is Kind.WEEKDAY)
    assert weekday.anchor == "December 5, 2017 in the text"


def test_a_far_date_is_no_anchor() -> None:
    text = "He was born on May 4, 1954. He won on Tuesday."
    weekday = next(m for m in whole(text).mentions if m.kind is Kind.WEEKDAY)
    assert weekday.anchor == "the anchor"


def test_a_page_that_cannot_be_right_gives_way_to_a_past_day_of_the_text() -> None:
    text = "The vote was held on December 12, 2017. Moore spoke on Wednesday."
    anchors = (Anchor(date(2017, 5, 11), "header 2017-05-11"),)
    reading = read(text, [Block(0, len(text), Role.BODY)], anchors=anchors)
    weekday = next(m for m in reading.mentions if m.kind is Kind.WEEKDAY)
    assert weekday.anchor == "December 12, 2017 in the text"


def test_relative_days_keep_what_the_other_dates_of_the_page_make_of_them() -> None:
    text = "Tomorrow will be quiet."
    anchors = (Anchor(date(2013, 11, 28), "update line"), Anchor(date(2013, 11, 27), "publication"))
    mention = read(text, [Block(0, len(text), Role.BODY)], anchors=anchors).mentions[0]
    assert mention.value == date(2013, 11, 29)
    assert mention.others == (Interval.exact(date(2013, 11, 28).toordinal()),)


def test_an_ambiguous_numeric_date_keeps_both_readings() -> None:
    mention = whole("It happened on 5/11/2017.").mentions[-1]
    assert (mention.value, len(mention.others)) == (date(2017, 5, 11), 1)
    assert mention.confidence < 1


def test_the_page_tells_the_order_of_day_and_month() -> None:
    british = whole("It happened on 5/11/2017, and on 13/12/2017 it ended.")
    assert british.mentions[0].value == date(2017, 11, 5)
    assert whole("It happened on 5/11/2017.", language="en-GB").mentions[-1].value == date(2017, 11, 5)


def test_a_conversion_names_its_original() -> None:
    first, second = (m for m in whole("It moved 5 km (3 miles) north.").mentions if m.kind is Kind.QUANTITY)
    assert (first.converts, second.converts) == (None, first.start)


def test_mentions_in_a_sentence() -> None:
    reading = whole("Jones won 49.92 percent. Moore had 48.38 percent.")
    assert [[m.text for m in reading.mentions_in(s)] for s in reading.sentences] == [
        ["Jones", "49.92 percent"],
        ["Moore", "48.38 percent"],
    ]


def test_a_time_of_the_day_of_the_week_before() -> None:
    mention = whole("It began at 11 p.m. on Tuesday.").mentions[0]
    assert mention.voice is Voice.OWN


def test_headline_voice() -> None:
    text = "31 people die"
    reading = read(text, [Block(0, len(text), Role.HEADLINE)])
    assert reading.mentions[0].voice is Voice.HEADLINE
