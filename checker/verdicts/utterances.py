"""Two versions of one utterance, word by word: what was left out, added or changed, and whether it matters.

"gets a fair share" against "is going to get a fair shake in life" is the same utterance with a content word changed.
Capitals, hyphens, marks and contractions ("it's" for "it is") do not count, and an ellipsis announces an omission.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from checker.model import Edit
from checker.reading import tokenise

FUNCTION_WORDS = frozenset(
    "a an the of in on at to for by with from and or but so nor as is are was were be been being am has have had do does did "
    "will would shall should can could may might must not no that this these those there here it its he she they we i you me "
    "him her us them his their our my your who which what when where if than then too very just also about into up out all".split()
)
_CONTRACTIONS = {
    "it's": "it is",
    "that's": "that is",
    "we're": "we are",
    "they're": "they are",
    "i'm": "i am",
    "you're": "you are",
    "he's": "he is",
    "she's": "she is",
    "we've": "we have",
    "i've": "i have",
    "they've": "they have",
    "can't": "can not",
    "cannot": "can not",
    "don't": "do not",
    "doesn't": "does not",
    "didn't": "did not",
    "isn't": "is not",
    "wasn't": "was not",
    "won't": "will not",
    "we'll": "we will",
    "i'll": "i will",
    "what's": "what is",
    "let's": "let us",
}
LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Words:
    """An utterance as words for comparison; ``gaps`` are the words before which an ellipsis stands."""

    words: tuple[str, ...]
    gaps: frozenset[int]
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a stated version differs from another: steps, and the content words that differ or were left out unannounced."""

    edits: tuple[Edit, ...]
    changed: tuple[tuple[str, str], ...]
    omitted: tuple[str, ...]
    small: bool

    @property
    def same(self) -> bool:
        """Whether nothing but marks and capitals differs."""
        return not (self.changed or self.omitted or self.small)


def words_of(text: str) -> Words:
    """The words of an utterance."""
    words: list[str] = []
    gaps: set[int] = set()
    for number, part in enumerate(text.replace("...", "…").split("…")):
        if number:
            gaps.add(len(words))
        for token in tokenise(part, 0, len(part)):
            if token.word == "'s" and words:
                words[-1:] = _CONTRACTIONS.get(words[-1] + "'s", words[-1] + "'s").split()
            else:
                words += _CONTRACTIONS.get(token.word, token.word).split()
    return Words(tuple(words), frozenset(gaps), frozenset(words) - FUNCTION_WORDS)


def compare(canonical: Words, stated: Words) -> Comparison | None:
    """How ``stated`` departs from ``canonical``, or None when they are not the same utterance.

    Either may be a part of the other: only what lies between the first and the last common words counts. They are the same
    utterance when at least five words in order, and three in five of the shorter one's, are common.
    """
    if len(canonical.content & stated.content) < 3:
        return None
    matcher = SequenceMatcher(None, canonical.words, stated.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    blocks = _without_strays(blocks)
    common = sum(block.size for block in blocks)
    if not blocks or common < LEAST_WORDS:
        return None
    a_end, b_end = blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size
    shorter = min(a_end - blocks[0].a, b_end - blocks[0].b, len(canonical.words), len(stated.words))
    if common < 0.6 * shorter or common < 0.35 * min(len(canonical.words), len(stated.words)):
        return None
    edits: list[Edit] = []
    changed: list[tuple[str, str]] = []
    omitted: list[str] = []
    small = False
    spans = [(blocks[0].a, blocks[0].b, 0), *blocks]
    for before, block in pairwise(spans):
        a0, b0 = before[0] + before[2], before[1] + before[2]
        was, now = canonical.words[a0 : block[0]], stated.words[b0 : block[1]]
        announced = any(b0 <= gap <= block[1] for gap in stated.gaps) or any(
            a0 <= gap <= block[0] for gap in canonical.gaps
        )
        if was or now:
            op = "changed" if was and now else "left out" if was else "added"
            edits.append(Edit(op, " ".join(was), " ".join(now)))
            _weigh(was, now, announced, changed, omitted)
            small = small or not announced
        edits.append(Edit("same", " ".join(canonical.words[block[0] : block[0] + block[2]]), ""))
    # Words after the last common one: a replaced ending counts, a shorter quotation does not.
    was, now = canonical.words[a_end : a_end + 2], stated.words[b_end:]
    if was and now and len(now) <= 3:
        edits.append(Edit("changed", " ".join(was), " ".join(now)))
        _weigh(was, now, False, changed, omitted)
    return Comparison(tuple(edits), tuple(changed), tuple(omitted), small)


def _weigh(
    was: tuple[str, ...],
    now: tuple[str, ...],
    announced: bool,
    changed: list[tuple[str, str]],
    omitted: list[str],
) -> None:
    old = [word for word in was if word not in FUNCTION_WORDS]
    new = [word for word in now if word not in FUNCTION_WORDS]
    old, new = [w for w in old if not _close(w, new)], [w for w in new if not _close(w, old)]
    if new and old:
        changed.append((" ".join(old), " ".join(new)))
    elif new:
        changed.append(("", " ".join(new)))
    elif old and not announced:
        omitted.append(" ".join(was))


def _close(word: str, others: list[str]) -> bool:
    """The same word inflected ("get", "gets", "getting") or spelt as one ("hardfought")."""
    return any(
        (word[:4] == other[:4] and abs(len(word) - len(other)) <= 3 and len(word) > 3)
        or word.rstrip("s") == other.rstrip("s")
        for other in others
    )


def _without_strays(blocks: list) -> list:  # type: ignore[type-arg]  # difflib's Match is a private named tuple
    """Single common words far from the rest are chance."""
    while len(blocks) > 1 and blocks[-1].size == 1 and blocks[-1].a - (blocks[-2].a + blocks[-2].size) > 3:
        blocks = blocks[:-1]
    while len(blocks) > 1 and blocks[0].size == 1 and blocks[1].a - (blocks[0].a + blocks[0].size) > 3:
        blocks = blocks[1:]
    return blocks
