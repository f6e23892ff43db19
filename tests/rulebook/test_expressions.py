"""Formulas: a closed grammar, worked out in intervals with units."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading import read_value
from checker.rulebook import amounts
from checker.rulebook.amounts import Result
from checker.rulebook.authority import attribute
from checker.rulebook.evaluate import Incompatible, Missing, evaluate
from checker.rulebook.expressions import ExpressionError, parse

FACTS = {
    "a": "49.92 percent", "b": "48.38 percent", "total": "1,344,406 votes", "day": "2017-12-12", "born": "1954-05-04",
    "score": "51-49", "seats": "100 seats", "far": "9 km", "effect": "1.2", "wide": "2.5", "ci": "1.02 to 1.35", "price": "$12.50", "shares": "1,000 shares",
}  # fmt: skip


def leaf(name: str) -> Result:
    head, _, tail = name.partition(".")
    if head not in FACTS:
        raise Missing(name)
    mention = read_value(FACTS[head])
    assert mention is not None
    return attribute(amounts.literal(mention), tail, name)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a - b", "1.54 percentage points"),
        ("(a - b) * total", "20,704 votes"),
        ("a + b", "98.3 percent"),
        ("total / 2", "672,203 votes"),
        ("day - born", "23,233 days"),
        ("day + 3 days", "2017-12-15"),
        ("age(born, day)", "63 years"),
        ("weekday(day)", "Tuesday"),
        ("sum(score)", "100"),
        ("first(score) - second(score)", "2"),
        ("price * shares", "12,500 USD"),
        ("a / b - 1", "0.0318"),
        ("1 - b / a", "0.0308"),
        ("max(a, b)", "49.92 percent"),
        ("abs(b - a)", "1.54 percentage points"),
    ],
)
def test_a_formula_is_worked_out(text: str, shown: str) -> None:
    assert str(evaluate(parse(text), leaf)) == shown


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("shares / total < 10 percent", True),
        ("total / shares < 10 percent", False),
        ("a > b", True),
        ("a - b > 0.5 percentage points", True),
        ("a - b <= half", None),
        ("b < a <= 50 percent", True),
        ("b < a <= 49 percent", False),
        ("sum(score) == seats", True),
        ("day within 1 day of 2017-12-13", True),
        ("day within 1 day of 2017-12-14", False),
        ("weekday(day) == 'Tuesday' and age(born, day) == 63", True),
        ("not a > b or far > 5 miles", True),
        ("day is 2017-12-12 and weekday(day) is Tuesday", True),
        ("born before day", True),
        ("born after day or day before 2017-12-13", True),
        ("ci.low < effect < ci.high", True),
        ("ci.low < wide < ci.high", False),
        ("sum(a, b, 1.7 percent) == 100 percent", True),
        ("far > 6 miles", False),
    ],
)
def test_a_condition_is_decided(text: str, holds: bool | None) -> None:
    if holds is None:
        with pytest.raises(Missing):
            evaluate(parse(text), leaf)
    else:
        assert evaluate(parse(text), leaf) is holds


@pytest.mark.parametrize(
    "text", ["a + far", "a < far", "day + day", "day * 2", "score + 1", "a / (b - b)", "price + shares * far"]
)
def test_units_that_do_not_fit_are_refused(text: str) -> None:
    with pytest.raises(Incompatible):
        evaluate(parse(text), leaf)


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("a +", 3),
        ("a b", 2),
        ("(a", 0),
        ("a)", 1),
        ("foo(a)", 0),
        ("age(a)", 0),
        ("a & b", 2),
        ("", 0),
        ("1 +* 2", 3),
        ("a within 3 days", 15),
    ],
)
def test_a_mistake_is_placed(text: str, shift: int) -> None:
    with pytest.raises(ExpressionError) as raised:
        parse(text)
    assert raised.value.shift == shift


@given(st.text(alphabet="ab()+-*/<>=,. 0123456789'andorwithinf%$", max_size=60))
def test_any_text_is_parsed_or_refused_in_words(text: str) -> None:
    with suppress(ExpressionError):
        parse(text)


@pytest.mark.parametrize(
    "text", ["(" * 5000, "-" * 5000 + "1", "not " * 5000 + "a", "a+" * 5000 + "a", "1" * 100_000]
)
def test_depth_and_length_are_bounded(text: str) -> None:
    with suppress(ExpressionError):
        parse(text)


def test_percent_of_a_share_stays_exact() -> None:
    worth = evaluate(parse("0.5 percentage points"), leaf)
    assert isinstance(worth, amounts.Amount)
    assert worth.interval.low == worth.interval.high == Decimal("0.5")
