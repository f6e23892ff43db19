r"""Plain text → blocks: paragraphs stand apart by blank lines, and the first and last ones may be furniture.

::

     date 2017-05-11 Update: 10:25, 13 December 2017 Wednesday      metadata
                                                                    (blank)
    Slap for Trump as Jones captures US Senate seat                 headline
                                                                    (blank)
    Harbour Bulletin / News Desk                                    metadata
                                                                    (blank)
    Democratic candidate Doug Jones claimed victory on Tuesday.     body

Any of these may be missing. What is not surely furniture is body: a misjudged headline is worse than a plain block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from checker.model import Block, Role
from checker.sources.layout import settled
from checker.sources.marks import furniture, is_headline, is_slug

_GAP = re.compile(
    r"(?:\r?\n|\r(?!\n)|\u2028|\u2029)(?:[^\S\r\n\u2028\u2029]*+(?:\r?\n|\r(?!\n)|\u2028|\u2029))++"
)
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WRAPPED = 140
"""Nobody wraps lines by hand at more columns: where a line is longer, each line is a paragraph."""
_HEAD = 4
"""In how many paragraphs from the top the first lines may be furniture."""


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text with their roles."""
    spans = _paragraphs(text)
    spans = _head_lines(text, spans[:_HEAD]) + spans[_HEAD:]
    return settled(text, [Block(start, end, Role.BODY) for start, end in spans], guess_headline=True)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs, without the white space around them."""
    found: list[tuple[int, int]] = []
    start = 0
    ends = [(gap.start(), gap.end()) for gap in _GAP.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        paragraph = text[start:end]
        if len(paragraph) > _WRAPPED and len(lines := paragraph.splitlines()) > 1:
            whole = max(map(len, lines)) <= _WRAPPED
        else:
            whole = True
        if whole:
            _keep(found, paragraph, start)
        else:
            for line in _LINE.finditer(paragraph):
                _keep(found, line[0], start + line.start())
        start = following
    return found


def _keep(found: list[tuple[int, int]], words: str, start: int) -> None:
    """Add a span without the white space around it, if anything is left."""
    if kept := words.strip():
        start += len(words) - len(words.lstrip())
        found.append((start, start + len(kept)))


def _head_lines(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs at the top, with lines of furniture, and a headline above one, cut off from what stands directly below."""
    cut: list[tuple[int, int]] = []
    for start, end in spans:
        rest = start
        lines = [line.span() for line in islice(_LINE.finditer(text, start, end), _HEAD)]
        top = [text[first:last].strip() for first, last in lines] if len(lines) > 1 else []
        known = [furniture(words) is not None for words in top]
        if top and not cut:
            known[0] = known[0] or is_slug(top[0])
        deepest = max((number for number, is_known in enumerate(known) if is_known), default=-1)
        if all(known[number] or is_headline(top[number]) for number in range(deepest)):
            for first, last in lines[: deepest + 1]:
                _keep(cut, text[first:last], first)
                rest = last
        _keep(cut, text[rest:end], rest)
    return cut
