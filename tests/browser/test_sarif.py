"""SARIF held against its standard's schema and read by Microsoft's multitool, both of which npm brings."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from checker.model import Report, Severity
from checker.reporting import render, write
from tests.reporting import builders

pytestmark = pytest.mark.browser
MULTITOOL, VERSION = "@microsoft/sarif-multitool-linux", "5.7.0"
REPORTS = {
    "alabama": builders.alabama(),
    "empty": builders.empty(),
    "nothing": builders.nothing(),
    "hostile": builders.hostile(),
    "large": builders.large(6, 6),
}


@pytest.fixture(scope="module")
def multitool(npm: Callable[[str, str], Path]) -> Path:
    folder = npm(MULTITOOL, VERSION)
    (folder / "Sarif.Multitool").chmod(0o755)  # its own install script would do so
    return folder


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_valid_by_the_schema_of_the_standard(report: Report, multitool: Path) -> None:
    schema: Any = json.loads((multitool / "sarif-2.1.0.json").read_text("utf-8-sig"))
    written = json.loads(render(report, "sarif", fail_on=Severity.ERROR))
    assert [error.message for error in Draft7Validator(schema).iter_errors(written)] == []


def test_the_multitool_finds_no_error(multitool: Path, tmp_path: Path) -> None:
    for name, report in REPORTS.items():
        write(report, tmp_path / f"{name}.sarif", fail_on=Severity.ERROR)
    run = subprocess.run(
        [multitool / "Sarif.Multitool", "validate", *sorted(map(str, tmp_path.glob("*.sarif")))],
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = run.stdout + run.stderr
    assert run.returncode == 0, said
    assert ": error " not in said, said
    assert "0 error" in said or "No results" in said or "analysis completed" in said.lower(), said
