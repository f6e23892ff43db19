"""Cases as data: one value, many phrasings; and phrasings that are not of a kind.

A phrasing is a whole mention, or a sentence with the mention in ``[square brackets]``. A group with ``marked`` (a phrasing
a line) or ``article`` says of each place in brackets what it is, in braces behind it: ``[“…”]{quote Moore}`` is all of
its quotations with their speakers, ``[31 people]{attributed police; not maybe}`` a value with its voice, its speaker, and
whether its clause denies or supposes it, ``[Moore]{name}`` a name. Values of calendar kinds are
read against Wednesday 13 December 2017 unless a group names another ``anchor`` (or ``none``).
"""

from __future__ import annotations

import re
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
MARK = re.compile(r"\[([^\[\]]+)\]\{([^{}]*)\}")


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


def marked() -> list[Any]:
    phrases = [
        (name, group, phrase.strip())
        for name, group in GROUPS
        if "marked" in group or "article" in group
        for phrase in (group["marked"].strip().splitlines() if "marked" in group else [group["article"]])
    ]
    return [pytest.param(group, phrase, id=f"{name}-{phrase}"[:120]) for name, group, phrase in phrases]


@pytest.mark.parametrize(("group", "phrase"), marked())
def test_says_of_each_place(group: dict[str, Any], phrase: str) -> None:
    text, places, at = "", [], 0
    for match in MARK.finditer(phrase):
        text += phrase[at : match.start()]
        places.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    text += phrase[at:]
    mentions = mentions_of(text, group)
    wrong = [said for place in places if (said := wrong_at(text, place, mentions))]
    if any(label.startswith("quote") and not label.startswith("quoted") for _, _, label in places):
        spans = [(start, end) for start, end, _ in places]
        outer = [m for m in mentions if m.kind is Kind.QUOTE and (m.start, m.end) not in spans]
        wrong += [
            f"no quotation: {m.text}" for m in outer if not any(s < m.start and m.end <= e for s, e in spans)
        ]
    assert not wrong


def wrong_at(text: str, place: tuple[int, int, str], mentions: tuple[Mention, ...]) -> str | None:
    """What is not as the label says, or None."""
    start, end, label = place
    what, _, flags = label.partition(";")
    voice, _, speaker = what.strip().partition(" ")
    if voice in ("quote", "name"):
        here = [m for m in mentions if m.kind == voice and (m.start, m.end) == (start, end)]
        found = [(m.text, m.speaker) for m in mentions if m.kind == voice]
        if not here:
            return f"no {voice} {text[start:end]!r} among {found}"
        return None if (here[0].speaker or "") == speaker or voice == "name" else f"{speaker!r}: {found}"
    values = [
        m for m in mentions if m.kind not in (Kind.NAME, Kind.QUOTE) and m.start < end and start < m.end
    ]
    if not values:
        return f"no value at {text[start:end]!r}"
    mention = values[0]
    if mention.voice != voice or (voice in ("attributed", "quoted") and (mention.speaker or "") != speaker):
        return f"{text[start:end]!r} {label}: {mention.voice} {mention.speaker}"
    if (mention.negated, mention.modal) != ("not" in flags.split(), "maybe" in flags.split()):
        return f"{text[start:end]!r} {label}: negated {mention.negated}, modal {mention.modal}"
    return None


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
            []
            if "says" not in group
            else [group["kind"]]
            if "kind" in group
            else group["not"]
            if isinstance(group["not"], list)
            else [group["not"]]
        ):
            phrases[kind] += len(group["says"])
    assert {kind.value for kind in Kind} <= set(phrases)
    assert min(phrases.values()) >= 10, phrases


def test_there_are_enough_cases() -> None:
    assert sum(len(group.get("says", ())) for _, group in GROUPS) + len(marked()) >= LEAST
