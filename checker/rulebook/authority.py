"""What the rulebook holds to be true, and when: every fact's values over time, derived ones worked out.

``jones_share`` is 49.92 percent until 2017-12-28 and 49.97 percent from then; ``margin: {is: jones_share - moore_share}``
therefore has two eras too. A table's answer is an era with the row that it rests on as its citation.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import RulebookError, RulebookErrors
from checker.interval import Interval
from checker.model import SIZES, Kind, Mention
from checker.reading import read_value
from checker.rulebook import amounts, expectations, questions
from checker.rulebook.amounts import Amount, Result, Tally
from checker.rulebook.evaluate import Incompatible, Missing, evaluate
from checker.rulebook.formula import Formula
from checker.rulebook.located import place_in
from checker.rulebook.measures import measured
from checker.rulebook.model import Fact, FactValue, Rulebook
from checker.rulebook.nouns import singular
from checker.units import CALENDAR_DAY, PERCENT, POINT, RATIO, UnknownUnit, unit_of

_MEASURED = SIZES | {Kind.POINTS}


class Held(Struct, frozen=True):
    """A value that a fact has for a time: what it is worth, in words, its status and source."""

    worth: Result
    text: str
    status: str | None
    since: date | None
    until: date | None
    source: str | None
    mention: Mention | None = None
    derived: bool = False
    exact: bool = False

    @property
    def width(self) -> Result:
        """What it is worth in a calculation: with the width of the digits that the source printed, unless it is exact."""
        if self.exact or self.mention is None or not isinstance(self.worth, Amount):
            return self.worth
        return amounts.of_mention(self.mention)

    def at(self, day: date) -> bool:
        """Whether it held on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class Authority:
    """A rulebook's facts with all their values. Building it raises RulebookErrors for tables and derivations that fail.

    ``folder`` is where the files of its tables start; ``fresh`` runs expectations whose outcome is known once more.
    """

    def __init__(self, book: Rulebook, folder: Path, *, fresh: bool = False) -> None:
        self.book = book
        self._facts = {fact.name: fact for fact in book.facts}
        self._eras: dict[str, tuple[Held, ...]] = {}
        self._asked: date | None = None
        self._held: dict[str, tuple[Held, ...]] = {}
        """What is in force on the day that was asked for last: an article asks for one day again and again."""
        self._folder = folder
        errors: list[RulebookError] = []
        for table in book.tables:
            try:
                errors += expectations.errors(table, folder, fresh=fresh)
            except RulebookError as error:
                errors.append(error)
        for fact in book.facts:
            try:
                self.eras(fact.name)
            except RulebookError as error:
                errors.append(error)
        if not errors:
            errors += self._contradictions()
        if errors:
            raise RulebookErrors(list({str(error): error for error in errors}.values()))
        self.book = replace(book, facts=tuple(self._with_kind(fact) for fact in book.facts))
        """The rulebook with the kinds of its derived and looked-up facts filled in: their slots take these only."""

    def eras(self, name: str) -> tuple[Held, ...]:
        """All values of a fact, in the order of the rulebook or of time; empty when it has none."""
        if name not in self._eras:
            self._eras[name] = tuple(self._work(self._facts[name]))
        return self._eras[name]

    def held(self, name: str, day: date | None) -> tuple[Held, ...]:
        """The values in force on a day; all of them when the day is not known."""
        if day is None:
            return self.eras(name)
        if day != self._asked:
            self._asked, self._held = day, {}
        found = self._held.get(name)
        if found is None:
            found = self._held[name] = tuple([era for era in self.eras(name) if era.at(day)])
        return found

    def leaf(self, name: str, day: date | None) -> Result:
        """What a dotted name stands for in a formula on a day. Raise Missing when the rulebook does not say."""
        head, _, tail = name.partition(".")
        if name == "event.date" and self.book.event.day:
            return amounts.of_day(self.book.event.day)
        if tail == "born":
            born = next((n.born for n in self.book.names if n.key == head), None)
            if born:
                return amounts.of_day(born)
        if head not in self._facts:
            raise Missing(name)
        held = self.held(head, day)
        if not held:
            raise Missing(name)
        return attribute(held[-1].width, tail, name)

    def source_of(self, name: str, day: date | None) -> str | None:
        """Who says so: the source of a fact's value on a day, or of what it is derived from."""
        held = self.held(name, day) if name in self._facts else ()
        return held[-1].source if held else None

    def _work(self, fact: Fact) -> Iterator[Held]:
        if fact.formula:
            yield from self._derive(fact, fact.formula)
        elif fact.lookup:
            yield self._look_up(fact)
        for value in fact.values:
            yield Held(
                self._typed(fact, value),
                value.text,
                value.status,
                value.since,
                value.until,
                value.source,
                value.mention,
                exact=fact.exact,
            )

    def _with_kind(self, fact: Fact) -> Fact:
        eras = self.eras(fact.name)
        if fact.kind is not None or not eras:
            return fact
        kind, unit = _kind_of(eras[-1])
        return replace(fact, kind=kind, unit=fact.unit or unit)

    @staticmethod
    def _typed(fact: Fact, value: FactValue) -> Result:
        return value.text if value.mention is None else amounts.literal(value.mention)

    def _derive(self, fact: Fact, formula: Formula) -> Iterator[Held]:
        leaves = [leaf.split(".")[0] for leaf in formula.expr.leaves() if leaf.split(".")[0] in self._facts]
        spans = [era for leaf in leaves for era in self.eras(leaf)]
        bounds = sorted({day for era in spans for day in (era.since, era.until) if day})
        for since, until in zip([None, *bounds], [*bounds, None], strict=True):
            day = since or (date.fromordinal(until.toordinal() - 1) if until else None)
            try:
                worth = evaluate(formula.expr, lambda name, day=day: self.leaf(name, day))  # type: ignore[misc]  # bound now
            except Missing:
                continue
            except Incompatible as error:
                raise self._at(formula, str(error), error.expr.start) from None
            worth = self._in_unit(fact, formula, worth)
            used = [era for leaf in leaves for era in (self.held(leaf, day)[-1:] or ())]
            statuses = {era.status for era in used if era.status}
            sources = dict.fromkeys(era.source for era in used if era.source)
            yield Held(
                worth,
                str(worth),
                statuses.pop() if len(statuses) == 1 else None,
                since,
                until,
                fact.source or "; ".join(sources) or None,
                derived=True,
            )

    def _in_unit(self, fact: Fact, formula: Formula, worth: Result) -> Result:
        """What a formula gives, counting what the fact's `unit:` names. Raise RulebookError where that cannot measure it."""
        if fact.unit is None or fact.kind not in _MEASURED or not isinstance(worth, Amount):
            return worth
        assert isinstance(fact.kind, Kind)
        try:
            wanted = unit_of(fact.kind, fact.unit, singular)
        except UnknownUnit:
            return worth
        try:
            amounts.common(worth, Amount(Interval.exact(1), wanted))
        except amounts.Mismatch:
            if fact.kind is Kind.COUNT and worth.unit.dimension.startswith(Kind.COUNT):
                return replace(worth, unit=wanted)  # seats - taken: places
            gives = worth.unit.name or "a bare number"
            raise self._at(
                formula,
                f"facts.{fact.name}.unit: the formula gives {gives}, which a {wanted.name} does not measure; leave `unit:` out",
                0,
            ) from None
        return worth

    def _look_up(self, fact: Fact) -> Held:
        lookup = fact.lookup
        assert lookup is not None
        table = next(table for table in self.book.tables if table.name == lookup.table)
        asked = questions.Asked(
            lookup,
            self._day(lookup.before),
            self._day(lookup.after),
            None if lookup.of is None else self._number(lookup.of),
            tuple((c, self._bound(c.than)) for c in questions.comparisons(lookup) if c.than is not None),
        )
        text, row = questions.ask(asked, table, self._folder)
        mention = read_value(text)
        if mention is not None:
            mention = measured(mention, self.book.units)
        worth: Result = text if mention is None else amounts.literal(mention)
        source = "; ".join(part for part in (fact.source or table.source, row) if part)
        return Held(worth, text, None, None, None, source, mention)

    def _now(self, formula: Formula, wanted: str) -> Result:
        """What a formula of a question is worth: with the latest values of its facts."""
        try:
            return evaluate(formula.expr, lambda name: self.leaf(name, None))
        except Missing as error:
            raise self._at(formula, f"{wanted} cannot be worked out: nobody says {error}", 0) from None
        except Incompatible as error:
            raise self._at(formula, f"{wanted} cannot be worked out: {error}", error.expr.start) from None

    def _day(self, formula: Formula | None) -> date | None:
        if formula is None:
            return None
        bound = self._bound(formula)
        if not isinstance(bound, date):
            raise self._at(formula, f"a day is expected, found {bound}", 0)
        return bound

    def _number(self, formula: Formula) -> Decimal:
        bound = self._bound(formula)
        if not isinstance(bound, Decimal):
            raise self._at(formula, f"a number is expected, found {bound}", 0)
        return bound

    def _bound(self, formula: Formula) -> questions.Bound:
        """A number in the unit in which it is written, a day or a text. Of a year it is the first day."""
        worth = self._now(formula, "the bound")
        if isinstance(worth, Amount) and worth.interval.low is not None:
            if worth.unit is amounts.CALENDAR_UNIT:
                return date.fromordinal(int(worth.interval.low))
            middle = worth.interval.middle
            if middle is not None:
                return middle
        if isinstance(worth, str):
            return worth
        raise self._at(formula, f"a number or a day is expected, found {worth}", 0)

    def _contradictions(self) -> Iterator[RulebookError]:
        """The rulebook's own checks on its own facts: one that cannot hold is a mistake of the rulebook."""
        for check in self.book.checks:
            leaves = {leaf.split(".")[0] for leaf in check.formula.expr.leaves()} & set(self._facts)
            bounds = {era.since for leaf in leaves for era in self.eras(leaf)} or {None}
            for day in sorted(bounds, key=lambda day: day or date.min):
                try:
                    holds = evaluate(check.formula.expr, lambda name, day=day: self.leaf(name, day))  # type: ignore[misc]  # bound now
                except Missing:
                    continue
                except Incompatible as error:
                    yield self._at(check.formula, str(error), error.expr.start)
                    break
                if holds is False:
                    values = ", ".join(f"{leaf} = {self.leaf(leaf, day)}" for leaf in sorted(leaves))
                    when = f" from {day}" if day else ""
                    yield self._at(
                        check.formula,
                        f"checks.{check.name}: the rulebook contradicts itself{when}: {values}",
                        0,
                    )
                    break

    @staticmethod
    def _at(formula: Formula, message: str, shift: int) -> RulebookError:
        line, column = place_in(formula.segments, shift)
        return RulebookError(message, formula.place.path, line, column, help=f"in `{formula.text}`")


def _kind_of(held: Held) -> tuple[Kind | str | None, str | None]:
    """The kind and unit of a value that was worked out."""
    worth = held.worth
    if held.mention is not None:
        return held.mention.kind, held.mention.unit
    if isinstance(worth, Tally):
        return Kind.SCORE, None
    if not isinstance(worth, Amount):
        return "name", None
    dimension = worth.unit.dimension
    if dimension.startswith("money:"):
        return Kind.MONEY, dimension.removeprefix("money:")
    if dimension.startswith("count"):
        return Kind.COUNT, worth.unit.name or None
    simple = {
        PERCENT: Kind.PERCENT,
        RATIO: Kind.PERCENT,
        POINT: Kind.POINTS,
        CALENDAR_DAY: Kind.DATE,
        "[time]": Kind.DURATION,
    }
    return simple.get(dimension, Kind.QUANTITY), worth.unit.name


def attribute(worth: Result, tail: str, name: str) -> Result:
    """``fact.low``, ``fact.high``, ``score.first``, ``score.second``."""
    if not tail:
        return worth
    if isinstance(worth, Amount) and tail in ("low", "high"):
        end = worth.interval.low if tail == "low" else worth.interval.high
        if end is None:
            raise Missing(name)
        return Amount(Interval.exact(end), worth.unit)
    if isinstance(worth, Tally) and tail in ("first", "second"):
        return Amount(Interval.exact(worth.terms[int(tail == "second")]), amounts.RATIO_UNIT)
    raise Missing(name)
