"""Whether words assert: "did not kill 41 people", "would have won 52 percent" and "if it kills 40" state nothing.

Nor does a verb that stands in another form than the wording's, where it is only wanted, feared or to come: "wants to win 52
percent", "accused of killing 41"; "went on to win 52 percent" does.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import CALENDAR, Kind, Mention
from checker.reading.english.modality import OBLIGED, SCHEDULED, WILL
from checker.reading.english.tense import NOT_PAST, PAST_VERBS
from checker.reading.english.verbs import BE, BETWEEN
from checker.rulebook.matching import BEATS, Field, Match
from checker.rulebook.wordings import MODALS, NEGATIONS

_BREAKS = frozenset({"and", "but", "instead", "then", "while", "although", "though"})
_PRESENT = frozenset("is are has have does do will".split())
_CLAUSE = 14
_OF_DOING = frozenset(
    """of from for with without than avoid avoids avoided risk risks risked despite consider considers considering
    considered suggested proposed recommended instead""".split()
)
"""Before a verb in -ing: what is charged, feared or avoided."""
_BRINGS_ABOUT = frozenset("on managed continued continues helped helps back behind came".split())
"""Before "to" and a verb: it is done ("went on to win", "came from behind to win")."""
_RUMORS = frozenset(
    """rumor rumors speculation suggestion suggestions fear fears hope hopes theory theories possibility idea notion myth
    belief chance risk danger allegation allegations""".split()
)
"""Before "that": the clause is only talked of."""
_VERBS_TOO = frozenset("fear fears hope hopes risk chance".split())
_LEADING = frozenset(
    "the a an amid in on of with over despite raised raising their his her its growing any".split()
)
_SIGNS = frozenset(
    "sign signs evidence indication indications proof hint hints reason suggestion question".split()
)
_NONE = frozenset("no not any little without neither nor scant n't".split())
"""With one of these before it a sign that something was is none."""
_DENIES = frozenset(
    "denied denies deny denying disputed disputes dismissed dismisses rejected rejects".split()
)
_ENDS = frozenset("win close end finish settle stand lead reach hit take become beat leave".split())
_MOVED = frozenset(
    """rose fell climbed dropped gained lost slipped edged jumped added shed surged plunged tumbled recovered rallied bounced
    came fought rebounded advanced declined slid sank""".split()
)
"""With these "to" tells how it ended: "fell 12 points to close at 1,204"."""
_CONDITIONS = frozenset({"if", "unless", "whether", "when", "whenever"})


def denied(match: Match, field: Field) -> bool:
    """Whether the words around and within the match deny or suppose what it would assert."""
    return denying(match, field) is not None


def is_empty(mention: Mention, match: Match) -> bool:
    """Whether the clause of the value itself denies or supposes, and the wording does not."""
    return (mention.negated and not match.wording.negates) or (mention.modal and not match.wording.supposes)


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
    rumored = _rumored(match, field)
    if rumored is not None:
        return rumored
    unreal = next((word for at in match.inflected if (word := _unreal(match, at, field)) is not None), None)
    if unreal is not None:
        return unreal
    modal = next((word for word in near if word in MODALS), None)
    if modal == "must" and not OBLIGED.isdisjoint(field.words[first : first + 2]):
        modal = None
    if modal is None and first > 0 and field.words[0] in _CONDITIONS - {"when"}:
        return field.words[0]
    return modal


def _rumored(match: Match, field: Field) -> str | None:
    """The noun that keeps a clause with "that" from being asserted: "rumours that she had hit a rock", "no sign that".

    It stands before the words, in their sentence, and nothing between breaks off.
    """
    for at in range(match.start - 1, max(match.start - _CLAUSE, 0), -1):
        word = field.words[at]
        if word in _BREAKS or at + 1 in field.breaks:
            return None
        if word == "that":
            noun = field.words[at - 1]
            low = max(at - 4, 0)
            none = next((other for other in field.words[low : at - 1] if other in _NONE), None)
            rumor = noun in _RUMORS and (noun not in _VERBS_TOO or field.words[at - 2] in _LEADING)
            if rumor or (noun in _SIGNS and none is not None):
                return noun if none is None else none
            return next((other for other in field.words[low:at] if other in _DENIES), None)
    return None


def _unreal(match: Match, at: int, field: Field) -> str | None:
    """The word before a verb in another form by which it tells of nothing that is: "to win", "will win", "of winning"."""
    before = at - 1
    while before > 0 and field.words[before] in BETWEEN:
        before -= 1
    word = field.words[before] if before >= 0 else ""
    if field.words[at].endswith("ing"):
        seen = word == "seen" and (before == 0 or field.words[before - 1] not in BE)
        return word if word in _OF_DOING or seen else None  # "Bank seen raising its rate", on the eve of it
    dated = any(mention.kind in CALENDAR or mention.kind is Kind.TIME for _, mention in match.slots)
    if word in WILL:
        return None if dated else word
    if word != "to":
        return None
    after = field.words[before - 1] if before else ""
    if after in _BRINGS_ABOUT or (dated and after in SCHEDULED | BE):
        return None
    ran = field.words[at] in _ENDS and any(
        other in _MOVED or other.startswith(BEATS) for other in field.words[max(before - _CLAUSE, 0) : before]
    )
    return None if ran else word


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
