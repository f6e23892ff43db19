"""A verb of a wording in its other forms: ``rose to <value>`` fits "has risen to 40", "rising to 40" and "rises to 40".

Not in a passive, which says it of another ("was beaten by" for ``beat``); and what is only wanted or to come ("to win 40") is left
to ``claims.denial``, which is told where another form stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from enum import IntEnum, auto
from functools import cache, lru_cache

from msgspec import Struct

from checker.reading.english.verbs import (
    BE,
    BETWEEN,
    HAVE,
    INTRANSITIVE,
    IRREGULAR,
    IS,
    NO_VERBS,
    NOUNS_TOO,
    OTHER_WORDS,
    PASSIVE,
    REGULAR,
)
from checker.reading.english.words import STOPS

_VOWELS = frozenset("aeiou")
_DETERMINERS = frozenset(
    "a an the this that its his her their our 's of no any another each first last in".split()
)
_SHORT = 3
"""Plain forms of fewer letters are taken from the table alone."""


class Form(IntEnum):
    """What form of a verb a word is; a past is a participle as well unless the verb has one of its own."""

    PLAIN = auto()
    THIRD = auto()
    PAST = auto()
    PARTICIPLE = auto()
    GERUND = auto()


class Forms(Struct, frozen=True):
    """A verb as a wording writes it, and its other forms; ``all`` of them are what a sentence may hold."""

    word: str
    others: Mapping[str, Form]
    all: frozenset[str]

    def but(self, words: Set[str]) -> Forms:
        """The same without some of the other forms."""
        return _forms(self.word, [row for row in self.others.items() if row[0] not in words])

    def stands(self, words: tuple[str, ...], at: int) -> bool:
        """Whether the verb stands at a word of a sentence, in this form or in another one and not in the passive."""
        found = words[at]
        if found == self.word:
            return True
        form = self.others.get(found)
        if form is Form.PARTICIPLE or form is Form.PAST:
            before = at - 1
            while before > 0 and words[before] in BETWEEN:
                before -= 1
            auxiliary = words[before] if before >= 0 else ""
            return auxiliary in HAVE if form is Form.PARTICIPLE else auxiliary not in PASSIVE
        if form is None or (found in OTHER_WORDS and words[at - 1 : at] != ("to",)):
            return False
        return not (found in NOUNS_TOO and _is_noun(words, at))


def _is_noun(words: tuple[str, ...], at: int) -> bool:
    """Whether a word that may be a noun is one here: "an offer of", "the rise"."""
    return words[at + 1 : at + 2] == ("of",) or (at > 0 and words[at - 1] in _DETERMINERS)


def helps(words: Sequence[str], at: int) -> bool:
    """Whether a word is but an auxiliary of the verb that follows: "has since risen", "is rising"; of a passive it is more."""
    word = words[at]
    if word in HAVE or word in BETWEEN:
        return True
    if word not in BE:
        return False
    after = at + 1
    while after < len(words) and (words[after] in BETWEEN or words[after] == "been"):
        after += 1
    return after < len(words) and words[after].endswith("ing")


@lru_cache(maxsize=20_000)
def may_be_verb(word: str) -> bool:
    """Whether a word has other forms where it is a verb, or is an auxiliary."""
    return word in HAVE or word in IS or _known(word, valued=True) is not None


def forms_of(word: str, *, valued: bool, behind: bool, alone: bool) -> Forms | None:
    """The forms of a wording's word if it is a verb, and there are others.

    ``valued`` when the value follows it, ``behind`` when it follows the value: there all but a few verbs are passives. In a
    wording without any value, ``alone``, a plain form would be said of what is only to come, or be a noun.
    """
    forms = _known(word, valued=valued)
    if (
        forms is None or word.endswith("ing") or not (alone or behind)
    ):  # "killing <value>" is meant as it stands
        return None if word.endswith("ing") else forms
    if behind and INTRANSITIVE.isdisjoint(forms.all):
        return None
    kept = [row for row in forms.others.items() if row[0] not in NOUNS_TOO]
    return _forms(word, [row for row in kept if not alone or row[1] is not Form.PLAIN])


def forms_of_being(word: str, *, passive: bool) -> Forms:
    """The forms of "is": of the same tense, since "is" and "was" may differ; but in a passive "are" and "have been" too."""
    if passive:
        forms = [*((form, Form.THIRD) for form in ("is", "are", "was", "were")), ("been", Form.PARTICIPLE)]
        return _forms(word, forms)
    return _forms(
        word, [(form, Form.THIRD) for form in (("is", "are") if word in ("is", "are") else ("was", "were"))]
    )


@lru_cache(maxsize=20_000)
def is_participle(word: str) -> bool:
    """Whether a word is one that makes a passive behind "was"."""
    known = _known(word, valued=True)
    return known is not None and (word.endswith("ed") or _form(known, word) in (Form.PAST, Form.PARTICIPLE))


def _form(forms: Forms, word: str) -> Form | None:
    return dict(_irregular().get(word, ())).get(word) or forms.others.get(word)


def _forms(word: str, others: Iterable[tuple[str, Form]]) -> Forms:
    kept = {
        other: form
        for other, form in others
        if other != word and (other not in OTHER_WORDS or (form is Form.PLAIN and other not in STOPS))
    }
    return Forms(word, kept, frozenset({word, *kept}))


def _known(word: str, *, valued: bool) -> Forms | None:
    """The forms of a word that is a verb for certain, or, where its value follows, of one that may be."""
    certain = word not in NOUNS_TOO and word not in OTHER_WORDS
    if (certain or valued) and word in _irregular():
        return _forms(word, _irregular()[word])
    if word.endswith("ed") and word not in NO_VERBS and len(word) > _SHORT:
        return _forms(word, [row for plain in _plain(word[:-2]) for row in _regular(plain)])
    if valued and word in _other_regular():
        return _forms(word, _regular(_other_regular()[word]))
    return None


@cache
def _irregular() -> dict[str, tuple[tuple[str, Form], ...]]:
    """Each form of the verbs of the table → all forms of its verb."""
    found: dict[str, tuple[tuple[str, Form], ...]] = {}
    for plain, past, *own in IRREGULAR:
        rows = [
            *_present(plain),
            (past, Form.PAST),
            *((form, Form.PARTICIPLE) for form in own if form != plain),
        ]
        forms = dict(reversed(rows))
        for word in forms:
            found.setdefault(word, tuple(forms.items()))
    return found


@cache
def _other_regular() -> dict[str, str]:
    """Forms that are not in -ed → the plain form, of the regular verbs that are known."""
    return {form: plain for plain in sorted(REGULAR) for form, _ in _present(plain)}


def _plain(stem: str) -> Sequence[str]:
    """The plain forms that a past in -ed may have: "kill-ed", "injur-ed", "stopp-ed", "carri-ed"."""
    if stem in REGULAR or stem + "e" in REGULAR:
        return [plain for plain in (stem, stem + "e") if plain in REGULAR]
    if stem.endswith("i"):
        return [stem[:-1] + "y"]
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return [stem[:-1]]
    single = stem[-1] not in _VOWELS and stem[-1] not in "wxy" and stem[-2] in _VOWELS
    if single and not any(letter in _VOWELS for letter in stem[:-2]):
        return [stem + "e"]  # "noted" is of note: of "not" it would be "notted"
    return [plain for plain in (stem, stem + "e") if len(plain) >= _SHORT and plain not in STOPS]


def _regular(plain: str) -> Sequence[tuple[str, Form]]:
    if plain.endswith("e"):
        past = plain + "d"
    elif plain.endswith("y") and plain[-2:-1] not in _VOWELS:
        past = plain[:-1] + "ied"
    else:
        past = _doubled(plain) + "ed"
    return [*_present(plain), (past, Form.PAST)]


def _present(plain: str) -> Sequence[tuple[str, Form]]:
    if plain.endswith("y") and plain[-2:-1] not in _VOWELS:
        third = plain[:-1] + "ies"
    else:
        third = plain + ("es" if plain.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if plain.endswith("ie"):
        gerund = plain[:-2] + "ying"
    elif plain.endswith("e") and not plain.endswith(("ee", "ye", "oe")):
        gerund = plain[:-1] + "ing"
    else:
        gerund = _doubled(plain) + "ing"
    return [(plain, Form.PLAIN), (third, Form.THIRD), (gerund, Form.GERUND)]


_DOUBLED = frozenset("admit begin forbid outbid overrun quit regret transfer".split())


def _doubled(plain: str) -> str:
    """Before an ending: "stopp", "winn", "beginn"; but "visit", "rain" and "show"."""
    last = plain[-1]
    short = sum(letter in _VOWELS for letter in plain) == 1 and last not in "aeiouwxy"
    return plain + last if (short and plain[-2] in _VOWELS) or plain in _DOUBLED else plain
