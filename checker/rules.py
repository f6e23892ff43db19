"""Rulebooks made ready: loaded, worked out, their examples passed; every mistake of every file at once.

``load_rules([Path("rules")])`` → a ``Rules`` for each rulebook. A file that holds definitions alone is there for those that
extend it.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from checker import verdicts
from checker.accounts.model import Outline
from checker.accounts.packing import Damaged, as_text, of_text
from checker.cards import outline_of
from checker.claims import Matcher
from checker.claims.reach import Reach, reach_of
from checker.errors import RulebookError, RulebookErrors, UsageError
from checker.model import Severity
from checker.rulebook import load as loading
from checker.rulebook import tables
from checker.rulebook.authority import Authority
from checker.rulebook.located import with_excerpts
from checker.rulebook.model import Articles, Rulebook
from checker.store import keep, recall
from checker.verdicts import examples as tests


@dataclass(frozen=True, slots=True)
class Head:
    """What a run needs to know of every rulebook, whether or not it speaks of an article."""

    name: str
    path: str
    title: str
    reach: Reach
    builtin: tuple[tuple[str, Severity | None], ...]
    extends: tuple[str, ...]
    holds_rules: bool


class Rules:
    """A rulebook ready for use: its facts worked out, its examples passed, its wordings compiled when they are asked for.

    Of a rulebook that has been loaded before, and whose files have not changed, only the head is at hand at first: the rest
    is loaded when an article needs it.
    """

    def __init__(self, matcher: Matcher | None, authority: Authority) -> None:
        self._matcher, self._authority = matcher, authority
        self._waits: tuple[Path, Path] | None = None
        self.head = _head(authority.book)
        self.files: tuple[tuple[str, str], ...] = ()
        """The files that it rests on, and the digests of what they held."""

    @classmethod
    def later(cls, head: Head, file: Path, root: Path) -> Rules:
        """A rulebook of which the head is known, and which loads from its file when it is needed."""
        rules = cls.__new__(cls)
        rules.head, rules._waits = head, (file, root)
        return rules

    @property
    def waits(self) -> bool:
        """Whether only the head is at hand."""
        return self._waits is not None

    @property
    def digest(self) -> str:
        """Changes when anything that it rests on does; nothing when that cannot be told, as of a database."""
        return sha256(repr((self.head.path, self.files)).encode()).hexdigest() if self.files else ""

    def outline(self) -> Outline:
        """How a report shows it, remembered with its files."""
        if not self.digest:
            return outline_of(self.authority)
        question = f"outline {self.digest}"
        kept = recall(question)
        if kept and kept[0]:
            with suppress(Damaged):
                return of_text(kept[0][0], Outline)
        outline = outline_of(self.authority)
        keep(question, [as_text(outline)])
        return outline

    @property
    def authority(self) -> Authority:
        """The rulebook's facts with all their values. Raise RulebookErrors when its files changed meanwhile."""
        if self._waits is not None:
            loaded = load_one(*self._waits, examples=False)
            self._matcher, self._authority, self._waits = None, loaded._authority, None
        return self._authority

    @property
    def rests_on(self) -> tuple[Path, ...]:
        """The files that it is made of: its own, those that it extends, and its tables as far as they are files."""
        if self._waits is not None:
            return tuple(Path(path) for path, _ in self.files)
        book = self.authority.book
        beside = (tables.file_of(table, Path(book.path).parent) for table in book.tables)
        return (Path(book.path), *map(Path, book.extends), *(path for path in beside if path is not None))

    @property
    def matcher(self) -> Matcher:
        """The rulebook's wordings, compiled."""
        authority = self.authority
        if self._matcher is None:
            self._matcher = Matcher(authority.book)
        return self._matcher


def load_rules(paths: Sequence[Path], *, fresh: bool = False, examples: bool = True) -> tuple[Rules, ...]:
    """Load every rulebook of files and folders; ``fresh`` runs examples and expectations that are known to pass once more.

    Without ``examples`` they are not run: for those who ask why one of them fails.

    Raise UsageError for a path that is not there or holds no rulebook, RulebookErrors with every mistake of every file.
    """
    files = files_of(paths)
    known = {} if fresh or not examples else _recalled(files)
    rules: list[Rules] = []
    errors: list[RulebookError] = []
    with _uncollected():
        for file, root in files.items():
            try:
                rules.append(known.get(file) or load_one(file, root, fresh=fresh, examples=examples))
            except RulebookErrors as error:
                errors += error.errors
    if examples and not errors and len(known) < len(files):
        _keep(files, rules)
    errors += idle(rules)
    if errors:
        raise RulebookErrors(with_excerpts({str(error): error for error in errors}.values()))
    return tuple(rule for rule in rules if rule.head.holds_rules)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Loading makes many objects and next to no garbage: a fifth of its time went into looking for some."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def files_of(paths: Sequence[Path]) -> Mapping[Path, Path]:
    """The rulebook files of files and folders, each with the folder that its paths may not leave. Raise UsageError."""
    roots: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"--rules {path}: there is no such file or folder")
        found = loading.find([path])
        if not found:
            raise UsageError(f"--rules {path}: the folder holds no rulebook (.yaml or .yml)")
        for file in found:
            roots.setdefault(file, path if path.is_dir() else file.parent)
    return roots


def load_one(file: Path, root: Path, *, fresh: bool = False, examples: bool = True) -> Rules:
    """Load one rulebook, and run its examples. Raise RulebookErrors."""
    book = loading.load(file, file.as_posix(), verdicts.BUILT_IN, root)
    rules = Rules(None, Authority(book, file.parent, fresh=fresh))
    if examples and any(rule.examples for part in (book.facts, book.terms) for rule in part):
        failed = list(tests.errors(rules.matcher, rules.authority))
        if failed:
            raise RulebookErrors(failed)
    return rules


def idle(rules: Iterable[Rules]) -> list[RulebookError]:
    """An error for each file that holds no rule, and that none of the others extends."""
    heads = [rule.head for rule in rules]
    extended = {name for head in heads for name in head.extends}
    return [
        RulebookError(
            "the file holds no rules, and no rulebook here extends it",
            head.path,
            1,
            1,
            help="a rule stands under facts:, checks:, quotes: or terms:",
        )
        for head in heads
        if not head.holds_rules and head.path not in extended
    ]


# --- what is known of files that have not changed ---------------------------------------------------------------------


def _head(book: Rulebook) -> Head:
    return Head(
        book.name, book.path, book.event.title, reach_of(book), book.builtin, book.extends, book.holds_rules
    )


def _question(files: Mapping[Path, Path]) -> str:
    return f"rulebooks {[(file.as_posix(), root.as_posix()) for file, root in files.items()]}"


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return "gone"


def _keep(files: Mapping[Path, Path], rules: Sequence[Rules]) -> None:
    """Keep the heads, each with the digests of all the files that its rulebook rests on."""
    keep(_question(files), [json.dumps(_kept(rule, file)) for rule, file in zip(rules, files, strict=True)])


def _kept(rules: Rules, file: Path) -> dict[str, object] | None:
    """A head as JSON data; None where a database may change without a word."""
    beside: list[Path | None] = [file]
    if not rules.waits:
        book = rules.authority.book
        beside += [Path(path) for path in book.extends]
        beside += [tables.file_of(table, file.parent) for table in book.tables]
        if None in beside:
            return None
        rules.files = tuple((path.as_posix(), _digest(path)) for path in beside if path is not None)
    head, articles = rules.head, rules.head.reach.articles
    return {
        "files": rules.files,
        "name": head.name,
        "path": head.path,
        "title": head.title,
        "articles": [
            articles.mention,
            articles.any,
            articles.paths,
            _iso(articles.since),
            _iso(articles.until),
        ],
        "all_of": head.reach.all_of,
        "one_of": head.reach.one_of,
        "builtin": head.builtin,
        "extends": head.extends,
        "holds_rules": head.holds_rules,
    }


def _recalled(files: Mapping[Path, Path]) -> dict[Path, Rules]:
    """The rulebooks that have been loaded before, and of whose files none has changed."""
    kept = recall(_question(files))
    found: dict[Path, Rules] = {}
    rows = kept[0] if kept and kept[0] else []
    for (file, root), row in zip(files.items(), rows, strict=False):
        try:
            data = json.loads(row)
            if data is None or any(_digest(Path(path)) != digest for path, digest in data["files"]):
                continue
            found[file] = Rules.later(_recalled_head(data), file, root)
            found[file].files = tuple((str(path), str(digest)) for path, digest in data["files"])
        except (ValueError, TypeError, KeyError):
            continue
    return found


def _recalled_head(data: dict[str, Any]) -> Head:
    mention, one, paths, since, until = data["articles"]
    articles = Articles(tuple(mention), tuple(one), tuple(paths), _day(since), _day(until))
    return Head(
        str(data["name"]),
        str(data["path"]),
        str(data["title"]),
        Reach(articles, tuple(map(tuple, data["all_of"])), tuple(data["one_of"])),
        tuple((name, Severity(severity) if severity else None) for name, severity in data["builtin"]),
        tuple(data["extends"]),
        bool(data["holds_rules"]),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
