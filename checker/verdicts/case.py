"""What a verdict is made on: one article under one rulebook, with its claims; and the making of evidence.

``case.evidence(start, end)`` shows a span of the text with its sentence, in offsets of the original file.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from msgspec import Struct, field

from checker.claims import Article, Claim, Matcher
from checker.model import Evidence, Finding, Sentence, Severity, Source, Stamp, Verdict
from checker.rulebook.authority import Authority, Held


class Judged(Struct):
    """A claim with its verdict and the value that it was held against."""

    claim: Claim
    verdict: Verdict
    held: Held | None
    note: str = ""
    why: str = ""
    """Why it is undecided, or less than sure."""
    silent: bool = False
    """Whether the statement measures something else for certain, so that nothing is to be said."""


class Case(Struct):
    """An article under a rulebook. ``judged`` fills as verdicts on facts are made; ``severities`` tunes built-in checks."""

    article: Article
    matcher: Matcher
    authority: Authority
    claims: tuple[Claim, ...]
    day: date | None
    judged: list[Judged] = field(default_factory=list)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words that the rulebook itself uses for its event, its names and its facts, folded."""
        return self.matcher.vocabulary

    @property
    def source(self) -> Source:
        """The article's source."""
        return self.article.source

    @property
    def book_name(self) -> str:
        """The rulebook's name, as findings carry it."""
        return self.matcher.book.name

    def evidence(self, start: int, end: int) -> Evidence:
        """A span of the text as evidence."""
        return evidence(self.article, start, end)


def evidence(article: Article, start: int, end: int) -> Evidence:
    """A span of an article's text, with its sentence on one line, placed in the original file."""
    source = article.source
    sentence = sentence_at(article, start)
    low, high = (sentence.start, max(sentence.end, end)) if sentence else (start, end)
    low, high = max(low, start - _AROUND), min(high, end + _AROUND)  # of a sentence without end, what is near
    return _placed(
        source,
        *source.place(start, end),
        _line(source.text[start:end]),
        _line(source.text[low:high]),
        start - low,
    )


def stamp_evidence(source: Source, stamp: Stamp) -> Evidence:
    """A date that the page states of itself, with the line of the file on which it stands."""
    low = source.file.rfind("\n", 0, stamp.start) + 1
    high = source.file.find("\n", stamp.end)
    row = source.file[low : len(source.file) if high < 0 else high]
    lead = stamp.start - low
    cut = max(lead - 80, 0)
    return _placed(
        source,
        stamp.start,
        stamp.end,
        _line(source.file[stamp.start : stamp.end]),
        _line(row[cut : lead + 160]),
        lead - cut,
    )


def sentence_at(article: Article, offset: int) -> Sentence | None:
    """The sentence that holds an offset of the text."""
    sentences = article.reading.sentences
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].end else None


_ON_ONE_LINE = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_AROUND = 1000


def _line(text: str) -> str:
    """The same code points on one line."""
    return text.translate(_ON_ONE_LINE)


def _placed(source: Source, start: int, end: int, text: str, sentence: str, lead: int) -> Evidence:
    return Evidence(
        source.path, start, end, *source.position(start), text, sentence, lead, *source.position(end)
    )


__all__ = ["Case", "Finding", "Judged", "Severity", "evidence", "sentence_at", "stamp_evidence"]
