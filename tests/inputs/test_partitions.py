"""Inputs are cut into parts that other processes read by themselves: together they are the whole, in order."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.errors import UsageError
from checker.inputs import Failure, Partition, Passed, formats, partitions, read, sources
from checker.model import Source
from checker.sources.find import FORMATS as ARTICLES
from checker.sources.naming import ARCHIVES, parted
from tests.inputs import archives

SIZES = (1, 300, 700, 5_000, 1_000_000)


def test_every_format_yields_every_article_once_in_order(archive: str) -> None:
    found = list(sources([archive]))
    assert all(isinstance(source, Source) for source in found)
    assert len({source.path for source in found}) == len(found) == archives.COUNT
    for number, source in enumerate(found):
        assert isinstance(source, Source)
        assert source.path.startswith(f"{archive}#")
        assert f"Line {number} of the harbour ferry carried {number + 340} people." in source.text


def test_the_parts_together_are_the_whole(archive: str) -> None:
    whole = list(sources([archive]))
    most = 0
    for size in SIZES:
        parts = list(partitions([archive], size=size))
        assert [source for part in parts for source in read(part)] == whole
        assert sum(part.count or 0 for part in parts) in (0, archives.COUNT)
        most = max(most, len(parts))
    assert most > 4


def test_the_same_file_is_cut_into_the_same_parts_and_they_survive_json(archive: str) -> None:
    parts = list(partitions([archive], "published=date", 700, limit=99_999))
    assert parts == list(partitions([archive], "published=date", 700, limit=99_999))
    for part in parts:
        line = part.as_json()
        assert "\n" not in line
        assert Partition.from_json(line) == part
        assert Partition.from_json(line).as_json() == line
    assert len({part.label for part in parts}) == len(parts)


def test_a_part_is_read_by_another_process_from_another_folder(archive: str, tmp_path: Path) -> None:
    *_, last = partitions([archive], size=700)
    code = (
        "import sys; from checker import inputs\n"
        "part = inputs.Partition.from_json(sys.argv[1])\n"
        "print([source.path for source in inputs.read(part, root=sys.argv[2])])"
    )
    command = [sys.executable, "-c", code, last.as_json(), str(tmp_path)]
    told = subprocess.run(command, cwd="/", capture_output=True, text=True, check=True).stdout
    assert told.strip() == str([source.path for source in read(last)])


def test_a_file_that_has_changed_since_it_was_cut_is_not_read(archive: str) -> None:
    part = next(partitions([archive], size=700))
    with Path(archive).open("ab") as file:
        file.write(b"\n")
    (failure,) = read(part)
    assert isinstance(failure, Failure)
    assert failure.path == archive
    assert failure.why.endswith("when it was cut into parts: cut it anew")


def test_a_file_that_has_gone_is_a_failure(archive: str) -> None:
    part = next(partitions([archive], size=700))
    Path(archive).unlink()
    assert [type(found) for found in read(part)] == [Failure]


WHOLE = {".jsonl": b"\n", ".warc": b"\r\n\r\n"}
"""What a plain file ends in; nobody can tell that more should follow."""


def test_any_damage_is_told_and_never_raised(archive: str) -> None:
    """Every archive with a stretch of zeros in one of many places, and cut off in one of many."""
    data = Path(archive).read_bytes()
    ending = WHOLE.get(Path(archive).suffix)
    for place in range(0, len(data), max(len(data) // 13, 1)):
        for broken in (data[:place] + bytes(40) + data[place + 40 :], data[:place]):
            Path(archive).write_bytes(broken)
            passed: list[Passed] = []
            found = list(sources([archive], tell=passed.append))
            good = {source.path for source in found if isinstance(source, Source)}
            told = passed or any(isinstance(failure, Failure) for failure in found)
            whole = ending is not None and broken.endswith(ending) and len(broken) == place
            assert told or len(good) == archives.COUNT or whole, place
            assert [record for part in partitions([archive], size=700) for record in read(part)] == found


def test_a_compressed_stream_is_cut_into_few_parts(here: Path) -> None:
    """Each of them reads past all that stands before it, so that many would cost more than they save."""
    Path("a.jsonl.gz").write_bytes(gzip.compress(archives.jsonl() * 9))
    assert 8 < len(list(partitions(["a.jsonl.gz"], size=300))) <= 16


def test_files_of_folders_are_read_in_order_and_each_once(here: Path) -> None:
    for name in (
        "b/2.txt",
        "b/10.html",
        "a.md",
        "b/.hidden.txt",
        "b/map.png",
        "c.jsonl",
        "d.txt",
        "d.txt.checker.yaml",
    ):
        path = Path("in", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            json.dumps({"text": "One ferry."}) if name.endswith("jsonl") else "One ferry.", encoding="utf-8"
        )
    Path("in/b/loop").symlink_to("..")
    passed: list[Passed] = []
    found = list(sources([Path("in"), "in/b", "in/d.txt", "in/d.txt"], tell=passed.append))
    assert [source.path for source in found] == [
        "in/a.md",
        "in/b/10.html",
        "in/b/2.txt",
        "in/c.jsonl#1",
        "in/d.txt",
    ]
    assert passed == [Passed("in/b/map.png", "its ending is not an article's")]
    parts = list(partitions(["in"]))
    assert [(part.format, part.paths) for part in parts] == [
        ("documents", ("in/a.md", "in/b/10.html", "in/b/2.txt")),
        ("jsonl", ("in/c.jsonl",)),
        ("documents", ("in/d.txt",)),
    ]
    assert [part.label for part in parts] == ["in/a.md and 2 more files", "in/c.jsonl", "in/d.txt"]


def test_the_names_of_archives_are_those_that_formats_read() -> None:
    endings = {ending for format in formats.FORMATS.values() for ending in format.endings}
    assert endings - set(ARTICLES) == set(ARCHIVES) - {".tgz", ".tbz2", ".txz"}


def test_paths_are_parted_by_their_names(here: Path) -> None:
    Path("folder.zip").mkdir()
    plain = ["a.txt", "folder.zip", "b"]
    archives = ["a.jsonl", "b.txt.gz", "c.TGZ", "wire.xml", "s3://wire/a.txt", "zip://a.txt::b.zip"]
    assert parted([*plain, *archives]) == ([Path(path) for path in plain], archives)
    assert parted(map(Path, archives)) == ([], archives)


def test_a_path_that_does_not_exist_is_an_error_of_the_arguments(here: Path) -> None:
    Path("2017.jsonl").touch()
    with pytest.raises(
        UsageError, match=r"^2018\.jsonl: no such file or folder; did you mean '2017\.jsonl'\?"
    ):
        list(sources(["2018.jsonl"]))


def test_an_id_is_told_twice_across_parts_when_they_share_what_was_seen(here: Path) -> None:
    Path("a.jsonl").write_bytes(archives.jsonl())
    Path("b.jsonl").write_bytes(archives.jsonl())
    assert all(isinstance(source, Source) for source in sources(["a.jsonl", "b.jsonl"]))
    Path("a.jsonl").write_bytes(archives.jsonl() * 2)
    told = [failure.path for failure in sources(["a.jsonl"]) if isinstance(failure, Failure)]
    assert told == [f"a.jsonl:{archives.COUNT + n + 1}" for n in range(archives.COUNT)]


def test_a_part_says_how_large_a_record_may_be(here: Path) -> None:
    Path("a.jsonl").write_bytes(archives.jsonl())
    part = replace(next(partitions(["a.jsonl"])), limit=10)
    assert [type(found) for found in read(part)] == [Failure] * archives.COUNT
