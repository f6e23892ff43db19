"""Questions to a reference table: the ``latest`` Democrat in ``alabama-senate-elections.csv`` before the event is 1992.

pandas reads the table, and only here; it is imported when an answer is not remembered. A missing file or column, and a
hole in a cell that the answer needs, are errors at the place of the rule that asks.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import RulebookError, nearest
from checker.rulebook.model import Lookup, Place, Table
from checker.store import remember

if TYPE_CHECKING:
    import pandas as pd

_PARTS = {"year": slice(0, 4), "month": slice(5, 7), "day": slice(8, 10)}


def digest(table: Table, folder: Path) -> str:
    """The content of a table's file, as a hash. Raise RulebookError when it cannot be read."""
    try:
        return sha256((folder / table.file).read_bytes()).hexdigest()
    except OSError as error:
        raise located(
            table.place, f"tables.{table.name}: {table.file!r} cannot be read: {error.strerror}"
        ) from None


def located(place: Place, message: str, help: str = "") -> RulebookError:
    """An error at a place of the rulebook."""
    return RulebookError(message, place.path, place.line, place.column, help=help)


def ask(
    lookup: Lookup, table: Table, folder: Path, before: date | None, after: date | None
) -> tuple[str, str]:
    """The answer as text ("1992"), and the row or rows that it rests on, in words. Raise RulebookError."""
    question = f"table {digest(table, folder)} {table.file} {lookup!r} {before} {after}"
    answer = remember(question, lambda: list(_work(lookup, table, folder, before, after)))
    assert answer is not None
    return answer[0], answer[1]


def read(table: Table, folder: Path) -> pd.DataFrame:
    """The table with every cell as text and holes as missing. Raise RulebookError when pandas cannot read it."""
    import pandas as pd

    path = folder / table.file
    try:
        if path.suffix.lower() in (".xlsx", ".xls"):
            return pd.read_excel(path, dtype=str)
        if path.suffix.lower() == ".parquet":
            return pd.read_parquet(path).astype("string")
        return pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    except (OSError, ValueError, ImportError) as error:
        raise located(table.place, f"tables.{table.name}: {table.file!r} cannot be read: {error}") from None


def _work(
    lookup: Lookup, table: Table, folder: Path, before: date | None, after: date | None
) -> tuple[str, str]:
    frame = read(table, folder)
    order = lookup.by or next((name for name in ("date", "year") if name in frame.columns), None)
    take = lookup.take
    derived = take if take in _PARTS and take not in frame.columns and order == "date" else None
    wanted = [name for name, _ in lookup.where]
    if take is not None and derived is None:
        wanted.append(take)
    if order is not None and (before or after or lookup.verb in ("latest", "first")):
        wanted.append(order)
    elif before or after or lookup.verb in ("latest", "first"):
        raise located(
            lookup.place, f"{lookup.verb}: the table has no column `date` or `year`", "name one with `by:`"
        )
    for name in dict.fromkeys(wanted):
        if name not in frame.columns:
            columns = [str(column) for column in frame.columns]
            raise located(
                lookup.place,
                f"{lookup.verb}: table {table.name!r} has no column {name!r}{nearest(name, columns)}",
                f"its columns: {', '.join(columns)}",
            )
        holes = frame.index[frame[name].isna()]
        if len(holes):
            raise located(
                lookup.place,
                f"{lookup.verb}: column {name!r} of {table.file!r} is empty in line {holes[0] + 2}",
                "fill the hole, or ask for another column",
            )
    for name, allowed in lookup.where:
        frame = frame[frame[name].isin(allowed)]
    if order is not None and (before or after):
        # A table that knows only years is before a day when the year is.
        short = 4 if bool(len(frame)) and frame[order].str.fullmatch(r"\d{4}").all() else 10
        if before:
            frame = frame[frame[order].str[:short] < before.isoformat()[:short]]
        if after:
            frame = frame[frame[order].str[:short] > after.isoformat()[:short]]
    if lookup.verb == "count":
        unit = f" {lookup.unit}" if lookup.unit else ""
        return f"{len(frame)}{unit}", f"{len(frame)} rows of {table.file}"
    if frame.empty:
        raise located(
            lookup.place,
            f"{lookup.verb}: no row of {table.file!r} fits",
            "loosen `where:`, `before:` or `after:`",
        )
    if order is not None and lookup.verb in ("latest", "first"):
        frame = frame.sort_values(order, kind="stable")
        row = frame.iloc[-1 if lookup.verb == "latest" else 0]
        cell = str(row[order])[_PARTS[derived]] if derived else row[str(take)]
        words = ", ".join(f"{name} {value}" for name, value in row.items() if isinstance(value, str))
        return _with_unit(str(cell), lookup), f"{table.file}: {words}"
    import pandas as pd

    numbers = pd.to_numeric(frame[take], errors="coerce")
    if numbers.isna().any():
        line = frame.index[numbers.isna()][0] + 2
        raise located(
            lookup.place, f"{lookup.verb}: column {take!r} of {table.file!r} holds no number in line {line}"
        )
    value = getattr(numbers, lookup.verb)()
    return _with_unit(f"{value:.10g}", lookup), f"{lookup.verb} over {len(frame)} rows of {table.file}"


def _with_unit(text: str, lookup: Lookup) -> str:
    return f"{text} {lookup.unit}" if lookup.unit else text
