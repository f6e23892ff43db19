"""Spools and shelves, in memory and in a file: the same values in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.accounts import model, spool
from checker.accounts.packing import packed
from checker.accounts.spool import Shelf, Spool
from checker.examine import examine
from checker.model import Failure
from checker.reporting import render
from checker.reporting.order import by_place, claim_place, source_path
from checker.run import How, check, load_rules
from checker.sources import parse

FAILURES = [Failure(f"{number}.txt", "why" * number) for number in range(9)]


@pytest.fixture(params=[1 << 20, 0], ids=["in memory", "in a file"])
def _room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", request.param)


@pytest.mark.usefixtures("_room")
def test_a_shelf_is_a_sequence() -> None:
    shelf = Shelf(Failure)
    shelf.put([])
    assert list(shelf) == []
    shelf.put(FAILURES[:1])
    shelf.put(FAILURES[1:8])
    shelf.put(FAILURES[8:])
    for read in (shelf, shelf.read()):
        assert len(read) == 9
        assert list(read) == list(read) == FAILURES
        assert [read[at] for at in range(-9, 9)] == FAILURES * 2
        assert read[2:7:2] == tuple(FAILURES[2:7:2])
        assert read == tuple(FAILURES)
        assert tuple(FAILURES) == read
        assert read != tuple(FAILURES[1:])
        assert FAILURES[3] in read
        for wrong in (9, -10):
            with pytest.raises(IndexError):
                read[wrong]


@pytest.mark.usefixtures("_room")
def test_accounts_come_out_by_path() -> None:
    kept = Spool()
    for path in ("c.txt", "a.txt", "b.txt"):
        kept.add(path, packed(*examine(parse(path, f"Words of {path}.", "text"), [])))
    assert len(kept) == 3
    assert [account.imprint.path for account in kept.accounts()] == ["a.txt", "b.txt", "c.txt"]
    assert list(kept.testimonies()) == [model.Testimony()] * 3


def test_many_values_stay_on_the_shelf_and_few_become_a_tuple(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(Failure)
    shelf.put(FAILURES)
    assert isinstance(shelf.read(), tuple)
    monkeypatch.setattr(spool, "IN_MEMORY", 10)
    assert shelf.read() is shelf


def test_a_report_is_in_the_order_in_which_it_is_shown() -> None:
    root = Path(__file__).parents[2]
    report = check([root / "seeds"], load_rules([root / "rules"]), how=How(remember=False))
    assert list(report.findings) == sorted(report.findings, key=by_place)
    assert list(report.claims) == sorted(report.claims, key=claim_place)
    assert list(report.sources) == sorted(report.sources, key=source_path)


def test_a_report_that_does_not_fit_into_memory_says_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = Path(__file__).parents[2]
    rules = load_rules([root / "rules"])
    small = check([root / "seeds"], rules)
    monkeypatch.setattr(spool, "IN_MEMORY", 100)
    large = check([root / "seeds"], rules)
    assert isinstance(large.claims, Shelf)
    for format in (
        "text",
        "json",
        "html",
        "sarif",
        "gitlab",
        "junit",
        "markdown",
        "github",
        "claimreview",
        "csv",
    ):
        assert render(large, format, fail_on=None) == render(small, format, fail_on=None), format
