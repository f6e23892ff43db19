"""A value among the words of its sentence, as guards of scope see it: "[12] people" in "Of the 31 victims 12 people died"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from checker.claims import Claim
from checker.model import Mention, Token
from checker.reading import tokenise
from checker.rulebook.model import Fact
from checker.rulebook.wordings import literals
from checker.verdicts.case import Case

_BOUNDS = frozenset("but while whereas although though because".split())
_LEADS = frozenset("the a an about around some nearly almost just only more over at least".split())
_OPENING = 5
GENERIC = frozenset(
    "fire storm hurricane typhoon party company group bank river lake mount bridge station park airport university court "
    "council team united city town county state marathon open cup test flight festival hotel motors foods inc the of".split()
)
"""Parts of many names, of which none is told by them."""
SURE = 0.5


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases that a comma separates, as words."""
    return tuple(tuple(phrase.split()) for phrase in text.split(", "))


@dataclass(frozen=True, slots=True)
class Scope:
    """Why a statement may measure something else; ``clear`` when it does, and nothing needs to be said."""

    why: str
    clear: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A value among the words of its sentence: it is ``words[first:end]``, its clause ``words[low:high]``.

    ``own`` are the wording's words, ``spoken`` all words with which the rulebook speaks of the fact, its examples among
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
    tokens = case.article.reading.tokens(claim.sentence)
    words = tuple(token.word for token in tokens)
    first, end = word_at(tokens, mention.start), word_at(tokens, mention.end)
    text = case.source.text
    low, high = first, end
    while low > 0 and not (words[low] in _BOUNDS or ";" in text[tokens[low - 1].end : tokens[low].start]):
        low -= 1
    while high < len(words) and not (
        words[high] in _BOUNDS or ";" in text[tokens[high - 1].end : tokens[high].start]
    ):
        high += 1
    own = frozenset(literals(claim.wording.elements))
    spoken = spoken_of(case, case.matcher.facts[claim.rule])
    return View(case, claim, mention, tokens, words, first, end, low, high, own, spoken)


def spoken_of(case: Case, fact: Fact) -> frozenset[str]:
    """The words with which the rulebook speaks of a fact; asked once a fact."""
    spoken = case.matcher.spoken.get(fact.name)
    if spoken is None:
        spoken = case.matcher.spoken[fact.name] = _spoken(fact)
    return spoken


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


def segment(view: View) -> tuple[int, int]:
    """The words around the value between two commas."""
    text, tokens = view.case.source.text, view.tokens
    low, high = view.first, view.end
    while low > view.low and "," not in text[tokens[low - 1].end : tokens[low].start]:
        low -= 1
    while high < view.high and "," not in text[tokens[high - 1].end : tokens[high].start]:
        high += 1
    return low, high


def around_value(view: View) -> tuple[str, ...]:
    """The words between two commas, with the short phrase that may open the sentence: "A year earlier, …"."""
    low, high = segment(view)
    text, tokens = view.case.source.text, view.tokens
    opening = next((at for at in range(1, low + 1) if "," in text[tokens[at - 1].end : tokens[at].start]), 0)
    return (*(view.words[:opening] if opening <= _OPENING else ()), *view.words[low:high])


def known(view: View, words: tuple[str, ...]) -> bool:
    """Whether the rulebook itself speaks of what these words name; "Mesa Fire" is no other name of a fire that it knows."""
    telling = [word for word in words if word not in GENERIC] or words
    return not view.case.vocabulary.isdisjoint(telling)


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
