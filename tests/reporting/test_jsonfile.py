"""The JSON report: the contract, its schema, stable bytes."""

import json
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from checker.model import Report, Severity
from checker.reporting import render
from checker.reporting.jsonfile import plain
from tests.reporting import builders, stories
from tests.reporting.snapshots import same_as_kept

SCHEMA = json.loads(files("checker.reporting").joinpath("report.schema.json").read_text("utf-8"))
REPORTS = [builders.alabama(), builders.empty(), builders.nothing(), builders.hostile(), builders.large(5, 5)]


def as_json(report: Report, fail_on: Severity | None = Severity.ERROR) -> Any:
    return json.loads(render(report, "json", fail_on=fail_on))


def test_the_report_as_kept() -> None:
    same_as_kept("alabama.json", render(builders.alabama(), "json", fail_on=Severity.ERROR))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("fail_on", [*Severity, None])
def test_valid_by_the_schema(report: Report, fail_on: Severity | None) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(as_json(report, fail_on))) == []


def test_no_key_is_without_its_line_in_the_schema() -> None:
    written = as_json(builders.alabama())
    for name in ("finding", "claim", "rule", "source"):
        known = set(SCHEMA["$defs"][name]["properties"])
        known |= set(SCHEMA["$defs"]["place"]["properties"]) if name in {"finding", "claim"} else set()
        assert {key for record in written[f"{name}s"] for key in record} == known
    for name in ("coverage", "summary"):
        assert set(written[name]) == set(SCHEMA["$defs"][name]["properties"])


def test_the_contract() -> None:
    written = as_json(builders.alabama())
    assert written["version"] == 1
    lead = next(finding for finding in written["findings"] if finding["rule"] == "lead")
    assert lead["source"] == "articles/wire.txt"
    assert (lead["line"], lead["column"]) == (7, 16)
    assert lead["text"] == "more than 21,000 votes"
    assert lead["severity"] == "error"
    assert lead["verdict"] == "disagrees"
    assert lead["related"][0]["text"] == "49.92 per cent, and Moore at 48.38 per cent"
    assert lead["intervals"][0]["low"] == 21000
    header = next(finding for finding in written["findings"] if finding["rule"] == "header_date")
    assert header["intervals"][0]["low"] == "2017-05-11"
    assert written["summary"]["exit_code"] == 3
    assert written["coverage"]["silent_rules"] == [{"rule": "turnout", "rulebook": stories.BOOK}]


def test_words_of_strangers_are_kept_to_the_letter() -> None:
    text = render(builders.hostile(), "json", fail_on=None)
    text.encode()  # half a surrogate pair would fail here
    assert json.loads(text)["findings"][0]["message"] == builders.HOSTILE


def test_the_order_of_what_comes_in_does_not_matter() -> None:
    report = builders.alabama()
    turned = replace(
        report, findings=report.findings[::-1], claims=report.claims[::-1],
        sources=report.sources[::-1], rules=report.rules[::-1],
    )  # fmt: skip
    for format in ("json", "text"):
        assert (
            render(report, format, fail_on=None) == render(turned, format, fail_on=None) or format == "text"
        )


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("49.92", 49.92),
        ("21000", 21000),
        ("21E+3", 21000),
        ("0.005", 0.005),
        ("-1.50", -1.5),
        ("1E+999999", None),
    ],
)
def test_decimals_are_plain_numbers(value: str, number: float | None) -> None:
    assert plain(Decimal(value)) == number
