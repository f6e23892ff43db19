"""A stated value against a held one: overlap is agreement, and how they miss says the rest.

"49.9 percent" against 49.92 agrees; "more than 21,000" against 20,715 is imprecise, since only the side that the hedge
names is missed, and by less than the last digit written.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from checker.claims import Claim
from checker.interval import Interval
from checker.model import BELOW, Hedge, Kind, Mention, Verdict
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Mismatch, Result, Tally
from checker.rulebook.sets import PAIR, seen_by_the_other
from checker.units import CALENDAR_DAY, POINT

_ABOVE = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.WELL_OVER})
_SAYS_YEARS = frozenset({None, Hedge.ABOUT, Hedge.NEARLY})
"""An elapsed time of 25 years and a month may be said as 25 years, and as nearly that."""
_DAY = re.compile(r"\d")
_TENTH = Decimal("0.1")
_HUNDRED = 100

BEYOND = "beyond the next round number"
LOOSE = "percent written for percentage points"


def fineness(claim: Claim) -> tuple[bool, object]:
    """Sorts the finest statement first: without a hedge, and with the last digit the smallest."""
    mention = claim.mention
    if mention is None:
        return False, 0
    return mention.hedge is not None, mention.granule if mention.granule is not None else 0


def compare(mention: Mention, worth: Result) -> tuple[Verdict, str]:
    """The verdict on a mention, and a remark on how it came about (or nothing).

    Units that do not meet, and relative dates that nothing anchors, are undecided.
    """
    stated = amounts.of_mention(mention)
    if stated is None or worth is None or isinstance(worth, bool):
        return Verdict.UNDECIDED, "the text leaves open which day is meant"
    if isinstance(worth, Tally) or isinstance(stated, Tally):
        return _tallies(stated, worth), ""
    if isinstance(worth, str) or isinstance(stated, str):
        same = str(worth).casefold() == str(stated).casefold()
        return (Verdict.AGREES if same else Verdict.DISAGREES), ""
    try:
        one, two = amounts.common(stated, worth)
    except Mismatch as error:
        if mention.kind is Kind.MONEY and stated.interval.overlaps(worth.interval):
            return Verdict.DISAGREES, ""  # The same number in another currency.
        return Verdict.UNDECIDED, str(error)
    remark = LOOSE if worth.unit.dimension == POINT != stated.unit.dimension else ""
    if one.overlaps(two):
        if (missed := _rounded_away(mention, stated, two)) is not None:
            return missed, remark
        return _how_closely(mention, stated, one, two), remark
    if worth.elapsed and mention.hedge in _SAYS_YEARS and one.overlaps(amounts.whole_years(worth)):
        return Verdict.ROUNDS, remark
    for other in mention.others:
        if other.scale(stated.unit.factor, stated.unit.offset).overlaps(two):
            return Verdict.ROUNDS, remark
    if _same_day_of_another_year(mention, worth) or _as_differences(stated, worth):
        return Verdict.ROUNDS, remark
    return _miss(mention, stated, one, two, remark)


def _rounded_away(mention: Mention, stated: Amount, held: Interval) -> Verdict | None:
    """How a bare 100 misses what lies below it: nobody rounds 80 to hundreds, a unit that is larger than itself.

    What comes to 100 is from 95 on, as it comes to 80 from 75 on: 1,000 of 950 agrees, of 920 misses narrowly.
    """
    value, granule = mention.value, mention.granule
    if mention.hedge is not None or not isinstance(value, Decimal) or granule is None or held.high is None:
        return None
    if value != granule or granule < _HUNDRED or stated.unit.offset:
        return None
    top = value * stated.unit.factor
    if held.high >= top * (1 - _TENTH / 2):
        return None
    return Verdict.IMPRECISE if held.high >= top * (1 - _TENTH) else Verdict.DISAGREES


def _same_day_of_another_year(mention: Mention, worth: Amount) -> bool:
    """Whether "Jan. 19", to which the reader had to supply a year, is the held day in everything that is written."""
    day = mention.value
    if mention.anchor is None or mention.kind is not Kind.DATE or not isinstance(day, date):
        return False
    held = worth.base
    if (
        worth.unit.name != CALENDAR_DAY
        or held.low is None
        or held.low != held.high
        or not _DAY.search(mention.text)
    ):
        return False
    other = date.fromordinal(int(held.low))
    return (day.month, day.day) == (other.month, other.day)


def _as_differences(stated: Amount, worth: Amount) -> bool:
    """Whether degrees of two scales are as far apart: 2.65 degrees Fahrenheit warmer is 1.47 degrees Celsius warmer."""
    if stated.unit.offset == worth.unit.offset:
        return False
    return stated.interval.scale(stated.unit.factor).overlaps(worth.interval.scale(worth.unit.factor))


def _tallies(stated: Result, worth: Result) -> Verdict:
    """Either side may be named first."""
    if not isinstance(stated, Tally) or not isinstance(worth, Tally):
        return Verdict.UNDECIDED
    if len(worth.terms) > PAIR:
        return (
            Verdict.AGREES
            if stated.terms in (worth.terms, seen_by_the_other(worth.terms))
            else Verdict.DISAGREES
        )
    return Verdict.AGREES if stated.terms in (worth.terms, worth.terms[::-1]) else Verdict.DISAGREES


def _how_closely(mention: Mention, stated: Amount, one: Interval, two: Interval) -> Verdict:
    middle = two.middle
    if middle is None or one.holds(middle):
        return Verdict.AGREES
    value = mention.value
    if isinstance(value, Decimal) and stated.unit.offset == 0 and two.holds(value * stated.unit.factor):
        return Verdict.AGREES
    return Verdict.ROUNDS


def _miss(mention: Mention, stated: Amount, one: Interval, two: Interval, remark: str) -> tuple[Verdict, str]:
    """Beyond which end the held value lies, and whether the hedge names that end."""
    value = abs(mention.value) * stated.unit.factor if isinstance(mention.value, Decimal) else Decimal(0)
    slack = max((mention.granule or Decimal(0)) * stated.unit.factor, value * _TENTH)
    if one.low is not None and two.high is not None and two.high < one.low:
        if mention.hedge in _ABOVE and one.low - two.high < slack:
            return Verdict.IMPRECISE, remark
        if mention.hedge is Hedge.LESS_THAN:
            return Verdict.IMPRECISE, BEYOND
    elif one.high is not None and two.low is not None:
        if mention.hedge in BELOW and two.low - one.high < slack:
            return Verdict.IMPRECISE, remark
        if mention.hedge is Hedge.MORE_THAN:
            return Verdict.IMPRECISE, BEYOND
    return Verdict.DISAGREES, remark
