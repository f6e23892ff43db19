"""The report as one HTML page for an editor: what blocks, the matrix, the findings, the articles, the rules.

One file, no request to anywhere: styles and the one small script stand inside, and a Content-Security-Policy lets
nothing else run. Every string passes through ``visible`` and Jinja's escaping, so that ``<script>`` in an article is
read, not run. The words and their order are in ``templates/page.html.jinja``; this module only prepares them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import count, islice
from posixpath import commonpath

from msgspec import Struct

from checker.model import Claimed, Evidence, Finding, Report, RuleCard, Severity, Source, SourceCard, Verdict
from checker.reporting import english, templating
from checker.reporting.alignment import runs, shortened
from checker.reporting.excerpt import Excerpt, excerpt
from checker.reporting.marked import Mark, Paragraph, outside, paragraphs, unchecked
from checker.reporting.matrix import Line, Name, matrix
from checker.reporting.numberline import NumberLine, lines, over_time
from checker.reporting.order import by_gravity, claim_place, gravest, rule_name, source_path
from checker.reporting.outcome import about, last_line, severities

WIDE = 8
"""So many articles fit side by side with the words they use; beyond, the matrix shows marks only."""
OPEN = 12
"""So many articles are shown open; beyond, each is folded until asked for."""
SUBJECTS = 2
"""So many rulebooks are named in the headline; of more, it says the number, and the list stands below."""
COLUMNS = 60
"""So many articles the matrix shows; of more, those with the gravest findings."""
LISTED = 60
"""So many articles are listed with what no rule speaks of."""
_EXCERPT = 900
_PIECES = 400
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def render(report: Report, fail_on: Severity | None) -> Iterator[str]:
    """The page as HTML text in pieces, the same for the same report; an article is laid out when its turn comes."""
    script = (templating.FOLDER / "page.js").read_text("utf-8")
    return templating.pieces("page.html.jinja", together=_PIECES, script=script, page=Page(report, fail_on))


class Shown(Struct, frozen=True):
    """A finding on the page: its number, its anchor, its excerpts and drawings."""

    number: int
    id: str
    finding: Finding
    words: Excerpt
    related: tuple[tuple[Evidence, Excerpt], ...]
    lines: tuple[NumberLine, ...]
    time: NumberLine | None

    @property
    def alignment(self) -> Sequence[object]:
        """Steps of the quotation, long agreements cut."""
        return shortened(runs(self.finding.alignment), keep=12)


class Article(Struct, frozen=True):
    """An article on the page; its text is laid out anew each time it is asked for, so that only one is held at a time."""

    id: str
    name: str
    card: SourceCard
    findings: tuple[Shown, ...]
    marks: tuple[Mark, ...]
    open: Callable[[str], Source]

    @property
    def severity(self) -> Severity | None:
        """The gravest severity of its findings."""
        return min((shown.finding.severity for shown in self.findings), key=lambda s: s.rank, default=None)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its text, marked."""
        return paragraphs(self.open(self.card.source.path), self.marks)

    @property
    def outside(self) -> tuple[tuple[Mark, str], ...]:
        """Marks outside its text, with their words."""
        return outside(self.open(self.card.source.path), self.marks)

    @property
    def unchecked(self) -> tuple[tuple[Mark, str], ...]:
        """Statements that no rule speaks about, with their words."""
        return unchecked(self.open(self.card.source.path), self.marks)


class Rule(Struct, frozen=True):
    """A rule on the page."""

    id: str
    card: RuleCard
    time: NumberLine | None
    findings: tuple[Shown, ...]
    verdicts: tuple[tuple[Verdict, int], ...]


class Page:
    """What the template reads: the report, sorted, with an anchor for everything that is pointed at."""

    def __init__(self, report: Report, fail_on: Severity | None) -> None:
        self.report = report
        self.fail_on = fail_on
        self.last_line = last_line(report, fail_on)
        self.about = about(report)
        self.severities = severities(report)
        self.sources = sorted(report.sources, key=source_path)
        self.cards = sorted(report.rules, key=rule_name)
        self._by_source: defaultdict[str, list[Claimed]] = defaultdict(list)
        for claim in sorted(report.claims, key=claim_place):
            self._by_source[claim.evidence.source].append(claim)
        self._rule_ids: dict[Name, str] = {
            (card.rulebook, card.rule): f"r{i}" for i, card in enumerate(self.cards)
        }
        numbers = count()
        self._marks = {card.source.path: self._marked(numbers, card) for card in self.sources}

    @property
    def subjects(self) -> list[str]:
        """What the run was about, as the rulebooks call it."""
        return [title or name for name, title in self.report.rulebooks]

    @property
    def title(self) -> str:
        """The subjects, when they fit into a headline; else how many there are."""
        if len(self.subjects) > SUBJECTS:
            return english.counted(len(self.subjects), "subject")
        return english.listed(self.subjects) or "No rulebook"

    @cached_property
    def findings(self) -> tuple[Shown, ...]:
        """All findings, the gravest first."""
        eras = {(card.rulebook, card.rule): card.eras for card in self.report.rules}
        stamps = {card.source.path: card.source.stamps for card in self.sources}
        ids = _unique(finding.fingerprint for finding in self._ordered)
        return tuple(
            Shown(
                number,
                id,
                finding,
                excerpt(finding.evidence, _EXCERPT),
                tuple((evidence, excerpt(evidence, _EXCERPT)) for evidence in finding.related),
                lines(finding.bars),
                over_time(
                    eras.get((finding.rulebook, finding.rule), ()), stamps.get(finding.evidence.source, ())
                ),
            )
            for number, (id, finding) in enumerate(zip(ids, self._ordered, strict=True), 1)
        )

    @cached_property
    def blocking(self) -> tuple[Shown, ...]:
        """The findings that fail the run; with ``--fail-on never``, the errors."""
        rank = (self.fail_on or Severity.ERROR).rank
        return tuple(shown for shown in self.findings if shown.finding.severity.rank <= rank)

    @cached_property
    def matrix(self) -> tuple[Line, ...]:
        """Facts × articles."""
        cards = [article.card for article in self.columns]
        shown = {card.source.path for card in cards}
        claims = (claim for claim in self.report.claims if claim.evidence.source in shown)
        findings = [finding for finding in self._ordered if finding.evidence.source in shown]
        return matrix(claims, findings, self.cards, cards)

    @cached_property
    def columns(self) -> tuple[Article, ...]:
        """The articles of the matrix: all, or those with the gravest findings."""
        if len(self.articles) <= COLUMNS:
            return self.articles
        grave = sorted(self.articles, key=lambda a: a.severity.rank if a.severity else len(Severity))
        kept = {article.id for article in grave[:COLUMNS]}
        return tuple(article for article in self.articles if article.id in kept)

    @cached_property
    def unread(self) -> tuple[tuple[Article, tuple[tuple[Mark, str], ...]], ...]:
        """The first articles that state what no rule speaks of, with those statements."""
        silent = (article for article in self.articles if article.card.statements > article.card.checked)
        found = ((article, article.unchecked) for article in silent)
        return tuple(islice(((article, words) for article, words in found if words), LISTED))

    @property
    def wide(self) -> bool:
        """Whether the matrix has more columns than can be shown with words."""
        return len(self.sources) > WIDE

    @property
    def folded(self) -> bool:
        """Whether articles are too many to be shown open."""
        return len(self.sources) > OPEN

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All articles."""
        found = defaultdict(list)
        for shown in self.findings:
            found[shown.finding.evidence.source].append(shown)
        return tuple(
            Article(
                f"a{number}",
                self.names[number],
                card,
                tuple(found[card.source.path]),
                self._marks[card.source.path],
                self.report.open,
            )
            for number, card in enumerate(self.sources)
        )

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, by rulebook and name."""
        found = defaultdict(list)
        for shown in self.findings:
            found[shown.finding.rulebook, shown.finding.rule].append(shown)
        verdicts: defaultdict[Name, Counter[Verdict]] = defaultdict(Counter)
        for claim in self.report.claims:
            verdicts[claim.rulebook, claim.rule][claim.verdict] += 1
        return tuple(
            Rule(
                self._rule_ids[name],
                card,
                over_time(card.eras),
                tuple(found[name]),
                tuple((verdict, verdicts[name][verdict]) for verdict in Verdict if verdicts[name][verdict]),
            )
            for card in self.cards
            for name in [(card.rulebook, card.rule)]
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The articles' paths without the folders that they share."""
        paths = [card.source.path for card in self.sources]
        folders = [path.rpartition("/")[0] for path in paths]
        rooted = {path.startswith("/") for path in paths}
        shared = commonpath(folders) if len(rooted) == 1 and all(folders) else ""
        return tuple(path[len(shared) :].lstrip("/") if shared else path for path in paths)

    @property
    def statements(self) -> int:
        """How many statements were read."""
        return self.report.coverage[0]

    @property
    def checked(self) -> int:
        """How many of them a rule spoke about."""
        return self.report.coverage[1]

    def rule_id(self, name: Name) -> str | None:
        """The anchor of a rule; None for one that the report does not describe."""
        return self._rule_ids.get(name)

    def article_id(self, path: str) -> str | None:
        """The anchor of an article."""
        return self._article_ids.get(path)

    def mark_id(self, evidence: Evidence) -> str | None:
        """The anchor of these words in their article."""
        return self._mark_ids.get((evidence.source, evidence.start, evidence.end))

    @cached_property
    def _article_ids(self) -> dict[str, str]:
        return {card.source.path: f"a{number}" for number, card in enumerate(self.sources)}

    @cached_property
    def _mark_ids(self) -> dict[tuple[str, int, int], str]:
        return {
            (path, mark.start, mark.end): mark.id for path, marks in self._marks.items() for mark in marks
        }

    @cached_property
    def _ordered(self) -> list[Finding]:
        return sorted(self.report.findings, key=by_gravity)

    @cached_property
    def _pointed(self) -> dict[str, dict[tuple[int, int], list[tuple[Verdict | None, str]]]]:
        """By article and place: the verdicts of the findings there, and their anchors; None where one is cited."""
        places: dict[str, dict[tuple[int, int], list[tuple[Verdict | None, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        ids = _unique(finding.fingerprint for finding in self._ordered)
        for id, finding in zip(ids, self._ordered, strict=True):
            seen = finding.evidence
            places[seen.source][seen.start, seen.end].append((finding.verdict, id))
            for other in finding.related:
                places[other.source][other.start, other.end].append((None, id))
        return places

    def _marked(self, numbers: Iterator[int], card: SourceCard) -> tuple[Mark, ...]:
        """The marks of an article: its statements, claims and findings, one a place."""
        path = card.source.path
        verdicts: dict[tuple[int, int], list[Verdict | None]] = defaultdict(list)
        targets: dict[tuple[int, int], str | None] = {}
        pointed = self._pointed.get(path, {})
        for (start, end), reasons in pointed.items():
            verdicts[start, end] += [verdict for verdict, _ in reasons]
            targets[start, end] = next((id for verdict, id in reasons if verdict), reasons[0][1])
        for claim in self._by_source[path]:
            place = claim.evidence.start, claim.evidence.end
            verdicts[place].append(claim.verdict)
            targets.setdefault(place, self._rule_ids.get((claim.rulebook, claim.rule)))
        for seen in self.report.seen(path):
            verdicts[seen.start, seen.end].append(seen.verdict)
        return tuple(
            Mark(*place, gravest(found), f"m{_short(next(numbers))}", targets.get(place), place in pointed)
            for place, found in sorted(verdicts.items())
        )


def _short(number: int) -> str:
    """A short name for one of many anchors: 1295 → ``zz``."""
    high, low = divmod(number, 36)
    return (_short(high) if high else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[low]


def _unique(fingerprints: Iterable[str]) -> list[str]:
    """Anchors that stay the same from run to run: ``f-9d41bb07c6a2f310``, and ``…-2`` for a second of that name."""
    seen: Counter[str] = Counter()
    ids = []
    for fingerprint in fingerprints:
        name = (
            fingerprint
            if _PLAIN.fullmatch(fingerprint)
            else sha256(repr(fingerprint).encode()).hexdigest()[:16]
        )
        seen[name] += 1
        ids.append(f"f-{name}" if seen[name] == 1 else f"f-{name}-{seen[name]}")
    return ids
