"""What a project wants of every run, from ``[tool.checker]`` in pyproject.toml or from checker.toml.

::

    [tool.checker]
    rules = ["rules"]
    articles = ["articles/**/*.md"]
    fail-on = "warning"
    reports = ["reports/run.html", "junit=reports/junit.xml"]
    baseline = "checker-baseline.json"
    archive = "archive.sqlite"
    columns = "text=body,published=date"   # of JSON Lines and Parquet

    [tool.checker.severity]
    weekday = "off"                        # a built-in check, or a rule of any rulebook
    "alabama-senate-2017/removals" = "note"

The file is looked for from a folder upwards, checker.toml before pyproject.toml; paths in it count from its own folder. What
the command line says wins. Every value knows where it came from, which ``checker config`` shows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from glob import has_magic
from itertools import takewhile
from pathlib import Path

from msgspec import Struct

from checker.errors import LocatedError, UsageError, nearest
from checker.model import Severity

Value = str | tuple[str, ...] | Mapping[str, str] | None
DEFAULT = "default"
_FILES = ("checker.toml", "pyproject.toml")
_PASSWORD = re.compile(r"(://[^:/@\s]*+):.*@")
_PASS = re.compile(r"([?&][^=&\s]*pass[^=&\s]*=)[^&\n]*+", re.I)


class Setting(Struct, frozen=True):
    """A value in force and where it came from: ``pyproject.toml:12``, ``command line`` or ``default``."""

    value: Value
    origin: str = DEFAULT


class Settings(Struct, frozen=True):
    """All settings of a run; ``folder`` is the one their paths count from."""

    folder: Path
    file: Path | None
    values: Mapping[str, Setting]

    def over(self, given: Mapping[str, Value]) -> Settings:
        """These settings with what the command line says; None says nothing."""
        said = {name: Setting(value, "command line") for name, value in given.items() if value is not None}
        return Settings(self.folder, self.file, {**self.values, **said})

    def text(self, name: str) -> str | None:
        """A setting that is one text."""
        value = self.values[name].value
        return value if isinstance(value, str) else None

    def paths(self, name: str) -> list[Path]:
        """The files and folders that a setting names; its globs, expanded from its folder, sorted."""
        setting = self.values[name]
        texts = setting.value if isinstance(setting.value, tuple) else ()
        if setting.origin == "command line":
            return [Path(text) for text in texts]
        found: list[Path] = []
        for text in texts:
            if has_magic(text):
                met = sorted(self.folder.glob(text))
                if not met:
                    raise UsageError(f"{setting.origin}: {name}: no file fits {text!r} below {self.folder}")
            else:
                met = [self.folder / text]
            found += [Path(os.path.relpath(path)) for path in met]
        return list(dict.fromkeys(found))

    def tops(self, name: str) -> list[Path]:
        """The files and folders in which all that a setting names will be found, also what is not there yet."""
        setting = self.values[name]
        texts = setting.value if isinstance(setting.value, tuple) else ()
        if setting.origin == "command line":
            return [Path(text) for text in texts]
        parts = (tuple(takewhile(lambda part: not has_magic(part), Path(text).parts)) for text in texts)
        return [Path(os.path.relpath(self.folder.joinpath(*part))) for part in parts]

    def path(self, name: str) -> Path | None:
        """A setting that is one path."""
        text = self.text(name)
        if text is None:
            return None
        given = self.values[name].origin == "command line"
        return Path(text) if given else Path(os.path.relpath(self.folder / text))

    @property
    def archive(self) -> str | None:
        """The archive of claims: a file, or a database's address."""
        text = self.text("archive")
        return text if text is None or "://" in text else str(self.path("archive"))

    @property
    def fail_on(self) -> Severity | None:
        """The bar that fails a run; None for never."""
        return None if self.text("fail-on") == "never" else Severity(self.text("fail-on") or "error")

    @property
    def severities(self) -> dict[str, Severity | None]:
        """What rules weigh here: a severity, or None for off."""
        table = self.values["severity"].value
        entries = table.items() if isinstance(table, Mapping) else ()
        return {rule: None if word == "off" else Severity(word) for rule, word in entries}

    @property
    def reports(self) -> list[str]:
        """Reports to write, as ``--report`` takes them."""
        setting = self.values["reports"]
        texts = setting.value if isinstance(setting.value, tuple) else ()
        if setting.origin == "command line":
            return list(texts)
        return [self._placed(text) for text in texts]

    def _placed(self, asked: str) -> str:
        """``junit=out/run`` with its path counted from where the command runs."""
        format, sign, path = asked.partition("=")
        if not sign or "/" in format:
            format, sign, path = "", "", asked
        return f"{format}{sign}{os.path.relpath(self.folder / path)}"


def find(start: Path) -> Settings:
    """The settings of the nearest configuration at or above a folder; the defaults when there is none.

    Raise LocatedError for a key, a type or a word that is not allowed, UsageError for a file that cannot be read.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in _FILES:
            file = folder / name
            if file.is_file():
                found = _load(file)
                if found is not None:
                    return found
    return Settings(start, None, dict(_defaults(start)))


def _defaults(folder: Path) -> dict[str, Setting]:
    return {
        "rules": Setting(("rules",) if (folder / "rules").is_dir() else ()),
        "articles": Setting(()),
        "fail-on": Setting("error"),
        "format": Setting("text"),
        "reports": Setting(()),
        "baseline": Setting(None),
        "archive": Setting(None),
        "columns": Setting(None),
        "severity": Setting({}),
    }


def _load(file: Path) -> Settings | None:
    import tomllib

    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{_shown(file)}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LocatedError("this is not UTF-8", _shown(file), 1, 1) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
        raise LocatedError(f"this is not TOML: {error}", _shown(file), line, column) from error
    own = file.name == "checker.toml"
    table = tables if own else tables.get("tool", {}).get("checker")
    if table is None:
        return None
    reader = _Reader(file, text, "" if own else "tool.checker")
    return Settings(file.parent, file, {**_defaults(file.parent), **reader.settings(table)})


class _Reader:
    """The table of one file → settings, each with its line."""

    def __init__(self, file: Path, text: str, table: str) -> None:
        self.file, self.rows, self.table = file, text.split("\n"), table

    def settings(self, table: object) -> dict[str, Setting]:
        if not isinstance(table, dict):
            raise self._error("", f"expected a table, found {table!r}")
        found: dict[str, Setting] = {}
        for name, value in table.items():
            take = _TAKES.get(name)
            if take is None:
                allowed = ", ".join(_TAKES)
                raise self._error(name, f"unknown key {name!r}{nearest(name, _TAKES)} (allowed: {allowed})")
            try:
                found[name] = Setting(take(value), f"{_shown(self.file)}:{self._place(name)[0]}")
            except _Wrong as wrong:
                raise self._error(wrong.key or name, f"{name}: {wrong}") from None
        return found

    def _place(self, name: str) -> tuple[int, int]:
        """Line and column of a key: the first line, after the table's header, that sets or opens it."""
        path = f"{self.table}.{name}" if self.table else name
        word = rf"""["']?{re.escape(name)}["']?"""
        key = re.compile(rf"""\s*(?:{word}\s*[.=]|\[\s*{re.escape(path)}\s*\]|{re.escape(path)}\s*[.=])""")
        inside = not self.table
        for number, row in enumerate(self.rows, 1):
            if row.lstrip().startswith("[") and self.table:
                inside = row.strip().startswith(f"[{self.table}")
            if key.match(row) and (inside or self.table in row):
                return number, row.index(name) + 1
        return 1, 1

    def _error(self, name: str, message: str) -> LocatedError:
        line, column = self._place(name) if name else (1, 1)
        return LocatedError(
            message, _shown(self.file), line, column, excerpt=self.rows[line - 1].rstrip("\r")
        )


class _Wrong(Exception):
    """A value that a key does not take; ``key`` is the inner key that is wrong, if one is."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _Wrong(f"expected a text, found {value!r}")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),)
    if not isinstance(value, list):
        raise _Wrong(f"expected a list of texts, found {value!r}")
    return tuple(_text(part) for part in value)


def _word(allowed: tuple[str, ...]) -> Callable[[object], str]:
    def take(value: object, key: str = "") -> str:
        if value not in allowed:
            close = nearest(value, allowed) if isinstance(value, str) else ""
            raise _Wrong(f"expected {', '.join(allowed)}; found {value!r}{close}", key)
        return str(value)

    return take


def _severity(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise _Wrong(f"expected a table of rules and severities, found {value!r}")
    allowed = (*map(str, Severity), "off")
    wrong = next(((rule, word) for rule, word in value.items() if word not in allowed), None)
    if wrong:
        raise _Wrong(f"{wrong[0]}: expected {', '.join(allowed)}; found {wrong[1]!r}", wrong[0])
    return dict(sorted(value.items()))


def masked(text: str) -> str:
    """An address without the password that it may hold: ``postgresql://desk:…@host/archive``."""
    return _PASS.sub(r"\1…", _PASSWORD.sub(r"\1:…@", text))


_TAKES: dict[str, Callable[[object], Value]] = {
    "rules": _texts,
    "articles": _texts,
    "fail-on": _word((*map(str, Severity), "never")),
    "format": _text,
    "reports": _texts,
    "baseline": _text,
    "archive": _text,
    "columns": _text,
    "severity": _severity,
}


def _shown(file: Path) -> str:
    """The file as seen from where the command runs: no absolute path leaves the program."""
    return Path(os.path.relpath(file)).as_posix()
