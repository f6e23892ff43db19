"""What ``checker read`` prints: every mention of an article, as JSON lines or in words.

``{"source": "a.txt", "start": 10, "end": 22, "text": "49.9 percent", "kind": "percent", "value": 49.9, "low": 49.85, …}``
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from checker import sources
from checker.errors import UnreadableSource, UsageError
from checker.model import CALENDAR, Kind, Mention, Source
from checker.run import read_source


def of_paths(paths: Sequence[Path], format: str) -> Iterator[str | UnreadableSource]:
    """A line for each mention of each article; an UnreadableSource in the place of an article that is none.

    Raise UsageError when there is no article.
    """
    found = sources.find(paths)
    if not found.articles:
        raise UsageError(f"no article in {', '.join(str(path) for path in paths)}")
    for file in found.articles:
        try:
            source = sources.load(file, file.as_posix())
        except UnreadableSource as error:
            yield error
            continue
        for mention in read_source(source).mentions:
            row = as_row(source, mention)
            yield json.dumps(row, ensure_ascii=False) if format == "jsonl" else _in_words(source, row)


def as_row(source: Source, mention: Mention) -> dict[str, object]:
    """A mention as the contract has it; offsets count code points of the decoded file."""
    start, end = source.place(mention.start, mention.end)
    low, high = (None, None) if mention.interval is None else (mention.interval.low, mention.interval.high)
    row: dict[str, object] = {
        "source": source.path,
        "start": start,
        "end": end,
        "text": mention.text,
        "kind": str(mention.kind),
        "value": _value(mention),
        "low": _bound(mention, low),
        "high": _bound(mention, high),
        "unit": mention.unit,
        "hedge": str(mention.hedge) if mention.hedge else None,
        "voice": str(mention.voice),
    }
    if mention.kind is Kind.QUOTE:
        row["speaker"] = mention.speaker
    return row


def _value(mention: Mention) -> object:
    value = mention.value
    if isinstance(value, tuple):
        return [_number(term) for term in value]
    if isinstance(value, date):
        return value.isoformat()
    return _number(value) if isinstance(value, Decimal) else value


def _bound(mention: Mention, bound: Decimal | None) -> object:
    if bound is None:
        return None
    if mention.kind in CALENDAR:
        return date.fromordinal(min(max(int(bound), 1), date.max.toordinal())).isoformat()
    return _number(bound)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _in_words(source: Source, row: dict[str, object]) -> str:
    line, column = source.position(int(str(row["start"])))
    text = " ".join(str(row["text"]).split())
    parts = [f"{row['kind']} {row['value']}"]
    parts += [f"[{row['low']}, {row['high']}]"] if row["low"] is not None or row["high"] is not None else []
    parts += [str(row[name]) for name in ("unit", "hedge") if row[name]]
    return f"{source.path}:{line}:{column}: “{text}”  {' · '.join(parts)} · {row['voice']}"
