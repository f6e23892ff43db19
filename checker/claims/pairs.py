"""Values that a sentence gives to a second name without saying the words again: "Ortega took 61 percent to Lindqvist's 37".

Two facts are *twins* when they have one kind and unit and their wordings differ in the name alone (``jones_share``,
``moore_share``). A claim on the one then speaks for the other where the sentence goes on with "to", "against", "and" and the
other name beside a value: "49.9 percent of the vote against 48.4% in Moore's favor", "Diaz, with 12 goals, and Silva with
nine". "A and B got 40 and 30 percent respectively" is dealt out in order.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from checker.claims.model import Claim
from checker.claims.slots import in_kind
from checker.model import Kind, Mention
from checker.reading import read_value
from checker.reading.english.numbers import CARDINALS
from checker.rulebook.matching import Field
from checker.rulebook.model import Fact, Rulebook
from checker.rulebook.phrases import Either, Element, NameRef, Slot

_TURNS = frozenset("to against versus vs v and while with for from over compared whereas but".split())
"""Words with which a sentence turns to the second name."""
_LINKS = frozenset(
    "with at got had took received won secured finished on by scored polled managed his her its their just only about of the "
    "for 's a compared to against and while drew earned".split()
)
"""May stand between the second name and its value."""
_OF_WHOLE = frozenset("of the vote votes ballots total cast all share shares poll polls valid".split())
_REACH = 6
_BACK = frozenset({"for", "in", "by", "to", "from"})


class Twins:
    """For each fact whose wordings name one declared name, the facts that say the same of the others."""

    def __init__(self, book: Rulebook) -> None:
        kinds = {name.key: name.kind for name in book.names}
        owners: dict[str, str] = {}
        skeletons: dict[str, frozenset[tuple[object, ...]]] = {}
        for fact in book.facts:
            owner = _owner(fact)
            if owner is not None and isinstance(fact.kind, Kind):
                owners[fact.name] = owner
                skeletons[fact.name] = frozenset(
                    _skeleton(wording.elements, owner, fact.name) for wording in fact.wordings
                )
        facts = {fact.name: fact for fact in book.facts}
        self._of: dict[str, dict[str, str]] = {}
        for name, owner in owners.items():
            alike: dict[str, list[tuple[bool, str]]] = {}
            for other, rival in owners.items():
                same = facts[other].kind == facts[name].kind and facts[other].unit == facts[name].unit
                if rival != owner and kinds.get(rival) == kinds.get(owner) and same:
                    close = bool(skeletons[name] & skeletons[other])
                    alike.setdefault(rival, []).append((close, other))
            for rival, found in alike.items():
                best = [other for close, other in found if close] or [other for _, other in found]
                if len(best) == 1:
                    self._of.setdefault(name, {})[rival] = best[0]

    def of(self, fact: str) -> Mapping[str, str]:
        """Name → the fact that says of it what ``fact`` says of its own."""
        return self._of.get(fact, {})


def _owner(fact: Fact) -> str | None:
    """The one declared name of which the fact speaks, or None."""
    names = {key for wording in fact.wordings if len(wording.names) == 1 for key in wording.names}
    return names.pop() if len(names) == 1 else None


def _skeleton(elements: tuple[Element, ...], owner: str, fact: str) -> tuple[object, ...]:
    """A wording without its name and its fact."""
    parts: list[object] = []
    for element in elements:
        if isinstance(element, Either):
            parts.append(tuple(_skeleton(option, owner, fact) for option in element.options))
        elif isinstance(element, NameRef):
            parts.append("name" if element.key == owner else element.key)
        elif isinstance(element, Slot):
            parts.append("value" if element.fact == fact else element.fact)
        else:
            parts.append(element)
    return tuple(parts)


def seconds(claims: list[Claim], field: Field, twins: Twins, facts: Mapping[str, Fact]) -> list[Claim]:
    """The claims on twins that follow from those made in a sentence, and from one another: "61 percent, to 37 and 2"."""
    todo = [
        claim for claim in claims if claim.mention is not None and not claim.denied and twins.of(claim.rule)
    ]
    made: list[Claim] = []
    for claim in todo:  # It grows, and only to the right.
        before = field.at(claim.start) - 1
        if before >= 0 and field.words[before] in ("from", "between"):  # "up from 50 percent to 54"
            continue
        found = _next(field, field.at(claim.end), twins.of(claim.rule), facts)
        if found is not None:
            fact, mention = found
            second = replace(
                claim,
                rule=fact,
                mention=mention,
                start=mention.start,
                end=mention.end,
                words=(mention.start, mention.end),
                doubt=None,
            )
            made.append(second)
            todo.append(second)
    return made


def _next(
    field: Field, at: int, others: Mapping[str, str], facts: Mapping[str, Fact]
) -> tuple[str, Mention] | None:
    """The second name with its value, when the sentence turns to it within a few words: ", to Moore's 48"."""
    for index in range(at, min(at + _REACH, len(field.words))):
        if field.words[index] in _TURNS:
            return _second(field, index + 1, others, facts)
        if index in field.names:
            return _second(field, index, others, facts) if index in field.breaks else None
        if field.words[index] not in _OF_WHOLE:
            return None
    return None


def _second(
    field: Field, index: int, others: Mapping[str, str], facts: Mapping[str, Fact]
) -> tuple[str, Mention] | None:
    """The twin and its value from here on: name, then value ("Moore 48"), or value, then name ("48 for Moore")."""
    count = len(field.words)
    name = field.names.get(index)
    steps = 0
    if name is None:
        while (
            index < count
            and steps < 2
            and field.words[index] in ("the", "to", "with", "against", "just", "only")
        ):
            index, steps = index + 1, steps + 1
        name = field.names.get(index)
    if name is not None:
        fact, at = others.get(name[0]), name[2]
        while fact and at < count and at < name[2] + 3:
            mention = _value_at(field, at, facts[fact])
            if mention is not None:
                return fact, mention
            if field.words[at] not in _LINKS or (
                at in field.breaks and field.words[at] not in ("with", "at")
            ):
                return None
            at += 1
        return None
    if field.words[index - 1] in ("to", "against"):
        named = {row[0] for row in field.names.values()}
        beaten = [fact for key, fact in others.items() if key in named]
        if len(beaten) == 1 and len(named) == 2:  # "A beat B by 54 percent to 46"
            mention = _value_at(field, index, facts[beaten[0]]) if index < count else None
            if mention is not None:
                return beaten[0], mention
    for mention, ends in field.mentions.get(index, ()):
        at = ends[-1]
        while at < count and field.words[at] in _OF_WHOLE and field.words[at] not in _BACK:
            at += 1
        if at + 1 < count and field.words[at] in _BACK and at + 1 in field.names:
            fact = others.get(field.names[at + 1][0])
            if fact is not None and field.slots.takes(fact, mention):
                return fact, in_kind(mention, facts[fact])
    return None


def _value_at(field: Field, index: int, fact: Fact) -> Mention | None:
    """The value that begins here and that the fact takes; a bare number is in the unit of the first."""
    for mention, _ in field.mentions.get(index, ()):
        if field.slots.takes(fact.name, mention):
            return in_kind(mention, fact)
    token = field.tokens[index]
    if not (token.word[0].isdigit() or token.word in CARDINALS) or field.mentions.get(index):
        return None
    bare = read_value(field.text[token.start : token.end])
    if bare is None or bare.kind is not Kind.COUNT or not field.slots.takes(fact.name, bare):
        return None
    shift = token.start
    moved = bare._replace(start=shift, end=token.end, core_start=shift, core_end=token.end)
    return in_kind(moved, fact)


def dealt_out(claims: list[Claim], field: Field, twins: Twins, facts: Mapping[str, Fact]) -> list[Claim]:
    """With "respectively", the values in the order of the names: "A and B got 40 and 30 percent respectively"."""
    if "respectively" not in field.words:
        return claims
    made: list[Claim] = []
    for claim in claims:
        row = _rows(field, claim) if claim.mention is not None else None
        others = twins.of(claim.rule)
        if row is None:
            made.append(claim)
            continue
        names, values = row
        owner = next((key for key in names if key in claim.wording.names), None)
        for key, mention in zip(names, values, strict=True):
            fact = claim.rule if key == owner else others.get(key)
            if fact is not None and field.slots.takes(fact, mention):
                stated = in_kind(mention, facts[fact])
                made.append(
                    replace(claim, rule=fact, mention=stated, start=stated.start, end=stated.end, doubt=None)
                )
    return made


def _rows(field: Field, claim: Claim) -> tuple[list[str], list[Mention]] | None:
    """The names in a row and the values in a row, as many of one as of the other."""
    names: list[list[str]] = [[]]
    end = -1
    for index in sorted(field.names):
        key, _, after = field.names[index]
        if end >= 0 and index - end > 1:
            names.append([])
        names[-1].append(key)
        end = after
    values: list[list[Mention]] = [[]]
    last = -1
    for index in sorted(field.mentions):
        mention, ends = field.mentions[index][0]
        if mention.kind is Kind.NAME or (values[-1] and values[-1][-1] is mention):
            continue
        if last >= 0 and index - last > 1:
            values.append([])
        values[-1].append(mention)
        last = ends[-1]
    for row in values:
        if any(mention.start == claim.start for mention in row):
            for keys in names:
                if len(keys) == len(row) > 1:
                    return keys, row
    return None
