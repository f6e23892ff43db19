"""The verbs of a wording found: ``(toll | number) ... has risen to <value>`` has one, which stands for "rose" and "rising" too.

A word is taken for a verb where it can be no other word: by its form ("received"), or because its value follows ("kills
<value>"). Behind a value it is a passive ("<value> killed"), unless nobody does it to another ("<value> died").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import is_

from checker.reading.english.verbs import BE, HAVE, IS
from checker.rulebook.phrases import Either, Element, Gap, Slot, Verb, Word
from checker.rulebook.verbs import forms_of, forms_of_being, is_participle, may_be_verb

_LEADING = frozenset("to by at for from of up down".split())
"""Words between a verb and its value: "rise to <value>"."""


def inflected(
    elements: tuple[Element, ...],
    alone: bool,
    before: Element | None = None,
    after: Sequence[Element] = (),
    behind: bool = False,
) -> tuple[Element, ...]:
    """The elements with their verbs as such, or the same ones where there are none.

    ``alone`` tells that the wording has no value; ``before`` and ``after`` are what stands around the elements, ``behind`` that
    they follow a value.
    """
    found: list[Element] = []
    changed = False
    for at, element in enumerate(elements):
        made: Element = element
        if isinstance(element, Word):
            if may_be_verb(element.word):
                rest = (*elements[at + 1 : at + 3], *after)
                if element.word in HAVE and _is_auxiliary(element, rest, alone, behind):
                    changed = True
                    continue  # "has risen" is "rose", which may have its auxiliary before it
                made = _verb(element, before, rest, alone, behind) or element
        elif isinstance(element, Either):
            rest = (*elements[at + 1 :], *after)
            made = _inflected_options(element, alone, before, rest, behind)
        elif isinstance(element, Slot):
            behind = True
        elif isinstance(element, Gap):
            behind = False
        changed = changed or made is not element
        found.append(made)
        before = element
    return tuple(found) if changed else elements


def _inflected_options(
    either: Either, alone: bool, before: Element | None, rest: Sequence[Element], behind: bool
) -> Either:
    """Alternatives with their verbs; a form that is an alternative of its own is left to it: ``(closes | closing)``."""
    options = [inflected(option, alone, before, rest, behind) for option in either.options]
    if all(map(is_, options, either.options)):
        return either
    heads = {option[0].word for option in options if option and isinstance(option[0], Word)}
    for number, option in enumerate(options):
        verb = option[0] if option else None
        if isinstance(verb, Verb) and not heads.isdisjoint(verb.forms.others):
            options[number] = (Verb(verb.word, verb.forms.but(heads)), *option[1:])
    return Either(tuple(options))


def _is_auxiliary(word: Word, rest: Sequence[Element], alone: bool, behind: bool) -> bool:
    """Whether a word is the "has" of "has risen"."""
    if not rest or not isinstance(rest[0], Word) or rest[0].word in BE or rest[0].word in HAVE:
        return False
    return _verb(rest[0], word, rest[1:], alone, behind) is not None


def _verb(
    word: Word, before: Element | None, rest: Sequence[Element], alone: bool, behind: bool
) -> Verb | None:
    """A word as a verb, if it is one that other forms may stand for: none in a passive that the wording spells out."""
    if isinstance(before, Word) and before.word in BE:
        return None
    if word.word in IS:
        return _being(word.word, bool(rest) and isinstance(rest[0], Word) and is_participle(rest[0].word))
    return _with_forms(word.word, not behind and _value_follows(rest), behind, alone)


def _value_follows(rest: Sequence[Element]) -> bool:
    for element in rest[:2]:
        if not isinstance(element, Word):
            return isinstance(element, Slot)
        if element.word not in _LEADING:
            return False
    return False


@lru_cache(maxsize=20_000)
def _with_forms(word: str, valued: bool, behind: bool, alone: bool) -> Verb | None:
    forms = forms_of(word, valued=valued, behind=behind, alone=alone)
    return None if forms is None else Verb(word, forms)


@lru_cache(maxsize=20)
def _being(word: str, passive: bool) -> Verb:
    return Verb(word, forms_of_being(word, passive=passive))
