"""One utterance with other words in two articles of an archive: told as in one run on the same articles, however many there are."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from checker import run
from checker.bulk import echoes, story
from checker.bulk.story import Ended
from checker.engines.spread import Engine, Local, Processes
from checker.rules import load_rules
from tests.bulk.archives import tree
from tests.bulk.test_between import told

RULES = "event: {articles: Bregna}\nfacts:\n  dead: {says: flood killed <value>, unit: people}\n"
SAID = [
    "We will rebuild every single {} of this old town before the {} comes",
    "Nobody who stood on that bridge on {} night will forget the {} of the water",
    "I have asked the governor for {} engineers and I expect an answer by {}",
    "The dam was never meant to hold a river twice its {}, and everybody in the {} knew it",
    "You cannot eat a promise, and you cannot {} in one, so bring us {} instead",
]
WORDS = ["house", "winter", "Monday", "roar", "army", "size", "ministry", "sleep", "tents"]
SPEAKERS = ["Mayor Ida Holm", "Ida Holm", "Jon Farrow", "Engineer Ruth Vance", "Ruth Vance"]
FRAMES = [
    "“{said},” {speaker} said in Bregna.",
    "In Bregna, {speaker} told reporters: “{said}.”",
    "{speaker} looked at the river. “{said},” {speaker} said.",
]
OF_QUOTATIONS = {"same-quotation", "same-words-two-speakers"}


def articles_of(seed: int) -> list[tuple[str, str]]:
    """Articles that quote a few utterances, each with a word or two of its own, in whole or in part."""
    chance = random.Random(seed)
    made: list[tuple[str, str]] = []
    for number in range(chance.randrange(2, 16)):
        paragraphs = [f"Bregna counted its losses for the {number + 2}th day."]
        for _ in range(chance.randrange(1, 4)):
            said = chance.choice(SAID).format(chance.choice(WORDS[:4]), chance.choice(WORDS[4:]))
            if chance.random() < 0.2:
                said = " ".join(said.split()[:9])
            frame = chance.choice(FRAMES)
            paragraphs.append(frame.format(said=said, speaker=chance.choice(SPEAKERS)))
            if chance.random() < 0.3:
                paragraphs.append("The rain had not stopped by then.")
        made.append((f"a{number:02}", "\n\n".join(paragraphs)))
    chance.shuffle(made)
    return made


def archive_of(articles: list[tuple[str, str]], rules: str = RULES) -> None:
    """The archive and its rulebook, in the present folder."""
    Path("flood.yaml").write_text(rules, encoding="utf-8")
    lines = (json.dumps({"id": id, "text": text}) for id, text in articles)
    Path("archive.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def checked(out: str, engine: Engine) -> Ended:
    """A run in small parts."""
    rules = load_rules([Path("flood.yaml")])
    return story.check(["archive.jsonl"], rules, ["flood.yaml"], Path(out), engine, size=900)


def expected() -> list[tuple[object, ...]]:
    """What one run says of quotations."""
    report = run.check([Path("archive.jsonl")], load_rules([Path("flood.yaml")]))
    found = (
        (f.evidence.source, f.evidence.start, f.rule, f.verdict, f.severity, f.message, f.stated, f.expected)
        for f in report.findings
        if f.rule in OF_QUOTATIONS
    )
    return sorted(found, key=repr)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("seed", range(20))
def test_an_archive_is_told_what_a_run_is_told(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if seed % 2:  # a few stretches and buckets, and not one of each
        monkeypatch.setattr(echoes, "STRETCH", 40)
        monkeypatch.setattr(echoes, "TOGETHER", 3)
    archive_of(articles_of(seed))
    assert not checked("out", Local()).lost
    assert told(Path("out")) == expected()


HOUSE = "“We will rebuild every single {} of this old town before the winter comes,” {} said in Bregna."
FOUR = [
    ("a", HOUSE.format("house", "Ida Holm")),
    ("b", HOUSE.format("house", "Ida Holm")),
    ("c", HOUSE.format("bridge", "Ida Holm")),
    ("d", HOUSE.format("house", "Jon Farrow")),
]


def test_two_wordings_and_two_speakers_are_told() -> None:
    archive_of(FOUR)
    ended = checked("out", Local())
    rows = told(Path("out"))
    assert [(row[0], row[2]) for row in rows] == [
        ("archive.jsonl#c", "same-quotation"),
        ("archive.jsonl#d", "same-words-two-speakers"),
    ]
    assert "in archive.jsonl#a and 2 more: has “bridge” for “house”" in str(rows[0][5])
    assert dict(ended.severities) == {"warning": 2}
    assert rows == expected()


def test_a_rulebook_that_does_not_want_it_is_heard() -> None:
    archive_of(FOUR, f"{RULES}builtin: {{same-quotation: off, same-words-two-speakers: note}}\n")
    checked("out", Local())
    assert {(row[2], row[4]) for row in told(Path("out"))} == {("same-words-two-speakers", "note")}
    assert told(Path("out")) == expected()


def test_the_same_bytes_by_several_processes_and_after_a_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(echoes, "STRETCH", 40)
    monkeypatch.setattr(echoes, "TOGETHER", 3)
    archive_of(articles_of(7))
    checked("alone", Local())
    assert told(Path("alone"))
    whole = tree(Path("alone"))
    checked("many", Processes(2))
    assert tree(Path("many")) == whole
    Path("many/state/echoes/stretch-0001.parquet").unlink()
    Path("many/state/done/quotations-0001.json").unlink()
    checked("many", Local())
    assert tree(Path("many")) == whole


def test_an_utterance_in_many_versions_is_found_though_each_of_its_runs_is_common() -> None:
    """Each of fifty and more excerpts has words before it that nobody else has; the runs within are in all of them."""
    said = "we will rebuild every single house of this old town before the winter comes"
    articles = [(f"a{n:03}", f"“{chr(65 + n % 26)}{n} {said},” Ida Holm said in Bregna.") for n in range(70)]
    other = said.replace("house", "bridge")
    archive_of([*articles, ("z", f"“Now {other},” Ida Holm said in Bregna.")])
    checked("out", Local())
    assert "archive.jsonl#z" in {row[0] for row in told(Path("out"))}


def test_of_a_quotation_in_very_many_articles_the_last_are_left_out_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(echoes, "ARTICLES", 5)
    said = (
        "“We will rebuild every single {} of this old town before the winter comes,” Ida Holm said in Bregna."
    )
    archive_of(
        [
            *((f"a{n}", said.format("house") + f" {n}") for n in range(9)),
            ("b", said.format("bridge")),
        ]
    )
    checked("out", Local())
    assert [row[0] for row in told(Path("out"))] == ["archive.jsonl#b"]
    warnings = json.loads(Path("out/summary.json").read_bytes())["warnings"]
    assert "1 quotation printed by more than 5 articles: those that came last were not compared" in warnings
