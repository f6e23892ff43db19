"""The report as JUnit XML, which CI systems show as tests: a suite an article, a case each rule that spoke of it.

``<testcase classname="articles/wire.txt" name="alabama-senate-2017/lead"><failure …>`` fails when the rule has a finding
at or above ``--fail-on``; milder findings stand in ``system-out``. An article that could not be read is an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.model import Failure, Finding, Report, Severity
from checker.reporting.identity import rule_id
from checker.reporting.order import by_place, in_order
from checker.reporting.visible import visible

_NEVER_IN_XML = str.maketrans({"\ufffe": "\\ufffe", "\uffff": "\\uffff"})


def render(report: Report, fail_on: Severity | None) -> str:
    """The whole report as XML that ends in a newline."""
    found: defaultdict[str, defaultdict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for claim in report.claims:
        found[claim.evidence.source][rule_id(claim.rulebook, claim.rule)]
    for finding in in_order(report.findings, by_place):
        found[finding.evidence.source][rule_id(finding.rulebook, finding.rule)].append(finding)
    suites = [_suite(path, found[path], fail_on) for path in sorted({c.source.path for c in report.sources})]
    suites += [_unread(failure) for failure in sorted(report.failures, key=lambda failure: failure.path)]
    root = Element("testsuites", name="checker")
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.extend(suites)
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(path: str, rules: dict[str, list[Finding]], fail_on: Severity | None) -> Element:
    """One article: a case for each rule it was held against; "read" alone when no rule spoke of it."""
    name = _text(path)
    cases = [_case(name, rule, rules[rule], fail_on) for rule in sorted(rules)]
    cases = cases or [Element("testcase", classname=name, name="read")]
    failed = sum(case.find("failure") is not None for case in cases)
    suite = Element("testsuite", name=name, tests=str(len(cases)), failures=str(failed), errors="0")
    suite.extend(cases)
    return suite


def _case(path: str, rule: str, findings: list[Finding], fail_on: Severity | None) -> Element:
    case = Element("testcase", classname=path, name=_text(rule), file=path)
    blocking = [f for f in findings if fail_on is not None and f.severity.rank <= fail_on.rank]
    milder = [f for f in findings if f not in blocking]
    if findings:
        case.set("line", str(findings[0].evidence.line))
    if blocking:
        gravest = min(blocking, key=lambda finding: finding.severity.rank)
        failure = SubElement(
            case, "failure", message=_text(gravest.message), type=f"{gravest.severity} {gravest.verdict}"
        )
        failure.text = _text("\n\n".join("\n".join(_lines(finding)) for finding in blocking))
    if milder:
        out = SubElement(case, "system-out")
        out.text = _text("\n\n".join("\n".join(_lines(finding)) for finding in milder))
    return case


def _unread(failure: Failure) -> Element:
    name = _text(failure.path)
    suite = Element("testsuite", name=name, tests="1", failures="0", errors="1")
    case = SubElement(suite, "testcase", classname=name, name="read", file=name)
    error = SubElement(case, "error", message=_text(failure.why), type="unreadable")
    error.text = _text(f"{failure.path}: {failure.why}")
    return suite


def _lines(finding: Finding) -> Iterator[str]:
    """A finding in plain lines: where, what, the sentence, the others' sentences, the arithmetic, the citation."""
    place = finding.evidence
    yield f"{place.source}:{place.line}:{place.column}: {finding.severity} {finding.message}"
    yield f"  here: {place.sentence}"
    for other in finding.related:
        yield f"  {other.source}:{other.line}:{other.column}: {other.sentence}"
    yield f"  stated: {finding.stated}"
    yield f"  expected: {finding.expected}"
    yield from (f"  {line}" for line in finding.arithmetic)
    if finding.citation:
        yield f"  source: {finding.citation}"
    if finding.help:
        yield f"  help: {finding.help}"


def _text(text: str) -> str:
    """Text that XML may hold: line breaks stay, everything else that acts or is forbidden is written as an escape."""
    return "\n".join(visible(line) for line in text.split("\n")).translate(_NEVER_IN_XML)
