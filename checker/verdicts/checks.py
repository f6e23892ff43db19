"""Checks and derived facts, recomputed in intervals from what one article prints.

Beside 49.92 and 48.38 percent of 1,344,406 votes, "a lead of more than 21,000" cannot be: the shares leave 20,570 to
20,838. The rulebook fills in what the article leaves out; every printed precision is respected (the method of statcheck,
Nuijten et al. 2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct, field

from checker.model import STATING, Evidence, Field, Finding, Severity, Stamp, Verdict
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Result
from checker.rulebook.authority import attribute
from checker.rulebook.evaluate import Incompatible, Missing, evaluate
from checker.rulebook.formula import Expr, Formula
from checker.rulebook.model import Check
from checker.units import CALENDAR_DAY
from checker.verdicts.case import Case, Judged, stamp_evidence
from checker.verdicts.compare import fineness
from checker.verdicts.policy import max_of
from checker.verdicts.scope import scope_of
from checker.verdicts.siblings import ANOTHERS

_PAGE = {
    "page.published": (Field.HEADER, Field.PUBLISHED),
    "page.header": (Field.HEADER,),
    "page.updated": (Field.UPDATED,),
    "page.dateline": (Field.DATELINE,),
}


class Sheet(Struct):
    """What an article states, for a formula: its own claims first, then the rulebook; and what was used."""

    case: Case
    day: date | None
    used: dict[str, Judged] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    """Facts for which the rulebook's value is taken, whatever the article states."""
    only: Judged | None = None
    """The one statement to try; the rest is the rulebook's."""
    instead: Judged | None = None
    """A statement to take for its fact, where the article states it more than once."""

    def leaf(self, name: str) -> Result:
        """The value of a dotted name. Raise Missing."""
        if name in _PAGE:
            stamp = self.case.source.stamp(*_PAGE[name])
            if stamp is None:
                raise Missing(name)
            self.stamps[name] = stamp
            self.lines[name] = f"{name} = {stamp.day} (the page)"
            return amounts.of_day(stamp.day)
        head, _, tail = name.partition(".")
        fact = self.case.matcher.facts.get(head)
        if fact is not None:
            judged = self._judged(head)
            if judged is not None and judged.claim.mention is not None:
                worth: Result = amounts.of_mention(judged.claim.mention)
                if worth is not None:
                    self.used[head] = judged
                    self.lines[head] = (
                        f"{head} = {worth} (the article: “{' '.join(judged.claim.mention.text.split())}”)"
                    )
                    return attribute(worth, tail, name)
            if fact.formula is not None:
                return attribute(evaluate(fact.formula.expr, self.leaf), tail, name)
        worth = self.case.authority.leaf(name, self.day)
        source = self.case.authority.source_of(head, self.day)
        self.lines[name] = f"{name} = {worth} (the rulebook{f': {source}' if source else ''})"
        return worth

    def _judged(self, fact: str) -> Judged | None:
        if self.only is not None:
            return self.only if self.only.claim.rule == fact else None
        if self.instead is not None and self.instead.claim.rule == fact:
            return self.instead
        return None if fact in self.without else next(iter(_statements(self.case, fact)), None)


_ORDERS = frozenset({"<", "<=", ">", ">="})


def flipped(case: Case, judged: Judged) -> Check | None:
    """The check whose conclusion a statement turns round: it holds for the rulebook, and could not with this value.

    Only checks that compare in order draw a conclusion ("no recount"); a sum that no longer comes out draws none.
    """
    for check in case.matcher.book.checks:
        expr = check.formula.expr
        if expr.op not in _ORDERS or judged.claim.rule not in set(_facts_of(case, check.formula)):
            continue
        try:
            holds = evaluate(expr, lambda name: case.authority.leaf(name, case.day))
            tried = evaluate(expr, Sheet(case, case.day, only=judged).leaf)
        except (Missing, Incompatible):
            continue
        if holds is True and tried is False:
            return check
    return None


def findings(case: Case) -> Iterator[Finding]:
    """A finding for every check that cannot hold with what the article states."""
    for check in case.matcher.book.checks:
        formula = check.formula
        sheet = _failing(case, formula, None)
        if sheet is None or not (sheet.used or sheet.stamps):
            continue
        if not sheet.stamps and _of_another_scope(case, sheet):
            continue
        if not sheet.stamps and _follows(case, formula, sheet):
            continue
        message = f"{check.title}: `{formula.text}` cannot hold with what the article states"
        severity = check.severity or Severity.ERROR
        if sheet.stamps and _off_by_a_zone(sheet, formula):
            severity = max_of(severity, Severity.WARNING)
            message += "; it misses by a day, which a time zone may explain"
        yield _finding(case, check.name, check.source, check.help, severity, message, sheet, formula)
    for fact in case.matcher.book.facts:
        if fact.formula is None or not _statements(case, fact.name):
            continue
        whole = Formula(
            f"{fact.name} = {fact.formula.text}",
            Expr("==", (Expr("name", leaf=fact.name), fact.formula.expr)),
            fact.formula.place,
        )
        sheet = _failing(case, whole, fact.name)
        if sheet is None or len(sheet.used) < 2 or _follows(case, whole, sheet):
            continue
        if _of_another_scope(case, sheet):
            continue
        message = f"{fact.title}: the article's own figures do not give its “{_words(sheet.used[fact.name])}”"
        yield _finding(
            case, fact.name, fact.source, fact.help, fact.severity or Severity.ERROR, message, sheet, whole
        )


def _of_another_scope(case: Case, sheet: Sheet) -> bool:
    """Whether one of the statements measures something else, as "economists expect an increase by half a point" does."""
    return any(scope_of(case, judged.claim) is not None for judged in sheet.used.values())


def _failing(case: Case, formula: Formula, recomputed: str | None) -> Sheet | None:
    """The sheet on which the formula is certainly false, or None when on some day of its facts it may hold."""
    days: list[date | None] = [case.day]
    if case.day is None:
        bounds = {era.since for leaf in _facts_of(case, formula) for era in case.authority.eras(leaf)}
        bounds |= {
            date.fromordinal(era.until.toordinal() - 1)
            for leaf in _facts_of(case, formula)
            for era in case.authority.eras(leaf)
            if era.until
        }
        days = sorted(bounds, key=lambda day: day or date.min) or [None]
    failing: Sheet | None = None
    for day in days:
        sheet = Sheet(case, day)
        try:
            if evaluate(formula.expr, sheet.leaf) is not False:
                return None
        except (Missing, Incompatible):
            return None
        if _may_hold_otherwise(case, formula, sheet):
            return None
        failing = failing or sheet
    return failing


def _follows(case: Case, formula: Formula, sheet: Sheet) -> bool:
    """Whether nothing is wrong but what is reported already: with the rulebook's values for those, it may hold."""
    reported = frozenset(fact for fact, judged in sheet.used.items() if judged.verdict is Verdict.DISAGREES)
    if not reported:
        return False
    try:
        return evaluate(formula.expr, Sheet(case, sheet.day, without=reported).leaf) is not False
    except (Missing, Incompatible):
        return True


def _may_hold_otherwise(case: Case, formula: Formula, sheet: Sheet) -> bool:
    """Whether another statement of one of the facts would do: an article that updates a toll states it twice."""
    for fact, taken in sheet.used.items():
        for other in _statements(case, fact):
            if other is taken:
                continue
            tried = Sheet(case, sheet.day, instead=other)
            try:
                if evaluate(formula.expr, tried.leaf) is not False:
                    return True
            except (Missing, Incompatible):
                return True
    return False


def _facts_of(case: Case, formula: Formula) -> Iterator[str]:
    todo, seen = list(formula.expr.leaves()), set()
    while todo:
        name = todo.pop().split(".")[0]
        fact = case.matcher.facts.get(name)
        if fact is not None and name not in seen:
            seen.add(name)
            yield name
            if fact.formula:
                todo += fact.formula.expr.leaves()


def _statements(case: Case, rule: str) -> list[Judged]:
    """What the article itself says of a fact, the finest first: never a quotation's, nor what may be another's."""
    found = [
        judged
        for judged in case.judged
        if judged.claim.rule == rule
        and judged.claim.mention is not None
        and judged.claim.voice in STATING
        and judged.note not in ANOTHERS
        and not (judged.why and judged.held is not None and judged.verdict is Verdict.UNDECIDED)
        and not judged.silent
    ]
    return sorted(found, key=lambda judged: fineness(judged.claim))


def _finding(
    case: Case,
    rule: str,
    source: str | None,
    help: str | None,
    severity: Severity,
    message: str,
    sheet: Sheet,
    formula: Formula,
) -> Finding:
    places: list[Evidence] = []
    ranked = sorted(
        sheet.used.values(),
        key=lambda j: (j.verdict in (Verdict.AGREES, Verdict.ROUNDS), j.claim.rule != rule),
    )
    if sheet.stamps:
        places += [stamp_evidence(case.source, stamp) for stamp in sheet.stamps.values()]
    places += [case.evidence(judged.claim.start, judged.claim.end) for judged in ranked]
    lines = [*sheet.lines.values(), *sides(formula.expr, sheet, formula.text)]
    stated = places[0].text
    return Finding(
        rule,
        case.book_name,
        Verdict.DISAGREES,
        severity,
        message,
        places[0],
        stated,
        _expected(formula, sheet),
        related=tuple(places[1:]),
        arithmetic=tuple(lines),
        citation=source or _sources(case, sheet),
        help=help,
    )


def _sources(case: Case, sheet: Sheet) -> str | None:
    names = [name.split(".")[0] for name, line in sheet.lines.items() if "(the rulebook" in line]
    sources = dict.fromkeys(case.authority.source_of(name, sheet.day) for name in names)
    return "; ".join(source for source in sources if source) or None


def _expected(formula: Formula, sheet: Sheet) -> str:
    """What a lone fact would have to be: "20,569 to 20,838 votes (lead_votes == …)"; else the condition itself."""
    expr = formula.expr
    if expr.op == "==" and expr.args[0].op == "name" and expr.args[1].op not in ("name", "number"):
        try:
            worth = evaluate(expr.args[1], sheet.leaf)
        except (Missing, Incompatible):
            return formula.text
        if isinstance(worth, Amount) and worth.unit.name != CALENDAR_DAY:
            return f"{worth} ({formula.text})"
    return formula.text


def sides(expr: Expr, sheet: Sheet, text: str) -> Iterator[str]:
    """Each side of the failed comparison, worked out."""
    if expr.op in ("and", "or", "not"):
        for arg in expr.args:
            yield from sides(arg, sheet, text)
        return
    for arg in expr.args:
        if arg.op in ("name", "number", "date", "text"):
            continue
        try:
            worth = evaluate(arg, sheet.leaf)
        except (Missing, Incompatible):
            continue
        shown = (
            text[arg.start : arg.end]
            if arg.end <= len(text) and "=" not in text[arg.start : arg.end]
            else "recomputed"
        )
        yield f"{shown} = {worth}"


def _off_by_a_zone(sheet: Sheet, formula: Formula) -> bool:
    """Whether a page's date misses by one day only."""
    expr = formula.expr
    if len(expr.args) != 2:
        return False
    try:
        a, b = (evaluate(arg, sheet.leaf) for arg in expr.args)
    except (Missing, Incompatible):
        return False
    if not (isinstance(a, Amount) and isinstance(b, Amount) and a.unit is amounts.CALENDAR_UNIT is b.unit):
        return False
    gap = (a.interval - b.interval).middle
    return gap is not None and abs(gap) <= 1


def _words(judged: Judged) -> str:
    assert judged.claim.mention is not None
    return " ".join(judged.claim.mention.text.split())
