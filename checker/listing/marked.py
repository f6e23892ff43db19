"""An article with its mentions marked in place, and below each paragraph what they state; for people.

::

    seeds/wire.txt: 2 values, 1 name

      9 | ‹Jones› received [nearly 50 percent]¹ of the vote on [Tuesday]².
        = ¹ percent: 50 percent, nearly → 45 to 50 percent
        = ² weekday: Tuesday → 12 December 2017, reckoned from update line 2017-12-13

Marks are characters, so that nothing is lost without colour. As on every terminal of ours, no line begins with words of
the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.interval import Interval
from checker.model import CALENDAR, Block, Hedge, Kind, Mention, Role, Source, Voice
from checker.reading import Reading
from checker.reporting import english
from checker.reporting.visible import visible

LEGEND = "[…]¹ a value, explained below its paragraph; ‹…› a name, or what looks like one; “…”² a quotation, and who is said to say it"
_SURE_NAME = 0.5
"""A single capitalised word that opens a sentence is a name less often than not."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CODES = {"value": "1;36", "date": "1;33", "name": "35", "quote": "1;32", "quiet": "2", "place": "1"}
_WORD = re.compile(r"\s*\S+")
_LINE_END = re.compile("\r\n|[\r\n\u2028\u2029]")


class _Run(NamedTuple):
    """Characters that are shown alike."""

    text: str
    ink: str


_LINE_BREAK = _Run("\n", "")


def render(source: Source, reading: Reading, *, color: bool = False, columns: int = 100) -> Iterator[str]:
    """The lines of one article, an empty one last."""
    shown = [m for m in reading.mentions if m.kind is not Kind.NAME or m.confidence >= _SURE_NAME]
    number_of = {m: at for at, m in enumerate((m for m in shown if m.kind is not Kind.NAME), start=1)}
    yield _paint(f"{visible(source.path)}: {_totals(shown)}", "place", color)
    gutter = len(str(source.position(len(source.file))[0]))
    begin = 0
    for block in source.blocks:
        inside = []
        while begin < len(shown) and shown[begin].start < block.end:
            inside.append(shown[begin])
            begin += 1
        yield ""
        yield from _paragraph(source, block, inside, number_of, gutter, color, columns)
        if block.role is not Role.BODY:
            yield f"{' ' * gutter} = {_paint(block.role, 'quiet', color)}"
        for mention in inside:
            if mention in number_of:
                sign = _paint(_sign(number_of[mention]), _ink(mention), color)
                yield f"{' ' * gutter} = {sign} {visible(explained(mention))}"
    yield ""


def _totals(shown: list[Mention]) -> str:
    quotes = sum(m.kind is Kind.QUOTE for m in shown)
    names = sum(m.kind is Kind.NAME for m in shown)
    counts = [english.counted(len(shown) - quotes - names, "value")]
    counts += [english.counted(n, noun) for n, noun in ((names, "name"), (quotes, "quotation")) if n]
    return english.listed(counts)


# --- the text with its marks ---------------------------------------------------------------------------------------


def _paragraph(
    source: Source,
    block: Block,
    inside: list[Mention],
    number_of: dict[Mention, int],
    gutter: int,
    color: bool,
    columns: int,
) -> Iterator[str]:
    """A block in lines of the terminal's width; the first of each of its own lines with the line's number."""
    starts = [block.start, *(end.end() for end in _LINE_END.finditer(source.text, block.start, block.end))]
    for start, line in zip(starts, _by_line(_Runs(source.text, block, number_of).of(inside)), strict=True):
        number = source.position(source.place(start, start)[0])[0]
        for at, piece in enumerate(_wrapped(line, max(columns - gutter - 3, 20))):
            margin = f"{number if at == 0 else '':>{gutter}} {_paint('|', 'quiet', color)} "
            yield margin + "".join(_paint(run.text, run.ink, color) for run in piece)


class _Runs:
    """A block's characters with the marks among them, made from left to right; mentions nest and never cross."""

    def __init__(self, text: str, block: Block, number_of: dict[Mention, int]) -> None:
        self.text, self.block, self.number_of = text, block, number_of
        self.made: list[_Run] = []
        self.open: list[Mention] = []
        self.at = block.start

    def of(self, inside: list[Mention]) -> list[_Run]:
        """All of them."""
        for mention in inside:
            self._close_before(mention.start)
            self._go_to(mention.start)
            self.open.append(mention)
            if mention.kind is not Kind.QUOTE:
                self.made.append(_Run("‹" if mention.kind is Kind.NAME else "[", _ink(mention)))
        self._close_before(self.block.end)
        self._go_to(self.block.end)
        return self.made

    def _close_before(self, place: int) -> None:
        while self.open and min(self.open[-1].end, self.block.end) <= place:
            mention = self.open[-1]
            self._go_to(min(mention.end, self.block.end))
            self.open.pop()
            self.made.append(_Run(_closing(mention, self.number_of), _ink(mention)))

    def _go_to(self, place: int) -> None:
        """Add the article's own characters up to a place."""
        around = self.open[-1] if self.open else None
        ink = "" if around is None or around.kind is Kind.QUOTE else _ink(around)
        for number, part in enumerate(_LINE_END.split(self.text[self.at : place])):
            self.made += [_LINE_BREAK] if number else []
            self.made += [_Run(visible(part), ink)] if part else []
        self.at = max(self.at, place)


def _closing(mention: Mention, number_of: dict[Mention, int]) -> str:
    if mention.kind is Kind.NAME:
        return "›"
    return ("" if mention.kind is Kind.QUOTE else "]") + _sign(number_of[mention])


def _sign(number: int) -> str:
    """12 → ¹²."""
    return str(number).translate(_SUPERSCRIPT)


def _by_line(runs: list[_Run]) -> Iterator[list[_Run]]:
    line: list[_Run] = []
    for run in runs:
        if run is _LINE_BREAK:
            yield line
            line = []
        else:
            line.append(run)
    yield line


def _wrapped(line: list[_Run], columns: int) -> Iterator[list[_Run]]:
    """The runs cut at white space into lines of so many characters."""
    whole = "".join(run.text for run in line)
    cuts, start = [0], 0
    for word in _WORD.finditer(whole):
        if word.end() - start > columns and word.start() > start:
            start = word.end() - len(word[0].lstrip())
            cuts.append(start)
    for first, last in zip(cuts, [*cuts[1:], len(whole)], strict=True):
        piece: list[_Run] = []
        at = 0
        for run in line:
            part = run.text[max(first - at, 0) : max(last - at, 0)]
            at += len(run.text)
            if part:
                piece.append(_Run(part, run.ink))
        yield [*piece[:-1], _Run(piece[-1].text.rstrip(), piece[-1].ink)] if piece else []


def _ink(mention: Mention) -> str:
    if mention.kind is Kind.NAME or mention.kind is Kind.QUOTE:
        return mention.kind.value
    return "date" if mention.kind in CALENDAR or mention.kind is Kind.TIME else "value"


def _paint(text: str, ink: str, color: bool) -> str:
    return f"\x1b[{_CODES[ink]}m{text}\x1b[0m" if color and ink and text else text


# --- what a mention states -----------------------------------------------------------------------------------------


def explained(mention: Mention) -> str:
    """``percent: 50 percent, nearly → 45 to 50 percent · attributed to Merrill``."""
    if mention.kind is Kind.QUOTE:
        return f"quotation: {_speaker(mention)}"
    said = _calendar(mention) if mention.kind in CALENDAR else _quantity(mention)
    words = [f"{mention.kind.value}: {said}"]
    if mention.voice is Voice.ATTRIBUTED or mention.voice is Voice.QUOTED:
        by = (
            f" {'to' if mention.voice is Voice.ATTRIBUTED else 'from'} {mention.speaker}"
            if mention.speaker
            else ""
        )
        words.append(f"{mention.voice.value}{by}")
    if mention.negated:
        words.append("denied")
    if mention.modal:
        words.append("supposed, not stated")
    if mention.converts is not None:
        words.append("the value before it in another unit")
    return " · ".join(words)


def _speaker(mention: Mention) -> str:
    if mention.speaker is None:
        return "no speaker found"
    return mention.speaker if mention.confidence >= 0.9 else f"{mention.speaker}, probably"


def _calendar(mention: Mention) -> str:
    value, interval = mention.value, mention.interval
    if isinstance(value, date):
        said = english.day(value.toordinal())
    elif mention.kind is Kind.DECADE:
        said = f"the {value}s"
    else:
        said = _yearless(str(value)) if str(value).startswith("--") else str(value).capitalize()
    hedge = f", {mention.hedge.value}" if mention.hedge else ""
    if interval is None:
        return f"{said}{hedge} → there is no day to reckon it from"
    whole_year = (
        mention.kind is Kind.YEAR and english.interval(interval, None, calendar=True).count(said) == 2
    )
    same = isinstance(value, date) and interval.is_exact
    if isinstance(value, date) and interval.low == value.toordinal() and not (same or hedge):
        said, same = english.interval(interval, None, calendar=True), True
    meant = "" if whole_year or same else f" → {english.interval(interval, None, calendar=True)}"
    anchor = f", reckoned from {mention.anchor}" if mention.anchor else ""
    others = [english.interval(other, None, calendar=True) for other in mention.others]
    perhaps = f"; or {', or '.join(others)}" if others else ""
    return f"{said}{hedge}{meant}{anchor}{perhaps}"


def _yearless(value: str) -> str:
    """``--06-30`` → 30 June, ``--06`` → June."""
    month, _, day = value[2:].partition("-")
    found = english.day(date(2000, int(month), int(day or 1)).toordinal()).removesuffix(" 2000")
    return found if day else found.partition(" ")[2]


def _quantity(mention: Mention) -> str:
    value, interval = mention.value, mention.interval
    unit = None if mention.unit in (None, "dimensionless") else str(mention.unit).replace("_", " ")
    if not isinstance(value, Decimal):
        terms = "-".join(english.number(term) for term in value) if isinstance(value, tuple) else str(value)
        return f"{terms} {unit}" if unit else terms
    if mention.hedge is Hedge.BETWEEN and interval is not None:
        return english.interval(interval, unit)
    said = english.interval(Interval.exact(value), unit)
    hedge = f", {mention.hedge.value}" if mention.hedge else ""
    if interval is None or interval.is_exact:
        return said + hedge
    return f"{said}{hedge} → {english.interval(interval, unit)}"
