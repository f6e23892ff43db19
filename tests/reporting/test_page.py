"""The HTML page, read as text and as a tree: complete, closed in itself, safe, small, the same every time."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from checker.interval import Interval
from checker.model import Bar, Block, Era, Field, Piece, Report, Role, Severity, Source, Stamp, Verdict
from checker.reporting import render
from checker.reporting.marked import Mark, outside, paragraphs, unchecked
from checker.reporting.matrix import matrix
from checker.reporting.numberline import lines, over_time
from tests.reporting import builders, stories

REPORTS = {
    "alabama": builders.alabama(),
    "empty": builders.empty(),
    "nothing": builders.nothing(),
    "hostile": builders.hostile(),
    "large": builders.large(20, 30),
}


@dataclass
class Tree(HTMLParser):
    """What a browser would find: tags with their attributes, and the words."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    within: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.within = tag

    def handle_data(self, data: str) -> None:
        if self.within not in {"style", "script"}:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def page(report: Report, fail_on: Severity | None = Severity.ERROR) -> str:
    return render(report, "html", fail_on=fail_on)


def tree(report: Report) -> Tree:
    found = Tree()
    found.feed(page(report))
    found.close()
    return found


@pytest.mark.parametrize("name", REPORTS)
def test_every_link_within_the_page_has_an_end_and_every_anchor_is_one(name: str) -> None:
    found = tree(REPORTS[name])
    ids = Counter(attrs["id"] for _, attrs in found.tags if "id" in attrs)
    assert not [id for id, count in ids.items() if count > 1]
    links = [attrs["href"] or "" for attrs in found.all("a") if "href" in attrs]
    assert not [link for link in links if link.startswith("#") and link[1:] not in ids]
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("name", REPORTS)
def test_closed_in_itself(name: str) -> None:
    text, found = page(REPORTS[name]), tree(REPORTS[name])
    assert not [
        attrs for tag, attrs in found.tags if "src" in attrs or tag in {"img", "iframe", "object", "embed"}
    ]
    assert [attrs["href"] for attrs in found.all("link")] == ["data:,"]
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("name", REPORTS)
def test_only_our_script_may_run(name: str) -> None:
    text = page(REPORTS[name])
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 1
    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    policy = next(a["content"] or "" for a in tree(REPORTS[name]).all("meta") if "http-equiv" in a)
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not [a for _, attrs in tree(REPORTS[name]).tags for a in attrs if a.startswith("on")]


def test_words_of_strangers_are_shown_to_the_letter() -> None:
    text = page(builders.hostile())
    text.encode()
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]", text
    )
    assert "<script>alert(1)" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 20
    assert "{{7*7}}" in text
    for shown in (r"\u202e", r"\x1b[2J", r"\x00", r"\ud83d"):
        assert shown in text


def test_an_address_in_a_citation_is_a_link_only_over_http() -> None:
    report = builders.alabama()
    finding = replace(
        report.findings[0], citation='see https://example.org/a?b=1&c="x", javascript:alert(1).'
    )
    text = page(replace(report, findings=(finding,)))
    assert '<a href="https://example.org/a?b=1&amp;c=" rel="noreferrer">' in text
    assert "javascript:alert(1)." in text
    assert 'href="javascript' not in text


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_bytes_whatever_the_order(name: str) -> None:
    report = REPORTS[name]
    turned = replace(
        report, findings=report.findings[::-1], claims=report.claims[::-1], sources=report.sources[::-1],
    )  # fmt: skip
    assert page(report) == page(report) == page(turned)


def test_small() -> None:
    assert len(page(builders.large()).encode()) < 300_000


def test_what_blocks_comes_first_then_the_matrix_then_the_findings() -> None:
    text = page(builders.alabama())
    order = [
        text.index(f'<section id="{name}"') for name in ("blocks", "matrix", "findings", "articles", "rules")
    ]
    assert order == sorted(order)
    docket = text[order[0] : order[1]]
    assert docket.count('<li class="error">') == 4
    assert 'class="warning"' not in docket
    assert "holds 412 NUL bytes" in docket


def test_every_statement_and_every_word_of_the_articles_is_there() -> None:
    report = builders.alabama()
    words = re.sub(r"\s+", " ", "".join(tree(report).words))
    for card in report.sources:
        for paragraph in filter(None, report.open(card.source.path).text.split("\n")):
            assert re.sub(r"\s+", " ", paragraph).strip() in words
    for finding in report.findings:
        for said in (finding.stated, finding.expected, finding.citation, finding.help, *finding.arithmetic):
            assert (said or "") in words
    for card in report.rules:
        for wording in card.wordings:
            assert wording in words


def test_backticks_in_our_own_words_are_code() -> None:
    report = builders.alabama()
    told = replace(report.findings[0], message="`a < b` cannot hold", help="one ` alone")
    text = page(replace(report, findings=(told,)))
    assert "<h3><code>a &lt; b</code> cannot hold</h3>" in text
    assert "<dd>one ` alone</dd>" in text


def test_only_rules_with_wordings_are_said_to_be_silent() -> None:
    report = builders.alabama()
    text = page(report)
    assert text.count("no article states this") == len(report.silent_rules)


def test_anchors_of_findings_are_their_fingerprints() -> None:
    report = builders.alabama()
    twice = replace(report, findings=(*report.findings, report.findings[0]))
    assert 'id="f-9d41bb07c6a2f310"' in page(report)
    assert 'id="f-3f0c51aa90d1e2b7-2"' in page(twice)


def test_without_a_gate_errors_are_said_not_to_block() -> None:
    assert "Errors, which do not block" in page(builders.alabama(), None)


# --- the drawings ----------------------------------------------------------------------------------------------


def test_bars_lie_where_their_numbers_are() -> None:
    line = lines(builders.alabama().findings[1].bars)[0]
    article, own, office = line.rows
    assert article.left > own.right
    assert own.left < office.left < own.right
    assert office.width == 0
    assert line.bands == (office,)
    assert [tick.words for tick in line.ticks] == ["21,000", "21,500", "22,000"]


@pytest.mark.parametrize(
    ("low", "high"),
    [(None, None), (None, "3"), ("3", None), ("0", "0"), ("-5", "5"), ("1E+40", "2E+40"), ("1E-40", "2E-40"), ("1E+9999", "1E+9999")],
)  # fmt: skip
@pytest.mark.parametrize("calendar", [False, True])
def test_any_interval_can_be_drawn(low: str | None, high: str | None, calendar: bool) -> None:
    drawn = lines(
        [Bar("a", stories.span(low, high), None, calendar=calendar), Bar("b", stories.span("1", "2"), None)]
    )
    for line in drawn:
        assert all(0 <= row.left <= row.right <= 100 for row in line.rows)
        assert len(line.ticks) < 12


def test_units_have_lines_of_their_own() -> None:
    one = Interval.exact(1)
    drawn = lines([Bar("a", one, "votes"), Bar("b", one, "percent"), Bar("c", one, "votes")])
    assert [[row.label for row in line.rows] for line in drawn] == [["a", "c"], ["b"]]


def test_a_fact_that_changed_is_drawn_over_time() -> None:
    eras = next(card.eras for card in builders.alabama().rules if card.rule == "jones_share")
    page_day = Stamp(Field.PUBLISHED, date(2017, 12, 20), "20 December", 0, 11)
    line = over_time(eras, [page_day])
    assert line is not None
    first, second, stamp = line.rows
    assert first.right == second.left
    assert second.opens_right
    assert first.left < stamp.left < first.right
    assert over_time(eras[:1]) is None
    assert over_time([Era("a", None, None, None, "not a day", None, None)] * 2) is not None


# --- matrix and marks ------------------------------------------------------------------------------------------


def test_a_cell_shows_the_gravest_verdict_and_how_many_statements() -> None:
    report = builders.alabama()
    share = next(claim for claim in report.claims if claim.rule == "jones_share")
    other = replace(share.evidence, start=0, end=4)
    more = replace(share, verdict=Verdict.STALE, stated="old", evidence=other)
    rows = matrix((*report.claims, more), report.findings, report.rules, report.sources)
    row = next(row for row in rows if row.name[1] == "jones_share")
    cell = row.cells[-1]
    assert cell is not None
    assert (cell.verdict, cell.stated, cell.count) == (Verdict.STALE, "old", 2)
    blocking = {"header_date", "lead", "fair_shake", "day_of_vote"}
    assert {row.name[1] for row in rows[:4]} == blocking
    assert rows[4].name[1] == "jones_share"  # a warning stands before a note
    assert "turnout" not in {row.name[1] for row in rows}


def test_marks_find_their_way_back_over_entities_and_cut_tags() -> None:
    file = "<p>A &amp; B won <b>52</b> percent.</p><meta x=2017>"
    text = "A & B won 52 percent."
    pieces = (
        Piece(0, 2, 3, 5),
        Piece(2, 3, 5, 10),
        Piece(3, 10, 10, 17),
        Piece(10, 12, 20, 22),
        Piece(12, 21, 26, 35),
    )
    source = Source("a.html", file, text, pieces, (Block(0, 21, Role.BODY),), "html", "utf-8")
    seen = Mark(20, 34, Verdict.DISAGREES, "m0", None)
    hidden = Mark(file.index("2017"), file.index("2017") + 4, None, "m1", None)
    (paragraph,) = paragraphs(source, [seen, hidden])
    assert "".join(run.text for run in paragraph.runs) == text
    assert [run.text for run in paragraph.runs if run.mark] == ["52 percent"]
    assert outside(source, [seen, hidden]) == ((hidden, "2017"),)
    entity = Mark(5, 10, None, "m2", None)
    assert unchecked(source, [seen, hidden, entity]) == ((hidden, "2017"), (entity, "&"))


def test_overlapping_marks_show_the_gravest_and_keep_all_anchors() -> None:
    text = "from 52:48 to 51:49 now"
    source = Source("a", text, text, (Piece(0, 23, 0, 23),), (Block(0, 10, Role.HEADLINE),), "text", "utf-8")
    wide, inner = Mark(0, 19, None, "m0", "f", True), Mark(5, 10, Verdict.AGREES, "m1", None)
    head, rest = paragraphs(source, [inner, wide])
    assert [(run.text, run.mark and run.mark.word, run.ids) for run in head.runs] == [
        ("from ", "cited", ("m0",)),
        ("52:48", "agrees", ("m1",)),
    ]
    assert [(run.text, run.last) for run in rest.runs] == [(" to 51:49", True), (" now", True)]


def test_decimals_are_shown_as_far_as_they_tell() -> None:
    bar = Bar("a", Interval(Decimal("20570.4118"), Decimal("20839.2930")), "votes")
    assert lines([bar])[0].rows[0].words == "20,570.4 to 20,839.3 votes"


def test_many_subjects_are_counted_and_listed() -> None:
    report = replace(builders.alabama(), rulebooks=(("a", "First"), ("b", "Second"), ("c", "Third")))
    page = render(report, "html", fail_on=None)
    assert "<h1>3 subjects</h1>" in page
    assert "First · Second · Third" in page
    assert "<h1>First and Second</h1>" in render(
        replace(report, rulebooks=report.rulebooks[:2]), "html", fail_on=None
    )
