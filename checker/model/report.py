"""The outcome of a run as reports show it: findings and claims, cards of articles and rules, what was set aside and what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from checker.interval import Interval
from checker.model.findings import Claimed, Evidence, Finding
from checker.model.kinds import Kind, Severity, Verdict
from checker.model.sources import Imprint, Source


class Era(Struct, frozen=True):
    """One value of a fact and when it held; ``since`` and ``until`` are ISO days, or None when open."""

    value: str
    interval: Interval | None
    unit: str | None
    status: str | None
    since: str | None
    until: str | None
    citation: str | None
    calendar: bool = False


class RuleCard(Struct, frozen=True):
    """A rule as the report shows it: its values over time, its wordings, and how often it fired."""

    rule: str
    rulebook: str | None
    kind: str
    title: str
    eras: tuple[Era, ...]
    wordings: tuple[str, ...]
    claims: int
    findings: int
    path: str | None = None
    line: int | None = None
    link: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()


class Seen(Struct, frozen=True):
    """A statement of a value in a source, for marking the text: file offsets, kind, and the verdict, if any."""

    start: int
    end: int
    kind: Kind
    verdict: Verdict | None
    rule: str | None


class Suppression(Struct, frozen=True):
    """One wish not to be told: of which rules, why, and until when; perhaps only on some words, or in a span of the file.

    ``wrong`` says why it cannot be understood, if so.
    """

    rules: tuple[str, ...]
    reason: str
    until: date | None
    evidence: Evidence
    span: tuple[int, int] | None = None
    words: str | None = None
    wrong: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one of those meant."""
        start = finding.evidence.start
        return (
            (finding.rule in self.rules or f"{finding.rulebook}/{finding.rule}" in self.rules)
            and (self.span is None or self.span[0] <= start < self.span[1])
            and (self.words is None or self.words == " ".join(finding.evidence.text.split()))
        )


class SourceCard(Struct, frozen=True):
    """An article as the report lists it. ``Report.seen`` has its statements in place, ``Report.open`` its text."""

    source: Imprint
    statements: int
    checked: int
    rulebooks: tuple[str, ...] = ()
    """Names of the rulebooks that speak of it."""


class Failure(Struct, frozen=True):
    """An article that could not be read, and why."""

    path: str
    why: str


class SetAside(Struct, frozen=True):
    """A finding that does not count: who set it aside (``a.md:3:1``, the baseline's path), and the reason given."""

    finding: Finding
    by: str
    reason: str


class Scope(Struct, frozen=True):
    """What a report on changes is about; everything else was there to be compared with.

    ``articles`` are the paths of those that changed since ``base`` (a branch or a commit), or of which a rulebook speaks that
    did; ``rulebooks`` are the names of these; ``others`` is the number of articles that did not change.
    """

    base: str
    articles: frozenset[str]
    rulebooks: frozenset[str]
    others: int


def _nowhere(path: str) -> Source:
    raise KeyError(path)


def _nothing(path: str) -> tuple[Seen, ...]:
    return ()


_OPENERS = ("seen", "open")


class Report(Struct, frozen=True):
    """The outcome of a run: sorted, without clock or absolute paths, the same for the same input.

    Of thousands of articles most reports need no more than counts: ``claims`` and ``sources`` may be worked out anew each time that
    somebody goes through them, and what all articles together come to stands beside them.
    """

    findings: Sequence[Finding]
    claims: Sequence[Claimed]
    sources: Sequence[SourceCard]
    rules: tuple[RuleCard, ...]
    failures: tuple[Failure, ...]
    rulebooks: tuple[tuple[str, str], ...]
    """(name, title) of each rulebook."""
    warnings: tuple[str, ...] = ()
    """What a reader must know of the run itself: no rulebook, a rule that never fired, an encoding guessed."""
    set_aside: tuple[SetAside, ...] = ()
    """Findings that a suppression or the baseline took out of ``findings``."""
    scope: Scope | None = None
    """What changed, when the report is about nothing else."""
    articles: Sequence[str] = ()
    """The paths of its articles, sorted."""
    coverage: tuple[int, int] = (0, 0)
    """How many statements were read, and how many of them a rule spoke about."""
    suppressions: tuple[Suppression, ...] = ()
    """What the articles themselves ask not to be told."""
    seen: Callable[[str], tuple[Seen, ...]] = _nothing
    """The statements of the article at a path, in place."""
    open: Callable[[str], Source] = _nowhere
    """The article at a path, with its text. Raise UnreadableSource when it cannot be read any more."""

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; how articles are opened does not count."""
        return isinstance(other, Report) and all(
            getattr(self, name) == getattr(other, name)
            for name in self.__struct_fields__
            if name not in _OPENERS
        )

    def __hash__(self) -> int:
        return hash((self.rulebooks, self.failures, self.warnings))

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings have each severity."""
        return Counter(finding.severity for finding in self.findings)

    @property
    def silent_rules(self) -> tuple[RuleCard, ...]:
        """Rules with wordings that no article stated; that is for a report on all articles to say."""
        if self.scope is not None:
            return ()
        return tuple(card for card in self.rules if card.wordings and not card.claims)
