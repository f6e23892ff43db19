"""What an article says of a fact, as a side that can be held against other sides: “31 people”, own voice, in scope.

No denial, no quotation, nothing that may be another's.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.accounts.model import Side
from checker.claims import Claim
from checker.model import STATING, Role, Voice
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount
from checker.verdicts.case import Case
from checker.verdicts.compare import fineness
from checker.verdicts.scope import scope_of


def spoken(case: Case, rule: str) -> list[Claim]:
    """What an article itself says of a fact."""
    return [
        claim
        for claim in case.claims
        if claim.rule == rule and not claim.denied and claim.voice in STATING and claim.doubt is None
    ]


def side_of(case: Case, claim: Claim, *, in_scope: bool) -> Side:
    """A claim as a side."""
    mention = claim.mention
    worth = amounts.of_mention(mention) if mention is not None else None
    said = " ".join(case.source.text[claim.start : claim.end].split())
    return Side(
        case.book_name,
        claim.rule,
        case.day,
        claim.choice,
        worth if isinstance(worth, Amount) else None,
        claim.choice or ("" if worth is None else str(worth)),
        f"{claim.choice} (“{said}”)" if claim.choice else f"“{said}”",
        _part(claim),
        case.evidence(claim.start, claim.end),
        mention.interval if mention is not None else None,
        mention.unit if mention is not None else None,
        in_scope,
    )


def sides(case: Case) -> Iterator[Side]:
    """Of each fact on which the rulebook takes no side: the article's finest statement, and its finest that is in scope."""
    for fact in case.matcher.book.facts:
        if case.authority.eras(fact.name):
            continue
        said = sorted(spoken(case, fact.name), key=fineness)
        sure = next((claim for claim in said if scope_of(case, claim) is None), None)
        if said and said[0] is not sure:
            yield side_of(case, said[0], in_scope=False)
        if sure is not None:
            yield side_of(case, sure, in_scope=True)


def _part(claim: Claim) -> str:
    """Where in the article a claim stands, in words."""
    if claim.voice is Voice.ATTRIBUTED and claim.speaker:
        return f"the words of {claim.speaker}"
    return {Role.HEADLINE: "the headline", Role.CAPTION: "a caption"}.get(claim.sentence.role, "the text")
