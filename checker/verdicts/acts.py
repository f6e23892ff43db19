"""Words that stand as somebody's, and for which the article answers itself: "Ormel reported revenue of $3.1bn", "A judge ruled that …".

Who states his own results, or gives a ruling, does not merely say so. And what the rulebook's own source is said to have said is
not its mistake (``docs/decisions/007-attributed-to-the-source.md``).
"""

from __future__ import annotations

from checker.claims import Claim
from checker.model import Voice
from checker.reading.english.words import STOPS
from checker.reading.tokens import words_of
from checker.rulebook.authority import Held
from checker.verdicts.case import Case
from checker.verdicts.laid import word_at

_COURTS = frozenset("judge judges court courts jury tribunal justice justices magistrate".split())
_RULED = frozenset("ruled rules".split())
_REPORTED = frozenset("reported reports posted posts".split())
_RESULTS = frozenset(
    "revenue revenues profit profits loss losses sales earnings income turnover results".split()
)
_OBJECT = 8
_LATE = 4
"""Words that may stand between a name and its verb: "Ormel on Tuesday reported"."""


def voice_of(case: Case, claim: Claim, held: Held) -> Voice:
    """In whose voice a claim is judged."""
    own = claim.voice is Voice.ATTRIBUTED and (_is_the_source(claim, held) or _is_an_act(case, claim))
    return Voice.OWN if own else claim.voice


def _is_the_source(claim: Claim, held: Held) -> bool:
    """Whether the words are attributed to the very source that the rulebook cites."""
    if not claim.speaker or not held.source:
        return False
    speaker = [word for word in words_of(claim.speaker) if word not in STOPS]
    return bool(speaker) and set(speaker) <= set(words_of(held.source))


def _is_an_act(case: Case, claim: Claim) -> bool:
    """Whether attributed words tell what the speaker did, and not what he says of the world."""
    if not claim.speaker:
        return False
    tokens = case.article.reading.tokens(claim.sentence)
    words = tuple(token.word for token in tokens[: word_at(tokens, claim.start)])
    speaker = words_of(claim.speaker)
    if not _COURTS.isdisjoint(speaker) and not _RULED.isdisjoint(words):
        return True
    return any(
        word in _REPORTED
        and speaker[-1] in words[max(at - _LATE, 0) : at]
        and not _RESULTS.isdisjoint(words[at + 1 : at + 1 + _OBJECT])
        and "that" not in words[at + 1 :]
        for at, word in enumerate(words)
    )
