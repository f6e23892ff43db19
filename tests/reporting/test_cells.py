"""Statements in cells of tables: what comes out is what went in, whoever kept it; a cell that holds something else is named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.interval import Interval
from checker.model import Hedge, Kind, Statement, Verdict
from checker.reporting.cells import STATEMENT, WrongCell, harmless, statement_in

STORM = Statement(
    date(2024, 5, 3), None, "about 31 people", Kind.COUNT, "31", Interval(Decimal(28), Decimal(34)), "people",
    Hedge.ABOUT, Decimal(1),
)  # fmt: skip


def row_of(statement: Statement, **cells: object) -> dict[str, Any]:
    return {"text": statement.text, **{name: cell(statement) for name, cell in STATEMENT.items()}, **cells}


def numbers(places: int = 3) -> st.SearchStrategy[Decimal]:
    """Numbers of at most 15 digits, which a double holds to the digit."""
    return st.decimals(-(10**9), 10**9, places=places)


words = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1).map(
    lambda text: " ".join(text.split())
)
intervals = st.tuples(numbers(), numbers()).map(lambda ends: Interval(min(ends), max(ends)))
half_open = numbers().flatmap(lambda end: st.sampled_from([Interval(end, None), Interval(None, end)]))
statements = st.builds(
    Statement,
    day=st.none() | st.dates(),
    text=words,
    kind=st.sampled_from(Kind),
    value=words.filter(lambda text: not text.startswith("'")),
    interval=st.none() | intervals | half_open,
    unit=st.none() | st.sampled_from(["people", "percent", "USD", "kilometer_per_hour"]),
    hedge=st.none() | st.sampled_from(Hedge),
    granule=st.none() | numbers(),
    anchor=st.none() | st.just("update line 2024-05-03"),
    others=st.lists(intervals | half_open, max_size=3).map(tuple),
    unsure=st.sampled_from(["", "“a year” makes it a rate"]),
    beside=st.booleans(),
    overruled=st.none() | st.sampled_from(Verdict),
)  # fmt: skip


@given(statements)
def test_a_statement_survives_its_cells(statement: Statement) -> None:
    row = row_of(statement)
    assert statement_in(row) == statement
    in_words = {name: "" if cell is None else harmless(str(cell)) for name, cell in row.items()}
    assert statement_in(in_words) == statement


def test_a_choice_survives_its_cells() -> None:
    choice = Statement(date(2024, 5, 3), "flooded", beside=True)
    assert statement_in(row_of(choice, text="was  under water")) == choice


@pytest.mark.parametrize(
    "cells",
    [
        {"value": 31, "beside": 0, "low": 28, "high": 34},
        {"value": 31.0, "beside": "FALSE", "granule": "1"},
        {"low": "28", "high": "34.0", "beside": None},
        {"day": date(2024, 5, 3)},
        {"day": datetime(2024, 5, 3, 12, tzinfo=UTC)},
        {"day": "2024-05-03 00:00:00"},
        {"text": "about\n31 people"},
        {"anchor": "", "others": "", "unsure": ""},
    ],
    ids=str,
)
def test_what_readers_of_files_make_of_cells_is_understood(cells: dict[str, object]) -> None:
    assert statement_in(row_of(STORM, **cells)) == STORM


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"kind": "cuont"}, "kind: 'cuont' is none of quantity, percent"),
        ({"hedge": "hardly"}, "hedge: 'hardly' is none of about, nearly"),
        ({"overruled": "no"}, "overruled: 'no' is none of agrees"),
        ({"low": "many"}, "low: 'many' is no number"),
        ({"granule": "nan"}, "granule: 'nan' is no number"),
        ({"low": 35.0}, "low: 35.0 is above high, 34.0"),
        ({"day": "May 3"}, "day: 'May 3' is no day such as 2024-05-03"),
        ({"beside": "perhaps"}, "beside: 'perhaps' is neither true nor false"),
        ({"others": "1 to 2"}, "others: '1 to 2' is no list of ranges"),
        ({"others": "2..1"}, "others: '2..1' is no list of ranges"),
        ({"others": "a..b"}, "others: 'a..b' is no list of ranges"),
    ],
    ids=str,
)
def test_a_cell_that_holds_something_else_is_named(cells: dict[str, object], said: str) -> None:
    with pytest.raises(WrongCell) as error:
        statement_in(row_of(STORM, **cells))
    assert str(error.value).startswith(said)


@pytest.mark.parametrize(
    ("cell", "shown"), [("=1+1", "'=1+1"), ("-3", "-3"), ("--12-13", "'--12-13"), ("31", "31")]
)
def test_a_number_is_no_formula(cell: str, shown: str) -> None:
    assert harmless(cell) == shown
