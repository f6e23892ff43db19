r"""Markdown → a draft of a source: headings, paragraphs, list items, rows of tables, captions of pictures.

::

    ---                                     what the page declares
    title: Jones wins
    ---
    # Jones wins                            headline
    ![Jones on the stage](jones.jpg)        caption
    > It **hardly** rains!                  body, without its marks

Blocks as in https://spec.commonmark.org/0.31.2/#blocks-and-inlines, tables and footnotes as GitHub has them. Code and
comments are left out. Each line is looked at once; what a line means depends on the paragraph it would continue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Role, Source
from checker.sources.frontmatter import FrontMatter, read_front_matter
from checker.sources.inline import gather, normal
from checker.sources.layout import settled
from checker.sources.passage import Passage, weave

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BLANK = re.compile(r"[ \t]*+\Z")
_FENCE = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+)([^\r\n]*)")
_HEADING = re.compile(r" {0,3}(#{1,6}+)(?:[ \t]++|\Z)")
_UNDERLINE = re.compile(r" {0,3}(?:=++|-++)[ \t]*+\Z")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*+){3,}|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,})\Z")
_ITEM = re.compile(r"[ \t]*+(?:[-+*]|(\d{1,3})[.)])(?:[ \t]++(?:\[[ xX]\][ \t]++)?|\Z)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_INDENTED = re.compile(r" {4}| {0,3}\t")
_DELIMITERS = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++(?:[ \t]*+:?-++:?[ \t]*+)?\Z")
_CELLS = re.compile(r"(?:[^|\\`]|\\.|`[^`]*+`|`)++")
_DEFINITION = re.compile(
    r" {0,3}\[(?!\^)([^\[\]]{1,200})\]:[ \t]*+[^\s]++(?:[ \t]++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?[ \t]*+\Z"
)
_NOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,60}\]:[ \t]*+")
_PICTURE = re.compile(r"[ \t]*+!\[((?:[^\[\]\\]|\\.)*+)\]\(([^\r\n]*)\)[ \t]*+(?:\{[^{}]*+\})?[ \t]*+\Z")
_LEANING = re.compile(r"([*_])(?![*_\s]).*(?<![*_\s\\])\1\Z", re.DOTALL)
_ATTRIBUTES = re.compile(r" {0,3}\{:?[ \t]*+[.#:\w][^{}]*+\}[ \t]*+\Z")
_SEALED = re.compile(r"[ \t]*+<(script|style|pre|svg|iframe)(?=[\s>])", re.IGNORECASE)
_CLOSES = re.compile(r"#++[ \t]*+\Z")
_LONGEST_UNDERLINED = 160

Segment = tuple[int, int]
"""A line of a paragraph, without its marks, as a span of the file."""


def read(name: str, file: str) -> Source:
    """The draft of a source; its blocks are empty when there is nothing to read."""
    head = read_front_matter(file)
    reader = _Reader(file, head.end)
    passages = [*_headlines(file, head, reader.passages), *reader.passages]
    text, pieces, blocks = weave(file, passages)
    return Source(
        path=name,
        file=file,
        text=text,
        pieces=pieces,
        blocks=settled(text, blocks),
        format="markdown",
        encoding="",
        title=head.titles[0] if head.titles else None,
        byline=head.author,
        place_name=head.place,
        stamps=head.stamps,
        language=head.language,
        notes=(*head.notes, *reader.notes),
    )


def _headlines(file: str, head: FrontMatter, passages: list[Passage]) -> Iterator[Passage]:
    """The titles of the head that no heading of the body says again."""
    said = {normal(passage.words(file)) for passage in passages if passage.role is Role.HEADLINE}
    for stated in head.titles:
        if normal(stated.text) not in said:
            passage = Passage(Role.HEADLINE)
            if file[stated.start : stated.end] == stated.text:
                passage.copy(file, stated.start, stated.end)
            else:
                passage.put(" ".join(stated.text.split()), stated.start, stated.end)
            yield passage


class _Reader:
    """One pass over the lines, with the paragraph that is open."""

    def __init__(self, file: str, start: int) -> None:
        self.file = file
        self.passages: list[Passage] = []
        self.notes: list[str] = []
        self.labels: set[str] = set()
        self.paragraphs: list[tuple[Role, list[Segment], str]] = []
        """Role, lines and kind; their words are gathered when all labels are known."""
        self.paragraph: list[Segment] = []
        self.in_list = self.in_quote = self.in_table = self.after_picture = False
        self.code_line = 0
        self._lines(start)
        self._flush()
        for role, segments, kind in self.paragraphs:
            passage = Passage(role)
            if kind == "row":
                self._row(passage, segments[0])
            else:
                gather(file, segments, passage, self.labels)
            self.passages.append(passage)
        if self.code_line:
            self.notes.append(
                f"line {self.code_line} and lines like it are indented as code and were not read"
            )

    def _lines(self, at: int) -> None:
        """All lines, those of code, comments and scripts left out."""
        file = self.file
        until: re.Pattern[str] | None = None
        fenced = False
        opened = at
        for line in _LINE.finditer(file, at):
            start, end = line.span(1)
            if until is not None:
                closed = until.match(file, start, end) if fenced else until.search(file, start, end)
                if closed is None:
                    continue
                until = None
                if fenced:
                    continue
                start = closed.end()
                if start == end:
                    continue
            until, fenced = self._line(start, end)
            opened = start
        if until is not None:
            what = "code" if fenced else "a comment or script"
            line_number = file.count("\n", 0, opened) + 1
            self.notes.append(
                f"{what} that opens in line {line_number} is never closed: what follows it was not read"
            )

    def _line(self, start: int, end: int) -> tuple[re.Pattern[str] | None, bool]:
        """One line; what opens in it and hides the lines below until a pattern, and whether that is fenced code."""
        file = self.file
        comment = file.find("<!--", start, end)
        if comment >= 0 and file.find("-->", comment, end) < 0 and "`" not in file[start:comment]:
            self._content(start, comment)
            return re.compile("-->"), False
        fence = _FENCE.match(file, start, end)
        if fence and (fence[1][0] == "~" or "`" not in fence[2]):
            self._flush()
            return re.compile(
                rf"[ \t>]*+{re.escape(fence[1][0])}{{{len(fence[1])},}}[ \t]*+(?=[\r\n]|\Z)"
            ), True
        sealed = _SEALED.match(file, start, end)
        if sealed:
            self._flush()
            closer = re.compile(rf"</{sealed[1]}\s*>", re.IGNORECASE)
            return (None, False) if closer.search(file, sealed.end(), end) else (closer, False)
        self._content(start, end)
        return None, False

    def _content(self, start: int, end: int) -> None:
        """A line of prose with the marks before it."""
        file = self.file
        if _BLANK.match(file, start, end):
            self._flush()
            self.in_quote = self.after_picture = False
            return
        quoted = False
        while quote := _QUOTE.match(file, start, end):
            start, quoted = quote.end(), True
        if quoted and not self.in_quote:
            self._flush()
        self.in_quote = quoted or (self.in_quote and bool(self.paragraph))
        if _BLANK.match(file, start, end):
            self._flush()
            return
        if not self.paragraph and not self.in_list and not quoted and _INDENTED.match(file, start, end):
            self.code_line = self.code_line or file.count("\n", 0, start) + 1
            return
        if self.in_table and file.find("|", start, end) >= 0:
            self.paragraphs.append((Role.BODY, [(start, end)], "row"))
            return
        self.in_table = False
        if self._leaf(start, end):
            return
        item = _ITEM.match(file, start, end)
        if item and (not self.paragraph or self.in_list or item[1] in (None, "1")) and item.end() < end:
            self._flush()
            self.in_list = True
            if not self._leaf(item.end(), end):
                self._add(item.end(), end)
            return
        if not self.paragraph and file[start] not in " \t":
            self.in_list = False
        self._add(start, end)

    def _leaf(self, start: int, end: int) -> bool:
        """A line that is a block by itself, or ends the paragraph above it as its heading or table."""
        file = self.file
        heading = _HEADING.match(file, start, end)
        if heading:
            self._flush()
            closes = _CLOSES.search(file, heading.end(), end)
            last = closes.start() if closes and file[closes.start() - 1] in " \t" else end
            self.paragraphs.append((Role.HEADLINE, [(heading.end(), last)], ""))
        elif self.paragraph and _UNDERLINE.match(file, start, end) and self._is_heading():
            self._flush(Role.HEADLINE)
        elif _RULE.match(file, start, end):
            self._flush()
        elif (
            len(self.paragraph) == 1
            and _DELIMITERS.match(file, start, end)
            and "|" in file[slice(*self.paragraph[0])]
        ):
            self.paragraphs.append((Role.BODY, self.paragraph, "row"))
            self.paragraph, self.in_table = [], True
        elif picture := _PICTURE.match(file, start, end):
            self._flush()
            self.paragraphs.append((Role.CAPTION, [picture.span(1)], ""))
            self.after_picture = True
        elif _ATTRIBUTES.match(file, start, end):
            self._flush()
        elif not self.paragraph and (label := _DEFINITION.match(file, start, end)):
            self.labels.add(normal(label[1]))
        elif note := _NOTE.match(file, start, end):
            self._flush()
            self._add(note.end(), end)
        else:
            return False
        return True

    def _is_heading(self) -> bool:
        """Whether an underlined paragraph is short enough to be a heading; ``---`` may be a rule below a story."""
        start, end = self.paragraph[0][0], self.paragraph[-1][1]
        return end - start <= _LONGEST_UNDERLINED and self.file[end - 1] not in ".,;:"

    def _add(self, start: int, end: int) -> None:
        """A line of the open paragraph, without the white space around it."""
        words = self.file[start:end]
        start += len(words) - len(words.lstrip(" \t"))
        if start < end:
            self.paragraph.append((start, start + len(words.strip(" \t"))))

    def _flush(self, role: Role = Role.BODY) -> None:
        """The end of the open paragraph."""
        self.in_table = False
        if not self.paragraph:
            return
        start, end = self.paragraph[0][0], self.paragraph[-1][1]
        if role is Role.BODY and self.after_picture and _LEANING.match(self.file, start, end):
            role = Role.CAPTION
        self.after_picture = False
        self.paragraphs.append((role, self.paragraph, ""))
        self.paragraph = []

    def _row(self, passage: Passage, segment: Segment) -> None:
        """The cells of a row, with a bar between them."""
        for cell in _CELLS.finditer(self.file, *segment):
            words = cell[0]
            start = cell.start() + len(words) - len(words.lstrip(" \t"))
            if words.strip(" \t"):
                passage.cell(cell.start() - 1, start)
                gather(self.file, [(start, start + len(words.strip(" \t")))], passage, self.labels)
