"""Scores and tallies: "51-49", "52:48", "51 to 49", "5-4 ruling", "7-6 (7/3)", "2–1"; apart from ranges, times and dates."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.model import Kind
from checker.reading.draft import Draft
from checker.reading.english.numbers import CARDINALS, SCALES
from checker.reading.english.words import BOOKS
from checker.reading.line import Line
from checker.reading.measures import measure_at
from checker.reading.nouns import counted_noun

_CHAIN = re.compile(
    r"0\d{2,5}(?: \d{3,4}){1,3}(?!\d)|\+?\d+(?:[-–.\u2011]\d+){2,}(?:/\d+)*|\d{3}[-.]\d{4}(?!\d)|\d+/\d+/\d+(?:/\d+)*|\d{3}\) ?\d{3}[-.]\d{4}"
)
_DECIMALS = re.compile(r"\d+\.\d+[-–\u2011]\d+(?:\.\d+)?|\d+[-–\u2011]\d+\.\d+")
"""A range such as "2-2.5" or "12.8–13.0" is no label."""
_ABROAD = re.compile(r"\d[\d ()-]{7,}\d")
"""Phone numbers, sections of law, versions: more hyphens or dots than a score has."""
_SCORE = re.compile(r"(\d{1,3})([-–—:‑\u2010])(\d{1,3})(?![\d,.]\d|\d|:|/\d)")
_CUES = frozenset(
    """won win wins lost lose loses beat beats defeated defeat defeats lead leads led leading vote voted votes victory draw drew
    tie tied score majority trailed ahead down ruling decision margin split edged passed record approved rejected
    loss""".split()
)
_RANGE_BEFORE = frozenset("aged ages age between pages page verses verse of-".split())


def label_chain(line: Line, i: int) -> int | None:
    """The lexeme after a phone number, a section or a version that begins at ``i``: such digits are no value."""
    abroad = i > 0 and line.words[i - 1] == "+" and line.glued(i - 1)
    match = (_ABROAD if abroad else _CHAIN).match(line.text, line.starts[i], line.end)
    if match is None or _DECIMALS.fullmatch(match[0]):
        return None
    j = i + 1
    while j < line.count and line.starts[j] < match.end():
        j += 1
    return j


def record_at(line: Line, i: int, after: int) -> tuple[list[Draft], int] | None:
    """Wins, losses and draws: "a 10-2-1 record"."""
    if line.words[after] not in ("record", "mark", "season", "start") or after != i + 5:
        return None
    terms = tuple(Decimal(line.words[at]) for at in (i, i + 2, i + 4) if line.words[at].isdecimal())
    core = (line.starts[i], line.ends[after - 1])
    return ([Draft(*core, Kind.SCORE, terms, None, core=core)], after) if len(terms) == 3 else None


def score_at(line: Line, i: int) -> tuple[list[Draft], int] | None:
    """The score that begins at lexeme ``i``, and the lexeme after it."""
    words = line.words
    if not words[i].isdecimal():
        return _in_words(line, i)
    match = _SCORE.match(line.text, line.starts[i], line.end)
    if match is not None:
        return _joined(line, i, match)
    if words[i + 1] == "-" and words[i + 2] == "nil" and len(words[i]) <= 2:
        core = (line.starts[i], line.ends[i + 2])
        return [Draft(*core, Kind.SCORE, (Decimal(words[i]), Decimal(0)), None, core=core)], i + 3
    if words[i + 1] in ("to", "-") and len(words[i]) <= 3:
        return _said(line, i)
    return None


def _joined(line: Line, i: int, match: re.Match[str]) -> tuple[list[Draft], int] | None:
    words, j = line.words, i + 3
    first, second = int(match[1]), int(match[3])
    before = words[i - 1] if i else ""
    if (
        i
        and line.glued(i - 1)
        and (before[-1].isalnum() or before in ("-", "/", "$", "£", "€", "#", ".", ":"))
    ):
        return None
    if match[2] == ":":
        if len(match[1]) == 1 and match[1] == "0":
            return None
        if before in BOOKS:
            return [], j
    else:
        if words[j] in SCALES or measure_at(line, j) is not None:
            return None
        if line.glued(j - 1) and words[j][:1].isalpha():
            return None
        if before in _RANGE_BEFORE or (
            before in ("between", "from") and first < second and not _cued(line, i, j)
        ):
            return None
        noun = counted_noun(line, j)
        record = noun is not None and line.capital(noun) and before == "the"  # "the 2-14 Browns"
        if noun is not None and first < second and not record and not _cued(line, i, j):
            return None
        if len(match[3]) > len(match[1]) and len(match[3]) == 3 and not _cued(line, i, j):
            return None
        if (
            i
            and line.capital(i - 1)
            and len(match[1]) == 3
            and not _cued(line, i, j)
            and before not in CARDINALS
        ):
            return _label_or_score(line, i, j, first, second)
    terms: tuple[Decimal, ...] = (Decimal(first), Decimal(second))
    after = j
    while (
        words[after] == "-"
        and line.glued(after - 1)
        and line.glued(after)
        and words[after + 1].isdecimal()
        and len(terms) < 4
    ):
        terms += (Decimal(words[after + 1]),)
        after += 2
    end = _tiebreak(line, after)
    core = (line.starts[i], line.ends[after - 1])
    return [Draft(core[0], line.ends[end - 1], Kind.SCORE, terms, None, core=core)], end


_SHARES = re.compile(r"(\d{1,2}\.\d{1,2})[-–—:‑\u2010](\d{1,2}\.\d{1,2})(?!\d|[.:-]\d|%)")
_HALVES = re.compile(r"(\d{1,2}\.5)[-–—‑\u2010](\d{1,2}\.5)(?!\d|[.:-]\d|%)")
_VULGAR = re.compile(r"(\d{1,2})(½?)(?:[-–—‑\u2010]| to )(\d{1,2})(½?)(?![\d½]|[.:-]\d|%)")
_MOST_HALVES = 48
_FROM = frozenset({"from", "between"})


def shares_at(line: Line, i: int) -> tuple[list[Draft], int] | None:
    """Shares against one another, "lost 51.9-48.1": the larger first, together no more than the whole."""
    if line.words[i + 1] != "-":
        return None
    if halves := _halves_at(line, i):
        return halves
    match = _SHARES.match(line.text, line.starts[i], line.end)
    if match is None:
        return None
    terms = (Decimal(match[1]), Decimal(match[2]))
    if not (terms[0] > terms[1] and 80 <= sum(terms) <= 101) or measure_at(line, i + 3) is not None:
        return None
    core = match.span()
    return [Draft(*core, Kind.SCORE, terms, None, core=core)], i + 3


def _halves_at(line: Line, i: int) -> tuple[list[Draft], int] | None:
    """Points and half points against one another, as at chess: "beat Lund 7.5-6.5". What rises may be a range."""
    match = _HALVES.match(line.text, line.starts[i], line.end)
    if match is None or measure_at(line, i + 3) is not None:
        return None
    terms = tuple(Decimal(term) for term in match.groups())
    alone = i == 0 and line.count == i + 3
    if sum(terms) > _MOST_HALVES or not (alone or terms[0] >= terms[1] or _cued(line, i, i + 3)):
        return None
    core = match.span()
    return [Draft(*core, Kind.SCORE, terms, None, core=core)], i + 3


def vulgar_halves_at(line: Line, i: int) -> tuple[list[Draft], int] | None:
    """The same with a sign for the half: "won the cup 14½-13½", "7½ to 6½"."""
    if "½" not in line.words[i + 1 : i + 5]:
        return None
    match = _VULGAR.match(line.text, line.starts[i], line.end)
    if match is None or "½" not in match[0]:
        return None
    j = i + 1
    while j < line.count and line.starts[j] < match.end():
        j += 1
    half = Decimal("0.5")
    terms = (Decimal(match[1]) + half * bool(match[2]), Decimal(match[3]) + half * bool(match[4]))
    alone = i == 0 and line.count == j
    if measure_at(line, j) is not None or line.words[i - 1] in _FROM | _RANGE_BEFORE:
        return None
    if not (alone or terms[0] >= terms[1] or _cued(line, i, j)):
        return None
    return [Draft(*match.span(), Kind.SCORE, terms, None, core=match.span())], j


def _label_or_score(line: Line, i: int, j: int, first: int, second: int) -> tuple[list[Draft], int] | None:
    """ "Boeing 737-800" is a label, "Lakers 102-98" a score: basketball scores are near each other."""
    if abs(first - second) > 60 or line.words[i - 1] in ("boeing", "airbus", "flight", "section", "route"):
        return [], j
    core = (line.starts[i], line.ends[j - 1])
    return [Draft(core[0], core[1], Kind.SCORE, (Decimal(first), Decimal(second)), None, core=core)], j


def _tiebreak(line: Line, j: int) -> int:
    """Past "(7/3)" or "(7-3)" behind a set of tennis."""
    words = line.words
    if words[j] == "(" and words[j + 1].isdecimal():
        if words[j + 2] in ("/", "-") and words[j + 3].isdecimal() and words[j + 4] == ")":
            return j + 5
        if words[j + 2] == ")" and len(words[j + 1]) <= 2:
            return j + 3
    return j


def _cued(line: Line, i: int, j: int) -> bool:
    return not _CUES.isdisjoint(line.words[max(0, i - 8) : j + 4])


def _said(line: Line, i: int) -> tuple[list[Draft], int] | None:
    """ "51 to 49", "2-to-1": without a unit behind, and falling, or near a word of winning."""
    words = line.words
    j = i + 2
    if words[i + 1] == "-":
        if words[i + 2] != "to" or words[i + 3] != "-":
            return None
        j = i + 4
    if words[j] in CARDINALS and words[j + 1] != "-" and _cued(line, i, j):
        core = (line.starts[i], line.ends[j])
        terms = (Decimal(words[i]), Decimal(CARDINALS[words[j]]))
        return ([Draft(*core, Kind.SCORE, terms, None, core=core)], j + 1) if terms[0] > terms[1] else None
    if not words[j].isdecimal() or len(words[j]) > 3 or words[i - 1] in ("from", "between", "$", "£", "€"):
        return None
    if (
        (i and words[i - 1] in ("$", "£", "€"))
        or words[j + 1] in SCALES
        or measure_at(line, j + 1) is not None
    ):
        return None
    if line.glued(j) and words[j + 1][:1].isalnum():
        return None
    first, second = int(words[i]), int(words[j])
    if counted_noun(line, j + 1) is not None and not (first > second):
        return None
    if first <= second and not _cued(line, i, j + 1):
        return None
    core = (line.starts[i], line.ends[j])
    return [Draft(core[0], core[1], Kind.SCORE, (Decimal(first), Decimal(second)), None, core=core)], j + 1


def _in_words(line: Line, i: int) -> tuple[list[Draft], int] | None:
    """ "two to one", "seven-to-two", "five-four ruling", "three-nil"."""
    words = line.words
    first = CARDINALS.get(words[i])
    if first is None:
        return None
    j = i + 1
    if words[j] == "-" and words[j + 1] == "to" and words[j + 2] == "-":
        j += 3
        if words[i] == "nine" and words[j] == "five" and not _cued(line, i, j + 1):
            return [], j + 1
    elif words[j] == "to":
        j += 1
        if words[i - 1] in ("from", "between") or words[j + 1] in SCALES or words[j + 1] == "-":
            return None
        if not _cued(line, i, j + 1):
            return None
    elif words[j] == "-" and line.glued(i) and line.glued(j):
        j += 1
        if first >= 20 or words[j + 1] in SCALES:
            return None
    else:
        return None
    second = CARDINALS.get(words[j])
    if (
        second is None
        or (counted_noun(line, j + 1) is not None and first < second)
        or measure_at(line, j + 1) is not None
    ):
        return None
    core = (line.starts[i], line.ends[j])
    return [Draft(core[0], core[1], Kind.SCORE, (Decimal(first), Decimal(second)), None, core=core)], j + 1
