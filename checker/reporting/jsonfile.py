r"""The report as JSON, by the contract: one object, one record a line, so that two runs compare with ``diff``.

::

    {"version": 1,
     "findings": [
      {"rule": "lead", "verdict": "disagrees", "severity": "error", …},

Numbers are plain JSON numbers; half a surrogate pair is written as its escape (``\udc80``), so that the bytes are UTF-8.
``report.schema.json`` beside this module describes every key; keys are added in time, never taken away.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from checker.model import (
    Bar,
    Claimed,
    Evidence,
    Finding,
    Report,
    RuleCard,
    Scope,
    SetAside,
    Severity,
    SourceCard,
    Stated,
    Verdict,
)
from checker.reporting.order import by_place, claim_place, in_order, rule_name, source_path
from checker.reporting.outcome import exit_code

VERSION = 1
Json = dict[str, Any]
_HALF = re.compile("[\ud800-\udfff]")


def render(report: Report, fail_on: Severity | None) -> Iterator[str]:
    """The whole report as JSON text that ends in a newline, a record at a time."""
    yield f'{{"version": {VERSION}'
    for name, records in (
        ("findings", map(finding, in_order(report.findings, by_place))),
        ("set_aside", map(set_aside, sorted(report.set_aside, key=lambda aside: by_place(aside.finding)))),
        ("claims", map(claim, in_order(report.claims, claim_place))),
        ("rules", map(rule, sorted(report.rules, key=rule_name))),
        ("sources", map(source, in_order(report.sources, source_path))),
    ):
        yield f',\n "{name}": ['
        for number, record in enumerate(records):
            yield f"{',' if number else ''}\n  {dumped(record)}"
        yield "\n ]"
    yield f',\n "coverage": {dumped(coverage(report))}'
    yield f',\n "summary": {dumped(summary(report, fail_on))}}}\n'


def dumped(record: Json) -> str:
    """One record as JSON on one line, safe to encode as UTF-8."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return text if text.isascii() else _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def finding(item: Finding) -> Json:
    """One finding: the keys of the contract first, then what a program may want besides."""
    return {
        "rule": item.rule,
        "verdict": item.verdict,
        "severity": item.severity,
        "message": item.message,
        **_evidence(item.evidence),
        "stated": item.stated,
        "expected": item.expected,
        "related": [_evidence(evidence) for evidence in item.related],
        "fingerprint": item.fingerprint,
        "rulebook": item.rulebook,
        "confidence": item.confidence,
        "intervals": [_bar(bar) for bar in item.bars],
        "arithmetic": list(item.arithmetic),
        "citation": item.citation,
        "help": item.help,
        "suggestion": item.suggestion,
        "alignment": [
            {"op": edit.op, "canonical": edit.canonical, "stated": edit.stated} for edit in item.alignment
        ],
    }


def set_aside(item: SetAside) -> Json:
    """One finding that does not count, with who set it aside and why."""
    return {**finding(item.finding), "set_aside_by": item.by, "reason": item.reason}


def claim(item: Claimed) -> Json:
    """One claim: which article states which fact as what, and the verdict."""
    return {
        "rule": item.rule,
        "rulebook": item.rulebook,
        "verdict": item.verdict,
        **_evidence(item.evidence),
        "stated": item.stated,
        "expected": item.expected,
        "voice": item.voice,
        "speaker": item.speaker,
    }


def rule(card: RuleCard) -> Json:
    """One rule: its values over time, and how often it fired."""
    return {
        "rule": card.rule,
        "rulebook": card.rulebook,
        "kind": card.kind,
        "title": card.title,
        "path": card.path,
        "line": card.line,
        "link": card.link,
        "owner": card.owner,
        "tags": list(card.tags),
        "claims": card.claims,
        "findings": card.findings,
        "wordings": list(card.wordings),
        "values": [
            {
                "value": era.value,
                "unit": era.unit,
                "status": era.status,
                "from": era.since,
                "until": era.until,
                "citation": era.citation,
            }
            for era in card.eras
        ],
    }


def source(card: SourceCard) -> Json:
    """One article: what the page says of itself, and how much of it was checked."""
    article = card.source
    return {
        "source": article.path,
        "format": article.format,
        "encoding": article.encoding,
        "language": article.language,
        "title": _words(article.title),
        "byline": _words(article.byline),
        "dateline": _words(article.place_name),
        "dates": [
            {"field": stamp.field, "day": stamp.day.isoformat(), "text": stamp.text, "start": stamp.start}
            for stamp in article.stamps
        ],
        "statements": card.statements,
        "checked": card.checked,
        "notes": list(article.notes),
    }


def coverage(report: Report) -> Json:
    """What was checked, and what was not."""
    statements, checked = report.coverage
    return {
        "articles": len(report.sources),
        "statements": statements,
        "checked": checked,
        "unchecked": statements - checked,
        "rulebooks": [{"name": name, "title": title} for name, title in report.rulebooks],
        "silent_rules": [{"rule": card.rule, "rulebook": card.rulebook} for card in report.silent_rules],
        "failures": [{"source": failure.path, "why": failure.why} for failure in report.failures],
        "warnings": list(report.warnings),
        "changed": _changed(report.scope),
    }


def _changed(scope: Scope | None) -> Json | None:
    """What a report on changes is about; null for a report on all articles."""
    if scope is None:
        return None
    return {
        "since": scope.base,
        "articles": sorted(scope.articles),
        "rulebooks": sorted(scope.rulebooks),
        "others": scope.others,
    }


def summary(report: Report, fail_on: Severity | None) -> Json:
    """Counts, and the exit code with its reason."""
    code, reason = exit_code(report, fail_on)
    severities = report.severities
    return {
        "findings": len(report.findings),
        "severities": {severity: severities[severity] for severity in Severity},
        "verdicts": _counts(report.findings),
        "claims": _counts(report.claims),
        "failures": len(report.failures),
        "fail_on": fail_on or "never",
        "exit_code": code,
        "reason": reason,
    }


def _counts(items: Iterable[Finding] | Iterable[Claimed]) -> dict[Verdict, int]:
    counts = Counter(item.verdict for item in items)
    return {verdict: counts[verdict] for verdict in Verdict}


def _evidence(item: Evidence) -> Json:
    return {
        "source": item.source,
        "start": item.start,
        "end": item.end,
        "line": item.line,
        "column": item.column,
        "text": item.text,
        "sentence": item.sentence,
    }


def _bar(bar: Bar) -> Json:
    return {
        "label": bar.label,
        "low": _end(bar.interval.low, bar.calendar),
        "high": _end(bar.interval.high, bar.calendar),
        "unit": bar.unit,
        "authority": bar.authority,
        "calendar": bar.calendar,
    }


def _end(value: Decimal | None, calendar: bool) -> int | float | str | None:
    """The end of an interval: a number, or the ISO day of a calendar's ordinal; None is open."""
    if calendar and value is not None and 1 <= value <= date.max.toordinal():
        return date.fromordinal(int(value)).isoformat()
    return plain(value)


def plain(value: Decimal | None) -> int | float | None:
    """A decimal as a JSON number: whole numbers whole, others as the nearest double; beyond doubles it is open."""
    if value is None or not value.is_finite() or value.adjusted() > 300:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _words(stated: Stated | None) -> str | None:
    return stated.text if stated else None
