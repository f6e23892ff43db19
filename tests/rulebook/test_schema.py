"""The JSON Schema says of keys what loading says, and the one page of the language names them all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker import verdicts
from checker.errors import RulebookErrors
from checker.rulebook import keys
from checker.rulebook.load import loads
from checker.rulebook.schema import schema

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(json.dumps(schema(verdicts.BUILT_IN)))
VALIDATOR = Draft202012Validator(SCHEMA)
BOOKS = sorted((ROOT / "rules").glob("*.yaml"))


class _Core(yaml.SafeLoader):
    """YAML as editors read it: numbers and booleans, but days are text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if not tag.endswith("timestamp")]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

GOOD = """
extends: house.yaml
owner: Desk
tags: [storm, weather]
event: {title: Storm, date: 2 March 2024, articles: {mention: Alma, any: [gale, storm], path: "news/**", from: 2024-03-01}}
names:
  Alma: {full: Storm Alma, kind: storm}
  Byrne: Mary Byrne
  Orr: {full: Dana Orr, titles: [minister, {title: premier, from: 2024-01-01}]}
  Lee: [Kim Lee, K. Lee]
units: {dunam: 1000 square meters, pool: {is: "2,500 cubic meters", also: pools}}
hedges: {about: 5 percent, more than: 20}
tables:
  storms: {file: storms.csv, source: [Met, Office], expect: [expect_table_row_count_to_be_between: {min_value: 1}]}
  seas: {url: "sqlite:///seas.db", table: seas}
facts:
  seats: 100 seats
  no_number: {says: {yes: it is so, no: it is not so}, value: no}
  deaths:
    values: [31 people, {value: 44 people, from: 2024-03-03, status: final, source: Met}]
    says: [killed <value>, <value> died]
    examples: [{agrees: 31 died.}, {disagrees: [13 died.]}]
    grows: true
    severity: warning
    hedges: {about: 3 people}
  rank: {rank: {in: storms, take: gust, of: {name: Alma}, where: {year: ["1990", "1991"], gust: "> 10"}}}
  run: {streak: {in: storms, while: {wet: yes}, before: event.date, unit: days}}
checks: {calm: deaths >= 0, also: {holds: deaths < 99 people, help: look again}}
quotes: {word: We will rebuild it all., other: {text: It was a storm., speaker: Byrne}}
terms: {killer: [killer storm, killer gale], act: {says: act of god, unless: quoted, examples: {flags: An act of God.}}}
builtin: {weekday: off}
"""

BAD = {
    "a misspelt key of a fact": "facts: {a: {valeu: 3 votes, says: x}}",
    "a misspelt section": "fact: {a: 3 votes}",
    "an odd severity": "facts: {a: {value: 3 votes, severity: eror}}",
    "two origins": "facts: {a: {value: 3 votes, is: b + 1}}",
    "no origin": "facts: {a: {source: x}}",
    "a day that is none": "facts: {a: {value: 3 votes, from: soon}}",
    "a list for an event": "event: [a, b]",
    "a lookup without table": "facts: {a: {count: {where: {x: y}}}}",
    "a check without condition": "checks: {a: {title: x}}",
    "a hedge that is none": "hedges: {abuot: 5 percent}\nfacts: {a: 3 votes}",
    "a switch that is none": "builtin: {wekday: off}\nfacts: {a: 3 votes}",
    "a table of nothing": "tables: {a: {source: x}}\nfacts: {a: 3 votes}",
    "an exception that is none": "terms: {a: {says: x, unless: shouted}}",
    "a wording as a mapping of mappings": "facts: {a: {says: {yes: {no: x}}}}",
    "a unit of nothing": "units: {a: {also: b}}\nfacts: {a: 3 votes}",
}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("loader", [yaml.BaseLoader, _Core], ids=["as text", "as editors type it"])
@pytest.mark.parametrize("text", [*(book.read_text(encoding="utf-8") for book in BOOKS), GOOD])
def test_a_good_rulebook_fits(text: str, loader: Any) -> None:
    data = yaml.load(text, Loader=loader)  # both loaders are safe ones
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


@pytest.mark.parametrize("name", BAD)
def test_schema_and_loading_refuse_the_same(name: str) -> None:
    assert list(VALIDATOR.iter_errors(yaml.load(BAD[name], Loader=_Core)))  # a safe loader
    with pytest.raises(RulebookErrors):
        loads("rules/x.yaml", BAD[name], verdicts.BUILT_IN)


def test_what_the_good_one_says_is_read() -> None:
    book = loads("rules/x.yaml", GOOD.replace("extends: house.yaml\n", ""), verdicts.BUILT_IN)
    assert [fact.name for fact in book.facts] == ["seats", "no_number", "deaths", "rank", "run", "Orr.title"]
    deaths = book.facts[2]
    assert (deaths.owner, deaths.tags, deaths.grows) == ("Desk", ("storm", "weather"), True)
    assert [example.expect for example in deaths.examples] == ["agrees", "disagrees"]
    assert book.event.articles.any == ("gale", "storm")


def test_the_page_of_the_language_names_every_key_and_no_other() -> None:
    page = (ROOT / "docs/language.md").read_text(encoding="utf-8")
    table = page[page.index("## Keys") : page.index("## Wordings")]
    named = set(re.findall(r"`([a-z][a-z -]*)`", table))
    known = {key for section in (keys.TOP, *keys.SECTIONS.values()) for key in section} | {
        "off",
        *keys.SEVERITIES,
    }
    assert known - named - {*keys.EXPECT, *keys.FLAGS} == set()
    assert named - known == set()
    below = page[page.index("## Wordings") :]
    assert {word for word in keys.EXPECT if f"`{word}`" not in below} == set()
    assert {name for name in verdicts.BUILT_IN if f"`{name}`" not in below} == set()
