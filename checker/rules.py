"""Rulebooks made ready: loaded, worked out, their examples passed; every mistake of every file at once.

``load_rules([Path("rules")])`` → a ``Rules`` for each rulebook. A file that holds definitions alone is there for those that
extend it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.accounts.model import Outline
from checker.accounts.packing import Damaged, as_text, of_text
from checker.errors import RulebookError, RulebookErrors, UsageError
from checker.model import Severity
from checker.rulebook import files as rulebook_files
from checker.rulebook.reach import Reach, reach_of
from checker.store import keep, recall

if TYPE_CHECKING:
    from checker.claims import Matcher
    from checker.rulebook.authority import Authority
    from checker.rulebook.model import Rulebook

# What compiles and loads is imported where it is done: a run that knows all its rulebooks and articles needs none of it.


class Head(Struct, frozen=True):
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
        self._outline: Outline | None = None
        self._waits: tuple[Path, Path] | None = None
        self.head = _head(authority.book)
        self.files: tuple[tuple[str, str], ...] = ()
        """The files that it rests on, and the digests of what they held."""

    @classmethod
    def later(cls, head: Head, file: Path, root: Path) -> Rules:
        """A rulebook of which the head is known, and which loads from its file when it is needed."""
        rules = cls.__new__(cls)
        rules.head, rules._waits, rules._outline = head, (file, root), None
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
        if self._outline is None:
            self._outline = self._recalled() if self.digest else self._drawn()
        return self._outline

    def _recalled(self) -> Outline:
        question = f"outline {self.digest}"
        kept = recall(question)
        if kept and kept[0]:
            with suppress(Damaged):
                return of_text(kept[0][0], Outline)
        outline = self._drawn()
        keep(question, [as_text(outline)])
        return outline

    def _drawn(self) -> Outline:
        from checker.cards import outline_of

        return outline_of(self.authority)

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
        from checker.rulebook import tables

        book = self.authority.book
        beside = (tables.file_of(table, Path(book.path).parent) for table in book.tables)
        return (Path(book.path), *map(Path, book.extends), *(path for path in beside if path is not None))

    @property
    def matcher(self) -> Matcher:
        """The rulebook's wordings, compiled."""
        from checker.claims import Matcher

        authority = self.authority
        if self._matcher is None:
            self._matcher = Matcher(authority.book)
        return self._matcher


def load_rules(
    paths: Sequence[Path], *, fresh: bool = False, examples: bool = True, warm: Iterable[Rules] = ()
) -> tuple[Rules, ...]:
    """Load every rulebook of files and folders; ``fresh`` runs examples and expectations that are known to pass once more.

    Without ``examples`` they are not run: for those who ask why one of them fails. ``warm`` are rulebooks that this process has
    loaded before: of whose files none changed, they are handed out again.

    Raise UsageError for a path that is not there or holds no rulebook, RulebookErrors with every mistake of every file.
    """
    files = files_of(paths)
    known = {} if fresh or not examples else _recalled(files)
    ready = {(rule.head.path, rule.files): rule for rule in warm if rule.files}
    known = {file: ready.get((rule.head.path, rule.files), rule) for file, rule in known.items()}
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
        from checker.rulebook.located import with_excerpts

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
        found = rulebook_files.find(path)
        if not found:
            raise UsageError(f"--rules {path}: the folder holds no rulebook (.yaml or .yml)")
        for file in found:
            roots.setdefault(file, path if path.is_dir() else file.parent)
    return roots


def load_one(file: Path, root: Path, *, fresh: bool = False, examples: bool = True) -> Rules:
    """Load one rulebook, and run its examples. Raise RulebookErrors."""
    from checker import verdicts
    from checker.rulebook import load as loading
    from checker.rulebook.authority import Authority
    from checker.verdicts.examples import trials

    book = loading.load(file, file.as_posix(), verdicts.BUILT_IN, root)
    rules = Rules(None, Authority(book, file.parent, fresh=fresh))
    if examples and any(rule.examples for part in (book.facts, book.terms) for rule in part):
        if not all(trial.passes for trial in trials(rules.matcher, rules.authority)):
            from checker.reasons.failed import errors  # what words are needed only then

            raise RulebookErrors(list(errors(rules.matcher, rules.authority)))
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


class _Kept(Struct, frozen=True):
    """The head of a rulebook, and the files that it rests on with the digests of what they held."""

    files: tuple[tuple[str, str], ...]
    head: Head


def _keep(files: Mapping[Path, Path], rules: Sequence[Rules]) -> None:
    """Keep the heads, each with the digests of all the files that its rulebook rests on; not where a database may change."""
    rows = [_row(rule, file) for rule, file in zip(rules, files, strict=True)]
    keep(_question(files), [as_text(row) for row in rows])


def _row(rules: Rules, file: Path) -> _Kept:
    if not rules.waits:
        from checker.rulebook import tables

        book = rules.authority.book
        beside = [file, *(Path(path) for path in book.extends)]
        found = [tables.file_of(table, file.parent) for table in book.tables]
        beside += [path for path in found if path is not None]
        # A database elsewhere may change without a word: then there is nothing by which to know the rulebook again.
        rules.files = () if None in found else tuple((path.as_posix(), _digest(path)) for path in beside)
    return _Kept(rules.files, rules.head)


def _recalled(files: Mapping[Path, Path]) -> dict[Path, Rules]:
    """The rulebooks that have been loaded before, and of whose files none has changed."""
    kept = recall(_question(files))
    found: dict[Path, Rules] = {}
    for (file, root), row in zip(files.items(), (kept and kept[0]) or (), strict=False):
        with suppress(Damaged):
            known = of_text(row, _Kept)
            if known.files and all(_digest(Path(path)) == digest for path, digest in known.files):
                found[file] = Rules.later(known.head, file, root)
                found[file].files = known.files
    return found
