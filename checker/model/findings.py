"""What is found and claimed, with all that is needed to argue about it: evidence, intervals to draw, steps of an alignment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from checker.interval import Interval
from checker.model.kinds import Hedge, Kind, Severity, Verdict, Voice


class Evidence(Struct, frozen=True):
    """A place in an article: file offsets, line and column from 1, the words there, and their sentence.

    ``end_line`` and ``end_column`` are the position of ``end``; ``sentence`` is text on one line, and ``sentence[lead : lead + len(text)]`` are the words where they stand in it.
    """

    source: str
    start: int
    end: int
    line: int
    column: int
    text: str
    sentence: str
    lead: int
    end_line: int
    end_column: int


class Bar(Struct, frozen=True):
    """An interval to draw on a number line: who states it, in which unit, and whether it is the authority's."""

    label: str
    interval: Interval
    unit: str | None
    authority: bool = False
    calendar: bool = False


class Edit(Struct, frozen=True):
    """One step of a word-by-word alignment: ``op`` is same, left out, added or changed."""

    op: str
    canonical: str
    stated: str


class Finding(Struct, frozen=True):
    """A disagreement, with all that is needed to argue about it.

    ``rule`` is the fact, check or built-in check; ``rulebook`` is where it is kept, or None for a built-in one.
    ``arithmetic`` is lines of a calculation; ``citation`` is the authority's source in words.
    """

    rule: str
    rulebook: str | None
    verdict: Verdict
    severity: Severity
    message: str
    evidence: Evidence
    stated: str
    expected: str
    related: tuple[Evidence, ...] = ()
    bars: tuple[Bar, ...] = ()
    arithmetic: tuple[str, ...] = ()
    citation: str | None = None
    help: str | None = None
    alignment: tuple[Edit, ...] = ()
    suggestion: str | None = None
    confidence: str = "high"
    fingerprint: str = ""


class Statement(Struct, frozen=True):
    """What the words of a claim mean, apart from their article: enough to hold them against a fact once more.

    A choice has nothing but ``choice``. ``value`` is the mention's as text: a decimal, terms with commas, an ISO day, a name.
    ``day`` is when the article appeared. What is ``unsure`` may measure something else, and stays undecided unless it agrees.
    ``beside`` it the article has a value that agreed; ``overruled`` is the verdict that did not stand, since articles, or
    parts of this one, differed.
    """

    day: date | None
    choice: str | None = None
    text: str = ""
    kind: Kind | None = None
    value: str = ""
    interval: Interval | None = None
    unit: str | None = None
    hedge: Hedge | None = None
    granule: Decimal | None = None
    anchor: str | None = None
    others: tuple[Interval, ...] = ()
    unsure: str = ""
    beside: bool = False
    overruled: Verdict | None = None


class Claimed(Struct, frozen=True):
    """A claim as the report shows it: which source states which fact as what, and the verdict on it."""

    rule: str
    rulebook: str | None
    verdict: Verdict
    evidence: Evidence
    stated: str
    expected: str
    voice: Voice
    speaker: str | None = None
    statement: Statement | None = None
