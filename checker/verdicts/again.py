"""What a claim means, apart from its article, and the verdict on it when it is held against a rulebook once more.

"31 people died", of 3 May, was right when it appeared. The rulebook has since learnt that there were 35 by then: the
statement disagrees now, and nobody had to read the article again.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from checker.claims import Claim
from checker.model import Kind, Mention, Statement, Value, Verdict
from checker.rulebook.authority import Authority
from checker.rulebook.model import Fact
from checker.verdicts.case import Case, Judged
from checker.verdicts.reconsider import of_a_growing_count
from checker.verdicts.scope import scope_of
from checker.verdicts.siblings import ANOTHERS
from checker.verdicts.weigh import FITS, Weighed, weigh

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_IN_WORDS = frozenset({Kind.NAME, Kind.QUOTE, Kind.TIME, Kind.WEEKDAY})
DISPUTED = "articles, or parts of this one, state it differently"


# --- claim → statement ------------------------------------------------------------------------------------------------


def statement_of(case: Case, claim: Claim, outcome: Judged | None, *, beside: bool) -> Statement:
    """What a claim of an article means, with all that the article itself has to do with the verdict on it.

    ``beside`` is whether some claim of the article on the same fact agrees.
    """
    unsure = _unsure(case, claim, outcome)
    mention = claim.mention
    if mention is None:
        return Statement(case.day, claim.choice, unsure=unsure, beside=beside)
    return Statement(
        case.day,
        claim.choice,
        " ".join(mention.text.split()),
        mention.kind,
        _as_text(mention.value),
        mention.interval,
        mention.unit,
        mention.hedge,
        mention.granule,
        mention.anchor,
        mention.others,
        unsure,
        beside,
    )


def _unsure(case: Case, claim: Claim, outcome: Judged | None) -> str:
    """Why the words may state something else: asked of what agrees, too, since it may not agree with another value."""
    if outcome is not None and outcome.held is not None and outcome.verdict not in FITS:
        if outcome.verdict is not Verdict.UNDECIDED:
            return ""  # It was asked when the claim missed, and nothing was found.
        if outcome.why or outcome.note in ANOTHERS:
            return outcome.why or outcome.note
    scope = scope_of(case, claim)
    if scope is not None:
        return scope.why
    return claim.doubt.why if claim.doubt is not None and claim.doubt.deep else ""


def _as_text(value: Value) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)


# --- statement → verdict ----------------------------------------------------------------------------------------------


def judged_again(statement: Statement, rule: str, authority: Authority) -> Weighed:
    """The verdict on a statement of a fact, with the value held against it, a remark, and why it is undecided.

    Raise ValueError for a value that its kind cannot have.
    """
    fact = authority.book.fact(rule)
    if fact is None:
        return Weighed(Verdict.UNDECIDED, None, why=f"{authority.book.name} has no fact {rule}")
    found = _judged(statement, fact, authority)
    if statement.overruled is found.verdict:
        return found._replace(verdict=Verdict.DISAGREES, why=DISPUTED)
    return found


def _judged(statement: Statement, fact: Fact, authority: Authority) -> Weighed:
    mention = mention_of(statement)
    aliases = authority.book.aliases if statement.kind is Kind.NAME else {}
    stated = mention if statement.choice is None else statement.choice
    weighed = weigh(authority, aliases, fact, stated, statement.day)
    if weighed is None:
        return Weighed(Verdict.UNDECIDED, None)
    if weighed.verdict in FITS:
        return weighed
    if statement.unsure:
        why = weighed.why if weighed.verdict is Verdict.UNDECIDED and weighed.why else statement.unsure
        return weighed._replace(verdict=Verdict.UNDECIDED, why=why)
    if mention is not None and fact.grows:
        verdict, note = of_a_growing_count(
            weighed.verdict,
            weighed.note,
            mention,
            weighed.held,
            authority.eras(fact.name),
            beside=statement.beside,
        )
        return weighed._replace(verdict=verdict, note=note)
    return weighed


def mention_of(statement: Statement) -> Mention | None:
    """The mention that a statement was, without its place; None for a choice. Raise ValueError."""
    if statement.kind is None:
        return None
    return Mention(
        0,
        len(statement.text),
        statement.text,
        statement.kind,
        _value(statement.kind, statement.value),
        statement.interval,
        statement.unit,
        statement.hedge,
        granule=statement.granule,
        anchor=statement.anchor,
        others=statement.others,
    )


def _value(kind: Kind, text: str) -> Value:
    """The value that a text of ``_as_text`` stands for."""
    if kind in _IN_WORDS:
        return text
    try:
        if kind is Kind.DATE:  # A day without its year, "--12-13", stays a text.
            return date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else text
        if kind is Kind.SCORE:
            return tuple(Decimal(term) for term in text.split(","))
        return Decimal(text)
    except (InvalidOperation, ValueError):
        raise ValueError(f"{text!r} is no {kind}") from None


__all__ = ["judged_again", "mention_of", "statement_of"]
