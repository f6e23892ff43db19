"""A printed conversion against its original: "19 feet (5.8 metres)", "90 km/h (56 mph)", "95F (35C)".

Newsrooms round twice, so a miss of one in twenty (a degree, for temperatures) is none. Money is not converted: a rate is
no constant.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.claims import Article
from checker.interval import Interval
from checker.model import Finding, Mention, Severity
from checker.rulebook.amounts import Amount
from checker.rulebook.nouns import singular
from checker.units import Unit, UnknownUnit, unit_of
from checker.verdicts.printed import as_printed, printed, words
from checker.verdicts.proposals import proposal

RULE = "conversion"
_TWENTIETH = Decimal("0.05")


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each conversion that does not convert."""
    by_start = {mention.start: mention for mention in article.reading.mentions}
    for mention in article.reading.mentions:
        if mention.converts is not None and mention.converts in by_start:
            yield from _held(article, by_start[mention.converts], mention)


def _held(article: Article, original: Mention, converted: Mention) -> Iterator[Finding]:
    """What rounds to the printed digits decides; where prose would let it pass ("100 miles" for some 100), it is a remark."""
    units = _units(original, converted)
    exact, stated = as_printed(original), as_printed(converted)
    if units is None or None in (exact, stated, original.interval, converted.interval):
        return
    assert exact is not None
    assert stated is not None
    assert original.interval is not None
    assert converted.interval is not None
    right = _in_unit(exact, *units)
    if _roomy(right, units[1]).overlaps(stated):
        return
    loose = _roomy(_in_unit(original.interval, *units), units[1]).overlaps(converted.interval)
    shown = str(Amount(right, units[1]))
    yield printed(
        article,
        RULE,
        Severity.NOTE if loose else Severity.WARNING,
        f"“{words(original)}” is {shown}, not “{words(converted)}”",
        (converted.start, converted.end),
        shown,
        suggestion=_proposal(converted, right, units[1]),
        related=((original.start, original.end),),
        arithmetic=(f"{words(original)} = {shown}", f"printed: {words(converted)}"),
    )


def _proposal(converted: Mention, right: Interval, unit: Unit) -> str | None:
    """The original, converted to the digit that was printed."""
    if right.middle is None:
        return None
    value = right.middle.quantize(min(converted.granule or Decimal(1), Decimal(1)))
    return proposal(converted, Amount(Interval.exact(value), unit))


def _units(one: Mention, two: Mention) -> tuple[Unit, Unit] | None:
    """The units of both, where they measure the same."""
    try:
        a, b = unit_of(one.kind, one.unit, singular), unit_of(two.kind, two.unit, singular)
    except UnknownUnit:
        return None
    return (a, b) if a.dimension == b.dimension else None


def _in_unit(interval: Interval, own: Unit, other: Unit) -> Interval:
    scale = 1 / other.factor
    return interval.scale(own.factor, own.offset).scale(scale, -other.offset * scale)


def _roomy(interval: Interval, unit: Unit) -> Interval:
    middle = interval.middle
    if middle is None:
        return interval
    return interval.widen(Decimal(1) if unit.dimension == "[temperature]" else abs(middle) * _TWENTIETH)
