"""Headers: no date that the reader knows holds a word for which a line would be passed over."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from checker.sources.stamps import may_be_header

CASES = Path(__file__).parents[1] / "reading" / "cases"


def test_whatever_states_a_time_may_be_a_header() -> None:
    told = 0
    for kind in ("date", "weekday", "time"):
        for group in yaml.load((CASES / f"{kind}.yaml").read_text("utf-8"), yaml.BaseLoader):
            for phrase in group["says"] if "is" in group and group["kind"] == kind else ():
                marked = re.search(r"\[([^]]+)]", phrase)
                assert may_be_header(marked[1] if marked else phrase), phrase
                told += 1
    assert told > 400


def test_a_sentence_is_none() -> None:
    assert not may_be_header("Kelberford was founded in 1876 by a brewer.")
    assert may_be_header("date 2024-10-24 Update: 10:25, 24 October 2024 Thursday")
    assert may_be_header("Last updated at 10:20 p.m. Lima time on Dec. 13, 2017")
