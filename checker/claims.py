"""Mentions + rulebook → claims: this source states this fact as this mention.

"Jones received nearly 50 percent of the vote" fits ``Jones ... received <value> of the vote``: a claim on
``jones_share`` with the mention [45, 50]. A sentence is laid out only when it holds an anchor of some wording, so that
the number of rules does not multiply the cost. Nothing is asserted by a denial, a condition or a modal verb, unless the
wording itself says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from checker.model import Kind, Mention, Sentence, Source, Token, Voice
from checker.reading import Reading, tokenise
from checker.rulebook.model import Fact, Rulebook, Term, Wording
from checker.rulebook.nouns import same_count
from checker.rulebook.wordings import MODALS, NEGATIONS, Field, Match, Program, compile_wording, matches
from checker.units import UnknownUnit, unit_of

_BREAK = re.compile("[,;:—–]")
_BREAKS = frozenset({"and", "but", "instead", "then", "while", "although", "though"})
_CONDITIONS = frozenset({"if", "unless", "whether", "when", "whenever"})
_SPELT_OUT = frozenset({Kind.PERCENT, Kind.MONEY, Kind.QUANTITY})
_DAYS = frozenset({Kind.DATE, Kind.WEEKDAY})
_TAKES: dict[Kind, frozenset[Kind]] = {
    Kind.DATE: _DAYS | {Kind.YEAR},
    Kind.WEEKDAY: _DAYS,
    Kind.YEAR: frozenset({Kind.YEAR, Kind.DATE}),
    Kind.DECADE: frozenset({Kind.DECADE, Kind.YEAR}),
    Kind.POINTS: frozenset({Kind.POINTS, Kind.PERCENT}),
    Kind.DURATION: frozenset({Kind.DURATION}),
    Kind.ORDINAL: frozenset({Kind.ORDINAL}),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A source states a fact: by a mention, or by a choice of words. ``start`` and ``end`` are a span of its text.

    ``words`` is the whole span that the wording fitted; ``denied`` marks words that deny or suppose, and assert nothing.
    """

    rule: str
    mention: Mention | None
    choice: str | None
    wording: Wording
    sentence: Sentence
    start: int
    end: int
    words: tuple[int, int]
    voice: Voice
    speaker: str | None
    denied: bool


@dataclass(frozen=True, slots=True)
class Article:
    """A source as it was read, ready for rules."""

    source: Source
    reading: Reading


class Matcher:
    """A rulebook's wordings, compiled: made once, used for every article."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.facts = {fact.name: fact for fact in book.facts}
        self.kinds = {name.key: name.kind for name in book.names}
        self.aliases: dict[tuple[str, ...], str] = {}
        for name in book.names:
            for alias in name.aliases:
                self.aliases[_words(alias)] = name.key
        self.longest = max((len(alias) for alias in self.aliases), default=0)
        self.heads = frozenset(alias[0] for alias in self.aliases if alias)
        self.programs: list[tuple[str, Program]] = []
        rules: list[Fact | Term] = [*book.facts, *book.terms]
        for rule in rules:
            self.programs += [(rule.name, compile_wording(wording)) for wording in rule.wordings]
        self.by_word: dict[str, list[int]] = {}
        self.by_stem: dict[str, list[int]] = {}
        for number, (_, program) in enumerate(self.programs):
            for anchor in program.wording.anchors:
                table = self.by_stem if anchor.endswith("*") else self.by_word
                table.setdefault(anchor.removesuffix("*"), []).append(number)

    def speaks_of(self, article: Article) -> bool:
        """Whether the article mentions all that ``event.articles`` asks for."""
        wanted = self.book.event.articles
        if not wanted:
            return True
        text = article.source.text
        for name in wanted:
            key = self.aliases.get(_words(name))
            forms = [alias for alias, target in self.book.aliases.items() if target == key] if key else [name]
            if not any(form in text for form in forms):
                return False
        return True

    def claims(self, article: Article) -> Iterator[Claim]:
        """Every claim of an article, sentence by sentence."""
        for sentence in article.reading.sentences:
            yield from self.in_sentence(article, sentence)

    def in_sentence(self, article: Article, sentence: Sentence) -> Iterator[Claim]:
        """The claims of one sentence; the same mention is claimed once for a rule."""
        tokens = article.reading.tokens(sentence)
        wanted = self._fired(tokens)
        if not wanted:
            return
        field = self.lay_out(article, sentence, tokens)
        takes = self._taker(article.reading.mentions_in(sentence))
        seen: dict[tuple[str, int, int], int] = {}
        found: list[Claim] = []
        for number in sorted(wanted):
            rule, program = self.programs[number]
            for match in matches(program, field, takes, self.kinds):
                for claim in self._made(rule, match, article, sentence, field):
                    key = (claim.rule, claim.start, claim.end)
                    if key not in seen:
                        seen[key] = len(found)
                        found.append(claim)
                    elif found[seen[key]].denied and not claim.denied:
                        found[seen[key]] = claim
        yield from _without_doubles(found)

    def _fired(self, tokens: tuple[Token, ...]) -> set[int]:
        wanted: set[int] = set()
        for token in tokens:
            wanted.update(self.by_word.get(token.word, ()))
            if self.by_stem:
                for stem, numbers in self.by_stem.items():
                    if token.word.startswith(stem):
                        wanted.update(numbers)
        return wanted

    def lay_out(self, article: Article, sentence: Sentence, tokens: tuple[Token, ...]) -> Field:
        """The sentence as a field for matching."""
        words = tuple(token.word for token in tokens)
        names = dict(self._names(article.source.text, tokens, words))
        starts = [token.start for token in tokens]
        mentions: dict[int, list[tuple[Mention, tuple[int, ...]]]] = {}
        for mention in article.reading.mentions_in(sentence):
            if mention.kind is Kind.QUOTE:
                continue
            ends = {_at(starts, mention.end)}
            begins = {_at(starts, mention.start)}
            if mention.core_start >= 0:
                ends.add(_at(starts, mention.core_end))
                begins.add(_at(starts, mention.core_start))
            for begin in begins:
                after = tuple(sorted(end for end in ends if end > begin))
                if after:
                    mentions.setdefault(begin, []).append((mention, after))
        text = article.source.text
        breaks = frozenset(
            index
            for index in range(1, len(tokens))
            if _BREAK.search(text, tokens[index - 1].end, tokens[index].start)
        )
        return Field(tokens, words, names, {at: tuple(found) for at, found in mentions.items()}, breaks)

    def _names(
        self, text: str, tokens: tuple[Token, ...], words: tuple[str, ...]
    ) -> Iterator[tuple[int, tuple[str, str, int]]]:
        index = 0
        while index < len(words):
            step = 1
            if words[index] in self.heads:
                for length in range(min(self.longest, len(words) - index), 0, -1):
                    key = self.aliases.get(words[index : index + length])
                    if key is not None and (length > 1 or not text[tokens[index].start].islower()):
                        yield index, (key, self.kinds[key], index + length)
                        step = length
                        break
            index += step

    def _taker(self, mentions: tuple[Mention, ...]) -> Callable[[str, Mention], bool]:
        """Which mentions a fact's slot takes in this sentence.

        A bare number stands for percent or money where the sentence has spelt the unit out before ("49.92 per cent of the vote,
        and Moore got 48.38").
        """
        spelt = {mention.kind for mention in mentions}

        def takes(rule: str, mention: Mention) -> bool:
            fact = self.facts.get(rule)
            if fact is None:
                return False
            if mention.kind is Kind.COUNT and mention.unit is None and fact.kind in _SPELT_OUT:
                return fact.kind in spelt and mention.granule is not None
            return accepts(fact, mention)

        return takes

    def _made(
        self, rule: str, match: Match, article: Article, sentence: Sentence, field: Field
    ) -> Iterator[Claim]:
        tokens = field.tokens
        start, end = tokens[match.start].start, tokens[match.end - 1].end
        denied = _denied(match, field)
        if not match.slots:
            if match.swallowed:  # What states the choice is what follows the last gap.
                start = tokens[match.swallowed[-1] + 1].start
            voice, speaker = article.reading.voice_at(start, end)
            yield Claim(
                rule,
                None,
                match.wording.choice,
                match.wording,
                sentence,
                start,
                end,
                (start, end),
                voice,
                speaker,
                denied,
            )
            return
        for slot, mention in match.slots:
            fact = self.facts[slot]
            kind = fact.kind
            if isinstance(kind, Kind) and kind in _SPELT_OUT and mention.kind is Kind.COUNT:
                stated = replace(mention, kind=kind, unit=fact.unit)
            else:
                stated = mention
            yield Claim(
                slot,
                stated,
                None,
                match.wording,
                sentence,
                stated.start,
                stated.end,
                (start, end),
                stated.voice,
                stated.speaker,
                denied,
            )


def accepts(fact: Fact, mention: Mention) -> bool:
    """Whether a fact's slot takes a mention: its own kind and unit only."""
    kind = fact.kind
    if kind in ("name", "title", "text"):
        return mention.kind is Kind.NAME
    if kind is None:
        return mention.kind not in (Kind.NAME, Kind.QUOTE)
    if not isinstance(kind, Kind):
        return False
    if kind is Kind.COUNT:
        if mention.kind is not Kind.COUNT:
            return False
        return mention.unit is None or fact.unit is None or same_count(fact.unit, mention.unit)
    if mention.kind not in _TAKES.get(kind, (kind,)):
        return False
    if kind is Kind.MONEY:
        return fact.unit is None or mention.unit == fact.unit
    if kind is Kind.QUANTITY and fact.unit is not None:
        try:
            return unit_of(kind, mention.unit, str).dimension == unit_of(kind, fact.unit, str).dimension
        except UnknownUnit:
            return False
    return True


def _denied(match: Match, field: Field) -> bool:
    """Whether the words around and within the match deny or suppose what it would assert."""
    near = list(_same_clause(match, field))
    first = match.start
    # A wording that begins with a verb or a noun: what stands right before it counts too.
    if first not in field.names:
        lead = field.words[max(first - 3, 0) : first]
        near += lead
        if not match.wording.supposes and not _CONDITIONS.isdisjoint(lead):
            return True
    if not match.wording.negates and any(word in NEGATIONS or word.endswith("n't") for word in near):
        return True
    if match.wording.supposes:
        return False
    if any(word in MODALS for word in near):
        return True
    return first > 0 and field.words[0] in _CONDITIONS - {"when"}


def _same_clause(match: Match, field: Field) -> Iterator[str]:
    """The words that the last gap swallowed since its last comma or conjunction: what bears on the words that follow.

    "Moore has refused to concede, and called for a recount" does not deny the call.
    """
    for index in reversed(match.swallowed):
        word = field.words[index]
        if word in _BREAKS:
            return
        yield word
        if index in field.breaks:
            return


def _without_doubles(claims: list[Claim]) -> Iterator[Claim]:
    """Claims in words alone are said once: of two wordings of a rule that fit the same words the longer one speaks."""
    spoken = [claim for claim in claims if claim.mention is None and not claim.denied]
    for number, claim in enumerate(claims):
        if claim.mention is None and any(
            other is not claim
            and other.rule == claim.rule
            and other.start < claim.end
            and claim.start < other.end
            and (other.end - other.start, -claims.index(other)) > (claim.end - claim.start, -number)
            for other in spoken
        ):
            continue
        yield claim


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokenise(text, 0, len(text)))


def _at(starts: list[int], offset: int) -> int:
    """The first word that begins at or after an offset."""
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < offset:
            low = middle + 1
        else:
            high = middle
    return low
