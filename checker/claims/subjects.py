"""Of whom a fact speaks whose wordings name nobody: of the name in its key or title, else of the names that the event is about.

"Voltra's stock lost 2.1 percent" is no statement of a fact of Tessaro's results, though ``stock ... lost <value>`` fits; and
``boyle_balls`` is Boyle's.
"""

from __future__ import annotations

from msgspec.structs import replace

from checker.claims.doubts import of_another, of_anothers_thing
from checker.claims.layout import Names
from checker.claims.model import Doubt
from checker.claims.pairs import Twins
from checker.claims.pronouns import PERSON
from checker.claims.ties import Ties
from checker.model import Kind, Mention
from checker.reading.tokens import words_of
from checker.rulebook.matching import Field, Match
from checker.rulebook.model import Fact, Rulebook


class Subjects:
    """For each fact whose wordings name nobody, the names that it may be about."""

    def __init__(self, book: Rulebook, names: Names, twins: Twins) -> None:
        self._names = names
        self._fellows = frozenset(key for fact in book.facts for key in twins.of(fact.name))
        """Names of which the rulebook says the same: two who were sentenced, two who ran."""
        event = self._among(book.event.title)
        for name in (*book.event.articles.mention, *book.event.articles.any):
            event |= self._among(name)
        self.ties = Ties(book)
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

    def doubt(self, fact: Fact, match: Match, field: Field, mention: Mention) -> Doubt | None:
        """Why a value may be said of another than the fact is about, or be tied to it too loosely."""
        owners = self._of.get(fact.name)
        if owners is None or not field.names:
            return self.ties.doubt(fact, match, field, mention, named=False)
        at = field.at(mention.start)
        swallowed = set(match.swallowed)
        if any(index in field.names and index not in swallowed for index in range(match.start, match.end)):
            return self.ties.doubt(fact, match, field, mention, named=True)
        kinds = frozenset(self._names.kinds[key] for key in owners)
        doubt = of_another(owners, kinds, field, at)
        if doubt is None and fact.name not in self._of_event:
            doubt = of_anothers_thing(owners, field, match.start)
        if doubt is not None and fact.name in self._of_event and PERSON in kinds:
            before = [row[0] for index, row in field.names.items() if index < at and row[1] in kinds]
            if before[-1] not in self._fellows:
                doubt = replace(doubt, deep=False)  # The victim, where the event is about the accused.
        bare = mention.kind is Kind.COUNT and mention.unit is None  # "trailed 3-0 after four"
        named = not bare and any(
            index < at and (row[0] in owners or not owners) for index, row in field.names.items()
        )
        return doubt or self.ties.doubt(fact, match, field, mention, named=named)

    def _owner(self, fact: Fact) -> frozenset[str]:
        found = self._among(f"{fact.name.replace('_', ' ')} {fact.title}")
        return found if len(found) == 1 else frozenset()

    def _among(self, text: str) -> frozenset[str]:
        """The declared names in a text."""
        words = words_of(text)
        longest = range(1, self._names.longest + 1)
        forms = (words[at : at + size] for at in range(len(words)) for size in longest)
        return frozenset(self._names.aliases[form] for form in forms if form in self._names.aliases)
