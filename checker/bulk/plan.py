"""What a run over an archive does, written down before it begins: ``plan.json`` in the folder of its results.

A run that finds a plan goes on with it, if it is its own: the same inputs, rules, options and program. Another's is not touched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from checker import inputs, store
from checker.bulk import owner
from checker.errors import UsageError
from checker.inputs import Partition
from checker.reporting import writing
from checker.rules import Rules

FILE = "plan.json"
_VERSION = 1


class Plan(Struct, frozen=True):
    """The parts of the work, in order, and what they are done with; ``identity`` is of all that their results depend on."""

    partitions: tuple[Partition, ...]
    rules: tuple[str, ...]
    identity: str
    everything: bool
    limit: float | None
    passed: tuple[tuple[str, str], ...] = ()
    """What was passed over, since it is no article: path and reason."""


def plan_of(
    paths: Sequence[str],
    rules: Sequence[Rules],
    rule_paths: Sequence[str],
    *,
    columns: str = "",
    size: int = inputs.SIZE,
    everything: bool = False,
    limit: float | None = None,
) -> Plan:
    """Cut the inputs into parts of about ``size`` bytes. Raise UsageError when there is nothing to read."""
    passed: list[tuple[str, str]] = []
    partitions = tuple(
        inputs.partitions(paths, columns, size, tell=lambda one: passed.append((one.path, one.why)))
    )
    if not partitions:
        raise UsageError(f"nothing to read in {', '.join(paths)}")
    for rule in rules:
        if not rule.digest:
            raise UsageError(
                f"{rule.head.path}: a table of it stands in a database that may change while the archive is read; "
                "export it to a file"
            )
    depends = (
        store.code(),
        everything,
        limit,
        *(partition.as_json() for partition in partitions),
        *(rule.digest for rule in rules),
    )
    identity = sha256(repr(depends).encode("utf-8", "surrogatepass")).hexdigest()
    return Plan(partitions, tuple(rule_paths), identity, everything, limit, tuple(passed))


def is_begun(plan: Plan, folder: Path) -> bool:
    """Whether the plan was written down before, so that a run goes on with another's work.

    Raise UsageError when the folder holds something else.
    """
    file = folder / FILE
    if file.exists():
        try:
            kept = json.loads(file.read_bytes())["identity"]
        except (ValueError, KeyError, TypeError):
            kept = None
        if kept == plan.identity:
            return True
        raise UsageError(
            f"{folder.as_posix()}: it holds the results of other inputs, rules, options, or of another version of checker; "
            "name another folder with --out, or remove this one"
        )
    if folder.exists() and not (folder.is_dir() and {file.name for file in folder.iterdir()} <= {owner.FILE}):
        raise UsageError(f"{folder.as_posix()}: it is there, and holds no results of checker")
    return False


def begin(plan: Plan, folder: Path) -> None:
    """Write the plan down."""
    parts = ",\n  ".join(partition.as_json() for partition in plan.partitions)
    text = (
        f'{{"version": {_VERSION},\n "identity": "{plan.identity}",\n "rules": {json.dumps(plan.rules)},\n'
        f' "parts": [\n  {parts}\n ]}}\n'
    )
    writing.put(folder / FILE, text.encode("utf-8", "backslashreplace"))
