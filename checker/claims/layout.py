"""A sentence laid out for matching: "Doug Jones’s 49.92 per cent" → name Jones, 's, and a percent that two words long may be taken.

Declared names are found by their aliases, the longest first, and in lower case only when they are declared so (a drug's); a mention may be taken with its hedge or
without, so that "won more than <value>" and "won <value>" both fit "won more than 21,000 votes".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from checker.claims.model import Article
from checker.claims.slots import SPELT_OUT, accepts, holds_sets, in_local_dollars
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

    def in_order(self, text: str, tokens: tuple[Token, ...]) -> list[tuple[str, str, int]]:
        """The names of a sentence, in its order."""
        words = tuple(token.word for token in tokens)
        return [row for _, row in self.found(text, tokens, words)]

    def found(
        self, text: str, tokens: tuple[Token, ...], words: tuple[str, ...]
    ) -> Iterator[tuple[int, tuple[str, str, int]]]:
        """Each name as (word at which it begins, (key, kind, next word))."""
        index = 0
        while index < len(words):
            step = 1
            if words[index] in self.heads:
                for length in range(min(self.longest, len(words) - index), 0, -1):
                    form = words[index : index + length]
                    key = self.aliases.get(form)
                    small = length == 1 and text[tokens[index].start].islower()
                    if key is not None and (not small or form in self.small):
                        yield index, (key, self.kinds[key], index + length)
                        step = length
                        break
            index += step


def lay_out(
    article: Article,
    sentence: Sentence,
    tokens: tuple[Token, ...],
    declared: Names,
    facts: Mapping[str, Fact],
    units: Sequence[Measure] = (),
) -> Field:
    """The sentence as a field for matching; ``units`` are the rulebook's own, in which counts become quantities."""
    text = article.source.text
    words = tuple(token.word for token in tokens)
    starts = [token.start for token in tokens]
    stated = tuple(measured(mention, units) for mention in article.reading.mentions_in(sentence))
    scores = sum(mention.kind is Kind.SCORE for mention in stated)
    if scores > 1 and any(holds_sets(fact) for fact in facts.values()):
        stated = tuple(sorted((*stated, *rows_of_sets(text, stated)), key=lambda one: (one.start, one.end)))
    mentions: dict[int, list[tuple[Mention, tuple[int, ...]]]] = {}
    weekday = -1
    for mention in stated:
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
            after = tuple(sorted(end for end in ends if end > begin))
            if after:
                mentions.setdefault(begin, []).append((mention, after))
    breaks = frozenset(
        index
        for index in range(1, len(tokens))
        if _BREAK.search(text, tokens[index - 1].end, tokens[index].start)
    )
    return Field(
        tokens,
        words,
        dict(declared.found(text, tokens, words)),
        {at: tuple(found) for at, found in mentions.items()},
        _taker(facts, stated, text),
        breaks,
        text,
    )


def _taker(
    facts: Mapping[str, Fact], mentions: tuple[Mention, ...], text: str
) -> Callable[[str, Mention], bool]:
    """Which mentions a fact's slot takes in this sentence.

    A bare number stands for percent or money where the sentence has spelt the unit out before ("49.92 per cent of the vote,
    and Moore got 48.38").
    """
    spelt = {mention.kind for mention in mentions}

    def takes(rule: str, mention: Mention) -> bool:
        fact = facts.get(rule)
        if fact is None:
            return False
        if mention.kind is Kind.COUNT and mention.unit is None and fact.kind in SPELT_OUT:
            return fact.kind in spelt and mention.granule is not None
        return accepts(fact, mention) or (
            mention.kind is Kind.MONEY is fact.kind and in_local_dollars(fact, mention, text)
        )

    return takes
