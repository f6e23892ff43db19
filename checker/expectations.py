"""An expectation of Great Expectations on tables of claims: each agrees with its fact, as the rulebooks are now.

::

    batch.validate(ExpectClaimsToAgreeWithTheirFact(rulebooks="rules"))

The verdicts are those of ``checker check``, from the table alone. Importing this module registers the expectation, so that a
suite that names it can be loaded.
"""

from __future__ import annotations

from collections import Counter
from os import PathLike, fspath
from pathlib import Path
from typing import Any, ClassVar

from great_expectations.compatibility import pydantic
from great_expectations.core.result_format import ResultFormat
from great_expectations.core.suite_parameters import SuiteParameterDict
from great_expectations.execution_engine.execution_engine import ExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.registry import get_metric_kwargs
from great_expectations.expectations.row_conditions import RowConditionType
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.validator import ValidationDependencies

from checker.errors import nearest
from checker.model import Verdict
from checker.rejudge import Standing, rejudged
from checker.reporting.cells import NEEDED
from checker.reporting.frames import records
from checker.rules import load_rules

_TABLE = "table.head"
_PLACE = ("source", "line", "rulebook", "rule", "stated")
"""What says of an unexpected row which it is, as far as the table has it."""


class WrongTable(ValueError):
    """A table that holds no claims."""


class ExpectClaimsToAgreeWithTheirFact(BatchExpectation):
    """Expect each claim of a table to agree with its fact, as the rulebooks are now.

    ``rulebooks`` are files or folders; ``passing`` are the verdicts that are as expected. A claim whose fact no rulebook has is
    unexpected. Each unexpected row says its rule, what it states, what was expected, the verdict and why. With
    ``row_condition`` only some rows are looked at.
    """

    rulebooks: list[str] | SuiteParameterDict[str, Any]
    passing: list[Verdict] | SuiteParameterDict[str, Any] = pydantic.Field(
        default=[Verdict.AGREES, Verdict.ROUNDS, Verdict.UNDECIDED]
    )
    row_condition: RowConditionType = None

    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "row_condition")
    success_keys: ClassVar[tuple[str, ...]] = ("rulebooks", "passing")
    args_keys: ClassVar[tuple[str, ...]] = ("rulebooks", "passing")

    @pydantic.validator("rulebooks", pre=True)
    def _several(cls, given: object) -> object:  # noqa: N805 - pydantic hands the class
        """One path is a list of one."""
        if isinstance(given, str | PathLike):
            return [fspath(given)]
        return [fspath(path) for path in given] if isinstance(given, list | tuple) else given

    def get_validation_dependencies(
        self,
        execution_engine: ExecutionEngine[Any] | None = None,
        runtime_configuration: dict[str, Any] | None = None,
    ) -> ValidationDependencies:
        """The rows of the batch that the row condition leaves, all columns of them."""
        needed = super().get_validation_dependencies(execution_engine, runtime_configuration)
        kwargs = get_metric_kwargs(_TABLE, self.configuration, runtime_configuration)
        table = MetricConfiguration(_TABLE, kwargs["metric_domain_kwargs"], {"n_rows": 0, "fetch_all": True})
        needed.set_metric_configuration(_TABLE, table)
        return needed

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: ExecutionEngine[Any] | None = None,
    ) -> dict[str, Any]:
        table = metrics[_TABLE]
        _need_columns([str(column) for column in table.columns])
        rows = list(records(table))
        paths, passing = self._get_success_kwarg("rulebooks"), self._get_success_kwarg("passing")
        standings = list(rejudged(rows, load_rules([Path(path) for path in paths])))
        unexpected = [number for number, standing in enumerate(standings) if standing.verdict not in passing]
        counts = Counter(str(standing.verdict or "unknown") for standing in standings)
        result = {
            "element_count": len(rows),
            "unexpected_count": len(unexpected),
            "unexpected_percent": len(unexpected) / len(rows) * 100 if rows else None,
            "details": {"verdicts": dict(sorted(counts.items()))},
        }
        wanted = self._get_result_format(runtime_configuration)
        assert isinstance(wanted, dict)
        listed = [_shown(rows[number], standings[number]) for number in unexpected]
        result |= _listed(table, unexpected, listed, wanted)
        return {"success": not unexpected, "result": result}


def _need_columns(columns: list[str]) -> None:
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        near = nearest(missing[0], columns)
        raise WrongTable(
            f"the table has no column {', '.join(missing)}{near}; a table of claims has them all"
        )


def _shown(row: dict[str, Any], standing: Standing) -> dict[str, Any]:
    """A row that is not as expected: which it is, and how it stands."""
    verdict = "unknown" if standing.verdict is None else str(standing.verdict)
    place = {column: row[column] for column in _PLACE if column in row}
    return {**place, "expected": standing.expected, "verdict": verdict, "why": standing.why}


def _listed(
    table: Any, unexpected: list[int], listed: list[dict[str, Any]], wanted: dict[str, Any]
) -> dict[str, Any]:
    """The unexpected rows, as many and as full as the format of the result asks for."""
    some = int(wanted["partial_unexpected_count"])
    found: dict[str, Any] = {"partial_unexpected_list": listed[:some]}
    if wanted["include_unexpected_rows"]:
        found["unexpected_rows"] = table.take(unexpected[:some])
    if wanted["result_format"] not in (ResultFormat.SUMMARY, ResultFormat.COMPLETE):
        return found
    names = wanted.get("unexpected_index_column_names")
    if names:
        index = list(records(table.take(unexpected)[names]))
        found["unexpected_index_column_names"] = names
    else:
        index = table.index.take(unexpected).tolist()
    found["partial_unexpected_index_list"] = index[:some]
    if wanted["result_format"] == ResultFormat.COMPLETE:
        found["unexpected_list"], found["unexpected_index_list"] = listed, index
    return found


__all__ = ["ExpectClaimsToAgreeWithTheirFact", "WrongTable"]
