"""Articles and the findings that they must get, or their silence: ``cases/*.yaml``, a file a theme.

A file is a list of groups: a rulebook (or null: built-in checks only) and its cases. A case is a ``text``, or several
``articles`` by name, with what it ``finds``: rows of rule, verdict, severity, the words flagged and, where it matters, the
words of the other place. ``[]`` is silence. ``claims`` lists rule, verdict and words of every claim, where that matters.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import verdicts
from checker.claims import Matcher
from checker.model import Finding
from checker.rulebook.authority import Authority
from checker.rulebook.load import loads
from checker.run import Rules, check_sources
from checker.sources import parse
from checker.verdicts.again import judged_again

FILES: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("cases").glob("*.yaml"))
}
ROWS = [
    pytest.param(
        theme, number, case, id=f"{theme}-{number}.{row}-{str(case.get('text') or 'articles')[:60]!r}"
    )
    for theme, groups in FILES.items()
    for number, group in enumerate(groups)
    for row, case in enumerate(group["cases"])
]


@cache
def rules_of(theme: str, number: int) -> tuple[Rules, ...]:
    text = FILES[theme][number]["rulebook"]
    if text is None:
        return ()
    book = loads("rules/case.yaml", text, verdicts.BUILT_IN)
    authority = Authority(book, Path())
    return (Rules(Matcher(authority.book), authority),)


def row(finding: Finding, length: int) -> list[str]:
    others = [" | ".join(other.text for other in finding.related)]
    return [finding.rule, finding.verdict, finding.severity, finding.evidence.text, *others][:length]


@pytest.mark.parametrize(("theme", "number", "case"), ROWS)
def test_an_article_gets_these_findings_and_no_others(theme: str, number: int, case: dict[str, Any]) -> None:
    texts = case.get("articles") or {"article.txt": case["text"]}
    report = check_sources(
        [parse(name, text, "text") for name, text in texts.items()], rules_of(theme, number)
    )
    wanted = [[str(part) for part in row] for row in case["finds"]]
    lengths = [len(row) for row in wanted] + [4] * len(report.findings)
    assert [row(finding, length) for finding, length in zip(report.findings, lengths, strict=False)] == wanted
    if "claims" in case:
        assert [[c.rule, c.verdict, c.evidence.text] for c in report.claims] == case["claims"]
    for claim in report.claims:  # Without its article it gets the same verdict.
        assert claim.statement is not None
        authority = rules_of(theme, number)[0].authority
        assert judged_again(claim.statement, claim.rule, authority).verdict is claim.verdict
    for finding in report.findings:
        source = report.open(finding.evidence.source)
        words = source.file[finding.evidence.start : finding.evidence.end]
        assert words == finding.evidence.text
        lead = finding.evidence.lead
        assert finding.evidence.sentence[lead : lead + len(words)] == words


def test_as_many_cases_stay_silent_as_speak() -> None:
    cases = [case for groups in FILES.values() for group in groups for case in group["cases"]]
    speaking = sum(bool(case["finds"]) for case in cases)
    assert speaking <= len(cases) - speaking + 3
