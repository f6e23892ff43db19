"""A thing narrowed by a word that the rulebook does not use of it: "the women's record", "a smaller study of 1,140 people".

The narrowed thing is another than the fact's, and so is what goes on from it: "In an earlier trial … Headaches struck 6 percent".
"""

from __future__ import annotations

from bisect import bisect_left

from checker.model import Kind
from checker.reading.english.numbers import ARTICLES
from checker.reading.english.sentences import CLAUSE_JOINTS
from checker.reading.tokens import words_of
from checker.verdicts.view import SURE, Scope, View, at_home, known, word_at

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
    if view.claim.wording.names:
        return None
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
    return _written(view, opens, at)


def _another_study(view: View) -> str | None:
    """Another study, in the words of the claim or at the head of the sentence that this one goes on from."""
    start = min(word_at(view.tokens, view.claim.words[0]), view.first)
    for at in range(max(start - 2, view.low), view.first - 2):
        article, relatively, study = view.words[at : at + 3]
        if article in ARTICLES and relatively in _RELATIVELY - view.spoken and study in _STUDIES:
            return _written(view, at, at + 2)
    return _study_before(view)


def _study_before(view: View) -> str | None:
    """The other study in which the sentence before is set, of the same paragraph, where this one names nothing and nobody."""
    reading, text = view.case.article.reading, view.case.source.text
    sentence = view.claim.sentence
    at = bisect_left(reading.sentences, sentence.start, key=lambda one: one.start)
    if at == 0 or _names_anything(view) or not _STUDIES.isdisjoint(view.said):
        return None
    before = reading.sentences[at - 1]
    if "\n\n" in text[before.end : sentence.start]:
        return None
    tokens = reading.tokens(before)
    words = tuple(token.word for token in tokens[:_BEHIND])
    if len(words) < _BEHIND or words[0] != "in" or words[1] not in ARTICLES:
        return None
    if words[2] not in _RELATIVELY - view.spoken or words[3] not in _STUDIES:
        return None
    return text[tokens[0].start : tokens[_BEHIND - 1].end]


def _names_anything(view: View) -> bool:
    """Whether a sentence has a name; a common word that opens it may look like one."""
    names = (mention for mention in view.beside if mention.kind is Kind.NAME)
    return any(one.start > view.tokens[0].start or one.confidence >= SURE for one in names)


def _than_any(view: View) -> str | None:
    """Those with whom alone a value compares: "48 seconds faster than any Swede before her"."""
    for at in range(view.end, min(view.end + _BEHIND, view.high - 2)):
        if view.words[at : at + 2] == ("than", "any"):
            written = _written(view, at + 2, at + 2)
            those = view.words[at + 2 : at + 3]
            other = written[:1].isupper() and not known(view, those) and not at_home(view, written)
            return _written(view, at, at + 2) if other else None
    return None


def _written(view: View, first: int, last: int) -> str:
    return " ".join(view.case.source.text[view.tokens[first].start : view.tokens[last].end].split())


__all__ = ["of_a_narrower_thing"]
