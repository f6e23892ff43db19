"""A sentence laid out for matching: "Doug Jones’s 49.92 per cent" → name Jones, 's, and a percent that two words long may be taken.

Declared names are found by their aliases, the longest first, and in lower case only when they are declared so (a drug's); a mention may be taken with its hedge or
without, so that "won more than <value>" and "won <value>" both fit "won more than 21,000 votes".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from checker.claims.model import Article
from checker.claims.slots import SPELT_OUT, accepts, holds_sets, in_local_dollars, lends
from checker.model import Kind, Mention, Sentence, Token
from checker.reading.tokens import words_of
from checker.rulebook.matching import Field
from checker.rulebook.measures import measured
from checker.rulebook.model import Fact, Measure, Name
from checker.rulebook.sets import rows_of_sets

_BREAK = re.compile("[,;:—–]")


class Names:
    """The declared names of a rulebook, by their folded aliases."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.kinds = {name.key: name.kind for name in names}
        self.aliases = {words_of(alias): name.key for name in names for alias in name.aliases}
        self.small = {words_of(alias) for name in names for alias in name.aliases if alias[:1].islower()}
        self.longest = max((len(alias) for alias in self.aliases), default=0)
        self.heads = frozenset(alias[0] for alias in self.aliases if alias)
        self.heads_of = {
            key: frozenset(alias[0] for alias, owner in self.aliases.items() if owner == key and alias)
            for key in self.kinds
        }

    def found(self, text: str, tokens: tuple[Token, ...]) -> dict[int, tuple[str, str, int]]:
        """Each name by the word at which it begins, as (key, kind, next word)."""
        named: dict[int, tuple[str, str, int]] = {}
        go_on = 0
        for index in [index for index, token in enumerate(tokens) if token.word in self.heads]:
            if index < go_on:
                continue
            form = tuple([token.word for token in tokens[index : index + self.longest]])
            for length in range(len(form), 0, -1):
                key = self.aliases.get(form[:length])
                small = length == 1 and text[tokens[index].start].islower()
                if key is not None and (not small or form[:1] in self.small):
                    go_on = index + length
                    named[index] = key, self.kinds[key], go_on
                    break
        return named


class Stated:
    """What a sentence states, as the slots of a rulebook's facts see it; asked once a fact.

    A bare number stands for percent or money where the sentence has spelt the unit out before ("49.92 per cent of the vote,
    and Moore got 48.38").
    """

    __slots__ = ("_facts", "_spelt", "_taken", "_text", "mentions")

    def __init__(
        self, article: Article, sentence: Sentence, facts: Mapping[str, Fact], units: Sequence[Measure]
    ) -> None:
        """``units`` are the rulebook's own, in which counts become quantities."""
        text = article.source.text
        mentions = article.reading.mentions_in(sentence)
        if units:
            mentions = tuple([measured(mention, units) for mention in mentions])
        self._spelt = [mention.kind for mention in mentions]
        if self._spelt.count(Kind.SCORE) > 1 and any(holds_sets(fact) for fact in facts.values()):
            rows = rows_of_sets(text, mentions)
            mentions = tuple(sorted((*mentions, *rows), key=lambda one: (one.start, one.end)))
        self.mentions, self._facts, self._text = mentions, facts, text
        self._taken: dict[str, list[Mention]] = {}

    def taken(self, rule: str) -> Collection[Mention]:
        """The mentions that a fact's slot takes."""
        found = self._taken.get(rule)
        if found is None:
            found = self._taken[rule] = [one for one in self.mentions if self.takes(rule, one)]
        return found

    def lent(self, rule: str) -> Collection[Mention]:
        """Those of which it takes the number alone, where the wording has the noun itself: ``<value> passengers``."""
        fact = self._facts.get(rule)
        if fact is None or not (fact.kind is Kind.COUNT and fact.unit and Kind.COUNT in self._spelt):
            return ()
        fit = self.taken(rule)
        return [
            one for one in self.mentions if one.kind is Kind.COUNT and one not in fit and lends(fact, one)
        ]

    def takes(self, rule: str, mention: Mention) -> bool:
        """Whether a fact's slot takes a mention in this sentence."""
        fact = self._facts.get(rule)
        if fact is None:
            return False
        if mention.kind is Kind.COUNT and mention.unit is None and fact.kind in SPELT_OUT:
            return fact.kind in self._spelt and mention.granule is not None
        return accepts(fact, mention) or (
            mention.kind is Kind.MONEY is fact.kind and in_local_dollars(fact, mention, self._text)
        )


def lay_out(article: Article, tokens: tuple[Token, ...], declared: Names, stated: Stated) -> Field:
    """A sentence as a field for matching."""
    text = article.source.text
    words = tuple([token.word for token in tokens])
    starts = [token.start for token in tokens]
    mentions: dict[int, list[tuple[Mention, tuple[int, ...]]]] = {}
    weekday = -1
    for mention in stated.mentions:
        if mention.kind is Kind.QUOTE:
            continue
        ends = {bisect_left(starts, mention.end)}
        begins = {bisect_left(starts, mention.start)}
        if mention.kind is Kind.DATE and weekday in begins:  # "on Monday, March 10": one day, said twice
            begins.add(weekday - 1)
        weekday = max(ends) if mention.kind is Kind.WEEKDAY else -1
        if mention.core_start >= 0:
            ends.add(bisect_left(starts, mention.core_end))
            begins.add(bisect_left(starts, mention.core_start))
        if mention.kind is Kind.AGE and words[max(ends) - 1] == "old":  # `<value> old` as well as `<value>`
            ends.add(max(ends) - 1)
        for begin in begins:
            after = tuple(sorted([end for end in ends if end > begin]))
            if after:
                mentions.setdefault(begin, []).append((mention, after))
    return Field(
        tokens,
        words,
        declared.found(text, tokens),
        {at: tuple(found) for at, found in mentions.items()},
        stated,
        _breaks(text, tokens, starts),
        text,
    )


def _breaks(text: str, tokens: tuple[Token, ...], starts: list[int]) -> frozenset[int]:
    """The words before which a comma, a dash or the like stands."""
    found: set[int] = set()
    for match in _BREAK.finditer(text, tokens[0].end, tokens[-1].start) if tokens else ():
        at = bisect_left(starts, match.start())
        if tokens[at - 1].end <= match.start():  # none of "1,000"
            found.add(at)
    return frozenset(found)
