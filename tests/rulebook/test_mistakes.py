"""Every mistake in a rulebook is said with its place, what was found and what is allowed; nothing is ignored."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from checker.errors import RulebookErrors
from checker.rulebook.authority import Authority
from checker.rulebook.load import load, loads

# name, YAML, line, column, words that the message must hold
MISTAKES = [
    ("a misspelt key", "facts:\n  a: {valeu: 3 votes}\n", 2, 7, "unknown key 'valeu'; did you mean 'value'?"),
    ("a misspelt section", "fact:\n  a: {value: 3 votes}\n", 1, 1, "did you mean 'facts'?"),
    ("a comment that swallows", "facts:\n  a: {value: 3 votes}\n  b: {value: place #1}\n", 3, 20, "for a comment"),
    ("a text in braces", "facts:\n  a:\n    value: 3 votes\n    says: {x} won\n", 4, 15, "braces|quotes"),
    ("a colon in a wording", "facts:\n  a:\n    value: 3 votes\n    says: Jones: <value> votes: all\n", 4, 16, "colon"),
    ("a percent sign in front", "facts:\n  a: {value: %5}\n", 2, 14, "quotes"),
    ("an alias", "facts:\n  a: {value: 3 votes, says: *star}\n", 2, 29, "alias"),
    ("an anchor", "facts:\n  a: &x {value: 3 votes}\n", 2, 6, "anchor"),
    ("a tag", "facts:\n  a: {value: !!python/object 3}\n", 2, 14, "tag"),
    ("a tab", "facts:\n\ta: {value: 3 votes}\n", 2, 1, "tab"),
    ("two facts of one name", "facts:\n  a: {value: 3 votes}\n  a: {value: 4 votes}\n", 3, 3, "stands twice"),
    ("two documents", "facts:\n  a: {value: 3 votes}\n---\nfacts: {}\n", 3, 1, "second document"),
    ("no rules", "event: {title: x}\n", 1, 1, "holds no rules"),
    ("a list at the top", "- a\n", 1, 1, "a rulebook is a mapping"),
    ("an unreadable value", "facts:\n  a: {value: 3..4 votes}\n", 2, 14, "cannot be read as a value"),
    ("an unknown unit", "facts:\n  a: {value: 9 kilomters}\n", 2, 14, "did you mean 'kilometers'?"),
    ("an unknown unit of share", "facts:\n  a: {value: 49.92 precent}\n", 2, 14, "did you mean 'percent'?"),
    ("a wrong day", "event: {date: 12.12.2017}\nfacts:\n  a: {value: 3 votes}\n", 1, 15, "YYYY-MM-DD"),
    ("an unknown zone", "event: {timezone: America/Chicgo}\nfacts:\n  a: {value: 3 votes}\n", 1, 19, "America/Chicago"),
    ("a name that wordings use", "facts:\n  value: {value: 3 votes}\n", 2, 3, "the name 'value' is taken: <value> in a wording is the fact's own"),
    ("a name that formulas use", "facts:\n  within: {value: 3 votes}\n", 2, 3, "the name 'within' is taken: it is a word of formulas"),
    ("a name of a person", "names: {Jones: Doug Jones}\nfacts:\n  Jones: {value: 3 votes}\n", 3, 3, "it stands under `names:`"),
    ("a wording without its slot", "facts:\n  a:\n    value: 3 votes\n    says: Jones won votes\n", 4, 11, "no slot"),
    ("an unknown slot", "facts:\n  a:\n    value: 3 votes\n    says: won <value> of <al>\n", 4, 26, "no fact 'al'"),
    ("a slot left open", "facts:\n  a:\n    value: 3 votes\n    says: won <value votes\n", 4, 15, "is not a slot"),
    ("a bracket left open", "facts:\n  a:\n    value: 3 votes\n    says: ( won | got <value>\n", 4, 11, "without its ')'"),
    ("a bracket too many", "facts:\n  a:\n    value: 3 votes\n    says: won ) <value>\n", 4, 15, "without its '('"),
    ("a star inside a word", "facts:\n  a:\n    value: 3 votes\n    says: w*n <value>\n", 4, 11, "'w*n'"),
    ("only slots", "facts:\n  a:\n    value: 3 votes\n    says: ... <value>\n", 4, 11, "at least one word"),
    ("a comment in a block", "facts:\n  a:\n    value: 3 votes\n    says: |\n      # no\n      won <value>\n", 5, 7, "no comment"),
    ("Python in a formula", "facts:\n  a: {is: __import__('os')}\n", 2, 11, "unknown function"),
    ("an unknown name in a formula", "facts:\n  a: {value: 3 votes}\n  b: {is: a + aa}\n", 3, 15, "nothing is called 'aa'"),
    ("a formula cut short", "facts:\n  a: {value: 3 votes}\n  b: {is: a +}\n", 3, 14, "found the end"),
    ("units that do not add", "facts:\n  a: {value: 3 votes}\n  b: {value: 5 km}\n  c: {is: a + b}\n", 4, 11, None),
    ("a cycle", "facts:\n  a: {is: b + 1}\n  b: {is: a + 1}\n", 2, 3, "derived from itself: a → b → a"),
    ("two origins", "facts:\n  a: {value: 3 votes, is: 3 votes}\n", 2, 3, "exclude one another"),
    ("no origin", "facts:\n  a: {source: x}\n", 2, 3, "needs a value or wordings"),
    ("never valid", "facts:\n  a: {value: 3 votes, from: 2017-02-01, until: 2017-01-01}\n", 2, 14, "which is never"),
    ("a table outside", "tables:\n  t: {file: ../x.csv}\nfacts:\n  a: {value: 3 votes}\n", 2, 13, "leaves the rulebook's folder"),
    ("no such table", "facts:\n  a: {count: {in: t}}\n", 2, 19, "no table 't'"),
    ("a check without condition", "checks:\n  a: {title: x}\n", 2, 3, "needs `holds:`"),
    ("a choice that is none", "facts:\n  a:\n    value: maybe\n    says: {aye: it passed, nay: it failed}\n", 3, 12, "none of its wordings"),
    ("an odd severity", "facts:\n  a: {value: 3 votes, severity: eror}\n", 2, 33, "did you mean 'error'?"),
    ("a place inside a formula in a block", "facts:\n  a: {value: 3 votes}\nchecks:\n  c: |\n    a > 2\n    and aa > 2\n", 6, 9, "did you mean 'a'?"),
    ("a place inside a formula in quotes", "facts:\n  a: {value: 3 votes}\nchecks: {c: 'a >  bb'}\n", 3, 19, "nothing is called 'bb'"),
    ("an attribute that there is not", "facts:\n  a: {value: 3 votes}\nchecks: {c: a.lwo > 2}\n", 3, 13, "did you mean 'low'?"),
    ("Python's attributes", "facts:\n  a: {is: ().__class__}\n", 2, 13, "no meaning"),
    ("Python's lambda", "facts:\n  a: {value: 3 votes}\n  b: {is: 'lambda x: a'}\n", 3, 20, "no meaning"),
    ("a falling toll", "facts:\n  a:\n    grows: yes\n    values: [{value: 9 people, from: 2024-01-01}, {value: 7 people, from: 2024-01-02}]\n", 4, 59, "is lower than '9 people'"),
    ("a width that is none", "hedges: {about: wide}\nfacts: {a: 3 votes}\n", 1, 17, "is no width"),
    ("a hedge that is none", "hedges: {abuot: 5 percent}\nfacts: {a: 3 votes}\n", 1, 10, "did you mean 'about'?"),
    ("a fact of two words", "facts:\n  the share: 3 percent\n", 2, 3, "'the_share'"),
    ("a base that leaves the folder", "extends: ../../house.yaml\nfacts: {a: 3 votes}\n", 1, 10, "leaves the folder"),
    ("a base that there is not", "extends: house.yaml\nfacts: {a: 3 votes}\n", 1, 10, "there is no file"),
    ("a title that never holds", "names: {A: {titles: [{title: x, from: 2020-01-02, until: 2020-01-01}]}}\nfacts: {a: 3 votes}\n", 1, 22, "which is never"),
    ("a wording that is a mapping", "facts:\n  a:\n    value: 3 votes\n    says: [{x: y}]\n", 4, 12, "found a mapping"),
    ("a control character", "facts:\n  a: {value: 3\x07 votes}\n", 2, 15, "U+0007"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("yaml", "line", "column", "words"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_a_mistake_is_located(yaml: str, line: int, column: int, words: str | None) -> None:
    if words is None:
        with pytest.raises(RulebookErrors, match="cannot be compared or added") as raised:
            Authority(loads("rules/x.yaml", yaml), Path())
    else:
        with pytest.raises(RulebookErrors) as raised:
            loads("rules/x.yaml", yaml)
    error = raised.value.errors[0]
    if words:
        assert any(part in str(error) for part in words.split("|"))
    assert (error.path, error.line, error.column) == ("rules/x.yaml", line, column)


def test_all_mistakes_of_a_file_come_at_once() -> None:
    with pytest.raises(RulebookErrors) as raised:
        loads("x.yaml", "facts:\n  a: {valeu: 3 votes}\n  b: {value: 3 votes, sorce: x}\n  c: {is: d}\n")
    assert [error.line for error in raised.value.errors] == [2, 3, 4]


def test_text_arrives_as_written() -> None:
    book = loads(
        "x.yaml",
        "facts:\n  a: {value: '51:49'}\n  b: {value: 49.90 percent}\n  c: {says: {'no': it failed, 'yes': it passed}, value: no}\n"
        "  d: {value: 51:49}\n  e: {value: 12:30}\n",
    )
    texts = {fact.name: fact.values[0].text for fact in book.facts}
    assert texts == {"a": "51:49", "b": "49.90 percent", "c": "no", "d": "51:49", "e": "12:30"}
    assert str(book.facts[1].values[0].mention.value) == "49.90"  # type: ignore[union-attr]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_in_words(opening: str) -> None:
    with pytest.raises(RulebookErrors):
        loads("x.yaml", opening * 20_000)


def test_a_huge_rulebook_is_refused_in_words() -> None:
    with pytest.raises(RulebookErrors, match="at most"):
        loads("x.yaml", "a" * 9_000_000)


BUDGET = 30.0
"""Seconds of processor time: none of them needs two; one that explodes never ends."""
HOSTILE = {
    "anchors that explode": "a: &a [x,x]\nb: &b [*a,*a]\nfacts: {c: [*b,*b]}\n",
    "stars in a wording": "facts:\n  a:\n    value: 3 votes\n    says: " + "( a | ) " * 300 + "<value>\n",
    "brackets in a wording": "facts:\n  a:\n    value: 3 votes\n    says: " + "( a " * 300 + "<value>\n",
    "brackets in a formula": "facts:\n  a: {is: " + "(" * 5000 + "1" + ")" * 5000 + "}\n",
    "a chain of a thousand facts": "facts:\n  f0: 3 votes\n"
    + "".join(f"  f{n}: {{is: f{n - 1} + 1}}\n" for n in range(1, 1500)),
    "a ring of a thousand facts": "facts:\n"
    + "".join(f"  f{n}: {{is: f{(n + 1) % 1500} + 1}}\n" for n in range(1500)),
    "ten megabytes of nesting": "facts:\n  a: " + "[" * 10_000_000,
    "twenty thousand keys": "facts: {" + ", ".join(f"k{n}: {{valeu: 3}}" for n in range(20_000)) + "}\n",
    "a key of a megabyte": "facts:\n  " + "a" * 1_000_000 + ": {valeu: 3}\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_rulebook_is_refused_in_words_and_soon(text: str) -> None:
    begun = time.process_time()
    with pytest.raises(RulebookErrors) as raised:
        Authority(loads("rules/x.yaml", text), Path())
    assert time.process_time() - begun < BUDGET
    assert all(error.line >= 1 and error.column >= 1 and error.message for error in raised.value.errors)
    assert len(str(raised.value)) < 100_000


def test_a_long_sum_is_no_deep_one() -> None:
    book = loads("x.yaml", "facts:\n  a: 3 votes\n  b: {is: " + " + ".join(["a"] * 200) + "}\n")
    assert Authority(book, Path()).eras("b")[0].text == "600 votes"


def test_a_desk_keeps_its_definitions_once(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/house.yaml").write_text(
        "names: {Orr: Dana Orr}\nunits: {dunam: 1000 square meters}\nhedges: {about: 5 percent}\nbuiltin: {weekday: off}\n"
        "tables: {t: {file: t.csv}}\nfacts: {seats: {value: 100 seats, exact: yes, source: Clerk, says: the house has <value>}}\n",
        encoding="utf-8",
    )
    (tmp_path / "shared/t.csv").write_text("year,winner\n1990,Orr\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(
        "extends: shared/house.yaml\nfacts:\n  half: {is: seats / 2}\n  first: {first: {in: t, take: year}}\n"
        "  field: {value: 3 dunams, says: Orr ... field of <value>}\n",
        encoding="utf-8",
    )
    book = load(tmp_path / "a.yaml", "rules/a.yaml", frozenset({"weekday"}))
    authority = Authority(book, tmp_path)
    assert [authority.eras(name)[0].text for name in ("half", "first", "field")] == [
        "50 seats",
        "1990",
        "3 dunams",
    ]
    assert (book.hedges[0].hedge, book.builtin, book.extends) == (
        "about",
        (("weekday", None),),
        ("rules/shared/house.yaml",),
    )
    assert authority.book.facts[0].wordings == ()
    assert str(authority.eras("field")[0].worth) == "3,000 square meters"


def test_files_that_extend_one_another_are_refused(tmp_path: Path) -> None:
    for one, two in (("a", "b"), ("b", "a")):
        (tmp_path / f"{one}.yaml").write_text(
            f"extends: {two}.yaml\nfacts: {{x: 3 votes}}\n", encoding="utf-8"
        )
    with pytest.raises(RulebookErrors, match="extends itself in the end"):
        load(tmp_path / "a.yaml", "a.yaml")
