"""Of what group a number speaks: "9 percent of those on placebo" are none of those who were treated."""

from __future__ import annotations

from checker.model import Kind
from checker.verdicts.view import Phrases, Scope, View, has

_COMPARISON = Phrases(
    "placebo, control group, controls, comparison group, dummy pill, dummy pills, dummy drug, sham treatment, standard care, "
    "standard treatment, usual care, untreated patients"
)
_RATED = frozenset({Kind.PERCENT, Kind.COUNT, Kind.DURATION, Kind.QUANTITY})
_NEAR = 8


def a_comparison_group(view: View) -> Scope | None:
    """ "9.1 percent of those on placebo": the group with which the treated are compared."""
    if view.mention.kind not in _RATED:
        return None
    for phrase in _COMPARISON.among(view.said):
        low, high = view.segment
        if view.spoken.issuperset(phrase):
            continue
        if has(view.words[view.end : min(view.end + _NEAR, high)], phrase) and not _is_compared(
            view, phrase, high
        ):
            return Scope(f"“{' '.join(phrase)}” is the group of comparison", clear=True)
        if has(view.words[max(view.first - 3, low) : view.first], phrase):
            return Scope(f"“{' '.join(phrase)}” is the group of comparison", clear=True)
    return None


def _is_compared(view: View, phrase: tuple[str, ...], high: int) -> bool:
    """Whether the group stands behind a word that sets it against the value: "12 percent, more than on placebo"."""
    for at in range(view.end, high):
        if view.words[at] in ("than", "against", "versus", "compared", "with", "over", "and", "to"):
            return True
        if view.words[at] == phrase[0]:
            return False
    return False
