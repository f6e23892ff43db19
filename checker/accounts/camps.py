"""Who agrees with whom: the deepest overlap of what sources state, and who stands outside of it.

31, "some 30", 31 and 35: the first three are one camp, the last is another. In one dimension, intervals that overlap pairwise
have a value in common.
"""

from __future__ import annotations

from checker.accounts.model import Side
from checker.interval import deepest_overlap
from checker.rulebook.amounts import Amount

Camp = list[Side]


def camps_of(sides: list[Side], *, by_words: bool) -> tuple[list[Camp], bool]:
    """Those who agree, together, the largest camp first; and whether there are several largest ones.

    Who agrees with both sides of a tie ("some 120" beside 118 and 121) is of neither camp.
    """
    camps, tie = (_by_words(sides), False) if by_words else _by_value(sides)
    camps.sort(key=lambda camp: -len(camp))
    return camps, tie or (len(camps) > 1 and len(camps[0]) == len(camps[1]))


def _by_words(sides: list[Side]) -> list[Camp]:
    camps: dict[str, Camp] = {}
    for side in sides:
        camps.setdefault(side.said.casefold(), []).append(side)
    return list(camps.values())


def _by_value(sides: list[Side]) -> tuple[list[Camp], bool]:
    if any(side.worth is None and side.said for side in sides):
        return _by_words(sides), False
    by_dimension: dict[str, list[tuple[Side, Amount]]] = {}
    for side in sides:
        if side.worth is not None:
            by_dimension.setdefault(side.worth.unit.dimension, []).append((side, side.worth))
    if not by_dimension:
        return [], False
    alike = max(by_dimension.values(), key=len)
    _, deepest = deepest_overlap([worth.base for _, worth in alike])
    both = frozenset.intersection(*deepest)
    tie = len(deepest) > 1
    camps = [[alike[n][0] for n in sorted(camp - both if tie else camp)] for camp in deepest]
    inside = frozenset().union(*deepest)
    rest = [row for n, row in enumerate(alike) if n not in inside]
    while rest:  # The deepest of what is left, and so on.
        _, deepest = deepest_overlap([worth.base for _, worth in rest])
        camps.append([rest[n][0] for n in sorted(deepest[0])])
        rest = [row for n, row in enumerate(rest) if n not in deepest[0]]
    return [camp for camp in camps if camp], tie
