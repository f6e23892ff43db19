"""The whole of reading in one place: blocks → sentences → values, names and quotations → mentions with their voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from checker.model import Anchor, Block, Kind, Mention, Sentence, Token, Voice
from checker.reading.context import Context
from checker.reading.draft import Draft
from checker.reading.grammar import read_line
from checker.reading.line import Line
from checker.reading.names import Names
from checker.reading.page import day_comes_first
from checker.reading.quotes import Quote
from checker.reading.scope import Scope
from checker.reading.skim import Skim
from checker.reading.voice import Voices, voice_of_role


class Reading:
    """A text that has been read: its sentences, and its mentions in the order of their start.

    Mentions do not cross; one may stand inside another only inside a quotation, or as a declared name.
    """

    __slots__ = ("_skim", "_starts", "_stating", "mentions")

    def __init__(self, skimmed: Skim, mentions: tuple[Mention, ...]) -> None:
        self._skim, self.mentions = skimmed, mentions
        self._starts = [mention.start for mention in mentions]
        self._stating: tuple[tuple[Sentence, tuple[Mention, ...]], ...] | None = None

    @property
    def text(self) -> str:
        """The text."""
        return self._skim.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks."""
        return self._skim.blocks

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return self._skim.all_sentences()

    @property
    def stating(self) -> tuple[tuple[Sentence, tuple[Mention, ...]], ...]:
        """The sentences in which mentions begin, each with its mentions, in order; made once."""
        if self._stating is None:
            pairs = ((sentence, self.mentions_in(sentence)) for sentence in self.sentences)
            self._stating = tuple(pair for pair in pairs if pair[1])
        return self._stating

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before another one; None before the first."""
        number = bisect_left(self.sentences, sentence.start, key=lambda one: one.start)
        return self.sentences[number - 1] if number else None

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The words of a sentence, folded; made once."""
        return self._skim.tokens(sentence)

    def words(self, sentence: Sentence) -> frozenset[str]:
        """The words of a sentence, folded, each once and in no order."""
        return self._skim.words_of(sentence)

    def mentions_in(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The mentions that begin in a sentence."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self.mentions[first:last]

    def voice_at(self, start: int, end: int) -> tuple[Voice, str | None]:
        """Whose voice a span is in, and its speaker; of a span that a quotation holds only in part, the page's own."""
        number = bisect_left(self.sentences, start + 1, key=lambda sentence: sentence.start) - 1
        if number < 0:
            return Voice.OWN, None
        sentence = self.sentences[number]
        own = voice_of_role(sentence.role)
        quote = self._skim.voices.quote_at(start)
        if own is not Voice.OWN:
            return own, None
        if quote is not None and self._skim.voices.quote_at(max(end - 1, start)) is quote:
            return Voice.QUOTED, quote.speaker
        stated = self._skim.voices.stated(start, sentence)
        return (Voice.ATTRIBUTED, stated.speaker) if stated is not None else (own, None)


def read(
    text: str,
    blocks: Sequence[Block],
    *,
    anchors: Sequence[Anchor] = (),
    names: Mapping[str, str] | None = None,
    language: str | None = None,
    skimmed: Skim | None = None,
) -> Reading:
    """Read the blocks of a text.

    ``anchors`` are days for relative dates, the preferred first; an explicit date near by in the text comes before
    them. ``names`` maps declared aliases to keys. ``language`` is the page's tag ("en-GB"); it decides the order
    of day and month where no date of the page does, and whether "1.234,5" is a number. Who reads a text several times, for
    other names and days, has it ``skimmed`` before: the same comes out.
    """
    declared = _declared(tuple(names.items())) if names else _NO_NAMES
    if skimmed is None or not skimmed.holds_all(declared.heads):
        skimmed = Skim(text, blocks, language, declared.heads)
    mentions = _stated(skimmed, Context(anchors, skimmed.day_first, south=skimmed.south), declared)
    quotes = skimmed.voices.quotes
    mentions += [_quotation(text, quote) for quote in quotes]
    mentions.sort(key=_place)
    kept = _uncrossed(mentions) if quotes or names else tuple(mentions)
    return Reading(skimmed, kept)


_NO_NAMES = Names(None)


@lru_cache(maxsize=1 << 10)
def _declared(names: tuple[tuple[str, str], ...]) -> Names:
    """A rulebook's names: it speaks of many articles."""
    return Names(dict(names))


def _stated(skimmed: Skim, context: Context, names: Names) -> list[Mention]:
    """The values and names of all the sentences."""
    mentions: list[Mention] = []
    for at, (words, stated) in enumerate(zip(skimmed.words, skimmed.stated, strict=True)):
        named: list[Draft] = []
        if names.first and (words is None or stated or not words.isdisjoint(names.heads)):
            named = names.read(skimmed.line(at))
        known = None if named else skimmed.mentions.get(at)
        if known is None:
            known = _of_sentence(skimmed, at, context, named)
        mentions += known
    return mentions


def _of_sentence(skimmed: Skim, at: int, context: Context, named: list[Draft]) -> list[Mention]:
    """What one sentence states; what no name and no day of the page decides is kept for the next who asks."""
    sentence = skimmed.sentences[at]
    values: list[Draft] | None = skimmed.drafts.get(at)
    lasting = values is not None or not skimmed.stated[at]
    if values is None:
        values = []
        if skimmed.stated[at]:
            context.begin(skimmed.numbers[at], sentence.role)
            values = read_line(skimmed.line(at), context)
            if not context.was_asked:
                lasting = True
                skimmed.drafts[at] = values
    drafts = _together(values, named, skimmed.maybe[at])
    mentions: list[Mention] = []
    if drafts:
        scope = Scope(skimmed.line(at)) if values else None
        _voiced(mentions, drafts, skimmed.text, skimmed.voices, sentence, scope)
    if lasting and not named:
        skimmed.mentions[at] = mentions
    return mentions


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def read_value(text: str) -> Mention | None:
    """The one value that a whole string states, or None: "49.92 percent", "51-49", "2017-12-12", "63 years old".

    >>> read_value("more than 21,000 votes").unit
    'votes'
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end:
        return None
    line = Line(text, start, end)
    drafts = read_line(line, Context())
    if len(drafts) == 1 and _covers(text, drafts[0], start, end):
        return _mention(text, drafts[0], Voice.OWN)
    return None


def _covers(text: str, draft: Draft, start: int, end: int) -> bool:
    before, after = text[start : draft.start].strip().lower(), text[draft.end : end].strip(" .")
    return not after and before in ("", "the", "a", "an", "of", "in", "on", "at")


def read_dates(text: str) -> tuple[Mention, ...]:
    """The dates, weekdays, years and clock times of a header line or a meta value, in order.

    >>> [mention.value.isoformat() for mention in read_dates("Update: 13 December 2017")]
    ['2017-12-13']
    """
    context = Context(day_first=day_comes_first(text, None))
    drafts = read_line(Line(text, 0, len(text)), context)
    kinds = (Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.TIME, Kind.DECADE)
    return tuple(_mention(text, draft, Voice.METADATA) for draft in drafts if draft.kind in kinds)


# --- from drafts to mentions ---------------------------------------------------------------------------------------


def _together(values: list[Draft], names: list[Draft], maybe: list[Draft]) -> list[Draft]:
    """Values, declared names, and those candidates for names that touch neither."""
    taken = sorted(values + names, key=lambda draft: (draft.start, -draft.end)) if names else values
    if not maybe:
        return taken
    merged = list(taken)
    at = 0
    ends = 0
    for draft in maybe:
        while at < len(taken) and taken[at].start < draft.end:
            ends = max(ends, taken[at].end)
            at += 1
        if ends <= draft.start:
            merged.append(draft)
    return merged


def _voiced(
    mentions: list[Mention],
    drafts: list[Draft],
    text: str,
    voices: Voices,
    sentence: Sentence,
    scope: Scope | None,
) -> None:
    """Add the drafts of a sentence as mentions, each with its voice; its values with the flags of their clause."""
    own = voice_of_role(sentence.role)
    for draft in drafts:
        voice, speaker, negated, modal = own, None, False, False
        quote = voices.quote_at(draft.start)
        stated = None
        if quote is not None:
            voice, speaker = (Voice.QUOTED if own is Voice.OWN else own), quote.speaker
        else:
            stated = voices.stated(draft.start, sentence)
            if stated is not None:
                voice, speaker = Voice.ATTRIBUTED, stated.speaker
        if scope is not None and draft.kind is not Kind.NAME:
            negated, modal = scope.of(draft.start, draft.end, draft.kind)
            if stated is not None:
                negated, modal = negated or stated.denies, modal or stated.supposes
        mentions.append(_mention(text, draft, voice, speaker, negated, modal))


def _mention(
    text: str,
    draft: Draft,
    voice: Voice,
    speaker: str | None = None,
    negated: bool = False,
    modal: bool = False,
) -> Mention:
    start, end = draft.start, draft.end
    return Mention(
        start,
        end,
        text[start:end],
        draft.kind,
        draft.value,
        draft.interval,
        draft.unit,
        draft.hedge,
        voice,
        draft.granule,
        draft.core_start,
        draft.core_end,
        speaker,
        draft.confidence,
        negated,
        modal,
        draft.anchor,
        draft.others,
        draft.converts,
    )


def _quotation(text: str, quote: Quote) -> Mention:
    return Mention(
        quote.start,
        quote.end,
        text[quote.start : quote.end],
        Kind.QUOTE,
        text[quote.inner : quote.outer],
        None,
        voice=Voice.QUOTED,
        core_start=quote.inner,
        core_end=quote.outer,
        speaker=quote.speaker,
        confidence=quote.sure,
    )


def _uncrossed(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Without those that cross one before them: a quotation that cuts a value gives way to it."""
    kept: list[Mention] = []
    open_ends: list[int] = []
    for mention in mentions:
        while open_ends and open_ends[-1] <= mention.start:
            open_ends.pop()
        if open_ends and mention.end > open_ends[-1]:
            continue
        kept.append(mention)
        open_ends.append(mention.end)
    return tuple(kept)
