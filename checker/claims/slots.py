"""Which mentions a fact's slot takes: its own kind and unit only, so that "9 km" is never a depth in hours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from checker.interval import Interval
from checker.model import DAYS, Kind, Mention
from checker.reading.zones import minutes_from_utc
from checker.rulebook.model import Event, Fact
from checker.rulebook.nouns import INHABITANTS, same_count, singular
from checker.rulebook.phrases import Either, Element, Slot, Word
from checker.rulebook.sets import PAIR
from checker.rulebook.wordings import literals
from checker.units import FRACTION, UnknownUnit, unit_of

SPELT_OUT = frozenset({Kind.PERCENT, Kind.MONEY, Kind.QUANTITY})
"""Kinds whose unit may be left out once the sentence has spelt it out."""
_SCORED = frozenset({"goal", "try", "touchdown"})
"""What is scored once or twice."""
_UNITLESS = frozenset({"magnitude"})
"""Units that a rulebook may leave out: a magnitude of 6.4."""
_DOLLARS = frozenset(
    "USD AUD CAD NZD HKD SGD TWD BBD BMD BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD ZWL MXN ARS CLP COP".split()
)
_NAMED_DOLLAR = re.compile(
    r"[A-Z]\$|\$(?:US|CA|AU|NZ|HK|SG)\b|\bU\.?S\.? dollars?\b|\b(?:[A-Z][a-z]+an|Hong Kong|New Zealand) dollars?\b"
)
"""A dollar of which the text says whose it is."""
_DAY = 24 * 60
_WATCHED = re.compile(r"\d{1,3}:[0-5]\d")
_TAKES: dict[Kind, frozenset[Kind]] = {
    Kind.DATE: DAYS | {Kind.YEAR},
    Kind.WEEKDAY: DAYS,
    Kind.YEAR: frozenset({Kind.YEAR, Kind.DATE}),
    Kind.DECADE: frozenset({Kind.DECADE, Kind.YEAR}),
    Kind.POINTS: frozenset({Kind.POINTS, Kind.PERCENT}),
    Kind.DURATION: frozenset({Kind.DURATION}),
    Kind.ORDINAL: frozenset({Kind.ORDINAL}),
}


def accepts(fact: Fact, mention: Mention) -> bool:
    """Whether a fact's slot takes a mention: its own kind and unit only."""
    kind = fact.kind
    if kind in ("name", "title", "text"):
        return mention.kind is Kind.NAME
    if kind is None:
        return mention.kind not in (Kind.NAME, Kind.QUOTE)
    if not isinstance(kind, Kind):
        return False
    if kind is Kind.COUNT:
        if fact.unit is None and mention.kind is Kind.QUANTITY:
            return mention.unit in _UNITLESS
        if mention.kind is Kind.QUANTITY and mention.unit == FRACTION and fact.unit == "times":
            return isinstance(mention.value, Decimal) and mention.value > 1  # "twice the rate" for 2 times
        if mention.kind is not Kind.COUNT:
            return False
        if mention.unit == "times" and fact.unit is not None and singular(fact.unit) in _SCORED:
            return True  # "scored twice" for two goals
        return (
            mention.unit is None
            or fact.unit is None
            or same_count(fact.unit, mention.unit)
            or (fact.inhabits and singular(fact.unit) == "person" and singular(mention.unit) in INHABITANTS)
        )
    if kind is Kind.DURATION and mention.kind is Kind.AGE:  # "the plane was 22 years old"
        return "old" in mention.text.lower() and _is_an_age(fact)
    if kind is Kind.PERCENT and mention.kind is Kind.QUANTITY and mention.unit == FRACTION:
        return True  # "a quarter" for 24 percent
    if kind is Kind.POINTS and mention.kind is Kind.COUNT:  # "won by 10 points"
        return mention.unit is not None and singular(mention.unit) == "point"
    if kind is Kind.SCORE and mention.kind is Kind.DURATION:  # "60:02", written for a time
        return mention.unit == "second" and _is_watched(fact, mention.text)
    if kind is Kind.SCORE and isinstance(mention.value, tuple):
        return (len(mention.value) > PAIR) is holds_sets(fact)
    if mention.kind not in _TAKES.get(kind, (kind,)):
        return False
    if kind is Kind.MONEY:
        return fact.unit is None or mention.unit == fact.unit or _in_another_currency(fact, mention)
    if kind is Kind.QUANTITY and fact.unit is not None:
        try:
            return unit_of(kind, mention.unit, str).dimension == unit_of(kind, fact.unit, str).dimension
        except UnknownUnit:
            return False
    return True


def lends(fact: Fact, mention: Mention) -> bool:
    """Whether a wording of the fact puts the noun that is counted right behind its slot: `<value> residents`, of 410,000 people.

    There the slot takes the number alone, and the wording the noun; elsewhere "12 residents" are some of the people.
    """
    if fact.kind is not Kind.COUNT or mention.kind is not Kind.COUNT or not (fact.unit and mention.unit):
        return False
    words = tuple(mention.unit.lower().split())
    return any(
        _follows(wording.elements, fact.name, words)
        for wording in fact.wordings
        if fact.name in wording.slots
    )


def _follows(elements: Sequence[Element], fact: str, words: tuple[str, ...], *, behind: bool = False) -> bool:
    """Whether the words stand right behind the slot."""
    for at, element in enumerate(elements):
        if isinstance(element, Either):
            options = (_follows(option, fact, words, behind=behind) for option in element.options)
            if any(options):
                return True
        elif behind and isinstance(element, Word):
            said = tuple(part.word for part in elements[at : at + len(words)] if isinstance(part, Word))
            if said == words:
                return True
        behind = isinstance(element, Slot) and element.fact == fact
    return False


def holds_sets(fact: Fact) -> bool:
    """Whether a fact is a score of several sets: 6-4, 3-6, 7-5."""
    held = fact.values[0].mention if fact.kind is Kind.SCORE and fact.values else None
    return held is not None and isinstance(held.value, tuple) and len(held.value) > PAIR


def _is_watched(fact: Fact, words: str) -> bool:
    """Whether a value of two terms is a time in minutes and seconds, as the text has it: 60:02."""
    return _WATCHED.fullmatch(words) is not None and all(
        _WATCHED.fullmatch(held.text) for held in fact.values
    )


def _is_an_age(fact: Fact) -> bool:
    """Whether a length of time is the age of something: its wordings hold "old"."""
    return any("old" in literals(wording.elements) for wording in fact.wordings)


def in_local_dollars(fact: Fact, mention: Mention, text: str) -> bool:
    """Whether a bare "$" is that of the fact's own country: "$2.4 million" of a Canadian fine, in a story without other dollars."""
    if fact.unit not in _DOLLARS - {"USD"} or mention.unit != "USD" or mention.converts is not None:
        return False
    return _NAMED_DOLLAR.search(mention.text) is None and not _tells_dollars_apart(text)


@lru_cache(maxsize=8)
def _tells_dollars_apart(text: str) -> bool:
    return _NAMED_DOLLAR.search(text) is not None


def _in_another_currency(fact: Fact, mention: Mention) -> bool:
    """Whether it is the fact's own number under another sign: "$4.2 billion" for £4.2 billion.

    Every country writes its own dollars "$", so that one dollar is never held against another.
    """
    if mention.converts is not None or {fact.unit, mention.unit} <= _DOLLARS:
        return False
    return any(held.mention is not None and held.mention.value == mention.value for held in fact.values)


def in_zone(mention: Mention, fact: Fact, event: Event) -> Mention:
    """A time of day by the clock of the fact: "1414 GMT" is 10:14 where the event was.

    A time that names no zone, and a local one, are by the event's clock. Without its zone they meet only one another.
    """
    if mention.kind is not Kind.TIME or fact.kind is not Kind.TIME or mention.interval is None:
        return mention
    one, two = (_clock(zone, event) for zone in (mention.unit, fact.unit))
    if one == two:
        return mention._replace(unit=fact.unit)
    low = mention.interval.low
    if one is None or two is None or event.day is None or low is None:
        return mention
    minute = int(low)
    here, there = (minutes_from_utc(zone, event.day, minute) for zone in (one, two))
    if here is None or there is None:
        return mention
    shift = (minute + there - here) % _DAY - minute
    return mention._replace(interval=mention.interval.scale(Decimal(1), Decimal(shift)), unit=fact.unit)


def _clock(zone: str | None, event: Event) -> str | None:
    return event.timezone if zone in (None, "local") else zone


def in_kind(mention: Mention, fact: Fact) -> Mention:
    """A bare number in the unit that the sentence spelt out before, with the width of its digits; points won by as such."""
    if fact.kind is Kind.SCORE and mention.kind is Kind.DURATION:
        terms = tuple(Decimal(term) for term in mention.text.split(":"))
        return mention._replace(kind=Kind.SCORE, value=terms, interval=None, unit=None)
    if fact.kind is Kind.MONEY and mention.unit == "USD" and fact.unit in _DOLLARS:
        return mention._replace(unit=fact.unit)
    if fact.kind is Kind.DURATION and mention.kind is Kind.AGE:
        return mention._replace(kind=Kind.DURATION, unit="year")
    if mention.kind is not Kind.COUNT or not isinstance(fact.kind, Kind):
        return mention
    if fact.kind in SPELT_OUT or fact.kind is Kind.POINTS:
        interval = mention.interval
        if mention.hedge is None and isinstance(mention.value, Decimal) and mention.granule and interval:
            interval = interval.hull(Interval.around(mention.value, mention.granule / 2))
        return mention._replace(kind=fact.kind, unit=fact.unit, interval=interval)
    if fact.kind is Kind.COUNT and fact.unit:  # "people" where the fact counts employees
        return mention._replace(unit=fact.unit)
    return mention
