"""The report as SARIF 2.1.0, which code hosts show beside the lines of a change.

``{"ruleId": "alabama-senate-2017/lead", "level": "error", "message": {"text": "the lead follows from …"}, …}``: a rule
is named by its rulebook and its own name. Columns count code points; fingerprints do not move with lines. Standard:
OASIS, Static Analysis Results Interchange Format 2.1.0. Property ``fixes`` holds a proposed wording where there is one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from checker.model import Evidence, Finding, Report, RuleCard, SetAside, Severity
from checker.reporting import english
from checker.reporting.identity import rule_id
from checker.reporting.order import by_place, in_order, rule_name
from checker.reporting.outcome import exit_code
from checker.reporting.visible import visible
from checker.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%-]+")
FINGERPRINT = "checkerFinding/v1"
Json = dict[str, Any]


def render(report: Report, fail_on: Severity | None) -> Iterator[str]:
    """The whole report as SARIF that ends in a newline, a result at a time."""
    rules = _rules(report)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    code, reason = exit_code(report, fail_on)
    invocation: Json = {
        "executionSuccessful": code in (0, 1),
        "exitCode": code,
        "exitCodeDescription": visible(reason),
        "toolExecutionNotifications": list(_notifications(report)),
    }
    driver: Json = {"name": "checker", "semanticVersion": __version__, "rules": rules}
    yield f'{{"$schema": {_dumped(SCHEMA)},\n "version": "2.1.0",\n "runs": [\n  {{"columnKind": "unicodeCodePoints",\n'
    yield f'   "tool": {_dumped({"driver": driver})},\n   "invocations": [{_dumped(invocation)}],\n   "results": ['
    for number, result in enumerate(_results(report, numbers)):
        yield f"{',' if number else ''}\n    {_dumped(result)}"
    yield "\n   ]}]}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _results(report: Report, numbers: dict[str, int]) -> Iterator[Json]:
    """The findings in reading order, then those that were set aside."""
    for finding in in_order(report.findings, by_place):
        yield _result(finding, numbers)
    for aside in sorted(report.set_aside, key=lambda aside: by_place(aside.finding)):
        yield {**_result(aside.finding, numbers), "suppressions": [_suppression(aside)]}


def _rules(report: Report) -> list[Json]:
    """Every rule of the rulebooks, fired or not, and the built-in checks that fired."""
    cards = [_card(card) for card in sorted(report.rules, key=rule_name)]
    known = {card["id"] for card in cards}
    met = (*report.findings, *(aside.finding for aside in report.set_aside))
    fired = sorted({rule_id(finding.rulebook, finding.rule) for finding in met} - known)
    return cards + [
        {"id": id, "shortDescription": {"text": f"built-in check {id}"}, "properties": {"kind": "built-in"}}
        for id in fired
    ]


def _card(card: RuleCard) -> Json:
    values = [
        " · ".join(filter(None, (era.value, era.status, era.since and f"from {era.since}", era.citation)))
        for era in card.eras
    ]
    help = [*values, *(f"says: {wording}" for wording in card.wordings)]
    rule: Json = {
        "id": rule_id(card.rulebook, card.rule),
        "shortDescription": {"text": visible(card.title or card.rule)},
        "properties": {"kind": visible(card.kind)},
    }
    if card.tags:
        rule["properties"]["tags"] = list(dict.fromkeys(map(visible, card.tags)))
    if card.owner:
        rule["properties"]["owner"] = visible(card.owner)
    if card.link and _ADDRESS.fullmatch(card.link):
        rule["helpUri"] = card.link
    if help:
        rule["help"] = {"text": "\n".join(map(visible, help))}
    return rule


def _notifications(report: Report) -> Iterator[Json]:
    """Articles that could not be read, and what a reader must know of the run."""
    for failure in report.failures:
        yield {
            "level": "error",
            "message": {"text": f"{visible(failure.path)} could not be read: {visible(failure.why)}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(failure.path)}}}],
        }
    for warning in report.warnings:
        yield {"level": "warning", "message": {"text": visible(warning)}}


def _result(finding: Finding, numbers: dict[str, int]) -> Json:
    id = rule_id(finding.rulebook, finding.rule)
    result: Json = {
        "ruleId": id,
        "ruleIndex": numbers[id],
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [_location(finding.evidence)],
        "partialFingerprints": {FINGERPRINT: visible(finding.fingerprint)},
        "properties": {
            "verdict": finding.verdict,
            "confidence": visible(finding.confidence),
            "stated": visible(finding.stated),
            "expected": visible(finding.expected),
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(evidence), "message": {"text": visible(evidence.sentence)}}
            for number, evidence in enumerate(finding.related, 1)
        ]
    if finding.suggestion:
        result["fixes"] = [_fix(finding.evidence, finding.suggestion)]
    return result


def _suppression(aside: SetAside) -> Json:
    """Set aside in the article itself, or by a file beside it or the baseline."""
    inside = aside.by.startswith(f"{aside.finding.evidence.source}:")
    return {"kind": "inSource" if inside else "external", "justification": visible(aside.reason)}


def _message(finding: Finding) -> str:
    """What is wrong, then the reasons; braces are placeholders to SARIF, so they are doubled."""
    reasons = [
        *finding.arithmetic,
        *([f"source: {finding.citation}"] if finding.citation else []),
        *([f"help: {finding.help}"] if finding.help else []),
    ]
    text = "\n".join(map(visible, (english.sentence(finding.message), *reasons)))
    return text.replace("{", "{{").replace("}", "}}").replace("[", "\\[")


def _location(evidence: Evidence) -> Json:
    region = _region(evidence)
    region["snippet"] = {"text": visible(evidence.text)}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(evidence.source)},
            "region": region,
        }
    }


def _region(evidence: Evidence) -> Json:
    return {
        "startLine": evidence.line,
        "startColumn": evidence.column,
        "charOffset": evidence.start,
        "charLength": evidence.end - evidence.start,
        "endLine": evidence.end_line,
        "endColumn": evidence.end_column,
    }


def _fix(evidence: Evidence, wording: str) -> Json:
    return {
        "description": {"text": f"write “{visible(wording)}”"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(evidence.source)},
                "replacements": [
                    {
                        "deletedRegion": _region(evidence),
                        "insertedContent": {"text": visible(wording)},
                    }
                ],
            }
        ],
    }


def _uri(path: str) -> str:
    """A path as a URI reference: ``a b/50%.txt`` → ``a%20b/50%25.txt``."""
    if "://" in path:  # an archived article that is called by its address
        return quote(path, safe=":/?#[]@!$&'()*+,;=%~", errors="surrogatepass")
    uri = quote(path, safe="/~", errors="surrogatepass")
    return f"file://{uri}" if path.startswith("/") else uri
