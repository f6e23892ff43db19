"""Who speaks: the speaker of every quotation, and who states the words around them.

Run by run through the article, because "he said" needs to know who was met before, and a quotation that stands alone
("“It is time.”") belongs to the one who was just quoted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.model import Block, Role, Sentence
from checker.reading.clauses import Saying
from checker.reading.draft import Draft
from checker.reading.english.speech import AFTER_QUOTE, FRAMES_NEAR, NO_SPEECH_NOUNS
from checker.reading.english.subjects import MESSAGES
from checker.reading.line import Line
from checker.reading.outer import QUOTED, Outer, outers
from checker.reading.people import People
from checker.reading.quotes import Quote, spoken_by
from checker.reading.sayings import sayings
from checker.reading.subjects import Subject, ending

_MARKS = frozenset({",", "—", "–", "-"})
_ENDS = frozenset({".", "?", "!", ";"})
_OWNER = {"his": "he", "her": "she", "their": "they"}
_FIRST_WORDS = 5
_NEAR = 60
_BARE = _ENDS | _MARKS | {QUOTED}


class Governed(NamedTuple):
    """Words ``[start, end)`` that somebody states; ``speaker`` is None when nobody says who."""

    start: int
    end: int
    speaker: str | None
    denies: bool
    supposes: bool


class Attribution:
    """Quotations with their speakers, and for each sentence, by its start, the spans that somebody states."""

    __slots__ = ("governed", "quotes")

    def __init__(self, quotes: list[Quote], governed: dict[int, list[Governed]]) -> None:
        self.quotes, self.governed = quotes, governed


def attribute(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quotes: list[Quote],
    names: Sequence[Sequence[Draft]],
    spoken: Sequence[bool],
    line_of: Callable[[int], Line],
) -> Attribution:
    """Find the speakers.

    ``names`` are the capitalised names of each sentence, and ``spoken`` whether it holds a word of speech.
    ``line_of`` cuts a sentence into words.
    """
    walk = _Walk(text, blocks, list(quotes), line_of)
    for first, after, inside in outers(text, sentences, quotes):
        walk.run(first, after, inside, sentences, names, any(spoken[first:after]))
    _carry_back(walk.quotes)
    return Attribution(walk.quotes, walk.governed)


def _carry_back(quotes: list[Quote]) -> None:
    """A paragraph left open has the speaker of the one that goes on with it."""
    following: Quote | None = None
    for at in range(len(quotes) - 1, -1, -1):
        quote = quotes[at]
        if quote.open and quote.speaker is None and following is not None and following.speaker:
            quotes[at] = quote = spoken_by(quote, following.speaker, min(following.sure, 0.8))
        if following is None or quote.block != following.block or quote.start < following.start:
            following = quote


class _Walk:
    """The state of the walk: whom we met, who spoke last, and where."""

    def __init__(
        self, text: str, blocks: Sequence[Block], quotes: list[Quote], line_of: Callable[[int], Line]
    ) -> None:
        self.text, self.blocks, self.quotes, self.line_of = text, blocks, quotes, line_of
        self.people = People(text)
        self.governed: dict[int, list[Governed]] = {}
        self.last: tuple[str, int] | None = None
        """The last speaker and the block in which he spoke."""
        self.quoted: tuple[str | None, int] = (None, -1)
        """The speaker of the last quotation and its block."""

    def run(
        self,
        first: int,
        after: int,
        inside: list[tuple[int, Quote]],
        sentences: Sequence[Sentence],
        names: Sequence[Sequence[Draft]],
        spoken: bool,
    ) -> None:
        """One run of sentences."""
        start, role = sentences[first].start, sentences[first].role
        found: list[Saying] = []
        o: Outer | None = None
        if inside or (spoken and role is Role.BODY):
            o = Outer([self.line_of(number) for number in range(first, after)], inside)
            if spoken or role is not Role.BODY:
                found = sayings(o)
        met = [draft for number in range(first, after) for draft in names[number]]
        if inside:
            met = [draft for draft in met if not _holds(inside, draft.start)]
        speakers = self._sayings(o, found, met, first, start, role)
        if o is None:
            return
        if role is Role.BODY and found:
            spans = [
                Governed(low, high, speakers[id(saying)][0], saying.denies, saying.supposes)
                for saying in found
                for low, high in saying.spans
            ]
            if spans:
                for number in range(first, after):
                    self.governed[sentences[number].start] = spans
        bare = bool(o.quotes) and all(word in _BARE for word in o.words[: o.count])
        earlier = -1
        for index in sorted(o.quotes):
            self._quote(o, index, found, speakers, first, earlier, bare)
            earlier = index

    def _sayings(
        self, o: Outer | None, found: list[Saying], met: list[Draft], number: int, start: int, role: Role
    ) -> dict[int, tuple[str | None, float]]:
        """Meet the persons of a run, and name the subject of each of its sayings, in the order of the words."""
        speakers: dict[int, tuple[str | None, float]] = {}
        at = 0
        if role in (Role.METADATA, Role.BYLINE):
            return speakers
        for saying in sorted(found, key=lambda saying: saying.subject.first if saying.subject else -1):
            if saying.subject is None or o is None:
                speakers[id(saying)] = (None, 0.0)
                continue
            offset = o.starts[saying.subject.at]
            while at < len(met) and met[at].start < offset:
                self.people.meet(number, str(met[at].value), met[at].start, opens=-1 if at else start)
                at += 1
            speakers[id(saying)] = self._name(o, saying.subject, number)
            name = speakers[id(saying)][0]
            if name is not None and saying.frames and saying.subject.sort != "pronoun":
                self.people.meet(number, name, offset, speaks=True)
            if name is not None and saying.frames:
                self.last = (name, self._block(o.start))
        for draft in met[at:]:
            self.people.meet(number, str(draft.value), draft.start, opens=start if draft is met[0] else -1)
        return speakers

    def _block(self, offset: int) -> int:
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return low - 1

    def _name(self, o: Outer, subject: Subject, number: int) -> tuple[str | None, float]:
        if subject.sort == "name":
            return subject.name, 0.9
        if subject.sort == "common":
            return subject.name, 0.7
        if subject.name in ("he", "she", "they"):
            found = self.people.find(subject.name, number)
            if found is None and subject.name == "they" and self.last is not None:
                found = None
            return (found, 0.6) if found else (subject.name, 0.5)
        if subject.name == "it" and self.last is not None:
            return self.last[0], 0.6
        return subject.name, 0.5

    # --- the speaker of one quotation ----------------------------------------------------------------------------

    def _quote(
        self,
        o: Outer,
        index: int,
        found: list[Saying],
        speakers: dict[int, tuple[str | None, float]],
        number: int,
        earlier: int,
        bare: bool,
    ) -> None:
        at = o.quotes[index]
        quote = self.quotes[at]
        speaker = (
            self._beside(o, index, found, speakers)
            or self._colon(o, index, number)
            or self._governing(o, index, found, speakers)
            or self._alone(o, index, quote, earlier, bare)
        )
        if speaker is not None and speaker[0] is not None:
            self.quotes[at] = quote = spoken_by(quote, *speaker)
            self.quoted = (quote.speaker, quote.block)
        elif not _named_by(o, index):
            self.quoted = (None, quote.block)

    def _beside(
        self,
        o: Outer,
        index: int,
        found: list[Saying],
        speakers: dict[int, tuple[str | None, float]],
    ) -> tuple[str | None, float] | None:
        """ "“…,” Moore said", "“…,” said Moore", "“…,” according to Moore", "“…” — Moore"."""
        for saying in found:
            if not saying.frames or saying.subject is None:
                continue
            first = min(saying.subject.first, saying.verb)
            if index < first <= index + 2 and (first == index + 1 or o.words[index + 1] in _MARKS):
                if saying.behind or (o.words[saying.verb] in AFTER_QUOTE and _tags(o, index)):
                    return speakers[id(saying)]
        if o.words[index + 1] in ("—", "–") and o.capital(index + 2):
            last = index + 2
            while o.capital(last + 1):
                last += 1
            if last + 1 >= o.count:
                name = ending(o, last)
                return (name.name, 0.8) if name is not None else None
        return None

    def _colon(self, o: Outer, index: int, number: int) -> tuple[str | None, float] | None:
        """ "His message to the owners: ‘Sell.’", "Harlow: ‘We won’t pay twice’"."""
        words = o.words
        lead = words[index - 1] if index else ""
        if lead not in (":", "is", "was"):
            return None
        for k in range(index - 2, max(-1, index - 14), -1):
            if words[k] in _ENDS or words[k] == QUOTED:
                break
            if words[k] in MESSAGES and k:
                for j in range(k - 1, max(-1, k - 3), -1):
                    if words[j] in _OWNER:
                        pronoun = _OWNER[words[j]]
                        person = self.people.find(pronoun, number)
                        return (person, 0.6) if person else (pronoun, 0.5)
                    if words[j].endswith("'s") and o.capital(j):
                        name = ending(o, j)
                        return (name.name[:-2], 0.8) if name is not None and name.sort == "name" else None
        if lead == ":" and 0 < index - 1 <= _FIRST_WORDS and o.capital(0):
            name = ending(o, index - 2)
            if name is not None and name.first == 0 and name.sort == "name":
                return name.name, 0.8
        return None

    def _governing(
        self,
        o: Outer,
        index: int,
        found: list[Saying],
        speakers: dict[int, tuple[str | None, float]],
    ) -> tuple[str | None, float] | None:
        """The saying whose words hold the quotation, or whose verb stands before it in its clause."""
        if _named_by(o, index):
            return None
        place, best = o.starts[index], None
        for saying in found:
            if any(low <= place < high for low, high in saying.spans) and (
                best is None or saying.verb > best.verb or best.behind
            ):
                best = saying
        if best is not None and best.subject is not None:
            name, sure = speakers[id(best)]
            return name, min(sure, 0.85)
        for saying in reversed(found):
            near = index - saying.verb <= (2 if o.words[saying.verb] in FRAMES_NEAR else _NEAR)
            if saying.frames and near and saying.verb < index and saying.subject and not saying.behind:
                if any(o.words[k] in _ENDS for k in range(saying.verb, index)):
                    break
                name, sure = speakers[id(saying)]
                return name, min(sure, 0.8 if index - saying.verb < 16 else 0.6)
        return None

    def _alone(
        self, o: Outer, index: int, quote: Quote, earlier: int, bare: bool
    ) -> tuple[str | None, float] | None:
        """A quotation that is a sentence of its own, or goes on with one before it."""
        words = o.words
        if _named_by(o, index):
            return None
        if earlier >= 0 and index - earlier < _NEAR:
            before = self.quotes[o.quotes[earlier]]
            joined = all(
                words[k] in ("and", "or", ",", QUOTED, "the", "a", "but", "also", "as") or k in o.quotes
                for k in range(earlier + 1, index)
            )
            if joined and before.speaker is not None:
                return before.speaker, min(before.sure, 0.7)
        if not bare and index > 0:
            return None
        speaker, block = self.quoted
        begins = quote.start - self.blocks[quote.block].start < 3
        if quote.reopened or quote.open:
            return (speaker, 0.6) if quote.reopened and speaker else None
        if not bare:
            return None
        if speaker is not None and (block == quote.block or (begins and block == quote.block - 1)):
            return speaker, 0.6
        if self.last is not None and self.last[1] == quote.block and not begins:
            return self.last[0], 0.6
        return None


def _holds(inside: list[tuple[int, Quote]], offset: int) -> bool:
    """Whether one of these quotations, which follow one another, holds an offset."""
    at = bisect_right(inside, offset, key=lambda row: row[1].start) - 1
    return at >= 0 and offset < inside[at][1].end


def _tags(o: Outer, index: int) -> bool:
    """Whether what follows a quotation is a tag to it: the quotation ends with a comma or a sentence."""
    end = o.ends[index]
    inner = o.text[max(end - 3, 0) : end]
    return o.words[index + 1] in _MARKS or any(sign in inner for sign in ",.?!…—-")


def _named_by(o: Outer, index: int) -> bool:
    """Whether the quotation is the name of something ("the film “Glass River”", "the word “no”")."""
    if not index:
        return False
    lead = o.words[index - 1]
    if lead == "," and index > 1:
        lead = o.words[index - 2]
    return lead in NO_SPEECH_NOUNS or (
        lead in ("as", "it") and index > 1 and o.words[index - 2] in ("known", "nicknamed")
    )


__all__ = ["Attribution", "Governed", "attribute"]
