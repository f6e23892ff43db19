"""Expressions of ``is:`` and ``holds:``, parsed into a small closed grammar; nothing is ever run as Python.

::

    jones_share - moore_share          margin > 0.5 percentage points        age(Jones.born, event.date) == 63
    first(balance) + second(balance) == seats            page.published within 3 days of event.date

Grammar, loosest first: ``or``, ``and``, ``not``, comparisons (chains too: ``a < b <= c``; ``x within y of z``),
``+ -``, ``* /``, sign, then numbers with their unit, ISO dates, dotted names, calls and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from checker.errors import nearest
from checker.reading import read_value
from checker.rulebook.formula import COMPARISONS, Expr
from checker.rulebook.measures import measured
from checker.rulebook.model import Measure

FUNCTIONS = {
    "abs": (1, 1),
    "age": (2, 2),
    "days": (2, 2),
    "first": (1, 1),
    "max": (1, 50),
    "min": (1, 50),
    "round": (1, 2),
    "second": (1, 1),
    "sum": (1, 50),
    "weekday": (1, 1),
    "year": (1, 1),
}
"""The functions and how many arguments each takes."""

MAX_DEPTH = 20
MAX_TOKENS = 500
_TOKEN = re.compile(
    r"\s+"
    r"|(?P<date>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<number>[$£€¥]?\d[\d,]*(?:\.\d+)?%?)"
    r"|(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)"
    r"|(?P<text>\"[^\"]*\"|'[^']*')"
    r"|(?P<sign><=|>=|==|!=|[-+*/()<>,=−×÷≤≥≠])"
)
_SAME = {"−": "-", "×": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "=": "=="}
_SPOKEN = {"before": "<", "after": ">", "is": "=="}
"""Comparisons in words: ``filed before event.date``."""
_KEYWORDS = frozenset({"and", "or", "not", "within", "of", *_SPOKEN})
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_BOTH = frozenset({"before", "after"})
"""Where a value is expected these are names: ``price / before``."""
WORDS = (_KEYWORDS - _BOTH) | _WEEKDAYS
"""Words with a meaning of their own: no fact can be called so."""


class ExpressionError(ValueError):
    """An expression that cannot be read: what, how far into it, and a help line."""

    def __init__(self, message: str, shift: int, help: str = "") -> None:
        super().__init__(message)
        self.message, self.shift, self.help = message, shift, help


def parse(text: str, units: Sequence[Measure] = ()) -> Expr:
    """The expression as a tree; ``units`` are the rulebook's own.

    Raise ExpressionError, with the place, for anything outside the grammar.
    """
    return _Parser(text, units).whole()


class _Parser:
    def __init__(self, text: str, units: Sequence[Measure]) -> None:
        self.text, self.units = text, units
        self.tokens: list[tuple[str, str, int, int]] = []
        at = 0
        while at < len(text):
            m = _TOKEN.match(text, at)
            if m is None:
                raise ExpressionError(
                    f"{text[at]!r} has no meaning in an expression", at, self._help_for(text[at])
                )
            if m.lastgroup:
                self.tokens.append((m.lastgroup, _SAME.get(m.group(), m.group()), m.start(), m.end()))
            at = m.end()
            if len(self.tokens) > MAX_TOKENS:
                raise ExpressionError(f"an expression of more than {MAX_TOKENS} words", m.start())
        self.index = 0
        self.depth = 0

    @staticmethod
    def _help_for(char: str) -> str:
        return (
            "expressions know numbers with units, facts, + - * / and comparisons"
            if char not in "&|!"
            else ("write and, or, not, !=")
        )

    # A token is looked at by kind and text; the end of the text is ("end", "").
    def peek(self, ahead: int = 0) -> tuple[str, str, int, int]:
        where = self.index + ahead
        return self.tokens[where] if where < len(self.tokens) else ("end", "", len(self.text), len(self.text))

    def take(self) -> tuple[str, str, int, int]:
        token = self.peek()
        self.index += 1
        return token

    def whole(self) -> Expr:
        expr = self.either()
        kind, text, start, _ = self.peek()
        if kind != "end":
            raise ExpressionError(
                f"{text!r} was not expected here", start, "is an operator missing before it?"
            )
        return expr

    def either(self) -> Expr:
        return self._words("or", lambda: self._words("and", self.negation))

    def _words(self, word: str, part: Callable[[], Expr]) -> Expr:
        left = part()
        while self.peek()[1] == word:
            self.take()
            right = part()
            left = Expr(word, (left, right), start=left.start, end=right.end)
        return left

    def negation(self) -> Expr:
        if self.peek()[1] == "not":
            start = self.take()[2]
            part = self.nested(self.negation)
            return Expr("not", (part,), start=start, end=part.end)
        return self.comparison()

    def comparison(self) -> Expr:
        left = self.terms()
        links: list[Expr] = []
        while (sign := self.sign()) in COMPARISONS or sign == "within":
            self.take()
            right = self.terms()
            if sign == "within":
                if self.peek()[1] != "of":
                    raise ExpressionError("`within` needs its `of`", self.peek()[2], "a within 3 days of b")
                self.take()
                target = self.terms()
                links.append(Expr("within", (left, right, target), start=left.start, end=target.end))
                right = target
            else:
                links.append(Expr(sign, (left, right), start=left.start, end=right.end))
            left = right
        if not links:
            return left
        expr = links[0]
        for link in links[1:]:
            expr = Expr("and", (expr, link), start=expr.start, end=link.end)
        return expr

    def sign(self) -> str:
        """The comparison that comes next, if one does."""
        kind, text, _, _ = self.peek()
        return _SPOKEN.get(text, text) if kind != "text" else ""

    def terms(self) -> Expr:
        return self._signs(("+", "-"), lambda: self._signs(("*", "/"), self.signed))

    def _signs(self, signs: tuple[str, ...], part: Callable[[], Expr]) -> Expr:
        left = part()
        while self.peek()[1] in signs and self.peek()[0] == "sign":
            sign = self.take()[1]
            right = part()
            left = Expr(sign, (left, right), start=left.start, end=right.end)
        return left

    def signed(self) -> Expr:
        if self.peek()[1] == "-" and self.peek()[0] == "sign":
            start = self.take()[2]
            part = self.nested(self.signed)
            return Expr("negative", (part,), start=start, end=part.end)
        return self.atom()

    def nested(self, part: Callable[[], Expr]) -> Expr:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(f"more than {MAX_DEPTH} levels of nesting", self.peek()[2])
        expr = part()
        self.depth -= 1
        return expr

    def atom(self) -> Expr:
        kind, text, start, end = self.take()
        if text == "(":
            expr = self.nested(self.either)
            if self.peek()[1] != ")":
                raise ExpressionError("'(' without its ')'", start)
            return replace(expr, start=start, end=self.take()[3])
        if kind == "number":
            return self.number(start, end)
        if kind == "date":
            return self.literal("date", start, end)
        if kind == "text":
            return Expr("text", leaf=text[1:-1], start=start, end=end)
        if kind == "name" and text in _WEEKDAYS:
            return Expr("text", leaf=text, start=start, end=end)
        if kind == "name" and text not in _KEYWORDS - _BOTH:
            return (
                self.call(text, start)
                if self.peek()[1] == "("
                else Expr("name", leaf=text, start=start, end=end)
            )
        found = repr(text) if text else "the end"
        raise ExpressionError(f"a fact, a number or a bracket is expected, found {found}", start)

    def number(self, start: int, end: int) -> Expr:
        """A number takes the words after it as its unit, up to the next operator."""
        while self.peek()[0] == "name" and self.peek()[1] not in _KEYWORDS:
            end = self.take()[3]
        return self.literal("number", start, end)

    def literal(self, op: str, start: int, end: int) -> Expr:
        text = self.text[start:end]
        mention = read_value(text)
        if mention is None:
            raise ExpressionError(
                f"{text!r} is not a value", start, "a value is a number with its unit, or an ISO date"
            )
        return Expr(op, value=measured(mention, self.units), start=start, end=end)

    def call(self, name: str, start: int) -> Expr:
        if name not in FUNCTIONS:
            allowed = ", ".join(FUNCTIONS)
            raise ExpressionError(
                f"unknown function {name!r}{nearest(name, FUNCTIONS)}", start, f"allowed: {allowed}"
            )
        self.take()
        args: list[Expr] = []
        while self.peek()[1] != ")":
            args.append(self.nested(self.either))
            if self.peek()[1] == ",":
                self.take()
            elif self.peek()[1] != ")":
                raise ExpressionError(f"{name}( without its ')'", start)
        end = self.take()[3]
        least, most = FUNCTIONS[name]
        if not least <= len(args) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise ExpressionError(f"{name}() takes {wanted} value(s), found {len(args)}", start)
        return Expr("call", tuple(args), leaf=name, start=start, end=end)
