"""RSS, Atom and JSON Feed."""

import json
from pathlib import Path

import pytest

from checker.inputs import Failure, Passed, sources
from checker.model import Field, Source

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour wire</title><language>en-gb</language>
<item><title>Ferry &amp; tug are back</title><link>https://harbour.example/a</link><guid isPermaLink="false">a1</guid>
<pubDate>Wed, 13 Dec 2017 08:05:00 GMT</pubDate><dc:creator>Peter Okafor</dc:creator>
<description>A ferry.</description>
<content:encoded><![CDATA[<p>The ferry &amp; the tug carried 340 people.</p><script>var x = 1</script>]]></content:encoded></item>
<item><title>Dock is full</title><link>https://harbour.example/b</link><description>The dock holds &lt;b&gt;12&lt;/b&gt; ships.</description></item>
<item><title>Only a headline</title><guid>c3</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour wire</title>
<entry><id>tag:harbour.example,2017:1</id><title type="html">Ferry &amp;amp; tug</title><updated>2017-12-13T08:05:00Z</updated>
<published>2017-12-12T08:05:00Z</published><author><name>Anna Lind</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry carried <b>340</b>.</p></div></content></entry></feed>"""


def read(name: str, text: str) -> list[Source | Failure]:
    Path(name).write_text(text, encoding="utf-8")
    return list(sources([name]))


@pytest.mark.parametrize("name", ["wire.rss", "wire.xml"])
def test_rss(name: str, here: Path) -> None:
    ferry, dock, bare = read(name, RSS)
    assert isinstance(ferry, Source)
    assert isinstance(dock, Source)
    assert ferry.path == f"{name}#a1"
    assert ferry.text == "Ferry & tug are back\n\nThe ferry & the tug carried 340 people."
    assert ferry.file.startswith("<p>The ferry &amp; the tug carried 340 people.</p><script>")
    stamp = ferry.stamp(Field.PUBLISHED)
    assert stamp is not None
    assert (stamp.day.isoformat(), stamp.minute, stamp.zone) == ("2017-12-13", 485, 0)
    assert ferry.byline is not None
    assert (ferry.byline.text, ferry.language) == ("Peter Okafor", "en-gb")
    assert dock.path == f"{name}#https://harbour.example/b"
    assert dock.text == "Dock is full\n\nThe dock holds 12 ships."
    assert bare == Failure(f"{name}:3", "item 3 ('c3') has no text: neither content nor a description")


def test_atom(here: Path) -> None:
    (entry,) = read("wire.atom", ATOM)
    assert isinstance(entry, Source)
    assert entry.path == "wire.atom#tag:harbour.example,2017:1"
    assert entry.text == "Ferry & tug\n\nThe ferry carried 340."
    days = {stamp.field: stamp.day.day for stamp in entry.stamps}
    assert days == {Field.PUBLISHED: 12, Field.UPDATED: 13}


def test_a_feed_that_is_not_xml_is_told_and_its_items_are_read(here: Path) -> None:
    broken, ferry, dock, _ = read("wire.rss", RSS.replace("Dock is full", "Dock & quay are full"))
    assert broken == Failure("wire.rss:8", "broken XML: not well-formed (invalid token)")
    assert [ferry.path, dock.path] == ["wire.rss#a1", "wire.rss#https://harbour.example/b"]


def test_a_feed_with_entities_of_its_own_is_refused(here: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ferry"><!ENTITY b "&a;&a;&a;&a;">]>'
    (refused,) = read("wire.rss", RSS.replace("<rss", bomb + "<rss", 1).replace("A ferry.", "&b;"))
    assert refused == Failure(
        "wire.rss:2", "it declares the entity 'a'; a file with entities of its own is not read"
    )


def test_a_feed_without_items_is_told(here: Path) -> None:
    assert read("wire.rss", '<rss version="2.0"><channel/></rss>') == [
        Failure("wire.rss", "a feed without items")
    ]


def test_json_feed(here: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "language": "en",
        "items": [
            {
                "id": "a1", "title": "Ferry is back", "content_html": "<p>It carried 340 &amp; a dog.</p>",
                "date_published": "2017-12-13T08:05:00Z", "authors": [{"name": "Anna Lind"}],
            },
            {"id": "b2", "content_text": "Fares rose <20 percent</p>."},
            {"id": "c3", "image": "a.png"},
            "d4",
        ],
    }  # fmt: skip
    ferry, fares, bare, odd = read("wire.json", json.dumps(feed))
    assert isinstance(ferry, Source)
    assert isinstance(fares, Source)
    assert ferry.text == "Ferry is back\n\nIt carried 340 & a dog."
    assert [stamp.day.isoformat() for stamp in ferry.stamps] == ["2017-12-13"]
    assert ferry.byline is not None
    assert (ferry.byline.text, ferry.language) == ("Anna Lind", "en")
    assert fares.text == "Fares rose <20 percent</p>."
    assert bare == Failure("wire.json:3", "item 3 has neither content_html nor content_text")
    assert odd == Failure("wire.json:4", "item 4 is not an object")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        (
            "a.json",
            '{"name": "a"}',
            "JSON that is no JSON Feed: its version does not begin with https://jsonfeed.org/version/",
        ),
        (
            "a.xml",
            "<!-- <rss> --><urlset/>",
            "XML with the root <urlset>; read are RSS, Atom, NITF and NewsML-G2",
        ),
        ("a.xml", "Voters", "no XML; read are RSS, Atom, NITF and NewsML-G2"),
    ],
)
def test_what_is_no_article_is_a_failure_only_where_it_is_named(
    name: str, text: str, why: str, here: Path
) -> None:
    Path("in").mkdir()
    assert read(f"in/{name}", text) == [Failure(f"in/{name}", why)]
    passed: list[Passed] = []
    assert list(sources(["in"], tell=passed.append)) == []
    assert passed == [Passed(f"in/{name}", why)]
