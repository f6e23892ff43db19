"""Articles in lines of JSON; a line that holds none is named, and the others are read."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.errors import UsageError
from checker.inputs import Columns, Failure, sources
from checker.model import Field, Role, Source

BAD: list[dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("bad_lines.yaml").read_text(encoding="utf-8")
)
GOOD = {"id": "good", "text": "The ferry carried 340 people."}


def read(rows: list[dict[str, Any]], columns: str = "") -> list[Source | Failure]:
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return list(sources(["a.jsonl"], columns))


def one(row: dict[str, Any], columns: str = "") -> Source:
    (source,) = read([row], columns)
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize("case", BAD, ids=lambda case: case["line"][:40])
def test_a_bad_line_is_named_and_the_others_are_read(case: dict[str, str], here: Path) -> None:
    first, last = json.dumps(GOOD), json.dumps(GOOD | {"id": "last"})
    Path("a.jsonl").write_text(f"{first}\n{case['line']}\n{last}\n", encoding="utf-8")
    before, bad, after = sources(["a.jsonl"])
    assert bad == Failure("a.jsonl:2", case["says"])
    assert [before.path, after.path] == ["a.jsonl#good", "a.jsonl#last"]


def test_fields_beside_the_text_are_understood_and_the_text_keeps_its_offsets(here: Path) -> None:
    words = "“Voters” — 49.92 percent of them — chose Jones.\n\nMoore waits."
    source = one(
        {
            "id": 17, "text": words, "title": "Jones wins\nin Alabama", "author": [{"name": "P. Okafor"}, "A. Lind"],
            "published": "2017-12-13T08:05:00-06:00", "updated": "in spring", "language": "en",
        }
    )  # fmt: skip
    assert source.path == "a.jsonl#17"
    assert source.file.startswith(words)
    assert source.text == f"Jones wins in Alabama\n\n{words}"
    assert source.blocks[0].role is Role.HEADLINE
    assert source.byline is not None
    assert source.byline.text == "P. Okafor, A. Lind"
    stamp = source.stamp(Field.PUBLISHED)
    assert stamp is not None
    assert (stamp.day.isoformat(), stamp.minute, stamp.zone) == ("2017-12-13", 485, -360)
    assert source.notes == ("updated is not a date: 'in spring'",)
    for stated in (source.title, source.byline, stamp):
        assert stated is not None
        assert source.file[stated.start : stated.end] == stated.text
    for block in source.blocks:
        start, end = source.place(block.start, block.end)
        assert source.file[start:end] == source.text[block.start : block.end]


def test_a_headline_that_the_text_repeats_is_read_once(here: Path) -> None:
    source = one(
        {
            "title": "Ferry is back",
            "text": "FERRY IS BACK\n\nThe harbour ferry carried 340 people on Tuesday, its owner said.",
        }
    )
    assert source.text.lower().count("ferry is back") == 1


def test_html_in_a_record_is_read_as_a_page(here: Path) -> None:
    html = "<p>Voters &amp; others: 49.92&#37;</p><script>var x = 1</script><p>Moore waits.</p>"
    source = one({"text": html})
    assert source.text == "Voters & others: 49.92%\n\nMoore waits."
    start = source.text.index("49.92%")
    assert source.file[slice(*source.place(start, start + 6))] == "49.92&#37;"
    assert one({"text": html, "format": "text"}).text == html


def test_columns_are_named_and_reach_into_objects(here: Path) -> None:
    row = {"key": "a", "meta": {"date": "2017-12-13"}, "body": ["One ferry.", "Two ferries."]}
    source = one(row, "id=key, text=body, published=meta.date")
    assert (source.path, source.text) == ("a.jsonl#a", "One ferry.\n\nTwo ferries.")
    assert [stamp.day.isoformat() for stamp in source.stamps] == ["2017-12-13"]


@pytest.mark.parametrize("moment", [1513173900, 1513173900.0, 1513173900000])
def test_moments_may_be_counted_from_1970(moment: float, here: Path) -> None:
    (stamp,) = one({"text": "One ferry.", "published": moment}).stamps
    assert (stamp.day.isoformat(), stamp.minute, stamp.zone) == ("2017-12-13", 14 * 60 + 5, 0)


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ("text", "'text': expected FIELD=COLUMN"),
        ("txet=body", "'txet' is no field; expected one of .*did you mean 'text'"),
        ("text=a,text=b", "text is given twice: a and b"),
        ("text=", "'text=': expected FIELD=COLUMN"),
    ],
)
def test_columns_that_make_no_sense_are_refused(columns: str, says: str) -> None:
    with pytest.raises(UsageError, match=f"columns: {says}"):
        Columns.parse(columns)


def test_an_id_names_one_article(here: Path) -> None:
    first, doubled, other = read(
        [GOOD, GOOD | {"text": "Another."}, {"url": "https://harbour.example/1", "text": "A third."}]
    )
    assert first.path == "a.jsonl#good"
    assert doubled == Failure(
        "a.jsonl:2",
        "the id 'good' is taken by a.jsonl:1; an id names one article: choose its column with id=…",
    )
    assert other.path == "a.jsonl#https://harbour.example/1"


def test_a_record_without_id_is_called_by_its_line_and_ids_stay_on_one_line(here: Path) -> None:
    rows = [{"text": "One."}, {"id": "a\n::error::b", "text": "Two."}]
    assert [source.path for source in read(rows)] == ["a.jsonl#1", "a.jsonl#a ::error::b"]


def test_blank_lines_and_a_byte_order_mark_mean_nothing(here: Path) -> None:
    Path("a.jsonl").write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r\n\r\n \n")
    assert [source.path for source in sources(["a.jsonl"])] == ["a.jsonl#good"]


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_a_file_without_records_is_told(data: bytes, here: Path) -> None:
    Path("a.jsonl").write_bytes(data)
    assert list(sources(["a.jsonl"])) == [Failure("a.jsonl", "it holds no record")]


def test_wrong_encodings_are_named(here: Path) -> None:
    Path("a.jsonl").write_bytes(b'{"text": "caf\xe9"}\n{"text": "One."}\n')
    bad, good = sources(["a.jsonl"])
    assert bad == Failure("a.jsonl:1", "byte 0xe9 (the 14th of the line) is not UTF-8, as JSON has to be")
    assert good.path == "a.jsonl#2"
    Path("b.jsonl").write_text(json.dumps(GOOD), encoding="utf-16")
    assert list(sources(["b.jsonl"])) == [Failure("b.jsonl", "it begins as UTF-16; JSON Lines are UTF-8")]


def test_a_record_over_the_limit_is_passed_and_named(here: Path) -> None:
    rows = [GOOD, {"id": "large", "text": "Ferry. " * 1_000_000}, GOOD | {"id": "last"}]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    before, large, after = sources(["a.jsonl"], limit=1_000_000)
    assert large == Failure("a.jsonl:2", "a record of more than 1,000,000 bytes, the most that is allowed")
    assert [before.path, after.path] == ["a.jsonl#good", "a.jsonl#last"]


def test_what_stands_before_the_damage_of_a_compressed_file_is_read(here: Path) -> None:
    rows = [
        {"id": n, "text": f"Line {n} carried {n * 7919 % 10007} people in {n * 104729 % 99991} trips."}
        for n in range(5000)
    ]
    whole = gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode())
    Path("a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    *good, bad = sources(["a.jsonl.gz"])
    assert len(good) > 1000
    assert all(isinstance(source, Source) for source in good)
    assert bad == Failure(
        f"a.jsonl.gz:{len(good) + 1}", "it is cut off: it ends in the middle; the lines from here on are lost"
    )
