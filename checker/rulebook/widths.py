"""How far a hedge reaches, where the house wants it otherwise: with ``about: 5 percent``, "about 200" is 190 to 210.

The defaults are the reader's. A width of a fact goes before one of its rulebook, and that before one of a rulebook that
it extends. No width makes a value narrower than the digits that were written.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from checker.interval import Interval
from checker.model import BELOW, CALENDAR, Hedge, Mention
from checker.rulebook.model import Width
from checker.rulebook.nouns import singular
from checker.units import UnknownUnit, unit_of

BARE = "bare"


def rewidened(mention: Mention, widths: Iterable[Width]) -> Mention:
    """The mention with the interval that the widths give its hedge; itself where none speaks of it."""
    wanted = str(mention.hedge) if mention.hedge else BARE
    width = next((width for width in widths if width.hedge == wanted), None)
    if width is None or not isinstance(mention.value, Decimal) or mention.interval is None:
        return mention
    if mention.kind in CALENDAR:
        return mention
    reach = _reach(width, mention)
    return mention if reach is None else mention._replace(interval=_interval(mention, reach))


def _reach(width: Width, mention: Mention) -> Decimal | None:
    """The width in the mention's own unit, or None when it measures something else."""
    assert isinstance(mention.value, Decimal)
    if width.relative:
        return abs(mention.value) * width.size
    if width.unit is None or width.unit == mention.unit:
        return width.size
    try:
        own = unit_of(mention.kind, mention.unit, singular)
        given = unit_of(mention.kind, width.unit, singular)
    except UnknownUnit:
        return None
    return width.size * given.factor / own.factor if own.dimension == given.dimension else None


def _interval(mention: Mention, reach: Decimal) -> Interval:
    value, hedge = mention.value, mention.hedge
    assert isinstance(value, Decimal)
    assert mention.interval is not None
    if hedge is None:
        return mention.interval.hull(Interval.around(value, reach))
    if hedge is Hedge.ABOUT:
        return Interval.around(value, max(reach, (mention.granule or Decimal(0)) / 2))
    if hedge is Hedge.WELL_OVER:
        return Interval(value + reach, None)
    if hedge is Hedge.WELL_UNDER:
        return Interval(None, value - reach)
    if hedge in BELOW:
        return Interval(value - reach, value)
    return mention.interval if hedge is Hedge.BETWEEN else Interval(value, value + reach)
