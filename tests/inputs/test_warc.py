"""Pages in web archives."""

import gzip
from pathlib import Path

from checker.inputs import Failure, Passed, partitions, read, sources
from checker.model import Source
from tests.inputs.archives import page, response

AT = "@2017-12-13T08:05:00Z"


def test_pages_and_texts_are_read_and_the_rest_is_passed_over(here: Path) -> None:
    text = b"The ferry carried 340 people."
    conversion = (
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://harbour.example/text\r\nContent-Type: text/plain\r\n"
        b"WARC-Date: 2017-12-13T08:05:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(text), text)
    )
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n"
    Path("a.warc").write_bytes(
        info
        + response(1, page(1))
        + response(2, b"gone", status="404 Not Found")
        + response(3, b"\x89PNG", kind="image/png")
        + conversion
        + response(
            4,
            "<p>The café’s ferry “sank” in Malmö.</p>".encode("cp1252"),
            kind="text/html; charset=windows-1252",
        )
    )
    passed: list[Passed] = []
    found = list(sources(["a.warc"], tell=passed.append))
    assert [source.path for source in found] == [
        f"a.warc#https://harbour.example/{name}{AT}" for name in ("1", "text", "4")
    ]
    assert [source.text for source in found if isinstance(source, Source)][1:] == [
        text.decode(),
        "The café’s ferry “sank” in Malmö.",
    ]
    assert passed == [
        Passed("a.warc", f"1 record that is no article: {what}")
        for what in ("of the type image/png", "responses with the status 404", "warcinfo records")
    ]


def test_a_page_that_was_sent_compressed(here: Path) -> None:
    one = response(1, gzip.compress(page(1)))
    sent = one.replace(b"text/html; charset=utf-8\r\n", b"text/html\r\nContent-Encoding: gzip\r\n", 1)
    length = int(one.partition(b"Content-Length: ")[2].split(b"\r\n")[0])
    fixed = sent.replace(
        b"Content-Length: %d" % length, b"Content-Length: %d" % (length + len(sent) - len(one))
    )
    Path("a.warc.gz").write_bytes(gzip.compress(fixed))
    (source,) = sources(["a.warc.gz"])
    assert isinstance(source, Source)
    assert source.text.startswith("Line 1 of the harbour ferry")


def test_a_record_over_the_limit_is_named_and_the_next_is_read(here: Path) -> None:
    Path("a.warc").write_bytes(response(1, page(1) * 900) + response(2, page(2)))
    large, small = sources(["a.warc"], limit=50_000)
    assert isinstance(large, Failure)
    assert large.path == f"a.warc#https://harbour.example/1{AT}"
    assert large.why.endswith("the most that is allowed are 50,000")
    assert small.path == f"a.warc#https://harbour.example/2{AT}"


def test_reading_goes_on_behind_damage(here: Path) -> None:
    packed = [gzip.compress(response(n, page(n) * 30)) for n in range(5)]
    place = len(packed[0]) + len(packed[1])
    data = bytearray(b"".join(packed))
    data[place + 60 : place + 90] = bytes(30)
    Path("a.warc.gz").write_bytes(data)
    for size in (10, 10**9):
        found = [one for part in partitions(["a.warc.gz"], size=size) for one in read(part)]
        good = [source.path for source in found if isinstance(source, Source)]
        assert good == [f"a.warc.gz#https://harbour.example/{n}{AT}" for n in (0, 1, 3, 4)]
        (told,) = (one for one in found if isinstance(one, Failure))
        assert told.path == "a.warc.gz"
        assert told.why.endswith(f"reading goes on at byte {place + len(packed[2]):,}")


def test_the_end_may_be_missing(here: Path) -> None:
    Path("a.warc").write_bytes((response(1, page(1)) + response(2, page(2)))[:-80])
    one, two = sources(["a.warc"])
    assert one.path == f"a.warc#https://harbour.example/1{AT}"
    assert isinstance(two, Failure)
    assert two.path == f"a.warc#https://harbour.example/2{AT}"
    assert two.why.startswith("it is cut off: ")
