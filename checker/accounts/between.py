"""Sources against one another, where the rulebook itself takes no side: the deepest overlap, and who stands outside.

Three articles say 31, one says 35: the one is asked to look again. Two against two is a tie, and blames nobody. Sentences that
agencies sold twice count once. Of a count that grows, a later figure beats an earlier one, and only one that shrinks is asked
about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from checker.accounts.alike import originals
from checker.accounts.camps import Party, Stating, camps_of
from checker.accounts.model import SHOWN, Open, Side, named
from checker.model import Bar, Finding, Severity, Verdict
from checker.rulebook import amounts
from checker.units import Unit

Camp = list[Party]


def findings(open: Iterable[Open], sides: Sequence[Side]) -> Iterator[Finding]:
    """For every fact without a value of its own: the articles that stand outside the largest camp.

    ``sides`` hold the finest statement of each article, and the finest that is in scope.
    """
    by_fact: dict[tuple[str, str], list[Side]] = {}
    for side in sides:
        by_fact.setdefault((side.rulebook, side.rule), []).append(side)
    for fact in open:
        stated = by_fact.get((fact.rulebook, fact.rule), [])
        finest = list({side.path: side for side in reversed(stated)}.values())[::-1]
        if len(finest) > 1 and len(camps_of(finest, by_words=fact.by_words)[0]) > 1:
            sure = [side for side in stated if side.in_scope]
            yield from _shrinking(fact, sure) if fact.grows else _differing(fact, sure)


# --- camps ------------------------------------------------------------------------------------------------------------


class Ruling(Struct, frozen=True):
    """What is to be said of a fact once it is known who agrees with whom.

    Each side of the parties ``outside`` is held ``against`` a camp; where camps tie, ``notes`` say so, one a camp, by the number of
    the party.
    """

    fact: Open
    camps: tuple[Camp, ...]
    lines: tuple[str, ...]
    against: Camp
    outside: tuple[Party, ...]
    severity: Severity
    why: str
    notes: tuple[tuple[int, Finding], ...] = ()

    def on(self, side: Side) -> Finding:
        """The finding on a side of a party outside."""
        return _finding(
            self.fact,
            side,
            [party.first for party in self.against[:SHOWN]],
            self.lines,
            self.severity,
            self.why,
        )


def ruled(fact: Open, parties: Sequence[Party]) -> Ruling | None:
    """Who stands outside the largest camp, and what to say of it; None when all agree. Parties come in the order of their paths."""
    found, tie = camps_of(parties, by_words=fact.by_words, weigh=lambda party: party.count)
    camps = tuple(found)
    if len(camps) < 2:
        return None
    lines = _lines(camps)
    changed = _changed(camps)
    if changed is not None:
        since = min(party.days[0] for party in changed if party.days)
        outside = tuple(party for camp in camps if camp is not changed for party in camp)
        why = f"the articles from {since} on have it so: did it change?"
        return Ruling(fact, camps, lines, changed, outside, Severity.NOTE, why)
    if tie:
        why, notes = "sources differ, as many on either side", []
        for at, camp in enumerate(camps):
            others = _firsts(other for n, other in enumerate(camps) if n != at)
            first = camp[0]
            finding = _finding(fact, first.first, others, lines, Severity.NOTE, why)
            notes.append((first.number, finding))
        return Ruling(fact, camps, lines, camps[0], (), Severity.NOTE, why, tuple(notes))
    total = sum(party.count for camp in camps for party in camp)
    why = f"{size_of(camps[0])} of {total} articles have it otherwise"
    outside = tuple(party for camp in camps[1:] for party in camp)
    return Ruling(fact, camps, lines, camps[0], outside, fact.severity or Severity.WARNING, why)


def size_of(camp: Camp) -> int:
    """How many articles are of a camp."""
    return sum(party.count for party in camp)


def _firsts(camps: Iterable[Camp]) -> list[Side]:
    return [party.first for party in islice(chain.from_iterable(camps), SHOWN)]


def _lines(camps: Sequence[Camp]) -> tuple[str, ...]:
    lines = [f"{camp[0].first.words}: {named(names_of(camp), size_of(camp))}" for camp in camps[:SHOWN]]
    more = len(camps) - SHOWN
    return (*lines, f"and {more:,} more values") if more > 0 else tuple(lines)


def names_of(camp: Camp) -> list[str]:
    """The first articles of a camp by name, no more than are shown."""
    return list(islice(chain.from_iterable(party.names for party in camp), SHOWN))


def _differing(fact: Open, sides: list[Side]) -> Iterator[Finding]:
    parties = [Party.alone(number, side) for number, side in enumerate(_without_copies(sides))]
    ruling = ruled(fact, parties)
    if ruling is not None:
        yield from (note for _, note in ruling.notes)
        yield from (ruling.on(party.first) for party in ruling.outside)


def _changed(camps: Sequence[Camp]) -> Camp | None:
    """The latest camp, when the camps followed one another: all of each appeared before any of the next."""
    spans: list[tuple[date, date, int]] = []
    for number, camp in enumerate(camps):
        days = [party.days for party in camp if party.days is not None]
        if len(days) < len(camp):
            return None
        spans.append((min(first for first, _ in days), max(last for _, last in days), number))
    spans.sort()
    if any(one[1] >= two[0] for one, two in pairwise(spans)):
        return None
    return camps[spans[-1][2]]


def _without_copies(sides: list[Side]) -> list[Side]:
    """One of each text: near-duplicate sentences, as agencies sell them, are one voice."""
    copies: dict[int, list[str]] = {}
    for side, first in zip(sides, originals(side.evidence.sentence for side in sides), strict=True):
        copies.setdefault(first, []).append(side.path)
    return [
        replace(sides[first], copies=(*sides[first].copies, *paths[1:])) for first, paths in copies.items()
    ]


def _finding(
    fact: Open, side: Side, others: Sequence[Side], lines: tuple[str, ...], severity: Severity, why: str
) -> Finding:
    other = others[0]
    bars = () if side.interval is None else (Bar(side.path, side.interval, side.unit),)
    return Finding(
        fact.rule,
        fact.rulebook,
        Verdict.DISAGREES,
        severity,
        f"{fact.title}: {side.words} here, {other.words} in {other.path}; {why}",
        side.evidence,
        side.words,
        other.words,
        related=tuple(one.evidence for one in others[:SHOWN]),
        bars=bars,
        arithmetic=lines,
        help=fact.help or "the rulebook takes no side: give the fact a value to settle it",
        confidence="medium: no authority, the articles against one another",
    )


# --- counts that grow ---------------------------------------------------------------------------------------------------


class Course:
    """A count over time: the first figure of an earlier day that was higher.

    Of parties in the order of days, then paths, only those that are higher than all before them can be the first; kept by unit, since
    within one unit the higher stays the higher, whatever it is compared with.
    """

    def __init__(self, dated: Iterable[Party]) -> None:
        self._peaks: dict[Unit, list[Party]] = {}
        for party in dated:
            if party.worth is None or party.worth.interval.low is None:
                continue
            peaks = self._peaks.setdefault(party.worth.unit, [])
            if not peaks or _low(peaks[-1]) < party.worth.interval.low:
                peaks.append(party)

    def above(self, later: Stating, day: date) -> Party | None:
        """The first of an earlier day that is higher."""
        found = []
        for peaks in self._peaks.values():
            at = bisect_left(peaks, True, key=lambda peak: _below(later, peak))
            if at < len(peaks) and peaks[at].days is not None:
                found.append(peaks[at])
        first = min(found, key=_when, default=None)
        return first if first is not None and _when(first)[0] < day else None


def in_time(parties: Iterable[Party]) -> list[Party]:
    """Those that have a day, each of one day only, in the order of days, then paths."""
    return sorted((party for party in parties if party.days is not None), key=_when)


def shrunk(fact: Open, later: Side, earlier: Side) -> Finding:
    """The finding on a figure that is below that of an earlier day."""
    lines = tuple(f"{side.day}: {side.words}: {side.who}" for side in (earlier, later))
    why = f"the count grows, and {earlier.day} had more"
    return _finding(fact, later, [earlier], lines, fact.severity or Severity.WARNING, why)


def _shrinking(fact: Open, sides: list[Side]) -> Iterator[Finding]:
    """A figure of a later day that is below an earlier one; and, of one day, those outside its largest camp."""
    of_day: dict[date | None, list[Side]] = {}
    for side in sides:
        of_day.setdefault(side.day, []).append(side)
    for same_day in of_day.values():
        yield from (replace(f, severity=Severity.NOTE) for f in _differing(fact, same_day))
    dated = in_time(Party.alone(number, side) for number, side in enumerate(sides))
    course = Course(dated)
    for party in dated:
        earlier = course.above(party, _when(party)[0])
        if earlier is not None:
            yield shrunk(fact, party.first, earlier.first)


def _when(party: Party) -> tuple[date, str]:
    return (party.days or (date.max,))[0], party.first.path


def _low(party: Party) -> Decimal:
    assert party.worth is not None
    assert party.worth.interval.low is not None
    return party.worth.interval.low


def _below(one: Stating, two: Stating) -> bool:
    if one.worth is None or two.worth is None:
        return False
    try:
        low, high = amounts.common(one.worth, two.worth)
    except amounts.Mismatch:
        return False
    return low.high is not None and high.low is not None and low.high < high.low
