"""A fact or a term in one article: which sentences state it and how they compare, and which only come near, and why.

``explain jones_share article.txt``: line 6 states it as 49.92 percent and agrees; line 9 fits a wording but says "would".
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from checker.claims import Claim
from checker.claims.denial import denying
from checker.model import Sentence, Verdict, Voice
from checker.reasons.marked import FITS, VALUE, Mark
from checker.reasons.obstacles import obstacle
from checker.reasons.partial import Lacking, Partial, but_for_one, furthest
from checker.reasons.words import day, quoted, written
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount
from checker.rulebook.matching import Field, Match, matches
from checker.rulebook.model import Fact, Term
from checker.rulebook.phrases import Wording
from checker.rulebook.programs import Program
from checker.verdicts.case import Case, Judged
from checker.verdicts.facts import in_unit_of

_WORD, _VALUE = 3, 4
"""A sentence comes near when it weighs more than a word or a value alone does, and holds a value where one is wanted."""
_TRIES = 2


class Passage(Struct):
    """A sentence and what the rule makes of it: a word for the head, marks on its text, and lines that say why.

    It ``states`` the rule, comes ``near``, or holds nothing but a value or a word of it.
    """

    sentence: Sentence
    head: str
    states: bool = False
    near: bool = False
    weight: int = 0
    marks: list[Mark] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def passages(case: Case, rule: Fact | Term) -> Iterator[Passage]:
    """The sentences of an article that state the rule or come near, in the order of the text."""
    claims: dict[int, list[Claim]] = {}
    for claim in case.claims:
        if claim.rule == rule.name:
            claims.setdefault(claim.sentence.start, []).append(claim)
    programs = [
        program
        for name, program in case.matcher.programs
        if name == rule.name or rule.name in program.wording.slots
    ]
    for sentence in case.article.reading.sentences:
        tokens = case.article.reading.tokens(sentence)
        if not tokens:
            continue
        if sentence.start in claims:
            for claim in claims[sentence.start]:
                yield _stated(case, rule, claim)
            continue
        laid = case.matcher.laid_out(case.article, sentence)
        found = _silenced(case, rule, sentence, laid, programs) or _near(case, rule, sentence, laid, programs)
        if found is not None:
            yield found


# --- sentences that state it ---------------------------------------------------------------------------------------


def _stated(case: Case, rule: Fact | Term, claim: Claim) -> Passage:
    start = claim.sentence.start
    marks = [
        Mark(claim.words[0] - start, claim.words[1] - start, FITS),
        Mark(claim.start - start, claim.end - start, VALUE),
    ]
    words = case.source.text[claim.words[0] : claim.words[1]]
    lines = [f"{_numbered(rule, claim.wording)} fits {quoted(words)}"]
    if claim.denied:
        head = "fits, but asserts nothing"
        lines.append(_denial(case, claim))
    elif isinstance(rule, Term):
        head = "flagged" if str(claim.voice) not in rule.unless else "not flagged"
        if head == "not flagged":
            lines.append(f"not flagged, because the words are {claim.voice} (`unless`)")
    else:
        judged = next((j for j in case.judged if j.claim is claim), None)
        head = str(judged.verdict) if judged else "stated; the rulebook has no value to hold it against"
        lines += _compared(rule, judged, claim) if judged else []
        lines += _voice(claim)
    return Passage(claim.sentence, head, states=True, marks=marks, lines=lines)


def _numbered(rule: Fact | Term, wording: Wording) -> str:
    places = [known.place for known in rule.wordings]
    if wording.place in places:
        number = f"wording {places.index(wording.place) + 1}"
    else:
        number = f"the wording `{wording.text}` of another rule"
    return f"{number} ({wording.choice})" if wording.choice else number


def _denial(case: Case, claim: Claim) -> str:
    laid = case.matcher.laid_out(case.article, claim.sentence)
    for _, program in case.matcher.programs:
        if program.wording.place == claim.wording.place:
            for match in matches(program, laid, case.matcher.names.kinds):
                if (word := denying(match, laid)) is not None:
                    return f"not counted: {quoted(word)} denies or supposes it; a wording may hold that word itself"
    return "not counted: the sentence denies or supposes it"


def _compared(fact: Fact, judged: Judged, claim: Claim) -> Iterator[str]:
    held = judged.held
    if claim.choice is not None and held is not None:
        yield f"compared: it says {quoted(claim.choice)}, the rulebook has {quoted(held.text)}"
    mention = claim.mention
    if mention is not None and held is not None:
        said = amounts.of_mention(mention)
        if mention.hedge:
            yield f"read with {quoted(mention.hedge)}, which widens the value"
        if mention.anchor:
            yield f"the day is counted from {mention.anchor}"
        worth = held.worth
        if isinstance(said, Amount) and isinstance(worth, Amount) and mention.interval is not None:
            shown = in_unit_of(worth, mention)
            against = str(worth) if shown is None else amounts.show(shown, said.unit)
            meets = _meeting(judged.verdict)
            yield f"compared: {said} (stated) with {against} (held): {meets}"
        else:
            yield f"compared: {said} (stated) with {held.text} (held)"
        if held.since or held.until:
            yield f"held {_when(judged)}"
    if judged.note:
        yield f"remark: {judged.note}"
    if judged.why:
        yield f"left open: {judged.why}" if not judged.silent else f"left alone: {judged.why}"


def _meeting(verdict: Verdict) -> str:
    return {
        Verdict.AGREES: "they overlap",
        Verdict.ROUNDS: "they meet by rounding only",
        Verdict.IMPRECISE: "only the side that the hedge names is missed, and narrowly",
        Verdict.STALE: "they overlap, but the value was superseded by then",
        Verdict.DISAGREES: "they do not overlap",
        Verdict.UNDECIDED: "it cannot be decided",
    }[verdict]


def _when(judged: Judged) -> str:
    assert judged.held is not None
    since, until = judged.held.since, judged.held.until
    parts = [f"from {day(since)}" if since else "", f"until {day(until)}" if until else ""]
    return " ".join(part for part in parts if part)


def _voice(claim: Claim) -> Iterator[str]:
    who = f" by {quoted(claim.speaker)}" if claim.speaker else ""
    if claim.voice is Voice.ATTRIBUTED:
        yield f"attributed{who}: a finding would be one step softer"
    elif claim.voice is Voice.QUOTED:
        yield f"quoted{who}: the content is not laid at the article's door"


# --- sentences that come near ----------------------------------------------------------------------------------------


def _silenced(
    case: Case, rule: Fact | Term, sentence: Sentence, laid: Field, programs: list[Program]
) -> Passage | None:
    """A sentence that fits a wording and holds words of ``without``."""
    barred = case.matcher.excepted(rule.name, laid)
    if barred is None:
        return None
    for program in programs:
        match = next(matches(program, laid, case.matcher.names.kinds), None)
        if match is not None:
            lines = [
                f"{_numbered(rule, program.wording)} fits {quoted(_words(case, laid, match))}",
                f"`without: {barred.wording.text}` keeps the rule from sentences with {quoted(_words(case, laid, barred))}",
            ]
            marks = [_mark(laid, sentence, match, FITS), _mark(laid, sentence, barred, VALUE)]
            return Passage(sentence, "kept out by `without`", near=True, weight=99, marks=marks, lines=lines)
    return None


def _words(case: Case, laid: Field, match: Match) -> str:
    return case.source.text[laid.tokens[match.start].start : laid.tokens[match.end - 1].end]


def _mark(laid: Field, sentence: Sentence, match: Match, sign: str) -> Mark:
    start, end = laid.tokens[match.start].start, laid.tokens[match.end - 1].end
    return Mark(start - sentence.start, end - sentence.start, sign)


def _near(
    case: Case, rule: Fact | Term, sentence: Sentence, laid: Field, programs: list[Program]
) -> Passage | None:
    """How far the wordings get in a sentence that none of them fits; None when all are far."""
    one_off = [lack for p in programs if (lack := but_for_one(p, laid, case.matcher.names.kinds)) is not None]
    if one_off:
        lack = max(one_off, key=lambda lack: lack.weight)
        if not _is_behind_a_value(case, laid, lack, programs):
            return _one_off(case, rule, sentence, laid, lack)
    tries: list[Partial] = []
    for program in programs:
        partial = furthest(program, laid, case.matcher.names.kinds)
        if partial is not None:
            tries.append(partial)
    tries.sort(key=lambda partial: -partial.weight)
    if not tries or tries[0].weight < _WORD:
        return None
    best = tries[0]
    marks = [
        Mark(laid.tokens[a].start - sentence.start, laid.tokens[b - 1].end - sentence.start, FITS)
        for a, b in best.taken
    ]
    if best.rival:
        token = laid.tokens[best.until]
        marks.append(Mark(token.start - sentence.start, token.end - sentence.start, VALUE))
    lines = [
        f"{_numbered(rule, partial.wording)}: {obstacle(partial, laid, case.source.text, case.matcher.facts)}"
        for partial in tries[:_TRIES]
        if partial.weight >= best.weight - 1
    ]
    held = not best.wording.slots or any(laid.taken(slot) for slot in best.wording.slots)
    near = best.weight > _VALUE and held
    head = "comes near" if near else "far"
    return Passage(sentence, head, near=near, weight=best.weight, marks=marks, lines=lines)


def _is_behind_a_value(case: Case, laid: Field, lack: Lacking, programs: list[Program]) -> bool:
    """Whether the word that is lacking does stand in the sentence, behind a value over which the gap may not step."""
    if lack.words.isdisjoint(laid.words):
        return False
    own = next(program for program in programs if program.wording is lack.wording)
    partial = furthest(own, laid, case.matcher.names.kinds)
    return partial is not None and partial.rival and partial.until not in laid.names


def _one_off(case: Case, rule: Fact | Term, sentence: Sentence, laid: Field, lack: Lacking) -> Passage:
    """A sentence that a wording fits but for one of its elements."""
    marks = [
        Mark(laid.tokens[a].start - sentence.start, laid.tokens[b - 1].end - sentence.start, FITS)
        for a, b in lack.taken
    ]
    line = f"{_numbered(rule, lack.wording)} fits but for `{' '.join(written(element, rule.name) for element in lack.elements)}`"
    lines = [line]
    if lack.first:
        lines[0] += ", which would stand before it"
        lines += _rival_before(case, rule, laid, lack)
    elif lack.until > lack.at:
        start, end = laid.tokens[lack.at].start, laid.tokens[lack.until - 1].end
        marks.append(Mark(start - sentence.start, end - sentence.start, VALUE))
        lines[0] += f": the sentence has {quoted(case.source.text[start:end])}"
        there = [word for word in laid.words[lack.at : lack.until] if word in lack.words]
        if there:
            lines[0] += (
                f"; {quoted(there[0])} is there, but not side by side with the rest: `...` lets words between"
            )
    return Passage(sentence, "comes near", near=True, weight=lack.weight + _VALUE, marks=marks, lines=lines)


def _rival_before(case: Case, rule: Fact | Term, laid: Field, lack: Lacking) -> Iterator[str]:
    """A name with which the wording begins does stand before the rest, and a rival stands between."""
    for name, program in case.matcher.programs:
        if name == rule.name and program.wording.place == lack.wording.place:
            partial = furthest(program, laid, case.matcher.names.kinds)
            if partial is not None and partial.rival:
                yield obstacle(partial, laid, case.source.text, case.matcher.facts)
