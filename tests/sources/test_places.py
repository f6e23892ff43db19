"""Every word that is read is shown by the file at its place: ``AT&amp;T`` for AT&T, behind tags, marks and CRLF."""

import codecs
import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnreadableSource
from checker.model import Source
from checker.sources import load, parse

FORMATS = ["text", "markdown", "html"]
WORDS = [
    "Voters",
    "49.92",
    "percent",
    "of",
    "the",
    "vote",
    "café",
    "21,000",
    "won",
    "“yes”",
    "\u05e9\u05dc\u05d5\u05dd",
    "\U0001d4b3",
    "it’s",
]
ENTITIES = [
    "&amp;",
    "&#8217;",
    "&#x2014;",
    "&nbsp;",
    "&lt;b&gt;",
    "AT&amp;T",
    "R&D",
    "&bogus;",
    "&copy2017",
    "&",
]
INLINE = [
    "<b>",
    "</b>",
    "<em class='x'>",
    "</em>",
    "<a href='/a?b=1&amp;c'>",
    "</a>",
    "<!-- no -->",
    "<span\n>",
    "</span>",
]
BLOCKS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<ul><li>",
    "</li>",
    "<h2>",
    "</h2>",
    "<script>won()</script>",
    "<br>",
    "<",
]
MARKS = [
    "**",
    "*",
    "_",
    "`",
    "[",
    "](http://a.b/c)",
    "~~",
    "\\*",
    "# ",
    "> ",
    "- ",
    "1. ",
    "![",
    "| ",
    "```",
    "---",
]
GAPS = [" ", "  ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\t", "\u00ad", "\u200f"]

html_parts = st.sampled_from(WORDS + ENTITIES + INLINE + BLOCKS + GAPS)
markdown_parts = st.sampled_from(WORDS + ENTITIES + INLINE + MARKS + GAPS)
fronts = st.sampled_from(
    ["", "---\ntitle: A day\n---\n", "---\r\ndate: 2017-12-13\r\n---\r\n", "---\n: [\n---\n"]
)
anything = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("<>&;*_`[]()|#-\n\r !\\~\"'=/"))
)


def read(format: str, file: str) -> Source | None:
    """The source, or None where nothing is there to be read."""
    try:
        return parse("a", file, format)
    except UnreadableSource:
        return None


def holds_together(source: Source) -> None:
    """Pieces cover the text without holes; they, the blocks and all that is stated lie in the text and in the file."""
    at = reached = 0
    for piece in source.pieces:
        assert piece.start == at < piece.end
        assert reached <= piece.file_start <= piece.file_end <= len(source.file)
        at, reached = piece.end, piece.file_end
    assert at == len(source.text)
    ends = 0
    for block in source.blocks:
        assert ends <= block.start < block.end <= len(source.text)
        assert source.text[block.start : block.end].strip()
        ends = block.end
    for stated in (source.title, source.byline, source.place_name, *source.stamps):
        assert stated is None or 0 <= stated.start < stated.end <= len(source.file)


def shows_its_letters(source: Source) -> None:
    """A letter or digit stands at its place as itself, or behind a reference that means it."""
    for index, letter in enumerate(source.text):
        if letter.isalnum():
            start, end = source.place(index, index + 1)
            there = source.file[start:end]
            assert there == letter or letter in html.unescape(there)


@pytest.mark.parametrize("format", FORMATS)
@given(file=anything)
def test_any_text_is_read_or_refused_and_holds_together(format: str, file: str) -> None:
    if source := read(format, file):
        assert source.file == file
        holds_together(source)
        shows_its_letters(source)


@given(parts=st.lists(html_parts, max_size=40))
def test_a_page_put_together_from_tags_and_entities_holds_together(parts: list[str]) -> None:
    if source := read("html", "".join(parts)):
        holds_together(source)
        shows_its_letters(source)


@given(front=fronts, parts=st.lists(markdown_parts, max_size=40))
def test_markdown_put_together_from_marks_and_entities_holds_together(front: str, parts: list[str]) -> None:
    if source := read("markdown", front + "".join(parts)):
        holds_together(source)
        shows_its_letters(source)


@given(file=anything)
def test_plain_text_is_its_own_file(file: str) -> None:
    if source := read("text", file):
        assert source.text == source.file == file
        assert [source.place(i, i + 1) for i in range(len(file))] == [(i, i + 1) for i in range(len(file))]


_written = st.lists(
    st.tuples(
        st.sampled_from(["Jones", "A&B", "49.92%", "“no”", "5 < 6", "café"]), st.booleans(), st.booleans()
    ),
    min_size=1,
    max_size=12,
)


def _encoded(words: str, all_numeric: bool) -> str:
    return "".join(f"&#{ord(c)};" for c in words) if all_numeric else html.escape(words)


@given(
    words=_written,
    gap=st.sampled_from([" ", "\n", "\r\n", "  \n\t"]),
    front=st.sampled_from(["", "<!doctype html>\r\n<title>x</title>\r\n"]),
)
def test_each_run_of_a_page_is_at_the_place_where_it_was_put(
    words: list[tuple[str, bool, bool]], gap: str, front: str
) -> None:
    file, expected = front + "<p>", []
    for said, numeric, bold in words:
        file += "<b>" if bold else ""
        inside = _encoded(said, numeric)
        expected.append((said, len(file), len(file) + len(inside)))
        file += inside + ("</b>" if bold else "") + gap
    source = parse("a", file + "</p>", "html")
    body = source.blocks[-1]
    at = body.start
    assert source.text[body.start : body.end] == " ".join(said for said, _, _ in expected)
    for said, start, end in expected:
        assert source.place(at, at + len(said)) == (start, end)
        at += len(said) + 1


@given(words=_written, end=st.sampled_from(["\n", "\r\n", "\r"]), marked=st.booleans())
def test_each_run_of_markdown_is_at_the_place_where_it_was_put(
    words: list[tuple[str, bool, bool]], end: str, marked: bool
) -> None:
    file, expected = f"---{end}title: A day in May{end}---{end}{end}" if marked else "", []
    for said, numeric, bold in words:
        file += "Then " + ("**" if bold else "")
        inside = _encoded(said, numeric)
        expected.append((said, len(file), len(file) + len(inside)))
        file += inside + ("**" if bold else "") + end
    source = parse("a", file, "markdown")
    body = source.blocks[-1]
    at = body.start
    assert source.text[body.start : body.end] == " ".join(f"Then {said}" for said, _, _ in expected)
    for said, start, stop in expected:
        at += len("Then ")
        assert source.place(at, at + len(said)) == (start, stop)
        at += len(said) + 1


@given(
    body=st.text(st.sampled_from("aé“\r\n x1"), min_size=1).filter(str.strip),
    mark=st.sampled_from(
        [
            (b"", "utf-8"),
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ]
    ),
)
def test_a_byte_order_mark_moves_no_offset_and_no_line_end_changes(
    tmp_path_factory: pytest.TempPathFactory, body: str, mark: tuple[bytes, str]
) -> None:
    path: Path = tmp_path_factory.mktemp("a") / "a.txt"
    path.write_bytes(mark[0] + body.encode(mark[1]))
    assert load(path, "a.txt").file == body


def test_a_column_counts_code_points_behind_any_line_end() -> None:
    source = parse("a", "One.\r\n\U0001d4b3 two.\rThree.\n\nFour.", "text")
    found = {word: source.position(source.text.index(word)) for word in re.findall(r"[A-Za-z]+", source.text)}
    assert found == {"One": (1, 1), "two": (2, 3), "Three": (3, 1), "Four": (5, 1)}
