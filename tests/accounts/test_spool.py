"""Spools and shelves, in memory and in a file: the same values in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from checker.accounts import spool, summing
from checker.accounts.model import Testimony as Said
from checker.accounts.packing import Packed
from checker.accounts.spool import Drawn, Shelf, Spool
from checker.accounts.tally import packed
from checker.examine import examine
from checker.model import Failure
from checker.reporting import render
from checker.reporting.order import by_place, claim_place, source_path
from checker.run import How, check, load_rules
from checker.sources import parse

FAILURES = [Failure(f"{number}.txt", "why" * number) for number in range(9)]


def account(path: str, text: str = "Four people left.") -> Packed:
    return packed(*examine(parse(path, text, "text"), []))


class Vault:
    """Accounts that are elsewhere, and which of them were asked for."""

    def __init__(self, kept: dict[str, Packed]) -> None:
        self.kept = kept
        self.opened: list[str] = []

    def accounts(self, paths: Sequence[str]) -> Iterator[bytes]:
        self.opened += paths
        return (self.kept[path].account for path in paths)

    def testimonies(self, paths: Sequence[str]) -> Iterator[bytes]:
        self.opened += paths
        return (self.kept[path].testimony for path in paths)


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
    vault = Vault({"b.txt": account("b.txt")})
    kept = Spool(vault)
    for path in ("c.txt", "a.txt"):
        kept.put(path, account(path))
    kept.lend("b.txt", account("b.txt").tally)
    assert len(kept) == 3
    assert kept.paths == ["a.txt", "b.txt", "c.txt"]
    assert [account.imprint.path for account in kept.accounts(kept.paths)] == ["a.txt", "b.txt", "c.txt"]
    assert list(kept.testimonies(kept.paths)) == [Said()] * 3
    assert [tally.statements for tally in kept.tallies(kept.paths)] == [1] * 3
    assert vault.opened == ["b.txt", "b.txt"]


@pytest.mark.usefixtures("_room")
def test_what_was_replaced_takes_no_room_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 100)
    kept = Spool()
    for number in range(50):
        for path in ("a.txt", "b.txt"):
            if path in kept:
                kept.drop(path)
            kept.put(path, account(path, "Four people left. " * (number % 7 + 1)))
    assert kept._starts[-1] < 20 * sum(map(len, account("a.txt")))
    assert [tally.statements for tally in kept.tallies(["b.txt", "a.txt"])] == [1, 1]  # 49 % 7 + 1
    assert [account.imprint.path for account in kept.accounts(kept.paths)] == ["a.txt", "b.txt"]


def test_what_is_drawn_is_a_sequence() -> None:
    drawn = Drawn(len(FAILURES), lambda: iter(FAILURES))
    assert len(drawn) == 9
    assert list(drawn) == list(drawn) == FAILURES
    assert (drawn[-1], drawn[2:5]) == (FAILURES[-1], tuple(FAILURES[2:5]))
    assert drawn == tuple(FAILURES)
    assert drawn != FAILURES[1:]


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
    monkeypatch.setattr(summing, "_FEW", 0)
    large = check([root / "seeds"], rules)
    assert isinstance(large.findings, Shelf)
    assert isinstance(large.claims, Drawn)
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
