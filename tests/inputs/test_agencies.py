"""NITF and NewsML-G2: the words keep their places in the file as the agency sent it."""

from pathlib import Path

import pytest

from checker.inputs import Failure, Passed, sources
from checker.model import Field, Role, Source

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf xml:lang="en-US"><head><title>slug</title><docdata><date.release norm="20171214"/><date.issue norm="20171213T080500Z"/>
<key-list><keyword key="harbour"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Ferry &amp; tug are back</hl1><hl2>Dock stays full</hl2></hedline>
<byline>By <person>Peter Okafor</person></byline>
<dateline><location>HARBOUR, Ala.</location>, <story.date norm="20171212">Dec. 12</story.date></dateline></body.head>
<body.content><block><p>The ferry carried <num units="people">340</num> people — 20 more.</p>
<p>“I won’t rest,” its owner said.<br/>So he sailed.</p>
<media media-type="image"><media-reference source="ferry.jpg"/><media-caption>The ferry on Tuesday.</media-caption></media>
<p><![CDATA[Fares rose to < 20 crowns.]]></p></block></body.content>
<body.end><tagline>Harbour wire</tagline></body.end></body></nitf>
"""
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:harbour.example:{id}" version="3" xml:lang="en">
<itemMeta><itemClass qcode="ninat:{kind}"/><versionCreated>2017-12-13T10:25:00-06:00</versionCreated></itemMeta>
<contentMeta><contentCreated>2017-12-13T08:05:00-06:00</contentCreated><headline>Ferry is back</headline><by>Peter Okafor</by></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>slug</h:title></h:head>
<h:body><h:p>It carried 340 &#8212; &lt;20 more.</h:p><h:p>It sails on Friday.</h:p></h:body></h:html></inlineXML>"""
PLAIN = (
    '<inlineData contenttype="text/plain">It carried 340 — &lt;20 more.\n\nIt sails on Friday.</inlineData>'
)
WITHIN = "<inlineXML>" + NITF[NITF.index("<nitf") :].strip() + "</inlineXML>"


def read(text: str) -> list[Source | Failure]:
    Path("wire.xml").write_text(text, encoding="utf-8")
    return list(sources(["wire.xml"]))


def one(text: str) -> Source:
    (source,) = read(text)
    assert isinstance(source, Source)
    return source


def words(source: Source) -> list[tuple[Role, str]]:
    return [(block.role, source.text[block.start : block.end]) for block in source.blocks]


def test_nitf(here: Path) -> None:
    source = one(NITF)
    assert source.path == "wire.xml"
    assert source.file == NITF
    assert words(source) == [
        (Role.HEADLINE, "Ferry & tug are back"),
        (Role.HEADLINE, "Dock stays full"),
        (Role.BODY, "The ferry carried 340 people — 20 more."),
        (Role.BODY, "“I won’t rest,” its owner said.\nSo he sailed."),
        (Role.CAPTION, "The ferry on Tuesday."),
        (Role.BODY, "Fares rose to < 20 crowns."),
    ]
    shown = [NITF[slice(*source.place(block.start, block.end))] for block in source.blocks]
    assert shown[0] == "Ferry &amp; tug are back"
    assert shown[2] == 'The ferry carried <num units="people">340</num> people — 20 more.'
    assert shown[5] == "Fares rose to < 20 crowns."
    stamps = {stamp.field: stamp for stamp in source.stamps}
    assert {field: stamp.day.day for field, stamp in stamps.items()} == {
        Field.PUBLISHED: 13,
        Field.DATELINE: 12,
    }
    assert source.byline is not None
    assert source.place_name is not None
    assert (source.byline.text, source.place_name.text, source.language) == (
        "By Peter Okafor",
        "HARBOUR, Ala.",
        "en-US",
    )
    for stated in (*stamps.values(), source.place_name):
        assert NITF[stated.start : stated.end] == stated.text


@pytest.mark.parametrize("content", [XHTML, PLAIN], ids=["xhtml", "plain"])
def test_newsml(content: str, here: Path) -> None:
    item = ITEM.format(id="a", kind="text", content=content)
    source = one(item)
    assert source.path == "wire.xml"
    assert source.text == "Ferry is back\n\nIt carried 340 — <20 more.\n\nIt sails on Friday."
    for block in source.blocks:
        start, end = source.place(block.start, block.end)
        assert (
            item[start:end].replace("&#8212;", "—").replace("&lt;", "<")
            == source.text[block.start : block.end]
        )
    assert {stamp.field: stamp.minute for stamp in source.stamps} == {
        Field.PUBLISHED: 485,
        Field.UPDATED: 625,
    }
    assert source.byline is not None
    assert source.byline.text == "Peter Okafor"


def test_nitf_within_newsml_has_its_own_headline(here: Path) -> None:
    source = one(ITEM.format(id="a", kind="text", content=WITHIN))
    assert words(source)[0] == (Role.HEADLINE, "Ferry & tug are back")
    assert "Ferry is back" not in source.text


def test_a_message_holds_many_items_and_pictures_are_passed_over(here: Path) -> None:
    items = [
        ITEM.format(id=id, kind=kind, content=PLAIN)
        for id, kind in (("a", "text"), ("b", "picture"), ("c", "text"))
    ]
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>\n'
        + "\n".join(items)
        + "</itemSet></newsMessage>"
    )
    Path("wire.xml").write_text(message, encoding="utf-8")
    passed: list[Passed] = []
    found = list(sources(["wire.xml"], tell=passed.append))
    name = "wire.xml#urn:newsml:harbour.example:"
    assert [source.path for source in found] == [f"{name}a", f"{name}c"]
    assert all(isinstance(source, Source) and source.file.startswith("<newsItem") for source in found)
    assert passed == [Passed(f"{name}b", "a news item of the class picture, not text")]


def test_a_named_message_of_pictures_alone_is_a_failure(here: Path) -> None:
    (failure,) = read(ITEM.format(id="b", kind="picture", content=PLAIN))
    assert failure == Failure("wire.xml", "a news item of the class picture, not text")


def test_text_that_stands_elsewhere_is_told(here: Path) -> None:
    (failure,) = read(ITEM.format(id="a", kind="text", content='<remoteContent href="a.html"/>'))
    assert failure == Failure(
        "wire.xml", "its text stands elsewhere (<remoteContent>); only text within the item is read"
    )


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        (NITF.replace("</hl2>", ""), "wire.xml:5", "broken XML: mismatched tag"),
        (NITF[:900], "wire.xml:12", "broken XML: "),
        (
            NITF.replace(
                '"nitf-3-6.dtd"', '"nitf.dtd" [<!ENTITY ferry SYSTEM "file:///etc/hostname">]'
            ).replace("340<", "&ferry;<"),
            "wire.xml:2",
            "it declares the entity 'ferry'; a file with entities of its own is not read",
        ),
        (
            "<nitf>" + "<p>" * 600 + "</p>" * 600 + "</nitf>",
            "wire.xml:1",
            "more than 512 elements within one another",
        ),
    ],
    ids=["mismatched", "cut off", "entity", "deep"],
)
def test_xml_that_cannot_be_trusted_is_not_read(text: str, place: str, why: str, here: Path) -> None:
    (failure,) = read(text)
    assert isinstance(failure, Failure)
    assert failure.path == place
    assert failure.why.startswith(why)
