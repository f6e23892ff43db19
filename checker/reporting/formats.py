"""The formats of a report, listed: the name that ``--format`` takes, the file names that ask for it, its function.

``reports/alabama-2017.html`` is html, ``findings.json`` is json, ``run.txt`` is text. A new format is one module and
one line of ``FORMATS``; where two lines claim a file name, the earlier has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from checker.errors import UsageError, nearest
from checker.model import Report, Severity


@dataclass(frozen=True, slots=True)
class Look:
    """What a format must know besides the report: the bar that fails the run, and the terminal."""

    fail_on: Severity | None
    color: bool = False
    width: int = 100


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the file names that mean it, and the function that makes the text."""

    files: tuple[str, ...]
    make: Callable[[Report, Look], str]


def _text(report: Report, look: Look) -> str:
    from checker.reporting import terminal

    return terminal.render(report, look.fail_on, color=look.color, width=look.width)


def _json(report: Report, look: Look) -> str:
    from checker.reporting import jsonfile

    return jsonfile.render(report, look.fail_on)


def _html(report: Report, look: Look) -> str:
    from checker.reporting import page  # Jinja2 is imported only when a page is asked for

    return page.render(report, look.fail_on)


FORMATS: dict[str, Format] = {
    "text": Format(("*.txt",), _text),
    "json": Format(("*.json",), _json),
    "html": Format(("*.html", "*.htm"), _html),
}


def render(
    report: Report, format: str, *, fail_on: Severity | None, color: bool = False, width: int = 100
) -> str:
    """The report in a format of ``FORMATS``, ending in a newline; UsageError for any other."""
    if format not in FORMATS:
        allowed = ", ".join(FORMATS)
        raise UsageError(f"unknown format {format!r}: expected one of {allowed}{nearest(format, FORMATS)}")
    return FORMATS[format].make(report, Look(fail_on, color, width))


def format_of(path: Path) -> str:
    """The format that a file's name asks for: ``report.html`` → ``html``; UsageError names the allowed ones."""
    for name, format in FORMATS.items():
        if any(fnmatchcase(path.name.lower(), pattern) for pattern in format.files):
            return name
    allowed = ", ".join(f"{pattern} ({name})" for name, format in FORMATS.items() for pattern in format.files)
    raise UsageError(f"cannot tell the format of the report {str(path)!r} by its name: expected {allowed}")
