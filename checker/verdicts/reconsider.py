"""What speaks for a claim after a first verdict: another fact that the same words state, and a count that still grows.

"Lorivast cut the risk by 24 percent" fits the wordings of the relative and of the absolute reduction; it states the one
that it agrees with. "Of the 38 dead of Wednesday …" is history in an article that gives Friday's 214 as well; and 150 dead,
on a day that began with 127 and ended with 214, is asked about, not refused.
"""

from __future__ import annotations

from decimal import Decimal

from checker.claims import Claim
from checker.model import Kind, Mention, Verdict, Voice
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Mismatch
from checker.rulebook.authority import Held
from checker.verdicts.case import Case, Judged
from checker.verdicts.siblings import OF_ANOTHER, doubt_confused, keep_the_closest
from checker.verdicts.view import view_of
from checker.verdicts.weigh import FITS

EARLIER = "an earlier figure, beside the present one"
BETWEEN = "between two figures of a count that grew"
SEVERAL = "the sentence gives several values, of which none is the one held"
BESIDE = "the sentence has the value held as well"
A_PART = "the sentence has it right beside, and this may be a part of it"
_TELLS = frozenset({Voice.OWN, Voice.ATTRIBUTED})
ELSEWHERE = "the story has it right in another sentence, and the words name nobody"


def reconsider(case: Case) -> None:
    """Take verdicts back that do not hold against a second look."""
    agreed = {
        (judged.claim.start, judged.claim.end): judged.claim
        for judged in case.judged
        if judged.verdict in FITS and judged.claim.mention is not None
    }
    facts = case.matcher.facts
    of_its_kind = {
        (claim.start, claim.end)
        for claim in case.claims
        if claim.mention is not None and not claim.denied and facts[claim.rule].kind is claim.mention.kind
    }
    current = {judged.claim.rule for judged in case.judged if judged.verdict in FITS}
    for judged in case.judged:
        claim = judged.claim
        if claim.mention is None or judged.verdict in FITS:
            continue
        other = agreed.get((claim.start, claim.end), claim)
        loose = facts[claim.rule].kind is Kind.POINTS and claim.mention.kind is Kind.PERCENT
        if (other.rule != claim.rule and _no_looser(other, claim)) or (
            loose and (claim.start, claim.end) in of_its_kind
        ):
            judged.verdict, judged.note = Verdict.UNDECIDED, OF_ANOTHER
        elif facts[claim.rule].grows:
            eras = case.authority.eras(claim.rule)
            judged.verdict, judged.note = of_a_growing_count(
                judged.verdict, judged.note, claim.mention, judged.held, eras, beside=claim.rule in current
            )
    _doubt_beside(case)
    _doubt_nameless(case)
    _doubt_series(case)
    doubt_confused(case)
    keep_the_closest(case)


def _no_looser(other: Claim, claim: Claim) -> bool:
    """Whether the other claim's words fit as well; few scores are told apart by their numbers, so that they must reach farther."""
    assert claim.mention is not None
    if claim.mention.kind is not Kind.SCORE:
        return True
    farther = other.words[0] < claim.words[0] and other.words[1] >= claim.words[1]
    return farther or other.wording.names > claim.wording.names


def of_a_growing_count(
    verdict: Verdict, note: str, mention: Mention, held: Held | None, eras: tuple[Held, ...], *, beside: bool
) -> tuple[Verdict, str]:
    """The verdict on a figure of a count that grows, and the remark; ``beside`` it stands the figure of the day."""
    if verdict is Verdict.STALE and beside:
        return Verdict.AGREES, EARLIER
    if verdict is Verdict.DISAGREES and _on_the_way(mention, held, eras):
        return Verdict.IMPRECISE, BETWEEN
    return verdict, note


def _doubt_nameless(case: Case) -> None:
    """Doubt a disagreement whose words name nobody, in a story that has the value right in another sentence.

    "Hoedle was fined 7,500 francs. Steuri got a fine of 4,000" are two fines, though ``fine of <value>`` fits both.
    """
    right: dict[str, list[Judged]] = {}
    for judged in case.judged:
        if judged.verdict in FITS and judged.claim.voice in _TELLS and judged.claim.mention is not None:
            right.setdefault(judged.claim.rule, []).append(judged)
    for judged in case.judged:
        claim = judged.claim
        if judged.verdict is not Verdict.DISAGREES or claim.voice is not Voice.OWN:
            continue
        elsewhere = (other.claim.sentence != claim.sentence for other in right.get(claim.rule, ()))
        if not claim.wording.names and any(elsewhere):
            if judged.why:  # Two reasons for doubt.
                judged.verdict = Verdict.UNDECIDED
                continue
            judged.why = ELSEWHERE
            if _besides(case, claim):
                judged.verdict, judged.why = Verdict.UNDECIDED, f"“also”: {ELSEWHERE}"
            elif _one_of_several(case, claim):
                judged.verdict, judged.why = Verdict.UNDECIDED, f"one of several numbers: {ELSEWHERE}"


def _one_of_several(case: Case, claim: Claim) -> bool:
    """Whether a number without a noun follows another one: "three were found in the car, and two died in hospital"."""
    mentions = case.article.reading.mentions_in(claim.sentence)
    bare = [one.start for one in mentions if one.kind is Kind.COUNT and one.unit is None]
    return claim.start in bare[1:]


def _doubt_beside(case: Case) -> None:
    """Say nothing of a smaller number beside the right one: "the toll rises to 69 as two die in hospital"."""
    right = {
        (judged.claim.rule, judged.claim.sentence.start)
        for judged in case.judged
        if judged.verdict in FITS and judged.claim.mention is not None
    }
    for judged in case.judged:
        claim, mention = judged.claim, judged.claim.mention
        if (claim.rule, claim.sentence.start) not in right or mention is None or claim.wording.names:
            continue
        if (
            judged.verdict is Verdict.DISAGREES
            and mention.kind is Kind.COUNT
            and _is_less(mention, judged.held)
        ):
            judged.verdict, judged.why, judged.silent = Verdict.UNDECIDED, A_PART, True


def _is_less(mention: Mention, held: Held | None) -> bool:
    value = held.mention.value if held is not None and held.mention is not None else None
    return isinstance(value, Decimal) and isinstance(mention.value, Decimal) and mention.value < value


def _doubt_series(case: Case) -> None:
    """Leave open several values of one sentence that all differ from the one held, and from one another.

    "The risk was 9 percent higher after five years and 27 percent after 20" tells of groups.
    """
    rows: dict[tuple[str, int], list[Judged]] = {}
    for judged in case.judged:
        if judged.claim.mention is not None:
            rows.setdefault((judged.claim.rule, judged.claim.sentence.start), []).append(judged)
    for row in rows.values():
        values = {str(judged.claim.mention.value) for judged in row if judged.claim.mention is not None}
        if any(judged.verdict in FITS for judged in row):  # "11 hours of deliberations over two days"
            for judged in row:
                if judged.verdict is Verdict.DISAGREES and not judged.claim.wording.names:
                    judged.verdict, judged.why = Verdict.UNDECIDED, BESIDE
            continue
        if len(values) > 1 and all(_may_differ(judged) for judged in row):
            for judged in row:
                judged.verdict, judged.why = Verdict.UNDECIDED, SEVERAL


def _may_differ(judged: Judged) -> bool:
    """Whether a value differs from the one held, or would if it were sure that it is of the fact."""
    doubt = judged.claim.doubt
    return judged.verdict is Verdict.DISAGREES or (doubt is not None and judged.why == doubt.why)


def _besides(case: Case, claim: Claim) -> bool:
    """Whether the clause adds one thing to another: "The court also ruled 9-0 on a patent"."""
    return claim.mention is not None and "also" in view_of(case, claim, claim.mention).before


def _on_the_way(mention: Mention, held: Held | None, eras: tuple[Held, ...]) -> bool:
    """Whether a figure lies above the value of its day and below the next one."""
    stated = amounts.of_mention(mention)
    if held is None or held not in eras or not isinstance(stated, Amount):
        return False
    later = eras[eras.index(held) + 1 :]
    now, then = held.worth, later[0].worth if later else None
    if not isinstance(now, Amount) or not isinstance(then, Amount):
        return False
    try:
        said, low = amounts.common(stated, now)
        _, high = amounts.common(stated, then)
    except Mismatch:
        return False
    ends = (said.low, said.high, low.high, high.low)
    if None in ends:
        return False
    return bool(low.high < said.low and said.high < high.low)  # type: ignore[operator]  # none is None
