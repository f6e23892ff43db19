"""The archive as text for people and as JSON for programs, a line at a time.

::

    articles/storm.txt      appeared 2024-05-03  added 2024-05-04  4 claims  2 quotations
    articles/storm.txt:3:7: storm/deaths: “31 people” agrees
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.archive.adding import Told
from checker.archive.model import Kept, Outcome, Version
from checker.archive.verifying import Verified, then
from checker.model import Severity
from checker.reporting import jsonfile, terminal
from checker.reporting.english import counted, listed
from checker.reporting.visible import visible

VERSION = 1
_DONE = {
    Outcome.NEW: "added",
    Outcome.CORRECTION: "a correction takes the place of the former version",
    Outcome.REREAD: "the rulebooks make other claims of it now",
    Outcome.UNCHANGED: "unchanged",
}


def articles_as_text(articles: Iterable[Version]) -> Iterator[str]:
    """A line an article."""
    for one in articles:
        appeared = f"appeared {one.appeared}  " if one.appeared else ""
        version = f"version {one.version}  " if one.version > 1 or one.superseded else ""
        gone = f"  corrected {one.superseded}" if one.superseded else ""
        yield (
            f"{visible(one.name)}  {version}{appeared}added {one.added}  {counted(one.claims, 'claim')}, "
            f"{counted(one.sayings, 'quotation')}{gone}"
        )


def claims_as_text(claims: Iterable[Kept]) -> Iterator[str]:
    """A line a claim."""
    for kept in claims:
        claim, place = kept.claim, kept.claim.evidence
        rule = f"{claim.rulebook}/{claim.rule}" if claim.rulebook else claim.rule
        gone = f" (corrected {kept.article.superseded})" if kept.article.superseded else ""
        yield visible(
            f"{place.source}:{place.line}:{place.column}: {rule}: “{claim.stated}” {claim.verdict}{gone}"
        )


def articles_as_json(articles: Iterable[Version]) -> Iterator[str]:
    """One object, a record a line."""
    return in_json("articles", map(article, articles))


def claims_as_json(claims: Iterable[Kept]) -> Iterator[str]:
    """One object, a record a line."""
    return in_json(
        "claims",
        ({**jsonfile.claim(kept.claim), "standing": kept.standing, **_of(kept.article)} for kept in claims),
    )


def in_json(name: str, records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """``{"version": 1, "articles": […]}`` in lines."""
    yield f'{{"version": {VERSION},'
    yield f' "{name}": ['
    last = None
    for record in records:
        if last is not None:
            yield f"{last},"
        last = f"  {jsonfile.dumped(record)}"
    if last is not None:
        yield last
    yield " ]}"


def article(one: Version) -> dict[str, Any]:
    """An article as JSON data."""
    return {
        "source": one.name,
        **_of(one),
        "title": one.title,
        "digest": one.digest,
        "read": one.read.isoformat(),
        "claims": one.claims,
        "quotations": one.sayings,
    }


def told(one: Told, bar: Severity | None) -> Iterator[str]:
    """What became of an article that was to be added; of one that was refused, why."""
    kept = f"{counted(one.claims, 'claim')}, {counted(one.sayings, 'quotation')}"
    if one.outcome is not None:
        yield f"{visible(one.name)}: {_DONE[one.outcome]}: {kept}"
        return
    yield f"{visible(one.name)}: refused: {counted(len(one.because), 'finding')} at or above --fail-on {bar}"
    for finding in one.because:
        place = finding.evidence
        message = finding.message.removeprefix(f"{finding.rule.replace('_', ' ')}: ")
        yield f"  {visible(f'{place.source}:{place.line}:{place.column}: {finding.severity} {finding.rule} {message}')}"


# --- what does not stand any more ---------------------------------------------------------------------------------------


def outcome(result: Verified, bar: Severity | None) -> tuple[int, str]:
    """The exit code, and why."""
    if not result.held and not result.undecided and not result.overtaken:
        absent = ", ".join(name for name, _, _ in result.absent)
        return 2, "no archived claim is of these rulebooks" + (f"; they are of {absent}" if absent else "")
    counts = [(result.count(each), each) for each in Severity if bar is not None and each.rank <= bar.rank]
    blocking = listed([counted(count, each) for count, each in counts if count])
    if blocking:
        return 1, f"{blocking} at or above --fail-on {bar}"
    return 0, f"nothing at or above {bar}" if bar else "findings do not fail this run (--fail-on never)"


def verified_as_text(result: Verified, code: int, reason: str) -> Iterator[str]:
    """The findings as ``check`` shows them, what was held and what was not, and the outcome."""
    for one in result.overtaken:
        yield terminal.one(one.finding)
        yield ""
    for name, claims, articles in result.absent:
        yield (
            f"{visible(name)} is not among the rulebooks: {counted(claims, 'claim')} of "
            f"{counted(articles, 'article')} not held"
        )
    undecided = f"; {result.undecided} undecided" if result.undecided else ""
    yield f"Held {counted(result.held, 'claim')} of {counted(result.articles, 'article')}{undecided}."
    yield f"exit {code}: {reason}"


def verified_as_json(result: Verified, code: int, reason: str) -> Iterator[str]:
    """One object, a finding a line, with the article's days and the verdict then."""
    rows = [
        {**jsonfile.finding(one.finding), "then": then(one.kept.claim), **_of(one.kept.article)}
        for one in result.overtaken
    ]
    *lines, last = in_json("findings", rows)
    yield from lines
    absent = [
        {"rulebook": name, "claims": claims, "articles": count} for name, claims, count in result.absent
    ]
    summary = {
        "held": result.held,
        "undecided": result.undecided,
        "articles": result.articles,
        "exit": code,
        "reason": reason,
    }
    yield f"{last.removesuffix('}')},"
    yield f' "not_held": [{", ".join(map(jsonfile.dumped, absent))}],'
    yield f' "summary": {jsonfile.dumped(summary)}}}'


def _of(one: Version) -> dict[str, Any]:
    return {
        "article_version": one.version,
        "appeared": one.appeared.isoformat() if one.appeared else None,
        "added": one.added.isoformat(),
        "corrected": one.superseded.isoformat() if one.superseded else None,
    }
