"""A value that was superseded, told as what it was: "it bid on 18 March, then at 412 pence", "rejected that before it gave way".

The sentence gives a day on which the value held, or a word that puts it there; then it is history, and not out of date.
"""

from __future__ import annotations

from checker.model import DAYS
from checker.rulebook.authority import Held
from checker.verdicts.view import Scope, View, last_words

_THEN = frozenset("then first".split())
_UNTIL = frozenset("before until till".split())
_NEAR = 3


def told_as_past(view: View, held: Held) -> Scope | None:
    """Why a value that held until a day before the article's is history in its sentence, or None."""
    for word in last_words(view, _NEAR):
        if word in _THEN and word not in view.spoken:
            return Scope(f"“{word}” speaks of what was so at first", clear=True)
    for word in view.words[view.end : min(view.end + _NEAR, view.high)]:
        if word in _UNTIL and word not in view.spoken:
            return Scope(f"“{word}” ends what it speaks of", clear=True)
    day = _day_within(view, held)
    return Scope(f"“{day}” is a day on which it held", clear=True) if day else None


def _day_within(view: View, held: Held) -> str | None:
    """The day of the sentence on which the value held; the event's own day is what it is about, and not when it was said."""
    assert held.until is not None
    event = view.case.matcher.book.event.day
    for mention in view.beside:
        span = mention.interval
        if mention.kind not in DAYS or mention.start == view.claim.start or span is None:
            continue
        if span.low is None or span.high is None or (event and span.low <= event.toordinal() <= span.high):
            continue
        begun = held.since is None or held.since.toordinal() <= span.low
        at = view.at(mention.start)
        if begun and span.high < held.until.toordinal() and view.low <= at < view.high:
            return " ".join(mention.text.split())
    return None
