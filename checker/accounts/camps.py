"""Who agrees with whom: the deepest overlap of what sources state, and who stands outside of it.

31, "some 30", 31 and 35: the first three are one camp, the last is another. In one dimension, intervals that overlap pairwise
have a value in common. Of an archive those who state the very same are one party, so that a million articles are a few parties.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from msgspec import Struct

from checker.accounts.model import Side
from checker.interval import deepest_overlap
from checker.rulebook.amounts import Amount


class Stating(Protocol):
    """Whoever states a value: a side, or a party of sides."""

    @property
    def worth(self) -> Amount | None:
        """The value as an amount, where it has one."""

    @property
    def said(self) -> str:
        """The value in words."""


T = TypeVar("T", bound=Stating)


class Party(Struct, frozen=True):
    """Sides that state the very same: how many, the first by path, and the first few by name.

    ``days`` are the earliest and the latest; None when one of them has no day.
    """

    number: int
    first: Side
    count: int
    days: tuple[date, date] | None
    names: tuple[str, ...]

    @classmethod
    def alone(cls, number: int, side: Side) -> Party:
        """A side that speaks for itself."""
        return cls(number, side, 1, None if side.day is None else (side.day, side.day), (side.who,))

    @property
    def worth(self) -> Amount | None:
        """The value as an amount, where it has one."""
        return self.first.worth

    @property
    def said(self) -> str:
        """The value in words."""
        return self.first.said


def key_of(side: Side) -> str:
    """What sides of one party have in common; any two that differ in it are two parties."""
    if side.worth is None:
        return f"\t\t\t{side.said.casefold()}"
    base = side.worth.base
    return f"{side.worth.unit.dimension}\t{base.low}\t{base.high}\t{side.said.casefold()}"


def camps_of(
    stating: Sequence[T], *, by_words: bool, weigh: Callable[[T], int] = lambda one: 1
) -> tuple[list[list[T]], bool]:
    """Those who agree, together, the largest camp first; and whether there are several largest ones.

    ``weigh`` says for how many one speaks. Who agrees with both sides of a tie ("some 120" beside 118 and 121) is of neither
    camp.
    """
    camps, tie = (_by_words(stating), False) if by_words else _by_value(stating, weigh)
    sizes = {id(camp): sum(map(weigh, camp)) for camp in camps}
    camps.sort(key=lambda camp: -sizes[id(camp)])
    return camps, tie or (len(camps) > 1 and sizes[id(camps[0])] == sizes[id(camps[1])])


def _by_words(stating: Sequence[T]) -> list[list[T]]:
    camps: dict[str, list[T]] = {}
    for one in stating:
        camps.setdefault(one.said.casefold(), []).append(one)
    return list(camps.values())


def _by_value(stating: Sequence[T], weigh: Callable[[T], int]) -> tuple[list[list[T]], bool]:
    if any(one.worth is None and one.said for one in stating):
        return _by_words(stating), False
    by_dimension: dict[str, list[tuple[T, Amount]]] = {}
    for one in stating:
        if one.worth is not None:
            by_dimension.setdefault(one.worth.unit.dimension, []).append((one, one.worth))
    if not by_dimension:
        return [], False
    rest = max(by_dimension.values(), key=lambda alike: sum(weigh(one) for one, _ in alike))
    deepest = _deepest(rest, weigh)
    tie = len(deepest) > 1
    both = frozenset.intersection(*deepest) if tie else frozenset()
    camps = [[rest[n][0] for n in sorted(camp - both)] for camp in deepest]
    gone = frozenset().union(*deepest)
    while rest := [row for n, row in enumerate(rest) if n not in gone]:
        gone = (
            frozenset()
        )  # The deepest of what is left, and so on; of one depth all that have nobody in common.
        for camp in _deepest(rest, weigh):
            if camp.isdisjoint(gone):
                camps.append([rest[n][0] for n in sorted(camp)])
                gone |= camp
    return [camp for camp in camps if camp], tie


def _deepest(rows: Sequence[tuple[T, Amount]], weigh: Callable[[T], int]) -> list[frozenset[int]]:
    return deepest_overlap([worth.base for _, worth in rows], [weigh(one) for one, _ in rows])[1]
