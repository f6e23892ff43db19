"""Reference tables, read with pandas and only here: CSV, Excel, Parquet, or what a database answers, as cells of text.

``date,winner,party`` and ``1992-11-03,Richard Shelby,D`` become a grid of what was written: ``010`` stays ``010``, a day is an ISO
day, a hole is None. pandas is imported when an answer is not remembered.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.errors import RulebookError
from checker.rulebook.model import Table
from checker.rulebook.phrases import Place

if TYPE_CHECKING:
    import pandas as pd

EXCEL = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
PARQUET = frozenset({".parquet", ".pq"})
_TABBED = frozenset({".tsv", ".tab"})
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
SQLITE = re.compile(r"sqlite(?:\+\w+)?:///(?!/)([^?]+)", re.I)


class Grid(Struct, frozen=True):
    """A table as columns of text (None is a hole), and how its rows are counted: ``line 2`` of a file is its first."""

    columns: dict[str, tuple[str | None, ...]]
    counted: str
    first: int

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(next(iter(self.columns.values()), ()))

    def where(self, row: int) -> str:
        """``line 7``: where a row stands."""
        return f"{self.counted} {row + self.first}"

    def words(self, row: int) -> str:
        """A row in words: ``date 1992-11-03, party D``."""
        cells = ((name, cells[row]) for name, cells in self.columns.items())
        return ", ".join(f"{name} {cell}" for name, cell in cells if cell is not None)


def located(place: Place, message: str, help: str = "") -> RulebookError:
    """An error at a place of the rulebook."""
    return RulebookError(message, place.path, place.line, place.column, help=help)


def digest(table: Table, folder: Path) -> str:
    """The content of a table, as a hash; a database on another machine is asked anew each time.

    Raise RulebookError when it cannot be read.
    """
    file = file_of(table, folder)
    if file is None:
        text = frame(table, folder).to_csv()
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise _unreadable(table, error.strerror or str(error)) from None
    return sha256(f"{table.query} {table.sheet} ".encode() + content).hexdigest()


def grid(table: Table, folder: Path) -> Grid:
    """The table as text. Raise RulebookError when it cannot be read."""
    return _grid(replace(table, expect=()), folder, digest(table, folder))


@lru_cache(maxsize=8)
def _grid(table: Table, folder: Path, content: str) -> Grid:
    """Several questions to one table read it once; ``content`` makes a changed file another table."""
    read = frame(table, folder)
    columns = {
        str(name): tuple(
            None if cell is None else str(cell)
            for cell in read[name].astype(object).where(read[name].notna(), None)
        )
        for name in read.columns
    }
    on_disk = table.url is None and Path(table.file).suffix.lower() not in PARQUET
    return Grid(columns, "line" if on_disk else "row", 2 if on_disk else 1)


def frame(table: Table, folder: Path) -> pd.DataFrame:
    """The table with every cell as text and holes as missing. Raise RulebookError when it cannot be read."""
    import pandas as pd

    try:
        read = _database(table, folder) if table.url else _of_file(table, folder / table.file)
    except RulebookError:
        raise
    except Exception as error:  # whatever a driver or a parser throws at a stranger's file
        raise _unreadable(table, _first_line(error)) from None
    if read.columns.has_duplicates:
        twice = read.columns[read.columns.duplicated()][0]
        raise _unreadable(table, f"two columns are called {twice!r}")
    return pd.DataFrame({str(name): _as_text(read[name]) for name in read.columns}, index=read.index)


def _of_file(table: Table, path: Path) -> pd.DataFrame:
    import pandas as pd

    suffix = path.suffix.lower()
    if suffix in EXCEL:
        read = pd.read_excel(path, sheet_name=table.sheet or 0, dtype=object)
        assert isinstance(read, pd.DataFrame)
        return read
    if suffix in PARQUET:
        return pd.read_parquet(path)
    tabbed = "\t" if suffix in _TABBED else ","
    names = pd.read_csv(
        path, header=None, nrows=1, dtype=str, sep=tabbed, encoding="utf-8-sig", skipinitialspace=True
    )
    repeated = names.iloc[0][names.iloc[0].duplicated()]
    if len(repeated):  # pandas would rename the second without a word
        raise _unreadable(table, f"two columns are called {repeated.iloc[0]!r}")
    return pd.read_csv(
        path,
        dtype=str,
        keep_default_na=False,
        na_values=[""],
        sep=tabbed,
        encoding="utf-8-sig",
        skipinitialspace=True,
    )


def _database(table: Table, folder: Path) -> pd.DataFrame:
    import pandas as pd
    import sqlalchemy

    secrets: list[str] = []

    def variable(found: re.Match[str]) -> str:
        value = os.environ.get(found[1])
        if value is None:
            raise _unreadable(table, f"the environment variable {found[1]} is not set")
        secrets.append(value)
        return value

    url = _VARIABLE.sub(variable, table.url or "")
    file = file_of(table, folder)
    if file is not None:
        if not file.is_file():
            raise _unreadable(table, "there is no such file")
        url = f"sqlite:///file:{file.resolve().as_posix()}?mode=ro&uri=true"
    query = table.query or ""
    try:
        engine = sqlalchemy.create_engine(url)
        with engine.connect() as connection:
            if " " in query.strip():
                return pd.read_sql_query(sqlalchemy.text(query), connection)
            return pd.read_sql_table(query, connection)
    except Exception as error:  # drivers throw what they like, and may show the password
        words = _first_line(error)
        for secret in secrets:
            words = words.replace(secret, "…") if secret else words
        raise _unreadable(table, words) from None


def file_of(table: Table, folder: Path) -> Path | None:
    """The file that holds the table; None for a database elsewhere."""
    if not table.url:
        return folder / table.file
    m = SQLITE.fullmatch(table.url.split("?")[0])
    return folder / m[1] if m else None


def _as_text(column: pd.Series) -> pd.Series:
    """Cells as they would be written: whole numbers without a point, days as ISO days."""
    import pandas as pd

    kinds = pd.api.types
    if kinds.is_float_dtype(column.dtype) and bool((column.dropna() % 1 == 0).all()):
        return column.astype("Int64").astype("string")
    if kinds.is_datetime64_any_dtype(column.dtype):
        midnight = bool((column.dropna().dt.normalize() == column.dropna()).all())
        days: pd.Series = column.dt.strftime("%Y-%m-%d" if midnight else "%Y-%m-%dT%H:%M:%S").astype("string")
        return days
    if column.dtype == object:
        return column.map(_cell, na_action="ignore").astype("string")
    return column.astype("string")


def _cell(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    return text.removesuffix(" 00:00:00").strip()


def _first_line(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8; save it as UTF-8"
    words = next(iter(str(error).strip().splitlines()), "")
    return words[:300] or type(error).__name__


def _unreadable(table: Table, why: str) -> RulebookError:
    return located(table.place, f"tables.{table.name}: {table.shown!r} cannot be read: {why}")
