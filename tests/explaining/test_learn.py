"""`checker learn` and `checker coverage`: proposals that fit, load and pass as they are pasted; and what is said when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.cli import main
from checker.explaining.learn import scalar

CASES = yaml.safe_load(Path(__file__).with_name("learned.yaml").read_text(encoding="utf-8"))
BOOK = "names: {Jones: Doug Jones}\nfacts:\n  other: {value: 3 oranges, source: me, says: ate <value>}\n"


@pytest.mark.parametrize(("sentence", "wording"), CASES)
def test_a_sentence_teaches_a_wording_that_can_be_pasted(
    sentence: str,
    wording: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules.yaml").write_text(BOOK, encoding="utf-8")
    Path("articles").mkdir()
    Path("articles/a.txt").write_text(sentence.replace("[", "").replace("]", ""), encoding="utf-8")
    assert main(["learn", "articles/a.txt:1", "--rules", "rules.yaml"]) == 0
    lines = capsys.readouterr().out.splitlines()
    if wording is None:
        assert any("write the wording yourself" in line for line in lines)
        return
    assert f"      {wording}" in lines
    begin, end = (
        lines.index("", 1) + 1,
        next(n for n, line in enumerate(lines) if line.startswith("  it fits")),
    )
    Path("rules.yaml").write_text(BOOK + "\n".join(lines[begin:end]) + "\n", encoding="utf-8")
    assert main(["rules", "test", "rules.yaml"]) == 0
    assert main(["learn", "articles/a.txt:1", "--rules", "rules.yaml"]) == 0
    assert "every value here is checked" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("learn articles/morning.txt", 2, "expected an article and a line"),
        ("learn articles/missing.txt:3", 3, "articles/missing.txt"),
        ("learn articles/morning.txt:99", 0, "there is no sentence on this line"),
        ("learn articles/evening.md:8 --as two-words", 2, "a fact's name is one word"),
        ("learn articles/evening.md:8 --as toll", 0, "  toll:"),
        ("coverage", 2, "no article was named"),
        ("coverage articles missing", 2, "no such file"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: str, code: int, words: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == code
    out, err = capsys.readouterr()
    assert words in out + err


def test_an_article_that_cannot_be_read_is_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "articles/nul.txt").write_bytes(b"The storm\0")
    assert main(["coverage", "articles"]) == 3
    printed = capsys.readouterr()
    assert "nul.txt" in printed.err
    assert "2 articles" in printed.out


@pytest.mark.parametrize(
    "text",
    ["12 people", "52:48", "no", "a: b", "'x' # y", "- a", "It's", "“so”", "1 – 2", "", "null", "x\\n"],
)
def test_a_scalar_is_read_back_as_it_was(text: str) -> None:
    assert yaml.load(scalar(text), Loader=yaml.BaseLoader) == text
