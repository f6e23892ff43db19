"""Whatever XML says: every word keeps its place, nothing but UnreadableSource is raised, and time grows with the text."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnreadableSource
from checker.sources import parse
from checker.sources.newsxml import _shadow
from checker.sources.xmltree import BrokenXML, elements

NAMES = "nitf head body body.head body.content hedline hl1 hl2 byline dateline location story.date block p media media-caption num".split()
NEWSML = "newsItem itemMeta contentMeta headline by located contentSet inlineXML inlineData h:p h:br versionCreated".split()
WORDS = st.sampled_from(
    [
        "Ferry ",
        "340 people",
        "&amp;",
        "&#8212;",
        "<![CDATA[ < 5 ]]>",
        "<!-- no -->",
        " – ",
        "😀",
        "\n\n",
        "2017-12-13",
        "<br/>",
        "<p/>",
    ]
)


def _wrapped(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.tuples(
        st.sampled_from(NAMES + NEWSML),
        st.sampled_from(["", ' norm="20171213"', " a='>'"]),
        st.lists(inside, max_size=4),
    )
    return element.map(lambda parts: f"<{parts[0]}{parts[1]}>{''.join(parts[2])}</{parts[0]}>")


TREES = st.recursive(WORDS, _wrapped, max_leaves=25).map(lambda tree: f"<nitf><body>{tree}</body></nitf>")


@given(TREES)
def test_the_shadow_is_as_long_as_the_file_and_words_keep_their_places(file: str) -> None:
    shadow = _shadow(file, elements(file))
    assert len(shadow) == len(file)
    try:
        source = parse("a.xml", file, "newsxml")
    except UnreadableSource:
        return
    for piece in source.pieces:
        if piece.end - piece.start == piece.file_end - piece.file_start:
            shown = file[piece.file_start : piece.file_end]
            assert source.text[piece.start : piece.end].split() == shown.split()


@given(
    st.lists(
        st.one_of(WORDS, st.text(max_size=5), st.sampled_from([f"<{name}>" for name in NAMES])), max_size=12
    )
)
def test_no_text_raises_anything_else(parts: list[str]) -> None:
    for file in ("".join(parts), f"<nitf>{''.join(parts)}</nitf>"):
        with suppress(UnreadableSource):
            assert parse("a.xml", file, "newsxml").file == file


def test_time_grows_with_the_text() -> None:
    """Nothing is looked at again for every byline, place or item."""
    seconds = []
    for count in (2_000, 16_000):
        file = "<nitf><body><body.content>" + "<located><by>A</by></located><p>Ferry.</p>" * count
        file += "</body.content></body></nitf>"
        start = time.process_time()
        assert parse("a.xml", file, "newsxml").text.count("Ferry.") == count
        seconds.append(time.process_time() - start)
    assert seconds[1] < 40 * max(seconds[0], 0.01)


@pytest.mark.parametrize("file", ["<a>" * 5000, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_deep_and_declared_are_refused(file: str) -> None:
    with pytest.raises(BrokenXML, match=r"^line 1: ") as caught:
        elements(file)
    assert caught.value.refused
