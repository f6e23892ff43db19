"""An article of which several rulebooks speak."""

from __future__ import annotations

from pathlib import Path

from checker.rules import load_rules
from checker.run import check_sources
from checker.sources import parse

NAMES = "event: {{title: {0}}}\nnames:\n  one: {{full: {0}, kind: person}}\nfacts:\n  age: {{value: 41 years old, source: Office, says: {0} ... <value>}}\n"
TEXT = "Town news\n\nHenry Belderson met Henry Fenderson, 41 years old, on the road."


def test_whom_another_rulebook_knows_is_nobody_misspelt(tmp_path: Path) -> None:
    for name in ("Henry Fenderson", "Henry Belderson"):
        (tmp_path / f"{name[6:]}.yaml").write_text(NAMES.format(name), encoding="utf-8")
    alone = load_rules([tmp_path / "Fenderson.yaml"])
    assert [f.rule for f in check_sources([parse("a.txt", TEXT, "text")], alone).findings] == [
        "name-spelling"
    ]
    both = load_rules([tmp_path])
    assert check_sources([parse("a.txt", TEXT, "text")], both).findings == ()
