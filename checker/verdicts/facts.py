"""Claims against the rulebook's facts: "won 52 percent of the vote" beside 49.92 percent, Secretary of State."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checker.claims import Claim
from checker.interval import Interval
from checker.model import CALENDAR, Bar, Finding, Mention, Verdict, Voice
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount
from checker.rulebook.authority import Held
from checker.rulebook.model import Fact
from checker.units import UnknownUnit
from checker.verdicts.acts import voice_of
from checker.verdicts.case import Case, Judged
from checker.verdicts.checks import flipped
from checker.verdicts.compare import BEYOND, LOOSE
from checker.verdicts.differences import less_sure
from checker.verdicts.history import told_as_past
from checker.verdicts.policy import confidence, graver, severity
from checker.verdicts.proposals import proposal
from checker.verdicts.reconsider import BETWEEN, reconsider
from checker.verdicts.scope import scope_of, seen
from checker.verdicts.view import Scope, view_of
from checker.verdicts.weigh import FITS, weigh

SPEAKING = frozenset({Verdict.IMPRECISE, Verdict.STALE, Verdict.DISAGREES})
_SHOWN = 3
"""Places where the article has it right that a finding shows."""


def judge(case: Case) -> None:
    """Hold every claim against its fact, and keep the outcome with the case. Denials assert nothing."""
    for claim in case.claims:
        fact = case.matcher.facts.get(claim.rule)
        if fact is None or claim.denied:
            continue
        stated = claim.mention if claim.choice is None else claim.choice
        weighed = weigh(case.authority, case.matcher.aliases, fact, stated, case.day)
        if weighed is not None:
            case.judged.append(_in_scope(case, Judged(claim, *weighed)))
    reconsider(case)
    _weaken(case)


def _in_scope(case: Case, judged: Judged) -> Judged:
    """A statement that misses is undecided when it may measure something else, or be another's."""
    if judged.verdict in FITS or judged.verdict is Verdict.UNDECIDED:
        return judged
    scope = _history(case, judged) or scope_of(case, judged.claim)
    doubt = judged.claim.doubt
    if scope is not None:
        return replace(judged, verdict=Verdict.UNDECIDED, why=scope.why, silent=scope.clear)
    if doubt is not None:
        verdict = Verdict.UNDECIDED if doubt.deep else judged.verdict
        return replace(judged, verdict=verdict, why=doubt.why)
    return judged


def _history(case: Case, judged: Judged) -> Scope | None:
    if judged.verdict is not Verdict.STALE or judged.held is None:
        return None
    return told_as_past(seen(case, judged.claim), judged.held)


def knows_better(case: Case) -> bool:
    """Whether an article states what held only after its day, and misses what held on it: then that is not its day."""
    return any(
        judged.verdict is Verdict.DISAGREES
        and judged.claim.voice in (Voice.OWN, Voice.HEADLINE)
        and _held_later(case, judged)
        for judged in case.judged
    )


def _held_later(case: Case, judged: Judged) -> bool:
    claim, fact = judged.claim, case.matcher.facts[judged.claim.rule]
    stated = claim.mention if claim.choice is None else claim.choice
    weighed = weigh(case.authority, case.matcher.aliases, fact, stated, None)
    return weighed is not None and weighed.verdict in FITS


def _weaken(case: Case) -> None:
    """Doubt a disagreement that no slip of the pen explains, and leave it open where it was doubted before."""
    for judged in case.judged:
        mention = judged.claim.mention
        if judged.verdict is not Verdict.DISAGREES or mention is None:
            continue
        why = less_sure(view_of(case, judged.claim, mention))
        if why is None:
            continue
        if judged.why:
            judged.verdict, judged.why = Verdict.UNDECIDED, f"{why}; {judged.why}"
        else:
            judged.why = why


def findings(case: Case) -> Iterator[Finding]:
    """A finding for every claim that does not agree with its fact."""
    right = _right(case)
    for judged in case.judged:
        loose = judged.note == LOOSE and judged.verdict in FITS
        open_question = (
            judged.verdict is Verdict.UNDECIDED and judged.why and judged.held and not judged.silent
        )
        if judged.verdict in SPEAKING or loose or open_question:
            yield _finding(case, judged, right.get(judged.claim.rule, ()))


def _finding(case: Case, judged: Judged, right: Sequence[Claim]) -> Finding:
    """A claim as a finding; ``right`` are others of the article on the fact that agree with it."""
    claim, held, fact = judged.claim, judged.held, case.matcher.facts[judged.claim.rule]
    assert held is not None
    stated = claim.mention.text if claim.mention else case.source.text[claim.start : claim.end]
    stated = " ".join(stated.split())
    status = f" ({held.status})" if held.status else ""
    expected = f"{shown(held, claim.mention)}{status}"
    if claim.choice is not None:
        stated = f"{claim.choice} ({stated})"
    if judged.verdict is Verdict.UNDECIDED:
        message = f"{fact.title}: “{stated}” is not held against {expected}: {judged.why}"
    elif judged.verdict is Verdict.STALE:
        message = f"{fact.title}: “{stated}” fits {expected}, which held until {held.until}"
        now = case.authority.held(fact.name, case.day)
        expected = now[-1].text if now else expected
    elif judged.note == BEYOND:
        message = f"{fact.title}: “{stated}” is true but loose, the rulebook has {expected}"
    elif judged.note == LOOSE and judged.verdict is not Verdict.DISAGREES:
        message = f"{fact.title}: “{stated}” is written for percentage points"
    elif judged.note == BETWEEN:
        message = f"{fact.title}: “{stated}” lies between {expected} and the figure that followed"
    elif judged.verdict is Verdict.IMPRECISE:
        message = f"{fact.title}: “{stated}” narrowly misses {expected}"
    else:
        message = f"{fact.title}: the article says “{stated}”, the rulebook {expected}"
    differs = judged.verdict is Verdict.DISAGREES and claim.mention is not None
    elsewhere = tuple(case.evidence(other.start, other.end) for other in right[:_SHOWN]) if differs else ()
    if elsewhere:
        message += f"; elsewhere it says “{' '.join(elsewhere[0].text.split())}”"
    turned = flipped(case, judged) if judged.verdict is Verdict.DISAGREES and not judged.why else None
    if turned is not None:
        message += f"; with it, “{turned.title}” would not hold ({turned.formula.text})"
    help = fact.help
    if claim.voice is Voice.ATTRIBUTED and claim.speaker:
        message += f" (attributed to {claim.speaker})"
    suggestion = None
    if (
        claim.mention
        and claim.voice in (Voice.OWN, Voice.HEADLINE)
        and judged.verdict is Verdict.DISAGREES
        and not judged.why
    ):
        suggestion = held.text if isinstance(held.worth, str) else proposal(claim.mention, held.worth)
    grade = severity(
        judged.verdict,
        voice_of(case, claim, held),
        sourced=bool(held.source),
        own=fact.severity,
        remark=judged.note,
        sure=not judged.why,
    )
    return Finding(
        fact.name,
        case.book_name,
        Verdict.ROUNDS if judged.verdict in FITS else judged.verdict,
        graver(grade) if turned is not None and claim.voice is not Voice.QUOTED else grade,
        message,
        case.evidence(claim.start, claim.end),
        stated,
        expected,
        related=elsewhere,
        bars=_bars(case, judged, fact),
        arithmetic=tuple(_arithmetic(judged, fact)),
        citation=held.source,
        help=help,
        suggestion=suggestion,
        confidence=confidence(judged.verdict, judged.why, sourced=bool(held.source)),
    )


def _right(case: Case) -> dict[str, list[Claim]]:
    """By fact, where the article has it right: its headline against its text, its first paragraph against its last."""
    found: dict[str, list[Claim]] = {}
    for judged in case.judged:
        claim = judged.claim
        if judged.verdict in FITS and claim.mention is not None and claim.voice is not Voice.QUOTED:
            found.setdefault(claim.rule, []).append(claim)
    return found


def shown(held: Held, mention: Mention | None) -> str:
    """The held value in words, an elapsed time in the unit of the statement: 9,170 days as 25.11 years."""
    if (
        held.derived
        and mention is not None
        and isinstance(held.worth, Amount)
        and mention.interval is not None
    ):
        stated = amounts.of_mention(mention)
        shown = in_unit_of(held.worth, mention)
        if shown is not None and isinstance(stated, Amount):
            return amounts.show(shown, stated.unit)
    return held.text


def _bars(case: Case, judged: Judged, fact: Fact) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    mention = judged.claim.mention
    calendar = mention is not None and mention.kind in CALENDAR
    if mention is not None and mention.interval is not None:
        bars.append(Bar("this article", mention.interval, mention.unit, calendar=calendar))
    for era in case.authority.eras(fact.name):
        if isinstance(era.worth, Amount) and mention is not None and mention.interval is not None:
            label = " ".join(part for part in ("rulebook", era.status and f"({era.status})") if part)
            shown = in_unit_of(era.worth, mention)
            if shown is not None:
                bars.append(Bar(label, shown, mention.unit, authority=True, calendar=calendar))
    return tuple(bars) if any(bar.authority for bar in bars) else ()


def in_unit_of(worth: Amount, mention: Mention) -> Interval | None:
    """A held value in the unit of a statement; None when they measure different things."""
    try:
        stated = amounts.of_mention(mention)
        if not isinstance(stated, Amount):
            return None
        _, base = amounts.common(stated, worth)
    except (amounts.Mismatch, UnknownUnit):
        return None
    scale = 1 / stated.unit.factor
    return base.scale(scale, -stated.unit.offset * scale)


def _arithmetic(judged: Judged, fact: Fact) -> Iterator[str]:
    mention, held = judged.claim.mention, judged.held
    if mention is not None and mention.interval is not None:
        stated = amounts.of_mention(mention)
        hedge = f", read with “{mention.hedge}”" if mention.hedge else ""
        anchor = f", counted from {mention.anchor}" if mention.anchor else ""
        yield f"stated: {' '.join(mention.text.split())} = {stated}{hedge}{anchor}"
    if held is not None and isinstance(held.worth, Amount):
        formula = f" = {fact.formula.text}" if fact.formula else ""
        yield f"held: {fact.name}{formula} = {held.worth}"
