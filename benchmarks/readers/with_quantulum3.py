"""quantulum3: ``parser.parse`` without the optional classifier, which is what its plain installation does."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date

import bench

warnings.simplefilter("ignore")

from quantulum3 import parser  # noqa: E402 - it warns on import


def read(text: str, day: date) -> Iterator[bench.Row]:
    """Quantities of a paragraph, with the name of their unit and its entity."""
    for found in parser.parse(text):
        spread = found.uncertainty or 0
        yield {
            "start": found.span[0],
            "end": found.span[1],
            "type": found.unit.entity.name,
            "value": found.value,
            "low": found.value - spread,
            "high": found.value + spread,
            "unit": found.unit.name,
        }


if __name__ == "__main__":
    bench.run(read)
