"""How tightly the words of a match tie its value to the fact: ``Sethi ... <value>`` by a name alone, ``in <value>`` by a small word.

A wording of a name, a gap and a value fits whatever has to do with the name. Its value is surely the fact's only where the
sentence holds a word with which the rulebook speaks of the fact ("Sethi was sentenced to 12 years", of ``sethi_sentence``),
or a noun that only the fact counts ("Tamm served nine aces").
"""

from __future__ import annotations

from checker.claims.model import Doubt
from checker.model import CALENDAR, Kind, Mention
from checker.reading.english.sentences import CLAUSE_OPENERS
from checker.reading.english.words import STOPS
from checker.reading.tokens import words_of
from checker.rulebook.matching import AUXILIARIES, LEADS, Field, Match
from checker.rulebook.model import Fact, Rulebook
from checker.rulebook.nouns import singular
from checker.rulebook.spoken import spoken
from checker.rulebook.wordings import literals

SMALL = frozenset(
    "with at of by to for in on from and or after before since until off over during across into between through as a an the "
    "its his her their 's up than more less least most many about around some nearly almost".split()
)
"""Words of a wording that say nothing of what the value is."""
_FILL = LEADS | AUXILIARIES | frozenset({"will"})
"""Nor do these, which may stand beside a value without a word of the wording."""
_ENDINGS = ("ings", "ing", "ed", "es", "e", "s")
_STEM = 3
_NEAR = 3
_BY_NAME = Doubt("only the name ties the number to the fact")
_NAMED = Doubt("only the name ties the value to the fact", deep=False)
_SMALL_ONLY = Doubt("only small words tie the value to the fact", deep=False)
_UNTIED = Doubt("nothing in the sentence says that it is this value")


class Ties:
    """For each fact, the words that tell of it; asked for once."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        names = {word for name in book.names for alias in name.aliases for word in words_of(alias)}
        self._dumb = STOPS | SMALL | _FILL | names
        self._telling: dict[str, frozenset[str]] = {}
        self._others: frozenset[str] | None = None

    def doubt(self, fact: Fact, match: Match, field: Field, mention: Mention, *, named: bool) -> Doubt | None:
        """Why the words of a match tie its value to the fact too loosely; ``named`` by a name of those it is about."""
        if _has_content(match, field, mention):
            return None
        inside = range(field.at(mention.start), field.at(mention.end))
        speaking = _says_what_it_is(mention)
        if named and (speaking or _is_close(match, field, mention)):
            return None
        if speaking and match.end > inside.stop:  # "600 firefighters are"
            return None
        if named and mention.kind is Kind.COUNT and mention.unit is None:
            return _BY_NAME
        told = speaking or self._is_told_of(fact, field, inside)
        if named:
            return None if told else _NAMED
        return _SMALL_ONLY if told else _UNTIED

    def _is_told_of(self, fact: Fact, field: Field, inside: range) -> bool:
        """Whether the clause of the value holds a word with which the rulebook speaks of the fact."""
        telling = self._telling.get(fact.name)
        if telling is None:
            telling = self._telling[fact.name] = self._words_of(fact) or self._words_of_all()
        return any(
            _stem(field.words[index]) in telling
            for index in _clause(field, inside)
            if index not in inside and index not in field.names
        )

    def _words_of(self, fact: Fact) -> frozenset[str]:
        """The stems of the words with which the rulebook speaks of a fact, its unit and its names left out."""
        unit = set(words_of((fact.unit or "").replace("_", " ")))
        units = {_stem(word) for word in unit}
        return frozenset(_stem(word) for word in spoken(fact) - self._dumb) - units

    def _words_of_all(self) -> frozenset[str]:
        """Those of the event and of all its facts: for a fact of which the rulebook says nothing but its name and value."""
        if self._others is None:
            others = [self._words_of(fact) for fact in self._book.facts]
            event = (_stem(word) for word in words_of(self._book.event.title) if word not in self._dumb)
            self._others = frozenset(event).union(*others)
        return self._others


def _stem(word: str) -> str:
    """A word without its ending: "sentences", "sentenced" and "sentencing" are one."""
    ending = next((end for end in _ENDINGS if word.endswith(end)), "")
    return word.removesuffix(ending) if len(word) - len(ending) >= _STEM else word


def _has_content(match: Match, field: Field, mention: Mention) -> bool:
    """Whether a word of the wording, as the sentence has it, says what the value is."""
    own = frozenset(literals(match.wording.elements))
    inside = range(field.at(mention.start), field.at(mention.end))
    empty = _units_of(mention)
    taken = set(match.swallowed)
    for at, row in field.names.items():
        taken.update(range(at, row[2]))
    bare = mention.kind is Kind.COUNT and mention.unit is None  # "6,000 are still out"
    for index in range(match.start, match.end):
        word = field.words[index]
        if index in taken or word in SMALL:
            continue
        if index in inside and (word not in own or word in empty):
            continue
        if word not in _FILL or (word in own and not bare):
            return True
    return False


def _is_close(match: Match, field: Field, mention: Mention) -> bool:
    """Whether a name and a value stand side by side, or a word of the wording between: "Mistry's 112", "Aas ended with 44%"."""
    if not match.swallowed:
        return True
    if (
        mention.kind in CALENDAR
        or len(match.swallowed) > _NEAR
        or not field.breaks.isdisjoint(match.swallowed)
    ):
        return False
    before = field.at(mention.start) - 1
    return before not in match.swallowed and before not in field.names


def _units_of(mention: Mention) -> frozenset[str]:
    """The words of a value that say how it is measured, and not what: "years", "percent", "people"."""
    if _says_what_it_is(mention):
        return frozenset()
    return frozenset(words_of(mention.text[max(mention.core_end - mention.start, 0) :])) - {"old"}


def _says_what_it_is(mention: Mention) -> bool:
    """Whether a value says so itself: nine aces, and not nine, nine people or nine years; a magnitude; a time to the second."""
    if mention.kind is Kind.COUNT:
        return mention.unit is not None and singular(mention.unit) != "person"
    if mention.kind is Kind.DURATION:
        return mention.unit == "second"
    return mention.kind is Kind.SCORE or (mention.kind is Kind.QUANTITY and mention.unit == "magnitude")


def _clause(field: Field, inside: range) -> range:
    """The words around a value up to a "but" or a "while"."""
    low, high = inside.start, inside.stop
    while low > 0 and field.words[low - 1] not in CLAUSE_OPENERS:
        low -= 1
    while high < len(field.words) and field.words[high] not in CLAUSE_OPENERS:
        high += 1
    return range(low, high)
