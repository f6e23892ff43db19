"""The clauses that sayings govern: where they begin and end, and how a saying stands to them.

"The fire, police said, killed 31 people; the hospital counted 29." → the saying trails, and governs up to the semicolon.
"""

from __future__ import annotations

from msgspec import Struct

from checker.reading.english.sentences import TURNS
from checker.reading.outer import QUOTED, Outer
from checker.reading.subjects import Subject

ENDS = frozenset({"", ".", "?", "!", ";", "…"})
MARKS = frozenset({",", "—", "–", "."})
SIDES = ENDS | MARKS | {":", ")", QUOTED}
_ASIDE_OPENERS = frozenset("a an the who which where".split())
_ASIDES = TURNS | {"who", "which", "where", "when", "adding", "saying"}


class Saying(Struct, frozen=True):
    """Who states the words ``[start, end)`` of each span; ``verb`` is where its verb stands, as an index.

    ``subject`` is None for hearsay. ``behind`` when it follows what it governs; ``frames`` when it can own a quotation.
    """

    subject: Subject | None
    verb: int
    spans: tuple[tuple[int, int], ...]
    frames: bool
    behind: bool = False
    denies: bool = False
    supposes: bool = False


def clause_start(o: Outer, k: int) -> int:
    """The offset where the clause begins that ends before word ``k``."""
    words = o.words
    j = k - 1
    while j >= 0:
        if words[j] in (";", "?", "!") or (
            words[j] == "."
            and j + 1 < k
            and o.capital(j + 1)
            and o.ends[j] < o.starts[j + 1]
            and len(words[j - 1]) > 3
        ):
            return o.starts[j + 1]
        if words[j] == "," and words[j + 1] in TURNS:
            return o.starts[j + 2]
        j -= 1
    return o.start


def clause_end(o: Outer, k: int) -> int:
    """The offset where the clause ends that begins at word ``k``."""
    words = o.words
    while k < o.count:
        if words[k] in (";", "?", "!") or (
            words[k] in (",", "—", "–") and words[k + 1] in TURNS and words[k + 2] != "that"
        ):
            return o.starts[k]
        k += 1
    return o.end


def _apposition(o: Outer, k: int) -> int:
    """The offset of the next comma before an article or a relative: what follows it is the page's own aside."""
    for at in range(k, o.count):
        if o.words[at] == "," and o.words[at + 1] in _ASIDE_OPENERS:
            return o.starts[at]
    return o.end


def trails(o: Outer, first: int, at: int) -> bool:
    """Whether a saying from ``first`` to ``at`` follows what it governs, as in "…, police said"."""
    words = o.words
    lead = words[first - 1] if first else ""
    if lead == QUOTED or (lead in MARKS and first > 1 and words[first - 2] == QUOTED):
        return words[at] in SIDES
    return lead in MARKS and lead != "." and words[at] in ENDS | MARKS


def behind(o: Outer, k: int, first: int, at: int, subject: Subject, frames: bool) -> Saying:
    """ "The fire, police said, killed 31": what stands before, and after a comma what follows."""
    mark = first - 1 if o.words[first - 1] in (",", "—", "–") else first
    start = clause_start(o, mark)
    spans = [(start, o.starts[mark])] if start < o.starts[mark] else []
    if o.words[at] == "," and at + 1 < o.count and o.words[at + 1] not in _ASIDES:
        end = min(clause_end(o, at + 1), _apposition(o, at + 1))
        if o.starts[at + 1] < end:
            spans.append((o.starts[at + 1], end))
    return Saying(subject, k, tuple(spans), frames, True)
