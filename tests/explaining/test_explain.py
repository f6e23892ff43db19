"""`checker explain`: the explorer agrees with the matcher, and an obstacle is named for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker import sources
from checker.cli import main
from checker.examine import case_of
from checker.explaining.explain import SENTENCE, explain
from checker.reasons.partial import fits, furthest
from checker.rulebook.matching import matches
from checker.run import Rules, load_rules

ROOT = Path(__file__).parents[2]
OBSTACLES = yaml.safe_load(Path(__file__).with_name("obstacles.yaml").read_text(encoding="utf-8"))


def test_the_explorer_finds_what_the_matcher_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    rules = load_rules([Path("rules")])
    pairs = 0
    for file in sources.find([Path("seeds")]).articles[1::9]:
        source = sources.load(file, file.as_posix())
        for one in rules:
            matcher = one.matcher
            case = case_of(source, one)
            if not matcher.speaks_of(case.source):
                continue
            for sentence in case.article.reading.sentences:
                field = matcher.laid_out(case.article, sentence)
                for name, program in matcher.programs:
                    found = any(True for _ in matches(program, field, matcher.names.kinds))
                    assert fits(program, field, matcher.names.kinds) == found, (name, program.wording.text)
                    assert not (found and furthest(program, field, matcher.names.kinds))
                    pairs += found
    assert pairs > 20


@pytest.mark.parametrize("case", OBSTACLES["cases"], ids=lambda case: str(case["text"]))
def test_what_stood_in_the_way_is_said(case: dict[str, str], desk: Path) -> None:
    (desk / "rules/case.yaml").write_text(OBSTACLES["rulebook"], encoding="utf-8")
    rules: tuple[Rules, ...] = load_rules([desk / "rules/case.yaml"])
    source = sources.parse(SENTENCE, case["text"], "text")
    lines = [
        line.removeprefix("  - ")
        for line in explain(case["rule"], [(source, 1)], rules)
        if line.startswith("  - ")
    ]
    assert case["says"] in " / ".join(lines)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("explain death articles/morning.txt", 2, "no rule is called 'death'; did you mean 'deaths'?"),
        ("explain flood/deaths articles/morning.txt", 2, "no rule is called 'flood/deaths'"),
        ("explain deaths", 2, "no article was named"),
        ("explain deaths articles/missing.txt", 3, "articles/missing.txt"),
        ("explain deaths articles/morning.txt:5", 0, "2 statements"),
    ],
)  # fmt: skip
def test_wrong_arguments_are_said(
    arguments: str, code: int, words: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == code
    out, err = capsys.readouterr()
    assert words in out + err


def test_it_explains_a_rule_whose_example_fails(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = desk / "rules/storm.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("of 151 km/h", "of 131 km/h"), encoding="utf-8")
    assert main(["explain", "gusts", "articles/morning.txt"]) == 0
    assert "agrees" in capsys.readouterr().out


def test_text_of_strangers_does_not_act_on_a_terminal(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "deaths", "--text", "It killed 40 people \x1b[2J\u202e there."]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\\x1b[2J\\u202e" in out
