"""A value that is a day itself, and whose day it is: "killed nine, police said on Friday" gives no day of the killing."""

from __future__ import annotations

from checker.claims.ties import SMALL
from checker.model import CALENDAR
from checker.reading.english.speech import SPEECH
from checker.verdicts.view import Scope, View

_TODAY = frozenset("today yesterday tomorrow tonight now".split())
_SAID = frozenset(word for word in SPEECH if word.endswith("ed")) | frozenset(
    "say says said tells told wrote".split()
)
_WHEN = frozenset("on in late early at".split())
_TOLD_AWAY = 7
_CLAUSE = frozenset("that who which and".split())


def a_modifier(view: View) -> Scope | None:
    """ "Today's verdicts", "Friday's vote": the day belongs to what follows."""
    if view.mention.kind in CALENDAR and view.words[view.end : view.end + 1] == ("'s",):
        return Scope("the day belongs to what follows it", clear=True)
    return None


def without_a_day(view: View) -> Scope | None:
    """ "Yesterday" in an article that has no date of its own."""
    mention = view.mention
    if mention.kind in CALENDAR and mention.anchor and view.case.day is None:
        if view.words[view.first] in _TODAY:
            return Scope("the article has no date from which to count")
    return None


def when_said(view: View) -> Scope | None:
    """ "The crash killed all 46 aboard, the agency said on Thursday": the day on which it was said.

    A word of the wording between the verb of speech and the day ties the day to the fact: "said it crashed on Thursday".
    """
    if view.mention.kind not in CALENDAR or view.words[view.first - 1] not in _WHEN | _SAID:
        return None
    if _SAID.isdisjoint(view.said):
        return None
    low, _ = view.segment
    for at in range(view.first - 1, max(low, view.first - _TOLD_AWAY) - 1, -1):
        word = view.words[at]
        if word in _CLAUSE or (word in view.own and word not in SMALL):
            return None
        if word in _SAID and word not in view.spoken:
            return Scope(f"it is the day on which somebody “{word}” it", clear=True)
    return None
