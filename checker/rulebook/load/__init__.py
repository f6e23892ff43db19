"""YAML → rulebook: every key checked, every wording and formula parsed, every mistake located, all at once.

::

    facts:
      jones_share:
        value: 49.92 percent
        source: Alabama Secretary of State
        says: Jones ... (received | got | won) <value> of the vote
"""

from __future__ import annotations

from pathlib import Path

from checker.errors import RulebookError, RulebookErrors
from checker.rulebook import keys
from checker.rulebook.load import checks, event, facts, formulas, names, quotes, settings, tables, terms
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node, parse
from checker.rulebook.model import Rulebook

SUFFIXES = frozenset({".yaml", ".yml"})


def find(paths: list[Path]) -> list[Path]:
    """The rulebook files of files and folders (``.yaml`` and ``.yml``), sorted."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                child
                for child in path.rglob("*")
                if child.suffix.lower() in SUFFIXES
                and child.is_file()
                and not any(part.startswith(".") for part in child.relative_to(path).parts)
            )
        else:
            found.append(path)
    return found


def load(path: Path, name: str, switches: frozenset[str] = frozenset()) -> Rulebook:
    """The rulebook of a file, shown as ``name``; ``switches`` are the built-in checks it may tune.

    Raise RulebookErrors with every mistake of the file.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RulebookErrors([RulebookError(f"cannot be read: {error.strerror}", name, 1, 1)]) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise RulebookErrors(
            [RulebookError("not UTF-8; save the file as UTF-8", name, line, column)]
        ) from None
    return loads(name, text, switches)


def loads(name: str, text: str, switches: frozenset[str] = frozenset()) -> Rulebook:
    """The rulebook of a text. Raise RulebookErrors with every mistake."""
    try:
        file, root = parse(name, text)
    except RulebookError as error:
        raise RulebookErrors([error]) from None
    scope = Scope(file, switches)
    book = _rulebook(scope, root)
    if scope.errors:
        raise RulebookErrors(sorted(scope.errors, key=lambda error: (error.line, error.column)))
    return book


def _rulebook(scope: Scope, root: Node) -> Rulebook:
    top = scope.section(root, "", keys.TOP)
    declared = tuple(names.read(scope, top))
    names.fold(scope, declared)
    about = event.read(scope, top)
    references = tuple(tables.read(scope, key, node) for key, node in top.pairs("tables"))
    scope.tables = {table.name for table in references}
    pairs = top.pairs("facts")
    scope.facts = {key.text for key, _ in pairs}
    facts.check_names(scope, pairs, declared)
    book = Rulebook(
        Path(scope.file.path).stem,
        scope.file.path,
        about,
        declared,
        references,
        tuple(facts.read(scope, key, node) for key, node in pairs),
        tuple(check for key, node in top.pairs("checks") if (check := checks.read(scope, key, node))),
        tuple(quote for key, node in top.pairs("quotes") if (quote := quotes.read(scope, key, node))),
        tuple(terms.read(scope, key, node) for key, node in top.pairs("terms")),
        tuple(settings.read(scope, top)),
    )
    formulas.check_leaves(scope, book)
    if not (book.facts or book.checks or book.quotes or book.terms) and not scope.errors:
        scope.fail(root, "the file holds no rules", f"a rule stands under {', '.join(keys.RULES)}")
    return book
