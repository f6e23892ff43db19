"""``checker learn ARTICLE:LINE [--as FACT]``: the wording and, if need be, the fact for a sentence, as YAML to paste.

It is tried before it is shown: on the sentence itself, and on the other articles of the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker import verdicts
from checker.claims import Matcher
from checker.claims.slots import accepts
from checker.errors import RulebookErrors, UsageError, nearest
from checker.examine import case_of
from checker.explaining.generalise import carrying, wordings_of
from checker.model import CALENDAR, Kind, Mention, Sentence, Source
from checker.reasons.marked import FITS, VALUE, Mark, marked
from checker.reasons.partial import but_for_one, furthest
from checker.reasons.words import quoted
from checker.reporting.english import counted
from checker.reporting.visible import visible
from checker.rulebook import load as loading
from checker.rulebook.authority import Authority
from checker.rulebook.matching import Field
from checker.rulebook.model import Fact, Rulebook
from checker.rulebook.phrases import Place
from checker.rulebook.wordings import parse
from checker.run import Rules
from checker.verdicts.case import Case

_SHOWN = 6
_NEAR = 6
"""Weight from which on a sentence is taken to speak of a fact that the rulebook has."""
_PLAIN = re.compile(r"[A-Za-z0-9$€£][^:#\[\]{},&*!|>'\"%@`\n]*\Z")
_BARE = Rulebook(
    "new", "new.yaml", loading.loads("new", "facts: {a: 1 vote}").event, (), (), (), (), (), (), ()
)


class Proposal(Struct, frozen=True):
    """A wording for a fact, old or new, tried on its sentence."""

    rules: Rules
    fact: Fact
    known: bool
    wording: str
    sentence: Sentence
    mention: Mention


def learn(
    source: Source, line: int, rules: Sequence[Rules], wanted: str | None, others: Sequence[Source]
) -> Iterator[str]:
    """Lines: a proposal for every value on a line of an article that no rule checks. Raise UsageError."""
    spoken = [one for one in rules if one.matcher.speaks_of(source)]
    one = _meant(spoken or list(rules), wanted)
    case = case_of(source, one)
    found = list(_mentions(case, line, one, wanted))
    if not found:
        yield from _nothing(case, line)
        return
    shown = 0
    for sentence, mention in found:
        try:
            proposal = _propose(case, one, sentence, mention, wanted)
        except RulebookErrors:  # "a woman in her 30s": a reader knows it, a rulebook has no way to write it
            proposal = None
        if shown:
            yield ""
        shown += 1
        yield from _sentence(case, sentence, [Mark(mention.start, mention.end, VALUE)])
        if proposal is None:
            yield f"  nothing can be made of {quoted(mention.text)} and the words beside it: write the wording yourself"
            continue
        yield from _yaml(case, proposal)
        yield from _trial(proposal, [source, *others])


def _meant(rules: Sequence[Rules], wanted: str | None) -> Rules:
    """The rulebook that has the fact, else the first that speaks of the article, else an empty one."""
    for one in rules:
        if wanted is not None and wanted in one.matcher.facts:
            return one
    if wanted is not None and not wanted.isidentifier():
        known = [name for one in rules for name in one.matcher.facts]
        raise UsageError(
            f"--as {wanted}: a fact's name is one word of letters, digits and _{nearest(wanted, known)}"
        )
    return rules[0] if rules else Rules(Matcher(_BARE), Authority(_BARE, Path()))


def _mentions(case: Case, line: int, one: Rules, wanted: str | None) -> Iterator[tuple[Sentence, Mention]]:
    """The values of the sentences on a line that no rule has claimed; with a known fact, those that it takes."""
    fact = one.matcher.facts.get(wanted or "")
    taken = {(claim.start, claim.end) for claim in case.claims if not claim.denied}
    for sentence in _on_line(case, line):
        for mention in case.article.reading.mentions_in(sentence):
            if mention.kind in (Kind.NAME, Kind.QUOTE, Kind.ORDINAL) and fact is None:
                continue
            if mention.kind is Kind.QUOTE or (mention.start, mention.end) in taken:
                continue
            if fact is None or accepts(fact, mention):
                yield sentence, mention


def _on_line(case: Case, line: int) -> Iterator[Sentence]:
    source = case.source
    for sentence in case.article.reading.sentences:
        start, end = source.place(sentence.start, sentence.end)
        if source.position(start)[0] <= line <= source.position(max(end - 1, start))[0]:
            yield sentence


def _nothing(case: Case, line: int) -> Iterator[str]:
    sentences = list(_on_line(case, line))
    yield f"{case.source.path}:{line}: {'every value here is checked, or there is none' if sentences else 'there is no sentence on this line'}"
    for sentence in sentences:
        claims = [claim for claim in case.claims if claim.sentence.start == sentence.start]
        yield from _sentence(case, sentence, [Mark(claim.start, claim.end, FITS) for claim in claims])
        for claim in claims:
            yield f"  - {quoted(case.source.text[claim.start : claim.end])} states {claim.rule}"


def _sentence(case: Case, sentence: Sentence, marks: Sequence[Mark]) -> Iterator[str]:
    start, _ = case.source.place(sentence.start, sentence.end)
    yield f"{case.source.path}:{case.source.position(start)[0]}"
    text = case.source.text[sentence.start : sentence.end]
    yield from marked(text, [Mark(m.start - sentence.start, m.end - sentence.start, m.sign) for m in marks])


# --- the proposal --------------------------------------------------------------------------------------------------------


def _propose(
    case: Case, one: Rules, sentence: Sentence, mention: Mention, wanted: str | None
) -> Proposal | None:
    matcher = one.matcher
    laid = matcher.laid_out(case.article, sentence)
    texts = list(wordings_of(mention, laid))
    if not texts:
        return None
    name = wanted or _nearest_fact(one, mention, laid) or _new_name(mention, laid, matcher.facts)
    known = matcher.facts.get(name)
    fact = known or _new_fact(name, case, mention)
    proposals = (_tried(one, fact, known is not None, text, sentence, mention) for text in texts)
    made: list[Proposal] = []
    for proposal in proposals:
        made.append(proposal)
        if _verdict(proposal, case.source, mention) is not None:
            return proposal
    return made[-1]


def _tried(one: Rules, fact: Fact, known: bool, text: str, sentence: Sentence, mention: Mention) -> Proposal:
    """The rulebook with this one wording, ready to be tried."""
    matcher = one.matcher
    wording = parse(text, Place("proposal", 1, 1), fact.name, matcher.names.aliases)
    tried = replace(fact, wordings=(wording,), without=())
    silent = tuple(replace(f, wordings=()) for f in matcher.book.facts if f.name != fact.name)
    book = replace(matcher.book, facts=(*silent, tried), terms=(), quotes=(), checks=())
    authority = one.authority if known else Authority(book, Path(matcher.book.path).parent)
    ready = Rules(Matcher(book if known else authority.book), authority)
    return Proposal(ready, fact, known, text, sentence, mention)


def _nearest_fact(one: Rules, mention: Mention, laid: Field) -> str | None:
    """The fact of the rulebook whose wordings come nearest, and that takes the value."""
    best: tuple[int, str] | None = None
    for name, program in one.matcher.programs:
        fact = one.matcher.facts.get(name)
        if fact is None or fact.choices or not accepts(fact, mention):
            continue
        lack = but_for_one(program, laid, one.matcher.names.kinds)
        partial = furthest(program, laid, one.matcher.names.kinds)
        weight = max(lack.weight if lack else 0, partial.weight if partial else 0)
        if weight >= _NEAR and (best is None or weight > best[0]):
            best = weight, name
    return best[1] if best else None


def _new_name(mention: Mention, laid: Field, facts: dict[str, Fact]) -> str:
    words = [word for word in carrying(mention, laid) if word.isidentifier()] or [str(mention.kind)]
    name = "_".join(words[:3])
    number = 2
    while (name if number == 2 else f"{name}_{number}") in facts:
        number += 1
    return name if number == 2 else f"{name}_{number}"


def _new_fact(name: str, case: Case, mention: Mention) -> Fact:
    text = f"facts:\n  {name}:\n    value: {scalar(_value(case, mention))}\n    source: somebody\n    says: x <value>\n"
    fact = loading.loads("proposal", text, verdicts.BUILT_IN).fact(name)
    assert fact is not None
    return fact


def _value(case: Case, mention: Mention) -> str:
    """The value as a rulebook writes it: without its hedge, a day as an ISO date."""
    if mention.kind in CALENDAR and mention.interval is not None and mention.interval.is_exact:
        assert mention.interval.low is not None
        return date.fromordinal(int(mention.interval.low)).isoformat()
    start = mention.core_start if mention.core_start >= 0 and mention.hedge else mention.start
    return " ".join(case.source.text[start : mention.end].split())


def scalar(text: str) -> str:
    """A text as YAML: plain where nothing in it could be taken for syntax, else in single quotes."""
    return text if _PLAIN.match(text) and text == text.strip() else "'" + text.replace("'", "''") + "'"


def _yaml(case: Case, proposal: Proposal) -> Iterator[str]:
    fact, mention = proposal.fact, proposal.mention
    example = visible(" ".join(case.source.text[proposal.sentence.start : proposal.sentence.end].split()))
    yield ""
    if proposal.known:
        yield f"  {fact.name}:   # {fact.place.path}:{fact.place.line}; add to what stands there"
    else:
        yield f"  {fact.name}:"
        yield f"    value: {scalar(_value(case, mention))}"
        yield "    source: who says so, and when"
    yield "    says: |"
    yield f"      {proposal.wording}"
    yield "    examples:"
    yield f"      {_verdict(proposal, case.source, mention) or 'states'}: {scalar(example)}"
    yield ""


def _verdict(proposal: Proposal, source: Source, mention: Mention) -> str | None:
    case = case_of(source, proposal.rules)
    for judged in case.judged:
        if (judged.claim.start, judged.claim.end) == (mention.start, mention.end):
            verdict = str(judged.verdict)
            return "agrees" if verdict == "rounds" else verdict
    return None


def _trial(proposal: Proposal, sources: Sequence[Source]) -> Iterator[str]:
    """What the wording fits in the articles of the folder."""
    rows: list[tuple[Case, int]] = []
    for source in sources:
        case = case_of(source, proposal.rules)
        if proposal.rules.matcher.speaks_of(source):
            rows += [
                (case, number) for number, claim in enumerate(case.claims) if claim.rule == proposal.fact.name
            ]
    articles = {case.source.path for case, _ in rows}
    yield f"  it fits {counted(len(rows), 'sentence')} in {counted(len(articles), 'article')} of {len(sources)}:"
    for case, number in rows[:_SHOWN]:
        claim = case.claims[number]
        judged = next((judged for judged in case.judged if judged.claim is claim), None)
        verdict = "asserts nothing" if claim.denied else str(judged.verdict) if judged else "stated"
        start, _ = case.source.place(claim.start, claim.end)
        said = quoted(case.source.text[claim.words[0] : claim.words[1]])
        yield f"  - {case.source.path}:{case.source.position(start)[0]}: {verdict}: {said}"
    if len(rows) > _SHOWN:
        yield f"  - and {len(rows) - _SHOWN} more"
