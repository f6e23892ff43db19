"""A reader's answers against the gold: which values are right, which units too, and what was said that is not there.

"At least 14 people" → value right when 14 is said where these words stand; unit right when it is also a count of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from goldset import Article, Stated
from peers import NUMBER, Peer, Said

_CALENDAR = frozenset({"date", "weekday", "year", "decade"})
_SCALES: tuple[dict[str, float], ...] = (
    {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800},
    {"month": 1, "year": 12, "decade": 120, "century": 1200},
    {"inch": 1, "foot": 12, "yard": 36},
    {"basis point": 1, "percentage point": 100},
)
_SMALL = 5e-5
"""Four decimals of a fraction are enough."""


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """One more, right or not."""
        self.of += 1
        self.right += right

    @property
    def rate(self) -> float:
        """Between 0 and 1; 1 of nothing."""
        return self.right / self.of if self.of else 1.0


@dataclass(slots=True)
class Score:
    """Shares over one or more articles, and the mistakes in words.

    ``value`` and ``unit`` are of all values in the gold, ``claimed`` of the kinds that the reader claims; ``precision``
    is of what the reader says, but for what touches an optional value or one of a kind that it does not claim.
    """

    value: Share = field(default_factory=Share)
    unit: Share = field(default_factory=Share)
    claimed: Share = field(default_factory=Share)
    precision: Share = field(default_factory=Share)
    hedges: Share = field(default_factory=Share)
    bare: Share = field(default_factory=Share)
    within: Share = field(default_factory=Share)
    voice: Share = field(default_factory=Share)
    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)


def judge(peer: Peer, article: Article, answers: Sequence[Said], score: Score) -> None:
    """Add one article to a score."""
    said = _longest(answers)
    right: set[int] = set()
    for gold in article.stated:
        near = [i for i, one in enumerate(said) if one.start < gold.end and gold.start < one.end]
        free = [i for i in near if i not in right or said[i].kind in _CALENDAR]
        fits = [i for i in free if _value_fits(gold, said[i], peer.exact)]
        fits.sort(key=lambda i: not _unit_fits(gold, said[i]))
        ends = [] if fits or peer.exact else _both_ends(gold, said, free)
        right.update(fits[:1] or ends)
        if not gold.optional:
            _add(score, peer, gold, [said[i] for i in fits[:1] or ends])
            if not fits and not ends:
                score.mistakes.append(_told(article, gold, [said[i] for i in near]))
            elif peer.exact:
                score.mistakes += _blemishes(article, gold, said[fits[0]])
    for i, one in enumerate(said):
        over = [gold for gold in article.stated if one.start < gold.end and gold.start < one.end]
        unjudged = any(gold.optional for gold in over)
        unclaimed = bool(over) and not any(gold.kinds & peer.claims for gold in over)
        if i in right or not (unjudged or unclaimed):
            score.precision.add(i in right)
            if not over:
                score.mistakes.append(
                    f"{article.name}: says {article.text[one.start : one.end]!r} is {_short(one)}"
                )


def _add(score: Score, peer: Peer, gold: Stated, found: Sequence[Said]) -> None:
    """Count one value of the gold, which these answers state rightly."""
    score.value.add(bool(found))
    score.kinds[min(gold.kinds), bool(found)] += 1
    if gold.kinds & peer.claims:
        score.claimed.add(bool(found))
    score.unit.add(bool(found) and all(_unit_fits(gold, one) for one in found))
    if gold.hedge:
        score.hedges.add(
            any(_hedge_fits(gold, one) for one in found) or (gold.hedge == "between" and len(found) > 1)
        )
    elif gold.hedge == "" and found:
        score.bare.add(not found[0].hedge)
    if gold.within is not None and found and peer.exact:
        score.within.add(_within_fits(gold.within, found[0]))
    if gold.voice is not None and found and peer.exact:
        score.voice.add(found[0].voice == gold.voice)


def _longest(answers: Sequence[Said]) -> list[Said]:
    """Without answers inside longer ones: a reader's "165" inside its own "165 mph"; equal spans stay."""
    kept: list[Said] = []
    for one in sorted(answers, key=lambda one: one.start - one.end):
        if not any(
            other.start < one.end
            and one.start < other.end
            and (other.start, other.end) != (one.start, one.end)
            for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end))


# --- one value against one answer ----------------------------------------------------------------------------------


def _value_fits(gold: Stated, one: Said, exact: bool) -> bool:
    if gold.kinds & _CALENDAR and one.kind in _CALENDAR:
        return _days_fit(gold, one, exact)
    if gold.hedge == "between" and gold.within and one.low is not None:
        return _same(gold.within[0], one.low) and _same(gold.within[1], one.high or "")
    return gold.hedge != "between" and (_same(gold.value, one.value) or _same_measure(gold, one))


def _days_fit(gold: Stated, one: Said, exact: bool) -> bool:
    """A day inside is enough from a reader without intervals; of a span of days with its ends, both must be right."""
    if gold.value == one.value:
        return True
    days = _days(gold)
    if days is None or not one.value[:4].isdigit() or not _is_day(one.value):
        return _same(gold.value, one.value)
    if exact:
        return (one.low, one.high) == days
    return days[0] <= one.value <= days[1]


def _days(gold: Stated) -> tuple[str, str] | None:
    if gold.within is not None:
        return gold.within
    if gold.kinds & {"year"} and len(gold.value) == 4:
        return f"{gold.value}-01-01", f"{gold.value}-12-31"
    return (gold.value, gold.value) if _is_day(gold.value) else None


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _same(a: str, b: str) -> bool:
    try:
        x, y = float(a), float(b)
    except ValueError:
        return a == b
    return abs(x - y) <= max(_SMALL if abs(x) < 1 else 0.0, 1e-9 * abs(x))


def _same_measure(gold: Stated, one: Said) -> bool:
    """31 hours and 20 minutes is 1,880 minutes, 6 feet 9 is 81 inches."""
    for scale in _SCALES:
        for unit in gold.units or ():
            if unit in scale and one.unit in scale:
                try:
                    said = float(one.value) * scale[one.unit]
                except ValueError:
                    return False
                return abs(said - float(gold.value) * scale[unit]) < 1e-3 * scale[unit]
    return False


def _both_ends(gold: Stated, said: Sequence[Said], near: Sequence[int]) -> list[int]:
    """The answers that state the two ends of a range one by one."""
    if gold.hedge != "between" or gold.within is None:
        return []
    found = [next((i for i in near if _same(end, said[i].value)), -1) for end in gold.within]
    return found if -1 not in found and found[0] != found[1] else []


def _unit_fits(gold: Stated, one: Said) -> bool:
    fitting = {"count", "quantity"} if one.kind == NUMBER else {one.kind}
    if not gold.kinds & fitting:
        return False
    if gold.units is None:
        return True
    unit = (one.unit or "").lower()
    if unit in gold.units or unit.rpartition(" ")[2] in gold.units:
        return True
    return _same_measure(gold, one)


def _hedge_fits(gold: Stated, one: Said) -> bool:
    if gold.hedge == "between":
        return one.hedge == "between" or (one.low is not None and one.low != one.high)
    return one.hedge == gold.hedge


def _within_fits(within: tuple[str, str], one: Said) -> bool:
    if one.low is None or one.high is None:
        return False
    pairs = zip(within, (one.low, one.high), strict=True)
    return all(
        gold == "any" or (_same(gold, said) if gold and said else gold == said) for gold, said in pairs
    )


# --- in words -------------------------------------------------------------------------------------------------------


def _told(article: Article, gold: Stated, near: Sequence[Said]) -> str:
    said = "; ".join(_short(one) for one in near) or "nothing"
    return f"{article.name}: {gold.text!r} is {'|'.join(sorted(gold.kinds))} {gold.value}, said: {said}"


def _blemishes(article: Article, gold: Stated, one: Said) -> list[str]:
    """What is wrong about an answer whose value is right."""
    wrong = []
    if not _unit_fits(gold, one):
        wrong.append(f"unit or kind, not {'|'.join(sorted(gold.kinds))} {'|'.join(sorted(gold.units or ()))}")
    if gold.hedge is not None and not _hedge_fits(gold, one):
        wrong.append(f"hedge, not {gold.hedge or 'none'!r}")
    if gold.within is not None and not _within_fits(gold.within, one):
        wrong.append(f"interval, not {gold.within}")
    if gold.voice is not None and one.voice != gold.voice:
        wrong.append(f"voice, not {gold.voice}")
    return [f"{article.name}: {gold.text!r}: {why}; said: {_short(one)}" for why in wrong]


def _short(one: Said) -> str:
    ends = "" if one.low is None else f" [{one.low}, {one.high}]"
    return " ".join(part for part in (one.kind, one.value + ends, one.unit, one.hedge, one.voice) if part)
