"""Rulebooks that have not changed are known by their head, and loaded when an article needs them; a change is never missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import store
from checker.errors import RulebookErrors
from checker.rules import Rules, load_rules
from checker.run import check_sources
from checker.sources import parse

BOOK = """
extends: house.yaml
event: {title: Storm, articles: {mention: Alma, path: "in/**"}}
tables: {t: {file: t.csv}}
facts:
  gusts: {value: 131 km/h, source: Met, says: gusts of <value>, examples: {agrees: Gusts of 131 km/h.}}
  worst: {max: {in: t, take: gust, unit: km/h}, says: record of <value>}
builtin: {weekday: off}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "house.yaml").write_text("names: {Alma: {full: Storm Alma, kind: storm}}\n", encoding="utf-8")
    (rules / "storm.yaml").write_text(BOOK, encoding="utf-8")
    (rules / "t.csv").write_text("gust\n150\n", encoding="utf-8")
    return rules


def rules_of(folder: Path) -> Rules:
    (found,) = load_rules([folder])
    return found


def test_only_the_head_is_loaded_again(folder: Path) -> None:
    first = rules_of(folder)
    again = rules_of(folder)
    assert (first.waits, again.waits) == (False, True)
    assert again.head == first.head
    assert again.head.reach.all_of == (("Alma", "Storm Alma", "ALMA", "STORM ALMA"),)


def test_an_article_that_is_spoken_of_gets_the_same_findings(folder: Path) -> None:
    article = parse("in/a.txt", "Storm Alma brought gusts of 151 km/h.", "text")
    other = parse("in/b.txt", "Nothing happened.", "text")
    whole = check_sources([article, other], [rules_of(folder)])
    again = rules_of(folder)
    assert check_sources([other], [again]).findings == ()
    assert again.waits
    assert check_sources([article, other], [again]) == whole
    assert [finding.rule for finding in whole.findings] == ["gusts"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("storm.yaml", BOOK.replace("131", "132")),
        ("house.yaml", "names: {Alma: {full: Gale Alma, kind: storm}}\n"),
        ("t.csv", "gust\n160\n"),
    ],
)
def test_a_change_in_any_file_loads_it_anew(folder: Path, name: str, text: str) -> None:
    rules_of(folder)
    (folder / name).write_text(text, encoding="utf-8")
    assert not rules_of(folder).waits
    assert rules_of(folder).waits


def test_a_mistake_is_said_every_time(folder: Path) -> None:
    (folder / "storm.yaml").write_text(
        BOOK.replace("agrees: Gusts of 131", "agrees: Gusts of 191"), encoding="utf-8"
    )
    for _ in range(2):
        with pytest.raises(RulebookErrors, match="the example should give `agrees`"):
            rules_of(folder)


@pytest.mark.parametrize("damage", [b"", b"\x00", b'{"question": 1}', b'{"question": "x", "answer": ["{}"]}'])
def test_a_damaged_cache_counts_as_none(folder: Path, damage: bytes) -> None:
    head = rules_of(folder).head
    for file in store.folder().rglob("*.json"):
        file.write_bytes(damage)
    again = rules_of(folder)
    assert (again.waits, again.head) == (False, head)


def test_what_was_kept_by_hand_is_never_run(folder: Path) -> None:
    rules_of(folder)
    for file in store.folder().rglob("*.json"):
        file.write_text(
            file.read_text(encoding="utf-8").replace('\\"all_of\\": [', '\\"all_of\\": [7, '),
            encoding="utf-8",
        )
    assert not rules_of(folder).waits
