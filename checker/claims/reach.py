"""Of which articles a rulebook speaks: by the names in them, their path, and their day where they have one.

``articles: {mention: Jones, path: "news/**"}`` is settled by a look at the text, before any wording is compiled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.claims.layout import words_of
from checker.model import Field, Source
from checker.rulebook.model import Articles, Rulebook


@dataclass(frozen=True, slots=True)
class Reach:
    """The conditions on an article; ``all_of`` and ``one_of`` hold the forms of each name that it must mention."""

    articles: Articles
    all_of: tuple[tuple[str, ...], ...]
    one_of: tuple[str, ...]

    def speaks_of(self, source: Source) -> bool:
        """Whether an article meets them all."""
        stamp = source.stamp(Field.UPDATED, Field.PUBLISHED, Field.HEADER, Field.DATELINE)
        if not self.articles.at(source.path, stamp.day if stamp else None):
            return False
        if self.one_of and not any(form in source.text for form in self.one_of):
            return False
        return all(any(form in source.text for form in forms) for forms in self.all_of)


def reach_of(book: Rulebook) -> Reach:
    """The reach of a rulebook, its names spelt out in all their forms."""
    articles, aliases = book.event.articles, book.aliases
    keys = (
        {words_of(alias): key for alias, key in aliases.items()} if articles.mention or articles.any else {}
    )
    return Reach(
        articles,
        tuple(_forms(name, keys, aliases) for name in articles.mention),
        tuple(form for name in articles.any for form in _forms(name, keys, aliases)),
    )


def _forms(name: str, keys: Mapping[tuple[str, ...], str], aliases: Mapping[str, str]) -> tuple[str, ...]:
    key = keys.get(words_of(name))
    return tuple(alias for alias, target in aliases.items() if target == key) if key else (name,)
