"""Articles in rows of Parquet."""

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from checker.inputs import Failure, sources
from checker.model import Source

WHEN = datetime(2017, 12, 13, 14, 5, tzinfo=UTC)


def test_columns_are_named_and_typed_values_are_understood(here: Path) -> None:
    table = pa.table(
        {
            "key": [17, 18],
            "body": ["One ferry of 340.", b"<p>Two ferries &amp; a tug.</p>".decode()],
            "date": pa.array([WHEN, None], pa.timestamp("ns", "UTC")),
            "day": pa.array([None, WHEN.date()], pa.date32()),
            "meta": [{"headline": "Ferry is back"}, {"headline": None}],
        }
    )
    pq.write_table(table, "a.parquet")
    one, two = sources(["a.parquet"], "id=key,text=body,published=date,updated=day,title=meta.headline")
    assert isinstance(one, Source)
    assert isinstance(two, Source)
    assert [one.path, two.path] == ["a.parquet#17", "a.parquet#18"]
    assert (one.text, two.text) == ("Ferry is back\n\nOne ferry of 340.", "Two ferries & a tug.")
    assert [(stamp.day, stamp.minute, stamp.zone) for stamp in one.stamps] == [(WHEN.date(), 14 * 60 + 5, 0)]
    assert [(stamp.day, stamp.minute) for stamp in two.stamps] == [(WHEN.date(), None)]


def test_a_bad_row_is_named_and_the_others_are_read(here: Path) -> None:
    pq.write_table(
        pa.table({"text": ["One.", None, "", "Ferry. " * 300, "Five."]}), "a.parquet", row_group_size=2
    )
    one, null, empty, large, five = sources(["a.parquet"], limit=1000)
    assert null == Failure(
        "a.parquet:2", "the text in 'text' is empty; allowed are words, or a list of paragraphs"
    )
    assert empty == Failure(
        "a.parquet:3", "the text in 'text' is empty; allowed are words, or a list of paragraphs"
    )
    assert large == Failure("a.parquet:4", "a record of more than 1,000 bytes, the most that is allowed")
    assert [one.path, five.path] == ["a.parquet#1", "a.parquet#5"]


def test_a_table_without_the_text_is_one_failure(here: Path) -> None:
    pq.write_table(pa.table({"id": [1, 2, 3], "body": ["One.", "Two.", "Three."]}), "a.parquet")
    assert list(sources(["a.parquet"])) == [
        Failure(
            "a.parquet",
            "no column 'text' with the text; there are id, body; say which one is the text: text=COLUMN",
        )
    ]


def test_a_table_without_rows_and_no_table_are_told(here: Path) -> None:
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), "a.parquet")
    Path("b.parquet").write_bytes(b"PAR1 and nothing else")
    empty, broken = sources(["a.parquet", "b.parquet"])
    assert empty == Failure("a.parquet", "it holds no record")
    assert isinstance(broken, Failure)
    assert broken.why.startswith("not a Parquet file that can be read: ")


def test_a_damaged_row_group_is_named_and_the_next_one_read(here: Path) -> None:
    words = [f"Line {n} carried {n * 7919} people. " * 20 for n in range(6)]
    pq.write_table(pa.table({"text": words}), "a.parquet", row_group_size=2, write_page_checksum=True)
    data = bytearray(Path("a.parquet").read_bytes())
    column = pq.ParquetFile("a.parquet").metadata.row_group(1).column(0)
    at = column.data_page_offset  # before it stands the dictionary, which holds the words
    data[at - 30 : at - 10] = bytes(20)
    Path("a.parquet").write_bytes(data)
    one, two, damage, five, six = sources(["a.parquet"])
    assert [found.path for found in (one, two, five, six)] == [f"a.parquet#{n}" for n in (1, 2, 5, 6)]
    assert isinstance(damage, Failure)
    assert damage.path == "a.parquet:3"
    assert damage.why.startswith("rows 3 to 4 are damaged: ")
