"""No text makes reading quadratic: each of these would take minutes if a scan went back over what it had read."""

import time
from contextlib import suppress

import pytest

from checker.errors import UnreadableSource
from checker.sources import parse

SIZE = 300_000
BUDGET = 20.0
"""Seconds of processor time; a linear reading needs about one, a quadratic one far over a hundred."""
HARD = {
    "text": ["By A ", "A, ", "(", "\n \n", "2019-03-02 ", "\r"],
    "markdown": [
        "[",
        "[a](",
        "*a ",
        "_*",
        "`a``",
        "<!--",
        "<a ",
        "![",
        "~~a",
        "> ",
        "- ",
        "|",
        "&#",
        "[a]: ",
        "\\",
    ],
    "html": [
        "<",
        "<a ",
        "<!--",
        "<![CDATA[",
        "<div>",
        "<b>",
        "</p>",
        "&#",
        "&a",
        "<p",
        "<title>",
        "<sup>",
        "<a b='",
    ],
}


@pytest.mark.parametrize(
    ("format", "unit"), [(format, unit) for format, units in HARD.items() for unit in units]
)
def test_reading_is_linear(format: str, unit: str) -> None:
    started = time.process_time()
    for file in (unit * (SIZE // len(unit)), "Words here. " + (unit + "\n") * (SIZE // (len(unit) + 1))):
        with suppress(UnreadableSource):
            parse("a", file, format)
    assert time.process_time() - started < BUDGET
