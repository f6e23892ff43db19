"""``checker explain RULE ARTICLE``: what a rule makes of an article, sentence by sentence, and why.

::

    explain("jones_share", [Path("seeds/alabama/no-header.txt")], rules)   lines of text
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.accounts.utterances import compare, how, words_of
from checker.errors import UsageError, nearest
from checker.examine import case_of
from checker.model import Source
from checker.reasons.marked import marked
from checker.reasons.statements import Passage, passages
from checker.reasons.words import articles, day, held, kind_of, quoted
from checker.reporting.english import counted
from checker.reporting.visible import visible
from checker.rulebook.evaluate import Incompatible, Missing, evaluate
from checker.rulebook.formula import Formula
from checker.rulebook.model import Check, Fact, Rulebook, Term, Utterance
from checker.run import Rules, check_sources
from checker.verdicts import BUILT_IN
from checker.verdicts.case import Case
from checker.verdicts.checks import Sheet, sides
from checker.verdicts.quotes import quotations

SENTENCE = "sentence"
"""The path of a sentence that stands for an article."""
Rule = Fact | Check | Utterance | Term
_SHOWN = 8
"""Sentences that only come near, before the rest is counted."""


def find(name: str, rules: Sequence[Rules]) -> list[tuple[Rules, Rule]]:
    """The rules of that name, or of ``rulebook/name``. Raise UsageError when there is none."""
    book_name, _, rule_name = name.rpartition("/")
    found: list[tuple[Rules, Rule]] = []
    known: list[str] = [*BUILT_IN]
    for one in rules:
        book = one.matcher.book
        for rule in all_rules(book):
            known.append(rule.name)
            if rule.name == rule_name and book_name in ("", book.name):
                found.append((one, rule))
    if not found and name not in BUILT_IN:
        raise UsageError(f"no rule is called {name!r}{nearest(name, known)}")
    return found


def all_rules(book: Rulebook) -> list[Rule]:
    """The rules of a rulebook, in the order of its sections."""
    return [*book.facts, *book.checks, *book.quotes, *book.terms]


def explain(
    name: str, sources: Sequence[tuple[Source, int | None]], rules: Sequence[Rules], *, all_near: bool = False
) -> Iterator[str]:
    """Lines on what a rule makes of articles; with a line number only of the sentences on that line."""
    found = find(name, rules)
    if not found:
        yield from _built_in(name, [source for source, _ in sources], rules)
    for one, rule in found:
        yield from _about(one, rule)
        for source, line in sources:
            yield ""
            yield from _in_article(case_of(source, one), one, rule, line, all_near=all_near)


# --- the rule ----------------------------------------------------------------------------------------------------------


def _about(one: Rules, rule: Rule) -> Iterator[str]:
    place = rule.place
    title = rule.title if isinstance(rule, Fact | Check) else rule.name.replace("_", " ")
    yield f"{rule.name}: {visible(title)}   ({place.path}:{place.line})"
    if isinstance(rule, Fact):
        rows = [("holds", list(held(rule, one.authority)))]
        if not rule.choices:
            rows.append(("takes", [kind_of(rule.kind, rule.unit)]))
        rows.append(("says", _says(rule)))
        rows.append(("without", [wording.text for wording in rule.without]))
    elif isinstance(rule, Term):
        rows = [("says", _says(rule)), ("unless", [", ".join(rule.unless)] if rule.unless else [])]
    elif isinstance(rule, Check):
        rows = [("must hold", [rule.formula.text])]
    else:
        rows = [("words", [quoted(rule.text)]), ("speaker", [rule.speaker] if rule.speaker else [])]
    for label, lines in rows:
        for number, line in enumerate(lines):
            yield f"  {label if number == 0 else '':<10}{line}"


def _says(rule: Fact | Term) -> list[str]:
    return [
        f"{number}  {f'{wording.choice}: ' if wording.choice else ''}{visible(wording.text)}"
        for number, wording in enumerate(rule.wordings, 1)
    ]


# --- the rule in an article ----------------------------------------------------------------------------------------------


def _in_article(case: Case, one: Rules, rule: Rule, line: int | None, *, all_near: bool) -> Iterator[str]:
    if isinstance(rule, Check):
        yield from _head(case, one)
        yield from _check(case, rule.formula)
    elif isinstance(rule, Utterance):
        yield from _head(case, one)
        yield from _quote(case, rule)
    else:
        yield from _statements(case, one, rule, line, all_near=all_near)


def _head(case: Case, one: Rules, words: str = "") -> Iterator[str]:
    known = f", of {day(case.day)}" if case.day else ", day unknown"
    if case.source.path == SENTENCE:
        return
    yield f"{case.source.path}{known}{words}"
    if not one.matcher.speaks_of(case.source):
        wanted = articles(one.matcher.book.event.articles)
        yield f"  the rulebook does not speak of it, but of articles that {wanted} (event.articles)"


def _statements(
    case: Case, one: Rules, rule: Fact | Term, line: int | None, *, all_near: bool
) -> Iterator[str]:
    found = list(passages(case, rule))
    if line is not None:
        found = [passage for passage in found if _on_line(case, passage, line)]
    stating = [passage for passage in found if passage.states]
    near = sorted((p for p in found if p.near), key=lambda p: (-p.weight, p.sentence.start))
    bare = [passage for passage in found if not (passage.states or passage.near)]
    if all_near or line is not None:
        near += bare
    shown = near if all_near or line is not None else near[:_SHOWN]
    where = f", line {line}" if line is not None else ""
    counts = f": {counted(len(stating), 'statement')}, {counted(len(near), 'sentence')} near"
    yield from _head(case, one, where + counts)
    if not near and not stating:
        yield from _nothing(rule, len(bare))
    for passage in [*stating, *shown]:
        if case.source.path != SENTENCE:
            yield ""
        yield f"{_where(case, passage)}: {passage.head}"
        text = case.source.text[passage.sentence.start : passage.sentence.end]
        yield from marked(text, passage.marks)
        yield from (f"  - {visible(reason)}" for reason in passage.lines)
    if len(near) > len(shown):
        yield ""
        yield f"{counted(len(near) - len(shown), 'sentence')} more near; --all shows them"
    if near and not stating and isinstance(rule, Fact) and case.source.path != SENTENCE:
        yield ""
        yield f"hint: `checker learn {_where(case, near[0])} --as {rule.name}` proposes a wording for the first of them"


def _where(case: Case, passage: Passage) -> str:
    if case.source.path == SENTENCE:
        return SENTENCE
    start, _ = case.source.place(passage.sentence.start, passage.sentence.end)
    return f"{case.source.path}:{case.source.position(start)[0]}"


def _on_line(case: Case, passage: Passage, line: int) -> bool:
    start, end = case.source.place(passage.sentence.start, passage.sentence.end)
    return case.source.position(start)[0] <= line <= case.source.position(max(end - 1, start))[0]


def _nothing(rule: Fact | Term, bare: int) -> Iterator[str]:
    if not rule.wordings:
        yield "  the rule has no wordings: no sentence can state it"
        return
    yield "  no sentence comes near: none holds its words beside a value that it takes"
    if bare:
        yield f"  {counted(bare, 'sentence')} with a value that it takes, or a word of it, alone; --all shows them"


def _check(case: Case, formula: Formula) -> Iterator[str]:
    sheet = Sheet(case, case.day)
    try:
        holds = evaluate(formula.expr, sheet.leaf)
    except Missing as error:
        yield from (f"  {visible(line)}" for line in sheet.lines.values())
        yield f"  nobody says what {error.name} is: the check is passed over"
        return
    except Incompatible as error:
        yield f"  cannot be worked out: {error}"
        return
    yield from (f"  {visible(line)}" for line in sheet.lines.values())
    yield from (f"  {visible(line)}" for line in sides(formula.expr, sheet, formula.text))
    if not (sheet.used or sheet.stamps):
        yield "  the article states none of this; the values are the rulebook's own"
    words = {True: "it holds", False: "it cannot hold"}.get(holds if isinstance(holds, bool) else None)  # type: ignore[arg-type]  # None is the default
    yield f"  {words or 'it may hold: some of the values that the wordings allow make it true'}"


def _quote(case: Case, rule: Utterance) -> Iterator[str]:
    canonical = words_of(rule.text)
    near = 0
    for mention, words in quotations(case.article):
        comparison = compare(canonical, words)
        if comparison is None:
            continue
        near += 1
        start, _ = case.source.place(mention.start, mention.end)
        who = f", given to {quoted(mention.speaker)}" if mention.speaker else ""
        yield ""
        yield f"{case.source.path}:{case.source.position(start)[0]}: the same utterance{who}"
        yield from marked(case.source.text[mention.start : mention.end], ())
        yield f"  - {'its words are the same' if comparison.same else visible(how(comparison))}"
    if not near:
        yield f"  none of {counted(len(quotations(case.article)), 'quotation')} of five words or more is this utterance"


def _built_in(name: str, sources: Sequence[Source], rules: Sequence[Rules]) -> Iterator[str]:
    yield f"{name}: a built-in check"
    report = check_sources(sources, rules)
    for source in sources:
        mine = [f for f in report.findings if f.rule == name and f.evidence.source == source.path]
        yield ""
        yield f"{source.path}: {counted(len(mine), 'finding')}"
        for finding in mine:
            yield f"  line {finding.evidence.line}: {quoted(finding.evidence.text)}: {visible(finding.message)}"
            yield from (f"  - {visible(line)}" for line in finding.arithmetic)
