"""What is proposed in the place of wrong words: ``proposals.yaml``; and where nothing may be proposed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.model import Block, Kind, Mention, Role
from checker.reading import read, read_value
from checker.rulebook import amounts
from checker.run import check_sources
from checker.sources import parse
from checker.verdicts.proposals import proposal

ROWS: list[tuple[str, str, str | None]] = [
    tuple(row)
    for row in yaml.safe_load(Path(__file__).with_name("proposals.yaml").read_text(encoding="utf-8"))
]


def mention_of(words: str) -> Mention:
    text = f"It was {words} then."
    mentions = read(text, [Block(0, len(text), Role.BODY)]).mentions
    return next(m for m in mentions if m.kind not in (Kind.NAME, Kind.WEEKDAY))


@pytest.mark.parametrize(("stated", "held", "wanted"), ROWS)
def test_the_right_value_is_proposed_in_the_manner_of_the_wrong_one(
    stated: str, held: str, wanted: str | None
) -> None:
    value = read_value(held)
    assert value is not None
    assert proposal(mention_of(stated), amounts.literal(value)) == wanted


@pytest.mark.parametrize(
    ("text", "rule", "wanted"),
    [
        ("The mast is 120 metres (349 feet) high.", "conversion", "394 feet"),
        ("Tickets cost between 35 and 20 euros.", "range-order", "20 and 35 euros"),
        ("“The mast is 120 metres (349 feet) high,” said Ola Brandt.", "conversion", None),
        ("The ferry sank on Sunday, 3 May 2014.", "weekday", None),
    ],
)
def test_built_in_checks_propose_what_they_know_and_nothing_in_a_quotation(
    text: str, rule: str, wanted: str | None
) -> None:
    (finding,) = check_sources([parse("a.txt", text, "text")], ()).findings
    assert (finding.rule, finding.suggestion) == (rule, wanted)
