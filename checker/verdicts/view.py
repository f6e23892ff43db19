"""A value among the words of its sentence, as guards of scope see it: "[12] people" in "Of the 31 victims 12 people died"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from msgspec import Struct

from checker.claims import Claim
from checker.model import CALENDAR, Mention, Role, Token
from checker.reading import tokenise
from checker.reading.english.sentences import CLAUSE_OPENERS
from checker.rulebook.model import Fact
from checker.rulebook.wordings import literals
from checker.verdicts.case import Case

_LEADS = frozenset("the a an about around some nearly almost just only more over at least".split())
_OPENING = 5
GENERIC = frozenset(
    "fire storm hurricane typhoon party company group bank river lake mount bridge station park airport university court "
    "council team united city town county state marathon open cup test flight festival hotel motors foods inc the of".split()
)
"""Parts of many names, of which none is told by them."""
_BACK = frozenset("last previous former prior past latest".split())
"""Words that look back, and so are no sign of another event where the fact itself does."""
SURE = 0.5
_HOME = 3
"""A place that an article names so often is where its event is."""


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


class View(Struct):
    """A value among the words of its sentence: it is ``words[first:end]``, its clause ``words[low:high]``.

    ``segment`` is the part of the clause between two commas. ``said`` are the sentence's words in no order, with which a
    guard sees at once that nothing it asks for is there; ``beside`` all that the sentence states. ``own`` are the wording's words, ``spoken`` all words with which the rulebook speaks of the fact, its examples among
    them: what a rulebook says itself is no reason for doubt.
    """

    case: Case
    claim: Claim
    mention: Mention
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    first: int
    end: int
    low: int
    high: int
    segment: tuple[int, int]
    said: frozenset[str]
    beside: tuple[Mention, ...]
    own: frozenset[str]
    spoken: frozenset[str]

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
    reading, sentence = case.article.reading, claim.sentence
    tokens, said = reading.tokens(sentence), reading.words(sentence)
    words = tuple([token.word for token in tokens])
    first, end = word_at(tokens, mention.start), word_at(tokens, mention.end)
    low, high = _clause(case.source.text, tokens, words, said, first, end)
    return View(
        case,
        claim,
        mention,
        tokens,
        words,
        first,
        end,
        low,
        high,
        _segment(case.source.text, tokens, first, end, low, high),
        said,
        reading.mentions_in(sentence),
        frozenset(literals(claim.wording.elements)),
        spoken_of(case, case.matcher.facts[claim.rule]),
    )


def _clause(
    text: str, tokens: tuple[Token, ...], words: tuple[str, ...], said: Set[str], first: int, end: int
) -> tuple[int, int]:
    """The words around a value up to a semicolon, or to a word that begins another clause."""
    if ";" not in text[tokens[0].start : tokens[-1].end] and CLAUSE_OPENERS.isdisjoint(said):
        return 0, len(words)
    low, high = first, end
    while low > 0 and not (
        words[low] in CLAUSE_OPENERS or ";" in text[tokens[low - 1].end : tokens[low].start]
    ):
        low -= 1
    while high < len(words) and not (
        words[high] in CLAUSE_OPENERS or ";" in text[tokens[high - 1].end : tokens[high].start]
    ):
        high += 1
    return low, high


def _segment(
    text: str, tokens: tuple[Token, ...], first: int, end: int, low: int, high: int
) -> tuple[int, int]:
    """The words around a value between two commas of its clause."""
    inner, outer = first, end
    while inner > low and "," not in text[tokens[inner - 1].end : tokens[inner].start]:
        inner -= 1
    while outer < high and "," not in text[tokens[outer - 1].end : tokens[outer].start]:
        outer += 1
    return inner, outer


def spoken_of(case: Case, fact: Fact) -> frozenset[str]:
    """The words with which the rulebook speaks of a fact; asked once a fact."""
    spoken = case.matcher.spoken.get(fact.name)
    if spoken is None:
        spoken = _spoken(fact)
        if _looks_back(fact, spoken):
            spoken |= _BACK
        case.matcher.spoken[fact.name] = spoken
    return spoken


def _looks_back(fact: Fact, spoken: frozenset[str]) -> bool:
    """Whether a fact is of an earlier time than its event: the last year in which it happened, the former record."""
    if fact.lookup is not None and fact.lookup.before is not None:
        return True
    told = {token.word for token in tokenise(f"{fact.name.replace('_', ' ')} {fact.title}")}
    return not _BACK.isdisjoint(told) or (fact.kind in CALENDAR and "since" in spoken)


def _spoken(fact: Fact) -> frozenset[str]:
    texts = [fact.name.replace("_", " "), fact.title]
    texts += [example.text for example in fact.examples if example.expect != "silent"]
    said = {token.word for text in texts for token in tokenise(text)}
    return frozenset(said.union(*(literals(wording.elements) for wording in fact.wordings)))


def last_words(view: View, count: int) -> tuple[str, ...]:
    """The last words before the value, without articles and small hedges."""
    at = view.first
    while at > 0 and view.words[at - 1] in _LEADS:
        at -= 1
    return view.words[max(at - count, 0) : at]


def around_value(view: View) -> tuple[str, ...]:
    """The words between two commas, with the short phrase that may open the sentence: "A year earlier, …"."""
    low, high = view.segment
    text, tokens = view.case.source.text, view.tokens
    opening = next((at for at in range(1, low + 1) if "," in text[tokens[at - 1].end : tokens[at].start]), 0)
    return (*(view.words[:opening] if opening <= _OPENING else ()), *view.words[low:high])


def known(view: View, words: tuple[str, ...]) -> bool:
    """Whether the rulebook itself speaks of what these words name; "Mesa Fire" is no other name of a fire that it knows."""
    telling = [word for word in words if word not in GENERIC] or words
    return not view.case.vocabulary.isdisjoint(telling)


def at_home(view: View, name: str) -> bool:
    """Whether the article is about that place: in its headline, its dateline or first sentence, or named again and again."""
    text = view.case.source.text
    place = view.case.source.place_name
    if text.count(name) >= _HOME or (place is not None and name.lower() in place.text.lower()):
        return True
    sentences = view.case.article.reading.sentences
    lead = [s for s in sentences if s.role is Role.HEADLINE] + [s for s in sentences if s.role is Role.BODY][
        :1
    ]
    return any(s.start != view.claim.sentence.start and name in text[s.start : s.end] for s in lead)


def word_at(tokens: tuple[Token, ...], offset: int) -> int:
    """The first word that begins at or after an offset."""
    return bisect_left(tokens, offset, key=lambda token: token.start)


def has(words: tuple[str, ...], phrase: tuple[str, ...], behind: str = "") -> bool:
    """Whether the phrase stands among the words, with no ``behind`` at the three words before it."""
    size = len(phrase)
    return phrase[0] in words and any(
        words[at : at + size] == phrase and behind not in words[max(at - 3, 0) : at]
        for at in range(len(words) - size + 1)
    )
