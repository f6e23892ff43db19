"""The archive itself: articles go in one transaction each, and come back as plain values.

Of each article one version counts; those that it superseded are history. The versions that count bear witness in later runs
as if their articles were read there.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, and_, exc, func, select

from checker.accounts.model import Saying, Side, Testimony
from checker.accounts.packing import Damaged, of_text
from checker.archive import writing
from checker.archive.model import Entry, Kept, Outcome, Version
from checker.archive.opening import Opened, opened
from checker.archive.tables import BELOW, article, claim, run, saying, side
from checker.archive.writing import in_article, key_of, plain, runs, said_in
from checker.errors import UsageError
from checker.model import Claimed, Evidence, Statement, Verdict, Voice
from checker.sources.naming import is_remote

_MANY = 400
"""Values that one question may hold: some databases take no more than a thousand."""
_TRIES = 5


class Archive:
    """An open archive. Paths of articles are kept as they are seen from ``folder``, and come back as seen from where the command runs.

    Every method raises UsageError when the database does not answer or is damaged.
    """

    def __init__(self, found: Opened, folder: Path) -> None:
        self._found, self._folder = found, folder
        self.name = found.name

    @classmethod
    def at(cls, where: str, *, folder: Path | None = None, make: bool = False) -> Archive:
        """The archive in a file, or at an address of SQLAlchemy's; ``make`` is for those who write. Raise UsageError."""
        return cls(opened(where, make=make), folder or Path.cwd())

    def close(self) -> None:
        """Let go of the database."""
        self._found.engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def damaged(self, error: Exception) -> UsageError:
        """What is said of a row that does not hold what it should."""
        return self._found.refusal(f"it is damaged: {error}")

    # --- writing ------------------------------------------------------------------------------------------------------

    def add(self, entry: Entry, today: date) -> Outcome:
        """Keep an article, whole or not at all. Another content than before is a correction; the former version stays as history."""
        name = plain(entry.name) if entry.called else self._kept_name(entry.name)
        with self._found.errors():
            for _ in range(_TRIES - 1):
                try:
                    with self._found.engine.begin() as base:
                        return writing.add(base, entry, name, today)
                except exc.IntegrityError:  # Another run added a version of it at the same moment.
                    continue
            with self._found.engine.begin() as base:
                return writing.add(base, entry, name, today)

    def forget(self, names: Collection[str] = (), before: date | None = None) -> list[Version]:
        """Take articles out, with their history: those named, and those that appeared (else were added) before a day.

        Raise UsageError, and forget nothing, when one of the names is not there.
        """
        keys = {key: name for name in names for key in self._keys(name)}
        with self._found.errors(), self._found.engine.begin() as base:
            wanted = _matching(base, keys)
            found = {str(row.key) for row in wanted}
            for name in names:
                if not found.intersection(self._keys(name)):
                    raise UsageError(
                        f"archive {self.name}: there is no article {name}; nothing was forgotten"
                    )
            if before is not None:
                day = func.coalesce(article.c.appeared, article.c.added)
                old = select(article.c.key).where(day < before, article.c.superseded.is_(None))
                wanted += _matching(base, [str(key) for key in base.execute(old).scalars()])
            gone = {int(row.number): row for row in wanted}
            for some in _in_parts(list(gone)):
                for below in BELOW:
                    base.execute(below.delete().where(below.c.article.in_(some)))
                base.execute(article.delete().where(article.c.number.in_(some)))
        return sorted(map(self._version, gone.values()), key=lambda one: (one.name, one.version))

    # --- reading ------------------------------------------------------------------------------------------------------

    def articles(self, *, history: bool = False) -> Iterator[Version]:
        """The articles by name: the version of each that counts, or all of them."""
        asked = select(article).order_by(article.c.name, article.c.version)
        if not history:
            asked = asked.where(article.c.superseded.is_(None))
        for row in self._asked(asked):
            yield self._version(row)

    def claims(
        self, rule: str | None = None, rulebook: str | None = None, *, history: bool = False
    ) -> Iterator[Kept]:
        """What articles state, by name and place; of one rule alone, when it is named."""
        asked = select(article, *(column.label(f"claim_{column.name}") for column in claim.c))
        asked = asked.join(claim, claim.c.article == article.c.number)
        asked = asked.order_by(article.c.name, article.c.version, claim.c.at)
        if not history:
            asked = asked.where(article.c.superseded.is_(None))
        if rule is not None:
            asked = asked.where(claim.c.rule == plain(rule))
        if rulebook is not None:
            asked = asked.where(claim.c.rulebook == plain(rulebook))
        for row in self._asked(asked):
            version = self._version(row)
            standing = Verdict(row.claim_standing) if row.claim_standing else None
            yield Kept(version, self._claimed(row, version.name), standing)

    def rulebooks(self) -> list[tuple[str, int, int]]:
        """The rulebooks of which claims are kept: name, claims, articles."""
        asked = select(claim.c.rulebook, func.count(), func.count(claim.c.article.distinct()))
        asked = asked.join(article, claim.c.article == article.c.number)
        asked = asked.where(article.c.superseded.is_(None)).group_by(claim.c.rulebook)
        rows: Iterator[Any] = self._asked(asked)
        return sorted((str(row[0]), int(row[1]), int(row[2])) for row in rows)

    def testimonies(
        self, paths: Collection[str], facts: Collection[tuple[str, str]], sayings: Iterable[Saying]
    ) -> Iterator[tuple[str, Testimony]]:
        """What archived articles say of these facts (rulebook, rule), and sayings that share words with these; by name.

        The articles at ``paths`` are in the run itself, and bear witness there.
        """
        present = {key_of(self._kept_name(path)) for path in paths}
        sides: dict[str, list[Side]] = {}
        said: dict[str, list[Saying]] = {}
        for row in self._sides(facts):
            if row.key not in present:
                one = self._read(row.side, Side)
                sides.setdefault(self._shown(row), []).append(said_in(one, self._shown(row)))
        for row in self._sayings(sayings):
            if row.key not in present:
                other = self._read(row.saying, Saying)
                said.setdefault(self._shown(row), []).append(said_in(other, self._shown(row)))
        for name in sorted({*sides, *said}):
            yield name, Testimony(tuple(sides.get(name, ())), tuple(said.get(name, ())))

    def _sides(self, facts: Collection[tuple[str, str]]) -> Iterator[Row[Any]]:
        rules: dict[str, list[str]] = {}
        for rulebook, rule in sorted(facts):
            rules.setdefault(plain(rulebook), []).append(plain(rule))
        for rulebook, wanted in rules.items():
            for some in _in_parts(wanted):
                asked = select(article.c.key, article.c.name, article.c.called, side.c.side)
                asked = asked.join(side, side.c.article == article.c.number)
                asked = asked.where(article.c.superseded.is_(None))
                asked = asked.where(side.c.rulebook == rulebook, side.c.rule.in_(some))
                yield from self._asked(asked.order_by(article.c.name, side.c.at))

    def _sayings(self, like: Iterable[Saying]) -> Iterator[Row[Any]]:
        wanted = sorted({number for one in like for number in runs(one)})
        found: dict[tuple[int, int], Row[Any]] = {}
        for some in _in_parts(wanted):
            asked = select(article.c.key, article.c.name, article.c.called, saying).distinct()
            asked = asked.join(saying, saying.c.article == article.c.number)
            asked = asked.join(run, and_(run.c.article == saying.c.article, run.c.at == saying.c.at))
            asked = asked.where(article.c.superseded.is_(None), run.c.run.in_(some))
            for row in self._asked(asked):
                found[int(row.article), int(row.at)] = row
        return iter(sorted(found.values(), key=lambda row: (row.name, row.at)))

    # --- rows → values ------------------------------------------------------------------------------------------------

    def _asked(self, question: Any) -> Iterator[Row[Any]]:
        with (
            self._found.errors(),
            self._found.reading() as base,
            base.execution_options(yield_per=1000).execute(question) as rows,
        ):
            yield from rows

    def _read(self, text: str, kind: type[Any]) -> Any:
        try:
            return of_text(text, kind)
        except Damaged as error:
            raise self.damaged(error) from None

    def _version(self, row: Row[Any]) -> Version:
        return Version(
            int(row.number),
            self._shown(row),
            int(row.version),
            row.digest,
            row.appeared,
            row.added,
            row.read,
            row.superseded,
            row.title,
            int(row.claims),
            int(row.sayings),
        )

    def _claimed(self, row: Row[Any], name: str) -> Claimed:
        evidence: Evidence = self._read(row.claim_evidence, Evidence)
        statement = self._read(row.claim_statement, Statement) if row.claim_statement else None
        return Claimed(
            row.claim_rule,
            row.claim_rulebook or None,
            Verdict(row.claim_verdict),
            in_article(evidence, name),
            row.claim_stated,
            row.claim_expected,
            Voice(row.claim_voice),
            row.claim_speaker,
            statement,
        )

    # --- names --------------------------------------------------------------------------------------------------------

    def _kept_name(self, path: str) -> str:
        """A path as it is seen from the project's folder; an address as it is."""
        if is_remote(path):
            return plain(path)
        return plain(Path(os.path.relpath(path, self._folder)).as_posix())

    def _shown(self, row: Row[Any]) -> str:
        """A path as it is seen from where the command runs."""
        if row.called or is_remote(row.name):
            return str(row.name)
        return Path(os.path.relpath(self._folder / row.name)).as_posix()

    def _keys(self, name: str) -> tuple[str, str]:
        """How an article may be kept that people call by this name: as a path, or as it is."""
        return key_of(self._kept_name(name)), key_of(plain(name))


def _matching(base: Connection, keys: Iterable[str]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for some in _in_parts(sorted(keys)):
        found += base.execute(select(article).where(article.c.key.in_(some)))
    return found


def _in_parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(values), _MANY):
        yield values[at : at + _MANY]
