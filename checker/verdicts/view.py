"""A value among the words of its sentence, as guards of scope see it: "[12] people" in "Of the 31 victims 12 people died"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from msgspec import Struct

from checker.claims import Claim
from checker.model import CALENDAR, Mention
from checker.reading.english.sentences import CLAUSE_OPENERS
from checker.rulebook.model import Fact
from checker.rulebook.spoken import named, spoken
from checker.rulebook.wordings import literals
from checker.verdicts.case import Case
from checker.verdicts.laid import Laid, laid

_LEADS = frozenset("the a an about around some nearly almost just only more over at least".split())
_OPENING = 5
_BACK = frozenset("last previous former prior past latest".split())
"""Words that look back, and so are no sign of another event where the fact itself does."""


class Phrases:
    """Phrases that a comma separates. Words that cannot hold one of them cost a single comparison."""

    def __init__(self, text: str) -> None:
        self._all = tuple(tuple(phrase.split()) for phrase in text.split(", "))
        self._telling = frozenset(max(phrase, key=len) for phrase in self._all)

    def among(self, words: frozenset[str]) -> Sequence[tuple[str, ...]]:
        """The phrases all of whose words are among these, in their order."""
        if self._telling.isdisjoint(words):
            return ()
        return [phrase for phrase in self._all if words.issuperset(phrase)]


class Scope(Struct, frozen=True):
    """Why a statement may measure something else; ``clear`` when it does, and nothing needs to be said."""

    why: str
    clear: bool = False


class View(Laid):
    """A value among the words of its sentence: it is ``words[first:end]``, its clause ``words[low:high]``.

    ``segment`` is the part of the clause between two commas. ``said`` are the sentence's words in no order, with which a
    guard sees at once that nothing it asks for is there. ``own`` are the wording's words, ``spoken`` all words with which the
    rulebook speaks of the fact, its examples among them: what a rulebook says itself is no reason for doubt.
    """

    claim: Claim
    mention: Mention
    first: int
    end: int
    low: int
    high: int
    segment: tuple[int, int]
    said: frozenset[str]
    own: frozenset[str]
    spoken: frozenset[str]

    @property
    def fact(self) -> Fact:
        """The fact that the claim is on."""
        return self.case.matcher.facts[self.claim.rule]

    @property
    def before(self) -> tuple[str, ...]:
        """The words of the clause before the value."""
        return self.words[self.low : self.first]

    @property
    def after(self) -> tuple[str, ...]:
        """The words of the clause after the value."""
        return self.words[self.end : self.high]

    @property
    def clause(self) -> tuple[str, ...]:
        """All words of the clause."""
        return self.words[self.low : self.high]


def view_of(case: Case, claim: Claim, mention: Mention) -> View:
    """The words around a claim, and what the rulebook itself says of its fact."""
    line, said = laid(case, claim.sentence), case.article.reading.words(claim.sentence)
    first, end = line.at(mention.start), line.at(mention.end)
    low, high = _clause(line, said, first, end)
    return View(
        line.case,
        line.sentence,
        line.tokens,
        line.words,
        line.beside,
        line.names,
        claim,
        mention,
        first,
        end,
        low,
        high,
        _segment(line, first, end, low, high),
        said,
        frozenset(literals(claim.wording.elements)),
        spoken_of(case, case.matcher.facts[claim.rule]),
    )


def _clause(line: Laid, said: Set[str], first: int, end: int) -> tuple[int, int]:
    """The words around a value up to a semicolon, or to a word that begins another clause."""
    count = len(line.words)
    if (
        CLAUSE_OPENERS.isdisjoint(said)
        and ";" not in line.case.source.text[line.tokens[0].start : line.tokens[-1].end]
    ):
        return 0, count
    low, high = first, end
    while low > 0 and not (line.words[low] in CLAUSE_OPENERS or ";" in line.joint(low)):
        low -= 1
    while high < count and not (line.words[high] in CLAUSE_OPENERS or ";" in line.joint(high)):
        high += 1
    return low, high


def _segment(line: Laid, first: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The words around a value between two commas of its clause."""
    if "," not in line.case.source.text[line.sentence.start : line.sentence.end]:
        return low, high
    inner, outer = first, end
    while inner > low and not line.comma_before(inner):
        inner -= 1
    while outer < high and not line.comma_before(outer):
        outer += 1
    return inner, outer


def spoken_of(case: Case, fact: Fact) -> frozenset[str]:
    """The words with which the rulebook speaks of a fact; asked once a fact."""
    words = case.matcher.spoken.get(fact.name)
    if words is None:
        words = spoken(fact)
        if _looks_back(fact, words):
            words |= _BACK
        case.matcher.spoken[fact.name] = words
    return words


def _looks_back(fact: Fact, words: frozenset[str]) -> bool:
    """Whether a fact is of an earlier time than its event: the last year in which it happened, the former record."""
    if fact.lookup is not None and fact.lookup.before is not None:
        return True
    return not _BACK.isdisjoint(named(fact)) or (fact.kind in CALENDAR and "since" in words)


def last_words(view: View, count: int) -> tuple[str, ...]:
    """The last words before the value, without articles and small hedges."""
    at = view.first
    while at > 0 and view.words[at - 1] in _LEADS:
        at -= 1
    return view.words[max(at - count, 0) : at]


def around_value(view: View) -> tuple[str, ...]:
    """The words between two commas, with the short phrase that may open the sentence: "A year earlier, …"."""
    low, high = view.segment
    return (*view.words[: opening(view, low)], *view.words[low:high])


def opening(line: Laid, low: int) -> int:
    """The end of the short phrase that opens a sentence, with a comma behind it at or before a word; 0 where there is none."""
    found = next((at for at in range(1, low + 1) if line.comma_before(at)), 0)
    return found if found <= _OPENING else 0


def has(words: tuple[str, ...], phrase: tuple[str, ...], behind: str = "") -> bool:
    """Whether the phrase stands among the words, with no ``behind`` at the three words before it."""
    size = len(phrase)
    return phrase[0] in words and any(
        words[at : at + size] == phrase and behind not in words[max(at - 3, 0) : at]
        for at in range(len(words) - size + 1)
    )
