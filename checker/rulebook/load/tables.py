"""``tables:`` reference tables with their source, and what Great Expectations is to expect of them.

::

    winners:
      file: data/winners.csv
      source: Clerk of the House
      expect:
        - expect_column_values_to_be_in_set: {column: party, value_set: [D, R, I]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.rulebook import keys
from checker.rulebook.load.scope import Scope
from checker.rulebook.located import Node
from checker.rulebook.model import Expectation, Table
from checker.rulebook.section import Section
from checker.rulebook.tables import SQLITE

_URL = re.compile(r"[a-z][a-z0-9]*(?:\+[a-z0-9_]+)?://[^\s]*|sqlite:///[^\s]*", re.I)
_SECRET = re.compile(
    r"(?<=:)(?!//)[^:/@\s]+(?=@)|(?:password|passwd|pwd|token|secret|api_?key)=[^&;\s]+", re.I
)
_FROM_OUTSIDE = re.compile(r"\$\{[A-Za-z_][A-Za-z0-9_]*\}")


def read(scope: Scope, key: Node, node: Node) -> Table:
    """A reference table and its expectations."""
    path = f"tables.{key.text}"
    section = scope.section(scope.shorthand(node, "file"), path, keys.TABLE)
    file, url = section.text("file"), section.text("url")
    if section.has("file") and section.has("url"):
        section.fail(key, f"{path}: file and url exclude one another")
    elif not (section.has("file") or section.has("url") or section.strange):
        section.fail(key, f"{path}: a table needs its `file:`, or the `url:` of a database")
    if file is not None and scope.inside(file) is None:
        section.fail(
            section.values["file"],
            f"{path}.file: {file!r} leaves the rulebook's folder",
            "put the table beside the rulebook, or below it",
        )
    return Table(
        key.text,
        file or "",
        section.joined("source"),
        tuple(_expectations(scope, section)),
        scope.place(key),
        section.text("sheet"),
        url,
        _query(scope, section, url),
        section.text("link"),
    )


def _query(scope: Scope, section: Section, url: str | None) -> str | None:
    """What is asked of a database: a SELECT, or a table's name."""
    query, table = section.text("query"), section.text("table")
    if url is None:
        for name in ("query", "table"):
            if section.has(name) and not section.has("url"):
                section.fail(section.values[name], f"{section.key(name)}: stands only beside `url:`")
        return None
    node = section.values["url"]
    sqlite = SQLITE.fullmatch(url.split("?")[0])
    if (secret := _SECRET.search(_FROM_OUTSIDE.sub("", url))) is not None:
        # The line is shown without its secret: what is printed by a gate is read by many.
        error = scope.file.at(
            node,
            f"{section.key('url')}: a password stands in the address, and would be read by everyone who reads the rules",
            "keep it in an environment variable: postgresql://reader:${DB_PASSWORD}@host/records",
        )
        error.excerpt = error.excerpt.replace(secret.group(), "…")
        section.errors.append(error)
    elif url.lower().startswith("sqlite") and (sqlite is None or scope.inside(sqlite[1]) is None):
        section.fail(
            node,
            f"{section.key('url')}: {url!r} leaves the rulebook's folder",
            "as sqlite:///data/records.db",
        )
    elif not _URL.fullmatch(url):
        section.fail(
            section.values["url"],
            f"{section.key('url')}: {url!r} is no address of a database",
            "as SQLAlchemy writes it: sqlite:///data/records.db, postgresql://reader:${DB_PASSWORD}@host/records",
        )
    if (query is None) == (table is None):
        if not (section.has("query") or section.has("table")):
            section.fail(
                section.values["url"], f"{section.path}: a database needs its `table:` or a `query:`"
            )
        elif query is not None:
            section.fail(section.values["query"], f"{section.path}: query and table exclude one another")
    if query is not None and not re.match(r"(?:select|with)\b", query, re.I):
        section.fail(section.values["query"], f"{section.key('query')}: a query is a SELECT", "it only reads")
    return query or table


def _expectations(scope: Scope, section: Section) -> Iterator[Expectation]:
    wanted = section.values.get("expect")
    if wanted is None:
        return
    if wanted.kind == "text":
        section.fail(
            wanted, f"{section.key('expect')}: a list of expectations is expected, found {wanted.what}"
        )
        return
    children = wanted.children
    if wanted.kind == "map":  # Each once: {expect_column_to_exist: {column: party}}
        children = [Node("map", key.line, key.column, pairs=[(key, value)]) for key, value in wanted.pairs]
    for child in children:
        if child.kind == "text" and child.text.strip():
            yield Expectation(child.text.strip(), (), scope.place(child))
        elif child.kind == "map" and len(child.pairs) == 1 and child.pairs[0][1].kind == "map":
            name, arguments = child.pairs[0]
            yield Expectation(
                name.text,
                tuple((k.text, plain(v)) for k, v in arguments.pairs),
                scope.place(name),
                tuple((k.text, scope.place(k)) for k, _ in arguments.pairs),
            )
        else:
            section.fail(
                child,
                f"{section.key('expect')}: an expectation is `name: {{arguments}}`, found {child.what}",
            )


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
