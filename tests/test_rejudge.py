"""Tables of claims against the rulebooks of today, without the articles, and within Great Expectations."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import checker
from checker.rejudge import WrongRow

ROOT = Path(__file__).parent.parent
RULES = ROOT / "rules"
STORM = """
facts:
  deaths: {value: 31 people, source: Office, says: killed <value>}
  gusts: {value: 131 km/h, source: Weather service, says: gusts of <value>}
"""
WIRE = "The storm killed 31 people. It had gusts of 131 km/h.\n"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The table of claims that the command writes of the seeds, and its report as JSON."""
    folder = tmp_path_factory.mktemp("reports")
    files = [folder / "claims.parquet", folder / "claims.csv", folder / "run.json"]
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", "seeds", "--rules", "rules", *(f"--report={file}" for file in files)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    table = pd.read_parquet(files[0])
    table.attrs["csv"] = str(files[1])
    return table, json.loads(files[2].read_text("utf-8"))


@pytest.fixture
def storm(tmp_path: Path) -> Path:
    """A rulebook that the articles of today agree with."""
    file = tmp_path / "storm.yaml"
    file.write_text(STORM, encoding="utf-8")
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    return file


def claims_of(storm: Path) -> pd.DataFrame:
    return checker.claims_frame(checker.check([storm.with_name("wire.txt")], [storm]))


# --- judged again -----------------------------------------------------------------------------------------------------


def test_a_table_of_the_command_gets_its_verdicts_once_more(run: tuple[pd.DataFrame, dict[str, Any]]) -> None:
    table, report = run
    again = checker.judge_again(table, [RULES])
    assert len(table) == len(report["claims"]) > 150
    assert (
        list(again["verdict"]) == list(table["verdict"]) == [claim["verdict"] for claim in report["claims"]]
    )
    assert list(again["expected"]) == list(table["expected"])


@pytest.mark.parametrize(
    "options", [{}, {"dtype": str, "keep_default_na": False}], ids=["as it is", "as text"]
)
def test_csv_is_as_good(run: tuple[pd.DataFrame, dict[str, Any]], options: dict[str, Any]) -> None:
    table, _ = run
    again = checker.judge_again(pd.read_csv(table.attrs["csv"], **options), [RULES])
    assert list(again["verdict"]) == list(table["verdict"])


def test_a_claim_has_the_severity_of_its_finding(run: tuple[pd.DataFrame, dict[str, Any]]) -> None:
    table, report = run
    rows = table[table["severity"].notna()]
    errors = {(f["source"], f["rule"], f["start"]) for f in report["findings"] if f["severity"] == "error"}
    grave = rows[rows["severity"] == "error"]
    assert {(row.source, row.rule, row.start) for row in grave.itertuples()} <= errors
    assert len(grave) > 20


def test_rows_keep_their_index_and_say_what_no_rulebook_has(storm: Path) -> None:
    claims = claims_of(storm).set_axis(["a", "b"])
    claims.loc["b", "rule"] = "rain"
    other = claims.assign(rulebook="flood")
    again = checker.judge_again(pd.concat([claims, other]), [storm])
    assert list(again.index) == ["a", "b", "a", "b"]
    assert list(again["verdict"].fillna("?")) == ["agrees", "?", "?", "?"]
    assert list(again["why"])[1:3] == ["storm has no fact rain", "no rulebook flood is among those given"]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("kind", "cuont", "row 1: kind: 'cuont' is none of"),
        ("value", "many", "row 1: 'many' is no quantity"),
        ("unit", "parsec_per_spoon", "row 1: unknown unit 'parsec_per_spoon'"),
    ],
)
def test_a_row_that_holds_no_claim_is_named(storm: Path, column: str, cell: str, said: str) -> None:
    claims = claims_of(storm)
    claims.loc[1, column] = cell
    with pytest.raises(WrongRow, match=said):
        checker.judge_again(claims, [storm])


def test_a_column_that_is_missing_is_named(storm: Path) -> None:
    with pytest.raises(WrongRow, match="row 0: it has no column 'unit'"):
        checker.judge_again(claims_of(storm).drop(columns="unit"), [storm])


# --- within Great Expectations ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def gx() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GX_ANALYTICS_ENABLED", "False")
        import great_expectations

        yield great_expectations


@pytest.fixture
def context(gx: Any) -> Any:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return context


def definition(context: Any) -> Any:
    asset = context.data_sources.add_pandas("archive").add_dataframe_asset("claims")
    return asset.add_batch_definition_whole_dataframe("all")


def expectation(rulebooks: object, **more: object) -> Any:
    from checker.expectations import ExpectClaimsToAgreeWithTheirFact

    return ExpectClaimsToAgreeWithTheirFact(rulebooks=rulebooks, **more)  # type: ignore[arg-type]


def test_a_checkpoint_gives_the_verdicts_of_the_command(
    gx: Any, context: Any, run: tuple[pd.DataFrame, dict[str, Any]]
) -> None:
    table, report = run
    suite = context.suites.add(gx.ExpectationSuite(name="claims", expectations=[expectation(RULES)]))
    validation = context.validation_definitions.add(
        gx.ValidationDefinition(name="claims", data=definition(context), suite=suite)
    )
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["source", "start"]}
    checkpoint = gx.Checkpoint(name="gate", validation_definitions=[validation], result_format=form)
    outcome = context.checkpoints.add(checkpoint).run({"dataframe": table})
    assert not outcome.success
    (result,) = next(iter(outcome.run_results.values())).results
    claims = [
        claim for claim in report["claims"] if claim["verdict"] not in ("agrees", "rounds", "undecided")
    ]
    counts = {verdict: count for verdict, count in report["summary"]["claims"].items() if count}
    assert result.result["details"]["verdicts"] == counts
    assert [(row["rule"], row["stated"], row["expected"], row["verdict"], row["source"], row["line"])
            for row in result.result["unexpected_list"]] == [
        (claim["rule"], claim["stated"], claim["expected"], claim["verdict"], claim["source"], claim["line"])
        for claim in claims
    ]  # fmt: skip
    places = [{"source": claim["source"], "start": claim["start"]} for claim in claims]
    assert result.result["unexpected_index_list"] == places
    json.dumps(outcome.describe_dict())


def test_a_planted_fault_is_caught_and_nothing_else(context: Any, storm: Path) -> None:
    from great_expectations.expectations.row_conditions import Column

    claims = claims_of(storm)
    all_rows = definition(context)

    def outcome(**more: Any) -> Any:
        batch = all_rows.get_batch({"dataframe": claims})
        return batch.validate(expectation(str(storm), **more), result_format="COMPLETE")

    assert outcome().success
    storm.write_text(STORM.replace("131", "113"), encoding="utf-8")
    caught = outcome()
    assert not caught.success
    assert caught.result["unexpected_index_list"] == [1]
    assert caught.result["unexpected_list"] == [
        {"source": claims["source"][1], "line": 1, "rulebook": "storm", "rule": "gusts", "stated": "131 km/h",
         "expected": "113 km/h", "verdict": "disagrees", "why": ""}
    ]  # fmt: skip
    assert outcome(passing=["agrees", "disagrees"]).success
    some = outcome(row_condition=Column("rule") == "deaths")
    assert some.success
    assert some.result["element_count"] == 1


def test_a_table_of_a_database_is_as_good(context: Any, storm: Path) -> None:
    file = storm.with_name("claims.db")
    with contextlib.closing(sqlite3.connect(file)) as connection:
        claims_of(storm).to_sql("claims", connection, index=False)
    database = context.data_sources.add_sqlite("database", connection_string=f"sqlite:///{file}")
    batch = database.add_table_asset("claims", table_name="claims").add_batch_definition_whole_table("all")
    outcome = batch.get_batch().validate(expectation(storm, passing=["disagrees"]), result_format="COMPLETE")
    assert [row["verdict"] for row in outcome.result["unexpected_list"]] == ["agrees", "agrees"]


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        ("BOOLEAN_ONLY", set()),
        ("BASIC", {"partial_unexpected_list"}),
        ("SUMMARY", {"partial_unexpected_list", "partial_unexpected_index_list"}),
        (
            {"result_format": "BASIC", "include_unexpected_rows": True},
            {"partial_unexpected_list", "unexpected_rows"},
        ),
    ],
    ids=str,
)
def test_a_result_is_as_full_as_it_is_asked_to_be(
    context: Any, storm: Path, form: Any, keys: set[str]
) -> None:
    claims = claims_of(storm).assign(rule="rain")
    result = (
        definition(context)
        .get_batch({"dataframe": claims})
        .validate(expectation(storm), result_format=form)
        .result
    )
    assert {key for key in result if "list" in key or "rows" in key} == keys
    if form != "BOOLEAN_ONLY":
        assert result["unexpected_percent"] == 100
        assert result["details"] == {"verdicts": {"unknown": 2}}


@pytest.mark.parametrize(
    ("rules", "missing", "said"),
    [("storm.yaml", "unit", "the table has no column unit"), ("nowhere", "", "there is no such file")],
)
def test_what_cannot_be_held_against_anything_does_not_pass(
    context: Any, storm: Path, rules: str, missing: str, said: str
) -> None:
    claims = claims_of(storm).drop(columns=[missing] if missing else [])
    batch = definition(context).get_batch({"dataframe": claims})
    outcome = batch.validate(expectation(storm.with_name(rules)))
    assert not outcome.success
    assert said in str(outcome.exception_info)


def test_a_suite_is_saved_and_loaded_and_takes_parameters(gx: Any, context: Any, storm: Path) -> None:
    asked = {"rulebooks": {"$PARAMETER": "books"}, "passing": {"$PARAMETER": "good"}}
    saved = gx.ExpectationSuite(name="claims", expectations=[expectation(**asked)]).to_json_dict()
    suite = gx.ExpectationSuite(**json.loads(json.dumps(saved)))
    batch = definition(context).get_batch({"dataframe": claims_of(storm)})
    for good, success in ((["agrees"], True), (["disagrees"], False)):
        outcome = batch.validate(suite, expectation_parameters={"books": str(storm), "good": good})
        assert outcome.success is success
        assert outcome.results[0].result["element_count"] == 2


@pytest.mark.parametrize("wrong", [{"passing": ["agree"]}, {"rulebook": "rules"}])
def test_a_parameter_that_is_wrong_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"passing|rulebook"):
        expectation("rules", **wrong)
