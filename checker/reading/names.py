"""Names: declared ones by any alias ("Moore’s", "Roy Moore" → Moore), and capitalised words that may be one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.model import Kind
from checker.reading.draft import Draft
from checker.reading.english.words import ACRONYM_STOP, NAME_LINKS_ONE, NOT_NAMES, TITLES
from checker.reading.line import Line

_DECLARED = 1.0
_SHOUTED = 0.95
_MISCASED = 0.5
_CANDIDATE = 0.7

_LINKS = "|".join(sorted(NAME_LINKS_ONE))
_WORD = r"(?:[A-ZÀ-ÖØ-Þ]\.(?:[A-Z]\.)*|[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*)"
_RUN = re.compile(rf"(?<![\w'’]){_WORD}(?:[ \u00a0](?:(?:{_LINKS})[ \u00a0](?:the[ \u00a0])?)?{_WORD})*")


class Names:
    """The declared aliases, found by their first word; made once for a reading."""

    __slots__ = ("first", "table")

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

    def read(self, line: Line) -> list[Draft]:
        """The declared names in a sentence, the longest alias at each place."""
        drafts: list[Draft] = []
        if self.first.isdisjoint(line.words):
            return drafts
        words, i = line.words, 0
        while i < line.count:
            word = words[i]
            rows = self.table.get(word) or (self.table.get(word[:-2]) if word.endswith("'s") else None)
            found = self._longest(line, i, rows) if rows else None
            if found is None:
                i += 1
                continue
            drafts.append(found[0])
            i = found[1]
        return drafts

    @staticmethod
    def _longest(line: Line, i: int, rows: list[tuple[tuple[str, ...], str, str]]) -> tuple[Draft, int] | None:
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
    drafts: list[Draft] = []
    for match in _RUN.finditer(text, start, end):
        first, last = match.span()
        first, last = _trim(text, first, last, first == start)
        if last - first < 2:
            continue
        value = text[first:last]
        if value in ACRONYM_STOP:
            continue
        sure = _CANDIDATE
        if first == start and " " not in value:
            sure = 0.4
        drafts.append(Draft(first, last, Kind.NAME, value, None, confidence=sure))
    return drafts


_NOT_ENDING = ("'s", "’s")


def _trim(text: str, first: int, last: int, opens: bool) -> tuple[int, int]:
    """Without titles and opening words at the left and a possessive at the right."""
    value = text[first:last]
    while True:
        space = value.find(" ")
        word = value if space < 0 else value[:space]
        bare = word.rstrip(".").lower()
        if bare in NOT_NAMES or (bare in TITLES and space >= 0) or (space >= 0 and bare in NAME_LINKS_ONE):
            if space < 0:
                return first, first
            first += space + 1
            value = value[space + 1 :]
            continue
        break
    if value.endswith(_NOT_ENDING):
        last -= 2
    return first, last
