"""Character references as a browser reads them: ``&amp;`` is ``&``, ``&#8217;`` is ``’``, ``&copy2017`` is ``©2017``.

``https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state``; the tables are the standard library's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[a-zA-Z][a-zA-Z0-9]{0,31};?)")
_SHORT = 6
"""The longest name that may stand without a semicolon (``&Aacute``)."""
_DIGITS = 8
_REPLACEMENT = "\ufffd"


def references(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each reference in a span of the text: what it stands for, and its own span."""
    at = text.find("&", start, end)
    while at >= 0:
        found = _REFERENCE.match(text, at, end)
        length = 0
        if found is not None:
            words, length = _meaning(found[0])
            if length:
                yield words, at, at + length
        at = text.find("&", at + max(length, 1), end)


def plain(text: str, start: int, end: int) -> str:
    """The words of a span with its references replaced: the value of an attribute."""
    words = []
    for meaning, begin, after in references(text, start, end):
        words += [text[start:begin], meaning]
        start = after
    return "".join([*words, text[start:end]])


def _meaning(reference: str) -> tuple[str, int]:
    """What a reference stands for, and how many of its characters belong to it; 0 if it is not one."""
    if reference[1] == "#":
        digits = reference[2:].rstrip(";").lstrip("xX0")
        return (unescape(reference) if len(digits) <= _DIGITS else _REPLACEMENT) or _REPLACEMENT, len(
            reference
        )
    name = reference[1:]
    if name.endswith(";") and name in html5:
        return html5[name], len(reference)
    for length in range(min(len(name), _SHORT), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0
