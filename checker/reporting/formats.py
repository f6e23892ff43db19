"""The formats of a report, listed: the name that ``--format`` takes, the file names that ask for it, its function.

``reports/alabama-2017.html`` is html, ``findings.sarif`` SARIF, ``claims.parquet`` a table. A new format is one module and one
line of ``FORMATS``; where two lines claim a file name, the earlier has it. ``junit=out/run`` says the format outright.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec import Struct

from checker.errors import UsageError, nearest
from checker.model import Report, Severity


class Look(Struct, frozen=True):
    """What a format must know besides the report: the bar that fails the run, and the terminal."""

    fail_on: Severity | None
    color: bool = False
    width: int = 100


class Format(Struct, frozen=True):
    """A format: the file names that mean it, and the function that makes it, whole or in pieces; bytes are for files alone."""

    files: tuple[str, ...]
    make: Callable[[Report, Look], str | bytes | Iterator[str]]


# A format's module is imported when the format is asked for: Jinja2 and pandas cost more than a whole check.


def _text(report: Report, look: Look) -> Iterator[str]:
    from checker.reporting import terminal

    return terminal.render(report, look.fail_on, color=look.color, width=look.width)


def _json(report: Report, look: Look) -> Iterator[str]:
    from checker.reporting import jsonfile

    return jsonfile.render(report, look.fail_on)


def _html(report: Report, look: Look) -> Iterator[str]:
    from checker.reporting import page

    return page.render(report, look.fail_on)


def _sarif(report: Report, look: Look) -> Iterator[str]:
    from checker.reporting import sarif

    return sarif.render(report, look.fail_on)


def _junit(report: Report, look: Look) -> str:
    from checker.reporting import junit

    return junit.render(report, look.fail_on)


def _github(report: Report, look: Look) -> str:
    from checker.reporting import github

    return github.render(report, look.fail_on)


def _gitlab(report: Report, look: Look) -> Iterator[str]:
    from checker.reporting import gitlab

    return gitlab.render(report, look.fail_on)


def _markdown(report: Report, look: Look) -> str:
    from checker.reporting import markdown

    return markdown.render(report, look.fail_on)


def _claimreview(report: Report, look: Look) -> str:
    from checker.reporting import claimreview

    return claimreview.render(report, look.fail_on)


def _csv(report: Report, look: Look) -> str:
    from checker.reporting import frames

    return frames.as_csv(frames.findings_frame(report))


def _claims_csv(report: Report, look: Look) -> str:
    from checker.reporting import frames

    return frames.as_csv(frames.claims_frame(report))


def _parquet(report: Report, look: Look) -> bytes:
    from checker.reporting import frames

    return frames.as_parquet(frames.findings_frame(report))


def _claims_parquet(report: Report, look: Look) -> bytes:
    from checker.reporting import frames

    return frames.as_parquet(frames.claims_frame(report))


FORMATS: dict[str, Format] = {
    "text": Format(("*.txt",), _text),
    "sarif": Format(("*.sarif", "*.sarif.json"), _sarif),
    "gitlab": Format(("gl-code-quality*.json", "*codequality*.json", "*code-quality*.json"), _gitlab),
    "claimreview": Format(("*claimreview*.json", "*.jsonld"), _claimreview),
    "json": Format(("*.json",), _json),
    "html": Format(("*.html", "*.htm"), _html),
    "junit": Format(("*.xml",), _junit),
    "markdown": Format(("*.md",), _markdown),
    "claims-csv": Format(("*claims*.csv",), _claims_csv),
    "csv": Format(("*.csv",), _csv),
    "claims-parquet": Format(("*claims*.parquet",), _claims_parquet),
    "parquet": Format(("*.parquet",), _parquet),
    "github": Format((), _github),
}


def render(
    report: Report, format: str, *, fail_on: Severity | None, color: bool = False, width: int = 100
) -> str:
    """The report in a format of ``FORMATS`` that is text, ending in a newline; UsageError for any other."""
    return "".join(texts(report, format, fail_on=fail_on, color=color, width=width))


def texts(
    report: Report, format: str, *, fail_on: Severity | None, color: bool = False, width: int = 100
) -> Iterator[str]:
    """The same in pieces, so that a million findings are never one text in memory."""
    made = _made(report, format, Look(fail_on, color, width))
    if isinstance(made, bytes):
        raise UsageError(f"--format {format} is for files: expected --report {format}=FILE")
    return iter([made]) if isinstance(made, str) else made


def pieces(report: Report, format: str, *, fail_on: Severity | None) -> Iterator[bytes]:
    """The report in any format of ``FORMATS`` as the bytes of its file, piece by piece; UsageError for another."""
    made = _made(report, format, Look(fail_on))
    if isinstance(made, bytes):
        return iter([made])
    return (piece.encode() for piece in ([made] if isinstance(made, str) else made))


def _made(report: Report, format: str, look: Look) -> str | bytes | Iterator[str]:
    if format not in FORMATS:
        allowed = ", ".join(FORMATS)
        raise UsageError(f"unknown format {format!r}: expected one of {allowed}{nearest(format, FORMATS)}")
    return FORMATS[format].make(report, look)


class Target(Struct, frozen=True):
    """A report that was asked for: its format and its file."""

    format: str
    path: Path


def target(asked: str) -> Target:
    """``reports/run.html``, or ``junit=out/run``: the format before the sign, else by the name. UsageError for neither."""
    name, sign, rest = asked.partition("=")
    if sign and name in FORMATS and rest:
        return Target(name, Path(rest))
    if sign and name.isalpha() and rest and "/" not in name:
        raise UsageError(
            f"--report {asked}: unknown format {name!r}: expected one of {', '.join(FORMATS)}{nearest(name, FORMATS)}"
        )
    return Target(format_of(Path(asked)), Path(asked))


def format_of(path: Path) -> str:
    """The format that a file's name asks for: ``report.html`` → ``html``; UsageError names the allowed ones."""
    for name, format in FORMATS.items():
        if any(fnmatchcase(path.name.lower(), pattern) for pattern in format.files):
            return name
    allowed = ", ".join(f"{pattern} ({name})" for name, format in FORMATS.items() for pattern in format.files)
    raise UsageError(f"cannot tell the format of the report {str(path)!r} by its name: expected {allowed}")
