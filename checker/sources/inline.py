r"""A paragraph of Markdown → its words: ``Jones won *49.9\%* of [the vote](http://a.b)`` reads ``Jones won 49.9% of the vote``.

Every rule of https://spec.commonmark.org/0.31.2/#inlines here does one of two things to a place: it leaves it out, or
it lets other words stand for it. What is struck out (``~~49.8~~``) was taken back, and is left out with its words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence

from checker.sources.entities import references
from checker.sources.passage import Passage

_SPECIAL = re.compile(r"\\|`+|\*+|_+|~~+|!?\[|\]|<|&")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ANGLED = re.compile(
    r"<!--.*?-->|<sup>[\d,*†‡ ]{1,9}</sup>|<(?P<link>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*+)>|<(?P<tag>/?[a-zA-Z][^<>]*+)>",
    re.DOTALL,
)
_TARGET = re.compile(
    r"""\(\s*+(?:<[^<>\n]*+>|[^\s()<]?[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"""
    r"""(?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?\s*+\)"""
)
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")
_LONGEST_LABEL = 200

Edit = tuple[int, int, str]
"""A span of the paragraph, and the words that stand for it."""


def gather(
    file: str, segments: Sequence[tuple[int, int]], passage: Passage, labels: Collection[str] = ()
) -> None:
    """Add the words of the lines of a paragraph, given as spans of the file; ``labels`` are those of its links."""
    paragraph = "\n".join(file[start:end] for start, end in segments)
    starts = [0]
    for start, end in segments[:-1]:
        starts.append(starts[-1] + end - start + 1)

    def copy(first: int, last: int) -> None:
        index = bisect_right(starts, first) - 1
        while first < last:
            begin, end = segments[index]
            stop = starts[index] + end - begin
            if first < stop:
                at = begin + first - starts[index]
                passage.copy(file, at, min(at + last - first, end))
            first = stop + 1
            if first <= last:
                passage.space(end, segments[index + 1][0])
            index += 1

    def place(first: int) -> int:
        index = bisect_right(starts, first) - 1
        return min(segments[index][0] + first - starts[index], segments[index][1])

    at = 0
    for start, end, words in sorted(_edits(paragraph, labels)):
        if start < at:
            continue
        copy(at, start)
        if words == "\n":
            passage.newline(place(start), max(place(start) + 1, place(end)))
        elif words:
            passage.put(words, place(start), place(end - 1) + 1)
        at = end
    copy(at, len(paragraph))


def normal(label: str) -> str:
    """The label of a link in the form in which labels are compared."""
    return " ".join(label.lower().split())


def _edits(text: str, labels: Collection[str]) -> list[Edit]:
    """What to leave out of a paragraph, and what to put in another's place; may overlap, the first counts."""
    edits: list[Edit] = [(start, end, words) for words, start, end in references(text, 0, len(text))]
    code = _code_closers(text) if "`" in text else {}
    brackets: list[tuple[int, int]] = []
    marks: list[tuple[int, int]] = []
    struck: int | None = None
    at = 0
    while found := _SPECIAL.search(text, at):
        start, at = found.span()
        mark = found[0]
        if mark == "\\":
            follows = text[at : at + 1]
            if follows == "\n" or follows in _PUNCTUATION:
                edits.append((start, at + 1, follows))
                at += 1
        elif mark[0] == "`":
            close = _next(code.get(len(mark), []), start)
            if close is not None:
                edits += [(start, at, ""), (close, close + len(mark), "")]
                at = close + len(mark)
        elif mark[0] in "*_":
            marks.append((start, at))
        elif mark[0] == "~":
            if struck is None:
                struck = start
            else:
                edits.append((struck, at, ""))
                struck = None
        elif mark[-1] == "[":
            footnote = _FOOTNOTE.match(text, start)
            if footnote:
                edits.append((start, footnote.end(), ""))
                at = footnote.end()
            else:
                brackets.append((start, at))
        elif mark == "]":
            at = _close_bracket(text, start, brackets, labels, edits)
        elif mark == "<":
            angled = _ANGLED.match(text, start)
            if angled:
                at = angled.end()
                edits += _angled(angled)
    return edits + _emphasis(text, marks)


def _angled(found: re.Match[str]) -> list[Edit]:
    """A tag or comment goes, a line break breaks the line, an address between angles stays."""
    start, end = found.span()
    if found["link"]:
        return [(start, start + 1, ""), (end - 1, end, "")]
    return [(start, end, "\n" if found["tag"] and found["tag"].lower().strip(" /") == "br" else "")]


def _code_closers(text: str) -> dict[int, list[int]]:
    """Where runs of backticks stand, by their length, last first."""
    runs: dict[int, list[int]] = defaultdict(list)
    for run in reversed(list(re.finditer("`+", text))):
        runs[len(run[0])].append(run.start())
    return runs


def _next(runs: list[int], start: int) -> int | None:
    """The first run behind ``start``; those before it are done with."""
    while runs and runs[-1] <= start:
        runs.pop()
    return runs[-1] if runs else None


def _close_bracket(
    text: str, start: int, brackets: list[tuple[int, int]], labels: Collection[str], edits: list[Edit]
) -> int:
    """A ``]``: the end of a link's or picture's words, if a target follows or its label is known."""
    if not brackets:
        return start + 1
    first, behind = brackets.pop()
    after = None
    if target := _TARGET.match(text, start + 1):
        after = target.end()
    elif labels and start - behind <= _LONGEST_LABEL:
        label = _LABEL.match(text, start + 1)
        wanted = (label[1] if label else "") or text[behind:start]
        if normal(wanted) in labels:
            after = label.end() if label else start + 1
    if after is None:
        return start + 1
    edits += [(first, behind, ""), (start, after, "")]
    return after


def _emphasis(text: str, marks: list[tuple[int, int]]) -> list[Edit]:
    """The runs of ``*`` and ``_`` that open and close emphasis; the others are text."""
    edits: list[Edit] = []
    openers: dict[str, list[list[int]]] = {"*": [], "_": []}
    for run in marks:
        start, end = run
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        opens = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
        closes = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
        sign = text[start]
        if sign == "_" and opens and closes:
            opens, closes = not before.isalnum(), not after.isalnum()
        waiting = openers[sign]
        while closes and waiting and start < end:
            first, last = waiting[-1]
            width = min(last - first, end - start)
            edits += [(last - width, last, ""), (start, start + width, "")]
            start += width
            waiting[-1][1] -= width
            if waiting[-1][0] == waiting[-1][1]:
                waiting.pop()
        if opens and start < end:
            waiting.append([start, end])
    return edits
