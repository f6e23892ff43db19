"""Whose a value is, where a wording names nobody and the sentence names somebody unknown: "Starfall's opening took $40 million".

What belongs to a name that neither the rulebook nor the article is about is left open: "Kestrel said its revenue rose to $3 billion".
"""

from __future__ import annotations

from checker.model import CALENDAR
from checker.reading.english.speech import SPEECH
from checker.verdicts.foreign import at_home, known
from checker.verdicts.view import Scope, View

_ITS = frozenset("its their his her".split())
_BETWEEN = frozenset("that its their his her the".split())
_NEAR = 3


def anothers(view: View) -> Scope | None:
    """ "Starfall's opening took …", "the opening of Starfall took …", "Kestrel said its revenue rose to …"."""
    if view.mention.kind in CALENDAR:
        return None
    start = view.at(view.claim.words[0])
    if start >= view.first:
        return None
    for name in reversed(view.names):
        if name.mention.start >= view.mention.start:
            continue
        if not view.low <= name.first:
            return None
        if _owns(view, name.first, name.end, start):
            owner = name.said.removesuffix("'s").removesuffix("’s")
            ours = known(view, name.words) or at_home(view, owner)
            return None if ours else Scope(f"it is said of {owner}")
    return None


def _owns(view: View, first: int, end: int, start: int) -> bool:
    """Whether the words of the claim belong to a name: before them in the genitive, or who says it; or behind them with "of"."""
    if first > start:
        return view.words[first - 1] == "of" and first - start <= _NEAR
    between = view.words[end - 1 : start] if view.words[end - 1] == "'s" else view.words[end:start]
    if between[:1] == ("'s",):
        return len(between) <= _NEAR
    if not between or between[0] not in SPEECH or len(between) > _NEAR + 1:
        return False
    return _BETWEEN.issuperset(between[1:]) and not (_ITS | {"that"}).isdisjoint(between)
