"""A rulebook's wordings held against articles, sentence by sentence: made once, used for every article.

"Jones received nearly 50 percent of the vote" fits ``Jones ... received <value> of the vote``: a claim on
``jones_share`` with the mention [45, 50]. A sentence is laid out only when it holds all the words that some wording cannot do
without, so that the number of rules does not multiply the cost.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.denial import denied
from checker.claims.layout import Names, lay_out, words_of
from checker.claims.model import Article, Claim
from checker.claims.slots import SPELT_OUT
from checker.model import Kind, Mention, Sentence, Token
from checker.rulebook.matching import Field, Match, Program, compile_wording, matches
from checker.rulebook.model import Fact, Rulebook, Term


class Matcher:
    """A rulebook's wordings, compiled."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.facts = {fact.name: fact for fact in book.facts}
        self.names = Names(book.names)
        self.aliases = book.aliases
        """Every alias as it is written → its key."""
        self.wanted = tuple(self._forms(name) for name in book.event.articles)
        self.programs: list[tuple[str, Program]] = []
        rules: list[Fact | Term] = [*book.facts, *book.terms]
        for rule in rules:
            self.programs += [(rule.name, compile_wording(wording)) for wording in rule.wordings]
        self.without = {
            fact.name: [compile_wording(wording) for wording in fact.without]
            for fact in book.facts
            if fact.without
        }
        self.by_word: dict[str, list[int]] = {}
        self.by_stem: dict[str, list[int]] = {}
        for number, (_, program) in enumerate(self.programs):
            for anchor in program.wording.anchors:
                table = self.by_stem if anchor.endswith("*") else self.by_word
                table.setdefault(anchor.removesuffix("*"), []).append(number)
        self.stems = tuple(self.by_stem)

    def speaks_of(self, article: Article) -> bool:
        """Whether the article mentions all that ``event.articles`` asks for."""
        text = article.source.text
        return all(any(form in text for form in forms) for forms in self.wanted)

    def _forms(self, name: str) -> tuple[str, ...]:
        key = self.names.aliases.get(words_of(name))
        return tuple(alias for alias, target in self.aliases.items() if target == key) if key else (name,)

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
        field = lay_out(article, sentence, tokens, self.names, self.facts)
        seen: dict[tuple[str, int, int], int] = {}
        found: list[Claim] = []
        for number in wanted:
            rule, program = self.programs[number]
            if self.excepted(rule, field) is not None:
                continue
            for match in matches(program, field, self.names.kinds):
                for claim in self._made(rule, match, article, sentence, field):
                    key = (claim.rule, claim.start, claim.end)
                    if key not in seen:
                        seen[key] = len(found)
                        found.append(claim)
                    elif found[seen[key]].denied and not claim.denied:
                        found[seen[key]] = claim
        yield from _without_doubles(found)

    def excepted(self, rule: str, field: Field) -> Match | None:
        """The words of a sentence that ``without`` names, and in whose presence the rule says nothing."""
        for program in self.without.get(rule, ()):
            for match in matches(program, field, self.names.kinds):
                return match
        return None

    def _fired(self, tokens: tuple[Token, ...]) -> list[int]:
        """The programs all of whose words the sentence holds, in the order of the rulebook."""
        words = {token.word for token in tokens}
        near: set[int] = set()
        for word in words & self.by_word.keys():
            near.update(self.by_word[word])
        if self.stems:
            for word in words:
                if word.startswith(self.stems):
                    near.update(
                        number
                        for stem, row in self.by_stem.items()
                        if word.startswith(stem)
                        for number in row
                    )
        return sorted(number for number in near if self.programs[number][1].needs.met_by(words))

    def _made(
        self, rule: str, match: Match, article: Article, sentence: Sentence, field: Field
    ) -> Iterator[Claim]:
        tokens = field.tokens
        start, end = tokens[match.start].start, tokens[match.end - 1].end
        empty = denied(match, field)
        if not match.slots:
            if match.swallowed:  # What states the choice is what follows the last gap.
                start = tokens[match.swallowed[-1] + 1].start
            voice, speaker = article.reading.voice_at(start, end)
            words, choice = (start, end), match.wording.choice
            yield Claim(rule, None, choice, match.wording, sentence, start, end, words, voice, speaker, empty)
            return
        for slot, mention in match.slots:
            stated = _in_kind(mention, self.facts[slot])
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
                empty,
            )


def _in_kind(mention: Mention, fact: Fact) -> Mention:
    """A bare number in the unit that the sentence spelt out before, and "people" where the fact counts employees."""
    if isinstance(fact.kind, Kind) and fact.kind in SPELT_OUT and mention.kind is Kind.COUNT:
        return mention._replace(kind=fact.kind, unit=fact.unit)
    if fact.kind is Kind.COUNT and fact.unit and mention.kind is Kind.COUNT:
        return mention._replace(unit=fact.unit)
    return mention


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
