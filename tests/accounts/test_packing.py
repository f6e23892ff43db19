"""Accounts as bytes: what comes out is what went in, and what is no account is said to be damaged."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import sources
from checker.accounts import model
from checker.accounts.packing import Damaged, account_of, as_text, of_text, tally_of, unpack
from checker.accounts.tally import counted, packed
from checker.examine import examine
from checker.rules import load_rules
from checker.sources import parse

ROOT = Path(__file__).parents[2]
RULES = load_rules([ROOT / "rules"])
SEEDS = sources.find([ROOT / "seeds"]).articles


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: "-".join(file.parts[-2:]))
def test_an_account_survives_as_bytes(file: Path) -> None:
    source = sources.load(file, file.name)
    account, testimony = examine(source, [rule for rule in RULES if rule.head.reach.speaks_of(source)])
    kept = packed(account, testimony)
    assert account_of(kept.account) == account
    assert unpack(kept.testimony, model.Testimony) == testimony
    assert tally_of(kept.tally) == counted(account, testimony)


def test_half_a_surrogate_pair_survives() -> None:
    account, testimony = examine(
        parse("a\udcff.txt", 'She said: "We \ud800 will never give in to this."', "text"), []
    )
    kept = packed(account, testimony)
    assert account_of(kept.account) == account
    assert unpack(kept.testimony, model.Testimony) == testimony
    assert tally_of(kept.tally) == counted(account, testimony)


def test_an_outline_survives_as_text() -> None:
    for rules in RULES:
        outline = rules.outline()
        assert of_text(as_text(outline), model.Outline) == outline


@given(st.binary(max_size=200))
def test_any_bytes_are_an_account_or_damaged(data: bytes) -> None:
    for kind in (model.Account, model.Tally, model.Testimony):
        with suppress(Damaged):
            assert isinstance(unpack(data, kind), kind)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"cards": 1, "open": []}', "[" * 5000])
def test_a_text_that_is_no_outline_is_damaged(text: str) -> None:
    with pytest.raises(Damaged):
        of_text(text, model.Outline)
