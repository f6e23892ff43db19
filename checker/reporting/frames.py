"""Claims and findings as tables, for pandas and whatever reads CSV or Parquet: one row each, in reading order.

``claims.parquet`` has the columns of ``CLAIMS``; offsets are code points of the decoded file, lines and columns count from
1. A spreadsheet runs a cell that begins with ``=``; in CSV such a cell of text gets an apostrophe before it. A claim's row holds
all that is needed to hold it against its fact once more; ``records`` gives the rows of such a table back as plain values.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from checker.model import Claimed, Evidence, Finding, Report, Statement
from checker.reporting.cells import STATEMENT, Cell, harmless
from checker.reporting.order import by_place, claim_place

if TYPE_CHECKING:
    import pandas

_Item = TypeVar("_Item")
_HALF = re.compile("[\ud800-\udfff]")
_PLACE: dict[str, Callable[[Evidence], Cell]] = {
    "source": lambda place: place.source,
    "start": lambda place: place.start,
    "end": lambda place: place.end,
    "line": lambda place: place.line,
    "column": lambda place: place.column,
    "text": lambda place: place.text,
    "sentence": lambda place: place.sentence,
}
_TYPES = {
    **dict.fromkeys(("start", "end", "line", "column"), "int64"),
    **dict.fromkeys(("low", "high", "granule"), "float64"),
    "beside": "bool",
}
"""The types of the columns that hold no text."""
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
    """One row a claim: the columns of ``CLAIMS``, what its words mean, its place, and the severity of its finding, if any."""
    columns = {**CLAIMS, **{name: _of_statement(cell) for name, cell in STATEMENT.items()}}
    claims = sorted(report.claims, key=claim_place)
    frame = _frame(claims, columns, lambda claim: claim.evidence)
    found = {
        _key(finding): str(finding.severity)
        for finding in sorted(report.findings, key=lambda finding: -finding.severity.rank)
    }
    frame.insert(3, "severity", _column("severity", [found.get(_key(claim)) for claim in claims]))
    return frame


def findings_frame(report: Report) -> pandas.DataFrame:
    """One row a finding: the columns of ``FINDINGS``, then the place of its primary evidence."""
    return _frame(sorted(report.findings, key=by_place), FINDINGS, lambda finding: finding.evidence)


def records(frame: pandas.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table as plain values by their columns; what is missing is None."""
    plain = frame.astype(object).where(frame.notna(), None)
    names = [str(name) for name in frame.columns]
    return (dict(zip(names, row, strict=True)) for row in plain.itertuples(index=False, name=None))


def beside(frame: pandas.DataFrame, columns: Mapping[str, Sequence[Cell]]) -> pandas.DataFrame:
    """A table of these columns whose rows are those of another."""
    import pandas

    return pandas.DataFrame({name: _column(name, list(cells)) for name, cells in columns.items()}).set_axis(
        frame.index
    )


def as_csv(frame: pandas.DataFrame) -> str:
    """The table as CSV with a header line; no cell of text is a formula to a spreadsheet."""
    safe = frame.copy()
    for name in set(frame.columns) - _TYPES.keys():
        safe[name] = safe[name].map(harmless, na_action="ignore")
    written: str = safe.to_csv(index=False, lineterminator="\n")
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

    if name in _TYPES:
        return pandas.Series(cells, dtype=_TYPES[name])
    return pandas.Series([storable(cell) for cell in cells], dtype="string")


def storable(cell: Cell) -> Cell:
    r"""Half a surrogate pair, which no file of UTF-8 can hold, is written as its escape: ``\\udc80``."""
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", cell) if isinstance(cell, str) else cell


def _of_statement(cell: Callable[[Statement], Cell]) -> Callable[[Claimed], Cell]:
    return lambda claim: cell(claim.statement or Statement(None))


def _key(item: Claimed | Finding) -> tuple[object, ...]:
    place = item.evidence
    return item.rulebook, item.rule, place.source, place.start, place.end
