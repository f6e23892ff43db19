from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from checker.anchored import read_source
from checker.listing import marked, of_paths
from checker.model import Source
from checker.sources import parse

KEPT = Path(__file__).parent / "ferry.marked.txt"
"""After a wanted change: ``KEEP=1 pytest tests/listing``, then read the difference."""
ARTICLE = """\
Update: 13 December 2017

Ferry runs aground off Port Alder, 31 hurt

PORT ALDER (Harbour Bulletin) - At least 31 people were hurt on Tuesday when a 7,800-tonne ferry ran aground at 24 knots
(28 mph), the first such accident in nearly 25 years, police said.

“We had 10 to 15 seconds,” Mary Byrne, 38, told reporters. She would have waited for two-thirds of an hour, had the
score not stood at 2-1. The operator has spent $2.3 million since March 2016 [sic] and has not paid a 1970s debt.
"""


def shown(source: Source, *, color: bool = False, columns: int = 100) -> str:
    return "\n".join(marked.render(source, read_source(source), color=color, columns=columns))


def test_an_article_with_its_mentions_marked_and_explained() -> None:
    text = shown(parse("ferry.txt", ARTICLE, "text")) + "\n" + marked.LEGEND + "\n"
    if os.environ.get("KEEP"):
        KEPT.write_text(text, "utf-8")
    assert text == KEPT.read_text("utf-8")


def test_colour_adds_nothing_but_colour() -> None:
    source = parse("ferry.txt", ARTICLE, "text")
    painted = shown(source, color=True)
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == shown(source)


def test_without_marks_and_margins_it_is_the_article() -> None:
    source = parse("ferry.txt", ARTICLE.replace("[sic]", "twice"), "text")
    lines = [line[4:] for line in shown(source).splitlines() if re.match(r" ?\d* \| |\s+\| ", line)]
    assert re.sub(r"[⁰¹²³⁴-⁹‹›\[\]]", "", " ".join(lines)).split() == source.text.split()


def test_lines_wrap_at_white_space_and_every_line_has_its_margin() -> None:
    lines = shown(parse("ferry.txt", ARTICLE, "text"), columns=60).splitlines()
    article = [line for line in lines if " | " in line[:5] or "| " in line[:4]]
    assert max(map(len, article)) <= 60
    assert all(re.match(r"( ?\d+| {2}) [|=] ", line) for line in lines[1:] if line)


def test_numbers_of_lines_are_the_files_own() -> None:
    page = (
        "<html><body>\r\n<h1>Ferry &amp; quay</h1>\r\n\r\n<p>In the end\r\n31 people fell.</p></body></html>"
    )
    text = shown(parse("page.html", page, "html"))
    assert "2 | Ferry & quay" in text
    assert re.search(r"^4 \| In the end", text, re.MULTILINE)


def test_what_would_act_on_a_terminal_is_written_out() -> None:
    text = shown(
        parse("bad.txt", "He paid \x1b[2J31 euros\u202e to “Ann\x07”.\r\nAnd it was late.\r\n", "text")
    )
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\x07" in text
    assert "\\r" not in text


def test_a_date_that_nothing_anchors_says_so() -> None:
    text = shown(parse("a.txt", "The hall opened on Dec. 13 with 12 doors.", "text"))
    assert "date: 13 December → there is no day to reckon it from" in text


def test_the_legend_comes_once_and_last(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("It cost $5.", "utf-8")
    lines = list(of_paths([tmp_path], "text"))
    assert lines.count(marked.LEGEND) == 1
    assert lines[-1] == marked.LEGEND


def test_explanations_speak_of_hedge_interval_anchor_and_voice() -> None:
    source = parse("ferry.txt", ARTICLE, "text")
    said = [marked.explained(m) for m in read_source(source).mentions]
    assert "duration: 25 years, nearly → 22.5 to 25 years · attributed to police" in said
    assert "duration: 10 to 15 seconds · quoted from Mary Byrne" in said
    assert "score: 2-1" in [line.partition(" ·")[0] for line in said]
    assert date(2017, 12, 12).strftime("weekday: Tuesday → %d December %Y") in "\n".join(said)
