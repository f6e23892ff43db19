"""A part is done with the rules and the program that the run was planned with, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.bulk import part, story
from checker.bulk.part import Task
from checker.bulk.plan import plan_of
from checker.errors import UsageError
from checker.rules import load_rules
from tests.bulk import archives


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Task:
    """The first part of a small archive, as a worker elsewhere gets it: it has no rulebooks at hand."""
    monkeypatch.chdir(tmp_path)
    archives.made(tmp_path)
    rules = load_rules([Path("storm.yaml")])
    plan = plan_of(["archive.jsonl"], rules, ["storm.yaml"], size=archives.SIZE)
    first = story._tasks(plan, part.rulebooks_of(rules), Path("out"))[0]
    monkeypatch.setattr(part, "_ready", {})
    return first


def test_a_worker_loads_the_rulebooks_once(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    assert part.done(task).articles > 0
    monkeypatch.delattr(part, "load_rules")
    assert part.done(replace(task, number=task.number + 1)).articles > 0


def test_rules_that_changed_are_refused(task: Task) -> None:
    Path("storm.yaml").write_text(archives.STORM.replace("31", "32"), encoding="utf-8")
    with pytest.raises(UsageError, match="the rules are not what they were"):
        part.done(task)
    assert not Path("out").exists()


def test_another_version_of_checker_is_refused(task: Task) -> None:
    with pytest.raises(UsageError, match="a worker has another version of checker"):
        part.done(replace(task, code="of yesterday"))
    assert not Path("out").exists()
