"""A mention as the contract has it: one line of JSON.

``{"source": "a.txt", "start": 10, "end": 22, "text": "49.9 percent", "kind": "percent", "value": 49.9, "low": 49.85, …}``
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from checker.model import CALENDAR, Kind, Mention, Source


def as_line(source: Source, mention: Mention) -> str:
    """A mention as a line of JSON."""
    return json.dumps(as_row(source, mention), ensure_ascii=False)


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
