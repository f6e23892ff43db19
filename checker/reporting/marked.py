"""An article as text, with what it states marked in place: ``a lead of [more than 21,000 votes ✗ disagrees]``.

Findings and claims carry offsets of the *file*; what a reader wants to see is the *text*. The way back goes over
the source's pieces. What the file says outside its text (a ``<meta>`` date, front matter) is listed apart, so that
nothing which was found is lost from sight.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from checker.model import Block, Role, Source, Verdict
from checker.reporting.order import gravest


class Mark(Struct, frozen=True):
    """Words of an article (file offsets), the gravest verdict on them, their anchor, and where they lead."""

    start: int
    end: int
    verdict: Verdict | None
    id: str
    target: str | None
    cited: bool = False

    @property
    def word(self) -> str:
        """``agrees`` … ``undecided``; ``unchecked`` where no rule speaks; ``cited`` where a finding elsewhere does."""
        return self.verdict or ("cited" if self.cited else "unchecked")


Span = tuple[int, int, Mark]
"""A mark with its offsets in the *text*."""


class Run(Struct, frozen=True):
    """A run of text under one mark, or under none; ``ids`` are the anchors of marks that begin here.

    ``last`` is whether the mark ends here: the place for its sign and word.
    """

    text: str
    mark: Mark | None
    ids: tuple[str, ...]
    last: bool


class Paragraph(Struct, frozen=True):
    """A block of an article."""

    role: Role
    runs: tuple[Run, ...]


def paragraphs(source: Source, marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """The whole text by its blocks, marked; text that no block claims is body."""
    back = _Back(source)
    spans = [(*span, mark) for mark in marks if (span := back.span(mark.start, mark.end))]
    spans.sort(key=lambda span: (span[0], -span[1], span[2].id))
    starts = [span[0] for span in spans]
    found, first = [], 0
    for block in _all_blocks(source):
        while first < len(spans) and spans[first][1] <= block.start:
            first += 1
        within = spans[first : bisect_left(starts, block.end)]
        here = [span for span in within if span[1] > block.start]
        found.append(Paragraph(block.role, tuple(_runs(source.text, block, here))))
    return tuple(found)


def outside(source: Source, marks: Iterable[Mark]) -> tuple[tuple[Mark, str], ...]:
    """Marks on words that the file holds outside its text, with the words."""
    back = _Back(source)
    return tuple(
        (mark, source.file[mark.start : mark.end]) for mark in marks if not back.span(mark.start, mark.end)
    )


def unchecked(source: Source, marks: Iterable[Mark]) -> tuple[tuple[Mark, str], ...]:
    """Marks that no rule speaks about, with their words as a reader sees them: ``49.92%``, not ``49.92&#37;``."""
    back = _Back(source)
    return tuple(
        (mark, source.text[span[0] : span[1]] if span else source.file[mark.start : mark.end])
        for mark in marks
        if mark.word == "unchecked"
        for span in [back.span(mark.start, mark.end)]
    )


class _Back:
    """The way from offsets of the file to offsets of the text."""

    def __init__(self, source: Source) -> None:
        # In the order of the file: the headline of a record stands below its text, and is read before it.
        self.pieces = sorted(source.pieces, key=lambda piece: piece.file_start)
        self.starts = [piece.file_start for piece in self.pieces]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the text that shows these offsets of the file; None when the text does not show them."""
        first, last = self._offset(start), self._offset(max(end - 1, start))
        return None if first is None or last is None or last < first else (first, last + 1)

    def _offset(self, offset: int) -> int | None:
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.pieces[index].file_end:
            return None
        piece = self.pieces[index]
        literal = piece.end - piece.start == piece.file_end - piece.file_start
        return piece.start + (offset - piece.file_start if literal else 0)


def _all_blocks(source: Source) -> Iterator[Block]:
    """The blocks in order, and between them whatever else there is to read."""
    at = 0
    for block in sorted(source.blocks, key=lambda block: block.start):
        if source.text[at : block.start].strip():
            yield Block(at, block.start, Role.BODY)
        if block.end > at:
            yield Block(max(at, block.start), block.end, block.role)
        at = max(at, block.end)
    if source.text[at:].strip():
        yield Block(at, len(source.text), Role.BODY)


def _runs(text: str, block: Block, spans: Sequence[Span]) -> Iterator[Run]:
    """Cut at every edge of a mark; where marks overlap, the gravest shows and all anchors stand."""
    start, end = block.start, block.end
    edges = sorted({start, end, *(edge for a, b, _ in spans for edge in (a, b) if start < edge < end)})
    waiting = deque(spans)
    active: list[Span] = []
    for left, right in pairwise(edges):
        active = [span for span in active if span[1] > left]
        begun = []
        while waiting and waiting[0][0] < right:
            span = waiting.popleft()
            active.append(span)
            begun += [span[2].id] if span[0] >= start else []
        verdict = gravest(mark.verdict for _, _, mark in active)
        stop, shown = next(
            ((stop, mark) for _, stop, mark in active if mark.verdict is verdict), (right, None)
        )
        yield Run(text[left:right], shown, tuple(begun), stop <= right)
