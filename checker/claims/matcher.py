"""A rulebook's wordings held against articles, sentence by sentence: made once, used for every article.

"Jones received nearly 50 percent of the vote" fits ``Jones ... received <value> of the vote``: a claim on
``jones_share`` with the mention [45, 50]. A sentence is laid out only when it holds all the words that some wording cannot do
without, so that the number of rules does not multiply the cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property

from msgspec.structs import replace

from checker.claims.denial import denied, is_empty
from checker.claims.doubts import doubt_of, is_anothers
from checker.claims.layout import Names, Stated, lay_out
from checker.claims.model import Article, Claim
from checker.claims.pairs import Twins, dealt_out, seconds
from checker.claims.pronouns import PERSON, PRONOUNS, Antecedent, names_by_pronoun, taken_up
from checker.claims.slots import in_kind, in_zone
from checker.claims.subjects import Subjects
from checker.model import Sentence, Source
from checker.reading.english.words import STOPS
from checker.reading.tokens import tokenise
from checker.rulebook.matching import Field, Match, matches
from checker.rulebook.model import Fact, Rulebook, Term
from checker.rulebook.programs import Needs, Program
from checker.rulebook.reach import reach_of
from checker.rulebook.widths import rewidened


class Matcher:
    """A rulebook's wordings, compiled."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.facts = {fact.name: fact for fact in book.facts}
        self.names = Names(book.names)
        self.aliases = book.aliases
        """Every alias as it is written → its key."""
        self.spoken: dict[str, frozenset[str]] = {}
        """Fact → the words with which the rulebook speaks of it, once they were asked for."""
        self.reach = reach_of(book)
        self.programs: list[tuple[str, Program]] = []
        rules: list[Fact | Term] = [*book.facts, *book.terms]
        for rule in rules:
            self.programs += [(rule.name, Program(wording)) for wording in rule.wordings]
        self.without = {
            fact.name: [Program(wording) for wording in fact.without] for fact in book.facts if fact.without
        }
        self.by_word: dict[str, list[int]] = {}
        self.by_stem: dict[str, list[int]] = {}
        for number, (_, program) in enumerate(self.programs):
            for anchor in program.wording.anchors:
                table = self.by_stem if anchor.endswith("*") else self.by_word
                table.setdefault(anchor.removesuffix("*"), []).append(number)
        self.stems = tuple(self.by_stem)
        self.by_person: dict[str, list[int]] = {}
        """Person → the programs that begin with the name, which a pronoun may stand for."""
        persons = {key for key, kind in self.names.kinds.items() if kind == PERSON}
        for number, (_, program) in enumerate(self.programs):
            if not persons.isdisjoint(program.wording.names):
                for key in program.opening.names & persons:
                    self.by_person.setdefault(key, []).append(number)

    @cached_property
    def twins(self) -> Twins:
        """Facts that say the same of two names."""
        return Twins(self.book)

    @cached_property
    def subjects(self) -> Subjects:
        """Of whom the facts speak."""
        return Subjects(self.book, self.names, self.twins)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that the rulebook itself uses for its event, its names and its facts, folded."""
        texts = [self.book.event.title, *self.aliases]
        for fact in self.book.facts:
            texts += (fact.title, *(wording.text for wording in fact.wordings))
        return frozenset(token.word for text in texts for token in tokenise(text)) - STOPS

    def speaks_of(self, source: Source) -> bool:
        """Whether the rulebook speaks of the article."""
        return self.reach.speaks_of(source)

    def claims(self, article: Article) -> Iterator[Claim]:
        """Every claim of an article, sentence by sentence."""
        last = Antecedent()
        follows = bool(self.by_person) and names_by_pronoun(article.source.text)
        for sentence in article.reading.sentences:
            words = article.reading.words(sentence)
            wanted = self._fired(words)
            again = self._taken_up(last.key, words)
            if wanted or again:
                yield from self._in_sentence(article, sentence, wanted, again, last.key)
            if follows:
                named: Iterable[tuple[str, str, int]] = ()
                if not self.names.heads.isdisjoint(words):
                    tokens = article.reading.tokens(sentence)
                    named = self.names.found(article.source.text, tokens).values()
                last.pass_by(named, sentence)

    def laid_out(self, article: Article, sentence: Sentence) -> Field:
        """A sentence as the wordings see it."""
        return self._field(article, sentence, self._stated(article, sentence))

    def _field(self, article: Article, sentence: Sentence, stated: Stated) -> Field:
        return lay_out(article, article.reading.tokens(sentence), self.names, stated)

    def _stated(self, article: Article, sentence: Sentence) -> Stated:
        return Stated(article, sentence, self.facts, self.book.units)

    def _in_sentence(
        self,
        article: Article,
        sentence: Sentence,
        wanted: list[int],
        again: list[int],
        person: str | None,
    ) -> Iterator[Claim]:
        """The claims of one sentence; the same mention is claimed once for a rule."""
        stated = self._stated(article, sentence)
        wanted, again = ([n for n in some if self._is_filled(n, stated)] for some in (wanted, again))
        if not wanted and not again:
            return
        field = self._field(article, sentence, stated)
        found = list(self._by_programs(wanted, field, article, sentence))
        if found:
            found = dealt_out(found, field, self.twins, self.facts)
            found += seconds(found, field, self.twins, self.facts)
        if again and person is not None:
            for other, doubt in taken_up(field, person):
                found += [
                    replace(claim, doubt=doubt)
                    for claim in self._by_programs(again, other, article, sentence)
                    if claim.mention is not None
                ]
        yield from _without_doubles(_each_once(found))

    def _is_filled(self, number: int, stated: Stated) -> bool:
        """Whether a sentence states something for each slot that a program cannot do without."""
        slots = self.programs[number][1].needs.slots
        return all(stated.taken(slot) or stated.lent(slot) for slot in slots)

    def _by_programs(
        self, numbers: list[int], field: Field, article: Article, sentence: Sentence
    ) -> Iterator[Claim]:
        for number in numbers:
            rule, program = self.programs[number]
            if self.excepted(rule, field) is not None:
                continue
            for match in matches(program, field, self.names.kinds):
                yield from self._made(rule, match, article, sentence, field)

    def excepted(self, rule: str, field: Field) -> Match | None:
        """The words of a sentence that ``without`` names, and in whose presence the rule says nothing."""
        for program in self.without.get(rule, ()):
            for match in matches(program, field, self.names.kinds):
                return match
        return None

    def _taken_up(self, person: str | None, words: Set[str]) -> list[int]:
        """The programs that begin with a person whom a pronoun of the sentence may stand for."""
        if person is None or PRONOUNS.isdisjoint(words):
            return []
        return [n for n in self.by_person.get(person, ()) if self.programs[n][1].needs.met_by(words)]

    def _fired(self, words: Set[str]) -> list[int]:
        """The programs all of whose words the sentence holds, in the order of the rulebook."""
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
        return sorted(number for number in near if self._may_fit(self.programs[number][1].needs, words))

    def _may_fit(self, needs: Needs, words: Set[str]) -> bool:
        """Whether a sentence of these words holds all the words needed, and the beginning of an alias of each name."""
        if not needs.met_by(words):
            return False
        return not needs.names or not any(self.names.heads_of[key].isdisjoint(words) for key in needs.names)

    def _made(
        self, rule: str, match: Match, article: Article, sentence: Sentence, field: Field
    ) -> Iterator[Claim]:
        tokens = field.tokens
        start, end = tokens[match.start].start, tokens[match.end - 1].end
        if is_anothers(match, field):
            return
        empty = denied(match, field) or _asks(article, sentence)
        if not match.slots:
            if match.swallowed:  # What states the choice is what follows the last gap.
                start = tokens[match.swallowed[-1] + 1].start
            voice, speaker = article.reading.voice_at(start, end)
            words, choice = (start, end), match.wording.choice
            yield Claim(rule, None, choice, match.wording, sentence, start, end, words, voice, speaker, empty)
            return
        for slot, mention in match.slots:
            fact = self.facts[slot]
            stated = in_zone(in_kind(mention, fact), fact, self.book.event)
            stated = rewidened(stated, (*fact.hedges, *self.book.hedges))
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
                empty or is_empty(mention, match),
                doubt_of(match, field, mention) or self.subjects.doubt(fact, match, field, mention),
            )


def _asks(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence is a question, which asserts nothing."""
    return article.source.text[sentence.start : sentence.end].rstrip("\"'”’») ").endswith("?")


def _each_once(claims: list[Claim]) -> list[Claim]:
    """One claim for a rule and a place: what asserts before what does not, and what is sure before what is doubted."""
    best: dict[tuple[str, int, int], Claim] = {}
    for claim in claims:
        key = (claim.rule, claim.start, claim.end)
        kept = best.get(key)
        if kept is None or _rank(claim) < _rank(kept):
            best[key] = claim
    return list(best.values())


def _rank(claim: Claim) -> tuple[bool, bool, bool]:
    return claim.denied, claim.doubt is not None and claim.doubt.deep, claim.doubt is not None


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
