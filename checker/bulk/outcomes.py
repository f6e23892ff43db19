"""What came of a part or a bucket, in numbers, and the mark that says it is done: ``state/done/part-00007.json``.

``summed`` adds them up: 5,120 articles, 31 errors of ``storm/deaths``, 12 articles that ``storm`` speaks of.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from checker.accounts.model import Account
from checker.model import Claimed, Failure, Finding, Severity
from checker.reporting import writing


class Outcome(Struct, frozen=True):
    """What came of a part, in numbers: articles read, those that a rulebook speaks of, and so on.

    ``verdicts`` and ``severities`` count claims and findings by rulebook, rule, and verdict or severity, ``used`` the words of terms by
    rulebook and term, ``speaking`` the articles that a rulebook speaks of.
    """

    articles: int = 0
    spoken: int = 0
    failures: int = 0
    bytes: int = 0
    verdicts: tuple[tuple[str, str, str, int], ...] = ()
    severities: tuple[tuple[str, str, str, int], ...] = ()
    used: tuple[tuple[str, str, int], ...] = ()
    speaking: tuple[tuple[str, int], ...] = ()

    @property
    def by_severity(self) -> Counter[Severity]:
        """How many findings have each severity."""
        counts: Counter[Severity] = Counter()
        for _, _, severity, count in self.severities:
            counts[Severity(severity)] += count
        return counts


class Tally:
    """Counts on the way to an outcome."""

    def __init__(self) -> None:
        self.articles = self.spoken = self.failures = self.bytes = 0
        self.verdicts: Counter[tuple[str, str, str]] = Counter()
        self.severities: Counter[tuple[str, str, str]] = Counter()
        self.used: Counter[tuple[str, str]] = Counter()
        self.speaking: Counter[str] = Counter()

    def failed(self, failure: Failure) -> Failure:
        """Count a failure."""
        self.failures += 1
        return failure

    def add(self, account: Account, findings: Iterable[Finding], claims: Iterable[Claimed]) -> None:
        """Count what is known of an article."""
        self.speaking.update(account.rulebooks)
        for rulebook, term, times in account.used:
            self.used[rulebook, term] += times
        self.verdicts.update((claim.rulebook or "", claim.rule, claim.verdict) for claim in claims)
        self.find(findings)

    def find(self, findings: Iterable[Finding]) -> None:
        """Count findings."""
        self.severities.update(
            (finding.rulebook or "", finding.rule, finding.severity) for finding in findings
        )

    def outcome(self) -> Outcome:
        """What it came to."""
        return Outcome(
            self.articles,
            self.spoken,
            self.failures,
            self.bytes,
            tuple((*key, count) for key, count in sorted(self.verdicts.items())),
            tuple((*key, count) for key, count in sorted(self.severities.items())),
            tuple((*key, count) for key, count in sorted(self.used.items())),
            tuple(sorted(self.speaking.items())),
        )


def summed(outcomes: Iterable[Outcome]) -> Outcome:
    """What came of several together."""
    tally = Tally()
    for outcome in outcomes:
        tally.articles += outcome.articles
        tally.spoken += outcome.spoken
        tally.failures += outcome.failures
        tally.bytes += outcome.bytes
        for rulebook, rule, verdict, count in outcome.verdicts:
            tally.verdicts[rulebook, rule, verdict] += count
        for rulebook, rule, severity, count in outcome.severities:
            tally.severities[rulebook, rule, severity] += count
        for rulebook, term, count in outcome.used:
            tally.used[rulebook, term] += count
        for rulebook, count in outcome.speaking:
            tally.speaking[rulebook] += count
    return tally.outcome()


# --- marks ------------------------------------------------------------------------------------------------------------

_COUNTS = ("verdicts", "severities", "used", "speaking")


def mark_done(folder: Path, name: str, outcome: Outcome, **more: object) -> None:
    """Mark the task of this name as done, with what came of it and whatever else there is to say. Raise UsageError."""
    writing.put(_mark(folder, name), json.dumps({**asdict(outcome), **more}).encode())


def outcome_at(folder: Path, name: str, **more: object) -> Outcome | None:
    """What came of the task of this name; None when it is not done, or not with these words."""
    try:
        kept = json.loads(_mark(folder, name).read_bytes())
        rows = {name: tuple(map(tuple, kept[name])) for name in _COUNTS}
        outcome = Outcome(kept["articles"], kept["spoken"], kept["failures"], kept["bytes"], **rows)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return outcome if all(kept.get(word) == said for word, said in more.items()) else None


def words_at(folder: Path, names: str, word: str) -> list[Any]:
    """What the marks of tasks that are named so (``bucket-*``) say besides, in the order of their names."""
    marks = sorted(_mark(folder, names).parent.glob(f"{names}.json"))
    return [json.loads(mark.read_bytes())[word] for mark in marks]


def _mark(folder: Path, name: str) -> Path:
    return folder / "state" / "done" / f"{name}.json"
