"""Articles and the findings that they must get, or their silence: ``cases.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import verdicts
from checker.check import Rules, check_sources
from checker.claims import Matcher
from checker.rulebook.authority import Authority
from checker.rulebook.load import loads
from checker.sources import parse

GROUPS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8")
)
ROWS = [
    pytest.param(number, case, id=f"{number}-{str(case.get('text') or case.get('articles'))[:60]!r}")
    for number, group in enumerate(GROUPS)
    for case in group["cases"]
]


def rules_of(number: int) -> list[Rules]:
    text = GROUPS[number]["rulebook"]
    if text is None:
        return []
    book = loads("rules/case.yaml", text, verdicts.BUILT_IN)
    authority = Authority(book, Path())
    return [Rules(Matcher(authority.book), authority)]


@pytest.mark.parametrize(("number", "case"), ROWS)
def test_an_article_gets_these_findings_and_no_others(number: int, case: dict[str, Any]) -> None:
    texts = case.get("articles") or {"article.txt": case["text"]}
    report = check_sources([parse(name, text, "text") for name, text in texts.items()], rules_of(number))
    found = [[f.rule, str(f.verdict), str(f.severity), f.evidence.text] for f in report.findings]
    assert found == [[str(part) for part in row] for row in case["finds"]]
    for finding in report.findings:
        source = next(card.source for card in report.sources if card.source.path == finding.evidence.source)
        words = source.file[finding.evidence.start : finding.evidence.end]
        assert words == finding.evidence.text
        lead = finding.evidence.lead
        assert finding.evidence.sentence[lead : lead + len(words)] == words


def test_as_many_cases_stay_silent_as_speak() -> None:
    speaking = sum(bool(case["finds"]) for group in GROUPS for case in group["cases"])
    assert speaking <= sum(not case["finds"] for group in GROUPS for case in group["cases"]) + 3
