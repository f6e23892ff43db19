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
from checker.rulebook.load import (
    checks,
    event,
    facts,
    formulas,
    names,
    quotes,
    settings,
    shared,
    tables,
    terms,
    titles,
    units,
    widths,
)
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node, parse
from checker.rulebook.model import Rulebook
from checker.rulebook.section import TooMany


def load(path: Path, name: str, switches: frozenset[str] = frozenset(), root: Path | None = None) -> Rulebook:
    """The rulebook of a file, shown as ``name``; ``switches`` are the built-in checks it may tune.

    ``root`` is the folder that ``extends:`` and the files of tables may not leave: without it, the file's own. Raise
    RulebookErrors with every mistake of the file.
    """
    return _loaded(path, name, switches, path.parent, root or path.parent, ())


def loads(name: str, text: str, switches: frozenset[str] = frozenset()) -> Rulebook:
    """The rulebook of a text. Raise RulebookErrors with every mistake."""
    folder = Path(name).parent
    return _read(name, text, switches, folder, folder, ())


def _loaded(
    path: Path, name: str, switches: frozenset[str], folder: Path, root: Path, extending: tuple[Path, ...]
) -> Rulebook:
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
    return _read(name, text, switches, folder, root, (*extending, path.resolve()))


def _read(
    name: str, text: str, switches: frozenset[str], folder: Path, root: Path, extending: tuple[Path, ...]
) -> Rulebook:
    try:
        file, top = parse(name, text)
    except RulebookError as error:
        raise RulebookErrors([error]) from None
    scope = Scope(file, switches, folder, root, extending)
    book: Rulebook | None = None
    try:
        book = _rulebook(scope, top)
    except TooMany:
        scope.errors.append(
            file.error(f"{len(scope.errors)} mistakes; the rest of the file was not looked at", 1, 1)
        )
    if scope.errors or book is None:
        raise RulebookErrors(
            sorted(scope.errors, key=lambda error: (error.path != name, error.line, error.column))
        )
    return book


def _extended(path: Path, name: str, scope: Scope) -> Rulebook:
    return _loaded(path, name, scope.switches, path.parent, scope.root, scope.extending)


def _rulebook(scope: Scope, root: Node) -> Rulebook:
    top = scope.section(root, "", keys.TOP)
    base = shared.together(scope, shared.read(scope, top, _extended))
    scope.owner, scope.tags = top.text("owner"), top.words("tags")
    scope.units = tuple(base.units.values())
    own_units = {unit.name: unit for unit in units.read(scope, top)}
    own_names = {name.key: name for name in names.read(scope, top)}
    declared = tuple(names.with_family_names({**base.names, **own_names}.values()))
    names.fold(scope, declared)
    about = event.read(scope, top)
    references = {key.text: tables.read(scope, key, node) for key, node in top.pairs("tables")}
    scope.tables = {*base.tables, *references}
    pairs = top.pairs("facts")
    scope.facts = {*base.facts, *(key.text for key, _ in pairs)}
    facts.check_names(scope, pairs, declared)
    own_facts = {key.text: facts.read(scope, key, node) for key, node in pairs}
    book = Rulebook(
        Path(scope.file.path).stem,
        scope.file.path,
        about,
        declared,
        tuple({**base.tables, **references}.values()),
        (*{**base.facts, **own_facts}.values(), *titles.facts(scope, own_names.values())),
        tuple(check for key, node in top.pairs("checks") if (check := checks.read(scope, key, node))),
        tuple(quote for key, node in top.pairs("quotes") if (quote := quotes.read(scope, key, node))),
        tuple(terms.read(scope, key, node) for key, node in top.pairs("terms")),
        tuple(dict((*reversed(base.builtin), *settings.read(scope, top))).items()),
        tuple({**base.units, **own_units}.values()),
        (*widths.read(scope, top), *base.hedges),
        base.files,
    )
    formulas.check_leaves(scope, book)
    holds_rules = own_facts or book.checks or book.quotes or book.terms
    if not (holds_rules or any(top.has(key) for key in keys.SHARED)) and not scope.errors:
        scope.fail(root, "the file holds no rules", f"a rule stands under {', '.join(keys.RULES)}")
    return book
