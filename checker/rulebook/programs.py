"""Wordings as small programs, each laid out when it is asked for: ``Jones ... won <value>`` → name Jones, gap, word won, slot.

A program says, too, what a sentence must hold for it, and at what it can begin, so that most never run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from enum import IntEnum, auto
from functools import cached_property

from msgspec import Struct

from checker.rulebook.phrases import Either, Element, Gap, NameRef, Prefix, Slot, Verb, Word, Wording
from checker.rulebook.verbs import Forms

OBJECTS = frozenset({"by", "with", "in", "on", "at", "to", "for"})
"""After a rival that stands right behind a verb these go on with the first name: "Jones beat Moore by 20,715 votes"."""


class Op(IntEnum):
    """What an instruction does."""

    WORD = auto()
    VERB = auto()
    PREFIX = auto()
    NAME = auto()
    SLOT = auto()
    GAP = auto()
    SPLIT = auto()
    JUMP = auto()
    SKIP_LEADS = auto()
    SKIP_AUXILIARIES = auto()
    SKIP_HELPERS = auto()
    DONE = auto()


class Opening(Struct, frozen=True):
    """At what a program can begin; ``anywhere`` for one that begins with a gap."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    anywhere: bool = False


class Needs(Struct, frozen=True):
    """What every sentence that a program fits must hold: all ``words``, one of each of ``choices``, all names and slots."""

    words: frozenset[str]
    choices: tuple[frozenset[str], ...]
    names: frozenset[str]
    slots: frozenset[str]

    def met_by(self, words: Set[str]) -> bool:
        """Whether a sentence of these words holds all the words needed."""
        if not self.words <= words:
            return False
        return not self.choices or not any(choice.isdisjoint(words) for choice in self.choices)


class Program:
    """A wording laid out as instructions; of most wordings no article holds the words, so each part waits until it is asked for."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    @cached_property
    def code(self) -> tuple[tuple[Op, str, int], ...]:
        """Instructions (operation, argument, target), ending in ``DONE``."""
        code: list[tuple[Op, str, int]] = []
        _emit(self.wording.elements, code, None)
        code.append((Op.DONE, "", 0))
        return tuple(code)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its plain words."""
        return frozenset(arg for op, arg, _ in self.code if op is Op.WORD)

    @cached_property
    def forms(self) -> dict[str, Forms]:
        """The forms of its verbs, by the word that the wording has."""
        return dict(_forms(self.wording.elements))

    @cached_property
    def opening(self) -> Opening:
        """How it begins."""
        return _opening(self.code, self.forms)

    @cached_property
    def needs(self) -> Needs:
        """What it cannot do without."""
        return _needs(self.wording.elements)

    @cached_property
    def verbs(self) -> tuple[str, ...]:
        """The beginnings of its words that are no small ones."""
        words = {arg for op, arg, _ in self.code if op in (Op.WORD, Op.PREFIX)}
        words.update(*(forms.all for forms in self.forms.values()))
        return tuple(sorted(word for word in words if len(word) > 2 and word not in OBJECTS))


def _forms(elements: Sequence[Element]) -> Iterator[tuple[str, Forms]]:
    for element in elements:
        if isinstance(element, Verb):
            yield element.word, element.forms
        elif isinstance(element, Either):
            for option in element.options:
                yield from _forms(option)


def _emit(elements: Sequence[Element], code: list[tuple[Op, str, int]], behind: Element | None) -> None:
    for element in elements:
        if isinstance(element, Verb):
            if not (behind is None or isinstance(behind, Gap | Slot)):  # "the toll has since risen"
                code.append((Op.SKIP_HELPERS, "", 0))
            code.append((Op.VERB, element.word, 0))
        elif isinstance(element, Word):
            code.append((Op.WORD, element.word, 0))
        if isinstance(element, Word):
            if isinstance(behind, Slot):  # the noun: "<value> people killed" fits "31 people were killed"
                code.append((Op.SKIP_AUXILIARIES, "", 0))
        elif isinstance(element, Prefix):
            code.append((Op.PREFIX, element.stem, 0))
        elif isinstance(element, NameRef):
            code.append((Op.NAME, element.key, 0))
        elif isinstance(element, Slot):
            code += [(Op.SKIP_LEADS, "", 0), (Op.SLOT, element.fact, 0), (Op.SKIP_AUXILIARIES, "", 0)]
        elif isinstance(element, Gap):
            code.append((Op.GAP, "", 0))
        else:
            _emit_either(element, code, behind)
        behind = element


def _emit_either(either: Either, code: list[tuple[Op, str, int]], behind: Element | None) -> None:
    leave: list[int] = []
    for number, option in enumerate(either.options):
        last = number == len(either.options) - 1
        split = len(code)
        if not last:
            code.append((Op.SPLIT, "", 0))
        _emit(option, code, behind)
        if not last:
            leave.append(len(code))
            code.append((Op.JUMP, "", 0))
            code[split] = (Op.SPLIT, "", len(code))
    for jump in leave:
        code[jump] = (Op.JUMP, "", len(code))


def _opening(code: tuple[tuple[Op, str, int], ...], forms: Mapping[str, Forms]) -> Opening:
    """What the first word of a match can be: every instruction that is reached without reading a word."""
    found: dict[Op, list[str]] = {}
    todo, seen = [0], set[int]()
    while todo:
        pc = todo.pop()
        if pc in seen:
            continue
        seen.add(pc)
        op, arg, target = code[pc]
        if op is Op.JUMP:
            todo.append(target)
        elif op is Op.SPLIT:
            todo += [pc + 1, target]
        elif op in (Op.SKIP_LEADS, Op.SKIP_AUXILIARIES, Op.SKIP_HELPERS):
            todo.append(pc + 1)
        elif op is Op.VERB:
            found.setdefault(Op.WORD, []).extend(forms[arg].all)
        else:
            found.setdefault(op, []).append(arg)
    return Opening(
        frozenset(found.get(Op.WORD, ())),
        tuple(sorted(set(found.get(Op.PREFIX, ())))),
        frozenset(found.get(Op.NAME, ())),
        frozenset(found.get(Op.SLOT, ())),
        anywhere=Op.GAP in found or Op.DONE in found,
    )


def _needs(elements: Sequence[Element]) -> Needs:
    choices: list[frozenset[str]] = []
    for element in elements:
        if isinstance(element, Either):
            parts = [_needs(option) for option in element.options]
            if all(part.words or part.choices for part in parts):
                choices.append(frozenset().union(*map(_rarest, parts)))
        elif isinstance(element, Verb):
            choices.append(element.forms.all)
    return Needs(
        frozenset(
            element.word
            for element in elements
            if isinstance(element, Word) and not isinstance(element, Verb)
        ),
        tuple(choices),
        frozenset(element.key for element in elements if isinstance(element, NameRef)),
        frozenset(element.fact for element in elements if isinstance(element, Slot)),
    )


def _rarest(needs: Needs) -> frozenset[str]:
    """Of what a part cannot do without, its longest word, or else the fewest of which it needs one."""
    if needs.words:
        return frozenset({min(needs.words, key=lambda word: (-len(word), word))})
    return min(needs.choices, key=lambda choice: (len(choice), sorted(choice)))
