"""Wordings run over sentences, in linear time: ``Jones ... won <value>`` finds "49.92 per cent" in "Jones, 63, has won 49.92 per cent".

A wording becomes a small program; each (instruction, word) pair is visited at most once, so the cost is words ×
instructions whatever the pattern. The first alternative and the shortest gap win. The method is the bounded backtracker of
RE2 (Cox 2010). A program runs only in sentences that hold all its required words, names and values, and only from words at
which it can begin, so that most rules cost one set comparison a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import Protocol

from msgspec import Struct
from msgspec import field as struct_field

from checker.model import Mention, Token
from checker.rulebook.phrases import Wording
from checker.rulebook.programs import OBJECTS, Op, Opening, Program
from checker.rulebook.verbs import helps

RELATIVE = frozenset({"since", "until", "till", "before", "after", "than"})
"""Swallowed right before a value these make it another value: "won … since 1992" is not a day of winning."""
LEADS = frozenset(
    "a an the just only exactly precisely all total of record combined already now still also even fully whopping grand "
    "full mere overall".split()
)
"""May stand before a value without a word of the wording: "received just 49.9 percent", "killed a total of 31"."""
AUXILIARIES = frozenset(
    "is are was were has have had been being now already also still reported reportedly confirmed".split()
)
"""May stand after a value: "31 people have died" for ``<value> died``."""
BEATS = tuple("beat defeat edg thrash rout oust overc trounc outpoll outscor topp down upset stun".split())
"""Beginnings of verbs that are done by a winner to a loser."""
_NONE: frozenset[int] = frozenset()
_PREFIXES = frozenset("semi quarter vice ex deputy pre post non anti sub co mid counter pro".split())
"""Before a hyphen these make another word: a semi-final is no final, a vice-president no president."""
_TRIES = 3
"""Beginnings nearer to the value that are tried: more would cost the square of a long sentence."""
_WORD, _GAP, _SPLIT, _JUMP, _DONE = Op.WORD, Op.GAP, Op.SPLIT, Op.JUMP, Op.DONE
_SKIP_LEADS, _SKIP_AUXILIARIES, _SKIP_HELPERS, _VERB = (
    Op.SKIP_LEADS,
    Op.SKIP_AUXILIARIES,
    Op.SKIP_HELPERS,
    Op.VERB,
)
# As plain names: the loop below looks at one for each word and instruction.


# --- matching -------------------------------------------------------------------------------------------------------

Taken = Mapping[int, tuple[tuple[Mention, tuple[int, ...]], ...]]
"""Mentions by the word at which they begin, each with its possible next words."""


class Slots(Protocol):
    """What a sentence states, as the slots of facts see it."""

    def taken(self, rule: str) -> Collection[Mention]:
        """The mentions that a fact's slot takes."""

    def lent(self, rule: str) -> Collection[Mention]:
        """Those of which it takes the number alone, where the wording has the noun itself: ``<value> passengers``."""

    def takes(self, rule: str, mention: Mention) -> bool:
        """Whether a fact's slot takes a mention."""


class Field(Struct):
    """A sentence laid out for matching: its words, and declared names and mentions by the word at which they begin.

    ``names[i]`` is (key, kind, next word).
    ``breaks`` are words before which a comma, a dash or the like stands; ``text`` is what the tokens are offsets of.
    """

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    names: Mapping[int, tuple[str, str, int]]
    mentions: Taken
    slots: Slots
    breaks: Set[int] = frozenset()
    text: str = ""
    _taken: dict[str, Taken] | None = None
    _places: dict[str, list[int]] | None = None
    _named: dict[str, list[int]] | None = None
    _nouns: set[tuple[str, int]] = struct_field(default_factory=set)

    def at(self, offset: int) -> int:
        """The first word that begins at or after an offset of the text."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def is_joined(self, at: int) -> bool:
        """Whether a hyphen alone joins a word to the one before it."""
        return at > 0 and self.text[self.tokens[at - 1].end : self.tokens[at].start] in ("-", "‐", "‑")

    def said(self, first: int, end: int) -> str:
        """Words ``[first, end)`` as the text has them, on one line."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[end - 1].end].split())

    def taken(self, fact: str) -> Taken:
        """The mentions that a fact's slot takes; asked once a fact."""
        if self._taken is None:
            self._taken = {}
        found = self._taken.get(fact)
        if found is None:
            fit, lent = self.slots.taken(fact), self.slots.lent(fact)
            found = {
                index: kept
                for index, row in self.mentions.items()
                if fit and (kept := tuple([one for one in row if one[0] in fit]))
            }
            if lent:
                found = self._with_lent(fact, found, lent)
            self._taken[fact] = found
        return found

    def _with_lent(self, fact: str, found: Taken, lent: Collection[Mention]) -> Taken:
        """The same with the numbers whose noun the wording has to name."""
        more = dict(found)
        for index, row in self.mentions.items():
            numbers = [(one, ends[:1]) for one, ends in row if one in lent and len(ends) > 1]
            self._nouns.update((fact, ends[0]) for _, ends in numbers)
            if numbers:
                more[index] = (*more.get(index, ()), *numbers)
        return more

    def nouns(self, wording: Wording) -> Set[int]:
        """The nouns that a match of the wording has to take itself, and may neither swallow nor leave out."""
        return {at for slot, at in self._nouns if slot in wording.slots} if self._nouns else _NONE

    def places(self, word: str) -> list[int]:
        """Where a word stands."""
        if self._places is None:
            self._places = {}
            for index, found in enumerate(self.words):
                self._places.setdefault(found, []).append(index)
        return self._places.get(word, [])

    def named(self, key: str) -> list[int]:
        """Where a declared name begins."""
        if self._named is None:
            self._named = {}
            for index, (found, _, _) in self.names.items():
                self._named.setdefault(found, []).append(index)
        return self._named.get(key, [])


class Match(Struct, frozen=True):
    """Where a wording fits: words ``[start, end)``, what its slots took, and the words its gaps swallowed.

    ``inflected`` are the words at which a verb of the wording stands in another form.
    """

    wording: Wording
    start: int
    end: int
    slots: tuple[tuple[str, Mention], ...]
    swallowed: tuple[int, ...]
    inflected: tuple[int, ...] = ()


_Trail = tuple["_Trail | None", str, "Mention | int"]


def matches(program: Program, field: Field, kinds: Mapping[str, str]) -> Iterator[Match]:
    """Every place where the wording fits, from left to right, none overlapping.

    ``kinds`` maps a name's key to its kind. A gap stops at a name of the kind of one of the wording's own names, and at a
    mention that one of its slots takes.
    """
    if not all(map(field.named, program.needs.names)) or not all(map(field.taken, program.needs.slots)):
        return
    rivals = rivals_of(program, field, kinds)
    end = 0
    seen: set[int] = set()
    starts = _starts(program.opening, field)
    for start in starts:
        if start < end:
            continue
        match = _run(program, field, start, rivals, seen)
        if match is not None:
            match = _nearest(match, starts, program, field, rivals)
            yield match
            end = max(match.end, start + 1)
            seen.clear()


def _nearest(match: Match, starts: Sequence[int], program: Program, field: Field, rivals: set[int]) -> Match:
    """The same with the last beginning that leads to it: of "an orbit; Mercury orbits the sun in 88 days" the "orbits"."""
    swallowed = set(match.swallowed)
    inner = [start for start in starts if start in swallowed]
    for start in reversed(inner[-_TRIES:]):
        nearer = _run(program, field, start, rivals, set())
        if nearer is not None and nearer.end == match.end and nearer.slots == match.slots:
            return nearer
    return match


def rivals_of(program: Program, field: Field, kinds: Mapping[str, str]) -> set[int]:
    """The words over which the gaps of a wording may not step: names of its names' kinds, and values that its slots take."""
    wording = program.wording
    rivals: set[int] = set()
    if wording.names and field.names:
        rival_kinds = {kinds[key] for key in wording.names if key in kinds}
        rivals = {
            index
            for index, (key, kind, _) in field.names.items()
            if kind in rival_kinds
            and key not in wording.names
            and not _is_object(field, index, program.verbs)
        }
    for slot in wording.slots:
        rivals.update(field.taken(slot))
    rivals.update(field.nouns(wording))
    return rivals


def _starts(opening: Opening, field: Field) -> Sequence[int]:
    """The words at which a program can begin, in order."""
    if opening.anywhere:
        return range(len(field.words))
    found: set[int] = set()
    for word in opening.words:
        found.update(field.places(word))
    for stem in opening.stems:
        found.update(index for index, word in enumerate(field.words) if word.startswith(stem))
    for key in opening.names:
        found.update(field.named(key))
    for slot in opening.slots:
        found.update(field.taken(slot))
    return sorted(found)


def _run(program: Program, field: Field, start: int, rivals: set[int], seen: set[int]) -> Match | None:
    """One attempt from one word. ``seen`` is shared by attempts: a state that failed once fails again."""
    code, words, names = program.code, field.words, field.names
    count = len(words)
    width = count + 1
    stack: list[tuple[int, int, _Trail | None]] = [(0, start, None)]
    while stack:
        pc, at, trail = stack.pop()
        state = pc * width + at
        if state in seen:
            continue
        seen.add(state)
        op, arg, target = code[pc]
        if op is _GAP:
            if at < count and at not in rivals:
                name = names.get(at)
                stack.append((pc, name[2] if name else at + 1, (trail, "gap", at)))
            stack.append((pc + 1, at, trail))
        elif op is _WORD:
            if (
                at < count
                and words[at] == arg
                and not (
                    words[at - 1] in _PREFIXES and words[at - 1] not in program.words and field.is_joined(at)
                )
            ):
                stack.append((pc + 1, at + 1, trail))
        elif op is _VERB:
            if at < count and program.forms[arg].stands(words, at):
                stack.append((pc + 1, at + 1, trail if words[at] == arg else (trail, "form", at)))
        elif op is _SPLIT:
            stack.append((target, at, trail))
            stack.append((pc + 1, at, trail))
        elif op is _JUMP:
            stack.append((target, at, trail))
        elif op is _SKIP_LEADS or op is _SKIP_AUXILIARIES:
            if at < count and words[at] in (LEADS if op is _SKIP_LEADS else AUXILIARIES):
                stack.append((pc, at + 1, trail))
            stack.append((pc + 1, at, trail))
        elif op is _SKIP_HELPERS:
            if at < count and helps(words, at):
                stack.append((pc, at + 1, trail))
            stack.append((pc + 1, at, trail))
        elif op is _DONE:
            if at in field.nouns(program.wording):
                continue
            return _matched(program.wording, start, at, trail)
        elif at < count:
            stack += _taking(field, op, arg, pc, at, trail)
    return None


def _taking(
    field: Field, op: Op, arg: str, pc: int, at: int, trail: _Trail | None
) -> Iterator[tuple[int, int, _Trail | None]]:
    """The ways on from a slot, a name or a beginning of a word that stands at a word of the sentence."""
    words = field.words
    if op is Op.PREFIX:
        if words[at].startswith(arg):
            yield pc + 1, at + 1, trail
    elif op is Op.SLOT:
        relative = trail is not None and trail[1:] == ("gap", at - 1) and words[at - 1] in RELATIVE
        for mention, nexts in () if relative else field.taken(arg).get(at, ()):
            for after in nexts:
                yield pc + 1, after, (trail, arg, mention)
    else:
        name = field.names.get(at)
        if name is not None and name[0] == arg:
            after = name[2]
            yield pc + 1, after, trail
            if after < len(words) and words[after] == "'s":  # "Jones's victory" for "Jones victory"
                yield pc + 1, after + 1, trail


def _is_object(field: Field, at: int, verbs: tuple[str, ...]) -> bool:
    """Whether a rival name is what the verb before it is done to, so that what follows is still said of the first name.

    It stands right behind a word of the wording, and a preposition follows: "Jones beat Moore by 20,715 votes".
    """
    name = field.names.get(at)
    verb = at - 2 if at > 1 and field.words[at - 1] == "the" else at - 1
    if name is None or verb < 0 or at in field.breaks or not field.words[verb].startswith((*verbs, *BEATS)):
        return False
    after = name[2]
    if after >= len(field.words) or after in field.breaks:
        return False
    return field.words[after] in OBJECTS or (field.words[verb].startswith(BEATS) and after in field.mentions)


def _matched(wording: Wording, start: int, end: int, trail: _Trail | None) -> Match:
    slots: list[tuple[str, Mention]] = []
    swallowed: list[int] = []
    inflected: list[int] = []
    while trail is not None:
        trail, label, what = trail
        if isinstance(what, Mention):
            slots.append((label, what))
        else:
            (swallowed if label == "gap" else inflected).append(what)
    return Match(
        wording, start, end, tuple(reversed(slots)), tuple(reversed(swallowed)), tuple(reversed(inflected))
    )
