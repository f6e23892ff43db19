"""Statements held against their facts once more: today's verdicts without the articles, and those of a rulebook that changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker import sources
from checker.accounts.packing import pack, unpack
from checker.interval import Interval
from checker.model import Claimed, Kind, Report, Statement, Verdict
from checker.rulebook.authority import Authority
from checker.rulebook.load import loads
from checker.rulebook.model import Fact, FactValue
from checker.rules import Rules, load_rules
from checker.run import check_sources
from checker.verdicts.again import judged_again, mention_of

ROOT = Path(__file__).parents[2]
RULES = load_rules([ROOT / "rules"])
SEEDS = [
    sources.load(file, file.relative_to(ROOT).as_posix()) for file in sources.find([ROOT / "seeds"]).articles
]


def authority_of(text: str) -> Authority:
    return Authority(loads("rules/case.yaml", text, frozenset()), Path())


def again(claim: Claimed, rules: tuple[Rules, ...]) -> Verdict:
    authority = next(rule.authority for rule in rules if rule.head.name == claim.rulebook)
    assert claim.statement is not None
    return judged_again(claim.statement, claim.rule, authority).verdict


@pytest.fixture(scope="module")
def report() -> Report:
    return check_sources(SEEDS, RULES)


def test_every_claim_of_the_seeds_gets_its_verdict_once_more(report: Report) -> None:
    assert len(report.claims) > 150
    assert [again(claim, RULES) for claim in report.claims] == [claim.verdict for claim in report.claims]


def test_a_statement_is_the_same_as_bytes(report: Report) -> None:
    for claim in report.claims:
        assert claim.statement is not None
        assert unpack(pack(claim.statement), Statement) == claim.statement


@pytest.mark.parametrize("by", [Decimal("1.04"), Decimal("1.5")])
def test_a_changed_rulebook_judges_as_if_the_articles_were_read_again(report: Report, by: Decimal) -> None:
    changed = tuple(raised(rule, by) for rule in RULES)
    afresh = {place(claim): claim for claim in check_sources(SEEDS, changed).claims}
    turned = 0
    for claim in report.claims:
        now = afresh[place(claim)]
        assert claim.statement is not None
        assert now.statement is not None
        if claim.statement.unsure == now.statement.unsure:  # A guard may ask what else the rulebook holds.
            assert again(claim, changed) is now.verdict, claim
            turned += now.verdict is not claim.verdict
    assert turned > 50


def place(claim: Claimed) -> tuple[object, ...]:
    return claim.rulebook, claim.rule, claim.evidence.source, claim.evidence.start, claim.evidence.end


def raised(rule: Rules, by: Decimal) -> Rules:
    """The rulebook with every number of its facts a little higher, and without its checks, which no longer hold."""

    def value_of(value: FactValue) -> FactValue:
        mention = value.mention
        if mention is None or not isinstance(mention.value, Decimal) or mention.interval is None:
            return value
        more = mention._replace(value=mention.value * by, interval=mention.interval.scale(by))
        return replace(value, mention=more)

    def fact_of(fact: Fact) -> Fact:
        return replace(fact, values=tuple(value_of(value) for value in fact.values))

    book = rule.authority.book
    book = replace(book, facts=tuple(fact_of(fact) for fact in book.facts), checks=())
    return Rules(None, Authority(book, Path(book.path).parent))


STORM = """
event: {title: The storm of Westmark, date: 2024-05-02}
names:
  Westmark: {kind: place}
facts:
  deaths:
    grows: true
    values:
      - {value: 31 people, until: 2024-05-04}
      - {value: 35 people, from: 2024-05-04}
    says: killed <value>
  gusts: {value: 131 km/h, says: gusts of <value>}
  winds: {says: winds of <value>}
  state: {value: flooded, says: {flooded: was flooded, dry: stayed dry}}
  place: {value: Westmark, kind: name, says: storm in <value>}
"""
PEOPLE = Statement(
    date(2024, 5, 3), None, "31 people", Kind.COUNT, "31", Interval.exact(31), "people", None, Decimal(1)
)
CASES: dict[str, tuple[str, Statement, Verdict]] = {
    "the value of its day": ("deaths", PEOPLE, Verdict.AGREES),
    "a value that no longer held": ("deaths", replace(PEOPLE, day=date(2024, 5, 9)), Verdict.STALE),
    "the same beside the new one": ("deaths", replace(PEOPLE, day=date(2024, 5, 9), beside=True), Verdict.AGREES),
    "a number on the way": ("deaths", replace(PEOPLE, value="33", interval=Interval.exact(33)), Verdict.IMPRECISE),
    "another number": ("deaths", replace(PEOPLE, value="41", interval=Interval.exact(41)), Verdict.DISAGREES),
    "another number of what may be others": (
        "deaths", replace(PEOPLE, value="41", interval=Interval.exact(41), unsure="a part"), Verdict.UNDECIDED,
    ),
    "the number of what may be others": ("deaths", replace(PEOPLE, unsure="a part"), Verdict.AGREES),
    "another unit": ("gusts", PEOPLE, Verdict.UNDECIDED),
    "no value to hold against": ("winds", PEOPLE, Verdict.UNDECIDED),
    "no value, and articles that differ": ("winds", replace(PEOPLE, overruled=Verdict.UNDECIDED), Verdict.DISAGREES),
    "articles that differed, before there was a value": ("deaths", replace(PEOPLE, overruled=Verdict.UNDECIDED), Verdict.AGREES),
    "a choice": ("state", Statement(None, "flooded"), Verdict.AGREES),
    "another choice": ("state", Statement(None, "dry"), Verdict.DISAGREES),
    "a name": ("place", Statement(None, None, "Westmark", Kind.NAME, "Westmark"), Verdict.AGREES),
    "another name": ("place", Statement(None, None, "Eastmark", Kind.NAME, "Eastmark"), Verdict.DISAGREES),
    "a fact that is gone": ("rain", PEOPLE, Verdict.UNDECIDED),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_statement_is_judged(case: str) -> None:
    rule, statement, verdict = CASES[case]
    assert judged_again(statement, rule, authority_of(STORM)).verdict is verdict


def test_the_value_and_the_reason_come_along() -> None:
    authority = authority_of(STORM)
    stale = judged_again(replace(PEOPLE, day=date(2024, 5, 9)), "deaths", authority)
    assert stale.held is not None
    assert stale.held.text == "31 people"
    assert judged_again(PEOPLE, "rain", authority).why == "case has no fact rain"


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.COUNT, "many"), (Kind.COUNT, ""), (Kind.SCORE, "2,x"), (Kind.DATE, "2024-13-01")],
)
def test_a_value_that_its_kind_cannot_have_is_refused(kind: Kind, value: str) -> None:
    with pytest.raises(ValueError, match=value or "''"):
        mention_of(replace(PEOPLE, kind=kind, value=value))
