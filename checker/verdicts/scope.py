"""What a sentence measures: two numbers differ more often because they measure different things than because one is wrong.

"Another 12 people died", "12 deaths per 100,000", "killed 1,800 in 2005", "up from 40 percent", "led 1-0 at half-time" speak of
something else, and nothing is said. "41 are feared dead" leaves it open: ``undecided``, with the reason. Only a
statement that would otherwise disagree is asked about its scope.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.claims import Claim
from checker.model import Kind, Mention
from checker.verdicts.case import Case
from checker.verdicts.differences import (
    a_difference,
    another_magnitude,
    another_measure,
    differs_from_the_events,
    short_of_a_mark,
)
from checker.verdicts.events import another_event, another_opponent, another_place
from checker.verdicts.groups import a_comparison_group
from checker.verdicts.members import another_of_many
from checker.verdicts.narrowed import of_a_narrower_thing
from checker.verdicts.numbered import another_number
from checker.verdicts.owners import anothers
from checker.verdicts.portions import (
    a_further_part,
    a_part,
    a_part_of_play,
    a_rate,
    another_count,
    another_round,
    another_scale,
    at_the_start,
    several_times,
    with_others,
)
from checker.verdicts.strangers import of_a_stranger, of_each
from checker.verdicts.telling import a_chance, had_been_told, then, those_left
from checker.verdicts.times import a_forecast, another_time, so_far, told_in_another_time
from checker.verdicts.view import Scope, View, view_of
from checker.verdicts.whose_day import a_modifier, when_said, without_a_day

Guard = Callable[[View], Scope | None]

_OTHERS: tuple[Guard, ...] = (another_of_many, anothers, of_a_stranger, of_each, of_a_narrower_thing)


def _of_another(view: View) -> Scope | None:
    """Of whom a sentence speaks, where the wording names nobody: one that names somebody has said whose the value is."""
    return None if view.claim.wording.names else _first(_OTHERS, view)


def _first(guards: Sequence[Guard], view: View) -> Scope | None:
    """What the first guard says that has something to say."""
    for guard in guards:
        scope = guard(view)
        if scope is not None:
            return scope
    return None


_GUARDS: tuple[Guard, ...] = (
    a_part,
    a_further_part,
    with_others,
    a_modifier,
    when_said,
    without_a_day,
    a_rate,
    another_scale,
    a_difference,
    differs_from_the_events,
    a_comparison_group,
    a_part_of_play,
    at_the_start,
    another_round,
    another_time,
    another_event,
    another_number,
    _of_another,
    another_opponent,
    another_count,
    another_magnitude,
    another_measure,
    short_of_a_mark,
    several_times,
    so_far,
    had_been_told,
    then,
    those_left,
    a_forecast,
    a_chance,
    another_place,
)
"""In the order in which they are asked: the clear ones first."""


def scope_of(case: Case, claim: Claim) -> Scope | None:
    """What keeps a claim from being held against its fact, or None when both speak of the same thing."""
    view = seen(case, claim)
    if claim.mention is None:
        return told_in_another_time(view)
    return _first(_GUARDS, view)


def seen(case: Case, claim: Claim) -> View:
    """A claim among its words; a choice as a mention of its own: "turned down"."""
    said = case.source.text[claim.start : claim.end]
    words = Mention(claim.start, claim.end, said, Kind.NAME, said, None)
    return view_of(case, claim, claim.mention or words)
