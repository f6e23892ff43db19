"""What relative dates resolve against: "on Tuesday" needs the day on which the article was written.

The page's own days come in the order given. A day that the text writes out beats them where they cannot be right
("was held on December 12, 2017" on a page of May), and is the only one where the page has none. "The following day"
counts from the day told last.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.interval import Interval
from checker.model import DAYS, Anchor, Kind, Role
from checker.reading.draft import Draft

_NEAR_SENTENCES = 2
_NEAR_DAYS = 45
_YEAR_AND_MORE = 400
_CLOSE_DAYS = 3


class Context:
    """The state of one reading: anchors, the last explicit date, the day told last, the habits of the page."""

    __slots__ = (
        "_explicit",
        "_told",
        "_year",
        "anchors",
        "day_first",
        "role",
        "sentence",
        "south",
        "was_asked",
    )

    def __init__(
        self, anchors: Sequence[Anchor] = (), day_first: bool | None = None, *, south: bool = False
    ) -> None:
        self.anchors = tuple(anchors)
        self.day_first = day_first
        self.south = south
        self.sentence = 0
        self.was_asked = False
        """Whether a day of the page or of the story was asked for, or told, since the sentence began."""
        self.role = Role.BODY
        self._explicit: tuple[Anchor, int] | None = None
        self._told: tuple[date, int] | None = None
        self._year: tuple[int, int] | None = None

    def begin(self, sentence: int, role: Role) -> None:
        """Go on to the sentence of this number."""
        self.sentence = sentence
        self.role = role
        self.was_asked = False

    def saw(self, day: date, written: str, ahead: bool | None) -> None:
        """Remember an explicit date of the text; ``ahead``: whether its sentence looks forward to it.

        An article tells of no day after its own: where one does, the page's dates are wrong, and the text's holds.
        """
        self.was_asked = True
        if self.role is not Role.BODY:
            return
        found = Anchor(day, f"{written} in the text")
        if self.anchors and ahead is False:
            late = (day - max(anchor.day for anchor in self.anchors)).days
            if _NEAR_DAYS >= late > 1 or (_YEAR_AND_MORE >= late > 1 and len(self.anchors) == 1):
                self.anchors = (found, *self.anchors)
                return
        if not self.anchors or any(abs((day - anchor.day).days) <= _NEAR_DAYS for anchor in self.anchors):
            self._explicit = found, self.sentence

    def explicit(self) -> Anchor | None:
        """The date that the text wrote out last, in this sentence or shortly before."""
        self.was_asked = True
        if self._explicit is not None and self.sentence - self._explicit[1] <= _NEAR_SENTENCES:
            return self._explicit[0]
        return None

    def anchor(self) -> Anchor | None:
        """The day against which a relative date of this sentence resolves."""
        self.was_asked = True
        return self.anchors[0] if self.anchors else self.explicit()

    def other_anchors(self) -> tuple[Anchor, ...]:
        """The page's other days that are about as old as the first: an update an hour after midnight, a dateline."""
        self.was_asked = True
        if not self.anchors:
            return ()
        first = self.anchors[0].day
        return tuple(
            anchor for anchor in self.anchors[1:] if 0 < abs((anchor.day - first).days) <= _CLOSE_DAYS
        )

    def tell(self, draft: Draft) -> None:
        """Remember the day, or the year, that the story has come to."""
        self.was_asked = True
        if draft.kind is Kind.YEAR and draft.interval is not None and draft.interval.low is not None:
            self._year = date.fromordinal(int(draft.interval.low)).year, self.sentence
        elif draft.kind in DAYS and (span := draft.interval) is not None and span.low is not None:
            day = date.fromordinal(int(span.low))
            self._year = day.year, self.sentence
            if span.is_exact:
                self._told = day, self.sentence

    def told(self) -> date | None:
        """The day told last, in this sentence or shortly before."""
        self.was_asked = True
        if self._told is not None and self.sentence - self._told[1] <= _NEAR_SENTENCES:
            return self._told[0]
        return None

    def told_year(self) -> int | None:
        """The year told last, in this sentence or shortly before."""
        self.was_asked = True
        if self._year is not None and self.sentence - self._year[1] <= _NEAR_SENTENCES:
            return self._year[0]
        return None


TOLD = "the day told before"
"""What a date is counted from that the text puts beside another: "the following day"."""


def unresolved(core: tuple[int, int], written: str) -> Draft:
    """A date that nothing anchors: its literal value is its words."""
    return Draft(*core, Kind.DATE, written, None, core=core)


def nearest(origin: date, weekday: int) -> Interval:
    """The day of that weekday within three days of the origin."""
    shift = (weekday - origin.weekday() + 3) % 7 - 3
    return Interval.exact(min(max(origin.toordinal() + shift, 1), date.max.toordinal()))
