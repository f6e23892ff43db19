"""A sentence → a wording that fits it and its like: "The storm left 31 people dead" → ``(left | leave | leaves) <value> dead``.

The nearest declared name, the words that stand beside the value up to the first that carries meaning, and the value's slot.
Verbs are put in their other forms: by their beginning where they are regular (``injur*``), else by a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Kind, Mention
from checker.reasons.partial import SMALL
from checker.rulebook.matching import AUXILIARIES, LEADS, Field

_REACH = 4
"""How many words beside the value are looked at."""
_LITTLE = SMALL | frozenset(
    "without after again before since until over under up out about into than off".split()
)
_OBJECT = frozenset("the a an of".split())
"""With these a verb goes on to what it is done to."""
_STATES = frozenset("dead missing homeless alive high deep long wide strong old away".split())
_IRREGULAR = tuple(
    tuple(forms.split())
    for forms in (
        "won win wins winning, got get gets getting, took take takes taking, left leave leaves leaving, rose rise rises rising risen, "
        "fell fall falls falling fallen, hit hits hitting, said say says saying, made make makes making, paid pay pays paying, "
        "bought buy buys buying, sold sell sells selling, lost lose loses losing, beat beats beating beaten, "
        "struck strike strikes striking, shook shake shakes shaking, led lead leads leading, held hold holds holding, "
        "came come comes coming, brought bring brings bringing, drew draw draws drawing drawn, cut cuts cutting, "
        "became become becomes becoming, grew grow grows growing grown, ran run runs running, spent spend spends spending, "
        "stood stand stands standing, found find finds finding, kept keep keeps keeping, went go goes going gone, "
        "saw see sees seeing seen, began begin begins beginning begun, broke break breaks breaking broken, "
        "gave give gives giving given, flew fly flies flying flown, drove drive drives driving driven, cost costs costing, "
        "swept sweep sweeps sweeping, sank sink sinks sinking sunk, blew blow blows blowing blown, shot shoot shoots shooting"
    ).split(", ")
)
_FORMS = {form: forms for forms in _IRREGULAR for form in forms}
_VOWELS = frozenset("aeiou")


def wordings_of(mention: Mention, laid: Field) -> Iterator[str]:
    """Wordings for a sentence and a value in it, the best first; none when no word beside the value says what it is.

    They begin with the declared name that stands nearest before the words; last comes the one without a name.
    """
    first, end = laid.at(mention.start), laid.at(mention.end)
    before = list(_before(laid, first))
    after = list(_after(laid, end, alone=not before))
    if not (before or after):
        return
    words = [form(laid.words[index]) for index in before]
    later = [form(laid.words[index]) for index in after]
    start = before[0] if before else first
    core = " ".join([*words, "<value>", *later])
    for at in sorted(
        (index for index in laid.names if index < start and not _aside(laid, index)), reverse=True
    ):
        key, _, after_name = laid.names[at]
        yield f"{key} {core}" if after_name == start and start not in laid.breaks else f"{key} ... {core}"
    yield core


def _aside(laid: Field, name: int) -> bool:
    """Whether a name stands between two marks: "Alma, unlike Berta, brought …"."""
    return laid.names[name][2] in laid.breaks and any(at in laid.breaks for at in range(name - 2, name + 1))


def carrying(mention: Mention, laid: Field) -> list[str]:
    """The words beside the value that carry meaning, as they stand: for the name of a fact."""
    first, end = laid.at(mention.start), laid.at(mention.end)
    before = list(_before(laid, first))
    indices = [*before, *_after(laid, end, alone=not before)]
    return [laid.words[index] for index in indices if laid.words[index] not in _LITTLE]


def form(word: str) -> str:
    """A word in a wording: a verb in its other forms, any other word as it stands."""
    if word in _FORMS:
        return f"({' | '.join([word, *(other for other in _FORMS[word] if other != word)])})"
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3 or _VOWELS.isdisjoint(stem) or word in SMALL:
            continue
        if ending == "ed" and stem.endswith("i"):
            return f"({word} | {stem[:-1]}y | {stem[:-1]}ies | {stem[:-1]}ying)"
        if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
            return f"({stem}ed | {stem[:-1]} | {stem[:-1]}s | {stem}ing)"
        return f"{stem}*" if len(stem) > 3 else f"({stem}ed | {stem} | {stem}s | {stem}ing)"
    return word


def _before(laid: Field, first: int) -> Iterator[int]:
    """The words right before the value, back to the first that carries meaning; none when there is none near."""
    indices: list[int] = []
    covered = _covered(laid)
    for index in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if index + 1 in laid.breaks or index in covered:
            break
        indices.append(index)
        if laid.words[index] not in _LITTLE | LEADS | AUXILIARIES:
            kept = indices[::-1]
            while kept and laid.words[kept[-1]] in LEADS:
                kept.pop()
            return iter(kept)
    return iter(())


def _after(laid: Field, end: int, *, alone: bool) -> Iterator[int]:
    """The words right after the value; when others stand before it, only one that says what state it is in."""
    indices: list[int] = []
    covered = _covered(laid)
    for index in range(end, min(end + _REACH, len(laid.words))):
        word = laid.words[index]
        if index in laid.breaks or index in covered:
            break
        if not indices and word in AUXILIARIES:  # a slot is followed by these anyhow
            continue
        if indices and laid.words[indices[-1]] not in _LITTLE and word not in _OBJECT:
            return iter(indices)
        indices.append(index)
        if word in _LITTLE:
            continue
        if not alone:
            state = word in _STATES or word.endswith("ed")
            return iter(indices if state and len(indices) == 1 else ())
        if form(word) == word or len(indices) > 1:  # a verb alone says little: "reached the finish"
            return iter(indices)
    return iter(indices if indices and laid.words[indices[-1]] not in _LITTLE else ())


def _covered(laid: Field) -> set[int]:
    """The words that belong to names and to values."""
    covered: set[int] = set()
    for start, (_, _, end) in laid.names.items():
        covered.update(range(start, end))
    for start, row in laid.mentions.items():
        for mention, ends in row:
            if mention.kind is not Kind.NAME:
                covered.update(range(start, max(ends)))
    return covered
