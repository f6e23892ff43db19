"""Wordings: patterns that look like the sentence, read from a rulebook.

``Jones ... (received | got | won) <value> of the vote`` is a name, a gap, three alternatives, a slot and three words;
``matching`` runs it over sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from checker.reading import tokenise
from checker.reading.english import modality
from checker.rulebook.inflection import inflected
from checker.rulebook.phrases import Either, Element, Gap, NameRef, Place, Prefix, Slot, Verb, Word, Wording

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot n't unless denied denies deny refused refuses refuse "
    "failed fails fail declined declines avoid avoided hardly scarcely".split()
)
MODALS = frozenset("would could should might may if whether unless can must".split())
_DENYING = NEGATIONS | modality.NEGATORS | modality.NEGATORS_TO
_DEEDS = frozenset(
    "bid effort efforts proposal proposals promise promises pledge plan plans threat attempt attempts ask set".split()
)
"""Nouns of things done as well as words that suppose: in a wording they suppose only before "to"."""
_SUPPOSING = (
    MODALS | modality.MODALS | ((modality.MODALS_TO | modality.MODALS_OF | modality.SCHEDULED) - _DEEDS)
)
"""A wording that holds one of these means it: "is expected to cut <value>"."""
_COMMON = frozenset(
    "a an the of in on at to for by with from and or is was are were be been has have had will it its his her their as that "
    "this who which he she they not no percent".split()
)
_PIECE = re.compile(r"\(|\)|\||\.\.\.|…|<[^<>\n]*>?|[^\s()|<…]+?(?=\.\.\.|[\s()|<…]|$)")

_DEAR = 10
"""How many rare words a common one weighs as much as, when anchors are chosen."""

MAX_DEPTH = 8
MAX_WORDS = 400


class WordingError(ValueError):
    """A wording that cannot be read: what is wrong, how many code points into it, and how to mend it."""

    def __init__(self, message: str, shift: int, help: str = "") -> None:
        super().__init__(message)
        self.message, self.shift, self.help = message, shift, help


def parse(
    text: str,
    place: Place,
    own: str | None,
    aliases: Mapping[tuple[str, ...], str],
    choice: str | None = None,
    *,
    exact: bool = False,
) -> Wording:
    """Read one wording. ``own`` is the fact that ``<value>`` stands for; ``aliases`` are folded names → key.

    Its verbs stand for their other forms, unless its words are meant ``exact``. Raise WordingError.
    """
    options = _Parser(text, own, aliases).options()
    elements = options[0] if len(options) == 1 else (Either(options),)
    parts = list(_walk(elements))
    if not exact:
        with_verbs = inflected(elements, not any(isinstance(part, Slot) for part in parts))
        if with_verbs is not elements:
            elements, parts = with_verbs, list(_walk(with_verbs))
    literal = [part.word for part in parts if isinstance(part, Word)]
    if not elements:
        raise WordingError("a wording without words", 0)
    anchors = _anchors(elements, aliases)
    if not anchors:
        raise WordingError(
            "a wording needs at least one word or name that every sentence of its kind holds",
            0,
            "with only slots, gaps and optional words it would fit everything; write what is counted: <value> passengers",
        )
    return Wording(
        text,
        place,
        elements,
        tuple(dict.fromkeys(part.fact for part in parts if isinstance(part, Slot))),
        frozenset(part.key for part in parts if isinstance(part, NameRef)),
        anchors,
        negates=not _DENYING.isdisjoint(literal) or any(word.endswith("n't") for word in literal),
        supposes=not _SUPPOSING.isdisjoint(literal) or ("to" in literal and not _DEEDS.isdisjoint(literal)),
        choice=choice,
    )


class _Parser:
    def __init__(self, text: str, own: str | None, aliases: Mapping[tuple[str, ...], str]) -> None:
        self.own, self.aliases = own, aliases
        self.pieces = [(m.group(), m.start()) for m in _PIECE.finditer(text)]
        self.index = 0
        self.longest = max(map(len, aliases), default=0)
        self.heads = frozenset(alias[0] for alias in aliases if alias)
        if len(self.pieces) > MAX_WORDS:
            raise WordingError(f"a wording of {len(self.pieces)} words; at most {MAX_WORDS} are allowed", 0)

    def options(self, depth: int = 0, opened: int = 0) -> tuple[tuple[Element, ...], ...]:
        options: list[tuple[Element, ...]] = []
        sequence: list[Element] = []
        run: list[tuple[str, int]] = []  # plain words not yet folded
        while self.index < len(self.pieces):
            piece, shift = self.pieces[self.index]
            if piece == ")" and depth == 0:
                raise WordingError("')' without its '('", shift)
            if run and (piece in ("|", ")", "(", "...", "…") or piece[0] == "<"):
                sequence += self._fold(run)
                run = []
            self.index += 1
            if piece == "|":
                options.append(tuple(sequence))
                sequence = []
            elif piece == ")":
                return (*options, tuple(sequence))
            elif piece == "(":
                if depth >= MAX_DEPTH:
                    raise WordingError(f"more than {MAX_DEPTH} brackets inside one another", shift)
                sequence.append(Either(self.options(depth + 1, shift)))
            elif piece in ("...", "…"):
                if not (sequence and isinstance(sequence[-1], Gap)):
                    sequence.append(Gap())
            elif piece[0] == "<":
                sequence.append(self._slot(piece, shift))
            else:
                run.append((piece, shift))
        if depth:
            raise WordingError("'(' without its ')'", opened)
        if run:
            sequence += self._fold(run)
        options.append(tuple(sequence))
        return tuple(options)

    def _slot(self, piece: str, shift: int) -> Slot:
        name = piece[1:-1].strip()
        if not piece.endswith(">") or not name:
            raise WordingError(f"{piece!r} is not a slot", shift, "a slot is <value> or <name_of_a_fact>")
        if name == "value":
            if self.own is None:
                raise WordingError("<value> has no meaning here", shift)
            name = self.own
        return Slot(name)

    def _fold(self, run: list[tuple[str, int]]) -> list[Element]:
        """Plain words → names, prefixes and folded words; the longest declared name wins."""
        folded: list[tuple[str, bool]] = []
        if any("*" in piece for piece, _ in run):
            folded = self._starred(run)
        words = tuple(word for word, _ in folded)
        if not any(star for _, star in folded):
            # All at once: "per cent" is one word for the reader, whichever way the pieces were cut.
            words = _words(run[0][0] if len(run) == 1 else " ".join([piece for piece, _ in run]))
            if self.heads.isdisjoint(words):
                return [_word(word) for word in words]
            folded = [(word, False) for word in words]
        found: list[Element] = []
        index = 0
        while index < len(words):
            step = 1
            element: Element = Prefix(words[index]) if folded[index][1] else _word(words[index])
            for length in range(min(self.longest, len(words) - index), 0, -1):
                key = self.aliases.get(words[index : index + length])
                if key is not None and not any(star for _, star in folded[index : index + length]):
                    step, element = length, NameRef(key)
                    break
            found.append(element)
            index += step
        return found

    @staticmethod
    def _starred(run: list[tuple[str, int]]) -> list[tuple[str, bool]]:
        """Words of which some are beginnings only: (word, whether a star ends it)."""
        folded: list[tuple[str, bool]] = []
        for piece, shift in run:
            star = piece.endswith("*")
            body = piece[:-1] if star else piece
            if "*" in body or (star and len(body) < 2):
                raise WordingError(
                    f"the * in {piece!r}", shift, "a * stands at the end of a word's beginning: refus*"
                )
            words = _words(body)
            folded += [(word, star and number == len(words) - 1) for number, word in enumerate(words)]
        return folded


_word = lru_cache(maxsize=20_000)(Word)
"""A plain word, one for all wordings."""


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    """Words as the reader folds them; rulebooks say the same words over and over."""
    return tuple(token.word for token in tokenise(text, 0, len(text)))


def _walk(elements: Sequence[Element]) -> Iterator[Element]:
    for element in elements:
        yield element
        if isinstance(element, Either):
            for option in element.options:
                yield from _walk(option)


def literals(elements: Sequence[Element]) -> Iterator[str]:
    """The plain words of a wording, alternatives and all, and verbs in all their forms."""
    for element in _walk(elements):
        if isinstance(element, Verb):
            yield from element.forms.all
        elif isinstance(element, Word):
            yield element.word


def _anchors(elements: Sequence[Element], aliases: Mapping[tuple[str, ...], str]) -> frozenset[str]:
    """The rarest set of words of which every match holds one; ``stem*`` for a prefix; empty when there is none."""
    best: tuple[int, int] | None = None
    found: Word | frozenset[str] = frozenset()
    for element in elements:
        words: frozenset[str]
        if isinstance(element, Word):
            rank = (_DEAR + 1 if element.word in _COMMON else 1, -len(element.word))
            if best is None or rank < best:
                best, found = rank, element
            continue
        if isinstance(element, Prefix):
            words = frozenset({element.stem + "*"})
        elif isinstance(element, NameRef):
            words = frozenset(alias[0] for alias, key in aliases.items() if key == element.key)
        elif isinstance(element, Either):
            parts = [_anchors(option, aliases) for option in element.options]
            words = frozenset().union(*parts) if all(parts) else frozenset()
        else:
            continue
        if words:
            common = len(words & _COMMON)
            rank = (common * _DEAR + len(words), -min(map(len, words)))
            if best is None or rank < best:
                best, found = rank, words
    if isinstance(found, Verb):
        return found.forms.all
    return frozenset({found.word}) if isinstance(found, Word) else found
