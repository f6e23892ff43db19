"""What an article itself, or a file beside it, asks not to be told: with a reason, and perhaps until a day.

In HTML and Markdown a comment covers the paragraph that it stands in or before::

    <!-- checker: ignore lead_votes until 2026-12-31: the county confirmed this figure by telephone -->
    <!-- checker: ignore-file weekday: an archive page, kept as it was -->

For any format, ``story.txt.checker.yaml`` beside ``story.txt``; ``words`` narrows an entry to findings on these words::

    ignore:
      - {rule: lead_votes, words: "more than 21,000 votes", reason: confirmed by telephone, until: 2026-12-31}

A rule is named alone or as ``rulebook/rule``. Nothing is ignored without a reason.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from checker.errors import RulebookError, UsageError
from checker.model import Evidence, Finding, Report, SetAside, Severity, Source, Suppression, Verdict
from checker.sources.find import SIDECAR

RULE = "suppression"
_COMMENT = re.compile(r"<!--\s*+checker\s*+:(?P<body>(?:[^-]|-(?!->)){0,2000}+)-->")
_BODY = re.compile(
    r"\s*+(?P<verb>[\w-]++)\s++(?P<rules>[\w./-]++(?:\s*+,\s*+[\w./-]++)*+)"
    r"(?:\s++until\s++(?P<until>\d{4}-\d{2}-\d{2}))?\s*+:\s*+(?P<reason>\S.*)",
    re.DOTALL,
)
_FORM = "expected `checker: ignore RULE [until YYYY-MM-DD]: reason`, or ignore-file"


def suppressed(report: Report, today: date) -> Report:
    """The report with what is suppressed set aside, and with findings on suppressions that do nothing (any more)."""
    found: dict[str, list[Suppression]] = {}
    told: list[Finding] = []
    asked = [(each.evidence.source, each) for each in report.suppressions]
    asked += [(path, each) for path, file in _beside(report.articles) for each in _in_sidecar(file)]
    for path, each in asked:
        if each.wrong is not None:
            told.append(_told(each.evidence, each.wrong))
        else:
            found.setdefault(path, []).append(each)
    if not found and not told:
        return report
    kept: list[Finding] = []
    aside: list[SetAside] = []
    used: set[int] = set()
    for finding in report.findings:
        covering = [s for s in found.get(finding.evidence.source, ()) if s.covers(finding)]
        used.update(map(id, covering))
        live = next((s for s in covering if s.until is None or today <= s.until), None)
        if live is None:
            kept.append(finding)
        else:
            place = live.evidence
            aside.append(SetAside(finding, f"{place.source}:{place.line}:{place.column}", live.reason))
    judged = found if report.scope is None else found.keys() & report.scope.articles
    for each in (s for path in sorted(judged) for s in found[path]):
        if each.until is not None and today > each.until:
            told.append(
                _told(each.evidence, f"the suppression of {', '.join(each.rules)} ended on {each.until}")
            )
        elif id(each) not in used:
            told.append(
                _told(each.evidence, f"the suppression of {', '.join(each.rules)} covers no finding any more")
            )
    ordered = sorted(
        [*kept, *told], key=lambda f: (f.evidence.source, f.evidence.start, f.evidence.end, f.rule)
    )
    return replace(report, findings=tuple(ordered), set_aside=(*report.set_aside, *aside))


def _beside(articles: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The articles that have a file beside them, with that file. Folders are listed: that is quicker than to ask for each file."""

    @cache
    def names(folder: str) -> frozenset[str]:
        try:
            return frozenset(name for name in os.listdir(folder or ".") if name.endswith(SIDECAR))  # noqa: PTH208 - as above
        except OSError:
            return frozenset()

    for path in articles:
        folder, slash, name = path.rpartition("/")
        beside = names(folder + slash)
        if beside and name + SIDECAR in beside and (file := Path(path + SIDECAR)).is_file():
            yield path, file


def in_comments(source: Source) -> Iterator[Suppression]:
    """The suppressions in an article's own comments; of those that cannot be understood, why."""
    if source.format == "text" or "checker" not in source.file:
        return
    ends = [source.place(block.start, block.end)[1] for block in source.blocks]
    for comment in _COMMENT.finditer(source.file):
        evidence = _evidence(source, *comment.span())
        body = _BODY.fullmatch(comment["body"].rstrip())
        until = _day(body["until"]) if body else None
        if body is None or body["verb"] not in ("ignore", "ignore-file") or (body["until"] and not until):
            wrong = f"this suppression cannot be understood: {_FORM}"
            yield Suppression((), "", None, evidence, wrong=wrong)
            continue
        span = None
        if body["verb"] == "ignore":
            at = bisect_right(ends, comment.start())
            start = source.place(source.blocks[at].start, source.blocks[at].end)[0] if at < len(ends) else 0
            span = (min(start, comment.start()), ends[at] if at < len(ends) else comment.end())
        rules = tuple(rule.strip() for rule in body["rules"].split(","))
        yield Suppression(rules, " ".join(body["reason"].split()), until, evidence, span)


def _in_sidecar(path: Path) -> Iterator[Suppression]:
    """The entries of the file beside an article. Raise RulebookError, located, for what it may not hold."""
    from checker.rulebook.located import parse
    from checker.rulebook.section import Section

    name = path.as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: cannot be read: {error}") from error
    file, root = parse(name, text)
    errors: list[RulebookError] = []
    top = Section(file, root, "", ("ignore",), errors)
    node = top.values.get("ignore")
    entries = node.children if node is not None and node.kind == "list" else []
    if errors:
        raise errors[0]
    if not entries:
        raise file.at(
            node or root, f"expected a list of entries under `ignore:`, found {(node or root).what}"
        )
    for number, entry in enumerate(entries):
        one = Section(file, entry, f"ignore[{number}]", ("rule", "words", "reason", "until"), errors)
        rule, words, reason, until = (one.text(key) for key in ("rule", "words", "reason", "until"))
        day = _day(until) if until else None
        for key, value in (("rule", rule), ("reason", reason)):
            if not value and not errors:
                one.fail(entry, f"ignore[{number}]: {key!r} is missing: nothing is ignored without it")
        if until and day is None:
            one.fail(
                one.values["until"],
                f"ignore[{number}].until: expected a day such as 2026-12-31, found {until!r}",
            )
        if errors:
            raise errors[0]
        row = file.rows[entry.line - 1].strip()
        evidence = Evidence(name, 0, 0, entry.line, entry.column, row, row, 0, entry.line, entry.column)
        yield Suppression((rule or "",), reason or "", day, evidence, words=words)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _evidence(source: Source, start: int, end: int) -> Evidence:
    words = " ".join(source.file[start:end].split())
    return Evidence(source.path, start, end, *source.position(start), words, words, 0, *source.position(end))


def _told(evidence: Evidence, message: str) -> Finding:
    name = sha256(f"{RULE}\x1f{evidence.source}\x1f{evidence.text}".encode("utf-8", "surrogatepass"))
    return Finding(
        RULE,
        None,
        Verdict.UNDECIDED,
        Severity.WARNING,
        message,
        evidence,
        evidence.text,
        "",
        help="take it out, or mend it",
        fingerprint=name.hexdigest()[:16],
    )
