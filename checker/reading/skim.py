"""What a text shows whoever asks: sentences, quotations and who speaks in them, values that no date of the page decides.

A thousand rulebooks may speak of one article, each with its own names and its own day. What depends on neither is found
once: of "On Tuesday Jones won 49.92 percent" the percent, and not the day that Tuesday was.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from checker.model import Block, Mention, Sentence, Token
from checker.reading.draft import Draft
from checker.reading.line import Line
from checker.reading.names import candidates, holds_candidate
from checker.reading.page import day_comes_first, lies_south, writes_decimal_comma
from checker.reading.quotes import find_quotes
from checker.reading.sentences import sentences_of
from checker.reading.speakers import attribute
from checker.reading.tokens import tokenise, words_in
from checker.reading.trigger import Glance, may_attribute, may_state
from checker.reading.voice import Voices


class Skim:
    """The sentences of a text that may state something, and what a look at each has shown.

    Blocks that state nothing are cut into sentences only when somebody asks for them; ``heads`` are words that make a
    block worth it, since a declared name may begin with them.
    """

    __slots__ = (
        "_all",
        "_comma",
        "_cut",
        "_glance",
        "_lines",
        "_passed",
        "_tokens",
        "_words",
        "blocks",
        "day_first",
        "drafts",
        "maybe",
        "mentions",
        "numbers",
        "sentences",
        "south",
        "spoken",
        "stated",
        "text",
        "voices",
        "words",
    )

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        language: str | None = None,
        heads: Collection[str] = frozenset(),
    ) -> None:
        self.text, self.blocks = text, tuple(blocks)
        self.day_first, self.south = day_comes_first(text, language), lies_south(language)
        self._comma = writes_decimal_comma(language)
        self._glance = Glance(text)
        self.sentences: list[Sentence] = []
        self.numbers: list[int] = []
        """Of each sentence, which of the text it is."""
        self.stated: list[bool] = []
        """Whether it may hold a value."""
        self.words: list[frozenset[str] | None] = []
        """Its words, good enough to look for a declared name; None where its line is there to look at."""
        self.maybe: list[list[Draft]] = []
        """The capitalised words in it that may be a name."""
        self.spoken: list[bool] = []
        self.drafts: dict[int, list[Draft]] = {}
        """Values of a sentence that depend on no day of the page, once they were read."""
        self.mentions: dict[int, list[Mention]] = {}
        """All that a sentence states which holds no declared name and no such value."""
        self._lines: dict[int, Line] = {}
        self._cut: dict[int, list[Sentence]] = {}
        self._passed: set[str] = set()
        self._all: tuple[Sentence, ...] | None = None
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._words: dict[int, frozenset[str]] = {}
        quotes = find_quotes(text, blocks)
        self._look({quote.block for quote in quotes}, heads)
        found = attribute(text, blocks, self.sentences, quotes, self.maybe, self.spoken, self.line)
        self.voices = Voices(found.quotes, found.governed)

    def holds_all(self, heads: Collection[str]) -> bool:
        """Whether no block that was passed over holds a word with which one of these names begins."""
        return self._passed.isdisjoint(heads)

    def line(self, at: int) -> Line:
        """The lexemes of a sentence, cut once."""
        found = self._lines.get(at)
        if found is None:
            sentence = self.sentences[at]
            found = self._lines[at] = Line(self.text, sentence.start, sentence.end, comma=self._comma)
        return found

    def all_sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all blocks, in order."""
        if self._all is None:
            self._all = tuple(
                sentence
                for number, block in enumerate(self.blocks)
                for sentence in self._cut.get(number) or sentences_of(self.text, block, number)
            )
        return self._all

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words of a sentence, folded; made once."""
        found = self._tokens.get(sentence.start)
        if found is None:
            found = self._tokens[sentence.start] = tokenise(self.text, sentence.start, sentence.end)
        return found

    def words_of(self, sentence: Sentence) -> frozenset[str]:
        """The same words, each once and in no order."""
        found = self._words.get(sentence.start)
        if found is None:
            found = self._words[sentence.start] = words_in(self.text, sentence.start, sentence.end)
        return found

    # --- one look at everything ------------------------------------------------------------------------------------

    def _look(self, quoting: Collection[int], heads: Collection[str]) -> None:
        passed = 0
        for number, block in enumerate(self.blocks):
            if number not in quoting and not self._may_hold(block, heads):
                passed += 1 + self.text.count(". ", block.start, block.end)
                continue
            self._cut[number] = sentences_of(self.text, block, number)
            for sentence in self._cut[number]:
                passed += 1
                self._look_at(sentence, passed)

    def _may_hold(self, block: Block, heads: Collection[str]) -> bool:
        """Whether a block may hold a value or a name. Most do; of prose without either this is all the work."""
        start, end = block.start, block.end
        if self._glance.has_digit(start, end):
            return True
        words = frozenset(self._glance.words(start, end))
        if may_state(words) or not words.isdisjoint(heads) or holds_candidate(self.text, start, end):
            return True
        self._passed |= words
        return False

    def _look_at(self, sentence: Sentence, number: int) -> None:
        """Note a sentence, the ``number``-th of the text, and its capitalised names."""
        start, end = sentence.start, sentence.end
        at = len(self.sentences)
        self.sentences.append(sentence)
        self.numbers.append(number)
        self.maybe.append(candidates(self.text, start, end))
        if self._glance.has_digit(start, end):
            self.stated.append(True)
            self.words.append(None)
            self.spoken.append(may_attribute(self.line(at).words))
        else:
            words = frozenset(self._glance.words(start, end))
            self.stated.append(may_state(words))
            self.words.append(words)
            self.spoken.append(may_attribute(words))
