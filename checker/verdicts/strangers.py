"""A subject that the rulebook has not heard of: "The Zelmasaurus, 7.1 metres long, …", "Its skull …", "Each weighs 40 kg".

What is said of a stranger may fit a wording that names nobody, and is left open.
"""

from __future__ import annotations

from bisect import bisect_left

from checker.model import Kind, Mention, Sentence
from checker.reading.english.calendar import DATE_WORDS
from checker.reading.english.numbers import ARTICLES
from checker.reading.english.sentences import CLAUSE_JOINTS
from checker.reading.english.speech import SPEECH
from checker.rulebook.nouns import singular
from checker.verdicts.view import SURE, Scope, View, at_home, known, word_at

_PRONOUNS = frozenset("it its".split())
_WITH = frozenset({"at", "with"})
_IS = frozenset("is was weighs weighed measures measured lived stands stood".split())
"""What tells a property of the subject; "has" and "had" may bring in a count of anything, and tell one only of a kind."""
_HAS = frozenset({"has", "had"})
_COSTS = frozenset("cost weigh measure last sell".split())
_EACH_IS = frozenset("has had was is cost weighed measured lasted took".split())


def of_a_stranger(view: View) -> Scope | None:
    """A subject with a capital letter that the rulebook does not know, of this sentence or of the one that "its" looks back to."""
    if view.claim.wording.names:
        return None
    name = _measured(view) or _subject(view, view.claim.sentence, view.low)
    if name is not None:
        return Scope(f"it is said of {name}")
    if view.words[view.low] not in _PRONOUNS or view.low > 0:
        return None
    sentences = view.case.article.reading.sentences
    at = bisect_left(sentences, view.claim.sentence.start, key=lambda sentence: sentence.start)
    name = _subject(view, sentences[at - 1], 0) if at else None
    return None if name is None else Scope(f"“{view.words[0]}” is {name} of the sentence before")


def of_each(view: View) -> Scope | None:
    """ "Each weighs 40 kg", "Nets cost $2": one of many, or many, where the rulebook speaks of a single thing."""
    if view.claim.wording.names or view.mention.kind is Kind.COUNT:
        return None
    low = view.low + (view.words[view.low] in CLAUSE_JOINTS)
    start = word_at(view.tokens, view.claim.words[0])
    if low + 1 >= view.first or start > low + 1:
        return None
    opens, verb = view.words[low : low + 2]
    if opens == "each" and "each" not in view.spoken and (verb in _EACH_IS or verb.endswith("s")):
        return Scope("“each” is one of many")
    several = singular(opens) != opens and not view.case.vocabulary.intersection((opens, singular(opens)))
    if several and verb in _COSTS:
        return Scope(f"it is said of “{opens}”")
    return None


def _measured(view: View) -> str | None:
    """The kind right before its measure: "a Zelmasaurus 90 million years old"."""
    for mention in view.beside:
        first, end = word_at(view.tokens, mention.start), word_at(view.tokens, mention.end)
        if end == view.first and first > 0 and view.words[first - 1] in ARTICLES:
            return _stranger(view, mention, view.words[first:end])
    return None


def _subject(view: View, sentence: Sentence, low: int) -> str | None:
    """The stranger with whom a clause begins, and of whom it tells a measure or what it is."""
    reading, text = view.case.article.reading, view.case.source.text
    tokens = reading.tokens(sentence)
    words = tuple(token.word for token in tokens)
    own = sentence == view.claim.sentence
    if not SPEECH.isdisjoint(words[low : view.first] if own else words):
        return None
    low += words[low] in CLAUSE_JOINTS
    article = words[low] in ARTICLES or words[low] == "the"
    for mention in reading.mentions_in(sentence):
        if word_at(tokens, mention.start) != low + article or mention.kind is not Kind.NAME:
            continue
        end = word_at(tokens, mention.end)
        if end >= len(words) or (own and end > view.first):
            return None
        name = _stranger(view, mention, words[low + article : end])
        if name is None or not (article or _is_sure(view, mention)):
            return None
        aside = "," in text[tokens[end - 1].end : tokens[end].start]
        if aside:
            behind = tokens[end + 1 if words[end] in _WITH and end + 1 < len(words) else end].start
            measures = any(
                other.start <= behind < other.end and other.kind is not Kind.NAME
                for other in reading.mentions_in(sentence)
            )
            return name if measures and not _is_age(reading.mentions_in(sentence), behind) else None
        tells = words[end] in _IS or (words[end] in _HAS and _is_a_kind(view, name))
        return name if tells or (own and end == view.first) else None
    return None


def _is_age(mentions: tuple[Mention, ...], at: int) -> bool:
    """Whether a bare number stands behind a name, which makes it a person's: "Marta Dahl, 41, …"."""
    return any(one.start == at and one.kind is Kind.COUNT and one.unit is None for one in mentions)


def _stranger(view: View, mention: Mention, words: tuple[str, ...]) -> str | None:
    """A name that neither the rulebook nor the article is about; a kind, of which there are many, never is the event's."""
    name = " ".join(mention.text.split())
    if mention.kind is not Kind.NAME or not name[:1].isupper() or name.isupper() or known(view, words):
        return None
    if not DATE_WORDS.isdisjoint(words):
        return None
    return name if _is_a_kind(view, name) or not at_home(view, name) else None


def _is_a_kind(view: View, name: str) -> bool:
    """Whether the article speaks of one of many by that name: "an Allosaurus"."""
    text = view.case.source.text
    return any(f"{article} {name}" in text for article in ("a", "an", "A", "An"))


def _is_sure(view: View, mention: Mention) -> bool:
    """Whether a word that opens a sentence is a name."""
    return mention.confidence >= SURE or any(
        other.value == mention.value and other.confidence >= SURE
        for other in view.case.article.reading.mentions
    )


__all__ = ["of_a_stranger", "of_each"]
