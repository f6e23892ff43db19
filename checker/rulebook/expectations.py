"""Expectations on reference tables, in Great Expectations' own words and run by Great Expectations itself.

``expect_column_values_to_be_in_set: {column: party, value_set: [D, R]}``. The whole list runs at once in an ephemeral
context; the outcome is remembered by content of table and expectations, so that the import is paid once.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.errors import RulebookError, nearest
from checker.rulebook.model import Expectation, Table
from checker.rulebook.phrases import Place
from checker.rulebook.tables import digest, frame, grid, located
from checker.store import remember

_SHOWN = 5


def errors(table: Table, folder: Path, *, fresh: bool = False) -> list[RulebookError]:
    """What of the table is not as expected: an error for each failed expectation, with rows; empty when all hold.

    ``fresh`` runs them even when the outcome is known.
    """
    if not table.expect:
        return []
    wanted = [(one.name, one.arguments) for one in table.expect]
    question = f"expect {digest(table, folder)} {wanted!r}"
    answer = _run(table, folder) if fresh else remember(question, lambda: _run(table, folder))
    return [_located(table, json.loads(part)) for part in answer or ()]


def _located(table: Table, row: list[Any]) -> RulebookError:
    """``[number, argument or nothing, message, help]`` as an error at the expectation or its argument."""
    number, argument, message, help = row
    expectation = table.expect[number]
    place: Place = dict(expectation.places).get(argument, expectation.place)
    return located(place, f"tables.{table.name}: {message}", help)


def _run(table: Table, folder: Path) -> list[str]:
    """Each failure as JSON, in the order of the list."""
    os.environ["GX_ANALYTICS_ENABLED"] = "False"
    import great_expectations as gx
    from great_expectations.core import ExpectationSuite
    from great_expectations.data_context.types.base import ProgressBarsConfig

    cells = frame(table, folder)
    for column in cells.columns:  # Numbers compare as numbers; everything else stays text.
        try:
            cells[column] = cells[column].astype(float)
        except (ValueError, TypeError):
            cells[column] = cells[column].astype(object).where(cells[column].notna(), None)
    failed: list[list[Any]] = []
    wanted: list[Any] = []
    for number, expectation in enumerate(table.expect):
        mistakes = [[number, *mistake] for mistake in _mistakes(expectation, list(cells.columns))]
        failed += mistakes
        if not mistakes:
            make, known = _class(expectation.name)
            assert make is not None, known
            wanted.append(make(**dict(expectation.arguments), meta={"number": number}))
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset("table")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": cells})
    outcome = batch.validate(
        ExpectationSuite("expectations", expectations=wanted), result_format={"result_format": "COMPLETE"}
    )
    results: list[Any] = outcome.results
    where = grid(table, folder).where
    for result in results:
        if not result.success:
            number = result.expectation_config.meta["number"]
            name = table.expect[number].name
            failed.append([number, None, f"{table.shown!r} fails {name}: {_why(result, where)}", ""])
    return [json.dumps(row) for row in sorted(failed, key=lambda row: (row[0], row[2]))]


def _mistakes(expectation: Expectation, columns: list[str]) -> Iterator[tuple[str | None, str, str]]:
    """What is wrong with an expectation itself: (argument or None, message, help)."""
    make, known = _class(expectation.name)
    if make is None:
        message = f"Great Expectations has no {expectation.name!r}{nearest(expectation.name, known)}"
        yield None, message, "its gallery lists them: https://greatexpectations.io/expectations"
        return
    arguments = dict(expectation.arguments)
    named = [arguments.get(key) for key in ("column", "column_A", "column_B")]
    listed = arguments.get("column_list")
    for column in [*named, *(listed if isinstance(listed, list) else [])]:
        if isinstance(column, str) and column not in columns and not expectation.name.endswith("_to_exist"):
            key = next((key for key, value in arguments.items() if value == column), "column_list")
            message = f"{expectation.name}: there is no column {column!r}{nearest(column, columns)}"
            yield key, message, f"its columns: {', '.join(columns)}"
            return
    try:
        make(**arguments)
    except (ValueError, TypeError, AttributeError) as error:
        listed_errors: Any = getattr(error, "errors", list)
        details: list[Any] = listed_errors()
        fields = [name for name in getattr(make, "__fields__", {}) if name not in ("id", "meta", "notes")]
        for detail in details or [
            {"loc": (), "msg": str(error).splitlines()[0] if str(error) else "refused"}
        ]:
            field = str(detail["loc"][0]) if detail["loc"] else ""
            hint = nearest(field, fields) if field and "extra" in str(detail["msg"]) else ""
            message = f"{expectation.name}: {f'{field}: ' if field else ''}{detail['msg']}{hint}"
            yield field if field in arguments else None, message, f"its arguments: {', '.join(fields)}"


def _class(name: str) -> tuple[Any, list[str]]:
    """The expectation of a name, or None and the names that there are."""
    from great_expectations.exceptions.exceptions import GreatExpectationsError
    from great_expectations.expectations.registry import (
        get_expectation_impl,
        list_registered_expectation_implementations,
    )

    try:
        return get_expectation_impl(name), []
    except GreatExpectationsError:
        return None, list(list_registered_expectation_implementations())


def _why(result: Any, where: Any) -> str:
    detail = result.result
    rows = detail.get("unexpected_index_list")
    if rows:
        values = [str(value) for value in detail.get("unexpected_list", [])[:_SHOWN]]
        places = [where(int(row)) for row in rows[:_SHOWN]]
        more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
        return ", ".join(f"{value!r} in {place}" for value, place in zip(values, places, strict=False)) + more
    if "observed_value" in detail:
        return f"observed {detail['observed_value']}"
    info = result.exception_info
    message = info.get("exception_message") if isinstance(info, dict) else None
    if message is None and isinstance(info, dict):
        message = next(
            (part.get("exception_message") for part in info.values() if isinstance(part, dict)), None
        )
    return str(message or "no reason was given")
