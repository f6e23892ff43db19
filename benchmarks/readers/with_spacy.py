"""spaCy's blank English pipeline: tokens that are like numbers, with a value where digits spell one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import bench
import spacy

_ENGLISH = spacy.blank("en")


def read(text: str, day: date) -> Iterator[bench.Row]:
    """Number-like tokens of a paragraph."""
    for token in _ENGLISH(text):
        if token.like_num:
            try:
                value = float(token.text.replace(",", ""))
            except ValueError:
                value = None
            yield {"start": token.idx, "end": token.idx + len(token), "type": "number", "value": value}


if __name__ == "__main__":
    bench.run(read)
