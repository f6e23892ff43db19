"""Whether words assert: "did not kill 41 people", "would have won 52 percent" and "if it kills 40" state nothing."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reading.english.modality import OBLIGED
from checker.reading.english.tense import NOT_PAST, PAST_VERBS
from checker.rulebook.matching import Field, Match
from checker.rulebook.wordings import MODALS, NEGATIONS

_BREAKS = frozenset({"and", "but", "instead", "then", "while", "although", "though"})
_PRESENT = frozenset("is are has have does do will".split())
_CLAUSE = 14
_CONDITIONS = frozenset({"if", "unless", "whether", "when", "whenever"})


def denied(match: Match, field: Field) -> bool:
    """Whether the words around and within the match deny or suppose what it would assert."""
    return denying(match, field) is not None


def denying(match: Match, field: Field) -> str | None:
    """The word that denies or supposes what the match would assert, or None."""
    near = list(_same_clause(match, field))
    first = match.start
    # A wording that begins with a verb or a noun: what stands right before it counts too.
    if first not in field.names:
        lead = field.words[max(first - 3, 0) : first]
        near += lead
        if not match.wording.supposes:
            low = max(first - 3, 0)
            condition = next(
                (
                    word
                    for at, word in enumerate(lead, low)
                    if word in _CONDITIONS and not _told(word, at, field)
                ),
                None,
            )
            if condition is not None:
                return condition
    if not match.wording.negates:
        negation = next((word for word in near if word in NEGATIONS or word.endswith("n't")), None)
        if negation is not None:
            return negation
    if match.wording.supposes:
        return None
    modal = next((word for word in near if word in MODALS), None)
    if modal == "must" and not OBLIGED.isdisjoint(field.words[first : first + 2]):
        modal = None
    if modal is None and first > 0 and field.words[0] in _CONDITIONS - {"when"}:
        return field.words[0]
    return modal


def _told(word: str, at: int, field: Field) -> bool:
    """Whether "when" tells of something past: "70 people died when a magnitude 6.7 earthquake hit the province"."""
    if word != "when":
        return False
    for other in field.words[at + 1 : at + 1 + _CLAUSE]:
        if other in _PRESENT:
            return False
        if other in PAST_VERBS or (other.endswith("ed") and other not in NOT_PAST):
            return True
    return False


def _same_clause(match: Match, field: Field) -> Iterator[str]:
    """The words that the last gap swallowed since its last comma or conjunction: what bears on the words that follow.

    "Moore has refused to concede, and called for a recount" does not deny the call.
    """
    for index in reversed(match.swallowed):
        word = field.words[index]
        if word in _BREAKS:
            return
        yield word
        if index in field.breaks:
            return
