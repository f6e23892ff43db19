"""How fast archives are read into sources, and what memory that takes: it must not grow with the archive.

Each format holds the same generated articles of about 3 kB, once a tenth of them and once all; a process reads every
record (text, blocks, dates, places) and does nothing with it. Cutting alone is measured beside it.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Run, machine, run, table

READ = """
import sys
from checker import inputs
found = sum(isinstance(one, inputs.Failure) for one in inputs.sources(sys.argv[1:]))
sys.exit(f"{found} failures" if found else 0)
"""
CUT = """
import sys
from checker import inputs
for part in inputs.partitions(sys.argv[1:]):
    part.as_json()
"""
SENTENCE = "The harbour ferry carried {n} people in {m} trips on Tuesday, its owner said, and fares rose by {p} percent. "


def article(number: int) -> str:
    """Ten paragraphs of three sentences."""
    lines = [SENTENCE.format(n=340 + number % 977 + i, m=3 + i, p=(number + i) % 90) for i in range(30)]
    return "\n\n".join("".join(lines[i : i + 3]).strip() for i in range(0, 30, 3)) + "\n"


def records(count: int) -> Iterator[dict[str, str]]:
    """Articles with id, headline and day."""
    for number in range(count):
        yield {
            "id": f"a{number}",
            "title": f"Ferry {number} is back",
            "published": "2017-12-13T08:05:00Z",
            "text": article(number),
        }


def jsonl(path: Path, count: int) -> None:
    """JSON Lines, compressed if the name says so."""
    with (
        gzip.open(path, "wt", encoding="utf-8", compresslevel=1)
        if path.suffix == ".gz"
        else path.open("w") as file
    ):
        file.writelines(json.dumps(row) + "\n" for row in records(count))


def parquet(path: Path, count: int) -> None:
    """Parquet in row groups of 1,000."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, pa.string()) for name in ("id", "title", "published", "text")])
    rows: list[dict[str, str]] = []
    with pq.ParquetWriter(path, schema) as writer:
        for row in records(count):
            rows.append(row)
            if len(rows) == 1000:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, schema))


def tar(path: Path, count: int) -> None:
    """A tar of texts, compressed if the name says so."""
    mode = "w:gz" if path.suffix == ".gz" else "w"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for row in records(count):
            data = row["text"].encode()
            info = tarfile.TarInfo(f"{row['id']}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
            archive.members.clear()


def zip_(path: Path, count: int) -> None:
    """A zip of texts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for row in records(count):
            archive.writestr(f"{row['id']}.txt", row["text"])


def warc(path: Path, count: int) -> None:
    """Pages of a web archive, record by record compressed."""
    with path.open("wb") as file:
        for number, row in enumerate(records(count)):
            page = "<!doctype html><html><body><article><p>" + row["text"].strip().replace(
                "\n\n", "</p>\n<p>"
            )
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 1))


FORMATS: dict[str, Callable[[Path, int], None]] = {
    "a.jsonl": jsonl,
    "a.jsonl.gz": jsonl,
    "a.parquet": parquet,
    "a.tar": tar,
    "a.tar.gz": tar,
    "a.zip": zip_,
    "a.warc.gz": warc,
}


def made(path: Path, count: int) -> None:
    """Write an archive, in a process of its own: a child counts what its parent held when it was born as its own peak."""
    subprocess.run((sys.executable, __file__, "--make", str(path), str(count)), check=True)


def measured(script: str, path: Path) -> Run:
    """One process over one archive."""
    return run((sys.executable, "-c", script, str(path)), dict(os.environ))


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=int, default=200, help="of text in the larger archives (200)")
    parser.add_argument("--format", action="append", choices=FORMATS, help="only this; may be repeated")
    parser.add_argument("--make", nargs=2, metavar=("FILE", "COUNT"), help="only write an archive")
    asked = parser.parse_args()
    if asked.make:
        path, count = Path(asked.make[0]), int(asked.make[1])
        FORMATS[path.name](path, count)
        return 0
    size = len(article(0).encode())
    counts = [asked.megabytes * 1_000_000 // size // part for part in (10, 1)]
    rows = []
    with TemporaryDirectory() as scratch:
        for name in asked.format or FORMATS:
            path = Path(scratch, name)
            made(path, counts[0])
            part = measured(READ, path)
            made(path, counts[1])
            read, cut = measured(READ, path), measured(CUT, path)
            text = counts[-1] * size / 1e6
            rows.append(
                [
                    name, f"{path.stat().st_size / 1e6:.0f}", f"{read.cpu:.1f}", f"{text / read.cpu:.1f}", f"{counts[-1] / read.cpu:,.0f}",
                    f"{part.peak / 1e6:.0f}", f"{read.peak / 1e6:.0f}", f"{cut.cpu:.1f}", f"{text / cut.cpu:.0f}", f"{cut.peak / 1e6:.0f}",
                ]
            )  # fmt: skip
            path.unlink()
    print(
        f"{counts[-1]:,} articles, {counts[-1] * size / 1e6:.0f} MB of text; a tenth of that before. {machine()}.\n"
    )
    head = [
        "",
        "MB",
        "read, cpu s",
        "MB/s",
        "articles/s",
        "peak MB, tenth",
        "peak MB, all",
        "cut, cpu s",
        "cut MB/s",
        "cut peak MB",
    ]
    print(table(head, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
