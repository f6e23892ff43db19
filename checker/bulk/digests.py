"""What is too much to be held in memory, in the order of its digests, a stretch of them at a time.

``digest_of("2017.jsonl#a17")`` is a number of 64 bits with its sign, as Parquet keeps it; of as many stretches as there are, each holds about as many.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow.compute as pc

_SMALLEST, _ALL = -(2**63), 2**64


def digest_of(text: str) -> int:
    """The digest of a text: the same on every machine."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def stretch_of(digest: int, of: int) -> int:
    """In which of so many stretches a digest lies."""
    return (digest - _SMALLEST) * of // _ALL


def within(column: str, at: int, of: int) -> pc.Expression:
    """That the digests of a column lie in stretch ``at`` (from 0) of so many."""
    import pyarrow.compute as pc

    first, last = (_SMALLEST - (-_ALL * step // of) for step in (at, at + 1))
    field: Any = pc.field(column)
    return (field >= first) & (field <= last - 1)
