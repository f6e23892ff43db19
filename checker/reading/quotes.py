"""Quotations: curly, straight or single, nested, over several paragraphs, with a lost closing mark.

``“A win is a win,” Trump said`` holds one quote, its value ``A win is a win,``. Who speaks is found in ``speakers``.
An apostrophe ("the voters' anger", "the '90s") is no mark, and a mark that is never closed does not swallow what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Block, Role
from checker.reading.english.speech import AFTER_QUOTE

_MARK = re.compile(r"""["'“”„«»‘’]""")
_APOSTROPHES = re.compile(
    r"['‘](?:\d0s|\d\d\b|em\b|til\b|cause\b|tis\b|twas\b|n\b|round\b|bout\b)", re.IGNORECASE
)
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’'", '"': '"', "'": "'’", "”": "”", "": "”"}
_DOUBLE = frozenset('“„«"”')
_BEFORE_OPENING = frozenset("([{—–-/:…“‘„«\"'")
_DEEPEST = 3
_LONGEST_LOST = 400
_TAGS = "|".join(sorted(AFTER_QUOTE, key=lambda word: (-len(word), word)))
_TAG = re.compile(
    rf"[,.!?…]\s(?=(?:(?:(?!I\b)[A-ZÀ-Þ][\w.’'-]*|the|a|an|his|her)\s(?:[\w’'-]+\s){{0,4}}?|(?:he|she|they)\s)(?:{_TAGS})\b)"
)
_WORD_AFTER = re.compile(r"\s+([a-zA-Z]+)")
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?…](?=\s+[A-Z“\"‘])")


class Quote(Struct, frozen=True):
    """``[start, end)`` with its marks, ``[inner, outer)`` without; ``open`` when the next paragraph goes on with it.

    ``reopened`` when it goes on with the paragraph before; ``pronoun`` when its speaker was named by "he" or "she" only.
    """

    start: int
    end: int
    inner: int
    outer: int
    block: int
    sure: float = 1.0
    speaker: str | None = None
    open: bool = False
    reopened: bool = False


class _Mark(Struct, frozen=True):
    """A quotation mark and what its neighbours let it be."""

    place: int
    sign: str
    opens: bool
    closes: bool


def find_quotes(text: str, blocks: Sequence[Block]) -> list[Quote]:
    """The quotations of the text, in order of their start, the outer before the inner."""
    quotes: list[Quote] = []
    carried = False
    for number, block in enumerate(blocks):
        if block.role in (Role.METADATA, Role.BYLINE):
            continue
        marks = _marks(text, block)
        following = _following(blocks, number) if marks else None
        if block.role is Role.CAPTION:
            quotes += _Block(text, block, number, marks, False, None).quotes
            continue
        found = _Block(text, block, number, marks, carried, following)
        carried = found.goes_on
        quotes += found.quotes
    quotes.sort(key=lambda quote: (quote.start, -quote.end))
    return quotes


def _following(blocks: Sequence[Block], number: int) -> Block | None:
    """The next block of the article's own prose."""
    for later in range(number + 1, len(blocks)):
        if blocks[later].role not in (Role.METADATA, Role.BYLINE, Role.CAPTION):
            return blocks[later]
    return None


def _marks(text: str, block: Block) -> list[_Mark]:
    """The quotation marks of a block, without apostrophes inside words."""
    marks: list[_Mark] = []
    for match in _MARK.finditer(text, block.start, block.end):
        sign, place = match[0], match.start()
        before = text[place - 1] if place > block.start else " "
        after = text[place + 1] if place + 1 < block.end else " "
        if sign in "'’" and before.isalnum() and after.isalnum():
            continue
        opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if sign in "“„«":
            opens, closes = True, sign == "“"
        elif sign in "”»":
            closes = True
        elif sign in "'‘" and opens and _APOSTROPHES.match(text, place):
            continue
        elif sign == "‘":
            opens, closes = True, False
        elif sign in "'’" and not (opens or closes):
            continue
        marks.append(_Mark(place, sign, opens, closes))
    return marks


class _Block:
    """The marks of one block, paired from left to right."""

    def __init__(
        self, text: str, block: Block, number: int, marks: list[_Mark], carried: bool, following: Block | None
    ) -> None:
        self.text, self.block, self.number = text, block, number
        self.marks, self.carried, self.following = marks, carried, following
        self.quotes: list[Quote] = []
        self.open: list[tuple[int, str]] = []
        self.goes_on = False
        if not marks:
            return
        self.singles = _next_close(text, marks)
        if carried and marks[0].sign in "”»":
            self.open.append((block.start, ""))
        for at, mark in enumerate(marks):
            self._take(at, mark)
        if self.open:
            self._unclosed()

    def _take(self, at: int, mark: _Mark) -> None:
        level = self._closed_by(at, mark)
        if level is not None:
            start, opener = self.open[level]
            del self.open[level:]
            self._add(start, opener, mark.place + 1, mark.place)
        elif self._opens(at, mark):
            self._lose(mark)
            if len(self.open) < _DEEPEST:
                self.open.append((mark.place, mark.sign))

    def _closed_by(self, at: int, mark: _Mark) -> int | None:
        """Which open mark this one closes: the innermost that it fits, over inner ones that nothing closes."""
        for level in range(len(self.open) - 1, -1, -1):
            start, opener = self.open[level]
            if mark.sign not in _CLOSERS[opener] or mark.place == start:
                continue
            if mark.sign == '"':
                return level if mark.closes or not mark.opens else None
            if mark.sign in "'’":
                return level if mark.closes and not self._owner(at, mark) else None
            return level
        return None

    def _opens(self, at: int, mark: _Mark) -> bool:
        if mark.sign in "'‘":
            return (
                mark.opens
                and (self.singles[at] is not None or mark.sign == "‘")
                and not any(opener in "'‘" for _, opener in self.open if opener)
            )
        if mark.sign == "’":
            return False
        if mark.sign == "”":
            return mark.opens and not self.open and self._more(at, "”")
        return mark.opens

    def _more(self, at: int, sign: str) -> bool:
        return any(mark.sign == sign for mark in self.marks[at + 1 : at + 3])

    def _lose(self, mark: _Mark) -> None:
        """A mark opens where its like is open: the one before has lost its closing mark."""
        if mark.sign not in _DOUBLE:
            return
        for level, (start, opener) in enumerate(self.open):
            if opener == mark.sign or opener == "":
                del self.open[level:]
                end = self._lost_end(start, mark.place)
                self.quotes.append(Quote(start, end, start + len(opener), end, self.number, 0.5))
                return

    def _owner(self, at: int, mark: _Mark) -> bool:
        """Whether a single mark inside a single quotation is an apostrophe ("the players' fault,'")."""
        if self.text[mark.place - 1] not in "sSz":
            return False
        return self.singles[at] is not None and self.text[mark.place + 1 : mark.place + 2].isspace()

    def _add(self, start: int, opener: str, end: int, place: int) -> None:
        reopened = self.carried and start == _first(self.text, self.block)
        self.quotes.append(Quote(start, end, start + len(opener), place, self.number, reopened=reopened))

    def _unclosed(self) -> None:
        start, opener = self.open[0]
        goes_on = self.following is not None and _goes_on(self.text, self.following, opener)
        if opener in ("'", "‘", "”") and not goes_on:
            return
        reopened = self.carried and start == _first(self.text, self.block)
        end = self._trimmed(start, self.block.end)
        sure = 0.9
        if not goes_on:
            sure = 0.6
            if start != _first(self.text, self.block) or end - start > 3 * _LONGEST_LOST:
                end = self._lost_end(start, self.block.end)
        self.goes_on = goes_on
        self.quotes = [quote for quote in self.quotes if quote.end <= end or quote.start >= end]
        self.quotes.append(
            Quote(start, end, start + len(opener), end, self.number, sure, open=goes_on, reopened=reopened)
        )

    def _lost_end(self, start: int, limit: int) -> int:
        """Where a quotation without closing mark ends: before ", Moore said", or with its first sentence."""
        tag = _TAG.search(self.text, start, limit)
        if tag is not None:
            return tag.start() + 1
        end = self._trimmed(start, limit)
        sentence = _SENTENCE_END.search(self.text, start + 1, limit)
        if sentence is not None and (end - start > _LONGEST_LOST or self.text[end - 1] not in ".!?…"):
            return sentence.end()
        return end if end - start <= _LONGEST_LOST else start + _LONGEST_LOST

    def _trimmed(self, start: int, end: int) -> int:
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return end


def _next_close(text: str, marks: list[_Mark]) -> list[int | None]:
    """For each mark, the place of the next single mark that surely closes, unless one that surely opens comes first."""
    found: int | None = None
    places: list[int | None] = [None] * len(marks)
    for at in range(len(marks) - 1, -1, -1):
        places[at] = found
        mark = marks[at]
        if mark.sign in "'’" and mark.closes:
            if not _maybe_owner(text, mark.place) or found is None:
                found = mark.place
        elif mark.sign in "'‘" and mark.opens:
            found = None
    return places


def _maybe_owner(text: str, place: int) -> bool:
    """ "voters' anger" owns; "the voters,' he said" and "voters'." close."""
    if text[place - 1] not in "sSz":
        return False
    following = _WORD_AFTER.match(text, place + 1)
    return following is not None and following[1] not in AFTER_QUOTE


def _first(text: str, block: Block) -> int:
    place = block.start
    while place < block.end and text[place].isspace():
        place += 1
    return place


def _goes_on(text: str, block: Block, opener: str) -> bool:
    """Whether the next block goes on with a quotation: it opens with a mark again, or closes what it did not open."""
    first = _first(text, block)
    sign = opener or "“"
    if text.startswith(sign, first) or (sign == "“" and text.startswith('"', first)):
        return True
    if sign != "“":
        return False
    close = text.find("”", block.start, block.end)
    if close < 0:
        return False
    opened = text.find("“", block.start, close)
    return opened < 0


def spoken_by(quote: Quote, speaker: str | None, sure: float) -> Quote:
    """The quote with its speaker; it is no surer than the less sure of both."""
    return replace(quote, speaker=speaker, sure=min(quote.sure, sure))
