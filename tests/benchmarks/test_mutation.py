"""The harness that alters statements: a short run finds what it should, and disturbs no article without a fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "mutation.py"


def test_altered_statements_are_found_and_others_are_left_alone() -> None:
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "--articles", "30", "--missed"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "false alarms at error: 0" in run.stdout
