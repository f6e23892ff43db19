"""The gold is whole, and the judge of readers is fair: on answers made up here, and on checker's own."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from goldset import Article, articles
from peers import CHECKER, PEERS, Said
from scoring import Score, judge

from checker.model import Hedge, Kind, Voice

GOLD = list(articles())


def test_eight_subjects_stand_in_both_halves() -> None:
    halves = {half: {a.name for a in GOLD if a.half == half} for half in ("open", "held-out")}
    assert halves["open"] == halves["held-out"]
    assert len(halves["open"]) == 8
    assert min(Counter(a.half for a in GOLD for g in a.stated if not g.optional).values()) >= 300


@pytest.mark.parametrize("article", GOLD, ids=lambda a: f"{a.half}-{a.name}")
def test_annotations_use_checkers_words_and_do_not_overlap(article: Article) -> None:
    for gold in article.stated:
        assert article.text[gold.start : gold.end] == gold.text
        assert gold.kinds <= set(Kind)
        assert gold.hedge in (None, "", *Hedge)
        assert gold.voice in (None, *Voice)
    assert all(a.end <= b.start for a, b in zip(article.stated, article.stated[1:], strict=False))


def made_up(text: str, notes: str, folder: Path) -> Article:
    (folder / "open").mkdir()
    (folder / "open" / "a.txt").write_text(text, "utf-8")
    (folder / "open" / "a.yaml").write_text(f"published: 2024-01-02\nmentions:\n{notes}", "utf-8")
    return next(articles(("open",), folder))


NOTES = """
- {span: At least 14 people, kind: count, value: 14, within: 14 .., unit: people, hedge: at least}
- {span: 5 to 7 miles, kind: quantity, value: 5, within: 5 .. 7, unit: mile, hedge: between}
- {span: one, kind: count, value: 1, optional: yes}
- {span: 2-1, kind: score, value: 2-1}
"""
TEXT = "At least 14 people ran 5 to 7 miles, one of them fell, and it was 2-1."


def at(
    words: str, kind: str, value: str, low: str | None = None, high: str | None = None, **more: str
) -> Said:
    start = TEXT.index(words)
    return Said(start, start + len(words), kind, value, low, high, **more)


def test_all_that_is_right_counts_as_right(tmp_path: Path) -> None:
    score = Score()
    answers = [
        at("At least 14 people", "count", "14", "14", "", unit="people", hedge="at least", voice="own"),
        at("5 to 7 miles", "quantity", "5", "5", "7", unit="mile", hedge="between", voice="own"),
        at("2-1", "score", "2-1", voice="own"),
    ]
    judge(CHECKER, made_up(TEXT, NOTES, tmp_path), answers, score)
    assert (score.value.right, score.unit.right, score.precision.rate) == (3, 3, 1.0)
    assert (score.hedges.right, score.hedges.of, score.within.rate, score.voice.rate) == (2, 2, 1.0, 1.0)
    assert not score.mistakes


def test_each_sort_of_mistake_is_counted_and_told(tmp_path: Path) -> None:
    score = Score()
    answers = [
        at("14", "count", "14", "14", "14", unit="runners", voice="own"),
        at("5", "quantity", "5", "4.5", "5.5", unit="mile", voice="own"),
        at("one", "count", "9"),
        at("fell", "count", "3"),
    ]
    judge(CHECKER, made_up(TEXT, NOTES, tmp_path), answers, score)
    assert (score.value.right, score.unit.right, score.value.of) == (1, 0, 3)
    assert (score.precision.right, score.precision.of) == (1, 3)
    assert (score.hedges.right, score.hedges.of) == (0, 2)
    assert len(score.mistakes) == 6  # unit, hedge and interval of the first; the range; the score; what fell


def test_a_peer_may_state_a_range_by_its_ends_and_is_not_held_to_what_it_does_not_claim(
    tmp_path: Path,
) -> None:
    score = Score()
    peer = next(peer for peer in PEERS if peer.name == "quantulum3")
    answers = [at("5", "number", "5"), at("7 miles", "quantity", "7", unit="mile"), at("2", "number", "2")]
    judge(peer, made_up(TEXT, NOTES, tmp_path), answers, score)
    assert (score.value.right, score.value.of, score.claimed.of) == (1, 3, 2)
    assert (score.precision.right, score.precision.of) == (2, 2)


def test_a_day_inside_is_enough_for_a_peer_and_not_for_checker(tmp_path: Path) -> None:
    notes = "- {span: June, kind: date, value: 2023-06-01, within: 2023-06-01 .. 2023-06-30}\n"
    article = made_up("It rose in June.", notes, tmp_path)
    day = Said(11, 15, "date", date(2023, 6, 7).isoformat())
    peer = next(peer for peer in PEERS if peer.name == "chrono-node")
    lenient, strict = Score(), Score()
    judge(peer, article, [day], lenient)
    judge(CHECKER, article, [day], strict)
    assert (lenient.value.right, strict.value.right) == (1, 0)


def test_the_benchmark_runs_and_checker_reads_the_gold() -> None:
    script = Path(__file__).parents[2] / "benchmarks" / "reading.py"
    done = subprocess.run(
        [sys.executable, script, "--alone", "--seconds", "0"], capture_output=True, text=True, check=True
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("held-out"))
    right, of = line.split()[1].split("/")
    assert int(right) / int(of) >= 0.95
