"""dateparser: ``search_dates`` in English, with the day of publication as its base; it says words and no places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import bench
from dateparser.search import search_dates


def read(text: str, day: date) -> Iterator[bench.Row]:
    """Dates of a paragraph, found again in the order in which it gives them."""
    settings: dict[str, Any] = {
        "RELATIVE_BASE": datetime(day.year, day.month, day.day),  # noqa: DTZ001 - the page names no zone
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    at = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        yield {"start": start, "end": at, "day": moment.date().isoformat(), "time": f"{moment:%H:%M}"}


if __name__ == "__main__":
    bench.run(read)
