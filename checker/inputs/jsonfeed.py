"""JSON Feed: ``{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "a17", "content_html": "<p>Voters …"}]}``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from checker.inputs.columns import Columns
from checker.inputs.record import Passed, Record, of_row
from checker.model import Failure

_VERSION = "https://jsonfeed.org/version/"
_RENAMED = {"date_published": "published", "date_modified": "updated"}
_TEXTS = (("content_html", "html"), ("content_text", "text"), ("summary", "text"))


def records(data: bytes, path: str) -> Iterator[Record | Failure | Passed]:
    """The items of a feed; other JSON is passed over."""
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        yield Failure(path, f"byte 0x{data[error.start]:02x} is not UTF-8, as JSON has to be")
        return
    except (ValueError, RecursionError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        yield Failure(f"{path}{line}", f"not JSON: {error}")
        return
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith(_VERSION):
        yield Passed(path, f"JSON that is no JSON Feed: its version does not begin with {_VERSION}")
        return
    items = feed.get("items")
    if not isinstance(items, list):
        yield Failure(path, "a JSON Feed without a list of items")
        return
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield _record(item, feed, path, number)
        else:
            yield Failure(f"{path}:{number}", f"item {number} is not an object")


def _record(item: dict[str, object], feed: dict[str, object], path: str, number: int) -> Record | Failure:
    row = {_RENAMED.get(key, key): value for key, value in item.items()}
    row.setdefault("author", item.get("authors"))
    row.setdefault("language", feed.get("language"))
    for name, format in _TEXTS:
        if isinstance(text := item.get(name), str) and text.strip():
            row |= {"text": text, "format": format}
            break
    else:
        return Failure(f"{path}:{number}", f"item {number} has neither content_html nor content_text")
    return of_row(row, Columns(), path, number)
