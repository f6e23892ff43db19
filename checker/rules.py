"""Rulebooks made ready: loaded, worked out, their examples passed; every mistake of every file at once.

``load_rules([Path("rules")])`` → a ``Rules`` for each rulebook. A file that holds definitions alone is there for those that
extend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from checker import verdicts
from checker.claims import Matcher
from checker.errors import RulebookError, RulebookErrors, UsageError
from checker.rulebook import load as loading
from checker.rulebook import tables
from checker.rulebook.authority import Authority
from checker.rulebook.located import with_excerpts
from checker.store import remember
from checker.verdicts import examples as tests


@dataclass(frozen=True, slots=True)
class Rules:
    """A rulebook ready for use: its wordings compiled, its facts worked out, its examples passed."""

    matcher: Matcher
    authority: Authority


def load_rules(paths: Sequence[Path], *, fresh: bool = False, examples: bool = True) -> tuple[Rules, ...]:
    """Load every rulebook of files and folders; ``fresh`` runs examples and expectations that are known to pass once more.

    Without ``examples`` they are not run: for those who ask why one of them fails.

    Raise UsageError for a path that is not there or holds no rulebook, RulebookErrors with every mistake of every file.
    """
    rules: list[Rules] = []
    errors: list[RulebookError] = []
    for file, root in files_of(paths).items():
        try:
            rules.append(load_one(file, root, fresh=fresh, examples=examples))
        except RulebookErrors as error:
            errors += error.errors
    errors += idle(rules)
    if errors:
        raise RulebookErrors(with_excerpts({str(error): error for error in errors}.values()))
    return tuple(rule for rule in rules if rule.matcher.book.holds_rules)


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
    """Load one rulebook. Raise RulebookErrors."""
    book = loading.load(file, file.as_posix(), verdicts.BUILT_IN, root)
    authority = Authority(book, file.parent, fresh=fresh)
    rules = Rules(Matcher(authority.book), authority)

    def run_examples() -> list[str]:
        failed = list(tests.errors(rules.matcher, rules.authority))
        if failed:
            raise RulebookErrors(failed)
        return []

    if fresh and examples:
        run_examples()
    elif examples:  # That examples passed is remembered by the content of rulebook and tables.
        read = [sha256(path.read_bytes()).hexdigest() for path in (file, *map(Path, book.extends))]
        asked = [tables.digest(table, file.parent) for table in book.tables]
        remember(f"examples {read} {asked}", run_examples)
    return rules


def idle(rules: Iterable[Rules]) -> list[RulebookError]:
    """An error for each file that holds no rule, and that none of the others extends."""
    books = [rule.matcher.book for rule in rules]
    extended = {name for book in books for name in book.extends}
    return [
        RulebookError(
            "the file holds no rules, and no rulebook here extends it",
            book.path,
            1,
            1,
            help="a rule stands under facts:, checks:, quotes: or terms:",
        )
        for book in books
        if not book.holds_rules and book.path not in extended
    ]
