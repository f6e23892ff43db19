"""Claims and findings as tables, for pandas and whatever reads CSV or Parquet: one row each, in reading order.

``claims.parquet`` has the columns of ``CLAIMS``; offsets are code points of the decoded file, lines and columns count from
1. A spreadsheet runs a cell that begins with ``=``; in CSV such a cell of text gets an apostrophe before it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from checker.model import Claimed, Evidence, Finding, Report
from checker.reporting.order import by_place, claim_place

if TYPE_CHECKING:
    import pandas

Cell = str | int | None
_Item = TypeVar("_Item")
_HALF = re.compile("[\ud800-\udfff]")
_FORMULA = re.compile(r"[\s]*[=+\-@\t\r|]")
_PLACE: dict[str, Callable[[Evidence], Cell]] = {
    "source": lambda place: place.source,
    "start": lambda place: place.start,
    "end": lambda place: place.end,
    "line": lambda place: place.line,
    "column": lambda place: place.column,
    "text": lambda place: place.text,
    "sentence": lambda place: place.sentence,
}
_NUMBERS = frozenset({"start", "end", "line", "column"})
CLAIMS: dict[str, Callable[[Claimed], Cell]] = {
    "rulebook": lambda claim: claim.rulebook,
    "rule": lambda claim: claim.rule,
    "verdict": lambda claim: str(claim.verdict),
    "stated": lambda claim: claim.stated,
    "expected": lambda claim: claim.expected,
    "voice": lambda claim: str(claim.voice),
    "speaker": lambda claim: claim.speaker,
}
FINDINGS: dict[str, Callable[[Finding], Cell]] = {
    "rulebook": lambda finding: finding.rulebook,
    "rule": lambda finding: finding.rule,
    "verdict": lambda finding: str(finding.verdict),
    "severity": lambda finding: str(finding.severity),
    "message": lambda finding: finding.message,
    "stated": lambda finding: finding.stated,
    "expected": lambda finding: finding.expected,
    "citation": lambda finding: finding.citation,
    "suggestion": lambda finding: finding.suggestion,
    "confidence": lambda finding: finding.confidence,
    "fingerprint": lambda finding: finding.fingerprint,
}


def claims_frame(report: Report) -> pandas.DataFrame:
    """One row a claim: the columns of ``CLAIMS``, then its place."""
    return _frame(sorted(report.claims, key=claim_place), CLAIMS, lambda claim: claim.evidence)


def findings_frame(report: Report) -> pandas.DataFrame:
    """One row a finding: the columns of ``FINDINGS``, then the place of its primary evidence."""
    return _frame(sorted(report.findings, key=by_place), FINDINGS, lambda finding: finding.evidence)


def as_csv(frame: pandas.DataFrame) -> str:
    """The table as CSV with a header line; no cell of text is a formula to a spreadsheet."""
    harmless = frame.copy()
    for name in set(frame.columns) - _NUMBERS:
        harmless[name] = harmless[name].map(_no_formula, na_action="ignore")
    written: str = harmless.to_csv(index=False, lineterminator="\n")
    return written


def as_parquet(frame: pandas.DataFrame) -> bytes:
    """The table as one Parquet file."""
    file = io.BytesIO()
    frame.to_parquet(file, index=False, engine="pyarrow")
    return file.getvalue()


def _frame(
    items: Sequence[_Item], columns: dict[str, Callable[[_Item], Cell]], place: Callable[[_Item], Evidence]
) -> pandas.DataFrame:
    import pandas

    data: dict[str, list[Cell]] = {}
    for column, cell in columns.items():
        data[column] = [cell(item) for item in items]
    for column, cell_of in _PLACE.items():
        data[column] = [cell_of(place(item)) for item in items]
    return pandas.DataFrame({column: _column(column, cells) for column, cells in data.items()})


def _column(name: str, cells: list[Cell]) -> pandas.Series[Any]:
    import pandas

    if name in _NUMBERS:
        return pandas.Series(cells, dtype="int64")
    return pandas.Series([_storable(cell) for cell in cells], dtype="string")


def _storable(cell: Cell) -> Cell:
    r"""Half a surrogate pair, which no file of UTF-8 can hold, is written as its escape: ``\\udc80``."""
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", cell) if isinstance(cell, str) else cell


def _no_formula(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
