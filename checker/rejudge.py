"""Claims of a table against the rulebooks of today: rows + rulebooks → verdicts, without the articles.

A row of last month says that the storm killed 31; the rulebook has since learnt of 35 by that day: ``disagrees``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model import Verdict
from checker.reporting.cells import statement_in
from checker.rules import Rules
from checker.verdicts.again import judged_again


class WrongRow(ValueError):
    """A row of a table that holds no claim: ``row 2: low: 'many' is no number``. Rows count from 0."""


class Standing(NamedTuple):
    """How a claim stands: the verdict, None when no rulebook has its fact; the value held against it; and why not."""

    verdict: Verdict | None
    expected: str = ""
    why: str = ""


def rejudged(rows: Iterable[Mapping[str, object]], rules: Sequence[Rules]) -> Iterator[Standing]:
    """How each row of a table of claims stands under the rulebooks that it names.

    Raise WrongRow.
    """
    books: dict[str, list[Rules]] = {}
    for rule in rules:
        books.setdefault(rule.head.name, []).append(rule)
    for number, row in enumerate(rows):
        try:
            yield _standing(row, books.get(str(row["rulebook"]), []))
        except KeyError as error:
            raise WrongRow(f"row {number}: it has no column {error}") from None
        except ValueError as error:
            # A wrong cell, a value that its kind cannot have, a unit that nobody knows.
            raise WrongRow(f"row {number}: {error}") from None


def _standing(row: Mapping[str, object], named: Sequence[Rules]) -> Standing:
    rule = str(row["rule"])
    if not named:
        return Standing(None, why=f"no rulebook {row['rulebook']} is among those given")
    authority = next((one.authority for one in named if one.authority.book.fact(rule)), None)
    if authority is None:
        return Standing(None, why=f"{row['rulebook']} has no fact {rule}")
    again = judged_again(statement_in(row), rule, authority)
    held = again.held
    if held is None:
        return Standing(again.verdict, again.why if again.verdict is Verdict.UNDECIDED else "", again.why)
    why = f"it held until {held.until}" if again.verdict is Verdict.STALE else again.why
    return Standing(again.verdict, held.text, why)


__all__ = ["Standing", "WrongRow", "rejudged"]
