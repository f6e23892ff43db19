"""Sums that an article prints: a score against the whole, shares of a vote above 100 percent.

"51-50 in the 100-seat Senate"; "58 percent of the vote to 51 percent of the vote"; "61 percent for and 49 percent against".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.claims import Article
from checker.model import Finding, Kind, Mention, Severity
from checker.rulebook import amounts
from checker.rulebook.nouns import singular
from checker.verdicts.printed import as_printed, printed, words

WHOLE, SHARES = "score-whole", "shares-over-100"
_MEMBERS = frozenset({"seat", "member"})
_HUNDRED = Decimal(100)
_OF_VOTE = re.compile(r"\s?of\s(?:the\s|all\s)?(?:\w+\s)?votes?\b", re.IGNORECASE)
_SIDE = re.compile(
    r"(?:\s(?:were|are|was|is|voted|said|people|of\s\w+))?\s(?:(?P<side>for|in\sfavou?r|yes|no|against|opposed|undecided|approv\w+|disapprov\w+|unsure))\b",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:from|than|compared|versus|earlier|previous\w*|last|in\s[12]\d{3}|up|down|rose|fell|another|second)\b",
    re.IGNORECASE,
)


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each printed sum that does not come out."""
    for _, mentions in article.reading.stating:
        if len(mentions) > 1:
            yield from _whole(article, mentions)
            yield from _shares(article, mentions)


def _whole(article: Article, mentions: Sequence[Mention]) -> Iterator[Finding]:
    wholes = [
        m
        for m in mentions
        if m.kind is Kind.COUNT and m.hedge is None and m.unit and singular(m.unit) in _MEMBERS
    ]
    if len(wholes) != 1:
        return
    whole = wholes[0]
    for score in mentions:
        if score.kind is not Kind.SCORE or not isinstance(score.value, tuple) or len(score.value) != 2:
            continue
        total = sum(score.value, Decimal(0))
        if not isinstance(whole.value, Decimal) or total <= whole.value or whole.value < 20:
            continue
        added = f"{' + '.join(amounts.plain(term) for term in score.value)} = {amounts.plain(total)}"
        yield printed(
            article,
            WHOLE,
            Severity.ERROR,
            f"“{words(score)}” adds up to {amounts.plain(total)}, more than the “{words(whole)}” of the same sentence",
            (score.start, score.end),
            f"at most {amounts.plain(whole.value)}",
            related=((whole.start, whole.end),),
            arithmetic=(added,),
        )


def _shares(article: Article, mentions: Sequence[Mention]) -> Iterator[Finding]:
    text = article.source.text
    percent = [m for m in mentions if m.kind is Kind.PERCENT and m.interval is not None]
    for pattern in (_OF_VOTE, _SIDE):
        shares = [m for m in percent if pattern.match(text, m.end)]
        if len(shares) < 2 or any(_OTHER_TIME.search(text, a.end, b.start) for a, b in pairwise(shares)):
            continue
        if pattern is _SIDE and len({_side(text, m) for m in shares}) < len(shares):
            continue
        widths = [as_printed(m) for m in shares]
        low = sum((width.low for width in widths if width and width.low), Decimal(0))
        if low > _HUNDRED:
            yield _over(article, shares, low)


def _side(text: str, share: Mention) -> str | None:
    match = _SIDE.match(text, share.end)
    return match["side"].lower() if match else None


def _over(article: Article, shares: Sequence[Mention], low: Decimal) -> Finding:
    return printed(
        article,
        SHARES,
        Severity.WARNING,
        f"the shares in this sentence add up to at least {amounts.plain(low)} percent",
        (shares[-1].start, shares[-1].end),
        "at most 100 percent together",
        related=tuple((m.start, m.end) for m in shares[:-1]),
        arithmetic=(" + ".join(words(m) for m in shares) + f" ≥ {amounts.plain(low)} percent",),
        confidence="medium",
    )
