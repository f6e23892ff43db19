"""Names: declared ones by any alias ("Moore’s", "Roy Moore" → Moore), and capitalised words that may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from checker.model import Kind
from checker.reading.draft import Draft
from checker.reading.english.people import GIVEN, GROUPS, ROLES
from checker.reading.english.speech import VERBS
from checker.reading.english.subjects import PARTICLES
from checker.reading.english.words import ACRONYM_STOP, NAME_LINKS_ONE, NOT_NAMES, STOPS, TITLES
from checker.reading.line import Line
from checker.reading.trigger import words_of

_OPENERS = frozenset(VERBS) | ROLES | TITLES | STOPS | GROUPS
_DECLARED = 1.0
_SHOUTED = 0.95
_MISCASED = 0.5
_CANDIDATE = 0.7

_LINKS = "|".join(sorted(NAME_LINKS_ONE))
# It begins with one set of letters, so that the scan for it skips whatever is none of them.
_WORD = r"[A-ZÀ-ÖØ-Þ](?:\.(?:[A-Z]\b\.?)*|[^\W\d_]*(?:['’-][^\W\d_]+)*)"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0](?:(?:{_LINKS})[ \u00a0](?:the[ \u00a0])?)?{_WORD})*")
_LEAD = re.compile(rf"\b(?:{'|'.join(sorted(PARTICLES))})[ \u00a0]\Z")
_LONGEST_LEAD = max(map(len, PARTICLES)) + 1


class Names:
    """The declared aliases, found by their first word; made once for a reading."""

    __slots__ = ("first", "heads", "table")

    def __init__(self, names: Mapping[str, str] | None) -> None:
        self.table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for alias, key in (names or {}).items():
            line = Line(alias, 0, len(alias))
            words = tuple(line.words[: line.count])
            if words:
                self.table.setdefault(words[0], []).append((words, key, alias))
        for rows in self.table.values():
            rows.sort(key=lambda row: (-len(row[0]), row[1]))
        self.first = frozenset(self.table) | {word + "'s" for word in self.table}
        self.heads = frozenset(found[0] for alias in names or {} if (found := words_of(alias)))

    def read(self, line: Line) -> list[Draft]:
        """The declared names in a sentence, the longest alias at each place."""
        drafts: list[Draft] = []
        if self.first.isdisjoint(line.words):
            return drafts
        first, go_on = self.first, 0
        for i in [i for i, word in enumerate(line.words) if word in first]:
            if i < go_on:
                continue
            word = line.words[i]
            found = self._longest(line, i, self.table.get(word) or self.table[word[:-2]])
            if found is not None:
                drafts.append(found[0])
                go_on = found[1]
        return drafts

    @staticmethod
    def _longest(
        line: Line, i: int, rows: list[tuple[tuple[str, ...], str, str]]
    ) -> tuple[Draft, int] | None:
        words = line.words
        for alias, key, written in rows:
            last = i + len(alias) - 1
            final = words[last]
            if tuple(words[i:last]) != alias[:-1]:
                continue
            if final == alias[-1]:
                end = line.ends[last]
            elif final == alias[-1] + "'s":
                end = line.ends[last] - 2
            else:
                continue
            start = line.starts[i]
            text = line.text[start:end]
            if text == written:
                sure = _DECLARED
            elif text.isupper():
                sure = _SHOUTED
            elif text[0].isupper() or not written[0].isupper():
                sure = 0.9
            else:
                sure = _MISCASED
            return Draft(start, end, Kind.NAME, key, None, confidence=sure), last + 1
        return None


def candidates(text: str, start: int, end: int) -> list[Draft]:
    """Capitalised words of a sentence that may be a name, without titles before and words that only open it."""
    return [
        Draft(first, first + len(value), Kind.NAME, value, None, confidence=sure)
        for first, value, sure in _found(text, start, end)
    ]


def holds_candidate(text: str, start: int, end: int) -> bool:
    """Whether any word of these sentences may be a name."""
    return next(_found(text, start, end), None) is not None


def _found(text: str, start: int, end: int) -> Iterator[tuple[int, str, float]]:
    """Where a name may begin, the name, and how sure."""
    after = start
    for match in _RUN.finditer(text, start, end):
        first, written = match.start(), match[0]
        if first > after and text[first - 1] in " \u00a0" and "A" <= written[0] <= "Z":
            lead = _LEAD.search(text, max(first - _LONGEST_LEAD, after), first)
            if lead is not None:  # "bin Laden"
                first, written = lead.start(), text[lead.start() : match.end()]
        after = match.end()
        kept = _kept(written, first == start)
        if kept is None or (first > start and (text[first - 1].isalnum() or text[first - 1] in "'’_")):
            continue
        skipped, value, sure = kept
        yield first + skipped, value, sure


@lru_cache(maxsize=1 << 14)
def _kept(written: str, opens: bool) -> tuple[int, str, float] | None:
    """What of a run of capitalised words may be a name: how many characters to skip, the name, and how sure.

    A function of the words alone, and the same names come again and again.
    """
    if written.isalpha():
        skipped, value = 0, written
        word = written.lower()
        if word in NOT_NAMES or (
            opens and word not in GIVEN and (word in _OPENERS or word.endswith(("ing", "ly")))
        ):
            return None
    else:
        skipped, last = _trim(written, 0, len(written), opens)
        value = written[skipped:last]
    if len(value) < 2 or value in ACRONYM_STOP:
        return None
    return skipped, value, 0.4 if opens and not skipped and " " not in value else _CANDIDATE


_OWNER = ("'s", "’s")
_PARTY = frozenset({"republican", "democrat", "democratic", "former", "ex"})
_BODIES = frozenset(
    {"party", "national", "senate", "house", "convention", "committee", "caucus", "conference", "leadership"}
)


def _trim(text: str, first: int, last: int, opens: bool) -> tuple[int, int]:
    """Without opening words and titles at the left and a possessive at the right; empty when nothing is left."""
    words = text[first:last].split(" ")
    kept = 0
    if len(words) > 1 and words[0].lower() in ROLES and (opens or words[1].lower() in GIVEN):
        kept = 1
    for at, word in enumerate(words):
        bare = word.rstrip(".").lower()
        plain = bare.partition("'")[0].partition("’")[0]
        final = at == len(words) - 1
        if at == kept and (plain in NOT_NAMES or (bare in NAME_LINKS_ONE and not final)):
            kept = at + 1
        elif bare in TITLES and not final and words[at + 1].lower() not in NAME_LINKS_ONE:
            if bare not in _PARTY or (at == kept and words[at + 1].lower() not in _BODIES):
                kept = at + 1
    if kept == len(words):
        return first, first
    first += sum(len(word) + 1 for word in words[:kept])
    if text.endswith(_OWNER, first, last):
        last -= 2
    return first, last
