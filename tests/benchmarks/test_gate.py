"""The gate's benchmark runs, and its world is what it says: rulebooks that load, articles whose wrong statements are found."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import linters
import world

from checker.run import load_rules

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "gate.py"


def test_a_small_run_measures_every_part_and_finds_what_was_planted() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--quick", "--alone"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for part in ("four", "changed", "watch", "cold", "memory"):
        assert f"\n{part}: " in done.stdout
    planted = re.search(
        r"planted in (\d+) articles: (\d+) of them brought an error, and (\d+) of", done.stdout
    )
    assert planted is not None, done.stdout
    articles, found, others = map(int, planted.groups())
    assert articles >= 10
    assert found >= 0.9 * articles
    assert others == 0


def test_every_rulebook_holds_20_facts_and_passes_its_examples(tmp_path: Path) -> None:
    world.write_rules(tmp_path, 8, examples=True)
    rules = load_rules([tmp_path])
    assert [len(one.authority.book.facts) for one in rules] == [20] * 8


def test_no_two_events_share_a_name() -> None:
    names = [name for number in range(1250) for name, _, _ in world.event(number).names.values()]
    assert len(set(names)) == len(names)


def test_an_article_is_the_same_for_the_same_seed_and_like_news_in_size() -> None:
    made = list(world.articles(100, 50))
    assert made == list(world.articles(100, 50))
    assert len({one.text for one in made}) == 100
    assert 2_500 < sum(len(one.text.encode()) for one in made) / 100 < 3_500


def test_cue_words_hold_neither_names_nor_values() -> None:
    cues = linters.cues()
    assert 70 < len(cues) <= 20 * len(world.kinds())
    assert all(cues.values())
    assert cues["vote-spoiled"] == ["were spoiled", "were invalid", "were rejected"]
    assert not [phrase for phrases in cues.values() for phrase in phrases if re.search(r"[<>{}()|.]", phrase)]
