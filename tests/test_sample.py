"""The report that the repository keeps is the one that the seeds give today. ``make`` writes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli import main

ROOT = Path(__file__).parent.parent


def test_the_kept_report_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    made = tmp_path / "report.html"
    rules = "rules/alabama-senate-2017.yaml"
    assert main(["check", "seeds/alabama", "--rules", rules, "--report", str(made)]) == 1
    assert made.read_bytes() == (ROOT / "reports/alabama-2017.html").read_bytes(), "run make, and look at it"
