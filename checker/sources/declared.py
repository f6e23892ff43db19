"""What a page declares of itself, and where: ``<meta property="article:published_time" content="2017-12-13T08:05">``.

JSON-LD first, then ``<meta>``, then ``<time>``: the same value said twice is one stamp, two values are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from checker.model import Field, Stamp, Stated
from checker.sources.jsonld import articles, values
from checker.sources.page import Item, Page
from checker.sources.passage import Passage
from checker.sources.stamps import declared
from checker.sources.tags import Value

_META_DATES = {
    Field.PUBLISHED: frozenset(
        "article:published_time article:published og:published_time og:article:published_time datepublished date"
        " dc.date dc.date.issued dcterms.date dcterms.issued dcterms.created dc.date.created pubdate pub_date"
        " publishdate publish-date publish_date publication_date published_time published-date parsely-pub-date"
        " sailthru.date article.published cxenseparse:recs:publishtime article_date_original originalpublicationdate".split()
    ),
    Field.UPDATED: frozenset(
        "article:modified_time article:modified og:updated_time og:modified_time og:article:modified_time datemodified"
        " lastmod last-modified dcterms.modified dc.date.modified article.updated updated_time modified_time".split()
    ),
}
_META_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
_META_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "parsely-author",
    "sailthru.author",
)
_UPDATED = re.compile(r"updat|modif")
_PUBLISHED = re.compile(r"publish|pubdate|posted|entry-date|post-date|article-date|timestamp|dateline|byline")
_BARS = (" | ", " – ", " — ", " - ", " :: ", " » ", " · ")
_LEAST_TITLE, _LONGEST_SITE = 3, 4
_LONGEST_NAME = 150


class Declared(Struct):
    """Titles and authors in the order of trust; dates; the language; what could not be understood."""

    titles: list[Stated] = field(default_factory=list)
    authors: list[Stated] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_declared(file: str, page: Page) -> Declared:
    """What scripts, ``<meta>`` and ``<title>`` of a page declare."""
    found = Declared()
    for start, end in page.data:
        _from_data(file, start, end, found)
    for name, value in page.metas:
        for kind, names in _META_DATES.items():
            if name in names:
                _date(file, kind, value, f"<meta> {name}", found)
    found.titles += _metas(page, _META_TITLES)
    found.authors += _metas(page, _META_AUTHORS)
    found.languages += [value.text for name, value in page.metas if name in ("content-language", "og:locale")]
    if page.title and page.title.runs:
        _without_site(page.title, file)
        found.titles.append(page.title.stated(file))
    found.authors = [author for author in found.authors if _is_name(author.text)]
    return found


def read_times(file: str, page: Page, kept: list[Item]) -> Iterator[Stamp]:
    """The ``<time>``s that date the article; one within a sentence dates what the sentence tells of."""
    mine = {id(item) for item in kept}
    for time in page.times:
        if time.item is None or id(time.item) not in mine:
            continue
        before = time.item.passage.opening(file).lower()
        kind = (
            Field.UPDATED
            if _UPDATED.search(time.hints) or before.startswith(("updat", "last updat"))
            else Field.PUBLISHED
        )
        if kind is Field.UPDATED or _PUBLISHED.search(time.hints):
            stamp = declared(kind, time.stated.text, time.stated.start, time.stated.end)
            if stamp is not None:
                yield stamp


def _from_data(file: str, start: int, end: int, found: Declared) -> None:
    """What one JSON-LD script declares."""
    try:
        objects = articles(file, start, end)
    except ValueError as error:
        line = file.count("\n", 0, start) + 1
        found.notes.append(f"the JSON-LD in line {line} is broken and was not read: {error}")
        return
    for article in objects[:1]:
        found.titles += [Stated(*value) for value in values(article.get("headline"))]
        found.authors += [Stated(*value) for value in values(article.get("author"))]
        found.languages += [value.text for value in values(article.get("inLanguage"))]
        for kind, key in ((Field.PUBLISHED, "datePublished"), (Field.UPDATED, "dateModified")):
            for value in values(article.get(key)):
                _date(file, kind, value, key, found)


def _date(file: str, kind: Field, value: Value, name: str, found: Declared) -> None:
    """A declared date, or a note that it is none."""
    stamp = declared(kind, value.text, value.start, value.end)
    if stamp is not None:
        found.stamps.append(stamp)
    elif value.text.strip():
        line = file.count("\n", 0, value.start) + 1
        found.notes.append(f"{name} in line {line} is not a date: {value.text[:60]!r}")


def _metas(page: Page, names: tuple[str, ...]) -> list[Stated]:
    """The values of these ``<meta>``s, in the order of the names."""
    return [
        Stated(*value)
        for wanted in names
        for name, value in page.metas
        if name == wanted and value.text.strip()
    ]


def _without_site(title: Passage, file: str) -> None:
    """Cut the name of the site off ``Jones wins Alabama race — Northlight Wire``."""
    words = title.words(file)
    bar = max(words.rfind(bar) for bar in _BARS)
    if (
        bar > 0
        and len(words[:bar].split()) >= _LEAST_TITLE
        and len(words[bar + 2 :].split()) <= _LONGEST_SITE
    ):
        title.cut(bar)


def _is_name(words: str) -> bool:
    """A name, and not the address of a profile."""
    return bool(words.strip()) and len(words) <= _LONGEST_NAME and "://" not in words
