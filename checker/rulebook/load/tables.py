"""``tables:`` reference tables with their source, and what Great Expectations is to expect of them."""

from __future__ import annotations

from pathlib import Path

from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Place, Table


def read(scope: Scope, key: Node, node: Node) -> Table:
    """A reference table and its expectations."""
    path = f"tables.{key.text}"
    section = scope.section(node, path, keys.TABLE)
    file = section.text("file")
    if file is None and not section.has("file"):
        section.fail(key, f"{path}: a table needs its `file:`")
    elif file is not None and (Path(file).is_absolute() or ".." in Path(file).parts):
        section.fail(section.values["file"], f"{path}.file: {file!r} leaves the rulebook's folder")
    expect: list[tuple[str, tuple[tuple[str, object], ...], Place]] = []
    wanted = section.values.get("expect")
    if wanted is not None and wanted.kind != "list":
        section.fail(wanted, f"{path}.expect: a list of expectations is expected, found {wanted.what}")
    for child in wanted.children if wanted is not None else ():
        if child.kind == "text" and child.text.strip():
            expect.append((child.text.strip(), (), scope.place(child)))
        elif child.kind == "map" and len(child.pairs) == 1 and child.pairs[0][1].kind == "map":
            name, arguments = child.pairs[0]
            expect.append(
                (name.text, tuple((k.text, plain(v)) for k, v in arguments.pairs), scope.place(name))
            )
        else:
            section.fail(child, f"{path}.expect: an expectation is `name: {{arguments}}`, found {child.what}")
    return Table(key.text, file or "", section.text("source"), tuple(expect), scope.place(key))


def plain(node: Node) -> object:
    """The arguments of an expectation, in the types that Great Expectations wants: numbers and booleans where they look so."""
    if node.kind == "list":
        return [plain(child) for child in node.children]
    if node.kind == "map":
        return {key.text: plain(value) for key, value in node.pairs}
    if node.quoted:
        return node.text
    if node.text in ("true", "false"):
        return node.text == "true"
    if node.text in ("null", "~", ""):
        return None
    for number in (int, float):
        try:
            return number(node.text)
        except ValueError:
            continue
    return node.text
