"""Articles as members of tar and zip: of any format, each by its path in the archive."""

import io
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.inputs import Failure, Passed, sources
from checker.model import Source

Members = dict[str, bytes]


def tar(members: Members) -> str:
    with tarfile.open("a.tar", "w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return "a.tar"


def zip_(members: Members) -> str:
    with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return "a.zip"


both = pytest.mark.parametrize("pack", [tar, zip_])


@both
def test_members_of_every_kind(pack: Callable[[Members], str], here: Path) -> None:
    name = pack(
        {
            "12/a.txt": "The café’s ferry carried 340.".encode(),
            "12/b.html": b"<!doctype html><p>The ferry &amp; the tug.</p>",
            "12/c.md": b"---\ndate: 2017-12-13\n---\n# Ferry\n\nIt is back.",
            "latin.txt": "The owner said the café’s “ferry” carried £21,000 of goods to Malmö.".encode(
                "cp1252"
            ),
            "d.jsonl": b'{"id": "x", "text": "One."}\n{"id": "x"}\n{"id": "y", "text": "Two."}\n',
            "map.png": b"\x89PNG",
            ".DS_Store": b"x",
            "__MACOSX/12/a.txt": b"x",
            "inner.zip": b"PK",
            "empty.txt": b"",
            "feed.json": b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "i", "content_text": "Three."}]}',
        }
    )
    passed: list[Passed] = []
    found = list(sources([name], tell=passed.append))
    assert [one.path for one in found if isinstance(one, Source)] == [
        f"{name}#{path}"
        for path in ("12/a.txt", "12/b.html", "12/c.md", "latin.txt", "d.jsonl#x", "d.jsonl#y", "feed.json#i")
    ]
    assert [one for one in found if isinstance(one, Failure)] == [
        Failure(
            f"{name}#d.jsonl:2",
            "no column 'text' with the text; there are id; say which one is the text: text=COLUMN",
        ),
        Failure(f"{name}#inner.zip", "an archive within an archive; take it out, and name it by itself"),
        Failure(f"{name}#empty.txt", "the file is empty"),
    ]
    assert passed == [Passed(f"{name}#map.png", "its ending is not an article's")]


@both
def test_a_member_over_the_limit_is_passed_and_named(pack: Callable[[Members], str], here: Path) -> None:
    name = pack({"a.txt": b"One ferry.", "b.txt": b"Ferry. " * 100_000, "c.txt": b"Two ferries."})
    one, large, two = sources([name], limit=100_000)
    assert large == Failure(f"{name}#b.txt", "it holds 700,000 bytes; the most that is allowed are 100,000")
    assert [one.path, two.path] == [f"{name}#a.txt", f"{name}#c.txt"]


@both
def test_a_member_twice_is_read_once_and_told(pack: Callable[[Members], str], here: Path) -> None:
    name = pack({"a.txt": b"One ferry."})
    if pack is tar:
        with tarfile.open(name, "a") as archive:
            archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    else:
        with zipfile.ZipFile(name, "a") as more, pytest.warns(UserWarning, match="Duplicate name"):
            more.writestr("a.txt", "Two ferries.")
    one, twice = sources([name])
    assert one.path == f"{name}#a.txt"
    assert twice == Failure(f"{name}#a.txt", "it stands in the archive twice; the first was read")


@both
def test_an_archive_without_members_is_told(pack: Callable[[Members], str], here: Path) -> None:
    assert list(sources([pack({})])) == [Failure(pack({}), "it holds no member")]


def test_a_member_that_is_damaged_in_a_zip_is_named_and_the_others_are_read(here: Path) -> None:
    words = {f"{n}.txt": f"Line {n} carried {n * 7919} people on {n} days. ".encode() * 30 for n in range(4)}
    name = zip_(words)
    data = bytearray(Path(name).read_bytes())
    with zipfile.ZipFile(name) as archive:
        place = archive.getinfo("1.txt").header_offset
    data[place + 60 : place + 70] = bytes(10)
    Path(name).write_bytes(data)
    found = list(sources([name]))
    assert [one.path for one in found if isinstance(one, Source)] == [f"{name}#{n}.txt" for n in (0, 2, 3)]
    (damage,) = (one for one in found if isinstance(one, Failure))
    assert damage.path == f"{name}#1.txt"
    assert "damaged" in damage.why


def test_a_bomb_says_its_size_or_is_stopped(here: Path) -> None:
    """A member whose directory belittles it is read no further than that says."""
    name = zip_({"bomb.txt": bytes(50_000_000)})
    data = Path(name).read_bytes()
    at = data.rindex(b"PK\1\2")
    Path(name).write_bytes(data[: at + 24] + struct.pack("<L", 1000) + data[at + 28 :])
    (failure,) = sources([name])
    assert failure == Failure(
        f"{name}#bomb.txt", "its data are damaged: its length or its sum is not that of the directory"
    )


def test_an_encrypted_member_is_named(here: Path) -> None:
    name = zip_({"a.txt": b"One ferry."})
    data = bytearray(Path(name).read_bytes())
    data[data.rindex(b"PK\1\2") + 8] |= 1
    Path(name).write_bytes(data)
    assert list(sources([name])) == [Failure(f"{name}#a.txt", "it is encrypted; only open archives are read")]


def test_a_zip_of_more_than_4_gigabytes_of_names_is_read_by_its_own_directory(here: Path) -> None:
    """zip64, as a writer that does not know the size beforehand makes it."""
    with zipfile.ZipFile("a.zip", "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(b"One ferry.")
    (one,) = sources(["a.zip"])
    assert one.path == "a.zip#a.txt"


def test_behind_a_damaged_header_of_a_tar_the_next_member_is_read(here: Path) -> None:
    name = tar({f"{n}.txt": f"Line {n}.".encode() for n in range(4)})
    data = bytearray(Path(name).read_bytes())
    data[1024 + 150 : 1024 + 160] = b"9" * 10
    Path(name).write_bytes(data)
    zero, damage, two, three = sources([name])
    assert isinstance(damage, Failure)
    assert damage.why.startswith("a damaged header (")
    assert damage.why.endswith(") at byte 1,024; what stood there is lost")
    assert [one.path for one in (zero, two, three)] == [f"{name}#{n}.txt" for n in (0, 2, 3)]


@pytest.mark.parametrize("format", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_tar_and_what_is_no_file_in_it(format: int, here: Path) -> None:
    long = "/".join(["folder" * 4] * 5) + "/a.txt"
    with tarfile.open("a.tar", "w", format=format) as archive:
        for name, kind in (
            ("folder", tarfile.DIRTYPE),
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "a.txt"
            archive.addfile(info)
        info = tarfile.TarInfo(long)
        info.size = 10
        archive.addfile(info, io.BytesIO(b"One ferry."))
    (one,) = sources(["a.tar"])
    assert one.path == f"a.tar#{long}"


def test_two_tars_one_behind_the_other(here: Path) -> None:
    first = Path(tar({"a.txt": b"One ferry."})).read_bytes()
    second = Path(tar({"b.txt": b"Two ferries."})).read_bytes()
    Path("a.tar").write_bytes(first + second)
    assert [one.path for one in sources(["a.tar"])] == ["a.tar#a.txt", "a.tar#b.txt"]
