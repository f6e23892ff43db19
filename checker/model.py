"""The nouns that the stages hand to one another: source → mention → claim → finding → report.

Jones received ``nearly 50 percent`` of the vote → a mention of kind percent with the interval [45, 50];
the rulebook's ``jones_share`` makes it a claim; a verdict on the claim may become a finding.
All nouns are frozen; none knows how it was made or how it will be shown. Those of which a run makes millions are named
tuples: a frozen dataclass of nineteen fields takes seven times as long to make.

Offsets are half-open and count code points. A *span* of ``Source.text`` is what the reader saw; ``Source.place``
turns it into offsets of the decoded file, which are what findings and reports carry.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from checker.interval import Interval


class Kind(StrEnum):
    """What sort of value a mention states."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    COUNT = "count"
    ORDINAL = "ordinal"
    SCORE = "score"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    YEAR = "year"
    DURATION = "duration"
    AGE = "age"
    DECADE = "decade"
    NAME = "name"
    QUOTE = "quote"


CALENDAR = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.DECADE})
"""Kinds whose intervals are whole days, as proleptic Gregorian ordinals (``date.toordinal``), both ends included."""


class Hedge(StrEnum):
    """How the wording widens a value; DESIGN's table, one word for each row."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    WELL_OVER = "well over"
    WELL_UNDER = "well under"
    BETWEEN = "between"


class Voice(StrEnum):
    """Who speaks, or which part of the page."""

    OWN = "own"
    ATTRIBUTED = "attributed"
    QUOTED = "quoted"
    CAPTION = "caption"
    HEADLINE = "headline"
    METADATA = "metadata"


class Role(StrEnum):
    """What part of an article a block of its text is."""

    HEADLINE = "headline"
    METADATA = "metadata"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"


class Verdict(StrEnum):
    """Verdicts, from agreement to disagreement; ``undecided`` says what is missing."""

    AGREES = "agrees"
    ROUNDS = "rounds"
    IMPRECISE = "imprecise"
    STALE = "stale"
    DISAGREES = "disagrees"
    UNDECIDED = "undecided"


class Severity(StrEnum):
    """What a gate does with a finding."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 2 for a note: sorts the gravest first."""
        return list(Severity).index(self)


# --- sources ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, caption or header of an article: a span of ``Source.text`` and its role."""

    start: int
    end: int
    role: Role


class Field(StrEnum):
    """Witnesses of an article's own date: of low trust, and never compared with one another blindly."""

    HEADER = "header"
    PUBLISHED = "published"
    UPDATED = "updated"
    DATELINE = "dateline"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that the page states of itself; ``start`` and ``end`` are offsets in the *file*.

    ``weekday`` is 0 for Monday when the page names one; ``minute`` is the minute of the day; ``zone`` is the
    offset from UTC in minutes where it is stated.
    """

    field: Field
    day: date
    text: str
    start: int
    end: int
    weekday: int | None = None
    minute: int | None = None
    zone: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A piece of metadata in words (a title, a byline) with its offsets in the *file*."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a page says of itself, without its text: all that a report needs of most articles."""

    path: str
    format: str
    encoding: str
    language: str | None = None
    title: Stated | None = None
    byline: Stated | None = None
    place_name: Stated | None = None
    stamps: tuple[Stamp, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of ``Source.text`` and where it stands in the file.

    A literal run has the same length on both sides; an entity such as ``&amp;`` is one piece of text length 1
    whose file length is 5. Pieces are sorted by the text, and cover it without holes; the file may have it in another
    order.
    """

    start: int
    end: int
    file_start: int
    file_end: int


@dataclass(frozen=True, slots=True)
class Source:
    """One article: the decoded file as it is, the text that is read, and the map from one to the other.

    For plain text, ``text`` is ``file``. ``path`` is as given on the command line, with forward slashes.
    """

    path: str
    file: str
    text: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    format: str
    encoding: str
    title: Stated | None = None
    byline: Stated | None = None
    place_name: Stated | None = None
    stamps: tuple[Stamp, ...] = ()
    language: str | None = None
    notes: tuple[str, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _lines: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.start for piece in self.pieces))
        object.__setattr__(self, "_lines", _line_starts(self.file))

    @property
    def imprint(self) -> Imprint:
        """What the page says of itself."""
        return Imprint(
            self.path,
            self.format,
            self.encoding,
            self.language,
            self.title,
            self.byline,
            self.place_name,
            self.stamps,
            self.notes,
        )

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the file of a span of the text; the file there shows the words."""
        return self._file_offset(start, 0), max(
            self._file_offset(start, 0), self._file_offset(max(end - 1, start), 1)
        )

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset in the file (columns in code points)."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def stamp(self, *fields: Field) -> Stamp | None:
        """The first stamp of the first of these fields that the page has."""
        for wanted in fields:
            for stamp in self.stamps:
                if stamp.field is wanted:
                    return stamp
        return None

    def _file_offset(self, offset: int, edge: int) -> int:
        """Where the code point at ``offset`` begins (edge 0) or ends (edge 1) in the file."""
        if not self.pieces:
            return 0
        piece = self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]
        if piece.end - piece.start == piece.file_end - piece.file_start:
            return min(piece.file_start + (offset - piece.start) + edge, piece.file_end)
        return piece.file_end if edge else piece.file_start


def _line_starts(file: str) -> tuple[int, ...]:
    r"""Offsets at which lines begin; a line ends at \n, \r\n or \r."""
    starts = [0]
    offset = 0
    for line in file.splitlines(keepends=True) if "\r" in file else ():
        offset += len(line)
        if line[-1] in "\r\n":
            starts.append(offset)
    if "\r" not in file:
        offset = file.find("\n")
        while offset >= 0:
            starts.append(offset + 1)
            offset = file.find("\n", offset + 1)
    return tuple(starts)


# --- reading ---------------------------------------------------------------------------------------------------

Value = Decimal | tuple[Decimal, ...] | date | str
"""The literal value of a mention: a number, the terms of a score, a day, or a name or utterance."""


class Mention(NamedTuple):
    """What the text says at a span: its own words, what they mean, and how sure they are.

    ``interval`` is in ``unit`` (calendar kinds: days as ordinals; time: minutes of the day; None for scores, names,
    quotes and for relative dates that nothing anchors). ``granule`` is the unit of the last digit written
    (49.92 → 0.01). ``[core_start, core_end)`` is the number alone, without hedge and unit. ``unit`` is ``percent``,
    ``percentage point``, an ISO 4217 code for money, the noun counted as written, or a unit's name as pint spells it.
    ``anchor`` names what a relative date was resolved against. ``others`` are further readings the words allow.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Value
    interval: Interval | None
    unit: str | None = None
    hedge: Hedge | None = None
    voice: Voice = Voice.OWN
    granule: Decimal | None = None
    core_start: int = -1
    core_end: int = -1
    speaker: str | None = None
    confidence: float = 1.0
    negated: bool = False
    modal: bool = False
    anchor: str | None = None
    others: tuple[Interval, ...] = ()
    converts: int | None = None


class Token(NamedTuple):
    """A word of the text, folded for comparison: lower case, plain quotes, one spelling; ``'s`` stands alone."""

    start: int
    end: int
    word: str


class Sentence(NamedTuple):
    """A sentence: a span of ``Source.text``, the role of its block, and the block's number."""

    start: int
    end: int
    role: Role
    block: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day against which relative dates resolve, and what to call it ("update line 13 December 2017")."""

    day: date
    name: str


# --- evidence, findings, report ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in an article: file offsets, line and column from 1, the words there, and their sentence.

    ``end_line`` and ``end_column`` are the position of ``end``; ``sentence`` is text on one line, and ``sentence[lead : lead + len(text)]`` are the words where they stand in it.
    """

    source: str
    start: int
    end: int
    line: int
    column: int
    text: str
    sentence: str
    lead: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval to draw on a number line: who states it, in which unit, and whether it is the authority's."""

    label: str
    interval: Interval
    unit: str | None
    authority: bool = False
    calendar: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a word-by-word alignment: ``op`` is same, left out, added or changed."""

    op: str
    canonical: str
    stated: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement, with all that is needed to argue about it.

    ``rule`` is the fact, check or built-in check; ``rulebook`` is where it is kept, or None for a built-in one.
    ``arithmetic`` is lines of a calculation; ``citation`` is the authority's source in words.
    """

    rule: str
    rulebook: str | None
    verdict: Verdict
    severity: Severity
    message: str
    evidence: Evidence
    stated: str
    expected: str
    related: tuple[Evidence, ...] = ()
    bars: tuple[Bar, ...] = ()
    arithmetic: tuple[str, ...] = ()
    citation: str | None = None
    help: str | None = None
    alignment: tuple[Edit, ...] = ()
    suggestion: str | None = None
    confidence: str = "high"
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the words of a claim mean, apart from their article: enough to hold them against a fact once more.

    A choice has nothing but ``choice``. ``value`` is the mention's as text: a decimal, terms with commas, an ISO day, a name.
    ``day`` is when the article appeared. What is ``unsure`` may measure something else, and stays undecided unless it agrees.
    ``beside`` it the article has a value that agreed; ``overruled`` is the verdict that did not stand, since articles, or
    parts of this one, differed.
    """

    day: date | None
    choice: str | None = None
    text: str = ""
    kind: Kind | None = None
    value: str = ""
    interval: Interval | None = None
    unit: str | None = None
    hedge: Hedge | None = None
    granule: Decimal | None = None
    anchor: str | None = None
    others: tuple[Interval, ...] = ()
    unsure: str = ""
    beside: bool = False
    overruled: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as the report shows it: which source states which fact as what, and the verdict on it."""

    rule: str
    rulebook: str | None
    verdict: Verdict
    evidence: Evidence
    stated: str
    expected: str
    voice: Voice
    speaker: str | None = None
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """One value of a fact and when it held; ``since`` and ``until`` are ISO days, or None when open."""

    value: str
    interval: Interval | None
    unit: str | None
    status: str | None
    since: str | None
    until: str | None
    citation: str | None
    calendar: bool = False


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as the report shows it: its values over time, its wordings, and how often it fired."""

    rule: str
    rulebook: str | None
    kind: str
    title: str
    eras: tuple[Era, ...]
    wordings: tuple[str, ...]
    claims: int
    findings: int
    path: str | None = None
    line: int | None = None
    link: str | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A statement of a value in a source, for marking the text: file offsets, kind, and the verdict, if any."""

    start: int
    end: int
    kind: Kind
    verdict: Verdict | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class Suppression:
    """One wish not to be told: of which rules, why, and until when; perhaps only on some words, or in a span of the file.

    ``wrong`` says why it cannot be understood, if so.
    """

    rules: tuple[str, ...]
    reason: str
    until: date | None
    evidence: Evidence
    span: tuple[int, int] | None = None
    words: str | None = None
    wrong: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one of those meant."""
        start = finding.evidence.start
        return (
            (finding.rule in self.rules or f"{finding.rulebook}/{finding.rule}" in self.rules)
            and (self.span is None or self.span[0] <= start < self.span[1])
            and (self.words is None or self.words == " ".join(finding.evidence.text.split()))
        )


@dataclass(frozen=True, slots=True)
class SourceCard:
    """An article as the report shows it: what it says of itself, and its statements. ``Report.open`` has its text."""

    source: Imprint
    seen: tuple[Seen, ...]
    statements: int
    checked: int
    rulebooks: tuple[str, ...] = ()
    """Names of the rulebooks that speak of it."""
    suppressions: tuple[Suppression, ...] = ()
    """What the article itself asks not to be told."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that does not count: who set it aside (``a.md:3:1``, the baseline's path), and the reason given."""

    finding: Finding
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report on changes is about; everything else was there to be compared with.

    ``articles`` are the paths of those that changed since ``base`` (a branch or a commit), or of which a rulebook speaks that
    did; ``rulebooks`` are the names of these; ``others`` is the number of articles that did not change.
    """

    base: str
    articles: frozenset[str]
    rulebooks: frozenset[str]
    others: int


def _nowhere(path: str) -> Source:
    raise KeyError(path)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: sorted, without clock or absolute paths, the same for the same input."""

    findings: Sequence[Finding]
    claims: Sequence[Claimed]
    sources: Sequence[SourceCard]
    rules: tuple[RuleCard, ...]
    failures: tuple[Failure, ...]
    rulebooks: tuple[tuple[str, str], ...]
    """(name, title) of each rulebook."""
    warnings: tuple[str, ...] = ()
    """What a reader must know of the run itself: no rulebook, a rule that never fired, an encoding guessed."""
    set_aside: tuple[SetAside, ...] = ()
    """Findings that a suppression or the baseline took out of ``findings``."""
    scope: Scope | None = None
    """What changed, when the report is about nothing else."""
    open: Callable[[str], Source] = field(default=_nowhere, repr=False, compare=False)
    """The article at a path, with its text. Raise UnreadableSource when it cannot be read any more."""

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings have each severity."""
        return Counter(finding.severity for finding in self.findings)

    @property
    def coverage(self) -> tuple[int, int]:
        """How many statements were read, and how many of them a rule spoke about."""
        statements = checked = 0
        for card in self.sources:
            statements, checked = statements + card.statements, checked + card.checked
        return statements, checked

    @property
    def silent_rules(self) -> tuple[RuleCard, ...]:
        """Rules with wordings that no article stated; that is for a report on all articles to say."""
        if self.scope is not None:
            return ()
        return tuple(card for card in self.rules if card.wordings and not card.claims)
