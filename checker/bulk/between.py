"""What the sources of an archive say against one another, fact by fact, each bucket of facts on its own.

Not begun: findings between sources are made by `checker check` on what fits into one run.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.bulk.part import Outcome
from checker.engines.spread import Engine
from checker.rules import Rules


def all_settled(
    rules: Sequence[Rules], folder: Path, engine: Engine
) -> tuple[Outcome, list[tuple[str, str]]]:
    """Hold the sides of every fact on which its rulebook takes no side against one another; the outcome, and what was lost."""
    return Outcome(), []
