"""The JSON Schema of rulebooks, made from the keys: with it an editor completes, explains and checks them.

``# yaml-language-server: $schema=rulebook.schema.json`` as a rulebook's first line makes editors use it. It says what the
keys say; wordings, formulas, units and tables are held by ``checker rules lint`` alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.rulebook import keys
from checker.rulebook.keys import Key

_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_TEXTS: dict[str, Any] = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_DAY = {
    "type": "string",
    "pattern": r"^\s*(\d{4}-\d\d-\d\d|\d{1,2} [A-Za-z]{3,9}\.? \d{4}|[A-Za-z]{3,9}\.? \d{1,2}, \d{4})\s*$",
    "examples": ["2017-12-12"],
}
_YES = {
    "anyOf": [
        {"type": "boolean"},
        {
            "enum": [
                form
                for word in ("yes", "no", "true", "false", "on", "off")
                for form in (word, word.title(), word.upper())
            ]
        },
    ]
}
_WHERE = {"type": "object", "minProperties": 1, "additionalProperties": _TEXTS}
_ALONE = {
    "event": [_TEXT],
    "name": [_TEXTS, {"type": "null"}],
    "unit": [_TEXT],
    "table": [_TEXT],
    "fact": [_TEXT],
    "value": [_TEXT],
    "check": [_TEXT],
    "quote": [_TEXT],
    "term": [_TEXTS],
    "articles": [_TEXTS],
    "title": [_TEXT],
    "examples": [_TEXT],
    "flags": [_TEXT],
}
"""What may stand for a section alone, beside its mapping."""
_NEEDS: dict[str, list[list[str]]] = {
    "unit": [["is"]],
    "lookup": [["in"]],
    "value": [["value"]],
    "check": [["holds"]],
    "quote": [["text"]],
    "term": [["says"]],
    "title": [["title"]],
    "table": [["file"], ["url"]],
    "fact": [[name] for name in ("value", "values", "is", *keys.LOOKUPS, "says")],
}
"""The keys of a section of which one set must be there."""
_ORIGINS = ("value", "values", "is", *keys.LOOKUPS)


def schema(switches: Iterable[str]) -> dict[str, Any]:
    """The schema as JSON data; ``switches`` are the built-in checks that a rulebook may tune."""
    tuned = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"enum": ["off", *keys.SEVERITIES, False]} for name in sorted(switches)},
    }
    definitions = {name: _section(name, section) for name, section in keys.SECTIONS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rulebook of checker",
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": _properties(keys.TOP),
        "$defs": {**definitions, "builtin": tuned},
    }


def _properties(section: dict[str, Key]) -> dict[str, Any]:
    return {name: {"description": key.about, **_form(key)} for name, key in section.items()}


def _section(name: str, section: dict[str, Key]) -> dict[str, Any]:
    mapping: dict[str, Any] = {
        "type": "object",
        "additionalProperties": _TEXTS if name == "examples" else False,
        "properties": _properties(section),
    }
    if needs := _NEEDS.get(name):
        mapping["anyOf"] = [{"required": one} for one in needs]
    if name == "fact":
        mapping["allOf"] = [
            {"if": {"required": [one]}, "then": {"not": {"anyOf": [{"required": [two]} for two in others]}}}
            for number, one in enumerate(_ORIGINS)
            if (others := _ORIGINS[number + 1 :])
        ]
    if alone := _ALONE.get(name):
        return {"anyOf": [*alone, mapping]}
    return mapping


def _form(key: Key) -> dict[str, Any]:
    form = key.form
    if form.endswith("*"):
        section = {"type": "object", "additionalProperties": _ref(form[:-1])}
        return {"anyOf": [section, _list(_TEXT)]} if form == "name*" else section
    if form in keys.SECTIONS or form == "builtin":
        one = _ref(form)
        return {"anyOf": [one, _list(one)]} if form in ("examples", "flags") else one
    forms: dict[str, dict[str, Any]] = {
        "text": _TEXT,
        "formula": _TEXT,
        "texts": _TEXTS,
        "wordings": _TEXTS,
        "day": _DAY,
        "yes": _YES,
        "word": {"enum": list(key.words)},
        "words": {
            "anyOf": [
                {"enum": list(key.words)},
                _list({"enum": list(key.words)}),
                {"type": "string", "pattern": ","},
            ]
        },
        "where": _WHERE,
        "of": {"anyOf": [_TEXT, _WHERE]},
        "values": {"anyOf": [_TEXT, _list(_ref("value"))]},
        "titles": {"anyOf": [_ref("title"), _list(_ref("title"))]},
        "says": {"anyOf": [_TEXTS, {"type": "object", "minProperties": 1, "additionalProperties": _TEXTS}]},
        "expect": {"anyOf": [_list({"anyOf": [_TEXT, {"type": "object"}]}), {"type": "object"}]},
    }
    return forms[form]


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of, "minItems": 1}
