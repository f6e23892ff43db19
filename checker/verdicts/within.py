"""One article against itself, where a rulebook knows what its sentences state.

The headline has 31 dead, the last paragraph 35: one of them is wrong, whoever is right. And 49.92 percent of the first count
beside 673,896 votes of the certified one: each is true, but not of one count.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.accounts.camps import camps_of
from checker.claims import Claim
from checker.model import Finding, Severity, Verdict
from checker.rulebook.authority import Held
from checker.rulebook.model import Fact
from checker.verdicts.case import Case
from checker.verdicts.compare import compare
from checker.verdicts.scope import scope_of
from checker.verdicts.sides import side_of, spoken
from checker.verdicts.weigh import FITS


def findings(case: Case) -> Iterator[Finding]:
    """Statements of one fact that exclude one another, and figures of two counts in one article."""
    for fact in case.matcher.book.facts:
        if not case.authority.eras(fact.name):
            yield from _against_itself(case, fact)
    yield from _mixed(case)


# --- one fact, two values ------------------------------------------------------------------------------------------------


def _against_itself(case: Case, fact: Fact) -> Iterator[Finding]:
    said = [(claim, side_of(case, claim, in_scope=True)) for claim in spoken(case, fact.name)]
    by_words = bool(fact.choices)
    camps = camps_of([side for _, side in said], by_words=by_words)[0]
    if len(camps) > 1:  # What they measure is asked only where they differ.
        sure = [side for claim, side in said if scope_of(case, claim) is None]
        camps = camps_of(sure, by_words=by_words)[0]
    if len(camps) < 2:
        return
    most = camps[0]
    for camp in camps[1:]:
        side, other = camp[0], most[0]
        tie = len(camp) == len(most)
        first, second = (other, side) if other.evidence.start < side.evidence.start else (side, other)
        flagged, against = (second, first) if tie else (side, other)
        yield Finding(
            fact.name,
            case.book_name,
            Verdict.DISAGREES,
            Severity.NOTE if fact.choices or fact.grows else fact.severity or Severity.WARNING,
            f"{fact.title}: {flagged.words} in {flagged.part}, {against.words} in {against.part}",
            flagged.evidence,
            flagged.words,
            against.words,
            related=tuple(one.evidence for one in camps[0 if flagged in camp else 1]),
            help=fact.help or "the article contradicts itself: one of the two has to go",
            confidence="medium: no authority, the article against itself",
        )


# --- two counts in one article ---------------------------------------------------------------------------------------------


def _mixed(case: Case) -> Iterator[Finding]:
    """Figures that fit one status only, beside figures that fit another status only: "preliminary", "certified"."""
    fits: dict[str, list[tuple[Claim, Held]]] = {}
    of_fact: dict[str, set[str]] = {}
    for fact in case.matcher.book.facts:
        eras = case.authority.eras(fact.name)
        if len({era.status for era in eras if era.status}) < 2:
            continue
        for claim in spoken(case, fact.name):
            held = _only(case, claim, eras)
            if held is not None and held.status:
                fits.setdefault(held.status, []).append((claim, held))
                of_fact.setdefault(fact.name, set()).add(held.status)
    if len(fits) < 2 or any(len(statuses) > 1 for statuses in of_fact.values()):
        return  # One count throughout; or both told apart, as an article on the new count does.
    if any(scope_of(case, claim) is not None for rows in fits.values() for claim, _ in rows):
        return
    current = _current(case, fits)
    right, right_held = fits[current][0]
    for status, rows in fits.items():
        for claim, held in rows if status != current else ():
            fact = case.matcher.facts[claim.rule]
            stated, beside = _words(case, claim), _words(case, right)
            yield Finding(
                claim.rule,
                case.book_name,
                Verdict.DISAGREES,
                fact.severity or Severity.ERROR,
                f"{fact.title}: {stated} is of the {status} count, {beside} of the {current} one: two counts in one article",
                case.evidence(claim.start, claim.end),
                stated,
                _of_status(case, claim.rule, current) or f"a figure of the {current} count",
                related=(case.evidence(right.start, right.end),),
                citation="; ".join(dict.fromkeys(s for s in (held.source, right_held.source) if s)) or None,
                help=fact.help or "take all figures of one count",
            )


def _only(case: Case, claim: Claim, eras: tuple[Held, ...]) -> Held | None:
    """The one value over time that a bare figure fits, or None when it fits several, or none."""
    if claim.mention is None or claim.mention.hedge is not None:
        return None
    fitting = [era for era in eras if compare(claim.mention, era.worth)[0] in FITS]
    return fitting[0] if len(fitting) == 1 else None


def _current(case: Case, fits: dict[str, list[tuple[Claim, Held]]]) -> str:
    """The status in force on the article's day; without a day, that of most figures."""
    for status, rows in fits.items():
        if case.day is not None and any(held.at(case.day) for _, held in rows):
            return status
    return max(fits, key=lambda status: len(fits[status]))


def _of_status(case: Case, rule: str, status: str) -> str | None:
    return next((era.text for era in case.authority.eras(rule) if era.status == status), None)


def _words(case: Case, claim: Claim) -> str:
    return f"“{' '.join(case.source.text[claim.start : claim.end].split())}”"


__all__ = ["findings"]
