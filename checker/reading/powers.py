"""Powers of ten: "1.5 × 10^11", "6.02×10²³", "10⁶"; a raised figure behind any other number is the mark of a note."""

from __future__ import annotations

from decimal import Decimal

from checker.reading.line import Line

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGEST = 30


def power_at(line: Line, i: int) -> tuple[Decimal, int] | None:
    """By what the number at lexeme ``i`` is multiplied, and the lexeme after it: "× 10^11", or the "⁶" of "10⁶"."""
    words = line.words
    if words[i + 1] in ("x", "×", "·") and words[i + 2] == "10":
        power = _exponent(line, i + 3)
        return None if power is None else (Decimal(10) ** power[0], power[1])
    if words[i] == "10":
        power = _exponent(line, i + 1)
        if power is not None and power[0] > 3:
            return Decimal(10) ** (power[0] - 1), power[1]
    return None


def _exponent(line: Line, j: int) -> tuple[int, int] | None:
    """The exponent at lexeme ``j``, which touches its 10, and the lexeme after it."""
    words = line.words
    if not line.glued(j - 1) or not words[j]:
        return None
    written, after = words[j], j + 1
    if written == "^":
        sign = "-" if words[after] in ("-", "−") else ""
        after += bool(sign)
        written, after = sign + words[after], after + 1
    else:
        if written == "⁻":
            written, after = "-" + words[after], after + 1
        if written[-1] not in _RAISED_DIGITS:
            return None
        written = written.translate(_RAISED)
    digits = written.removeprefix("-")
    if not (digits.isdecimal() and digits.isascii() and int(digits[:3]) <= _LARGEST):
        return None
    return int(written), after
