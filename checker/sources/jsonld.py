"""JSON-LD → the values of a news article, each where it stands: ``"datePublished": "2017-12-13"``, offsets of the day.

The exact place of a value comes from reading the JSON, not from looking for its words, which may stand elsewhere too.
https://schema.org/NewsArticle, alone, in a list or in an ``@graph``.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator

from checker.sources.tags import Value

Node = Value | list["Node"] | dict[str, "Node"]

_TOKEN = re.compile(r'[{}\[\],:]|"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s{}\[\],:"]++', re.DOTALL)
_WRAPPING = re.compile(r"\s*+(?:<!--|(?:/[/*]\s*+)?<!\[CDATA\[)")
_OPENS = re.compile(r"[\[{]")
_ARTICLE = re.compile(r"\w*Article|\w*Posting|Report")
_PAGE = re.compile(r"\w*Page")
_INTO = ("@graph", "mainEntity", "mainEntityOfPage")


def articles(file: str, start: int, end: int) -> list[dict[str, Node]]:
    """The articles that a script declares, before the pages; ValueError if it is not JSON."""
    begin, stop = _bounds(file, start, end)
    if begin >= stop:
        return []
    try:
        json.loads(file[begin:stop], strict=False)
    except RecursionError:
        raise ValueError("too deep") from None
    found = list(_objects(_tree(file, begin, stop)))
    return [o for o in found if _is(o, _ARTICLE)] or [o for o in found if _is(o, _PAGE)]


def values(node: Node | None) -> Iterator[Value]:
    """The texts of a value: itself, those of a list, the ``name`` of a person."""
    for part in node if isinstance(node, list) else [node]:
        named = part.get("name") if isinstance(part, dict) else part
        if isinstance(named, Value):
            yield named


def _bounds(file: str, start: int, end: int) -> tuple[int, int]:
    """The JSON in a script, without the comment or CDATA marks that may be around it."""
    wrapped = _WRAPPING.match(file, start, end)
    opens = _OPENS.search(file, wrapped.end() if wrapped else start, end)
    if opens is None:
        return end, end
    closes = file.rfind("]]>", opens.start(), end) if wrapped else -1
    last = closes if closes >= 0 else end
    stop = max(file.rfind("}", opens.start(), last), file.rfind("]", opens.start(), last)) + 1
    return opens.start(), stop or end  # cut off: what is there is not JSON, and the reader of it says so


def _tree(file: str, start: int, end: int) -> Node:
    """Valid JSON as objects, lists and values with their places; a number or null is a value too."""
    root: list[Node] = []
    stack: list[list[Node] | dict[str, Node]] = [root]
    keys: list[str | None] = [None]
    for token in _TOKEN.finditer(file, start, end):
        mark = token[0]
        if mark in ",:":
            continue
        if mark in "}]":
            stack.pop()
            keys.pop()
            continue
        top = stack[-1]
        if isinstance(top, dict) and keys[-1] is None:
            keys[-1] = json.loads(mark, strict=False)
            continue
        node: Node
        if mark in "{[":
            node = {} if mark == "{" else []
        elif mark[0] == '"':
            node = Value(json.loads(mark, strict=False), token.start() + 1, token.end() - 1)
        else:
            node = Value(mark, *token.span())
        if isinstance(top, list):
            top.append(node)
        else:
            top[keys[-1] or ""] = node
            keys[-1] = None
        if not isinstance(node, Value):
            stack.append(node)
            keys.append(None)
    return root


def _objects(tree: Node) -> Iterator[dict[str, Node]]:
    """The objects that a page is about: not those that are merely part of, or mentioned in, another."""
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        if isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in _INTO if key in node)
        elif isinstance(node, list):
            waiting.extend(node)


def _is(node: dict[str, Node], kind: re.Pattern[str]) -> bool:
    return any(kind.fullmatch(value.text.rpartition("/")[2]) for value in values(node.get("@type")))
