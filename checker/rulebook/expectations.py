"""Expectations on reference tables, in Great Expectations' own words and run by Great Expectations itself.

``expect_column_values_to_be_in_set: {column: party, value_set: [D, R]}``. The whole list runs at once in an ephemeral
context; the outcome is remembered by content of table and expectations, so that the import is paid once.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from checker.errors import RulebookError
from checker.rulebook.model import Table
from checker.rulebook.tables import digest, located, read
from checker.store import remember


def errors(table: Table, folder: Path) -> list[RulebookError]:
    """What of the table is not as expected: an error for each failed expectation, with rows; empty when all hold."""
    if not table.expect:
        return []
    question = (
        f"expect {digest(table, folder)} {[(name, arguments) for name, arguments, _ in table.expect]!r}"
    )
    answer = remember(question, lambda: _run(table, folder)) or []
    return [located(table.expect[int(part.split("\t")[0])][2], part.split("\t", 1)[1]) for part in answer]


def _run(table: Table, folder: Path) -> list[str]:
    os.environ["GX_ANALYTICS_ENABLED"] = "False"
    import great_expectations as gx
    from great_expectations.core import ExpectationSuite
    from great_expectations.data_context.types.base import ProgressBarsConfig
    from great_expectations.exceptions.exceptions import GreatExpectationsError
    from great_expectations.expectations.registry import get_expectation_impl

    frame = read(table, folder)
    for column in frame.columns:  # Numbers compare as numbers; everything else stays text.
        try:
            frame[column] = frame[column].astype(float)
        except (ValueError, TypeError):
            continue
    wanted: list[Any] = []
    failed: list[str] = []
    for number, (name, arguments, _) in enumerate(table.expect):
        try:
            make: Any = get_expectation_impl(name)
            wanted.append(make(**dict(arguments), meta={"number": number}))
        except (GreatExpectationsError, ValueError, TypeError) as error:
            first = str(error).splitlines()[0] if str(error) else type(error).__name__
            failed.append(f"{number}\ttables.{table.name}.expect: {name} cannot be used: {first}")
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset("table")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    outcome = batch.validate(
        ExpectationSuite("expectations", expectations=wanted), result_format={"result_format": "COMPLETE"}
    )
    results: list[Any] = outcome.results
    for result in results:
        if not result.success:
            number = result.expectation_config.meta["number"]
            failed.append(
                f"{number}\ttables.{table.name}: {table.file!r} fails {table.expect[number][0]}: {_why(result)}"
            )
    return sorted(failed, key=lambda part: int(part.split("\t")[0]))


def _why(result: Any) -> str:
    detail = result.result
    if detail.get("unexpected_index_list"):
        lines = [str(int(index) + 2) for index in detail["unexpected_index_list"][:5]]
        values = [str(value) for value in detail.get("unexpected_list", [])[:5]]
        return f"{', '.join(values)} in line {', '.join(lines)}"
    if "observed_value" in detail:
        return f"observed {detail['observed_value']}"
    info = result.exception_info
    message = info.get("exception_message") if isinstance(info, dict) else None
    if message is None and isinstance(info, dict):
        message = next(
            (part.get("exception_message") for part in info.values() if isinstance(part, dict)), None
        )
    return str(message or "no reason was given")
