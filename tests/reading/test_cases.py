"""Cases as data: one value, many phrasings; and phrasings that are not of a kind.

A phrasing is a whole mention, or a sentence with the mention in ``[square brackets]``. Values of calendar kinds are
read against Wednesday 13 December 2017 unless a group names another ``anchor`` (or ``none``).
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model import CALENDAR, Anchor, Block, Kind, Mention, Role
from checker.reading import read

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
GROUPS: list[tuple[str, dict[str, Any]]] = [
    (f"{path.stem}{number}", group)
    for path in FILES
    for number, group in enumerate(yaml.load(path.read_text("utf-8"), yaml.BaseLoader), start=1)
]
LEAST = 1500


def mentions_of(text: str, group: dict[str, Any]) -> tuple[Mention, ...]:
    anchor = group.get("anchor", "2017-12-13")
    anchors = () if anchor == "none" else (Anchor(date.fromisoformat(anchor), "the anchor"),)
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), Role(group.get("role", "body"))))
        start += len(paragraph) + 2
    return read(
        text, blocks, anchors=anchors, names=group.get("names"), language=group.get("language")
    ).mentions


def positive() -> list[Any]:
    return [
        pytest.param(group, phrase, id=f"{name}-{group['is']}-{phrase}"[:120])
        for name, group in GROUPS
        if "is" in group
        for phrase in group["says"]
    ]


def negative() -> list[Any]:
    return [
        pytest.param(group, phrase, id=f"{name}-not-{phrase}"[:120])
        for name, group in GROUPS
        if "not" in group
        for phrase in group["says"]
    ]


@pytest.mark.parametrize(("group", "phrase"), positive())
def test_means(group: dict[str, Any], phrase: str) -> None:
    text = phrase.replace("[", "", 1).replace("]", "", 1) if "[" in phrase else phrase
    start = phrase.index("[") if "[" in phrase else 0
    length = phrase.index("]") - start - 1 if "[" in phrase else len(text)
    kind = Kind(group["kind"])
    found = [m for m in mentions_of(text, group) if m.kind is not Kind.NAME or kind is Kind.NAME]
    here = [m for m in found if (m.start, m.end) == (start, start + length)]
    shown = [(m.text, m.kind.value, said(m.value), m.unit) for m in found]
    assert here, f"no mention {text[start : start + length]!r} among {shown}"
    mention = here[0]
    assert mention.kind is kind, shown
    assert said(mention.value) == group["is"], shown
    if "unit" in group:
        assert (mention.unit or "none").lower() == group["unit"].lower()
    if "hedge" in group:
        assert (mention.hedge.value if mention.hedge else "none") == group["hedge"]
    if "within" in group:
        assert bounds(mention) == group["within"]
    for key in ("voice", "speaker", "negated", "modal"):
        if key in group:
            assert str(getattr(mention, key)).lower() == group[key].lower()
    if "sure" in group:
        assert (mention.confidence >= 0.9) == (group["sure"] == "yes")
    if "[" not in phrase:
        assert len(found) == 1, shown


@pytest.mark.parametrize(("group", "phrase"), negative())
def test_is_not(group: dict[str, Any], phrase: str) -> None:
    kinds = {Kind(kind) for kind in (group["not"] if isinstance(group["not"], list) else [group["not"]])}
    found = [(m.text, m.kind.value, said(m.value)) for m in mentions_of(phrase, group) if m.kind in kinds]
    assert not found


def said(value: object) -> str:
    if isinstance(value, tuple):
        return "-".join(plain(term) for term in value)
    return plain(value) if isinstance(value, Decimal) else str(value)


def plain(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.0001")) if value.as_tuple().exponent < -8 else value  # type: ignore[operator]
    return f"{rounded:f}".rstrip("0").rstrip(".") if "." in f"{rounded:f}" else f"{rounded:f}"


def bounds(mention: Mention) -> str:
    if mention.interval is None:
        return "nothing"
    ends = []
    for end in (mention.interval.low, mention.interval.high):
        if end is None:
            ends.append("")
        elif mention.kind in CALENDAR:
            ends.append(date.fromordinal(int(end)).isoformat())
        else:
            ends.append(plain(end))
    return ends[0] if ends[0] == ends[1] else " .. ".join(ends).strip()


def test_every_kind_has_cases() -> None:
    phrases: Counter[str] = Counter()
    for _, group in GROUPS:
        for kind in (
            [group["kind"]]
            if "kind" in group
            else group["not"]
            if isinstance(group["not"], list)
            else [group["not"]]
        ):
            phrases[kind] += len(group["says"])
    assert {kind.value for kind in Kind} <= set(phrases)
    assert min(phrases.values()) >= 10, phrases


def test_there_are_enough_cases() -> None:
    assert sum(len(group["says"]) for _, group in GROUPS) >= LEAST
