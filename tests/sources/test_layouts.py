"""Files of many layouts, and the blocks, titles, datelines and stamps that an editor would see in them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model import Source, Stamp
from checker.sources import parse

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "layouts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def read(case: dict[str, Any]) -> Source:
    return parse("case", case["file"], case["format"])


def shown(stamp: Stamp) -> str:
    told = {"weekday": stamp.weekday, "minute": stamp.minute, "zone": stamp.zone}
    extra = "".join(f" {name}={value}" for name, value in told.items() if value is not None)
    return f"{stamp.field.value} {stamp.day}{extra}: {stamp.text}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_layout(case: dict[str, Any]) -> None:
    source = read(case)
    if "blocks" in case:
        blocks = [f"{b.role.value}: {source.text[b.start : b.end]}" for b in source.blocks]
        assert blocks == [block.replace("␣", "\N{NO-BREAK SPACE}") for block in case["blocks"]]
    assert [shown(stamp) for stamp in source.stamps] == case.get("stamps", [])
    for name, stated in (("title", source.title), ("byline", source.byline), ("place", source.place_name)):
        assert (stated.text if stated else None) == case.get(name), name
    assert source.language == case.get("language")
    assert list(source.notes) == case.get("notes", [])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_stamps_stand_where_they_say(case: dict[str, Any]) -> None:
    source = read(case)
    for stamp in source.stamps:
        assert source.file[stamp.start : stamp.end] == stamp.text


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_other_line_ends_change_no_words(case: dict[str, Any]) -> None:
    for end in ("\r\n", "\r"):
        other = parse("case", case["file"].replace("\n", end), case["format"])
        source = read(case)
        assert [b.role for b in other.blocks] == [b.role for b in source.blocks]
        assert other.text.split() == source.text.split()
        assert [shown(stamp) for stamp in other.stamps] == [shown(stamp) for stamp in source.stamps]


def test_every_field_and_role_has_a_case() -> None:
    sources = [read(case) for case in CASES]
    assert {stamp.field for source in sources for stamp in source.stamps} == set(
        type(sources[0].stamps[0].field)
    )
    assert {block.role for source in sources for block in source.blocks} == set(
        type(sources[0].blocks[0].role)
    )
