"""The algebra of agreement: a stated value is a closed interval, and two agree when they overlap.

``49.92`` is [49.915, 49.925]; ``more than 21,000`` is [21000, 22000]; ``at least 31`` is [31, ∞).
Bounds are exact decimals, so that 49.9 ± 0.05 and 49.95 touch. A bound of None is open to infinity.
Arithmetic follows Moore, "Interval Analysis" (1966): the result holds every value the operands allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct


class Interval(Struct, frozen=True):
    """A closed interval of decimals; None is an open end. Low never exceeds high (ValueError)."""

    low: Decimal | None
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval from {self.low} to {self.high} is empty")

    @classmethod
    def exact(cls, value: Decimal | int) -> Interval:
        """The interval that holds one value only."""
        value = Decimal(value)
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, slack: Decimal) -> Interval:
        """``value`` ± ``slack``."""
        return cls(value - slack, value + slack)

    @property
    def is_exact(self) -> bool:
        """Whether it holds one value only."""
        return self.low is not None and self.low == self.high

    @property
    def middle(self) -> Decimal | None:
        """The midpoint, or the closed end of a half-open interval, or None for the whole line."""
        if self.low is None:
            return self.high
        if self.high is None:
            return self.low
        return (self.low + self.high) / 2

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share at least one value: the one test of agreement."""
        return (self.low is None or other.high is None or self.low <= other.high) and (
            self.high is None or other.low is None or other.low <= self.high
        )

    def holds(self, value: Decimal) -> bool:
        """Whether ``value`` lies within."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def widen(self, slack: Decimal) -> Interval:
        """Both ends moved outwards by ``slack``."""
        return Interval(
            None if self.low is None else self.low - slack, None if self.high is None else self.high + slack
        )

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def meet(self, other: Interval) -> Interval | None:
        """What both hold, or None when they do not overlap."""
        if not self.overlaps(other):
            return None
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    def __neg__(self) -> Interval:
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(a, b) for a in _ends(self) for b in _ends(other)]
        return Interval(_finite(min(corners)), _finite(max(corners)))

    def __truediv__(self, other: Interval) -> Interval:
        """Raise ZeroDivisionError when ``other`` holds zero."""
        if other.holds(Decimal(0)):
            raise ZeroDivisionError("division by an interval that holds zero")
        low, high = _ends(other)
        return self * Interval(_finite(_over(high)), _finite(_over(low)))

    def scale(self, factor: Decimal, offset: Decimal = Decimal(0)) -> Interval:
        """Every value ``v`` becomes ``v * factor + offset``; a negative factor turns the ends round."""
        ends = [None if end is None else end * factor + offset for end in (self.low, self.high)]
        return Interval(ends[0], ends[1]) if factor >= 0 else Interval(ends[1], ends[0])


_INFINITY = Decimal("Infinity")


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return (
        -_INFINITY if interval.low is None else interval.low,
        _INFINITY if interval.high is None else interval.high,
    )


def _times(a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if a == 0 or b == 0 else a * b


def _over(a: Decimal) -> Decimal:
    return Decimal(0) if a.is_infinite() else 1 / a


def _finite(a: Decimal) -> Decimal | None:
    return None if a.is_infinite() else a


def deepest_overlap(
    intervals: Sequence[Interval], weights: Sequence[int] | None = None
) -> tuple[int, list[frozenset[int]]]:
    """The largest number of intervals that share a point, and each such camp as indices.

    An interval of weight 3 counts like three equal ones. One sweep over the ends, O(n log n). In one dimension pairwise
    overlap equals common overlap (Helly 1923), so those outside the only deepest camp are the dissenters; several camps are a
    tie.
    """
    starts: list[tuple[Decimal, int, int]] = []
    for index, interval in enumerate(intervals):
        low, high = _ends(interval)
        starts.append((low, 0, index))
        starts.append((high, 1, index))
    starts.sort()
    present: set[int] = set()
    depth, here, rising = 0, 0, False
    camps: list[frozenset[int]] = []
    for _, closes, index in starts:
        weight = weights[index] if weights else 1
        if closes:
            if rising and here >= depth:
                if here > depth:
                    depth, camps = here, []
                camps.append(frozenset(present))
            present.discard(index)
            here -= weight
            rising = False
        else:
            present.add(index)
            here += weight
            rising = True
    return depth, list(dict.fromkeys(camps))
