"""Sums that an article prints: scores against the whole, shares above 100 percent, conversions that do not convert.

"51-50 in the 100-seat Senate"; "61 percent of the vote to 52 percent"; "19 feet (5 metres)".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.claims import Article
from checker.interval import Interval
from checker.model import Finding, Kind, Mention, Sentence, Severity, Verdict
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Mismatch
from checker.rulebook.nouns import singular
from checker.units import UnknownUnit
from checker.verdicts.case import evidence

WHOLE, SHARES, CONVERSION = "score-whole", "shares-over-100", "conversion"
_MEMBERS = frozenset({"seat", "member"})
_HUNDRED = Decimal(100)
_SLACK = Decimal("0.05")


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each printed sum that does not come out."""
    for sentence in article.reading.sentences:
        mentions = article.reading.mentions_in(sentence)
        if len(mentions) > 1:
            yield from _whole(article, mentions)
            yield from _shares(article, sentence, mentions)
    by_start = {mention.start: mention for mention in article.reading.mentions}
    for mention in article.reading.mentions:
        if mention.converts is not None and mention.converts in by_start:
            yield from _conversion(article, by_start[mention.converts], mention)


def _whole(article: Article, mentions: tuple[Mention, ...]) -> Iterator[Finding]:
    wholes = [
        m
        for m in mentions
        if m.kind is Kind.COUNT and m.hedge is None and m.unit and singular(m.unit) in _MEMBERS
    ]
    for score in mentions:
        if (
            score.kind is not Kind.SCORE
            or not isinstance(score.value, tuple)
            or len(score.value) != 2
            or len(wholes) != 1
        ):
            continue
        whole, total = wholes[0], sum(score.value, Decimal(0))
        if not isinstance(whole.value, Decimal) or total <= whole.value or whole.value < 20:
            continue
        yield Finding(
            WHOLE,
            None,
            Verdict.DISAGREES,
            Severity.ERROR,
            f"“{score.text}” adds up to {amounts.plain(total)}, more than the “{whole.text}” of the same sentence",
            evidence(article, score.start, score.end),
            score.text,
            f"at most {amounts.plain(whole.value)}",
            related=(evidence(article, whole.start, whole.end),),
            arithmetic=(
                f"{' + '.join(amounts.plain(term) for term in score.value)} = {amounts.plain(total)}",
            ),
        )


def _shares(article: Article, sentence: Sentence, mentions: tuple[Mention, ...]) -> Iterator[Finding]:
    text = article.source.text
    shares = [
        m
        for m in mentions
        if m.kind is Kind.PERCENT
        and m.interval is not None
        and text[m.end : m.end + 12].casefold().lstrip().startswith(("of the vote", "of votes"))
    ]
    if len(shares) < 2:
        return
    low = sum((m.interval.low for m in shares if m.interval and m.interval.low), Decimal(0))
    if low <= _HUNDRED:
        return
    yield Finding(
        SHARES,
        None,
        Verdict.DISAGREES,
        Severity.WARNING,
        f"the shares of the vote in this sentence add up to at least {amounts.plain(low)} percent",
        evidence(article, shares[-1].start, shares[-1].end),
        shares[-1].text,
        "at most 100 percent together",
        related=tuple(evidence(article, m.start, m.end) for m in shares[:-1]),
        arithmetic=(" + ".join(m.text for m in shares) + f" ≥ {amounts.plain(low)} percent",),
        confidence="medium",
    )


def _conversion(article: Article, original: Mention, converted: Mention) -> Iterator[Finding]:
    try:
        a, b = amounts.of_mention(original), amounts.of_mention(converted)
        if not isinstance(a, Amount) or not isinstance(b, Amount) or a.unit.dimension != b.unit.dimension:
            return
        one, two = amounts.common(a, b)
    except (Mismatch, UnknownUnit):
        return
    if _roomy(one).overlaps(_roomy(two)):
        return
    scale = 1 / b.unit.factor
    right = Amount(one.scale(scale, -b.unit.offset * scale), b.unit)
    yield Finding(
        CONVERSION,
        None,
        Verdict.DISAGREES,
        Severity.WARNING,
        f"“{original.text}” is {right}, not “{converted.text}”",
        evidence(article, converted.start, converted.end),
        converted.text,
        str(right),
        related=(evidence(article, original.start, original.end),),
        arithmetic=(f"{a} = {right}", f"printed: {b}"),
    )


def _roomy(interval: Interval) -> Interval:
    """Conversions are rounded twice: once more in twenty each way."""
    middle = interval.middle
    return interval.widen(abs(middle) * _SLACK) if middle is not None else interval
