"""Which findings block and which comment: the one place where severity is decided.

=================  ======================================================================================================
error              disagrees with a fact that has a source, in the article's own voice, headline or caption; a check that
                   cannot hold; a weekday that is not the date's; a quotation whose content words differ from the canonical
warning            the same in attributed speech, or against a fact without source; imprecise; stale; names
note               quoted speech; a hedge that is true but loose; sources that differ where nobody is the authority
=================  ======================================================================================================

A rule's own ``severity:`` replaces the error; softer voices stay softer.
"""

from __future__ import annotations

from checker.model import Severity, Verdict, Voice
from checker.verdicts.compare import BEYOND, LOOSE

_SOFTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.NOTE, Severity.NOTE: Severity.NOTE}


def severity(
    verdict: Verdict,
    voice: Voice,
    *,
    sourced: bool,
    own: Severity | None = None,
    remark: str = "",
    sure: bool = True,
) -> Severity:
    """The severity of a finding by verdict, voice, authority and confidence; ``own`` is the rule's."""
    gravest = own or Severity.ERROR
    if voice is Voice.QUOTED:
        return Severity.NOTE
    if verdict is Verdict.DISAGREES:
        found = gravest if sourced else max_of(gravest, Severity.WARNING)
    elif remark in (BEYOND, LOOSE):
        return Severity.NOTE
    elif verdict in (Verdict.IMPRECISE, Verdict.STALE):
        found = max_of(gravest, Severity.WARNING)
    else:
        return Severity.NOTE
    if not sure:
        found = max_of(_SOFTER[gravest], found)
    return _SOFTER[found] if voice is Voice.ATTRIBUTED else found


def softened(severity: Severity, voice: Voice) -> Severity:
    """The severity in another's voice: a quotation's mistakes are its speaker's, and an attributed one is softer."""
    if voice is Voice.QUOTED:
        return Severity.NOTE
    return _SOFTER[severity] if voice is Voice.ATTRIBUTED else severity


def confidence(verdict: Verdict, why: str, *, sourced: bool) -> str:
    """How sure a finding is, and why when it is not: "medium: 18 words stand between the value and the words"."""
    if verdict is Verdict.UNDECIDED:
        return f"low: {why}"
    if why:
        return f"medium: {why}"
    return "high" if sourced else "medium: the rulebook names no source"


def max_of(*severities: Severity) -> Severity:
    """The softest of them."""
    return max(severities, key=lambda severity: severity.rank)


def graver(severity: Severity) -> Severity:
    """One level more severe: for a disagreement that flips a conclusion."""
    return {Severity.NOTE: Severity.WARNING}.get(severity, Severity.ERROR)
