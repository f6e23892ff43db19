"""Questions to a reference table: the ``latest`` Democrat in the table of elections before the event is 1992.

``count``, ``sum``, ``max``, ``min``, ``rank`` and ``streak`` are worked out in exact decimals. "Most since" is the latest
row with at least as much: ``latest: {in: goals, where: {goals: ">= <goals>"}, before: event.date, take: year}``. A missing column
and a hole in a cell that the answer needs are errors at the place of the rule that asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from msgspec import Struct

from checker.errors import RulebookError, nearest
from checker.rulebook.formula import Condition, Lookup
from checker.rulebook.model import Table
from checker.rulebook.tables import Grid, digest, grid, located
from checker.store import remember

_PARTS = {"year": slice(0, 4), "month": slice(5, 7), "day": slice(8, 10)}
_ORDERED = frozenset({"latest", "first", "streak"})
Bound = Decimal | date | str
"""What a column is compared with: a number, a day or a text."""


class Asked(Struct, frozen=True):
    """A question with its formulas worked out: ``bounds`` are those of its comparisons, by their place in the rulebook."""

    lookup: Lookup
    before: date | None
    after: date | None
    of: Decimal | None
    bounds: tuple[tuple[Condition, Bound], ...]

    def __str__(self) -> str:
        """All that the answer depends on, beside the table."""
        one = self.lookup
        plain = [[(c.column, c.op, c.values) for c in part] for part in (one.where, one.row, one.streak)]
        bounds = [(c.column, c.op, str(bound)) for c, bound in self.bounds]
        rest = (one.verb, one.take, one.by, one.unit, one.lowest, self.before, self.after, self.of)
        return f"{plain} {bounds} {rest}"

    def bound(self, condition: Condition) -> Bound:
        """What a condition compares with."""
        return next(bound for other, bound in self.bounds if other is condition)


def ask(asked: Asked, table: Table, folder: Path) -> tuple[str, str]:
    """The answer as text ("1992"), and the row or rows that it rests on, in words. Raise RulebookError."""
    question = f"table {digest(table, folder)} {table.shown} {asked}"
    answer = remember(question, lambda: list(_Work(asked, table, grid(table, folder)).answer()))
    assert answer is not None
    return answer[0], answer[1]


class _Work:
    """One question at work on one table."""

    def __init__(self, asked: Asked, table: Table, cells: Grid) -> None:
        self.asked, self.table, self.grid, self.lookup = asked, table, cells, asked.lookup
        usual = next((name for name in ("date", "year") if name in cells.columns), None)
        self.order = self.lookup.by or usual

    def answer(self) -> tuple[str, str]:
        verb, name = self.lookup.verb, self.table.shown
        rows = self.rows()
        if verb == "count":
            return self.with_unit(str(len(rows))), f"{len(rows)} rows of {name}"
        if verb == "streak":
            return self.streak(rows)
        if not rows:
            raise self.fail(f"no row of {name!r} fits{self.near()}", "loosen `where:`, `before:` or `after:`")
        if verb in _ORDERED:
            row = self.sorted(rows)[-1 if verb == "latest" else 0]
            return self.with_unit(self.take(row)), f"{name}: {self.grid.words(row)}"
        numbers = [self.number(str(self.lookup.take), row) for row in rows]
        if verb == "sum":
            return self.with_unit(f"{sum(numbers, Decimal(0)):f}"), f"the sum over {len(rows)} rows of {name}"
        if verb == "rank":
            return self.rank(rows, numbers)
        best = (max if verb == "max" else min)(numbers)
        row = rows[numbers.index(best)]
        return self.with_unit(
            f"{best:f}"
        ), f"the {verb} of {len(rows)} rows of {name}: {self.grid.words(row)}"

    def rows(self) -> list[int]:
        """The rows that meet ``where``, ``before`` and ``after``."""
        rows = list(range(self.grid.height))
        for condition in self.lookup.where:
            rows = [row for row in rows if self.meets(condition, row)]
        before, after = self.asked.before, self.asked.after
        if before is None and after is None:
            return rows
        days = [self.day(row) for row in rows]
        # A table that knows only years is before a day when the year is.
        short = min((len(day) for day in days), default=10)
        return [
            row
            for row, day in zip(rows, days, strict=True)
            if (before is None or day[:short] < before.isoformat()[:short])
            and (after is None or day[:short] > after.isoformat()[:short])
        ]

    def meets(self, condition: Condition, row: int) -> bool:
        cell = self.cell(condition.column, row)
        if condition.op in ("in", "not in"):
            return (cell in condition.values) == (condition.op == "in")
        bound = self.asked.bound(condition)
        if isinstance(bound, Decimal):
            return _compared(self.number(condition.column, row), condition.op, bound)
        if isinstance(bound, date):
            return _compared(cell, condition.op, bound.isoformat()[: len(cell)])
        return _compared(cell, condition.op, bound)

    def streak(self, rows: list[int]) -> tuple[str, str]:
        """How many of the latest rows in a row are as ``while`` wants them."""
        found: list[int] = []
        for row in reversed(self.sorted(rows)):
            if not all(self.meets(condition, row) for condition in self.lookup.streak):
                break
            found.append(row)
        name = self.table.shown
        words = f"the last {len(found)} of {len(rows)} rows of {name}"
        if found:
            words += f", since {self.day(found[-1])}"
        return self.with_unit(str(len(found))), words

    def rank(self, rows: list[int], numbers: Sequence[Decimal]) -> tuple[str, str]:
        """The place of a value, or of a row's, among the rows; equal values share the better place."""
        value = self.asked.of
        if value is None:
            mine = [
                row for row in range(self.grid.height) if all(self.meets(c, row) for c in self.lookup.row)
            ]
            if len(mine) != 1:
                raise self.fail(f"`of:` fits {len(mine)} rows of {self.table.shown!r}; it must fit one")
            value = self.number(str(self.lookup.take), mine[0])
        ahead = sum((number < value) if self.lookup.lowest else (number > value) for number in numbers)
        how = "lower" if self.lookup.lowest else "higher"
        return _ordinal(
            ahead + 1
        ), f"{ahead} of {len(rows)} rows of {self.table.shown} are {how} than {value}"

    def take(self, row: int) -> str:
        take = str(self.lookup.take)
        if take in _PARTS and take not in self.grid.columns:
            return self.day(row)[_PARTS[take]]
        return self.cell(take, row)

    def sorted(self, rows: list[int]) -> list[int]:
        days = [(self.day(row), row) for row in rows]
        numeric = all(day.isdigit() for day, _ in days)
        return [row for _, row in sorted(days, key=lambda pair: (int(pair[0]) if numeric else 0, pair))]

    def day(self, row: int) -> str:
        """The cell that orders the rows."""
        if self.order is None:
            raise self.fail("the table has no column `date` or `year`", "name one with `by:`")
        return self.cell(self.order, row)

    def cell(self, column: str, row: int) -> str:
        cells = self.grid.columns.get(column)
        if cells is None:
            columns = list(self.grid.columns)
            part = next((part for part in _PARTS if column.lower().endswith(part)), None)
            if part is not None:
                raise self.fail(
                    f"table {self.table.name!r} has no column {column!r}",
                    f"for the {part} of a date write `take: {part}`; its columns: {', '.join(columns)}",
                )
            raise self.fail(
                f"table {self.table.name!r} has no column {column!r}{nearest(column, columns)}",
                f"its columns: {', '.join(columns)}",
            )
        cell = cells[row]
        if cell is None or not cell.strip():
            raise self.fail(
                f"column {column!r} of {self.table.shown!r} is empty in {self.grid.where(row)}",
                "fill the hole, or ask for another column",
            )
        return cell

    def number(self, column: str, row: int) -> Decimal:
        cell = self.cell(column, row)
        try:
            number = Decimal(cell.replace(",", "").replace("−", "-").strip())
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self.fail(
                f"column {column!r} of {self.table.shown!r} holds no number in {self.grid.where(row)}: {cell!r}"
            )
        return number

    def near(self) -> str:
        """A value of ``where`` that its column does not hold, and the nearest that it does."""
        for condition in self.lookup.where:
            cells = {cell for cell in self.grid.columns.get(condition.column, ()) if cell}
            for value in condition.values if condition.op == "in" else ():
                if value not in cells:
                    hint = nearest(value, sorted(cells))
                    return f": column {condition.column!r} never holds {value!r}{hint}"
        return ""

    def with_unit(self, text: str) -> str:
        return f"{text} {self.lookup.unit}" if self.lookup.unit else text

    def fail(self, message: str, help: str = "") -> RulebookError:
        return located(self.lookup.place, f"{self.lookup.verb}: {message}", help)


_COMPARE: dict[str, Callable[[bool, bool], bool]] = {
    "<": lambda less, same: less,
    "<=": lambda less, same: less or same,
    ">": lambda less, same: not (less or same),
    ">=": lambda less, same: not less,
    "==": lambda less, same: same,
    "!=": lambda less, same: not same,
}


def _compared(one: Decimal | str, op: str, two: Decimal | str) -> bool:
    if isinstance(one, Decimal) and isinstance(two, Decimal):
        return _COMPARE[op](one < two, one == two)
    return _COMPARE[op](str(one) < str(two), str(one) == str(two))


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def comparisons(lookup: Lookup) -> Iterator[Condition]:
    """The conditions of a question that compare with a number, a day or a fact."""
    return (c for c in (*lookup.where, *lookup.row, *lookup.streak) if c.than is not None)
