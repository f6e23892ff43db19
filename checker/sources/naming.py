"""What a path says of what it leads to: ``2017.jsonl.gz`` to records, ``ferry.txt`` to an article, ``s3://wire`` to another machine.

Only names are looked at, so that a run without archives pays nothing for them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

ARCHIVES = frozenset(
    ".jsonl .ndjson .parquet .tar .tgz .tbz2 .txz .zip .warc .rss .atom .rdf .xml .nitf .newsml .json".split()
)
"""The endings of files that hold records, or an article in a wrapping of its own."""
COMPRESSIONS = {
    ".gz": "gz",
    ".bz2": "bz2",
    ".xz": "xz",
    ".lzma": "xz",
    ".tgz": "gz",
    ".tbz2": "bz2",
    ".txz": "xz",
}
_PACKED = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+://|[a-z][a-z0-9+.-]+::", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):/(?!/)")


def parted(paths: Iterable[str | Path]) -> tuple[list[Path], list[str]]:
    """The paths that lead to single articles and to folders of them, and those to archives, local or remote."""
    plain: list[Path] = []
    archives: list[str] = []
    for path in paths:
        text = _whole(path.as_posix()) if isinstance(path, Path) else path
        if is_archive(text):
            archives.append(text)
        else:
            plain.append(Path(path))
    return plain, archives


def is_archive(path: str) -> bool:
    """Whether a path that is named leads to records, or to another machine."""
    of_records = ending(path) in ARCHIVES or compression(path) is not None
    return is_remote(path) or (of_records and not Path(path).is_dir())


def is_remote(path: str) -> bool:
    """Whether a path is one for fsspec: ``s3://…``, ``zip://a.txt::news.zip``."""
    return _REMOTE.match(path) is not None


def ending(path: str) -> str:
    """The ending that tells the format, in lower case, without that of the compression: ``.jsonl`` of ``a.jsonl.gz``."""
    stem, suffix = _split(_front(path).rpartition("/")[2].lower())
    if suffix in _PACKED:
        return _PACKED[suffix]
    return _split(stem)[1] if suffix in COMPRESSIONS else suffix


def compression(path: str) -> str | None:
    """How a file is compressed, by its name; None if it is not."""
    return COMPRESSIONS.get(_split(_front(path).rpartition("/")[2].lower())[1])


def _split(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    return (stem, f".{suffix}") if stem and dot else (name, "")


def _front(path: str) -> str:
    """The part of a chained path that names the file: ``zip://a.txt`` of ``zip://a.txt::news.zip``."""
    parts = path.split("::")
    return next((part for part in parts if "://" in part), parts[0])


def _whole(path: str) -> str:
    """``s3:/wire``, which is what a Path makes of ``s3://wire``, as it was."""
    found = _SCHEME.match(path)
    return f"{found[1]}://{path[found.end() :]}" if found and not os.path.lexists(path) else path
