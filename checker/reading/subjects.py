"""The subject of a verb of speech: who says, and where the words for it begin.

"The union’s leader, Jo Brady, said" → Jo Brady; "A spokeswoman for the regulator said" → that phrase; "Senate Minority
Leader Senator Chuck Schumer told" → Chuck Schumer.
"""

from __future__ import annotations

from msgspec import Struct

from checker.reading.english.calendar import DATE_WORDS
from checker.reading.english.people import GIVEN, GROUPS, HONORIFICS, KIN, PLACES, ROLES
from checker.reading.english.speech import VERBS
from checker.reading.english.subjects import (
    BEFORE_VERB,
    BOUNDS,
    DETERMINERS,
    HEAD_PREPOSITIONS,
    NAME_JOINTS,
    NOT_ADVERBS,
    OPENING,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    VERBAL,
)
from checker.reading.english.words import TITLES
from checker.reading.outer import QUOTED, Outer

_LONGEST = 14
_LONGEST_ASIDE = 26
_TITLES = (TITLES | ROLES | KIN) - {"judges"}
_BREAKS_OFF = frozenset("who in on at during to about by with into said".split())


class Subject(Struct, frozen=True):
    """Who a phrase names: ``first`` is the index of its first word, ``after`` follows its last.

    ``sort`` is "name", "common" ("a witness") or "pronoun"; ``head`` is the common noun or title that tells of a gender.
    """

    name: str
    sort: str
    first: int
    after: int
    at: int


def before(o: Outer, verb: int) -> Subject | None:
    """The subject that stands to the left of a verb."""
    words = o.words
    j = verb - 1
    while j >= 0 and (
        words[j] in BEFORE_VERB
        or (words[j].endswith("ly") and words[j] not in NOT_ADVERBS and not o.capital(j))
    ):
        if words[j] in PRONOUNS:
            break
        j -= 1
    if j < 0:
        return None
    if words[j] == ")":
        while j > 0 and words[j] != "(":
            j -= 1
        j -= 1
        if j < 0:
            return None
    if words[j] == ",":
        return _apposed(o, j)
    if words[j] == "who" and j:
        whom = ending(o, j - 2 if words[j - 1] == "," else j - 1)
        return whom and Subject(whom.name, whom.sort, j, j + 1, whom.at)
    return ending(o, j)


def _apposed(o: Outer, comma: int) -> Subject | None:
    """ "Lund, 34, added", "The judge, Maria Costa, said", "Lund, who has led the party since 2015, said"."""
    words, j = o.words, comma
    for _ in range(3):
        back = j - 1
        while back > max(0, comma - _LONGEST_ASIDE) and words[back] not in (",", QUOTED, ".", ";"):
            back -= 1
        if back <= 0 or words[back] != ",":
            return None
        if words[back + 1] in ("and", "but", "or"):
            return None
        edge = back - 1
        while words[edge] == ")" or (edge > 0 and ")" in words[edge:back]):
            edge -= 1
            if words[edge] == "(":
                edge -= 1
                break
            if edge < 1:
                return None
        head = ending(o, edge) if words[edge][:1].isalpha() else None
        if head is not None and (words[back - 1] not in DATE_WORDS or not o.capital(back - 1)):
            if head.sort == "common" or words[back - 1] in _TITLES or words[head.at] in _TITLES:
                name = _named(o, back + 1, j - 1)
                if name is not None and name.sort == "name" and _all_capital(o, back + 1, j - 1):
                    return Subject(name.name, "name", head.first, comma + 1, name.at)
            if head.sort == "common" and head.first == 0 and words[0] in PREPOSITIONS:
                return None
            return Subject(head.name, head.sort, head.first, comma + 1, head.at)
        j = back
    return None


def _all_capital(o: Outer, first: int, last: int) -> bool:
    return last - first < 6 and all(o.capital(i) or o.words[i] in NAME_JOINTS or o.words[i] in _TITLES or o.words[i] == "." for i in range(first, last + 1))  # fmt: skip


def ending(o: Outer, last: int) -> Subject | None:
    """The noun phrase that ends with the word ``last``."""
    words = o.words
    if last < 0 or not words[last][:1].isalpha():
        return None
    if words[last] in PRONOUNS:
        return Subject(words[last], "pronoun", last, last + 1, last)
    first = last
    while first > 0 and last - first < _LONGEST:
        word = words[first - 1]
        if (
            word in BOUNDS
            and not (word == "." and _initial(o, first - 2))
            and not (word in ("-", "–", "/") and o.ends[first - 1] == o.starts[first])
        ):
            if word == "and" and _pair(o, first - 1):
                first -= 1
                continue
            break
        if word in VERBAL or (word in VERBS and VERBS[word].governs == "all" and not o.capital(first - 1)):
            break
        first -= 1
    first = _trimmed(o, first, last)
    return _named(o, first, last) if first <= last else None


def _initial(o: Outer, i: int) -> bool:
    """Whether the word before a full stop is an initial or a title ("John F. Lee", "Sen. Lee")."""
    return (
        i >= 0
        and o.capital(i)
        and (len(o.words[i]) == 1 or o.words[i] in TITLES)
        and o.ends[i] == o.starts[i + 1]
    )


def _pair(o: Outer, at: int) -> bool:
    """Whether "and" joins two names, or two nouns that begin a clause ("Costa and Voss said")."""
    return (
        o.capital(at - 1) and o.capital(at + 1) and (at < 2 or o.words[at - 2] in BOUNDS or o.capital(at - 2))
    )


def _trimmed(o: Outer, first: int, last: int) -> int:
    """Without what opens a clause before its subject: "On Tuesday", "In 2015", "Meanwhile"."""
    words = o.words
    while first < last:
        word = words[first]
        if (
            word in OPENING
            or word[:1].isdigit()
            or (word.endswith("ly") and not o.capital(first + 1) and first < last and word not in NOT_ADVERBS)
        ):
            first += 1
        elif word in PREPOSITIONS:
            first += 1
            begun = first
            while (
                first <= last
                and (words[first] in OPENING or words[first][:1].isdigit() or words[first] in ("the", "a"))
                and not (words[first] == "the" and words[first + 1] not in OPENING)
            ):
                first += 1
            if first == begun:
                first = _after_phrase(o, first, last)
        else:
            break
    return first


def _after_phrase(o: Outer, first: int, last: int) -> int:
    """Where the subject begins after a prepositional phrase without comma: at its last determiner, or its last name."""
    words = o.words
    for i in range(last, first, -1):
        if words[i] in DETERMINERS and words[i - 1] not in PREPOSITIONS:
            return i
    at = last
    while at > first and o.capital(at - 1) == o.capital(at):
        at -= 1
    return at if at > first else last


def after(o: Outer, first: int) -> Subject | None:
    """The subject that stands to the right of a verb ("said his sister, Jean Park")."""
    words = o.words
    if words[first] in PRONOUNS and words[first] != "who":
        return Subject(words[first], "pronoun", first, first + 1, first)
    if not words[first][:1].isalpha() or words[first] in BOUNDS or words[first] in PREPOSITIONS:
        return None
    last = first
    while last + 1 < o.count and last - first < _LONGEST:
        word = words[last + 1]
        if word == "." and (_initial(o, last) and last + 2 < o.count):
            last += 1
            continue
        if word == "'" and words[last].endswith("s"):
            last += 1
            continue
        if word in ("-", "–") and o.ends[last] == o.starts[last + 1]:
            last += 1
            continue
        if word in BOUNDS and not (
            word == "and"
            and (
                (o.capital(last) and o.capital(last + 2))
                or any(words[i] in GROUPS for i in range(last + 2, min(last + 5, o.count)))
            )
        ):
            break
        if word in _BREAKS_OFF:
            break
        if word in VERBAL or (words[last + 1] in DATE_WORDS and o.capital(last + 1)):
            break
        last += 1
    while last > first and not words[last][:1].isalnum():
        last -= 1
    while last > first and words[last] in OPENING:
        last -= 1
    found = _named(o, first, last)
    if found is None:
        return None
    if found.sort == "common" and words[last + 1] == "," and o.capital(last + 2):
        end = last + 2
        while end + 1 < o.count and (
            o.capital(end + 1)
            or (words[end + 1] in NAME_JOINTS and o.capital(end + 2))
            or (words[end + 1] == "." and _initial(o, end))
        ):
            end += 1
        if words[end + 1] in (",", ".", "", ";", QUOTED):
            name = _named(o, last + 2, end)
            if name is not None and name.sort == "name":
                return Subject(name.name, "name", first, end + 1, name.at)
    return Subject(found.name, found.sort, first, last + 1, found.at)


def _named(o: Outer, first: int, last: int) -> Subject | None:
    """What the noun phrase ``[first, last]`` names: a name in capitals at the end of its head, or the phrase."""
    words = o.words
    if first > last:
        return None
    head = last
    for i in range(first + 1, last + 1):
        if words[i] in HEAD_PREPOSITIONS and not (
            words[i] in NAME_JOINTS
            and o.capital(i - 1)
            and (o.capital(i + 1) or (words[i + 1] in NAME_JOINTS and o.capital(i + 2)))
            and words[i - 1] not in GROUPS
            and (words[i] not in ("of", "for") or not any(words[j] in GIVEN for j in range(first, i)))
        ):
            head = i - 1
            break
    for i in range(head + 3, last):
        if words[i] in GIVEN and all(o.capital(j) and words[j] not in PLACES for j in range(i, last + 1)):
            return Subject(o.phrase(i, last), "name", first, last + 1, i)
    at_start = first == 0 or words[first - 1] in (".", QUOTED)
    if (
        o.capital(head)
        and not _common(words[head], plural_only=True)
        and not (head == first and at_start and _common(words[head]))
    ):
        run = head
        while run > first and (
            o.capital(run - 1)
            or (words[run - 1] == "." and _initial(o, run - 2))
            or (
                words[run - 1] in NAME_JOINTS
                and run - 2 >= first
                and (o.capital(run - 2) or (words[run - 2] in NAME_JOINTS and o.capital(run - 3)))
            )
            or (words[run - 1] in PARTICLES and run - 1 >= first and run == head)
            or (words[run - 1] in ("-", "–") and o.ends[run - 1] == o.starts[run])
        ):
            run -= 1
        run = _untitled(o, run, head)
        return Subject(o.phrase(run, head), "name", first, last + 1, run)
    while last > head and words[last] in PREPOSITIONS:
        last -= 1
    if not words[first][:1].isalnum() or not _speaks(o, first, last):
        return None
    return Subject(o.phrase(first, last), "common", first, last + 1, first)


def _speaks(o: Outer, first: int, last: int) -> bool:
    """Whether a common noun phrase can be a subject: it has an article or a number, or is a plural or a group."""
    words = o.words
    if words[first] in DETERMINERS or words[first][:1].isdigit() or last - first > 8:
        return words[first] not in ("to", "that") and not (
            last == first and words[first] in ("his", "her", "the", "a")
        )
    if words[first].endswith("ing") or words[first] in VERBAL:
        return False
    return any(
        words[i].endswith("s")
        or words[i] in GROUPS
        or words[i] in ROLES
        or words[i] in KIN
        or words[i]
        in (
            "people",
            "men",
            "women",
            "anyone",
            "everyone",
            "nobody",
            "somebody",
            "someone",
            "others",
            "another",
        )
        for i in range(first, min(first + 5, last + 1))
    ) or (first == 0 and o.capital(first))


def _common(word: str, plural_only: bool = False) -> bool:
    return word in GROUPS or (not plural_only and (word in ROLES or word in KIN or word in TITLES))


def _untitled(o: Outer, run: int, last: int) -> int:
    """The first word of a name after its titles: "Senate Minority Leader Senator | Chuck Schumer"."""
    words, kept = o.words, run
    for i in range(run, last):
        if words[i] in ("the", "The", "."):
            kept = i + 1 if i == kept else kept
        elif words[i] in _TITLES or (
            words[i].endswith(("man", "woman"))
            and i == run
            and words[i] not in ("man", "woman", "roman", "norman", "herman")
        ):
            if words[i] not in HONORIFICS and (
                words[i + 1] in NAME_JOINTS
                or (i + 1 == last and (words[last] in _TITLES or words[last] in PLACES))
            ):
                continue
            kept = i + 1
        elif words[i].endswith("'s") and i > kept:
            kept = i + 1
    while kept < last and words[kept] == ".":
        kept += 1
    for i in range(kept + 1, last):
        if (
            words[i] in GIVEN
            and o.capital(i)
            and (words[i - 1] in PLACES or (words[kept] in _TITLES and i > kept + 2))
        ):
            return i
    return kept
