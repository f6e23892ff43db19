"""An id that stands in two parts of a file names the first article; the second is told, and counted nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.bulk import doubled
from checker.engines.spread import Local, Processes
from tests.bulk import archives
from tests.bulk.archives import RECORDS, record, rows, run, tree


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    archives.made(tmp_path)
    with Path("archive.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(f"{record(number)}\n" for number in (5, 60, 5, 200))


@pytest.mark.parametrize("stretch", [4_000_000, 10])
def test_the_first_is_checked_and_the_others_are_named(stretch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubled, "STRETCH", stretch)
    ended = run(Path("out"), Processes(2))
    assert ended.lost == ()
    assert (ended.outcome.articles, ended.outcome.failures) == (RECORDS + 1, 3)
    assert sum(count for *_, count in ended.outcome.verdicts) == RECORDS + 1
    why = "the id {} is taken by archive.jsonl:{}; an id names one article: choose its column with id=…"
    failures = {row["path"]: row["why"] for row in rows(Path("out"), "failures")}
    assert failures["archive.jsonl:121"] == why.format("'a5'", 5)
    assert failures["archive.jsonl:122"] == why.format("'a60'", 60)
    assert sorted(failures) == [f"archive.jsonl:{number}" for number in (121, 122, 123)]
    sources = [row["source"] for row in rows(Path("out"), "claims")]
    assert len(sources) == len(set(sources)) == RECORDS + 1


def test_a_second_run_finds_nothing_to_do() -> None:
    run(Path("out"), Local())
    before, told = tree(Path("out")), []
    run(Path("out"), Local(), told.append)
    assert told == []
    assert tree(Path("out")) == before


def test_a_part_that_is_left_with_nothing_leaves_no_sides() -> None:
    lines = Path("archive.jsonl").read_text(encoding="utf-8").splitlines()[:24]
    Path("archive.jsonl").write_text("".join(f"{line}\n" for line in lines[:12] * 3), encoding="utf-8")
    Path("storm.yaml").write_text(
        "facts:\n  deaths: {unit: people, says: killed <value>}\n", encoding="utf-8"
    )
    ended = run(Path("out"), Local())
    assert (ended.outcome.articles, ended.outcome.failures) == (12, 24)
    assert len(list(Path("out/state/sides").rglob("*.parquet"))) == 1
