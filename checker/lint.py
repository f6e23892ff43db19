"""What a rulebook's author would want to know, beside its mistakes: wordings that never fit, rules without source.

``facts.deaths: no source says so`` · ``every sentence that fits this wording fits the one on line 12`` · ``from 2024-03-05 until
2024-03-07 the fact has no value``. A wording is tried on sentences that are made from it: what it does not fit itself, it
fits nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from checker.claims import Matcher
from checker.claims.denial import denied, is_empty
from checker.claims.samples import samples
from checker.errors import RulebookError, RulebookErrors
from checker.model import Kind
from checker.rulebook.authority import Authority
from checker.rulebook.located import with_excerpts
from checker.rulebook.matching import Field, Match, matches
from checker.rulebook.model import Fact, FactValue, Rulebook, Term
from checker.rulebook.phrases import Place, Wording
from checker.rulebook.programs import Program
from checker.rulebook.wordings import literals
from checker.rules import Rules, files_of, idle, load_one
from checker.verdicts.examples import article_of


class Linted(Struct, frozen=True):
    """What was found in one file: its mistakes, or else its warnings; and the rulebook when it could be loaded."""

    path: str
    errors: tuple[RulebookError, ...]
    warnings: tuple[RulebookError, ...]
    rules: Rules | None


def lint(paths: Sequence[Path]) -> Iterator[Linted]:
    """Every rulebook of files and folders. Raise UsageError for a path that is not there or holds none."""
    loaded: dict[str, Rules] = {}
    wrong: dict[str, list[RulebookError]] = {}
    files = files_of(paths)
    for file, root in files.items():
        try:
            loaded[file.as_posix()] = load_one(file, root, fresh=True)
        except RulebookErrors as error:
            wrong[file.as_posix()] = list(error.errors)
    for useless in idle(loaded.values()) if not wrong else ():
        wrong.setdefault(useless.path, []).append(useless)
    for file in files:
        path = file.as_posix()
        rules = loaded.get(path)
        errors = {str(mistake): mistake for mistake in wrong.get(path, ())}.values()
        found = () if errors or rules is None else warnings(rules.matcher, rules.authority)
        yield Linted(path, tuple(with_excerpts(errors)), tuple(with_excerpts(found)), rules)


def warnings(matcher: Matcher, authority: Authority) -> Iterator[RulebookError]:
    """Every warning of a rulebook, in the order of its rules; each at its place."""
    book = authority.book
    own = [fact for fact in book.facts if fact.place.path == book.path and fact.name.isidentifier()]
    used = _used(book)
    for fact in own:
        yield from _of_fact(fact, used)
    tables = {fact.lookup.table for fact in book.facts if fact.lookup}
    for table in book.tables:
        if table.place.path == book.path and table.name not in tables and not table.expect:
            yield _warning(table.place, f"tables.{table.name}: nothing asks this table")
    for quote in book.quotes:
        if quote.source is None:
            yield _warning(quote.place, f"quotes.{quote.name}: no source says so", "add `source:`")
    for term in book.terms:
        if not term.examples:
            yield _warning(
                term.place, f"terms.{term.name}: no example shows what it flags", "add `examples:`"
            )
    yield from _of_wordings(matcher, authority)


def _warning(place: Place, message: str, help: str = "") -> RulebookError:
    return RulebookError(f"warning: {message}", place.path, place.line, place.column, help=help)


# --- facts ------------------------------------------------------------------------------------------------------------


def _used(book: Rulebook) -> set[str]:
    """The facts that some formula or another fact's wording speaks of."""
    formulas = [check.formula for check in book.checks]
    formulas += [fact.formula for fact in book.facts if fact.formula]
    formulas += [formula for fact in book.facts if fact.lookup for formula in fact.lookup.formulas()]
    used = {leaf.split(".")[0] for formula in formulas for leaf in formula.expr.leaves()}
    slots = {
        slot
        for fact in book.facts
        for wording in fact.wordings
        for slot in wording.slots
        if slot != fact.name
    }
    return used | slots


def _of_fact(fact: Fact, used: set[str]) -> Iterator[RulebookError]:
    path = f"facts.{fact.name}"
    unsourced = [value for value in fact.values if value.source is None]
    if unsourced:
        yield _warning(
            unsourced[0].place,
            f"{path}: no source says so",
            "add `source:`; without one a finding is only a warning",
        )
    if fact.wordings and not fact.examples:
        yield _warning(fact.place, f"{path}: no example shows what its wordings fit", "add `examples:`")
    if not fact.wordings and fact.name not in used:
        yield _warning(fact.place, f"{path}: it has no wordings, and nothing speaks of it", "add `says:`")
    if fact.kind is Kind.COUNT and fact.unit is None and fact.values and not _measures(fact):
        yield _warning(
            fact.values[0].place,
            f"{path}: {fact.values[0].text!r} has no unit, and its slot takes any number that is counted",
            "say what is counted: 31 people, 49.92 percent; for a number that counts nothing (an index, a rating) "
            "let every wording name it: index ... at <value>",
        )
    yield from _validity(path, fact.values, overlaps=not fact.grows)


_SCALES = frozenset(
    "magnitude index rating ratio score level grade rank number factor multiple average ph category room gate flight".split()
)


def _measures(fact: Fact) -> bool:
    """Whether a bare number counts nothing: it is no whole one, or each wording names what it measures."""
    values = (value.mention.value for value in fact.values if value.mention)
    if any(isinstance(value, Decimal) and value % 1 for value in values):
        return True
    named = _SCALES | set(f"{fact.name} {fact.title}".lower().replace("_", " ").split())
    return all(not named.isdisjoint(literals(wording.elements)) for wording in fact.wordings)


def _validity(path: str, values: Sequence[FactValue], *, overlaps: bool) -> Iterator[RulebookError]:
    """Days between two values on which the fact has none, and days on which it has two."""
    dated = sorted(values, key=lambda value: value.since or date.min)
    for before, after in pairwise(dated):
        if before.until and after.since and before.until < after.since:
            yield _warning(
                after.place,
                f"{path}: from {before.until} until {after.since} it has no value",
                "close the hole",
            )
        elif overlaps and (before.until is None or after.since is None or after.since < before.until):
            when = f"from {after.since} on" if after.since else "on the same days"
            yield _warning(
                after.place,
                f"{path}: {before.text!r} and {after.text!r} both hold {when}",
                "end the first with `until:`, the day from which it holds no more",
            )


# --- wordings ---------------------------------------------------------------------------------------------------------


_SAYS: Mapping[Kind | str | None, str] = {
    Kind.DURATION: "jailed for <value>, <value> after the crash",
    Kind.AGE: "aged <value>, <value> old",
    Kind.PERCENT: "<value> of the vote, a stake of <value>",
    Kind.POINTS: "a lead of <value>",
    Kind.MONEY: "a fine of <value>, sold for <value>",
    Kind.QUANTITY: "winds of <value>, <value> deep",
    Kind.DATE: "opened on <value>",
    Kind.YEAR: "founded in <value>",
    None: "killed <value>, <value> took part",
}
"""How wordings say what a value of a kind is, for those that do not."""


class _Tried(Struct, frozen=True):
    """A wording with what the rulebook's own wordings find in its sample sentences."""

    wording: Wording
    fits: tuple[bool, ...]
    also: tuple[frozenset[int], ...]
    """For each sentence that it fits, the numbers of the rule's other wordings that state the same in it."""
    loose: str = ""
    """A sentence that it fits, and in which nothing ties the value to the fact."""


def _of_wordings(matcher: Matcher, authority: Authority) -> Iterator[RulebookError]:
    book = authority.book
    rules: list[Fact | Term] = [*book.facts, *book.terms]
    for rule in rules:
        if rule.place.path != book.path or not rule.name.isidentifier():
            continue
        programs = [Program(wording) for wording in rule.wordings]
        dropped: set[int] = set()
        for number, program in enumerate(programs):
            tried = _try(matcher, authority, programs, program)
            if not any(tried.fits):
                sample = next(samples(program.wording, authority), "")
                yield _warning(
                    program.wording.place,
                    f"{rule.name}: the wording fits nothing, not even “{sample}”",
                    "do its words stand for a unit, a name or a number that is read otherwise?",
                )
                continue
            if tried.loose:
                yield _warning(
                    program.wording.place,
                    f"{rule.name}: the wording fits “{tried.loose}”, where nothing says what the value is",
                    f"say it, as in {_SAYS.get(_kind_of(rule), _SAYS[None])}; what is left open so is a warning or a note",
                )
            wide = frozenset.intersection(*tried.also) - dropped
            if wide:
                dropped.add(number)
                yield _swallowed(rule, program.wording, programs[min(wide)].wording)


def _kind_of(rule: Fact | Term) -> Kind | str | None:
    return rule.kind if isinstance(rule, Fact) else None


def _swallowed(rule: Fact | Term, one: Wording, other: Wording) -> RulebookError:
    if one.choice != other.choice:
        return _warning(
            one.place,
            f"{rule.name}: what says {one.choice!r} here says {other.choice!r} on line {other.place.line}",
            "word them so that no sentence says both",
        )
    return _warning(
        one.place,
        f"{rule.name}: every sentence that fits this wording fits the one on line {other.place.line}",
        "leave one of them out",
    )


def _try(matcher: Matcher, authority: Authority, programs: Sequence[Program], own: Program) -> _Tried:
    """Hold a wording's sample sentences against all the wordings of its rule."""
    fits: list[bool] = []
    also: list[frozenset[int]] = []
    loose = ""
    for text in samples(own.wording, authority):
        article = article_of(text, matcher)
        stated: list[set[tuple[int, int]]] = [set() for _ in programs]
        for sentence in article.reading.sentences:
            field = matcher.laid_out(article, sentence)
            for number, program in enumerate(programs):
                found = list(matches(program, field, matcher.names.kinds))
                stated[number] |= {_stated(match) for match in found if not _empty(match, field)}
                if program is own and not loose:
                    loose = text if any(_is_loose(matcher, match, field) for match in found) else ""
        mine = stated[programs.index(own)]
        fits.append(bool(mine))
        if mine:
            others = (
                n for n, spots in enumerate(stated) if programs[n] is not own and not mine.isdisjoint(spots)
            )
            also.append(frozenset(others))
    return _Tried(own.wording, tuple(fits), tuple(also), loose)


def _is_loose(matcher: Matcher, match: Match, field: Field) -> bool:
    """Whether a match ties a value to its fact too loosely; a number that has lost its noun is told elsewhere."""
    for slot, mention in match.slots:
        fact = matcher.facts[slot]
        if mention.kind is Kind.COUNT and mention.unit is None and fact.unit is not None:
            continue
        if matcher.subjects.ties.doubt(fact, match, field, mention, named=bool(match.wording.names)):
            return True
    return False


def _empty(match: Match, field: Field) -> bool:
    """Whether a match asserts nothing: "expects to save $12" for `save <value>`."""
    return denied(match, field) or any(is_empty(mention, match) for _, mention in match.slots)


def _stated(match: Match) -> tuple[int, int]:
    """Where a match states its value; of a choice, where its words end."""
    for slot, mention in match.slots:
        if slot == match.slots[0][0]:
            return mention.start, mention.end
    return -1, match.end
