"""What came of a run over an archive: ``summary.json``, and ``index.html`` to begin with.

The numbers are those of the marks; findings, failures and camps are sampled from the Parquet files, as many as a page can hold.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from checker.bulk import echoes
from checker.bulk.between import crowded
from checker.bulk.outcomes import Outcome
from checker.bulk.plan import Plan
from checker.bulk.tables import CAMPS, FAILURES, FINDINGS, batches
from checker.model import RuleCard, Severity
from checker.reporting import writing
from checker.reporting.english import counted
from checker.reporting.index import LISTED, CampLine, Index, RuleLine, Split, render
from checker.rules import Rules

SHOWN = 500
"""Findings on the page."""
OF_A_RULE = 20
SPLITS, OF_A_SPLIT, NAMED = 40, 6, 3
"""Facts on which articles differ, camps of each, and articles of each camp, that the page shows."""

Name = tuple[str, str]


def write(
    folder: Path,
    plan: Plan,
    outcome: Outcome,
    between: Outcome,
    lost: Sequence[tuple[str, str]],
    rules: Sequence[Rules],
) -> None:
    """Write both. Raise UsageError when they cannot be written."""
    cards = {(card.rulebook or "", card.rule): card for rule in rules for card in rule.outline().cards}
    open = [fact for rule in rules for fact in rule.outline().open]
    lines = _lines(cards, outcome, between)
    warnings = _warnings(folder, cards, outcome, rules)
    if lost and between == Outcome():
        warnings.insert(0, "sources were not held against one another, since parts were lost")
    index = Index(
        len(plan.partitions),
        outcome.articles,
        outcome.spoken,
        outcome.bytes,
        lines,
        _gravest(folder, lines),
        _splits(folder, cards, {(fact.rulebook, fact.rule) for fact in open if not fact.grows}),
        _failures(folder),
        outcome.failures,
        plan.passed,
        lost,
        warnings,
    )
    whole = json.dumps(_as_json(index, between), indent=1)
    writing.put(folder / "summary.json", f"{whole}\n".encode())
    writing.put(folder / "index.html", (piece.encode() for piece in render(index)))


def _as_json(index: Index, between: Outcome) -> dict[str, Any]:
    return {
        "version": 1,
        "complete": not index.lost,
        "parts": index.parts,
        "articles": index.articles,
        "spoken_of": index.spoken,
        "bytes": index.size,
        "claims": index.by_verdict,
        "findings": {severity: index.count(severity) for severity in Severity},
        "between": {severity: between.by_severity[severity] for severity in Severity},
        "rules": [
            {
                "rulebook": line.rulebook or None,
                "rule": line.rule,
                "claims": dict(line.claims),
                "findings": dict(line.findings),
                "between": dict(line.apart),
            }
            for line in index.rules
        ],
        "failures": {
            "count": index.unread,
            "first": [{"path": path, "why": why} for path, why in index.failures],
        },
        "passed_over": [{"path": path, "why": why} for path, why in index.passed],
        "lost": [{"part": part, "why": why} for part, why in index.lost],
        "warnings": list(index.warnings),
    }


def _lines(cards: Mapping[Name, RuleCard], outcome: Outcome, between: Outcome) -> list[RuleLine]:
    """Every rule that made a claim or a finding."""
    counts: defaultdict[Name, tuple[Counter[str], Counter[str], Counter[str]]] = defaultdict(
        lambda: (Counter(), Counter(), Counter())
    )
    for kind, rows in enumerate((outcome.verdicts, outcome.severities, between.severities)):
        for rulebook, rule, word, count in rows:
            counts[rulebook, rule][kind][word] += count
    return [
        RuleLine(*name, cards[name].title if name in cards else None, *counts[name])
        for name in sorted(counts)
    ]


def _warnings(
    folder: Path, cards: Mapping[Name, RuleCard], outcome: Outcome, rules: Sequence[Rules]
) -> list[str]:
    """Rulebooks that speak of no article, rules that never fired, facts with too many values."""
    speaking = {name for name, _ in outcome.speaking}
    fired = {(rulebook, rule) for rulebook, rule, _, _ in outcome.verdicts}
    fired |= {(rulebook, term) for rulebook, term, _ in outcome.used}
    idle = [rule.head.path for rule in rules if rule.head.name not in speaking]
    silent = [
        f"no article states {rulebook}/{rule}"
        for (rulebook, rule), card in sorted(cards.items())
        if card.wordings and rulebook in speaking and (rulebook, rule) not in fired
    ]
    many = [
        f"{rulebook}/{rule}: more different values than are told apart; those that came last were not compared"
        for rulebook, rule in crowded(folder)
    ]
    if versions := echoes.crowded(folder):
        many.append(
            f"{counted(versions, 'quotation')} printed by more than {echoes.ARTICLES:,} articles: those that came last were not compared"
        )
    return [*many, *(f"no article is one that {path} speaks of" for path in idle), *silent]


# --- samples -------------------------------------------------------------------------------------------------------------


def _gravest(folder: Path, lines: Sequence[RuleLine]) -> list[dict[str, Any]]:
    """The first findings of each rule, its gravest before its others, and the gravest rules first."""
    found = sorted((line for line in lines if any(line.gravity)), key=lambda line: line.gravity)[:SHOWN]
    each = min(OF_A_RULE, SHOWN // max(len(found), 1))
    wanted: dict[tuple[str, str, str], int] = {}
    for line in found:
        room = each
        for severity in Severity:
            wanted[line.rulebook, line.rule, severity] = min(room, line.count(severity))
            room -= wanted[line.rulebook, line.rule, severity]
    rows: dict[tuple[str, str, str], list[dict[str, Any]]] = {key: [] for key in wanted}
    missing = sum(wanted.values())
    for batch in chain(batches(folder, FINDINGS), batches(folder, "between")):
        columns = (batch.column(name).to_pylist() for name in ("rulebook", "rule", "severity"))
        for at, (rulebook, rule, severity) in enumerate(zip(*columns, strict=True)):
            key = rulebook or "", rule, severity
            if key in rows and len(rows[key]) < wanted[key]:
                rows[key] += batch.slice(at, 1).to_pylist()
                missing -= 1
        if not missing:
            break
    return [row for key in wanted for row in rows[key]]


def _splits(folder: Path, cards: Mapping[Name, RuleCard], open: Collection[Name]) -> list[Split]:
    """Of these facts those on which most articles differ, with their camps; not counts that grow, of which every day has its own."""
    camps: defaultdict[Name, list[CampLine]] = defaultdict(list)
    counts: Counter[Name] = Counter()
    sizes: Counter[Name] = Counter()
    for batch in batches(folder, CAMPS):
        for row in batch.to_pylist():
            name = row["rulebook"], row["rule"]
            if name not in open:
                continue
            counts[name] += 1
            sizes[name] += row["articles"]
            if counts[name] <= OF_A_SPLIT:
                sources = row["sources"].split("\n")[:NAMED]
                since, until = _iso(row["since"]), _iso(row["until"])
                camps[name].append(CampLine(row["words"], row["articles"], since, until, sources))
    first = sorted(camps, key=lambda name: (-sizes[name], name))[:SPLITS]
    return [
        Split(
            cards[name].title if name in cards else name[1],
            name[1],
            camps[name],
            counts[name] - len(camps[name]),
        )
        for name in first
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _failures(folder: Path) -> list[tuple[str, str]]:
    first: list[tuple[str, str]] = []
    for batch in batches(folder, FAILURES):
        for row in batch.to_pylist():
            first.append((row["path"], row["why"]))
            if len(first) == LISTED:
                return first
    return first
