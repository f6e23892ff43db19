"""Whose a value is, where a wording names nobody and the sentence names somebody unknown: "Starfall's opening took $40 million".

What belongs to a name that neither the rulebook nor the article is about is left open: "Kestrel said its revenue rose to $3 billion".
"""

from __future__ import annotations

from checker.model import CALENDAR, Kind, Mention
from checker.reading.english.speech import SPEECH
from checker.verdicts.view import Scope, View, at_home, known, word_at

_ITS = frozenset("its their his her".split())
_BETWEEN = frozenset("that its their his her the".split())
_NEAR = 3


def anothers(view: View) -> Scope | None:
    """ "Starfall's opening took …", "the opening of Starfall took …", "Kestrel said its revenue rose to …"."""
    if view.claim.wording.names or view.mention.kind in CALENDAR:
        return None
    start = word_at(view.tokens, view.claim.words[0])
    if start >= view.first:
        return None
    for mention in reversed(view.beside):
        if mention.kind is not Kind.NAME or mention.start >= view.mention.start:
            continue
        first, end = word_at(view.tokens, mention.start), word_at(view.tokens, mention.end)
        if not view.low <= first:
            return None
        if _owns(view, first, end, start):
            name = " ".join(mention.text.split()).removesuffix("'s").removesuffix("’s")
            return None if _is_ours(view, mention, name) else Scope(f"it is said of {name}")
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


def _is_ours(view: View, mention: Mention, name: str) -> bool:
    first, end = word_at(view.tokens, mention.start), word_at(view.tokens, mention.end)
    return known(view, view.words[first:end]) or at_home(view, name)


__all__ = ["anothers"]
