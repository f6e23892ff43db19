"""Negation and modality: whether the clause around a value denies it or only supposes it.

"did not win 20 seats" denies; "could kill 31 people", "if it wins, it will earn $3 million" and "Did 31 people die?"
suppose. A future that is scheduled ("is due to dock at 5:40 p.m.") asserts. Words reach to the end of their clause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from checker.model import CALENDAR, Kind
from checker.reading.english.modality import (
    ASKING,
    ATTRIBUTIVE,
    CHARGES,
    FINITE,
    JOINING,
    MODALS,
    MODALS_OF,
    MODALS_TO,
    NEGATORS,
    NEGATORS_TO,
    NOT_NEGATING,
    OBLIGED,
    OF_A_NOUN,
    RELATIVES,
    SCHEDULED,
    STOP_MARKS,
    SUBJECTS,
    WERE,
    WILL,
)
from checker.reading.english.speech import VERBS
from checker.reading.line import Line

_REACH = 24
_SUBJECT_REACH = 9
_ASIDE = 9
_TRIGGERS = (
    NEGATORS | NEGATORS_TO | MODALS | MODALS_TO | MODALS_OF | CHARGES.keys() | SCHEDULED | {"longer", "?"}
)
_DAYS = CALENDAR | {Kind.TIME}
_LOOSE = frozenset("with including at in by for from on to".split())
_STRONG = frozenset("may might could would should must couldn't wouldn't can cannot".split())


class Scope:
    """The negations and suppositions of a sentence; one without such words costs one look."""

    __slots__ = ("conditional", "line", "silent")

    def __init__(self, line: Line) -> None:
        self.line = line
        self.silent = _TRIGGERS.isdisjoint(line.words)
        self.conditional = not self.silent and line.words[0] in ("if", "unless")

    def of(self, start: int, end: int, kind: Kind) -> tuple[bool, bool]:
        """Whether the clause around ``[start, end)`` denies, and whether it supposes."""
        if self.silent:
            return False, False
        line = self.line
        at = bisect_right(line.starts, start, 0, line.count) - 1
        after = bisect_left(line.starts, end, 0, line.count)
        negated, modal, will = self._before(at, kind)
        if not modal:
            modal = (
                (self.conditional and ";" not in line.words[:at])
                or self._subject(after)
                or self._asked(after)
                or (will and self._if_follows(after))
            )
        return negated, modal

    def _before(self, at: int, kind: Kind) -> tuple[bool, bool, bool]:
        """Look left through the clause: (denied, supposed, "will" was met)."""
        words = self.line.words
        negated = modal = will = until = joined = loose = False
        k, stop = at - 1, max(-1, at - 1 - _REACH)
        while k > stop:
            word = words[k]
            if word in STOP_MARKS:
                break
            if word == ",":
                aside = self._aside(k)
                if aside is None:
                    break
                loose = loose or ((aside == k and words[k + 1] in _LOOSE) or words[k + 1].endswith("ing"))
                k = aside - 1
                continue
            if word in ("and", "or"):
                if self._new_clause(k + 1, at):
                    break
                joined = joined or word == "and"
            elif word in RELATIVES:
                if not (word in JOINING and kind in _DAYS):
                    break
            elif word == "until" or (word == "since" and kind not in _DAYS):
                until = True
            elif not (until or negated or loose) and self._denies(k, joined):
                negated = True
            elif not modal and self._supposes(k):
                modal = True
            elif word in WILL:
                will = True
            k -= 1
        return negated, modal, will

    def _denies(self, k: int, joined: bool) -> bool:
        words = self.line.words
        word, following = words[k], words[k + 1]
        if word in NEGATORS:
            if (word, following) in NOT_NEGATING or (word, following, words[k + 2]) in NOT_NEGATING:
                return False
            if word.startswith("den") and words[k - 1] in WERE and k:
                return False
            return not (joined and word in OF_A_NOUN)
        return word in NEGATORS_TO and following == "to"

    def _supposes(self, k: int) -> bool:
        line, words = self.line, self.line.words
        word, following = words[k], words[k + 1]
        if word in MODALS:
            if word in ("may", "can") and line.capital(k):
                return k == 0 and not following[:1].isdigit() and following[:1].isalpha() and word == "can"
            if word in ATTRIBUTIVE and k and words[k - 1] in ("a", "an", "the"):
                return False  # "a potentially habitable world"
            if word == "must" and not OBLIGED.isdisjoint(words[k + 1 : k + 3]):
                return False
            return not (word == "if" and k and words[k - 1] == "as")
        if following == "to" and word in MODALS_TO:
            return words[k + 2] not in ("the", "a", "an", "its", "his", "her", "their")
        if following == "to" and word in SCHEDULED:
            return k > 0 and words[k - 1] in WERE and words[k - 1] != "be"
        return (following == "of" and word in MODALS_OF) or (
            CHARGES.get(word) == following and words[k + 2].endswith("ing")
        )

    def _aside(self, comma: int) -> int | None:
        """Where the clause goes on to the left of a comma: before an aside or along a list; None where it ends."""
        words = self.line.words
        following = words[comma + 1]
        if following in ("and", "or"):
            return comma if not self._new_clause(comma + 2, comma + 10) else None
        if following in RELATIVES or following in SUBJECTS:
            return None
        k = comma - 1
        while k > max(0, comma - _ASIDE):
            if words[k] in STOP_MARKS:
                break
            if words[k] == ",":
                return k
            k -= 1
        if following[:1].isdigit() or following in ("$", "£", "€") or following in _LOOSE:
            return comma
        if following.endswith("ing") and following not in VERBS:
            return comma
        return None

    def _new_clause(self, first: int, at: int) -> bool:
        """Whether a subject or a verb of its own stands between ``first`` and the value."""
        words = self.line.words
        if words[first] in SUBJECTS:
            return True
        if words[first] in ("could", "may", "might", "would", "will"):
            return False
        for k in range(first, min(at, self.line.count)):
            word = words[k]
            if word in FINITE or (
                word.endswith("ed") and k + 1 < self.line.count and (k == first or words[k - 1] not in ("be", "been", "a", "the"))
                and (k == first or k + 1 == at or words[k + 1] in ("the", "a", "an", "its", "his", "her", "their"))
            ):  # fmt: skip
                return True
        return False

    def _subject(self, after: int) -> bool:
        """Whether a modal verb is the first verb after a value ("31 people may have died")."""
        words = self.line.words
        for k in range(after, min(after + _SUBJECT_REACH, self.line.count)):
            word = words[k]
            if word in _STRONG:
                return word != "may" or not self.line.capital(k)
            if (
                word in STOP_MARKS
                or word == ","
                or word in RELATIVES
                or word in ("that", "and", "or", "if", "as")
            ):
                return False
            if word in ("is", "are", "was", "were"):
                return words[k + 1] in MODALS_TO and words[k + 2] == "to"
            if word in FINITE or word in SUBJECTS:
                return False
        return False

    def _asked(self, after: int) -> bool:
        """Whether the sentence that goes on after a value is a question."""
        words = self.line.words
        if "?" not in words:
            return False
        for k in range(after, self.line.count):
            if words[k] == "?":
                return True
            if words[k] in (".", "!", ";") or (words[k] == "," and words[k + 1] == "but"):
                return False
        return False

    def _if_follows(self, after: int) -> bool:
        words = self.line.words
        return any(
            words[k] in ("if", "unless") and words[k - 1] not in ASKING for k in range(after, self.line.count)
        )
