"""Microsoft's recognizers in Python: every recogniser of values, as the suite gives them (ends are inclusive)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import bench
from recognizers_suite import (
    Culture,
    recognize_age,
    recognize_currency,
    recognize_datetime,
    recognize_dimension,
    recognize_number,
    recognize_ordinal,
    recognize_percentage,
    recognize_temperature,
)

_PLAIN = (
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_number,
    recognize_ordinal,
    recognize_percentage,
    recognize_temperature,
)


def read(text: str, day: date) -> Iterator[bench.Row]:
    """Everything that any of them finds in a paragraph."""
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the page names no zone
    found = [one for recognise in _PLAIN for one in recognise(text, Culture.English)]
    for one in [*found, *recognize_datetime(text, Culture.English, reference=moment)]:
        yield {"start": one.start, "end": one.end + 1, "type": one.type_name, "resolution": one.resolution}


if __name__ == "__main__":
    bench.run(read)
