"""The articles in ``seeds/`` under the rulebooks in ``rules/``: what ``make`` shows is what was planted (``seeds.yaml``)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PLANTED: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("seeds.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-m", "checker", "check", "seeds", "--rules", "rules", "--format", "json"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 1, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_every_seed_is_listed() -> None:
    files = {path.relative_to(ROOT / "seeds").as_posix() for path in (ROOT / "seeds").glob("*/*.*")}
    assert files == set(PLANTED)


@pytest.mark.parametrize("article", PLANTED)
def test_what_was_planted_is_found_and_nothing_else_blocks(article: str, report: dict[str, Any]) -> None:
    mine = [f for f in report["findings"] if f["source"] == f"seeds/{article}"]
    errors = [f["rule"] for f in mine if f["severity"] == "error"]
    warnings = [f["rule"] for f in mine if f["severity"] == "warning"]
    assert errors == PLANTED[article].get("error", [])
    if PLANTED[article]:
        assert not set(PLANTED[article].get("warning", [])) - set(warnings)
    else:
        assert not warnings


def test_a_lead_beside_its_shares_shows_both(report: dict[str, Any]) -> None:
    lead = next(f for f in report["findings"] if f["rule"] == "lead_from_shares")
    assert {part["text"] for part in lead["related"]} == {"49.92 per cent", "48.38 per cent"}


def test_every_subject_has_clean_articles_and_faulty_ones() -> None:
    subjects = {article.split("/")[0] for article in PLANTED}
    assert len(subjects) == 6
    for subject in subjects:
        mine = [rows for article, rows in PLANTED.items() if article.startswith(f"{subject}/")]
        assert any(rows for rows in mine)
        assert not all(rows for rows in mine)
