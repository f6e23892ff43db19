"""A mention in the making: what the grammar hands over before voice, negation and modality are known."""

from __future__ import annotations

from decimal import Decimal

from checker.interval import Interval
from checker.model import Hedge, Kind, Value
from checker.reading.line import Line
from checker.reading.numbers import Number


class Draft:
    """The fields of a ``Mention`` that its own words decide; offsets are those of the text."""

    __slots__ = (
        "anchor",
        "confidence",
        "converts",
        "core_end",
        "core_start",
        "end",
        "granule",
        "hedge",
        "interval",
        "kind",
        "others",
        "start",
        "unit",
        "value",
    )

    def __init__(
        self,
        start: int,
        end: int,
        kind: Kind,
        value: Value,
        interval: Interval | None,
        unit: str | None = None,
        *,
        hedge: Hedge | None = None,
        granule: Decimal | None = None,
        core: tuple[int, int] | None = None,
        confidence: float = 1.0,
        anchor: str | None = None,
        others: tuple[Interval, ...] = (),
    ) -> None:
        self.start, self.end, self.kind, self.value, self.interval, self.unit = (
            start,
            end,
            kind,
            value,
            interval,
            unit,
        )
        self.hedge, self.granule, self.confidence, self.anchor, self.others = (
            hedge,
            granule,
            confidence,
            anchor,
            others,
        )
        self.core_start, self.core_end = core if core is not None else (start, end)
        self.converts: int | None = None


def drafted(
    line: Line,
    begins: int,
    after: int,
    kind: Kind,
    value: Decimal,
    interval: Interval,
    unit: str | None,
    hedge: Hedge | None,
    granule: Decimal,
    number: Number,
    confidence: float = 1.0,
) -> Draft:
    """A draft over the lexemes ``[begins, after)`` whose core is the number."""
    return Draft(
        line.starts[begins],
        line.ends[after - 1],
        kind,
        value,
        interval,
        unit,
        hedge=hedge,
        granule=granule,
        core=(line.starts[number.first], line.ends[number.after - 1]),
        confidence=confidence,
    )
