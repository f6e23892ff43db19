"""Two versions of one utterance, word by word: what was left out, added or changed, and whether it matters.

"gets a fair share" against "is going to get a fair shake in life" is the same utterance with a content word changed.
Capitals, hyphens, marks, spellings and contractions ("it's" for "it is") do not count; an ellipsis announces an omission,
and square brackets hold the editor's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from msgspec import Struct, field

from checker.model import Edit

FUNCTION_WORDS = frozenset(
    "a an the of in on at to for by with from and or but so as is are was were be been being am has have had do does did "
    "will would shall should can could may might must that this these those there here it its he she they we i you me "
    "him her us them his their our my your who which what when where if than then too very just also about into up out all "
    "well now really oh um uh er yeah yes going".split()
)
_NEGATIONS = frozenset("no not never nor neither none nothing nobody without".split())
"""Small words that turn an utterance round: they count as content."""
_MODALS = frozenset("will would shall should can could may might must".split())
_CONTRACTED = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "gotta": ("got", "to"),
    "wanna": ("want", "to"),
    "let's": ("let", "us"),
    "ok": ("okay",),
    "alright": ("all", "right"),
    "ma'am": ("madam",),
    "mister": ("mr",),
}
_IS_AFTER = frozenset("it that he she what there here who where how".split())
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
    if number > 1
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}
_PARTS = re.compile(
    r"(?P<gap>…|\.\s?\.\s?\.)|(?P<inserted>\[[^\[\]]{0,200}\])|(?P<stop>[.!?][\"”’']?(?=\s|$))"
)
LEAST_WORDS = 5
_LONGEST_CHANGE = 8
_LONGEST_OMISSION = 16
_GLUE = 2
"""Words that join what an omission has parted: "everyone … is going to get" → "everyone gets"."""
_TAIL = 3
_LONG_RUN = 8
"""A run of so many common words is no chance, however little of the utterances it is."""


class Words(Struct, frozen=True):
    """An utterance as words for comparison.

    ``gaps`` are the words before which an ellipsis or an editor's bracket stands; ``stops`` those before which a sentence
    has ended. ``content`` are the words that carry meaning.
    """

    words: tuple[str, ...]
    gaps: frozenset[int]
    stops: frozenset[int]
    content: frozenset[str]


class Comparison(Struct, frozen=True):
    """How a stated version differs from another: steps, and the words that differ or were left out unannounced.

    ``common`` words agree in order; ``density`` is their part of the stretch that both versions cover; ``small`` is the
    number of little words that differ.
    """

    edits: tuple[Edit, ...]
    changed: tuple[tuple[str, str], ...]
    omitted: tuple[str, ...]
    small: int
    common: int
    density: float

    @property
    def same(self) -> bool:
        """Whether nothing of weight differs."""
        return not (self.changed or self.omitted)


def words_of(text: str) -> Words:
    """The words of an utterance.

    >>> words_of("It's … [the city’s] don't").words
    ('it', 'is', 'do', 'not')
    """
    words: list[str] = []
    gaps: set[int] = set()
    stops: set[int] = set()
    at = 0
    for mark in _PARTS.finditer(text):
        words += _spoken(text[at : mark.start()])
        at = mark.end()
        (stops if mark["stop"] else gaps).add(len(words))
    words += _spoken(text[at:])
    return Words(tuple(words), frozenset(gaps), frozenset(stops), frozenset(words) - FUNCTION_WORDS)


def _spoken(text: str) -> Iterator[str]:
    """Words with their contractions spelt out."""
    last = ""
    from checker.reading import tokenise  # Accounts that are at hand are compared without the reader.

    for token in tokenise(text):
        word = token.word
        if word == "'s":
            yield "us" if last == "let" else "is" if last in _IS_AFTER else "'s"
        elif word in _WHOLE:
            yield from _WHOLE[word]
        elif "'" in word and (ending := next((end for end in _CONTRACTED if word.endswith(end)), None)):
            yield word.removesuffix(ending)
            yield _CONTRACTED[ending]
        else:
            yield _NUMBERS.get(word, word)
        last = word


_LONG_ENOUGH, _NEARLY = 10, 0.85


def compare(canonical: Words, stated: Words) -> Comparison | None:
    """How ``stated`` departs from ``canonical``, or None when they are not the same utterance.

    Either may be a part of the other: what counts is the stretch between the first and the last common words. They are
    the same utterance when at least five words in order, three of them of weight, and three in five of that stretch are
    common, and the stretch is a good part of the shorter one or holds a long run of words.
    """
    alike = _nearly_the_same(canonical, stated)
    if len(canonical.content & stated.content) < 3 and not alike:
        return None
    if not may_fit(canonical.words, stated.words):
        return None
    matcher = SequenceMatcher(None, canonical.words, stated.words, autojunk=False)
    blocks = _stretch([block for block in matcher.get_matching_blocks() if block.size], canonical, stated)
    common = sum(block.size for block in blocks)
    if common < LEAST_WORDS:
        return None
    shared = {word for block in blocks for word in stated.words[block.b : block.b + block.size]}
    if len(shared - FUNCTION_WORDS) < 3 and not (
        alike and common >= _NEARLY * max(len(canonical.words), len(stated.words))
    ):
        return None
    steps = _Steps(canonical, stated)
    steps.between(blocks)
    steps.behind(blocks[-1])
    density = common / max(common + steps.differing, 1)
    shorter = min(len(canonical.words), len(stated.words))
    longest = max(block.size for block in blocks)
    if density < 0.6 or (common < 0.5 * shorter and longest < _LONG_RUN):
        return None
    return Comparison(
        tuple(steps.edits), tuple(steps.changed), tuple(steps.omitted), steps.small, common, density
    )


def may_fit(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether enough words may be common: there are no more than in the longest common subsequence, which is found much sooner."""
    from rapidfuzz.distance import LCSseq

    most = LCSseq.similarity(one, two)
    return most >= LEAST_WORDS and (most >= _LONG_RUN or most >= 0.5 * min(len(one), len(two)))


def _nearly_the_same(canonical: Words, stated: Words) -> bool:
    """Whether two long utterances of small words may be one: "They knew how long they had", and "how late"."""
    longer, shorter = sorted((len(canonical.words), len(stated.words)), reverse=True)
    return (
        shorter >= _LONG_ENOUGH and shorter >= _NEARLY * longer and bool(canonical.content & stated.content)
    )


def _stretch(blocks: list[Match], canonical: Words, stated: Words) -> list[Match]:
    """The run of blocks with the most words whose gaps are no longer than a change or an omission may be."""
    blocks = _drawn_near(blocks, canonical.words)
    runs: list[list[Match]] = []
    for block in blocks:
        if runs and _bridged(runs[-1][-1], block, canonical, stated):
            runs[-1].append(block)
        else:
            runs.append([block])
    best = max(runs, key=lambda run: sum(block.size for block in run), default=[])
    while len(best) > 1 and _stray(best[-1], best[-2], best[-1], canonical):
        best = best[:-1]
    while len(best) > 1 and _stray(best[0], best[0], best[1], canonical):
        best = best[1:]
    return best


def _drawn_near(blocks: list[Match], words: tuple[str, ...]) -> list[Match]:
    """Blocks at the place nearest to the next one, where the canonical words occur twice ("Nobody … and nobody heats")."""
    near = list(blocks)
    for at in range(len(near) - 2, -1, -1):
        block, following = near[at], near[at + 1]
        said = words[block.a : block.a + block.size]
        for there in range(
            following.a - block.size, max(block.a, following.a - block.size - _LONGEST_OMISSION), -1
        ):
            if words[there : there + block.size] == said:
                near[at] = Match(there, block.b, block.size)
                break
    return near


def _stray(edge: Match, one: Match, two: Match, canonical: Words) -> bool:
    """Whether a common word at the edge is there by chance: alone, or of no weight, behind a gap."""
    gap = max(two.a - one.a - one.size, two.b - one.b - one.size)
    light = FUNCTION_WORDS.issuperset(canonical.words[edge.a : edge.a + edge.size])
    return (light and edge.size < 3 and gap > 1) or (edge.size == 1 and gap > 3)


def _bridged(one: Match, two: Match, canonical: Words, stated: Words) -> bool:
    a, b = one.a + one.size, one.b + one.size
    if _announced(canonical, a, two.a) or _announced(stated, b, two.b):
        return True
    was, now = two.a - a, two.b - b
    if min(was, now) <= _GLUE:
        return max(was, now) <= _LONGEST_OMISSION
    return max(was, now) <= _LONGEST_CHANGE


def _announced(words: Words, start: int, end: int) -> bool:
    return any(start <= gap <= end for gap in words.gaps)


class _Steps(Struct):
    """The alignment as it is worked out, and what in it has weight."""

    canonical: Words
    stated: Words
    edits: list[Edit] = field(default_factory=list)
    changed: list[tuple[str, str]] = field(default_factory=list)
    omitted: list[str] = field(default_factory=list)
    small: int = 0
    differing: int = 0

    def between(self, blocks: Sequence[Match]) -> None:
        """The common runs, and what stands between them."""
        first = blocks[0]
        for before, block in pairwise((Match(first.a, first.b, 0), *blocks)):
            a, b = before.a + before.size, before.b + before.size
            was, now = self.canonical.words[a : block.a], self.stated.words[b : block.b]
            if was or now:
                given, kept = _announced(self.stated, b, block.b), _announced(self.canonical, a, block.a)
                self.edits.append(Edit(_op(was, now), " ".join(was), " ".join(now)))
                if not kept and (
                    now or not given
                ):  # an ellipsis excuses what is left out, not what is put in
                    self.weigh(() if given else was, now)
            same = self.canonical.words[block.a : block.a + block.size]
            self.edits.append(Edit("same", " ".join(same), ""))

    def behind(self, last: Match) -> None:
        """Words after the last common one: a replaced ending counts, a shorter quotation does not."""
        a, b = last.a + last.size, last.b + last.size
        if a in self.canonical.stops | self.canonical.gaps or b in self.stated.stops | self.stated.gaps:
            return
        was = self.canonical.words[a : _stop(self.canonical, a)]
        now = self.stated.words[b : _stop(self.stated, b)]
        least = min(len(was), len(now))
        if 0 < least <= _TAIL:
            was, now = was[:least], now[:least]
            self.edits.append(Edit("changed", " ".join(was), " ".join(now)))
            self.weigh(was, now)

    def weigh(self, was: tuple[str, ...], now: tuple[str, ...]) -> None:
        """Whether a difference changes, adds or leaves out words of weight."""
        if "".join(was) == "".join(now):  # "hard fought" and "hardfought"
            return
        less, more = sorted((len(was), len(now)))
        self.differing += more if less > _GLUE else min(more, 3)  # what is left out is one step, however long
        old, new = _weighty(was), _weighty(now)
        old, new = [w for w in old if not _close(w, new)], [w for w in new if not _close(w, old)]
        before, after = [w for w in was if w in _MODALS], [w for w in now if w in _MODALS]
        if not (old or new) and before and after and not set(before) & set(after):
            old, new = before, after
        if new and old:
            self.changed.append((" ".join(old), " ".join(new)))
        elif new:
            self.changed.append(("", " ".join(new)))
        elif _NEGATIONS.intersection(old):
            self.changed.append((" ".join(old), ""))
        elif old:
            self.omitted.append(" ".join(was))
        else:
            self.small += 1


def _op(was: tuple[str, ...], now: tuple[str, ...]) -> str:
    return "changed" if was and now else "left out" if was else "added"


def _stop(words: Words, start: int) -> int:
    """Where the sentence, or what is quoted of it, ends."""
    ends = [at for at in (*words.stops, *words.gaps) if at > start]
    return min(ends, default=len(words.words))


def _weighty(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word not in FUNCTION_WORDS and word != "'s"]


_ENDINGS = frozenset(["", *"s es d ed ing n en ly er e y ies ied ying".split()])


def _close(word: str, others: list[str]) -> bool:
    """The same word with another ending: "get", "gets", "getting"; "receive", "receiving"; "city", "cities"."""
    return any(_inflected(word, other) for other in others)


def _inflected(one: str, two: str) -> bool:
    at = 0
    while at < min(len(one), len(two)) and one[at] == two[at]:
        at += 1
    doubled = one[at - 1 : at]
    a, b = (ending.removeprefix(doubled) or ending for ending in (one[at:], two[at:]))
    return at >= 3 and a in _ENDINGS and b in _ENDINGS and one.isalpha() and two.isalpha()


def how(comparison: Comparison) -> str:
    """What differs, in words: has “share” for “shake”, leaves out “in life” without saying so."""
    said = [
        f"has “{now}” for “{was}”" if was and now else f"adds “{now}”" if now else f"leaves out “{was}”"
        for was, now in comparison.changed
    ]
    said += [f"leaves out “{words}” without saying so" for words in comparison.omitted]
    return ", ".join(said)


def steps(edits: Sequence[Edit]) -> Iterator[str]:
    """The differing steps of an alignment, a line each."""
    for edit in edits:
        if edit.op == "changed":
            yield f"changed: “{edit.canonical}” → “{edit.stated}”"
        elif edit.op != "same":
            yield f"{edit.op}: “{edit.canonical or edit.stated}”"
