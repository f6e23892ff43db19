"""Report → terminal, HTML, SARIF, …: the nouns go in, text comes out, and no verdict is made or changed here.

::

    render(report, "text", fail_on=Severity.ERROR)                             what the terminal shows
    write(report, Path("reports/alabama-2017.html"), fail_on=Severity.ERROR)   the format follows from the name
    exit_code(report, Severity.ERROR)                                          (1, "3 errors at or above …")
"""

from __future__ import annotations

from checker.reporting.formats import FORMATS, Format, Look, Target, format_of, render, target, texts
from checker.reporting.outcome import exit_code, last_line
from checker.reporting.writing import write

__all__ = [
    "FORMATS",
    "Format",
    "Look",
    "Target",
    "exit_code",
    "format_of",
    "last_line",
    "render",
    "target",
    "texts",
    "write",
]
