"""Whose voice states a value: the page's own, a quotation's, or that of somebody who says so.

"police said 31 people died" is attributed to police; a headline, a caption and a header speak for themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from checker.model import Role, Sentence, Voice
from checker.reading.quotes import Quote
from checker.reading.speakers import Governed

_ROLES = {
    Role.HEADLINE: Voice.HEADLINE,
    Role.CAPTION: Voice.CAPTION,
    Role.METADATA: Voice.METADATA,
    Role.BYLINE: Voice.METADATA,
    Role.BODY: Voice.OWN,
}
_NESTED = 4


def voice_of_role(role: Role) -> Voice:
    """The voice of a block's own words."""
    return _ROLES[role]


class Voices:
    """Quotations and governed spans by place."""

    __slots__ = ("governed", "quotes", "starts")

    def __init__(self, quotes: Sequence[Quote], governed: Mapping[int, Sequence[Governed]]) -> None:
        self.quotes, self.governed = quotes, governed
        self.starts = [quote.start for quote in quotes]

    def quote_at(self, offset: int) -> Quote | None:
        """The outermost quotation around an offset."""
        if not self.starts:
            return None
        found = None
        k = bisect_right(self.starts, offset) - 1
        for quote in reversed(self.quotes[max(k + 1 - _NESTED, 0) : k + 1]):
            if quote.start <= offset < quote.end:
                found = quote
        return found

    def stated(self, offset: int, sentence: Sentence) -> Governed | None:
        """The innermost span of a sentence around an offset that somebody states; a named one before hearsay."""
        best = None
        for span in self.governed.get(sentence.start, ()):
            if span.start <= offset < span.end and (
                best is None
                or (span.start, span.speaker is not None) > (best.start, best.speaker is not None)
            ):
                best = span
        return best
