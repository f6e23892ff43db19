"""Whose voice states a value, and whether its clause denies or supposes it.

Outside quotations a clause is *attributed* when a verb of speech governs it: "police said 31 people died".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from checker.model import Role, Voice
from checker.reading.english.words import (
    CLAUSE_BREAKS,
    MODALS,
    NEGATORS,
    NOT_NEGATING,
    SPEECH,
    SPEECH_WEAK,
    STOPS,
)
from checker.reading.line import Line
from checker.reading.quotes import Quote, person

_ROLES = {
    Role.HEADLINE: Voice.HEADLINE,
    Role.CAPTION: Voice.CAPTION,
    Role.METADATA: Voice.METADATA,
    Role.BYLINE: Voice.METADATA,
    Role.BODY: Voice.OWN,
}
_REACH = 14
Governed = tuple[int, int, str | None]
"""Offsets ``[start, end)`` of a clause and who states it."""


def voice_of_role(role: Role) -> Voice:
    """The voice of a block's own words."""
    return _ROLES[role]


class Quoted:
    """Quotations by place: which one, if any, an offset stands in."""

    __slots__ = ("quotes", "starts")

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.quotes = quotes
        self.starts = [quote.start for quote in quotes]

    def at(self, offset: int) -> Quote | None:
        """The outermost quote around the offset."""
        found = None
        k = bisect_right(self.starts, offset) - 1
        steps = 0
        while k >= 0 and steps < 4:
            quote = self.quotes[k]
            if quote.start <= offset < quote.end:
                found = quote
            k, steps = k - 1, steps + 1
        return found


def governed(line: Line, quoted: Quoted) -> list[Governed]:
    """The clauses of a sentence that a verb of speech or "according to" governs."""
    words = line.words
    clauses: list[Governed] = []
    if "according" in words:
        at = words.index("according")
        if words[at + 1] == "to":
            stop = _clause_end(line, at + 2)
            name = _noun_phrase(line, at + 2, stop)
            first = at == 0 or (at > 0 and words[at - 1] != "," and words[at - 1] in ("and", "but"))
            clauses.append(
                (line.ends[stop - 1] if first else line.start, line.end if first else line.starts[at], name)
            )
    if SPEECH.isdisjoint(words):
        return clauses
    for k in range(line.count):
        if words[k] not in SPEECH or quoted.at(line.starts[k]) is not None:
            continue
        found = _clause_of(line, k)
        if found is not None:
            clauses.append(found)
            if len(clauses) > 6:
                break
    return clauses


def _clause_of(line: Line, k: int) -> Governed | None:
    words = line.words
    subject = _subject(line, k)
    if subject is None:
        return None
    first, name = subject
    following = words[k + 1]
    before = words[first - 1] if first else ""
    ends = (
        following in (".", "", ",", ";", "in", "on", "during", "at", "last", "after")
        or k + 1 >= line.count
        or following[:1] in ("'", '"', "”")
    )
    if before == "," and ends and first > 1:
        return line.start, line.starts[first], name
    if following in (".", "", ";", ":", ",") and first <= 1 and following != ",":
        return None
    if following in (
        "in",
        "on",
        "during",
        "at",
        "after",
        "of",
        "about",
        "against",
        "from",
        "as",
        "with",
        "for",
    ):
        return None
    if words[k] in SPEECH_WEAK and "that" not in words[k + 1 : k + 5]:
        return None
    end = k + 1
    while end < line.count:
        word = words[end]
        if word == ";" or (
            word == "," and words[end + 1] in ("but", "while", "although", "though", "whereas")
        ):
            break
        end += 1
    return line.ends[k], line.ends[end - 1] if end > k + 1 else line.end, name


def _subject(line: Line, k: int) -> tuple[int, str] | None:
    """The noun phrase before a verb at ``k``: where it begins, and the speaker it names."""
    words = line.words
    j = k - 1
    while j >= 0 and (
        words[j] in ("also", "later", "has", "had", "have", "then", "earlier", "first")
        or words[j].endswith("ly")
    ):
        j -= 1
    if j >= 0 and words[j] == ",":
        back = j - 1
        while back > max(0, j - 14) and words[back] != ",":
            back -= 1
        if words[back] == "," and back > 0 and line.capital(back - 1):
            j = back - 1
    if j < 0 or not words[j][0].isalpha():
        return None
    if words[j] in ("he", "she", "they", "who", "i", "we", "it", "you"):
        return j, words[j]
    if words[j] in STOPS:
        return None
    last = j
    while (
        j > 0
        and last - j < 9
        and (
            words[j - 1][0].isalnum()
            and (
                words[j - 1] not in STOPS
                or words[j - 1] in ("the", "of", "a", "an", "his", "her", "its", "for")
            )
        )
    ):
        j -= 1
        if words[j] in ("the", "a", "an", "his", "her", "its"):
            if words[j - 1] not in ("of", "for") or j < 2:
                break
    capital = [at for at in range(j, last + 1) if line.capital(at) and words[at] not in STOPS]
    if capital:
        phrase = line.text[line.starts[capital[0]] : line.ends[capital[-1]]]
        return j, person(phrase)
    return j, line.text[line.starts[j] : line.ends[last]]


def _clause_end(line: Line, k: int) -> int:
    while k < line.count and line.words[k] not in (",", ".", ";"):
        k += 1
    return max(k, 1)


def _noun_phrase(line: Line, first: int, stop: int) -> str | None:
    last = first
    while last < stop and last < first + 8 and line.words[last][0].isalnum():
        last += 1
    if last == first:
        return None
    capital = [at for at in range(first, last) if line.capital(at)]
    if capital:
        run = capital[0]
        while run + 1 < last and (line.capital(run + 1) or line.words[run + 1] in ("of", "the", "for")):
            run += 1
        while not line.capital(run):
            run -= 1
        return person(line.text[line.starts[capital[0]] : line.ends[run]])
    return line.text[line.starts[first] : line.ends[last - 1]]


class Scope:
    """Negation and modality of a sentence; a sentence without such words costs one look."""

    __slots__ = ("line", "modal", "negated")

    def __init__(self, line: Line) -> None:
        self.line = line
        self.negated = not NEGATORS.isdisjoint(line.words)
        self.modal = not MODALS.isdisjoint(line.words)

    def of(self, offset: int) -> tuple[bool, bool]:
        """Whether the clause before this offset denies, and whether it supposes."""
        if not (self.negated or self.modal):
            return False, False
        line = self.line
        at = bisect_right(line.starts, offset, 0, line.count) - 1
        negated = modal = False
        words, k = line.words, at - 1
        while k >= max(0, at - _REACH):
            word = words[k]
            if word in CLAUSE_BREAKS and not (word == "," and words[0] == "if" and k < 3):
                break
            if word in NEGATORS and (word, words[k + 1]) not in NOT_NEGATING:
                negated = True
            elif word in MODALS and not (word == "may" and line.capital(k) and k > 0):
                modal = True
            k -= 1
        return negated, modal
