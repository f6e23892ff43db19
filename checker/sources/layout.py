"""What the blocks of an article are, and what they state of the article: roles, byline, dateline, stamps.

Markup says most of it in HTML, a little in Markdown and nothing in plain text; the rest is told by the words, and only
where furniture stands: at the top, and at the end. ``By Peter Okafor`` in mid-story is part of the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from checker.model import Block, Field, Role, Source, Stamp, Stated
from checker.sources.marks import (
    Dateline,
    byline,
    dateline,
    furniture,
    is_agency,
    is_caption,
    is_headline,
    is_signed_and_dated,
    is_slug,
)
from checker.sources.stamps import Dated, completed, dates_among, days_in, header_line, header_start, stamp

_HEAD, _FOOT = 8, 4
"""How many blocks from the top, and from the end, may be furniture."""
_HEADLINES = 2
"""A headline, and one line below it."""
_PROSE = 60
"""A paragraph of so many characters, closed like a sentence, is the report itself."""
_CLOSERS = ".!?\"”’'»)"
_OWN = (Field.UPDATED, Field.PUBLISHED, Field.HEADER, Field.DATELINE)
_ABROAD = (Field.UPDATED, Field.PUBLISHED, Field.HEADER)
"""Which of the page's own dates a dateline without a year goes by."""


def settled(text: str, blocks: Sequence[Block], *, guess_headline: bool = False) -> tuple[Block, ...]:
    """The blocks with their roles; what markup has already told stays as it is."""
    roles: list[Role] = []
    headlines = 0
    at_top = True
    last_prose = _last_prose(text, blocks) if guess_headline else -1
    for index, block in enumerate(blocks):
        role: Role | None = None if block.role is Role.BODY else block.role
        words = text[block.start : block.end]
        if role is None and ((at_top and index < _HEAD) or index >= max(len(blocks) - _FOOT, 1)):
            role = furniture(words)
        if role is None and index == 0 and is_slug(words):
            role = Role.METADATA
        if role is None and at_top and index < _HEAD:
            below = bool(roles) and roles[-1] is Role.BYLINE
            if (below and is_agency(words)) or is_signed_and_dated(words):
                role = Role.METADATA
        if role is None and is_caption(words):
            role = Role.CAPTION
        may_head = at_top and headlines < _HEADLINES and last_prose > index
        next_to = not headlines or roles[-1] is Role.HEADLINE
        if role is None and may_head and next_to and is_headline(words) and dateline(words) is None:
            role = Role.HEADLINE
            headlines += 1
        at_top = at_top and role is not None
        roles.append(role or Role.BODY)
    told = zip(blocks, roles, strict=True)
    return tuple(block if block.role is role else replace(block, role=role) for block, role in told)


def _last_prose(text: str, blocks: Sequence[Block]) -> int:
    """The last paragraph that is surely part of a report; a headline needs one below it."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.end - block.start > _PROSE and text[block.end - 1] in _CLOSERS:
            return index
    return -1


def title(source: Source) -> Stated | None:
    """The first headline."""
    return next(
        (_stated(source, block.start, block.end) for block in source.blocks if block.role is Role.HEADLINE),
        None,
    )


def signed(source: Source) -> Stated | None:
    """The names in the first byline, or the line itself if it has no "by"."""
    for block in source.blocks:
        if block.role is Role.BYLINE:
            first, last = byline(source.text[block.start : block.end]) or (0, block.end - block.start)
            return _stated(source, block.start + first, block.start + last)
    return None


def filed(source: Source) -> tuple[Stated | None, Dated | None, int]:
    """Place and day of the dateline that opens the report, and where the block with it begins."""
    first, found = next(_datelines(source), (None, None))
    if first is None or found is None:
        return None, None, 0
    place = _stated(source, *(first.start + at for at in found.place)) if found.place[1] else None
    words = source.text[first.start : first.end]
    dates = header_line(words[slice(*found.day)]) if found.day else None
    if not (dates and found.day):
        return place, None, first.start
    start = found.day[0]
    day = replace(dates[0], field=Field.DATELINE, start=dates[0].start + start, end=dates[0].end + start)
    return place, day, first.start


def _datelines(source: Source) -> Iterator[tuple[Block, Dateline]]:
    """The dateline of the paragraph that opens the report, below lines of which nobody can say what they are."""
    for block in source.blocks[:_HEAD]:
        if block.role is Role.BODY:
            words = source.text[block.start : block.end]
            if (found := dateline(words)) is not None:
                yield block, found
            if len(words) > _PROSE and words[-1] in _CLOSERS:
                return


def stamps(source: Source) -> Iterator[Stamp]:
    """The dates in headers, bylines and captions, then the dateline's, which may need their year."""
    found = [stamp for block in source.blocks for stamp in _block_stamps(source, block)]
    yield from found
    _, day, start = filed(source)
    if day is not None:
        known = sorted(
            (s for s in (*source.stamps, *found) if s.field in _ABROAD), key=lambda s: _ABROAD.index(s.field)
        )
        filing = _placed(source, completed(day, (s.day for s in known)), start)
        if filing is not None:
            yield filing


def dated_by(source: Source, event: date) -> Source:
    """The source with the day of its dateline, whose year it leaves out, in the year that brings it nearest to the event.

    Only for a page that says of no day that it is its own.
    """
    if source.stamp(*_OWN) is not None:
        return source
    _, day, start = filed(source)
    filing = _placed(source, completed(day, (event,)), start) if day is not None else None
    return replace(source, stamps=(*source.stamps, filing)) if filing is not None else source


def _block_stamps(source: Source, block: Block) -> Iterator[Stamp]:
    """The dates that one header, byline or caption states."""
    words = source.text[block.start : block.end]
    dates: Sequence[Dated] = ()
    if block.role is Role.CAPTION:
        dates = tuple(days_in(words, Field.CAPTION))
    elif block.role is Role.METADATA:
        dates = dates_among(words)
    elif block.role is Role.BYLINE:
        dates = _beside_names(words)
    for dated in dates:
        if (found := _placed(source, dated, block.start)) is not None:
            yield found


def _beside_names(words: str) -> Sequence[Dated]:
    """The dates behind the names of a byline: ``By Peter Okafor, Northlight Wire | Updated Dec. 13, 2017``."""
    names = byline(words)
    at = names[1] if names else 0
    start = header_start(words[at:])
    if start is None:
        return ()
    at += start
    return [replace(dated, start=dated.start + at, end=dated.end + at) for dated in dates_among(words[at:])]


def _placed(source: Source, dated: Dated, start: int) -> Stamp | None:
    """The stamp of a date whose offsets count from ``start``."""
    return stamp(
        dated, source.text[start : start + dated.end], lambda a, b: source.place(start + a, start + b)
    )


def _stated(source: Source, start: int, end: int) -> Stated:
    return Stated(source.text[start:end], *source.place(start, end))
