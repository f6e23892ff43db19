"""What came of a run over an archive, as numbers and as a page that stays small."""

from __future__ import annotations

import json
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from checker.bulk import story, summary
from checker.bulk.outcomes import Outcome
from checker.bulk.plan import Plan, plan_of
from checker.bulk.tables import FAILURES, FINDINGS, Shelves
from checker.engines.spread import Local
from checker.model import Evidence, Failure, Finding, Severity, Verdict
from checker.rules import load_rules

RULES = """
event: {title: A storm, date: 2021-05-03, articles: Tarn}
facts:
  dead: {value: 31 people, source: Office of Tarn, says: "killed <value>"}
  homes: {says: "destroyed <value>", unit: homes}
  never: {value: 3 days, source: Office of Tarn, says: "the storm lasted <value>"}
"""
ARTICLES = [
    "In Tarn the storm killed 31 people. It destroyed 40 homes.",
    "Tarn mourns. The storm killed 35 people. The wind destroyed 40 homes by the lake.",
    "Tarn counts: <script>alert(1)</script> the storm destroyed 55 homes & barns.",
    "No word of that town.",
]


class Tags(HTMLParser):
    """Every tag that was opened is closed, and none is a script."""

    VOID = frozenset({"meta", "link", "rect", "line"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.all: Counter[str] = Counter()
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.all[tag] += 1
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("storm.yaml").write_text(RULES, encoding="utf-8")
    Path("idle.yaml").write_text(RULES.replace("Tarn}", "Ulm}"), encoding="utf-8")
    rows = (json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(ARTICLES))
    Path("archive.jsonl").write_text("\n".join([*rows, "<i>no JSON"]), encoding="utf-8")
    return tmp_path


def checked(out: str) -> story.Ended:
    rules = load_rules([Path("storm.yaml"), Path("idle.yaml")])
    paths = ["storm.yaml", "idle.yaml"]
    return story.check(["archive.jsonl"], rules, paths, Path(out), Local(), size=100)


@pytest.mark.usefixtures("archive")
def test_the_numbers_are_those_of_the_files() -> None:
    checked("out")
    said = json.loads(Path("out/summary.json").read_bytes())
    assert (said["articles"], said["spoken_of"], said["complete"]) == (4, 3, True)
    for kind in ("findings", "between", "claims"):
        word = "verdict" if kind == "claims" else "severity"
        counts: Counter[str] = Counter()
        for file in Path("out", kind).glob("*.parquet"):
            counts.update(pq.read_table(file).column(word).to_pylist())
        told = Counter(said[kind])
        assert +told == counts + (Counter(said["between"]) if kind == "findings" else Counter())
        assert sum(counts.values())
    assert said["failures"]["count"] == 1
    assert [failure["path"] for failure in said["failures"]["first"]] == ["archive.jsonl:5"]
    rules = {(line["rulebook"], line["rule"]): line for line in said["rules"]}
    assert rules["storm", "dead"]["claims"] == {"agrees": 1, "disagrees": 1}
    assert rules["storm", "homes"]["between"] == {"warning": 1}
    assert said["warnings"] == [
        "no article is one that idle.yaml speaks of",
        "no article states storm/never",
    ]


@pytest.mark.usefixtures("archive")
def test_the_page_is_whole_and_runs_nothing() -> None:
    checked("out")
    page = Path("out/index.html").read_text(encoding="utf-8")
    assert Tags(page).all["script"] == 0
    assert "default-src 'none'" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "archive.jsonl#a1:1:31" in page
    assert "2 of 3 articles have it otherwise" in page
    assert "<b>“40 homes”</b>: 2 articles" in page
    assert "Not complete" not in page
    checked("again")
    assert Path("again/index.html").read_text(encoding="utf-8") == page
    assert Path("again/summary.json").read_bytes() == Path("out/summary.json").read_bytes()


@pytest.mark.usefixtures("archive")
def test_a_page_without_all_parts_says_so() -> None:
    rules = load_rules([Path("storm.yaml")])
    plan = plan_of(["archive.jsonl"], rules, ["storm.yaml"])
    summary.write(Path("out"), plan, Outcome(), Outcome(), [("archive.jsonl <2>", "full & gone")], rules)
    page = Path("out/index.html").read_text(encoding="utf-8")
    Tags(page)
    assert "Not complete" in page
    assert "archive.jsonl &lt;2&gt;" in page
    said = json.loads(Path("out/summary.json").read_bytes())
    assert said["complete"] is False
    assert said["lost"] == [{"part": "archive.jsonl <2>", "why": "full & gone"}]
    assert "sources were not held against one another, since parts were lost" in said["warnings"]


def finding(rule: int, number: int, severity: Severity) -> Finding:
    words = f"w{number} " * 300
    place = Evidence(f"{'folder/' * 200}{number}.txt", number, number + 2, 1, 1, words, words, 0, 1, 3)
    return Finding(f"r{rule:04}", "book", Verdict.DISAGREES, severity, words, place, words, words)


def test_however_much_was_found_the_page_stays_small(tmp_path: Path) -> None:
    severities = [Severity.NOTE] * 3 + [Severity.WARNING, Severity.ERROR]
    with Shelves(tmp_path, "part-00000") as shelves:
        made = [finding(rule, n, one) for rule in range(600) for n, one in enumerate(severities)]
        shelves.put(FINDINGS, made)
        shelves.put(FAILURES, [Failure(f"{n}.txt", "no text " * 500) for n in range(3000)])
    counts = tuple(
        ("book", f"r{rule:04}", severity, severities.count(severity) * 10**6)
        for rule in range(600)
        for severity in Severity
    )
    outcome = Outcome(articles=10**7, failures=3000, severities=counts)
    passed = tuple((f"p{n}", "its ending is not an article's") for n in range(5000))
    plan = Plan((), (), "", False, None, passed)
    summary.write(tmp_path, plan, outcome, Outcome(), [(f"part {n}", "gone") for n in range(5000)], [])
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    tags = Tags(page)
    assert len(page) < 2_000_000
    assert tags.all["article"] == summary.SHOWN
    assert page.count('<article class="finding error">') == summary.SHOWN
    assert "3,000" in page
    assert "and 2,900 articles more" in page
    assert len(json.loads((tmp_path / "summary.json").read_bytes())["rules"]) == 600


def test_of_each_rule_the_gravest_are_shown(tmp_path: Path) -> None:
    severities = [Severity.NOTE] * 30 + [Severity.WARNING] * 5 + [Severity.ERROR] * 3
    with Shelves(tmp_path, "part-00000") as shelves:
        for rule in (1, 2):
            shelves.put(FINDINGS, [finding(rule, n, one) for n, one in enumerate(severities)])
    counts = tuple(
        ("book", f"r000{rule}", severity, severities.count(severity))
        for rule in (1, 2)
        for severity in Severity
    )
    summary.write(tmp_path, Plan((), (), "", False, None), Outcome(severities=counts), Outcome(), [], [])
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    shown = {severity: page.count(f'<article class="finding {severity}">') for severity in Severity}
    assert shown == {Severity.ERROR: 6, Severity.WARNING: 10, Severity.NOTE: 24}
