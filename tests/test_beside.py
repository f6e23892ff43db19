"""Names of files while they are written: nobody else's, hidden, and known by their ending."""

from __future__ import annotations

from pathlib import Path

from checker.beside import ENDING, beside


def test_each_name_is_its_own_and_stands_beside_the_file() -> None:
    names = {beside(Path("out/part-00007.parquet")) for _ in range(1000)}
    assert len(names) == 1000
    assert {name.parent for name in names} == {Path("out")}
    assert all(name.name.startswith(".part-00007.parquet.") and name.suffix == ENDING for name in names)
