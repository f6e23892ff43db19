r"""Text of strangers, made safe to show: what would act or hide is written out instead.

An article may hold ``\x1b[2J`` (clears a terminal), U+202E (turns the line round), NUL or half a surrogate pair.
Shown, these are ``\x1b``, ``\u202e``, ``\x00``, ``\ud800``: nothing acts, and nothing is lost from sight.
Joiners stay, because Persian, Hindi and emoji are written with them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HARMLESS = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02af\u2010-\u2027\u2030-\u205e\u20ac]*\Z")
_ACTS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")


def visible(text: str) -> str:
    """The text on one line, with everything that acts or hides written as an escape; a tab is a space."""
    if _HARMLESS.match(text):
        return text
    return "".join(_shown(char) for char in text)


def width(text: str) -> int:
    """Columns that a visible text takes on a terminal: 2 for wide letters, 0 for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


@lru_cache(maxsize=4096)
def _shown(char: str) -> str:
    if char == "\t":
        return " "
    if unicodedata.category(char) not in _ACTS or char in _JOINERS:
        return char
    return escape(char)


def escape(char: str) -> str:
    r"""``\x1b``, ``\u202e``, ``\U000e0041``: as Python writes it."""
    code = ord(char)
    if char in "\n\r":
        return "\\n" if char == "\n" else "\\r"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"} or char in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
