"""A subject that the rulebook has not heard of: "The Zelmasaurus, 7.1 metres long, …", "Its skull …", "Each weighs 40 kg".

What is said of a stranger may fit a wording that names nobody, and is left open.
"""

from __future__ import annotations

from checker.model import Kind
from checker.reading.english.calendar import DATE_WORDS
from checker.reading.english.numbers import ARTICLES
from checker.reading.english.sentences import CLAUSE_JOINTS
from checker.reading.english.speech import SPEECH
from checker.rulebook.nouns import singular
from checker.verdicts.foreign import at_home, is_sure, known
from checker.verdicts.laid import Laid, Named, before
from checker.verdicts.view import Scope, View

_PRONOUNS = frozenset("it its".split())
_WITH = frozenset({"at", "with"})
_IS = frozenset("is was weighs weighed measures measured lived stands stood".split())
"""What tells a property of the subject; "has" and "had" may bring in a count of anything, and tell one only of a kind."""
_HAS = frozenset({"has", "had"})
_COSTS = frozenset("cost weigh measure last sell".split())
_EACH_IS = frozenset("has had was is cost weighed measured lasted took".split())


def of_a_stranger(view: View) -> Scope | None:
    """A subject with a capital letter that the rulebook does not know, of this sentence or of the one that "its" looks back to."""
    name = _measured(view) or _subject(view, view.low, view.first)
    if name is not None:
        return Scope(f"it is said of {name}")
    line = before(view) if view.low == 0 and view.words[0] in _PRONOUNS else None
    name = None if line is None else _subject(line, 0, None)
    return None if name is None else Scope(f"“{view.words[0]}” is {name} of the sentence before")


def of_each(view: View) -> Scope | None:
    """ "Each weighs 40 kg", "Nets cost $2": one of many, or many, where the rulebook speaks of a single thing."""
    if view.mention.kind is Kind.COUNT:
        return None
    low = view.low + (view.words[view.low] in CLAUSE_JOINTS)
    start = view.at(view.claim.words[0])
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
    for name in view.names:
        if name.end == view.first and name.first > 0 and view.words[name.first - 1] in ARTICLES:
            return name.said if _is_stranger(view, name) else None
    return None


def _subject(line: Laid, low: int, until: int | None) -> str | None:
    """The stranger with whom a clause begins, and of whom it tells a measure or what it is, before a word ``until``."""
    words = line.words
    if not SPEECH.isdisjoint(words[low:until]):
        return None
    low += words[low] in CLAUSE_JOINTS
    article = words[low] in ARTICLES or words[low] == "the"
    name = next((name for name in line.names if name.first == low + article), None)
    if name is None or name.end >= len(words) or (until is not None and name.end > until):
        return None
    if not _is_stranger(line, name) or not (article or is_sure(line, name.mention)):
        return None
    if line.comma_before(name.end):
        return name.said if _is_measured(line, name.end) else None
    verb = words[name.end]
    tells = verb in _IS or (verb in _HAS and _is_a_kind(line, name.said))
    return name.said if tells or name.end == until else None


def _is_measured(line: Laid, at: int) -> bool:
    """Whether a measure stands at a word behind a name, and no bare number, which makes it a person's: "Marta Dahl, 41, …"."""
    start = line.tokens[at + 1 if line.words[at] in _WITH and at + 1 < len(line.words) else at].start
    here = [one for one in line.beside if one.start <= start < one.end and one.kind is not Kind.NAME]
    return bool(here) and not any(
        one.start == start and one.kind is Kind.COUNT and one.unit is None for one in here
    )


def _is_stranger(line: Laid, name: Named) -> bool:
    """Whether neither the rulebook nor the article is about a name; a kind, of which there are many, never is the event's."""
    said = name.said
    if not said[:1].isupper() or said.isupper() or known(line, name.words):
        return False
    if not DATE_WORDS.isdisjoint(name.words):
        return False
    return _is_a_kind(line, said) or not at_home(line, said)


def _is_a_kind(line: Laid, name: str) -> bool:
    """Whether the article speaks of one of many by that name: "an Allosaurus"."""
    text = line.case.source.text
    return any(f"{article} {name}" in text for article in ("a", "an", "A", "An"))
