"""HTML → a draft of a source: the article's passages woven into one text, and what the page declares."""

from __future__ import annotations

import re

from checker.model import Source
from checker.sources.declared import read_declared, read_times
from checker.sources.layout import settled
from checker.sources.mainpart import article_items
from checker.sources.page import Item, read_page
from checker.sources.passage import Passage, weave

_WORD = re.compile(r"\w+")
_LEAST_TITLE = 3


def read(name: str, file: str) -> Source:
    """The draft of a source; its blocks are empty when the page shows no text."""
    page = read_page(file)
    declared = read_declared(file, page)
    titles = [_key(title.text) for title in declared.titles]

    def is_title(item: Item) -> bool:
        words = _key(item.passage.words(file))
        return len(words) >= _LEAST_TITLE and any(_within(words, title) for title in titles)

    items = article_items(page, is_title)
    passages = [item.passage for item in items]
    heading = next((i for i in items if i.level and is_title(i)), None) or next(
        (i for i in items if i.level == 1), None
    )
    if heading is None and passages and page.title and page.title.runs and _precedes(page.title, passages[0]):
        passages.insert(0, page.title)
    text, pieces, blocks = weave(file, passages)
    notes = list(declared.notes)
    if page.torn:
        line = file.count("\n", 0, page.torn.start) + 1
        notes.append(f"{page.torn.what} in line {line} is never closed: what follows it was not read")
    language = page.language or next(iter(declared.languages), None)
    return Source(
        path=name,
        file=file,
        text=text,
        pieces=pieces,
        blocks=settled(text, blocks),
        format="html",
        encoding="",
        title=heading.passage.stated(file) if heading else next(iter(declared.titles), None),
        byline=next(iter(declared.authors), None),
        stamps=(*declared.stamps, *read_times(file, page, items)),
        language=language,
        notes=tuple(notes),
    )


def _key(words: str) -> list[str]:
    """The words of a title, for comparison."""
    return _WORD.findall(words.lower())


def _within(words: list[str], title: list[str]) -> bool:
    """Whether one of two titles stands within the other."""
    short, long = sorted((" ".join(words), " ".join(title)), key=len)
    return len(short.split()) >= _LEAST_TITLE and f" {short} " in f" {long} "


def _precedes(title: Passage, passage: Passage) -> bool:
    return title.runs[-1][2] <= passage.runs[0][1]
