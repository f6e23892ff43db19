"""Words that need care: "charges" where there are only accusations; with their exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims import Claim
from checker.model import Finding, Severity, Verdict, Voice
from checker.verdicts.case import Case


def findings(case: Case) -> Iterator[Finding]:
    """A finding for each use of a term outside its exceptions."""
    terms = {term.name: term for term in case.matcher.book.terms}
    for claim in case.claims:
        term = terms.get(claim.rule)
        if term is None or not term.at(case.day or case.matcher.book.event.day):
            continue
        excused = {
            "quoted": claim.voice is Voice.QUOTED,
            "attributed": claim.voice is Voice.ATTRIBUTED,
            "negated": claim.denied,
        }
        if any(excused[word] for word in term.unless):
            continue
        words = " ".join(case.source.text[claim.start : claim.end].split())
        because = f": {term.because}" if term.because else ""
        yield Finding(
            term.name,
            case.book_name,
            Verdict.DISAGREES,
            term.severity or Severity.ERROR,
            f"“{words}” needs care{because}",
            case.evidence(claim.start, claim.end),
            words,
            term.use or "other words",
            citation=term.source,
            suggestion=_proposal(claim, words, term.use),
            help=term.help or (f"write {term.use}" if term.use else None),
        )


def _proposal(claim: Claim, words: str, use: str | None) -> str | None:
    """What to write instead, where the term is one word in the writer's own voice and takes the other one's form."""
    if use is None or " " in words or claim.voice not in (Voice.OWN, Voice.HEADLINE):
        return None
    if words.endswith("s") != use.endswith("s") or words.endswith(("ed", "ing")):
        return None
    return use[0].upper() + use[1:] if words[0].isupper() else use
