"""An article for a report, built by its words.

``Story("wire.txt", "Jones leads by more than 21,000 votes.").at("more than 21,000 votes")`` is the evidence of
those words: offsets, line, column and sentence are counted from the text, so that no test types an offset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import (
    Block,
    Claimed,
    Edit,
    Evidence,
    Failure,
    Finding,
    Kind,
    Piece,
    Report,
    Role,
    RuleCard,
    Seen,
    Source,
    SourceCard,
    Stamp,
    Stated,
    Verdict,
    Voice,
)

BOOK = "alabama-senate-2017"


@dataclass
class Story:
    """An article under construction: its source, and the statements that have been marked in it."""

    path: str
    text: str
    title: str | None = None
    stamps: tuple[Stamp, ...] = ()
    roles: dict[int, Role] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)

    def span(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Where the words stand, the nth time."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def at(self, words: str, nth: int = 0) -> Evidence:
        """The evidence of these words."""
        start, end = self.span(words, nth)
        line, column = self.source.position(start)
        left = max(self.text.rfind("\n", 0, start), *(self._stop(start, mark) for mark in (". ", "? ", "! ")))
        ends = [at for mark in ("\n", ". ", "? ", "! ") if (at := self.text.find(mark, end - 1)) >= 0]
        right = min(ends, default=len(self.text))
        raw = self.text[left + 1 : right + 1]
        lead = start - left - 1 - (len(raw) - len(raw.lstrip()))
        return Evidence(
            self.path, start, end, line, column, words, raw.strip(), lead, *self.source.position(end)
        )

    def mark(
        self, words: str, kind: Kind, verdict: Verdict | None = None, rule: str | None = None, nth: int = 0
    ) -> None:
        """Say that these words state a value."""
        self.seen.append(Seen(*self.span(words, nth), kind, verdict, rule))

    @property
    def source(self) -> Source:
        """The article as it was read."""
        size = len(self.text)
        paragraphs = [match.span() for match in re.finditer(r"[^\n]+", self.text)]
        blocks = tuple(
            Block(start, end, self.roles.get(number, Role.BODY))
            for number, (start, end) in enumerate(paragraphs)
        )
        title = Stated(self.title, *self.span(self.title)) if self.title else None
        return Source(
            self.path, self.text, self.text, (Piece(0, size, 0, size),) if size else (), blocks, "text", "utf-8",
            title, stamps=self.stamps,
        )  # fmt: skip

    @property
    def card(self) -> SourceCard:
        """The article as the report shows it."""
        return SourceCard(
            self.source.imprint, len(self.seen), sum(item.verdict is not None for item in self.seen)
        )

    def _stop(self, before: int, mark: str) -> int:
        found = self.text.rfind(mark, 0, before)
        return found + 1 if found >= 0 else -1


def claimed(story: Story, words: str, rule: str, verdict: Verdict, stated: str, expected: str, kind: Kind, nth: int = 0,
            voice: Voice = Voice.OWN, speaker: str | None = None, book: str | None = BOOK) -> Claimed:  # fmt: skip
    """A claim, which also marks its words in the article."""
    story.mark(words, kind, verdict, rule, nth)
    return Claimed(rule, book, verdict, story.at(words, nth), stated, expected, voice, speaker)


def span(low: str | None, high: str | None) -> Interval:
    """An interval from its ends as written."""
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


def days(low: date, high: date | None = None) -> Interval:
    """An interval of whole days."""
    return Interval(Decimal(low.toordinal()), Decimal((high or low).toordinal()))


def same(words: str) -> list[Edit]:
    """Steps of an alignment where both say these words."""
    return [Edit("same", word, word) for word in words.split()]


def report_on(
    stories: Sequence[Story],
    findings: Sequence[Finding],
    claims: Sequence[Claimed],
    rules: Sequence[RuleCard] = (),
    *,
    failures: Sequence[Failure] = (),
    rulebooks: Sequence[tuple[str, str]] = (),
    warnings: Sequence[str] = (),
) -> Report:
    """A report on stories, with all that a run works out of its articles."""
    cards = tuple(story.card for story in stories)
    seen = {
        story.path: tuple(sorted(story.seen, key=lambda item: (item.start, item.end))) for story in stories
    }
    return Report(
        tuple(findings), tuple(claims), cards, tuple(rules), tuple(failures), tuple(rulebooks), tuple(warnings),
        articles=tuple(sorted(seen)),
        coverage=(sum(card.statements for card in cards), sum(card.checked for card in cards)),
        seen=seen.__getitem__,
        open={story.path: story.source for story in stories}.__getitem__,
    )  # fmt: skip
