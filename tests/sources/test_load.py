"""Bytes become text, or it is said why not."""

from pathlib import Path

import pytest

from checker.errors import UnreadableSource
from checker.sources import load


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


WHY_NOT = {
    "empty": (b"", "empty"),
    "a mark alone": (b"\xef\xbb\xbf", "no text"),
    "white space": (b" \r\n\t\n", "no text"),
    "NUL": (b"Jones\n\0won", "NUL bytes .*line 2"),
    "PDF": (b"%PDF-1.7\n", "a PDF file"),
    "an image": (b"\x89PNG\r\n\x1a\n", "PNG"),
    "odd UTF-16": (b"\xff\xfea", "begins as utf-16"),
    "damaged UTF-8": ("“é”“é”“é” said he\n".encode() * 3 + b"\x93", "damaged UTF-8: byte 0x93 in line 4"),
}


@pytest.mark.parametrize(("data", "why"), WHY_NOT.values(), ids=WHY_NOT)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(UnreadableSource, match=rf"^a\.txt: .*{why}"):
        load(written(tmp_path, data), "a.txt")


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_markup_without_text_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableSource, match="markup, but no text"):
        load(written(tmp_path, b"<script>var won = 1</script><!-- none -->\n", name), name)


def test_a_folder_and_a_missing_file_say_why(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="a folder, not an article"):
        load(tmp_path, "a")
    with pytest.raises(UnreadableSource, match="no such file"):
        load(tmp_path / "gone.txt", "gone.txt")


def test_a_file_without_permission_says_why(nobody: Path) -> None:
    path = written(nobody, b"Words.")
    path.chmod(0)
    with pytest.raises(UnreadableSource, match="permission denied"):
        load(path, "a.txt")


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    words = "The mayor’s “fair share” of the café’s till came to £21,000, said the treasurer.\n" * 5
    source = load(written(tmp_path, words.encode("cp1252")), "a.txt")
    assert source.file == words
    assert source.encoding == "windows-1252"
    assert any("guess" in note for note in source.notes)


def test_the_encoding_that_a_page_declares_is_believed(tmp_path: Path) -> None:
    page = '<meta charset="iso-8859-2"><p>Premiér Łukasz přišel v úterý večer.</p>'
    source = load(written(tmp_path, page.encode("iso-8859-2", "xmlcharrefreplace"), "a.html"), "a.html")
    assert source.encoding == "iso-8859-2"
    assert "přišel" in source.text


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("a.txt", b"Words are here.", "text"),
        ("a.MD", b"Words are here.", "markdown"),
        ("a.htm", b"Words are here.", "html"),
        ("a", b"<!DOCTYPE html><p>Words are here.", "html"),
        ("a.orf", b"Words <p> are here.", "text"),
    ],
)
def test_the_format_is_the_endings_or_a_whole_page(
    tmp_path: Path, name: str, data: bytes, format: str
) -> None:
    assert load(written(tmp_path, data, name), name).format == format


def test_ten_megabytes_in_one_line_and_marks_of_direction_are_fine(tmp_path: Path) -> None:
    words = "The \u200f\u05e9\u05dc\u05d5\u05dd\u200e count was 49.92 percent of it all. " * 230_000
    source = load(written(tmp_path, words.encode()), "a.txt")
    assert source.file == words
    assert len(source.blocks) == 1


def test_a_page_of_nothing_but_space_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no text"):
        load(written(tmp_path, b"<p>&nbsp;</p>\n<p> &#8203; </p>", "a.html"), "a.html")
