"""The same articles in every format that archives come in."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from uuid import UUID

import pyarrow as pa
import pyarrow.parquet as pq

COUNT = 23


def text(number: int) -> str:
    return f"Line {number} of the harbour ferry carried {number + 340} people.\n\nIt lay in dock for {number} days — a record.\n"


def row(number: int) -> dict[str, str]:
    return {
        "id": f"a{number}",
        "title": f"Ferry {number} is back",
        "published": "2017-12-13T08:05:00-06:00",
        "text": text(number),
    }


def jsonl() -> bytes:
    return "".join(json.dumps(row(n), ensure_ascii=False) + "\n" for n in range(COUNT)).encode()


def parquet() -> bytes:
    sink = io.BytesIO()
    rows = [row(n) for n in range(COUNT)]
    pq.write_table(pa.table({name: [one[name] for one in rows] for name in rows[0]}), sink, row_group_size=4)
    return sink.getvalue()


def tar(mode: str = "w") -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode=mode) as archive:  # type: ignore[call-overload]
        for n in range(COUNT):
            data = text(n).encode()
            info = tarfile.TarInfo(f"{'long/' * 30 if n % 5 == 0 else ''}a{n}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return sink.getvalue()


def zip_(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as archive:
        for n in range(COUNT):
            archive.writestr(f"dir/a{n}.txt", text(n))
    return sink.getvalue()


def page(number: int) -> bytes:
    return f"<!doctype html><html><body><p>{text(number).strip()}</p></body></html>".encode()


def response(
    number: int, payload: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + payload
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{UUID(int=number)}>\r\n"
        f"WARC-Target-URI: https://harbour.example/{number}\r\nWARC-Date: 2017-12-13T08:05:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(packed: bool = False) -> bytes:
    made = [response(n, page(n)) for n in range(COUNT)]
    return b"".join(gzip.compress(one, mtime=0) for one in made) if packed else b"".join(made)


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "a.jsonl": jsonl,
    "a.jsonl.gz": lambda: gzip.compress(jsonl(), mtime=0),
    "a.parquet": parquet,
    "a.tar": tar,
    "a.tar.gz": lambda: tar("w:gz"),
    "a.txz": lambda: tar("w:xz"),
    "a.tar.bz2": lambda: tar("w:bz2"),
    "stored.zip": lambda: zip_(zipfile.ZIP_STORED),
    "a.zip": zip_,
    "bz.zip": lambda: zip_(zipfile.ZIP_BZIP2),
    "lzma.zip": lambda: zip_(zipfile.ZIP_LZMA),
    "a.warc": warc,
    "a.warc.gz": lambda: warc(packed=True),
}
