"""Hedges: the words before or after a number that widen it, by what they mean.

"more than" 21,000, "up to" 40 hectares, 200 "or so", "well above" half a percentage point.
"""

from __future__ import annotations

from checker.model import Hedge


def _rows(rows: dict[Hedge, str]) -> dict[tuple[str, ...], Hedge]:
    return {tuple(phrase.split()): hedge for hedge, phrases in rows.items() for phrase in phrases.split(", ")}


BEFORE: dict[tuple[str, ...], Hedge] = _rows(
    {
        Hedge.ABOUT: (
            "about, around, some, roughly, approximately, approx, approx ., circa, ca ., c ., an estimated, estimated,"
            " estimated at, estimated to be, a reported, in the region of, somewhere around, in the order of,"
            " give or take, something like, ~, ≈, ∼, on the order of, in the neighborhood of, in the vicinity of, on average,"
            " more or less, anywhere around, give or take around, an estimated total of"
        ),
        Hedge.NEARLY: (
            "nearly, almost, just under, close to, just short of, just below, just less than, a little under, slightly less than, approaching,"
            " slightly under, slightly below, slightly fewer than, just shy of, shy of, little less than, nearing, as close to, near to, very nearly,"
            " not quite, a little less than, a shade under, practically, virtually, close on,"
            " getting on for, nigh on, just about"
        ),
        Hedge.MORE_THAN: (
            "more than, over, above, in excess of, greater than, higher than, larger than, upwards of, upward of, north of, just over,"
            " just above, just more than, a little over, slightly more than, a little more than, slightly over, slightly above, exceeding, exceed, exceeded,"
            " exceeds, topped, topping, surpassing, surpassed, beyond, older than, longer than, better than, bigger than, >, a shade over,"
            " little more than, taller than, heavier than, faster than, deeper than, later than"
        ),
        Hedge.LESS_THAN: (
            "less than, fewer than, under, below, lower than, smaller than, shorter than, younger than, south of, <, short of, beneath"
        ),
        Hedge.AT_LEAST: (
            "at least, no fewer than, no less than, not less than, not fewer than, as few as, as little as, at or above, a minimum of, minimum of, ≥, at the very least, at a minimum of"
        ),
        Hedge.AT_MOST: (
            "at most, up to, no more than, not more than, a maximum of, maximum of, as many as, as much as, ≤, at the most,"
            " no greater than, no higher than, as high as, not exceeding, no longer than, no later than, as far as, as long as, as large as, no older than, not to exceed,"
            " anything up to, up to a maximum of, at or below"
        ),
        Hedge.WELL_OVER: (
            "well above, well over, far more than, far above, much more than, well in excess of, far over, considerably more than,"
            " significantly more than, way over, way more than, many more than, substantially more than, well beyond, far in excess of, far exceeding"
        ),
        Hedge.WELL_UNDER: (
            "well below, well under, far less than, far fewer than, much less than, far below, considerably less than,"
            " significantly less than, significantly fewer than, way below, way under, well short of, far short of, substantially less than, many fewer than"
        ),
    }
)
AFTER: dict[tuple[str, ...], Hedge] = _rows(
    {
        Hedge.ABOUT: "or so, or thereabouts, give or take, odd",
        Hedge.AT_LEAST: "or more, or above, or over, or higher, or older, or better, and over, and above, and older, or longer, +, at least, at a minimum, or greater, or larger, and counting",
        Hedge.AT_MOST: "or less, or fewer, or under, or below, or younger, and under, and below, at most, or lower, or shorter, at the most, or smaller",
    }
)

LAST_BEFORE = frozenset(phrase[-1] for phrase in BEFORE)
"""The words that can stand right before the number: one look tells whether a hedge is there at all."""
FIRST_AFTER = frozenset(phrase[0] for phrase in AFTER)
LONGEST = max(len(phrase) for phrase in BEFORE)

BOUNDS = frozenset("over under above below".split())
"""Of these "under 16" is as good as an age: "children under 16"."""

STEPPED_OVER = frozenset({"the", "a", "an", "another", "its", "their", "his", "her", "an additional", "this"})
"""May stand between hedge and number: "well above the half a percentage point"."""

OVER_BEHIND = frozenset(
    """lead leads win wins won victory victories triumph advantage edge upset premium race races fight dispute row
    authority power control talks concern concerns argument choice favored favoured preferred swim run spread
    handed handing turned turning took taken take carried presided hung drove flew gave""".split()
)
"""Behind these "over" is no hedge ("a lead over two rivals", "handed over thousands of files")."""
ABOUT_BEHIND = frozenset(
    """talk talking talked talks think thinks thinking worried told asked ask know knew heard hear speak spoke speaking
    complained concerned concerns questions information details warned optimistic learned learn lied lying nothing
    something anything""".split()
)
"""Behind these "about" is no hedge ("talking about one area")."""
UP_BEHIND = frozenset(
    "go goes went going gone rise rises rose move moves moved push pushed climbed bring brings".split()
)
"""Behind these "up to" tells a direction ("the wage would go up to $8")."""
NEXT_TO_NUMBER = frozenset("about around some over under beyond beneath to".split())
"""Stand right before the number they hedge: "around the three centres" and "called up to the 12" hedge nothing."""
