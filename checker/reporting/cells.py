"""A statement as cells of a table, and the statement in cells, wherever they were kept meanwhile: CSV, Parquet, a database.

"31 people" of 3 May → ``day: 2024-05-03, kind: count, value: 31, low: 31.0, high: 31.0, unit: people``. ``low`` and ``high`` are
numbers in that unit, empty where the interval is open; days are counted as ``date.toordinal`` does, times in minutes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from checker.interval import Interval
from checker.model import Hedge, Kind, Statement, Verdict

Cell = str | int | float | bool | None
_Word = TypeVar("_Word", bound=StrEnum)
_FORMULA = re.compile(r"[\s]*[=+\-@\t\r|]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

STATEMENT: dict[str, Callable[[Statement], Cell]] = {
    "day": lambda said: said.day.isoformat() if said.day else None,
    "choice": lambda said: said.choice,
    "kind": lambda said: said.kind and str(said.kind),
    "value": lambda said: said.value if said.kind else None,
    "low": lambda said: _number(said.interval.low if said.interval else None),
    "high": lambda said: _number(said.interval.high if said.interval else None),
    "unit": lambda said: said.unit,
    "hedge": lambda said: said.hedge and str(said.hedge),
    "granule": lambda said: _number(said.granule),
    "anchor": lambda said: said.anchor,
    "others": lambda said: "; ".join(map(_range, said.others)) or None,
    "unsure": lambda said: said.unsure or None,
    "beside": lambda said: said.beside,
    "overruled": lambda said: said.overruled and str(said.overruled),
}
"""The columns that hold a statement, but for its ``text``."""
NEEDED = ("rulebook", "rule", "text", *STATEMENT)
"""The columns that a claim needs to be held against its fact once more."""


class WrongCell(ValueError):
    """A cell that does not hold what its column should: ``low: 'many' is no number``."""

    def __init__(self, column: str, found: object, wanted: str) -> None:
        super().__init__(f"{column}: {found!r} is {wanted}")


def statement_in(row: Mapping[str, object]) -> Statement:
    """The statement that a row holds; cells that are empty are None. Raise WrongCell."""
    kind = _word(row, "kind", Kind)
    hedge, overruled = _word(row, "hedge", Hedge), _word(row, "overruled", Verdict)
    low, high = _decimal(row, "low"), _decimal(row, "high")
    if low is not None and high is not None and low > high:
        raise WrongCell("low", row["low"], f"above high, {row['high']!r}")
    measured = kind is not None and not (low is None and high is None)
    return Statement(
        _day(row),
        _text(row, "choice"),
        " ".join((_text(row, "text") or "").split()) if kind else "",
        kind,
        (_text(row, "value") or "") if kind else "",
        Interval(low, high) if measured else None,
        _text(row, "unit"),
        hedge,
        _decimal(row, "granule"),
        _text(row, "anchor"),
        _others(row),
        _text(row, "unsure") or "",
        _whether(row, "beside"),
        overruled,
    )


# --- one cell -------------------------------------------------------------------------------------------------------------


def harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before it where it might be one."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _text(row: Mapping[str, object], column: str) -> str | None:
    """A cell as text, without the apostrophe of ``harmless``; a number that a reader of CSV made of it in its digits."""
    cell = row[column]
    if cell is None or cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    text = str(cell)
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _word(row: Mapping[str, object], column: str, words: type[_Word]) -> _Word | None:
    text = _text(row, column)
    try:
        return None if text is None else words(text)
    except ValueError:
        raise WrongCell(column, row[column], f"none of {', '.join(words)}") from None


def _day(row: Mapping[str, object]) -> date | None:
    cell = row["day"]
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = _text(row, "day")
    try:
        return None if text is None else date.fromisoformat(text[:10])
    except ValueError:
        raise WrongCell("day", cell, "no day such as 2024-05-03") from None


def _decimal(row: Mapping[str, object], column: str) -> Decimal | None:
    text = _text(row, column)
    try:
        number = None if text is None else Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if number is not None and number.is_nan():
        raise WrongCell(column, row[column], "no number")
    return number


def _whether(row: Mapping[str, object], column: str) -> bool:
    text = (_text(row, column) or "false").casefold()
    if text not in ("true", "false", "0", "1"):
        raise WrongCell(column, row[column], "neither true nor false")
    return text in ("true", "1")


def _others(row: Mapping[str, object]) -> tuple[Interval, ...]:
    ranges: list[Interval] = []
    for part in (_text(row, "others") or "").split("; "):
        low, dots, high = part.partition("..")
        try:
            if dots:
                ranges.append(Interval(_end(low), _end(high)))
            elif part:
                raise ValueError(part)
        except (InvalidOperation, ValueError):
            raise WrongCell("others", row["others"], "no list of ranges such as 1..2; 5..6") from None
    return tuple(ranges)


def _end(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _range(interval: Interval) -> str:
    low, high = ("" if end is None else f"{end:f}" for end in (interval.low, interval.high))
    return f"{low}..{high}"


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


__all__ = ["NEEDED", "STATEMENT", "Cell", "WrongCell", "harmless", "statement_in"]
