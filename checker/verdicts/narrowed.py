"""A thing narrowed by a word that the rulebook does not use of it: "the women's record", "a smaller study of 1,140 people".

The narrowed thing is another than the fact's, and so is what goes on from it: "In an earlier trial … Headaches struck 6 percent".
"""

from __future__ import annotations

from checker.reading.english.numbers import ARTICLES
from checker.reading.english.sentences import CLAUSE_JOINTS
from checker.reading.tokens import words_of
from checker.verdicts.foreign import SURE, at_home, known
from checker.verdicts.laid import before
from checker.verdicts.view import Scope, View

_CLASSES = frozenset(
    "women men girls boys national european african asian american continental junior youth indoor".split()
)
"""Who may compete for a thing of which there is one for others too."""
_PRIZES = frozenset("record mark best title race final championship trophy".split())
_LOOKS_BACK = frozenset("old former previous new current present".split())
_RELATIVELY = frozenset("smaller larger bigger shorter longer earlier later previous separate second".split())
_STUDIES = frozenset("study trial survey poll experiment test".split())
_BEHIND = 4


def of_a_narrower_thing(view: View) -> Scope | None:
    """ "The old national record was set in 2011", "in a smaller study of 1,140 people", "faster than any Swede before her"."""
    words = _of_a_class(view) or _another_study(view) or _than_any(view)
    return None if words is None else Scope(f"“{words}” narrows it to another")


def _of_a_class(view: View) -> str | None:
    """The words with which a clause begins, if they are of a class that the rulebook does not name: "the women's record"."""
    at = view.low + (view.words[view.low] in CLAUSE_JOINTS)
    opens = at
    at += view.words[at] == "the"
    while at < view.first and view.words[at] in _LOOKS_BACK:
        at += 1
    if at == opens or at >= view.first or view.words[at] not in _CLASSES:
        return None
    word = view.words[at]
    at += 2 if view.words[at + 1] == "'s" else 1
    if at >= view.first or view.words[at] not in _PRIZES:
        return None
    named = words_of(view.case.authority.book.event.title)
    if word in view.spoken or word in named:
        return None
    return view.written(opens, at + 1)


def _another_study(view: View) -> str | None:
    """Another study, in the words of the claim or at the head of the sentence that this one goes on from."""
    start = min(view.at(view.claim.words[0]), view.first)
    for at in range(max(start - 2, view.low), view.first - 2):
        article, relatively, study = view.words[at : at + 3]
        if article in ARTICLES and relatively in _RELATIVELY - view.spoken and study in _STUDIES:
            return view.written(at, at + 3)
    return _study_before(view)


def _study_before(view: View) -> str | None:
    """The other study in which the sentence before is set, of the same paragraph, where this one names nothing and nobody."""
    line = None if _names_anything(view) or not _STUDIES.isdisjoint(view.said) else before(view)
    if line is None or "\n\n" in view.case.source.text[line.sentence.end : view.sentence.start]:
        return None
    opens, article, relatively, study = (*line.words, "", "", "", "")[:_BEHIND]
    if opens != "in" or article not in ARTICLES:
        return None
    if relatively not in _RELATIVELY - view.spoken or study not in _STUDIES:
        return None
    return line.written(0, _BEHIND)


def _names_anything(view: View) -> bool:
    """Whether a sentence has a name; a common word that opens it may look like one."""
    return any(name.first > 0 or name.mention.confidence >= SURE for name in view.names)


def _than_any(view: View) -> str | None:
    """Those with whom alone a value compares: "48 seconds faster than any Swede before her"."""
    for at in range(view.end, min(view.end + _BEHIND, view.high - 2)):
        if view.words[at : at + 2] == ("than", "any"):
            written = view.written(at + 2, at + 3)
            those = view.words[at + 2 : at + 3]
            other = written[:1].isupper() and not known(view, those) and not at_home(view, written)
            return view.written(at, at + 3) if other else None
    return None
