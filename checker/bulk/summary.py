"""What came of a run over an archive: ``summary.json``, and ``index.html`` to begin with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from checker.bulk.part import Outcome
from checker.bulk.plan import Plan
from checker.reporting import writing
from checker.rules import Rules


def write(
    folder: Path,
    plan: Plan,
    outcome: Outcome,
    between: Outcome,
    lost: Sequence[tuple[str, str]],
    rules: Sequence[Rules],
) -> None:
    """Write both."""
    whole = {
        "parts": len(plan.partitions),
        "outcome": asdict(outcome),
        "between": asdict(between),
        "lost": list(lost),
    }
    writing.put(folder / "summary.json", (json.dumps(whole, indent=1) + "\n").encode())
