"""Of which of many a sentence speaks: "One, of magnitude 4.7, hurt four people"; "the Buckhorn fire"; "the company's new ferry".

Where the subject is another of the event's kind, its figures are not the event's; nor are those of the sentence that goes on
with "It".
"""

from __future__ import annotations

from checker.reading.english.calendar import DATE_WORDS
from checker.reading.english.numbers import ARTICLES
from checker.reading.english.words import STOPS
from checker.verdicts.foreign import at_home
from checker.verdicts.laid import Laid, before
from checker.verdicts.view import Scope, View

_ONE = frozenset({"one", "another", "others"})
_ON = frozenset(
    "of at in on with near from was had has which that who measuring killed hurt injured struck".split()
)
"""Behind "One" at the head of a sentence, where it is not a number of something: "One of magnitude 4.7"."""
_TAKES_UP = frozenset("it they that this".split())
_NEWER = frozenset("new newer replacement successor sister rival neighboring neighbouring".split())
_KINDS = frozenset(
    """earthquake quake tremor aftershock fire wildfire blaze storm hurricane typhoon cyclone tornado flood ferry ship vessel
    boat plane jet flight train crash bid offer merger takeover trial case election vote referendum match game final mine
    bridge explosion blast attack shooting strike landslide mudslide eruption avalanche accident disaster sinking collision
    outbreak epidemic bank company""".split()
)
"""What an event or the thing at its heart is: another one has a name of its own."""
_LIKE = {
    "quake": "earthquake",
    "tremor": "earthquake",
    "wildfire": "fire",
    "blaze": "fire",
    "vessel": "ship",
    "boat": "ship",
}
_BEFORE = frozenset("after since than like unlike before from by during of in to for with until into".split())
"""Before a name of another these make it no subject: "since the Buckhorn fire"."""
"""These bring in the event itself: "an Italian ferry sank"."""
_HEAD = 5


def another_of_many(view: View) -> Scope | None:
    """Another of the event's kind as the subject of the value's sentence, or of the one that it goes on from."""
    own = _another(view, view, view.low, view.first)
    if own is not None:
        return Scope(f"“{own}” is another", clear=True)
    line = before(view) if view.words[0] in _TAKES_UP and view.first > 0 else None
    other = None if line is None else _another(view, line, 0, len(line.words))
    if other is None:
        return None
    return Scope(f"“{view.words[0]}” is “{other}” of the sentence before", clear=True)


def _another(view: View, line: Laid, low: int, count: int) -> str | None:
    """The words ``[low, count)`` by which a sentence's subject is another of the kind."""
    words = line.words
    if low == 0 and count > 1 and words[0] in _ONE and words[1] in _ON and words[1:3] not in _PARTITIVE:
        return line.written(0, 2)
    for at in range(low, count - 1):
        if (
            words[at + 1] == "one"
            and at > low
            and words[at - 1] == "the"
            and words[at] not in view.spoken | STOPS
        ):
            return f"the {words[at]} one"
        if not _is_of_kind(view, words[at + 1]):
            continue
        if line.written(at + 1, at + 2)[0].isupper():
            continue  # a headline, or a name of which guards of names know
        newer = at < low + _HEAD and words[at] in _NEWER and words[at] not in view.spoken
        if newer or (at > 0 and _is_name(view, line.written(at, at + 1), words[at]) and _leads(words, at)):
            return line.written(at, at + 2)
    return None


_PARTITIVE = frozenset({("of", word) for word in "the its his her their our those these them".split()})


def _is_of_kind(view: View, word: str) -> bool:
    """Whether a word is what the event is, or another word for it."""
    if word not in _KINDS:
        return False
    return word in view.case.vocabulary or _LIKE.get(word, word) in view.case.vocabulary


def _is_name(view: View, written: str, word: str) -> bool:
    """Whether a word before the kind is a name that neither the rulebook nor the story is at home with."""
    if (
        not written[:1].isupper()
        or len(written) == 1
        or written.isupper()
        or word in STOPS
        or word in DATE_WORDS
        or word in _KINDS
    ):
        return False
    return word not in view.case.vocabulary and word not in view.spoken and not at_home(view, written)


def _leads(words: tuple[str, ...], at: int) -> bool:
    """Whether the name that ends at a word is a subject, and no word before it makes it less."""
    first = at
    while first > 0 and words[first - 1] in ("the", "'s"):
        first -= 2 if words[first - 1] == "'s" and first > 1 else 1
    return first == 0 or words[first - 1] not in _BEFORE | ARTICLES
