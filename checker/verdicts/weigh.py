"""A stated value against all that its fact has held: the value of the article's day, and those that were superseded by then.

"The count stands at 49.92 percent" agrees until 27 December, and is stale from the 28th, when 49.97 is certified.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from checker.interval import Interval
from checker.model import Kind, Mention, Verdict
from checker.rulebook.authority import Authority, Held
from checker.rulebook.model import Fact
from checker.verdicts.compare import compare

_ORDER = [Verdict.AGREES, Verdict.ROUNDS, Verdict.IMPRECISE, Verdict.DISAGREES, Verdict.UNDECIDED]
FITS = frozenset({Verdict.AGREES, Verdict.ROUNDS})


class Weighed(NamedTuple):
    """A verdict, the value that it was held against, a remark on how it came about, and why it is undecided."""

    verdict: Verdict
    held: Held | None
    note: str = ""
    why: str = ""


def weigh(
    authority: Authority,
    aliases: Mapping[str, str],
    fact: Fact,
    stated: Mention | str | None,
    day: date | None,
) -> Weighed | None:
    """The verdict on a mention, or on a choice by its name, in an article of that day; None when nothing can be said.

    ``aliases`` lead from a name to its key.
    """
    eras = authority.eras(fact.name)
    if not eras:
        missing = _missing(authority, fact)
        return Weighed(Verdict.UNDECIDED, None, why=f"needs {missing}") if missing else None
    best = _best(aliases, stated, authority.held(fact.name, day))
    if best is None or best.verdict not in FITS:
        gone = tuple(era for era in eras if day and era.until and era.until <= day)
        past = _best(aliases, stated, gone)
        if past is not None and past.verdict in FITS:
            return Weighed(Verdict.STALE, past.held)
    return best


def _missing(authority: Authority, fact: Fact) -> str | None:
    """What a derived fact needs, and the rulebook does not hold."""
    facts = {fact.name for fact in authority.book.facts}
    leaves = fact.formula.expr.leaves() if fact.formula else ()
    names = dict.fromkeys(leaf.split(".")[0] for leaf in leaves)
    return ", ".join(n for n in names if n in facts and not authority.eras(n)) or None


def _best(aliases: Mapping[str, str], stated: Mention | str | None, held: tuple[Held, ...]) -> Weighed | None:
    if stated is None:
        return None
    rows = (
        _by_words(stated, era) if isinstance(stated, str) else _by_value(aliases, stated, era) for era in held
    )
    # The last of those that fit alike: on an unknown day the newest value is the one to name.
    return min(reversed([*rows]), key=lambda row: _ORDER.index(row.verdict), default=None)


def _by_words(choice: str, era: Held) -> Weighed:
    return Weighed(Verdict.AGREES if era.text == choice else Verdict.DISAGREES, era)


def _by_value(aliases: Mapping[str, str], mention: Mention, era: Held) -> Weighed:
    worth = era.worth
    if era.exact and mention.hedge is not None and isinstance(mention.value, Decimal):
        mention = _unhedged(mention)
    if isinstance(worth, str) and mention.kind is Kind.NAME:
        worth = aliases.get(worth, worth)
    verdict, remark = compare(mention, worth)
    return Weighed(verdict, era, remark)


def _unhedged(mention: Mention) -> Mention:
    """The bare value: "well above the half a percentage point" names a threshold of half a point."""
    assert isinstance(mention.value, Decimal)
    half = (mention.granule or mention.value / 10) / 2
    return mention._replace(hedge=None, interval=Interval.around(mention.value, abs(half)))


__all__ = ["FITS", "Weighed", "weigh"]
