"""HTML: what a browser shows of the article, and what the page declares, each at its place."""

from datetime import date

import pytest

from checker.model import Field, Role, Source
from checker.sources import parse

STORY = "The council of Ardley voted on Tuesday night to keep the old bridge open for another year."


def read(file: str) -> Source:
    return parse("a", file, "html")


def shown(source: Source) -> list[tuple[Role, str]]:
    return [(block.role, source.text[block.start : block.end]) for block in source.blocks]


WORDS = {
    "<p>Ida  <b>won</b>\n 49.9&#37; of&nbsp;it.</p>": "Ida won 49.9% of\u00a0it.",
    "<p>AT&amp;T &lt;b&gt; R&D &copy2017": "AT&T <b> R&D ©2017",
    "<p>in<i>side</i> out": "inside out",
    "<p>Un\u00adbroken": "Unbroken",
    "<p>One<script>var a='</p>'</script> two<style>p{}</style>": "One two",
    "<p>One<template>no</template> <span hidden>no</span><span style='display: none'>no</span>two": "One two",
    "<p>a<!-- > no --> b <![CDATA[c]]>": "a b c",
    "<p>21,000<sup>2</sup> on the 12<sup>th</sup>": "21,000 on the 12th",
    "<p>The <del>49.8</del> 49.9 percent": "The 49.9 percent",
    "5 < 6 and 7 > 6": "5 < 6 and 7 > 6",
}


@pytest.mark.parametrize(("file", "words"), WORDS.items(), ids=range(len(WORDS)))
def test_a_page_reads_as_a_browser_shows_it(file: str, words: str) -> None:
    assert shown(read(file)) == [(Role.BODY, words)]


def test_the_article_is_kept_and_what_is_around_it_is_not() -> None:
    source = read(
        f"<nav>Home News</nav><article><h1>Ardley keeps its bridge</h1><p class=byline>By Ida Holm</p><p>{STORY}</p>"
        f"<figure><img alt=x><figcaption>The bridge on May 3, 2017</figcaption></figure><p>{STORY}</p>"
        f"<aside>Read next: {STORY}</aside></article><footer>Copyright</footer>"
    )
    assert shown(source) == [
        (Role.HEADLINE, "Ardley keeps its bridge"),
        (Role.BYLINE, "By Ida Holm"),
        (Role.BODY, STORY),
        (Role.CAPTION, "The bridge on May 3, 2017"),
        (Role.BODY, STORY),
    ]
    assert source.title is not None
    assert source.byline is not None
    assert (source.title.text, source.byline.text) == ("Ardley keeps its bridge", "Ida Holm")
    assert [(s.field, s.day) for s in source.stamps] == [(Field.CAPTION, date(2017, 5, 3))]


NEWS = '{"@type": "NewsArticle", "headline": "Ardley keeps its bridge", "author": {"@type": "Person", "name": "Ida Holm"}, "datePublished": "2019-03-02T08:05:00-06:00", "dateModified": "2019-03-03"}'


@pytest.mark.parametrize(
    "data",
    [
        NEWS,
        f"[{NEWS}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "Post"}}, {NEWS}]}}',
        f"\n<!--\n{NEWS}\n-->\n",
    ],
    ids=["alone", "list", "graph", "comment"],
)
def test_what_json_ld_declares_is_placed(data: str) -> None:
    source = read(f'<html lang="en-GB"><script type="application/ld+json">{data}</script><p>{STORY}</p>')
    published, updated = source.stamps
    assert (published.field, published.day, published.minute, published.zone) == (
        Field.PUBLISHED,
        date(2019, 3, 2),
        485,
        -360,
    )
    assert (updated.field, updated.day, updated.minute) == (Field.UPDATED, date(2019, 3, 3), None)
    stated = [source.title, source.byline, *source.stamps]
    expected = ["Ardley keeps its bridge", "Ida Holm", "2019-03-02T08:05:00-06:00", "2019-03-03"]
    assert [s and source.file[s.start : s.end] for s in stated] == expected
    assert source.language == "en-GB"


def test_the_place_of_a_value_is_its_own_and_not_where_its_words_stand_first() -> None:
    source = read(f'<p>2019-03-02: {STORY}</p><meta content="2019-03-02" property="article:published_time">')
    stamp = source.stamp(Field.PUBLISHED)
    assert stamp is not None
    assert stamp.start == source.file.rindex("2019-03-02")


@pytest.mark.parametrize(
    ("markup", "field"),
    [
        ('<meta property="article:published_time" content="2019-03-02">', Field.PUBLISHED),
        ('<meta content="2019-03-02" itemprop="dateModified">', Field.UPDATED),
        (
            '<p>Posted <time itemprop="datePublished" datetime="2019-03-02">last week</time></p>',
            Field.PUBLISHED,
        ),
        ('<p>Updated <time datetime="2019-03-02">last week</time></p>', Field.UPDATED),
    ],
)
def test_a_page_declares_its_date_in_many_ways(markup: str, field: Field) -> None:
    source = read(f"<article>{markup}<p>{STORY}</p></article>")
    assert [(s.field, s.day, source.file[s.start : s.end]) for s in source.stamps] == [
        (field, date(2019, 3, 2), "2019-03-02")
    ]


def test_a_time_in_a_sentence_dates_what_the_sentence_tells_of() -> None:
    assert read(f'<p>{STORY} It opened in <time datetime="1931-05-03">May</time>.</p>').stamps == ()


def test_the_same_date_said_twice_is_one_stamp() -> None:
    meta = '<meta name="date" content="2019-03-02">'
    assert len(read(f"{meta}{meta}<p>{STORY}</p>").stamps) == 1


@pytest.mark.parametrize("data", ["{", '{"@type": ', "[" * 5_000, "not json {]"])
def test_broken_json_ld_is_said_and_the_article_is_read(data: str) -> None:
    source = read(f'<script type="application/ld+json">{data}</script><p>{STORY}</p>')
    assert "JSON-LD in line 1 is broken" in source.notes[0]
    assert shown(source) == [(Role.BODY, STORY)]


@pytest.mark.parametrize("torn", ["<!-- ", "<script>", "<a href"])
def test_what_opens_and_never_closes_is_said(torn: str) -> None:
    source = read(f"<p>{STORY}</p>\n{torn}")
    assert "in line 2 is never closed" in source.notes[0]
    assert shown(source) == [(Role.BODY, STORY)]


@pytest.mark.parametrize(
    "crossed", ["<b><p>{}</b></p></div>", "<p><p>{}</li>", "<table><p>{}<td></table>", "<li>{}<li>"]
)
def test_crossed_and_stray_tags_lose_no_words(crossed: str) -> None:
    assert shown(read(crossed.format(STORY))) == [(Role.BODY, STORY)]
