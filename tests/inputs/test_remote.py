"""Paths that fsspec knows: the same articles as from a file of this machine."""

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from checker.errors import UsageError
from checker.inputs import Partition, partitions, read, sources
from checker.model import Source
from tests.inputs import archives


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    yield system
    system.rm("/", recursive=True)
    fsspec.filesystem("memory").store.clear()


@pytest.mark.parametrize("name", archives.ARCHIVES)
def test_archives_behind_a_protocol(name: str, memory: fsspec.AbstractFileSystem) -> None:
    memory.pipe(f"/wire/{name}", archives.ARCHIVES[name]())
    found = list(sources([f"memory://wire/{name}"]))
    assert len(found) == archives.COUNT
    assert found[0].path.startswith(f"memory://wire/{name}#")
    parts = [Partition.from_json(part.as_json()) for part in partitions([f"memory://wire/{name}"], size=700)]
    assert [source for part in parts for source in read(part)] == found


def test_folders_and_globs_behind_a_protocol(memory: fsspec.AbstractFileSystem) -> None:
    for name in ("b/2.txt", "b/1.md", "a.txt", "map.png"):
        memory.pipe(f"/wire/{name}", b"One ferry.")
    assert [source.path for source in sources(["memory://wire"])] == [
        "memory://wire/a.txt", "memory://wire/b/1.md", "memory://wire/b/2.txt"
    ]  # fmt: skip
    assert [source.path for source in sources(["memory://wire/b/*.txt"])] == ["memory://wire/b/2.txt"]


def test_files_of_a_zip_by_a_chained_path(here: Path) -> None:
    Path("a.zip").write_bytes(archives.zip_())
    (one,) = sources(["zip://dir/a3.txt::a.zip"])
    assert isinstance(one, Source)
    assert (one.path, one.text.rstrip()) == ("zip://dir/a3.txt::a.zip", archives.text(3).rstrip())
    assert len(list(sources(["zip://::a.zip"]))) == archives.COUNT


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("memory://nowhere", "no such file or folder"),
        ("gopher://wire", "gopher"),
        ("s3://wire/a.jsonl", "s3fs"),
    ],
)
def test_paths_that_cannot_be_opened_are_errors_of_the_arguments(path: str, says: str) -> None:
    with pytest.raises(UsageError, match=f"^{path}: .*{says}"):
        list(sources([path]))
