"""Of which articles a rulebook speaks: by the names in them, their path, and their day where they have one.

``articles: {mention: Jones, path: "news/**"}`` is settled by a look at the text, before any wording is compiled; of a
thousand rulebooks in one pass, so that those that do not speak of an article cost it nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model import Field, Source

if TYPE_CHECKING:
    from checker.rulebook.model import Rulebook

_Scan = Callable[[bytes], set[int]]


class Articles(Struct, frozen=True):
    """Which articles a rulebook speaks of: those that meet every condition; none is all of them.

    ``mention`` are names that must all stand in the text, of ``any`` one; ``paths`` are patterns of which one must fit;
    ``since`` (included) and ``until`` (excluded) bound the day of publication, where the article has one.
    """

    mention: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def at(self, path: str, day: date | None) -> bool:
        """Whether an article may stand at that path and day; one that does not say its day may."""
        if self.paths and not any(_fits(path, pattern) for pattern in self.paths):
            return False
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def _fits(path: str, pattern: str) -> bool:
    """Whether a path ends as a pattern says, folder by folder: ``news/**/*.md``; a folder alone means all below it."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    wanted = [part for part in pattern.split("/") if part not in ("", ".")]
    if pattern.endswith("/"):
        wanted.append("**")
    reached = {0} if pattern.startswith("/") else set(range(len(parts) + 1))
    for want in wanted:
        if want == "**":
            reached = set(range(min(reached), len(parts) + 1)) if reached else set()
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], want)}
    return len(parts) in reached


class Reach(Struct, frozen=True):
    """The conditions on an article; ``all_of`` and ``one_of`` hold the forms of each name that it must mention."""

    articles: Articles
    all_of: tuple[tuple[str, ...], ...]
    one_of: tuple[str, ...]

    def speaks_of(self, source: Source) -> bool:
        """Whether an article meets them all."""
        return self.holds_at(source) and all(
            any(_stands_in(form, source.text) for form in forms) for forms in self.groups
        )

    def holds_at(self, source: Source) -> bool:
        """Whether an article's path and day meet the conditions on them."""
        stamp = source.stamp(Field.UPDATED, Field.PUBLISHED, Field.HEADER, Field.DATELINE)
        return self.articles.at(source.path, stamp.day if stamp else None)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Groups of forms, of each of which the text must hold one."""
        return (self.one_of, *self.all_of) if self.one_of else self.all_of


class Reaches:
    """The reaches of all rulebooks of a run: ``of`` says which of them speak of an article, by their numbers, in order.

    The text is searched once, for the forms of all names together; path and day are asked of those alone that the names
    leave. The answers are those of ``speaks_of``, one rulebook after another.
    """

    def __init__(self, reaches: Sequence[Reach]) -> None:
        self.reaches = tuple(reaches)
        forms: dict[str, None] = {}
        groups: dict[tuple[str, ...], list[int]] = {}
        self._wanted: list[int] = []
        for number, reach in enumerate(self.reaches):
            own = dict.fromkeys(group for group in reach.groups if "" not in group)
            self._wanted.append(len(own))
            for group in own:
                groups.setdefault(group, []).append(number)
                forms.update(dict.fromkeys(group))
        self._anyway = [number for number, wanted in enumerate(self._wanted) if not wanted]
        self._forms = tuple(forms)
        self._rulebooks = list(groups.values())
        in_groups: dict[str, list[int]] = {form: [] for form in forms}
        for at, group in enumerate(groups):
            for form in dict.fromkeys(group):
                in_groups[form].append(at)
        self._groups = list(in_groups.values())

    @cached_property
    def digest(self) -> str:
        """What changes when any of the reaches does, or their order: whoever keeps an answer of ``of`` keeps it with this."""
        return sha256(repr(self.reaches).encode()).hexdigest()

    def of(self, source: Source) -> tuple[int, ...]:
        """The numbers of the rulebooks that speak of an article."""
        found = [*self._anyway, *self._named_in(source.text)]
        return tuple(number for number in sorted(found) if self.reaches[number].holds_at(source))

    def may_speak(self, text: str) -> bool:
        """Whether a rulebook may speak of an article with this text, as far as names go: path and day are not looked at."""
        return bool(self._anyway or self._named_in(text))

    def _named_in(self, text: str) -> list[int]:
        """The rulebooks of whose groups of forms each has one in the text."""
        if not self._forms:
            return []
        forms = (form for form in self._scan(_bytes(text)) if _stands_in(self._forms[form], text))
        held = {at for form in forms for at in self._groups[form]}
        counts: dict[int, int] = {}
        for at in held:
            for number in self._rulebooks[at]:
                counts[number] = counts.get(number, 0) + 1
        return [number for number, count in counts.items() if count == self._wanted[number]]

    @cached_property
    def _scan(self) -> _Scan:
        """Text → the numbers of the forms in it; a form may stand in another, as "Alma" in "Storm Alma"."""
        from ahocorasick_rs import BytesAhoCorasick  # built when an article is looked at that no cache knows

        find = BytesAhoCorasick([_bytes(form) for form in self._forms]).find_matches_as_indexes
        return lambda text: {form for form, _, _ in find(text, overlapping=True)}


def _stands_in(form: str, text: str) -> bool:
    """Whether a text has a form as words of their own: "Alma" stands in "Alma's end", not in "Almanac"."""
    at = text.find(form)
    while form and at >= 0:
        end = at + len(form)
        end += text[end : end + 1] == "s"  # the Golden Lanterns, for a Golden Lantern
        if not _joined(text[at - 1 : at], form[0]) and not _joined(text[end - 1], text[end : end + 1]):
            return True
        at = text.find(form, at + 1)
    return not form


def _joined(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum()


def _bytes(text: str) -> bytes:
    """In UTF-8, where one string stands in another exactly when its bytes do; half a surrogate pair is a sign like any."""
    return text.encode("utf-8", "surrogatepass")


def reach_of(book: Rulebook) -> Reach:
    """The reach of a rulebook, its names spelt out in all their forms."""
    from checker.reading.tokens import words_of  # the reader: not needed for a rulebook that is known

    articles, aliases = book.event.articles, book.aliases
    named = dict.fromkeys((*articles.mention, *articles.any))
    keys = {words_of(alias): key for alias, key in aliases.items()} if named else {}
    key_of = {name: keys.get(words_of(name)) for name in named}
    return Reach(
        articles,
        tuple(_forms(name, key_of[name], aliases) for name in articles.mention),
        tuple(form for name in articles.any for form in _forms(name, key_of[name], aliases)),
    )


_LOUD = 4
"""Names of so many letters are also looked for in capitals: in a dateline or a headline."""


def _forms(name: str, key: str | None, aliases: Mapping[str, str]) -> tuple[str, ...]:
    forms = tuple(alias for alias, target in aliases.items() if target == key) if key else (name,)
    loud = (form.upper() for form in forms if len(form) >= _LOUD)
    return tuple(dict.fromkeys((*forms, *loud)))
