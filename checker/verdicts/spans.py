"""Spans of time against their ends, and ranges printed the wrong way round.

"From 2010 to 2014, six years"; "the three-day strike, from Monday to Friday"; "between 50 and 40 euros".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from checker.claims import Article
from checker.interval import Interval
from checker.model import Finding, Hedge, Kind, Mention, Severity
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount
from checker.units import resolve
from checker.verdicts.printed import alike, printed, span_of, words

DURATION, ORDER = "duration-of-span", "range-order"
_ENDS = (Kind.YEAR, Kind.DATE, Kind.WEEKDAY, Kind.TIME)
_ORDERED = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.QUANTITY, Kind.YEAR, Kind.DATE, Kind.AGE})
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_BETWEEN = re.compile(r"\bbetween\s(?:the\s|about\s|some\s)?$", re.IGNORECASE)
_NO_RANGE = re.compile(
    r"\b(?:gap|difference|distance|margin|spread|choice|choose|choosing|chose|split|contrast|relationship|match|game|comparison|discrepancy"
    r"|divid\w+|disparity|ratio|link|connection|tie|swap\w*|switch\w*|distinguish\w*|halfway|midway|anywhere)\s(?:\w+\s){0,3}?between\s(?:the\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:\bfrom|\bbetween|\()\s?(?:early\s|late\s|mid-?)?$", re.IGNORECASE)
_TO = re.compile(r"\s?(?:to|until|till|through|and|[–—-])\s?(?:early\s|late\s|mid-?)?", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:,?\s(?:which\s)?last(?:ed|ing)\s|,\s|\s?\(|\s?[–—-]\s|,\sor\s|,\sa\s(?:\w+\s)?(?:of\s)?)(?:for\s|a\stotal\sof\s|in\sall\s|altogether\s|or\s|some\s)?",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    r"(?:\s(?!and\b|but\b|or\b|after\b|before\b|ago\b|old\b|later\b|earlier\b)[\w’'-]+){0,5}?,?\s?(?:from|between|\()\s?",
    re.IGNORECASE,
)
_AGO = re.compile(r"\s(?:ago|later|earlier|before|after|old|from)\b", re.IGNORECASE)
_ENDING_BC = re.compile(r"\s(?:BCE?|B\.C\.)")


def findings(article: Article) -> Iterator[Finding]:
    """A finding for each span whose length its ends do not give, and for each range whose ends are exchanged."""
    for _, mentions in article.reading.stating:
        if len(mentions) < 2:
            continue
        yield from _reversed(article, mentions)
        lengths = [m for m in mentions if m.kind is Kind.DURATION and isinstance(m.value, Decimal)]
        if lengths:
            for ends in _ends(article.source.text, mentions):
                yield from _measured(article, ends, lengths)


# --- ranges --------------------------------------------------------------------------------------------------------


def _reversed(article: Article, mentions: Sequence[Mention]) -> Iterator[Finding]:
    text = article.source.text
    for one, two in pairwise(mentions):
        if one.kind not in _ORDERED or one.kind is not two.kind or one.hedge or two.hedge:
            continue
        lead = text[max(one.start - 60, 0) : one.start]
        if (
            text[one.end : two.start].strip().lower() != "and"
            or not _BETWEEN.search(lead)
            or _NO_RANGE.search(lead)
        ):
            continue
        if not alike(one, two) or not _above(one, two) or _ENDING_BC.match(text, two.end):
            continue
        yield printed(
            article,
            ORDER,
            Severity.WARNING,
            f"“between {words(one)} and {words(two)}” names the greater end first",
            span_of(one, two),
            f"between {words(two)} and {words(one)}",
            suggestion=_exchanged(text, one, two),
            help="exchange the ends, or look for a wrong digit",
        )


def _exchanged(text: str, one: Mention, two: Mention) -> str | None:
    """The numbers alone change places: "35 and 20 euros" → "20 and 35 euros"."""
    if min(one.core_start, two.core_start) < 0:
        return None
    a, b = text[one.core_start : one.core_end], text[two.core_start : two.core_end]
    middle = text[one.core_end : two.core_start]
    return text[one.start : one.core_start] + b + middle + a + text[two.core_end : two.end]


def _above(one: Mention, two: Mention) -> bool:
    a, b = one.value, two.value
    if isinstance(a, date) and isinstance(b, date):
        return a > b and one.anchor is None and two.anchor is None
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return a > b and one.unit == two.unit
    return False


# --- spans ---------------------------------------------------------------------------------------------------------

Ends = tuple[int, int, Interval, str, str]
"""Where the words of a span begin and end, its length, the unit of that length, and how it was worked out."""


def _ends(text: str, mentions: Sequence[Mention]) -> Iterator[Ends]:
    for at, one in enumerate(mentions):
        begins = max(one.start, one.core_start)  # "from" may belong to the mention
        lead = text[max(begins - 20, 0) : begins]
        if one.hedge is Hedge.BETWEEN and one.kind in (Kind.YEAR, Kind.DATE) and _FROM.search(lead):
            span = _years(one) if one.kind is Kind.YEAR else _days(one)
            if span is not None:
                yield begins, one.end, *span
        if at + 1 < len(mentions):
            two = mentions[at + 1]
            if (
                one.kind is two.kind
                and one.kind in _ENDS
                and _FROM.search(lead)
                and _TO.fullmatch(text[one.end : two.start])
            ):
                if (length := _length(one, two)) is not None:
                    yield begins, two.end, *length


def _years(span: Mention) -> tuple[Interval, str, str] | None:
    """The length of "1979-1990", read as one mention."""
    assert span.interval is not None
    low, high = span.interval.low, span.interval.high
    if low is None or high is None:
        return None
    first, last = date.fromordinal(int(low)).year, date.fromordinal(int(high)).year
    return _between_years(first, last) if last > first else None


def _days(span: Mention) -> tuple[Interval, str, str] | None:
    """The length of "from 3 to 9 March", read as one mention."""
    assert span.interval is not None
    low, high = span.interval.low, span.interval.high
    if low is None or high is None or span.granule != 1:
        return None
    first, last, days = date.fromordinal(int(low)), date.fromordinal(int(high)), high - low
    return Interval(days - 1, days + 1), "day", f"{last} − {first} = {days} days, {days + 1} with both"


def _between_years(first: int, last: int) -> tuple[Interval, str, str]:
    gap = Decimal(last - first)
    return Interval(gap - 1, gap + 1), "year", f"{last} − {first} = {last - first} years, give or take one"


def _length(one: Mention, two: Mention) -> tuple[Interval, str, str] | None:
    if one.kind is Kind.YEAR and isinstance(one.value, Decimal) and isinstance(two.value, Decimal):
        if two.value <= one.value:
            return None
        return _between_years(int(one.value), int(two.value))
    if one.kind is Kind.WEEKDAY:
        first, last = (
            _WEEKDAYS.index(name) if (name := str(m.value).lower()) in _WEEKDAYS else None for m in (one, two)
        )
        if first is None or last is None or first == last:
            return None
        days = (last - first) % 7
        return (
            Interval(Decimal(days), Decimal(days + 1)),
            "day",
            f"{one.text} to {two.text}: {days} days later, {days + 1} with both",
        )
    if one.kind is Kind.TIME:
        return _hours(one, two)
    a, b = _day(one, two), _day(two, one)
    if a is None or b is None or b <= a:
        return None
    days = (b - a).days
    return (
        Interval(Decimal(days - 1), Decimal(days + 1)),
        "day",
        f"{b} − {a} = {days} days, {days + 1} with both",
    )


def _hours(one: Mention, two: Mention) -> tuple[Interval, str, str] | None:
    if one.interval is None or two.interval is None or one.unit != two.unit:
        return None
    gap = (two.interval - one.interval).scale(Decimal(1) / 60)
    middle = gap.middle
    if middle is None:
        return None
    if middle < 0:
        gap = gap.scale(Decimal(1), Decimal(24))
    return gap, "hour", f"{two.text} − {one.text} = {amounts.plain(gap.middle or Decimal(0))} hours"


def _day(mention: Mention, other: Mention) -> date | None:
    """The day of a date; one without its year has the year of the other."""
    if isinstance(mention.value, date):
        return mention.value if mention.granule in (None, Decimal(1)) else None
    match = re.fullmatch(r"--(\d\d)-(\d\d)", str(mention.value))
    if match is None or not isinstance(other.value, date):
        return None
    try:
        return date(other.value.year, int(match[1]), int(match[2]))
    except ValueError:
        return None


def _measured(article: Article, ends: Ends, lengths: Sequence[Mention]) -> Iterator[Finding]:
    start, end, span, unit, how = ends
    text = article.source.text
    for said in lengths:
        if said.hedge is Hedge.BETWEEN or said.interval is None or _AGO.match(text, said.end):
            continue
        behind = said.start >= end and _AFTER.fullmatch(text[end : said.start])
        before = said.end <= start and _LED_BY.fullmatch(text[said.end : start])
        if not (behind or before):
            continue
        amount, length = amounts.of_mention(said), resolve(unit)
        if not isinstance(amount, Amount) or amount.unit.dimension != length.dimension:
            continue
        if not _comparable(amount.unit.name, unit):
            continue
        stated = amount.base.scale(1 / length.factor)
        if stated.overlaps(span):
            continue
        yield printed(
            article,
            DURATION,
            Severity.WARNING,
            f"“{' '.join(text[start:end].split())}” is {amounts.show(span, length)}, not “{words(said)}”",
            (said.start, said.end),
            amounts.show(span, length),
            related=((start, end),),
            arithmetic=(how,),
        )


def _comparable(said: str, unit: str) -> bool:
    """Hours of days say nothing of their number: "two hours, from Monday to Friday"."""
    order = ["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]
    return said in order and unit in order and order.index(said) >= order.index(unit)


__all__ = ["DURATION", "ORDER", "findings"]
