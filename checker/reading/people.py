"""Who "he", "she" and "they" are: the last person who fits, a speaker or subject before others.

"Dana Cole met investors. “It went well,” she said." → Dana Cole.
"""

from __future__ import annotations

from collections import deque
from functools import lru_cache

from checker.reading.english.people import (
    FEMALE,
    FEMALE_NOUNS,
    GROUPS,
    KIN,
    MALE,
    MALE_NOUNS,
    NOT_PERSONS,
    PERSON_ENDINGS,
    PERSONS,
    PLACES,
    ROLES,
)
from checker.reading.english.subjects import HEAD_PREPOSITIONS

_FURTHEST = 6
_KEPT = 24
_FIRST_WORDS = 5
_FIRST_LETTERS = 60
"""A name behind more words or letters of its sentence is hardly the subject."""


@lru_cache(maxsize=1 << 12)
def gender_of(phrase: str, lead: str = "") -> str | None:
    """ "f", "m" or "p" (several) where a name, its title or a noun tells, else None; ``lead`` is the word before it."""
    words = phrase.lower().replace(".", " ").replace("’", "'").split()
    if not words:
        return None
    for word in (lead.lower().rstrip("."), *words):
        bare = word.removesuffix("'s")
        if bare in FEMALE_NOUNS or (bare.endswith(("woman", "women")) and len(bare) > 5):
            return "f"
        if bare in MALE_NOUNS or (bare.endswith("man") and len(bare) > 5 and bare[0] != "g"):
            return "m"
    if phrase[0].isupper() and len(words) > 1:
        if words[0] in FEMALE:
            return "f"
        if words[0] in MALE:
            return "m"
    if words[0] in GROUPS or (words[-1] in GROUPS):
        return "p"
    return None


def _can_be_one(words: list[str]) -> bool:
    """Whether a common noun phrase can be a he or a she: "a police dispatcher", and not "the series"."""
    head = next((at for at, word in enumerate(words) if at and word in HEAD_PREPOSITIONS), len(words)) - 1
    noun = words[head].lower()
    return (
        noun in ROLES
        or noun in KIN
        or noun in PERSONS
        or (noun.endswith(PERSON_ENDINGS) and noun not in NOT_PERSONS and not noun.endswith("ment"))
    )


class People:
    """The persons of an article in the order in which they are met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._met: deque[tuple[int, int, str, str | None]] = deque(maxlen=_KEPT)
        self._new: list[tuple[int, str, int, int, bool]] = []
        self._genders: dict[str, str] = {}
        self._persons: set[str] = set()

    def meet(self, number: int, name: str, at: int, *, opens: int = -1, speaks: bool = False) -> None:
        """A person named in sentence ``number``, at an offset; ``opens`` is where the sentence does, for its first name.

        What else there is to know of it waits until somebody asks for a "he" or a "she".
        """
        self._new.append((number, name, at, opens, speaks))

    def _know(self, number: int, name: str, at: int, opens: int, speaks: bool) -> None:
        lead = self._lead(at)
        subject = (
            opens >= 0 and at - opens < _FIRST_LETTERS and len(self.text[opens:at].split()) <= _FIRST_WORDS
        )
        words = name.split()
        gender = gender_of(name, lead)
        last = words[-1]
        if gender is not None and len(words) > 1:
            self._genders[last] = gender
        gender = gender or self._genders.get(last)
        if name[0].isupper() and not name.lower().startswith(("a ", "an ", "the ")):
            body = gender is None and not PLACES.isdisjoint(name.lower().split())
            if body or name.isupper() or lead.lower() == "the":
                return
            if not (speaks or subject or gender is not None or last in self._persons):
                return
            if gender in ("f", "m") or speaks:
                self._persons.add(last)
            rank = 0
            if not speaks:
                rank = (0 if subject else 3) if gender is not None or last in self._persons else 5
        elif gender is None and not _can_be_one(words):
            return
        else:
            rank = 0 if speaks else 3
        self._met.append((number, rank, name, gender))

    def _lead(self, start: int) -> str:
        """The word before an offset: a title or a trade tells of a gender."""
        words = self.text[max(0, start - 20) : start].split()
        return words[-1] if words and self.text[start - 1 : start].isspace() else ""

    def find(self, pronoun: str, number: int) -> str | None:
        """Whom a pronoun in sentence ``number`` means, or None."""
        wanted = {"he": "m", "she": "f", "they": "p"}.get(pronoun)
        if wanted is None:
            return None
        for person in self._new:
            self._know(*person)
        self._new.clear()
        best, found = 2 * _FURTHEST + 4, None
        for at, weight, name, gender in self._met:
            if gender != wanted and (gender is not None or wanted == "p"):
                continue
            rank = 2 * (number - at) + weight
            if number - at <= _FURTHEST and rank <= best:
                best, found = rank, name
        return found
