"""One value that two facts of a rulebook might state: it is of the one whose words it fits better.

"Lorivast cut the risk by 24 percent" fits the relative and the absolute reduction; "with Northstar's debt, the deal is worth
$3.4 billion" the deal without its debt, too. What agrees with the one is no mistake in the other.
"""

from __future__ import annotations

from collections.abc import Set

from checker.claims import Claim, accepts
from checker.model import SIZES, Kind, Mention, Verdict
from checker.reading.english.words import STOPS
from checker.rulebook.model import Fact
from checker.rulebook.wordings import literals
from checker.verdicts.case import Case, Judged
from checker.verdicts.view import spoken_of, view_of
from checker.verdicts.weigh import FITS, weigh

OF_ANOTHER = "the same words state another fact, and agree with it"
FITS_BETTER = "another fact's words fit it better"
ANOTHERS = frozenset({OF_ANOTHER, FITS_BETTER})
"""Notes of a claim whose value is stated of another fact."""
_BEFORE, _BEHIND = 3, 5


def doubt_confused(case: Case) -> None:
    """Leave open a value that another fact holds, in a sentence with a word by which the rulebook tells that fact apart.

    A count is one of many in its sentence, so that the word must stand beside it.
    """
    names, stated = STOPS.union(*case.matcher.names.aliases), _stated(case)
    for judged in case.judged:
        claim, mention = judged.claim, judged.claim.mention
        if judged.verdict is not Verdict.DISAGREES or mention is None or mention.kind not in SIZES:
            continue
        own = spoken_of(case, case.matcher.facts[claim.rule])
        words = _words_beside(case, claim, mention)
        for fact in _others(case, stated[claim.sentence.start], mention):
            telling = (spoken_of(case, fact) - own - names) & words
            if telling and _holds(case, fact, mention):
                judged.verdict = Verdict.UNDECIDED
                judged.why = f"“{min(telling)}”: it is what {fact.title} is"
                break


def _words_beside(case: Case, claim: Claim, mention: Mention) -> frozenset[str]:
    """The words of the sentence that may tell whose a value is."""
    view = view_of(case, claim, mention)
    before, behind = view.words[: view.first], view.words[view.end :]
    if mention.kind is Kind.COUNT:
        before, behind = before[-_BEFORE:], behind[:_BEHIND]
    return frozenset((*before, *behind))


def _stated(case: Case) -> dict[int, set[str]]:
    """The facts that a sentence states, by where it begins."""
    found: dict[int, set[str]] = {}
    for claim in case.claims:
        found.setdefault(claim.sentence.start, set()).add(claim.rule)
    return found


def _others(case: Case, here: Set[str], mention: Mention) -> list[Fact]:
    """The facts of the value's kind that the sentence does not state otherwise."""
    return [fact for fact in case.matcher.book.facts if fact.name not in here and _takes(fact, mention)]


def _takes(fact: Fact, mention: Mention) -> bool:
    """Whether a value is of a fact's kind; a number of passengers may be one of people."""
    return fact.kind is mention.kind and accepts(fact, _uncounted(mention))


def _uncounted(mention: Mention) -> Mention:
    return mention._replace(unit=None) if mention.kind is Kind.COUNT else mention


def _holds(case: Case, fact: Fact, mention: Mention) -> bool:
    mention = _uncounted(mention)
    weighed = weigh(case.authority, case.matcher.aliases, fact, mention, case.day)
    return weighed is not None and weighed.verdict in FITS


def keep_the_closest(case: Case) -> None:
    """Of two facts from which one value differs keep the one whose wording says more of what stands there."""
    rows: dict[tuple[int, int], list[Judged]] = {}
    for judged in case.judged:
        if judged.verdict is Verdict.DISAGREES and judged.claim.mention is not None:
            rows.setdefault((judged.claim.start, judged.claim.end), []).append(judged)
    for row in rows.values():
        if len({judged.claim.rule for judged in row}) < 2:
            continue
        fits = [(_fit(case, judged.claim), judged) for judged in row]
        best = max(fit for fit, _ in fits)
        sure = any(fit == best and not judged.why for fit, judged in fits)
        for fit, judged in fits:
            if fit < best and (sure or judged.why):
                judged.verdict, judged.note = Verdict.UNDECIDED, FITS_BETTER


def _fit(case: Case, claim: Claim) -> tuple[int, int]:
    """How many words of a wording, without small ones, the sentence has where the wording fits; and how close together."""
    tokens = case.article.reading.tokens(claim.sentence)
    low, high = claim.words
    inside = [token.word for token in tokens if low <= token.start < high]
    content = frozenset(literals(claim.wording.elements)).intersection(inside) - STOPS
    return len(content) + len(claim.wording.names), -len(inside)
