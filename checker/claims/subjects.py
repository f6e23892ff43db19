"""Of whom a fact speaks whose wordings name nobody: of the name in its key or title, else of the names that the event is about.

"Voltra's stock lost 2.1 percent" is no statement of a fact of Tessaro's results, though ``stock ... lost <value>`` fits; and
``boyle_balls`` is Boyle's.
"""

from __future__ import annotations

from dataclasses import replace

from checker.claims.doubts import of_another, of_anothers_thing
from checker.claims.layout import Names
from checker.claims.model import Doubt
from checker.claims.pronouns import PERSON
from checker.model import Kind, Mention
from checker.reading.tokens import words_of
from checker.rulebook.matching import Field, Match
from checker.rulebook.model import Fact, Rulebook
from checker.rulebook.phrases import Either, Element, NameRef, Prefix, Word
from checker.rulebook.wordings import literals

_SMALL = frozenset(
    "with at of by to for in on from and or after before since until off over during across into between through a an the".split()
)
_AUXILIARIES = frozenset("is are was were be been has have had will still also already now".split())
_ALWAYS = frozenset({""})
_BY_NAME = Doubt("only the name ties the number to the fact")
_WEAKLY = Doubt("only small words tie the value to the fact", deep=False)


class Subjects:
    """For each fact whose wordings name nobody, the names that it may be about."""

    def __init__(self, book: Rulebook, names: Names) -> None:
        self._names = names
        event = self._among(book.event.title)
        for name in (*book.event.articles.mention, *book.event.articles.any):
            event |= self._among(name)
        self._strong: dict[str, frozenset[str]] = {}
        self._of: dict[str, frozenset[str]] = {}
        self._of_event: set[str] = set()
        """Facts that are the event's, and may be anybody's who has to do with it."""
        for fact in book.facts:
            if not names.kinds:
                continue
            named = frozenset(key for wording in fact.wordings for key in wording.names)
            self._of[fact.name] = named | event if named else self._owner(fact) or event
            if not (named or self._owner(fact)):
                self._of_event.add(fact.name)

    def doubt(self, fact: str, match: Match, field: Field, mention: Mention) -> Doubt | None:
        """Why a value may be said of another than the fact is about, or be tied to it too loosely."""
        owners = self._of.get(fact)
        if owners is None or not field.names:
            return _WEAKLY if self._is_weak(match, field, mention) else None
        at = field.at(mention.start)
        swallowed = set(match.swallowed)
        if any(index in field.names and index not in swallowed for index in range(match.start, match.end)):
            return _BY_NAME if swallowed and _is_named_only(match, field, mention) else None
        kinds = frozenset(self._names.kinds[key] for key in owners)
        doubt = of_another(owners, kinds, field, at)
        if doubt is None and fact not in self._of_event:
            doubt = of_anothers_thing(owners, field, match.start)
        if doubt is not None and fact in self._of_event and PERSON in kinds:
            doubt = replace(doubt, deep=False)  # The victim, where the event is about the accused.
        bare = mention.kind is Kind.COUNT and mention.unit is None  # "trailed 3-0 after four"
        named = not bare and any(
            index < at and (row[0] in owners or not owners) for index, row in field.names.items()
        )
        return doubt or (_WEAKLY if not named and self._is_weak(match, field, mention) else None)

    def _is_weak(self, match: Match, field: Field, mention: Mention) -> bool:
        """Whether only small words tie a value to its fact: ``(in | went) <value>`` fits "12 batters in seven innings"."""
        bare = mention.kind is Kind.COUNT and mention.unit is None
        if bare and _is_empty(match, field, mention):
            return True
        if match.end > field.at(mention.end):  # "49,118 votes against"
            return False
        wording = match.wording
        strong = self._strong.get(wording.text)
        if strong is None:
            strong = self._strong[wording.text] = _strong_words(wording.elements)
        return "" not in strong and strong.isdisjoint(field.words[match.start : match.end])

    def _owner(self, fact: Fact) -> frozenset[str]:
        found = self._among(f"{fact.name.replace('_', ' ')} {fact.title}")
        return found if len(found) == 1 else frozenset()

    def _among(self, text: str) -> frozenset[str]:
        """The declared names in a text."""
        words = words_of(text)
        longest = range(1, self._names.longest + 1)
        forms = (words[at : at + size] for at in range(len(words)) for size in longest)
        return frozenset(self._names.aliases[form] for form in forms if form in self._names.aliases)


def _is_named_only(match: Match, field: Field, mention: Mention) -> bool:
    """Whether a number without a noun follows a name, and nothing of the wording else: "Sethi put on 104 with Marsh"."""
    if mention.kind is not Kind.COUNT or mention.unit is not None:
        return False
    taken = set(range(field.at(mention.start), field.at(mention.end))).union(match.swallowed)
    for index in range(match.start, match.end):
        if index in field.names:
            taken.update(range(index, field.names[index][2]))
    return all(
        index in taken or field.words[index] in _SMALL or field.words[index] == "'s"
        for index in range(match.start, match.end)
    )


def _is_empty(match: Match, field: Field, mention: Mention) -> bool:
    """Whether a number without a noun stands beside nothing but auxiliaries: "6,000 are still out"."""
    taken = range(field.at(mention.start), field.at(mention.end))
    swallowed = set(match.swallowed)
    return all(
        index in taken or index in swallowed or field.words[index] in _SMALL | _AUXILIARIES
        for index in range(match.start, match.end)
    )


def _strong_words(elements: tuple[Element, ...]) -> frozenset[str]:
    """The words of a wording that say more than "in" or "of"; the empty word when no match is without one."""
    found: frozenset[str] = frozenset()
    for element in elements:
        if isinstance(element, (NameRef, Prefix)) or (
            isinstance(element, Word) and element.word not in _SMALL
        ):
            return _ALWAYS
        if isinstance(element, Either):
            if any(isinstance(part, (NameRef, Prefix)) for option in element.options for part in option):
                return _ALWAYS
            options = [_strong_words(option) for option in element.options]
            if all("" in option for option in options):
                return _ALWAYS
            for option, words in zip(element.options, options, strict=True):
                found |= _words_of(option) if words else frozenset()
    return found


def _words_of(elements: tuple[Element, ...]) -> frozenset[str]:
    return frozenset(word for word in literals(elements) if word not in _SMALL)
