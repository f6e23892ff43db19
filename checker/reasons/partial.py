"""How far a wording gets in a sentence that it does not fit: "Jones secured 49.9 percent" beside ``Jones ... won <value>``.

The way that takes the weightiest words is the one that is shown: which words it took, what it looked for next, and where it
had to stop looking. It is found over pairs of word and instruction, each seen once, by the matcher's own instructions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from checker.rulebook.matching import AUXILIARIES, LEADS, RELATIVE, Field, rivals_of
from checker.rulebook.phrases import Element, Gap, Slot, Word, Wording
from checker.rulebook.programs import Op, Program
from checker.rulebook.verbs import helps

SMALL = frozenset(
    "a an the of in on at to for by with from and or is was are were be been has have had it its his her their as that this "
    "which who he she they not no".split()
)
_WEIGHTS = {Op.WORD: 3, Op.VERB: 3, Op.PREFIX: 3, Op.NAME: 3, Op.SLOT: 4}
_READS = frozenset(_WEIGHTS)
_LIGHT = 4
"""What a value alone weighs: a wording of which only that is left fits nothing."""
_SKIPS = {Op.SKIP_LEADS: LEADS, Op.SKIP_AUXILIARIES: AUXILIARIES}


class Partial(Struct, frozen=True):
    """How far a wording got.

    ``taken`` are the runs of words that it took, half-open; ``wanted`` what it looked for next, from word ``at`` on, up to
    but without word ``until``; ``gap`` tells whether it might look further than the next word, and ``rival`` whether a
    rival, not the end of the sentence, made it stop.
    """

    wording: Wording
    weight: int
    taken: tuple[tuple[int, int], ...]
    wanted: tuple[tuple[Op, str], ...]
    at: int
    until: int
    gap: bool
    rival: bool


class Lacking(Struct, frozen=True):
    """A wording that fits but for one element, or a few plain words; the words ``[at, until)`` stand in their place."""

    wording: Wording
    weight: int
    elements: tuple[Element, ...]
    first: bool
    taken: tuple[tuple[int, int], ...]
    at: int
    until: int

    @property
    def words(self) -> frozenset[str]:
        """The words that are lacking, or of which one is."""
        code = Program(replace(self.wording, elements=self.elements)).code
        return frozenset(arg for op, arg, _ in code if op in (Op.WORD, Op.VERB))


_State = tuple[int, int]  # word, instruction


class _Way(Struct):
    """The best way to a state: its weight, the words its gaps swallowed, the last of them if nothing came after."""

    weight: int
    swallowed: int
    last_gap: int
    before: _State | None
    took: bool

    @property
    def rank(self) -> tuple[int, int]:
        return self.weight, -self.swallowed


def furthest(program: Program, field: Field, kinds: Mapping[str, str]) -> Partial | None:
    """How far a wording gets, or None when it takes no word, or fits."""
    rivals = rivals_of(program, field, kinds)
    ways = _explore(program, field, rivals)
    code = program.code
    if any(_is_done(program, field, state) for state in ways):
        return None
    stuck = [state for state in ways if code[state[1]][0] in _READS]
    best = max(stuck, key=lambda state: (ways[state].rank, -state[0]), default=None)
    if best is None or ways[best].weight == 0:
        return None
    root = _root(ways, best)
    alike = sorted(s for s in stuck if ways[s].weight == ways[best].weight and _root(ways, s) == root)
    gaps = [s for s in ways if code[s[1]][0] is Op.GAP and _root(ways, s) == root]
    stop = next((at for at, _ in sorted(gaps) if at in rivals), None)
    wanted = {code[pc][:2]: None for _, pc in sorted(alike, key=lambda state: state[1])}
    return Partial(
        program.wording,
        ways[best].weight,
        tuple(_taken(ways, best)),
        tuple(wanted),
        alike[0][0],
        len(field.words) if stop is None else stop,
        bool(gaps),
        stop is not None,
    )


def but_for_one(program: Program, field: Field, kinds: Mapping[str, str]) -> Lacking | None:
    """The wording without the one element whose absence makes it fit best, or None. Values are never left out."""
    elements = program.wording.elements
    best: Lacking | None = None
    for start, end in _spared(elements):
        put: tuple[Element, ...] = () if start == 0 else (Gap(),)
        rest = (*elements[:start], *put, *elements[end:])
        while rest and isinstance(rest[0], Gap):
            rest = rest[1:]
        found = _lacking(Program(replace(program.wording, elements=rest)), field, kinds)
        if found is not None and found[0] > _LIGHT and (best is None or found[0] > best.weight):
            weight, taken, at, until = found
            best = Lacking(program.wording, weight, elements[start:end], start == 0, taken, at, until)
    return best


def _spared(elements: tuple[Element, ...]) -> Iterator[tuple[int, int]]:
    """What may be left out: one element that is no value and no gap, or plain words side by side."""
    for start, element in enumerate(elements):
        if not isinstance(element, Gap | Slot) and len(elements) > 2:
            yield start, start + 1
            end = start + 1
            while end < len(elements) and isinstance(element, Word) and isinstance(elements[end], Word):
                end += 1
                if len(elements) - (end - start) > 1:
                    yield start, end


def _lacking(
    program: Program, field: Field, kinds: Mapping[str, str]
) -> tuple[int, tuple[tuple[int, int], ...], int, int] | None:
    """Weight and runs of the best fit of a shortened wording, and the longest stretch that its gaps swallowed."""
    ways = _explore(program, field, rivals_of(program, field, kinds))
    done = [state for state in ways if _is_done(program, field, state)]
    best = max(done, key=lambda state: (ways[state].rank, -state[0]), default=None)
    if best is None:
        return None
    taken = _taken(ways, best)
    between = [(one[1], two[0]) for one, two in pairwise(taken)]
    at, until = max(
        between, key=lambda span: span[1] - span[0], default=(taken[0][0], taken[0][0]) if taken else (0, 0)
    )
    return ways[best].weight, tuple(taken), at, until


def fits(program: Program, field: Field, kinds: Mapping[str, str]) -> bool:
    """Whether a wording fits somewhere: what the matcher says, found the other way round."""
    ways = _explore(program, field, rivals_of(program, field, kinds))
    return any(_is_done(program, field, state) for state in ways)


def _is_done(program: Program, field: Field, state: _State) -> bool:
    return program.code[state[1]][0] is Op.DONE and state[0] not in field.nouns(program.wording)


def _explore(program: Program, field: Field, rivals: set[int]) -> dict[_State, _Way]:
    ways: dict[_State, _Way] = {}
    for at in range(len(field.words) + 1):
        if at < len(field.words):
            ways.setdefault((at, 0), _Way(0, 0, -1, None, took=False))
        for pc in range(len(program.code)):
            here = ways.get((at, pc))
            if here is not None:
                for state, way in _steps(program, field, rivals, (at, pc), here):
                    known = ways.get(state)
                    if known is None or way.rank > known.rank:
                        ways[state] = way
    return ways


def _steps(
    program: Program, field: Field, rivals: set[int], state: _State, way: _Way
) -> Iterator[tuple[_State, _Way]]:
    """Where one instruction leads from one word."""
    at, pc = state
    op, arg, target = program.code[pc]
    words = field.words
    on = _Way(way.weight, way.swallowed, way.last_gap, state, took=False)
    if op is Op.SPLIT:
        yield (at, pc + 1), on
        yield (at, target), on
    elif op is Op.JUMP:
        yield (at, target), on
    elif op is Op.GAP:
        yield (at, pc + 1), on
        if at < len(words) and at not in rivals:
            name = field.names.get(at)
            after = name[2] if name else at + 1
            yield (after, pc), _Way(way.weight, way.swallowed + after - at, at, state, took=False)
    elif op in _SKIPS:
        yield (at, pc + 1), on
        if at < len(words) and words[at] in _SKIPS[op]:
            yield (at + 1, pc), on
    elif op is Op.SKIP_HELPERS:
        yield (at, pc + 1), on
        if at < len(words) and helps(words, at):
            yield (at + 1, pc), on
    elif op in _READS and at < len(words):
        small = op is Op.WORD and arg in SMALL
        weight = way.weight + (1 if small else _WEIGHTS[op])
        if op is Op.VERB and not program.forms[arg].stands(words, at):
            return
        for after in _after(field, op, arg, state, way):
            yield (after, pc + 1), _Way(weight, way.swallowed, -1, state, took=True)


def _after(field: Field, op: Op, arg: str, state: _State, way: _Way) -> Iterator[int]:
    """The words that may follow what the instruction reads here; none when it reads something else."""
    at, words = state[0], field.words
    if op is Op.SLOT:
        if way.last_gap != at - 1 or at == 0 or words[at - 1] not in RELATIVE:
            for _, nexts in field.taken(arg).get(at, ()):
                yield from nexts
    elif op is Op.NAME:
        name = field.names.get(at)
        if name is not None and name[0] == arg:
            yield name[2]
            if name[2] < len(words) and words[name[2]] == "'s":
                yield name[2] + 1
    elif op is Op.VERB or (words[at] == arg if op is Op.WORD else words[at].startswith(arg)):
        yield at + 1


def _root(ways: Mapping[_State, _Way], state: _State) -> _State | None:
    """The state right after the last word that was taken on the way to this one; None when none was."""
    while (way := ways[state]).before is not None and not way.took:
        state = way.before
    return state if way.took else None


def _taken(ways: Mapping[_State, _Way], state: _State) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    while (way := ways[state]).before is not None:
        if way.took:
            runs.append((way.before[0], state[0]))
        state = way.before
    joined: list[tuple[int, int]] = []
    for start, end in reversed(runs):
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
