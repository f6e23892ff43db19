"""Expressions worked out in intervals: ``(jones_share - moore_share) * total_votes`` is 20,570 to 20,838 votes.

A comparison is True or False only when every value that the intervals allow makes it so, else None: open.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from checker.interval import Interval
from checker.model import Mention
from checker.rulebook import amounts
from checker.rulebook.amounts import Amount, Mismatch, Result, Tally
from checker.rulebook.formula import COMPARISONS, Expr

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Leaf = Callable[[str], Result]
"""What a dotted name stands for; raises Missing when nobody says."""


class Missing(LookupError):
    """A name whose value nobody states."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Incompatible(ValueError):
    """Values that do not fit together, and the part of the expression in which they meet."""

    def __init__(self, message: str, expr: Expr) -> None:
        super().__init__(message)
        self.expr = expr


def evaluate(expr: Expr, leaf: Leaf) -> Result:
    """What the expression yields. Raise Missing for a leaf without value, Incompatible for units that do not fit."""
    try:
        return _work(expr, leaf)
    except Mismatch as error:
        raise Incompatible(str(error), expr) from None


def _work(expr: Expr, leaf: Leaf) -> Result:
    op = expr.op
    if op == "name":
        return leaf(expr.leaf)
    if op == "text":
        return expr.leaf
    if op in ("number", "date"):
        assert isinstance(expr.value, Mention)
        return amounts.literal(expr.value)
    if op in ("and", "or", "not"):
        return _logic(op, [_truth(evaluate(arg, leaf)) for arg in _chain(expr)])
    if op in _ARITHMETIC:
        parts = _links(expr)
        total = _amount(evaluate(parts[0].args[0], leaf))
        for part in parts:
            try:
                total = _ARITHMETIC[op](total, _amount(evaluate(part.args[1], leaf)))
            except Mismatch as error:
                raise Incompatible(str(error), part) from None
        return total
    args = [evaluate(arg, leaf) for arg in expr.args]
    if op == "call":
        return _FUNCTIONS[expr.leaf](args)
    if op == "within":
        a, reach, b = (_amount(arg) for arg in args)
        gap = amounts.add(a, b, -1)
        return _logic("and", [_compare("<=", gap, reach), _compare(">=", gap, amounts.negate(reach))])
    if op in COMPARISONS:
        return _compare(op, args[0], args[1])
    return amounts.negate(_amount(args[0]))


_ARITHMETIC: dict[str, Callable[[Amount, Amount], Amount]] = {
    "+": lambda a, b: amounts.add(a, b, 1),
    "-": lambda a, b: amounts.add(a, b, -1),
    "*": amounts.multiply,
    "/": amounts.divide,
}


def _links(expr: Expr) -> list[Expr]:
    """The links of a chain of one operator, the innermost first: a long sum is no deep one."""
    links = [expr]
    while links[-1].args[0].op == expr.op:
        links.append(links[-1].args[0])
    return links[::-1]


def _chain(expr: Expr) -> list[Expr]:
    """The operands of a chain of ``and`` or ``or``."""
    if expr.op == "not":
        return list(expr.args)
    links = _links(expr)
    return [links[0].args[0], *(link.args[1] for link in links)]


def _amount(result: Result) -> Amount:
    if isinstance(result, Amount):
        return result
    if isinstance(result, Tally):
        raise Mismatch(f"{result} is a score; take first(), second() or sum() of it")
    raise Mismatch(f"{result!r} is no number")


def _truth(result: Result) -> bool | None:
    if result is None or isinstance(result, bool):
        return result
    raise Mismatch(f"{result} is neither true nor false")


def _logic(op: str, parts: list[bool | None]) -> bool | None:
    if op == "not":
        return None if parts[0] is None else not parts[0]
    decisive = op == "or"
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


def _compare(op: str, a: Result, b: Result) -> bool | None:
    if isinstance(a, (str, Tally)) or isinstance(b, (str, Tally)):
        if type(a) is not type(b) or op not in ("==", "!="):
            raise Mismatch(f"{a} and {b} cannot be compared with {op}")
        same = a.casefold() == b.casefold() if isinstance(a, str) and isinstance(b, str) else a == b
        return same if op == "==" else not same
    one, two = amounts.common(_amount(a), _amount(b))
    if op in ("==", "!="):
        if not one.overlaps(two):
            return op == "!="
        return (op == "==") if one.is_exact and two.is_exact else None
    if op in ("<", "<="):
        one, two, op = two, one, {"<": ">", "<=": ">="}[op]
    # Now: one > two, or one >= two.
    if (
        one.low is not None
        and two.high is not None
        and (one.low > two.high or (op == ">=" and one.low == two.high))
    ):
        return True
    if (
        one.high is not None
        and two.low is not None
        and (one.high < two.low or (op == ">" and one.high == two.low))
    ):
        return False
    return None


def _age(args: list[Result]) -> Result:
    return amounts.age_at(_amount(args[0]), _amount(args[1]))


def _weekday(args: list[Result]) -> Result:
    day = _amount(args[0]).interval
    if not day.is_exact or day.low is None:
        raise Mismatch("weekday() needs one day")
    return WEEKDAYS[date.fromordinal(int(day.low)).weekday()]


def _year(args: list[Result]) -> Result:
    days = _amount(args[0]).interval
    if days.low is None or days.high is None:
        raise Mismatch("year() needs a date")
    years = (date.fromordinal(int(end)).year for end in (days.low, days.high))
    low, high = years
    return Amount(Interval(Decimal(low), Decimal(high)), amounts.RATIO_UNIT)


def _days(args: list[Result]) -> Result:
    return amounts.add(_amount(args[1]), _amount(args[0]), -1)


def _term(number: int) -> Callable[[list[Result]], Result]:
    def pick(args: list[Result]) -> Result:
        score = args[0]
        if not isinstance(score, Tally) or len(score.terms) <= number:
            raise Mismatch(f"{score} is not a score")
        return Amount(Interval.exact(score.terms[number]), amounts.RATIO_UNIT)

    return pick


def _sum(args: list[Result]) -> Result:
    if len(args) == 1 and isinstance(args[0], Tally):
        return Amount(Interval.exact(sum(args[0].terms, Decimal(0))), amounts.RATIO_UNIT)
    total = _amount(args[0])
    for arg in args[1:]:
        total = amounts.add(total, _amount(arg), 1)
    return total


def _extreme(sign: int) -> Callable[[list[Result]], Result]:
    """Of intervals: the extreme of the low ends and the extreme of the high ends."""

    def pick(args: list[Result]) -> Result:
        best = _amount(args[0])
        for arg in args[1:]:
            one, two = amounts.common(best, _amount(arg))
            choose = max if sign > 0 else min
            lows = [end for end in (one.low, two.low) if end is not None]
            highs = [end for end in (one.high, two.high) if end is not None]
            low = choose(lows) if len(lows) == 2 or (sign > 0 and lows) else None
            high = choose(highs) if len(highs) == 2 or (sign < 0 and highs) else None
            scale = 1 / best.unit.factor
            best = Amount(Interval(low, high).scale(scale, -best.unit.offset * scale), best.unit)
        return best

    return pick


def _abs(args: list[Result]) -> Result:
    a = _amount(args[0])
    if a.interval.low is not None and a.interval.low >= 0:
        return a
    return _extreme(1)([a, amounts.negate(a)])


def _round(args: list[Result]) -> Result:
    a = _amount(args[0])
    places = 0
    if len(args) == 2:
        wanted = _amount(args[1]).interval
        places = int(wanted.low) if wanted.is_exact and wanted.low is not None else 0
    low, high = a.interval.low, a.interval.high
    return Amount(
        Interval(None if low is None else round(low, places), None if high is None else round(high, places)),
        a.unit,
    )


_FUNCTIONS: dict[str, Callable[[list[Result]], Result]] = {
    "abs": _abs,
    "age": _age,
    "days": _days,
    "first": _term(0),
    "max": _extreme(1),
    "min": _extreme(-1),
    "round": _round,
    "second": _term(1),
    "sum": _sum,
    "weekday": _weekday,
    "year": _year,
}
