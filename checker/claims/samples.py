"""Sentences made from a wording: "Doug Jones indeed won 49.92 percent of the vote" from ``Jones ... (won | got) <value> of the vote``.

The first one takes the first of all alternatives; each further one takes another alternative somewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from checker.model import Kind
from checker.rulebook.authority import Authority
from checker.rulebook.model import Fact
from checker.rulebook.phrases import Either, Element, Gap, NameRef, Prefix, Slot, Word, Wording

MOST = 100
_FILLER = "indeed"
_OF_KIND: Mapping[str, str] = {
    Kind.QUANTITY: "3 km",
    Kind.PERCENT: "12 percent",
    Kind.POINTS: "2 percentage points",
    Kind.MONEY: "$12",
    Kind.COUNT: "3",
    Kind.ORDINAL: "third",
    Kind.SCORE: "3-2",
    Kind.DATE: "March 2, 2024",
    Kind.TIME: "9:23 pm",
    Kind.WEEKDAY: "Tuesday",
    Kind.YEAR: "1992",
    Kind.DURATION: "3 days",
    Kind.AGE: "63",
    Kind.DECADE: "the 1970s",
}


def samples(wording: Wording, authority: Authority) -> Iterator[str]:
    """At most ``MOST`` sentences that the wording should fit, the plainest first."""
    maker = _Maker(authority)
    for words in islice(maker.sequences(wording.elements), MOST):
        text = " ".join(words.split()).replace(" 's", "'s")
        yield text[:1].upper() + text[1:] + "."


class _Maker:
    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.facts = {fact.name: fact for fact in authority.book.facts}
        self.full = {name.key: name.full for name in authority.book.names}

    def sequences(self, elements: Sequence[Element]) -> list[str]:
        parts = [self.options(element) for element in elements]
        plainest = [part[0] for part in parts]
        found = [" ".join(plainest)]
        for at, part in enumerate(parts):
            found += [" ".join([*plainest[:at], other, *plainest[at + 1 :]]) for other in part[1:]]
        return found[:MOST]

    def options(self, element: Element) -> list[str]:
        if isinstance(element, Either):
            return [words for option in element.options for words in self.sequences(option)][:MOST]
        if isinstance(element, (Word, Prefix)):
            return [element.word if isinstance(element, Word) else element.stem]
        if isinstance(element, NameRef):
            return [self.full.get(element.key, element.key)]
        if isinstance(element, Slot):
            fact = self.facts.get(element.fact)
            return list(dict.fromkeys(self.values(fact))) if fact else [""]
        assert isinstance(element, Gap)
        return [_FILLER]

    def values(self, fact: Fact) -> Iterator[str]:
        """Values that the fact's slot may take: its own, its number alone, and one of its kind."""
        eras = self.authority.eras(fact.name)
        if eras and eras[-1].mention is not None:
            mention = eras[-1].mention
            yield eras[-1].text
            if mention.core_start >= 0 and mention.text == eras[-1].text:
                yield eras[-1].text[mention.core_start : mention.core_end]
        elif eras and isinstance(eras[-1].worth, str):
            yield eras[-1].text
        unit = (
            f" {fact.unit}" if fact.unit and fact.kind in (Kind.COUNT, Kind.QUANTITY, Kind.DURATION) else ""
        )
        if fact.kind is Kind.MONEY and fact.unit:
            yield f"12 {fact.unit}"
        else:
            yield f"3{unit.replace('_', ' ')}" if unit else _OF_KIND.get(str(fact.kind), "3 people")
        if fact.kind is Kind.COUNT:
            yield from ("3", "third")
