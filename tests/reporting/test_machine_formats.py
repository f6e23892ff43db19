"""SARIF, JUnit, GitHub, GitLab, Markdown, ClaimReview, CSV and Parquet, each read back by what reads it in life."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from msgspec.structs import replace

from checker.errors import UsageError
from checker.model import Report, Severity, Verdict
from checker.reporting import FORMATS, exit_code, render, target, write
from checker.reporting.github import PER_LEVEL
from checker.reporting.markdown import LIMIT, code
from tests.reporting import builders
from tests.reporting.snapshots import same_as_kept

REPORTS = {
    "alabama": builders.alabama(),
    "empty": builders.empty(),
    "nothing": builders.nothing(),
    "hostile": builders.hostile(),
    "large": builders.large(6, 6),
}
TEXTS = ("sarif", "junit", "github", "gitlab", "markdown", "claimreview", "csv", "claims-csv")
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029]")
every_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


def made(report: Report, format: str, fail_on: Severity | None = Severity.ERROR) -> str:
    return render(report, format, fail_on=fail_on)


@pytest.mark.parametrize("format", TEXTS)
def test_as_kept(format: str) -> None:
    same_as_kept(f"alabama.{format}", made(REPORTS["alabama"], format))


@pytest.mark.parametrize("format", [name for name in TEXTS if "csv" not in name])
@every_report
def test_nothing_acts_or_hides(report: Report, format: str) -> None:
    text = made(report, format)
    text.encode()
    assert text.endswith("\n")
    assert not ACTS.search(text)


@every_report
def test_sarif_points_where_the_words_are(report: Report) -> None:
    run = json.loads(made(report, "sarif"))["runs"][0]
    files = {card.source.path: report.open(card.source.path).file for card in report.sources}
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(report.findings)
    assert run["invocations"][0]["exitCode"] == exit_code(report, Severity.ERROR)[0]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) >= len(report.rules)
    ordered = sorted(report.findings, key=lambda f: (f.evidence.source, f.evidence.start, f.evidence.end))
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for result, finding in zip(run["results"], ordered, strict=True) if report is REPORTS["alabama"] else ():
        region = result["locations"][0]["physicalLocation"]["region"]
        words = files[finding.evidence.source][region["charOffset"] :][: region["charLength"]]
        assert words == finding.evidence.text
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        assert bool(result.get("fixes")) == bool(finding.suggestion)


@every_report
@pytest.mark.parametrize("fail_on", [*Severity, None])
def test_junit_counts_what_it_holds(report: Report, fail_on: Severity | None) -> None:
    root = ElementTree.fromstring(made(report, "junit", fail_on))
    cases = root.findall(".//testcase")
    assert int(root.get("tests", "")) == len(cases)
    assert int(root.get("failures", "")) == len(root.findall(".//failure"))
    assert int(root.get("errors", "")) == len(root.findall(".//error")) == len(report.failures)
    blocking = [f for f in report.findings if fail_on and f.severity.rank <= fail_on.rank]
    assert bool(root.findall(".//failure")) == bool(blocking)


def test_github_commands_begin_every_line_and_hold_to_the_limit() -> None:
    for report in REPORTS.values():
        lines = made(report, "github").splitlines()
        commands = [line for line in lines if line.startswith("::")]
        for line in commands:
            assert re.match(r"::(error|warning|notice) file=[^:,]+(,\w+=[^:,]*)*::", line)
        for level in ("error", "warning", "notice"):
            assert sum(line.startswith(f"::{level} ") for line in commands) <= PER_LEVEL
        assert lines[-1].startswith("exit ")
    assert "more than GitHub shows" in made(builders.large(20, 5, wrong=1), "github")


def test_github_says_every_finding_while_there_is_room() -> None:
    report = REPORTS["alabama"]
    lines = made(report, "github").splitlines()
    shown = sum(line.startswith("::") for line in lines)
    assert shown == len(report.findings) + len(report.failures)


@every_report
def test_gitlab_never_repeats_a_fingerprint(report: Report) -> None:
    entries = json.loads(made(report, "gitlab"))
    assert len(entries) == len(report.findings) + len(report.failures)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1


def test_markdown_keeps_under_the_limit_and_says_what_it_left_out() -> None:
    report = builders.large(40, 40, wrong=1)
    text = made(report, "markdown")
    assert len(text) <= LIMIT + 200
    rows = sum(line.startswith("| ") and not line.startswith("| |") for line in text.splitlines())
    left = re.search(r"and ([\d,]+) findings more", text)
    assert left
    assert rows + int(left[1].replace(",", "")) == len(report.findings)


@pytest.mark.parametrize(
    ("words", "span"),
    [("a|b", r"`a\|b`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("@someone <b>", "`@someone <b>`"), (" ", "")],
)  # fmt: skip
def test_words_of_strangers_are_code(words: str, span: str) -> None:
    assert code(words) == span


def test_a_row_of_the_table_is_one_line_with_its_five_cells() -> None:
    for report in REPORTS.values():
        for line in made(report, "markdown").splitlines():
            if line.startswith("|"):
                assert len(re.findall(r"(?<!\\)\|", line)) == 6


def test_claimreview_rates_no_person() -> None:
    graph = json.loads(made(REPORTS["alabama"], "claimreview"))["@graph"]
    assert graph
    text = json.dumps(graph)
    assert "Person" not in text
    assert "ratingValue" not in text
    for review in graph:
        assert review["itemReviewed"]["@type"] == "Claim"
        assert review["isBasedOn"]["name"]


@every_report
@pytest.mark.parametrize(("format", "rows"), [("csv", "findings"), ("claims-csv", "claims")])
def test_csv_has_a_row_each_and_no_formula(report: Report, format: str, rows: str) -> None:
    table = list(csv.reader(io.StringIO(made(report, format), newline="")))
    assert len(table) - 1 == len(getattr(report, rows))
    for row in table:
        assert len(row) == len(table[0])
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t") for cell in row)


@every_report
def test_parquet_reads_back(report: Report, tmp_path: Path) -> None:
    for name, items in (("claims", report.claims), ("findings", report.findings)):
        file = tmp_path / f"{name}.parquet"
        write(report, file, fail_on=None)
        frame = pd.read_parquet(file)
        assert len(frame) == len(items)
        assert str(frame["start"].dtype) == "int64"
        assert set(frame["verdict"]) <= set(Verdict)


@pytest.mark.parametrize(
    ("asked", "format", "path"),
    [
        ("reports/run.html", "html", "reports/run.html"),
        ("findings.sarif", "sarif", "findings.sarif"),
        ("junit.xml", "junit", "junit.xml"),
        ("gl-code-quality-report.json", "gitlab", "gl-code-quality-report.json"),
        ("claims.parquet", "claims-parquet", "claims.parquet"),
        ("findings.parquet", "parquet", "findings.parquet"),
        ("claims.csv", "claims-csv", "claims.csv"),
        ("summary.md", "markdown", "summary.md"),
        ("junit=out/run", "junit", "out/run"),
        ("json=a=b", "json", "a=b"),
        ("a/b=c.html", "html", "a/b=c.html"),
    ],
)
def test_what_is_asked_for(asked: str, format: str, path: str) -> None:
    found = target(asked)
    assert (found.format, found.path) == (format, Path(path))


def test_a_misspelt_format_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'junit'"):
        target("junti=out.xml")


def test_bytes_do_not_go_to_a_terminal() -> None:
    with pytest.raises(UsageError, match="parquet=FILE"):
        made(REPORTS["empty"], "parquet")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_whatever_order_comes_in(format: str, tmp_path: Path) -> None:
    report = REPORTS["alabama"]
    turned: dict[str, Any] = {
        name: getattr(report, name)[::-1] for name in ("findings", "claims", "sources", "rules")
    }
    if format == "text":  # lists rules that never fired as rulebooks have them
        del turned["rules"]
    for name, one in (("a", report), ("b", replace(report, **turned))):
        write(one, tmp_path / name, fail_on=None, format=format)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_rule_says_who_keeps_it_and_where_to_read_more() -> None:
    report = REPORTS["alabama"]
    address = "https://example.org/style#lead"
    card = replace(report.rules[0], link=address, owner="Politics", tags=("votes", "2017"))
    report = replace(report, rules=(card, *report.rules[1:]))
    rules = json.loads(made(report, "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    rule = next(rule for rule in rules if rule["id"] == f"{card.rulebook}/{card.rule}")
    assert rule["helpUri"] == address
    assert rule["properties"]["tags"] == ["votes", "2017"]
    written = next(one for one in json.loads(made(report, "json"))["rules"] if one["rule"] == card.rule)
    assert (written["link"], written["owner"], written["tags"]) == (address, "Politics", ["votes", "2017"])
    page = made(report, "html")
    assert "kept by Politics" in page
    assert f'href="{address}"' in page
