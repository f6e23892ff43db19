"""Units of a rulebook's own: with ``dunam: 1,000 square meters``, "12 dunams" is 12,000 square meters.

A unit that the reader does not know is to it a counted noun; here the count becomes the quantity that is meant. What
was written stays as the mention's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.interval import Interval
from checker.model import Kind, Mention
from checker.rulebook.model import Measure
from checker.rulebook.nouns import singular

_MEASURED = frozenset({Kind.COUNT, Kind.QUANTITY})


def measured(mention: Mention, measures: Sequence[Measure]) -> Mention:
    """The mention in the unit that stands behind a unit of the rulebook; itself when it has another."""
    if not measures or mention.kind not in _MEASURED or mention.unit is None:
        return mention
    word = singular(mention.unit)
    measure = next((m for m in measures if word in m.words), None)
    if measure is None or not isinstance(mention.value, Decimal) or mention.interval is None:
        return mention
    return mention._replace(
        kind=measure.kind,
        unit=measure.unit,
        value=mention.value * measure.size,
        interval=_spread(mention, measure).scale(measure.size),
        granule=None if mention.granule is None else mention.granule * measure.size,
    )


def _spread(mention: Mention, measure: Measure) -> Interval:
    """A measure is never exact, as a count may be: half the last digit either way."""
    assert mention.interval is not None
    if measure.kind is Kind.COUNT or not mention.interval.is_exact or mention.granule is None:
        return mention.interval
    return mention.interval.widen(mention.granule / 2)
