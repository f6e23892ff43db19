r"""Strings on their way into the page: made visible, escaped, and only then given markup of our own.

``<b>\u202e`` in an article → ``&lt;b&gt;\u202e`` spelt out; ``https://…`` in a citation → a link; what stands between
backticks in our own messages → code. No other way leads from a string of a report to markup.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from markupsafe import Markup, escape

from checker.reporting.visible import visible

_ADDRESS = re.compile(r"(https?://[^\s<>\"']+[^\s<>\"'.,;:)])")


def safe(value: object) -> object:
    """Text of strangers made visible before it is escaped; our own markup stays."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else visible(value)


def lines(text: str) -> Markup:
    """Text with its line breaks kept and everything else made visible and escaped."""
    return Markup("\n").join(escape(visible(line)) for line in re.split(r"\r\n|\r|\n", text))


def prose(text: str) -> Markup:
    """Words of this program with what stands between backticks as code: ```margin > 0.5` does not hold``."""
    parts = [escape(visible(part)) for part in text.split("`")]
    if len(parts) % 2 == 0:
        return Markup("`").join(parts)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if index % 2 else part for index, part in enumerate(parts)
    )


def linked(text: str) -> Markup:
    """Text with its web addresses as links: of https and http only."""
    parts = _ADDRESS.split(visible(text))
    links = (f'<a href="{escape(part)}" rel="noreferrer">{escape(part)}</a>' for part in parts[1::2])
    return Markup("").join(
        piece
        for plain, link in zip_longest(map(escape, parts[::2]), links, fillvalue="")
        for piece in (plain, Markup(link))
    )
