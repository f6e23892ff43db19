"""What one article prints, and a finding on it: "rose 10 percent from 40 to 50" is held against itself, digit by digit.

Prose rounds 40 to "some 40"; beside the figures that it is worked out from it is read as printed, 39.5 to 40.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from checker.claims import Article
from checker.interval import Interval
from checker.model import Finding, Hedge, Mention, Severity, Verdict, Voice
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount
from checker.units import UnknownUnit
from checker.verdicts.case import evidence
from checker.verdicts.policy import softened

Span = tuple[int, int]
_SIC = re.compile(r"[\"”’']?\s*[\[(]sic[\])]", re.IGNORECASE)
_HALF = Decimal("0.5")
_HUNDREDTH = Decimal("0.01")


def printed(
    article: Article,
    rule: str,
    severity: Severity,
    message: str,
    span: Span,
    expected: str,
    *,
    related: Sequence[Span] = (),
    arithmetic: Sequence[str] = (),
    help: str | None = None,
    suggestion: str | None = None,
    confidence: str = "high",
    citation: str | None = None,
    writers_own: bool = False,
) -> Finding:
    """A finding of a built-in check at a span of the text: softer in another's voice, and there without a proposal.

    ``writers_own`` is what the writer answers for in indirect speech too, such as a spelling.
    """
    start, end = span
    voice, speaker = article.reading.voice_at(start, end)
    place = evidence(article, start, end)
    mild = severity if writers_own and voice is Voice.ATTRIBUTED else softened(severity, voice)
    if mild is not severity and speaker and speaker[0].isupper():
        message += f" (in the words of {speaker})"
    return Finding(
        rule,
        None,
        Verdict.DISAGREES,
        mild,
        message,
        place,
        " ".join(place.text.split()),
        expected,
        related=tuple(evidence(article, *other) for other in related),
        arithmetic=tuple(arithmetic),
        citation=citation,
        help=help,
        suggestion=suggestion if mild is severity else None,
        confidence=confidence,
    )


def is_sic(text: str, end: int) -> bool:
    """Whether the writer has marked the words that end here as the mistake of another."""
    return _SIC.match(text, end) is not None


def span_of(*mentions: Mention) -> Span:
    """From the first to the last of the mentions."""
    return min(m.start for m in mentions), max(m.end for m in mentions)


def words(mention: Mention) -> str:
    """The words of a mention on one line."""
    return " ".join(mention.text.split())


def as_printed(mention: Mention) -> Interval | None:
    """The values that round to the digits printed; a hedge widens as it does in prose; None for no single number."""
    value = mention.value
    if mention.interval is None or not isinstance(value, Decimal):
        return None
    if mention.hedge is not None:
        if mention.hedge is Hedge.BETWEEN:
            return mention.interval
        return mention.interval.hull(Interval.around(value, abs(value) * _HUNDREDTH))
    granule = mention.granule
    if granule is None:
        return mention.interval
    if granule >= 10 and abs(value) < 1000:
        granule = Decimal(1)  # "100 seats" beside "130" is no round number
    slack = min(granule / 2, max(_HALF, abs(value) * 2 * _HUNDREDTH)) if granule >= 1 else granule / 2
    return Interval.around(value, slack)


def alike(one: Mention, two: Mention) -> bool:
    """Whether two mentions measure the same thing, so that one can be taken from the other."""
    a, b = dimension(one), dimension(two)
    if a is None or b is None:
        return False
    # A bare number takes the noun of the other: "from 100 seats to 130".
    return a == b or (a == "count" and b.startswith("count")) or (b == "count" and a.startswith("count"))


def dimension(mention: Mention) -> str | None:
    """What a mention measures; None for what cannot be calculated with."""
    try:
        amount = amounts.of_mention(mention)
    except UnknownUnit:
        return None
    return amount.unit.dimension if isinstance(amount, Amount) else None
