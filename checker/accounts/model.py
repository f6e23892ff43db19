"""An account: all that a run keeps of one article once it has been read, as plain values.

``a.txt`` under ``flood``: 2 findings, 9 claims, 31 people dead where the rulebook has no figure, and one quotation. Articles are
compared with one another by their accounts alone, so that an account may come from this process, from another one, from the
cache, or from an archive of articles that nobody reads again. Most accounts are not even opened: a run goes by their tallies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from checker.interval import Interval
from checker.model import Claimed, Evidence, Finding, Imprint, Kind, RuleCard, Severity, Suppression
from checker.rulebook.amounts import Amount

SHOWN = 12
"""Articles that one finding names and shows; of an archive there may be thousands."""


def named(paths: Sequence[str], count: int | None = None) -> str:
    """``a.txt, b.txt``; of many (``count``, where not all are at hand) the first, and how many more there are."""
    more = (len(paths) if count is None else count) - min(len(paths), SHOWN)
    return ", ".join(paths[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")


class Side(Struct, frozen=True):
    """What an article says of a fact on which its rulebook takes no side.

    ``worth`` is its value as an amount, where it has one, and ``said`` its value in words; ``interval`` and ``unit`` are for
    drawing it. ``words`` are the article's own, ``part`` is the part of the article that they stand in. One that is not
    ``in_scope`` may measure something else. ``copies`` are the paths of articles that print the same sentence.
    """

    rulebook: str
    rule: str
    day: date | None
    choice: str | None
    worth: Amount | None
    said: str
    words: str
    part: str
    evidence: Evidence
    interval: Interval | None
    unit: str | None
    in_scope: bool
    copies: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The source's path."""
        return self.evidence.source

    @property
    def who(self) -> str:
        """The source by name, and who copied it or whom it copied."""
        return self.path + (f" (same text in {named(self.copies)})" if self.copies else "")


class Saying(Struct, frozen=True):
    """A quotation that is long enough to be told apart: its words as quoted, and folded for comparison.

    ``speaker`` is one of whom the reader is sure. ``block`` is the paragraph; ``stands_out`` in a headline or a caption.
    """

    text: str
    words: tuple[str, ...]
    speaker: str | None
    evidence: Evidence
    block: int
    stands_out: bool


class Testimony(Struct, frozen=True):
    """What an article says that others may gainsay: its sides, and its sayings."""

    sides: tuple[Side, ...] = ()
    sayings: tuple[Saying, ...] = ()


class Witnesses(Protocol):
    """Articles that are not in a run, and are compared with those that are: an archive of them."""

    def testimonies(
        self, paths: Collection[str], facts: Collection[tuple[str, str]], sayings: Iterable[Saying]
    ) -> Iterable[tuple[str, Testimony]]:
        """What they say of these facts (rulebook, rule) and the sayings that may be these, by the name of each article.

        Those at ``paths`` are in the run itself.
        """


class Account(Struct, frozen=True):
    """What is known of one article, but for its testimony.

    ``seen`` are its statements: start, end (file offsets) and kind. ``rulebooks`` are the names of those that speak of it;
    ``used`` counts how often a term of theirs was met: rulebook, term, times. ``builtin`` are the severities that they give
    to built-in checks. Findings are not yet settled: each rule once a place, with its identity, is done when those between articles are known.
    """

    imprint: Imprint
    findings: tuple[Finding, ...]
    claims: tuple[Claimed, ...]
    seen: tuple[tuple[int, int, Kind], ...]
    rulebooks: tuple[str, ...]
    used: tuple[tuple[str, str, int], ...]
    suppressions: tuple[Suppression, ...]


class Tally(Struct, frozen=True):
    """What a run must know of every article, also of one whose account nobody opens: counts, and what sums up to a report.

    ``statements`` were read, and ``checked`` of them are claims, too. ``claims`` and ``findings`` are the numbers of these in the
    account, ``fired`` counts by rulebook and rule how often its wordings or a term were met. ``sides`` name the open facts
    (rulebook, rule) of which the article speaks, each with a digest of what it says; ``sayings`` is one of its quotations, or empty.
    """

    statements: int
    checked: int
    claims: int
    findings: int
    fired: tuple[tuple[str | None, str, int], ...]
    notes: tuple[str, ...]
    suppressions: tuple[Suppression, ...]
    sides: tuple[tuple[str, str, bytes], ...]
    sayings: bytes


class Open(Struct, frozen=True):
    """A fact on which its rulebook takes no side, as far as sources that differ need to know it."""

    rulebook: str
    rule: str
    title: str
    by_words: bool
    """Whether its values are words (a choice), and not amounts."""
    grows: bool
    severity: Severity | None
    help: str | None


class Outline(Struct, frozen=True):
    """A rulebook as a report shows it, before anything was counted, and its open facts."""

    cards: tuple[RuleCard, ...]
    open: tuple[Open, ...]
