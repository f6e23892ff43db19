"""The algebra of agreement: properties that the verdicts stand on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.interval import Interval, deepest_overlap

numbers = st.decimals(min_value=-(10**6), max_value=10**6, allow_nan=False, places=3)
ends = st.one_of(st.none(), numbers)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Interval(low, high)


@st.composite
def points(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval and a value that it holds."""
    value, slack = draw(numbers), draw(st.decimals(min_value=0, max_value=1000, places=3))
    return Interval(
        draw(st.sampled_from([None, value - slack])), draw(st.sampled_from([None, value + slack]))
    ), value


def test_touching_ends_agree() -> None:
    assert Interval.around(Decimal("49.9"), Decimal("0.05")).overlaps(Interval.exact(Decimal("49.95")))
    assert not Interval.around(Decimal("49.9"), Decimal("0.05")).overlaps(Interval.exact(Decimal("49.951")))


def test_an_empty_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Interval(Decimal(2), Decimal(1))


@given(intervals(), intervals())
def test_agreement_has_no_direction(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert (a.meet(b) is not None) == a.overlaps(b)


@given(points(), points())
def test_arithmetic_holds_every_value_that_its_operands_hold(
    a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]
) -> None:
    (one, x), (two, y) = a, b
    assert (one + two).holds(x + y)
    assert (one - two).holds(x - y)
    assert (one * two).holds(x * y)
    assert (-one).holds(-x)
    assert one.hull(two).holds(x)
    assert one.hull(two).holds(y)


@given(points(), points())
def test_division_holds_every_quotient_or_is_refused(
    a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]
) -> None:
    (one, x), (two, y) = a, b
    if two.holds(Decimal(0)):
        with pytest.raises(ZeroDivisionError):
            one / two
    else:
        quotient = (one / two).widen(Decimal("1e-15"))  # division rounds in the 28th digit
        assert quotient.holds(x / y)


@given(st.lists(intervals(), min_size=1, max_size=8))
def test_the_deepest_overlap_is_the_deepest(many: list[Interval]) -> None:
    depth, camps = deepest_overlap(many)
    ends = [end for interval in many for end in (interval.low, interval.high) if end is not None] or [
        Decimal(0)
    ]
    probes = [*ends, min(ends) - 1, max(ends) + 1]
    assert depth == max(sum(interval.holds(probe) for interval in many) for probe in probes)
    for camp in camps:
        assert len(camp) == depth
        for i in camp:
            assert all(many[i].overlaps(many[j]) for j in camp)


@given(st.lists(st.tuples(intervals(), st.integers(1, 3)), min_size=1, max_size=6))
def test_a_weight_counts_like_so_many_equal_intervals(weighted: list[tuple[Interval, int]]) -> None:
    many = [(n, interval) for n, (interval, weight) in enumerate(weighted) for _ in range(weight)]
    depth, camps = deepest_overlap([interval for _, interval in many])
    folded = [frozenset(many[i][0] for i in camp) for camp in camps]
    intervals, weights = [interval for interval, _ in weighted], [weight for _, weight in weighted]
    assert deepest_overlap(intervals, weights) == (depth, folded)


def test_a_tie_has_two_camps() -> None:
    one, two = Interval(Decimal(1), Decimal(2)), Interval(Decimal(5), Decimal(6))
    assert deepest_overlap([one, two]) == (1, [frozenset({0}), frozenset({1})])
