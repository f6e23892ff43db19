"""The page to begin with on an archive: what was read, which rules found what, the gravest findings, and where the rest is.

Ten million articles or ten, it stays one small file: numbers are exact, and of everything else the first are shown. The words are in
``templates/index.html.jinja``; the style is that of a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from checker.model import Severity, Verdict
from checker.reporting import templating
from checker.reporting.english import counted

RULES = 400
"""Rules in the table; of more, those with the gravest findings."""
LISTED = 100
"""Failures, lost parts, warnings and so on that are named."""
LENGTH = 400
"""Characters of an article that are shown together."""


class RuleLine(Struct, frozen=True):
    """A rule and what came of it; the title is None for a built-in check. ``apart`` counts findings between articles."""

    rulebook: str
    rule: str
    title: str | None
    claims: Mapping[str, int]
    findings: Mapping[str, int]
    apart: Mapping[str, int]

    @property
    def gravity(self) -> tuple[int, ...]:
        """Sorts the rule with most errors first, then with most warnings, and so on."""
        return tuple(-self.count(severity) for severity in Severity)

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are, within articles and between them."""
        return self.findings.get(severity, 0) + self.apart.get(severity, 0)


class CampLine(Struct, frozen=True):
    """Articles that agree on a fact on which others do not."""

    words: str
    articles: int
    since: str | None
    until: str | None
    sources: Sequence[str]


class Split(Struct, frozen=True):
    """A fact on which the articles of an archive differ; ``others`` are further camps."""

    title: str
    rule: str
    camps: Sequence[CampLine]
    others: int


class Index(Struct, frozen=True):
    """All that the page shows. ``findings`` are rows of ``findings.parquet``, the gravest first."""

    parts: int
    articles: int
    spoken: int
    size: int
    rules: Sequence[RuleLine]
    findings: Sequence[Mapping[str, object]]
    splits: Sequence[Split]
    failures: Sequence[tuple[str, str]]
    unread: int
    """How many failures there are."""
    passed: Sequence[tuple[str, str]]
    lost: Sequence[tuple[str, str]]
    warnings: Sequence[str]

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(line.count(severity) for line in self.rules)

    @property
    def severities(self) -> list[str]:
        """``["3 errors", "1 warning"]``."""
        return [counted(self.count(severity), severity) for severity in Severity if self.count(severity)]

    @property
    def shown(self) -> Sequence[RuleLine]:
        """The rules of the table."""
        return sorted(self.rules, key=lambda line: line.gravity)[:RULES]

    @property
    def claims(self) -> int:
        """How many claims were checked."""
        return sum(sum(line.claims.values()) for line in self.rules)

    @property
    def by_verdict(self) -> dict[str, int]:
        """Claims by verdict."""
        return {verdict: sum(line.claims.get(verdict, 0) for line in self.rules) for verdict in Verdict}


def render(index: Index) -> Iterator[str]:
    """The page as HTML text in pieces, the same for the same values."""
    return templating.pieces("index.html.jinja", together=LISTED, page=index, listed=LISTED, length=LENGTH)
