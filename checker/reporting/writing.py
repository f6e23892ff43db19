"""Reports reach the disk whole or not at all: written beside the old file, then put in its place.

``write(report, Path("reports/run.html"), …)`` makes ``reports/`` when it is missing; Ctrl-C leaves the old report.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.beside import beside
from checker.errors import UsageError
from checker.model import Report, Severity
from checker.reporting.formats import format_of, pieces


def write(report: Report, path: Path, *, fail_on: Severity | None, format: str | None = None) -> None:
    """Write the report in the format of the file's name, or in the one given; UsageError when that cannot be."""
    put(path, pieces(report, format or format_of(path), fail_on=fail_on))


def put(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Put content into a file, whole or not at all; UsageError says which path and why not."""
    waiting = beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with waiting.open("wb") as file:
                file.writelines([content] if isinstance(content, bytes) else content)
            waiting.replace(path)
        finally:
            waiting.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write the report {str(path)!r}: {error.strerror or error}") from error
