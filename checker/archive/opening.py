"""An archive, opened: a file or a database's address → an engine of SQLAlchemy; or a clear word on why it cannot be.

``archive.sqlite`` is made when articles are added to it. A file that is something else is never touched: SQLite's own header has
room for the number of the program that a file belongs to, which is looked at before SQLite opens it. A newer archive is refused.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy
from sqlalchemy import Connection, Engine, event, exc
from sqlalchemy.engine import URL, make_url

from checker.archive.tables import METADATA, SCHEMA, schema
from checker.errors import UsageError
from checker.settings import masked
from checker.version import __version__

_MAGIC = b"SQLite format 3\0"
_OURS = 0x63_6B_61_72
"""``ckar``: the number of our files in SQLite's header."""
_OURS_AT = slice(68, 72)
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_PATIENCE = 60.0
"""Seconds to wait for another run that is writing."""
_READS = "checker_reads"
_EXTRAS = {"postgresql": "pip install 'checker[postgresql]'"}


class Opened:
    """An engine, what the archive is called, and what of its address may not be shown."""

    def __init__(self, engine: Engine, name: str, secrets: tuple[str, ...] = ()) -> None:
        self.engine, self.name, self._secrets = engine, name, secrets

    def reading(self) -> Connection:
        """A connection that waits for nobody who writes."""
        return self.engine.connect().execution_options(**{_READS: True})

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn what a driver throws into a word for people, without SQL and without a password."""
        try:
            yield
        except exc.DBAPIError as error:
            raise self.error(error.orig or error) from None
        except (exc.SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise self.error(error) from None
        except ValueError as error:  # A text that is no UTF-8, a day that is none.
            raise self.refusal(f"it is damaged: {error}") from None

    def error(self, error: BaseException) -> UsageError:
        """What went wrong, in one line."""
        words = next(iter(str(error).strip().splitlines()), "") or type(error).__name__
        for secret in self._secrets:
            words = words.replace(secret, "…")
        return UsageError(f"archive {self.name}: {masked(words)[:300]}")

    def refusal(self, why: str) -> UsageError:
        """Why it is not taken as an archive."""
        return UsageError(f"archive {self.name}: {why}")


def opened(where: str, *, make: bool = False) -> Opened:
    """The archive in a file or at an address; ``make`` makes it when there is none. Raise UsageError."""
    if "://" not in where:
        return _checked(_of_file(Path(where), where, make=make), make=make)
    secrets: list[str] = []

    def variable(found: re.Match[str]) -> str:
        value = os.environ.get(found[1])
        if value is None:
            raise UsageError(f"archive {masked(where)}: the environment variable {found[1]} is not set")
        secrets.append(value)
        return quote(value, safe="")

    try:
        url = make_url(_VARIABLE.sub(variable, where))
        backend = url.get_backend_name()
    except (exc.ArgumentError, ValueError):
        raise UsageError(
            f"archive {masked(where)}: expected a file, or an address such as postgresql://desk@host/archive"
        ) from None
    if backend == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise UsageError(f"archive {masked(where)}: an archive in memory keeps nothing; name a file")
        return _checked(_of_file(Path(str(url.database)), str(url.database), make=make), make=make)
    return _checked(_of_server(url, masked(where), secrets), make=make)


# --- SQLite -----------------------------------------------------------------------------------------------------------


def _of_file(file: Path, name: str, *, make: bool) -> Opened:
    refused = UsageError(f"archive {name}: this is no archive of claims; it is left as it is")
    try:
        with file.open("rb") as data:
            head = data.read(100)
    except FileNotFoundError:
        head = b""
        if not make:
            raise UsageError(
                f"archive {name}: there is no such archive; `checker archive add` makes it"
            ) from None
        if not file.parent.is_dir():
            raise UsageError(f"archive {name}: there is no folder {file.parent}") from None
    except OSError as error:
        raise UsageError(f"archive {name}: cannot be read: {error.strerror}") from error
    if head and not (head.startswith(_MAGIC) and int.from_bytes(head[_OURS_AT]) == _OURS):
        raise refused
    if not head and not make:
        raise UsageError(f"archive {name}: the file is empty; `checker archive add` makes an archive of it")
    writes = make or os.access(file, os.W_OK)
    address = f"file:{quote(file.absolute().as_posix())}?mode={'rwc' if make else 'rw' if writes else 'ro'}"

    def connect() -> sqlite3.Connection:
        base = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        if make:
            _patiently(base, f"PRAGMA application_id = {_OURS}") if not head else None
            _patiently(base, "PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")  # What was said to be kept is there after a power cut.
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("PRAGMA secure_delete = ON")  # What was forgotten is not in the file any more.
        return base

    engine = sqlalchemy.create_engine("sqlite://", creator=connect, poolclass=sqlalchemy.QueuePool)

    # A transaction that reads before it writes must have the lock from its start, or another run may come between.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(_READS)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return Opened(engine, name)


def _patiently(base: sqlite3.Connection, command: str) -> None:
    """Run what SQLite refuses at once, and without waiting, while another process does the same."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            base.execute(command).fetchall()
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


# --- other databases --------------------------------------------------------------------------------------------------


def _of_server(url: URL, name: str, secrets: list[str]) -> Opened:
    hidden = [*secrets, str(url.password or ""), *(quote(secret, safe="") for secret in secrets)]
    hidden += [
        text
        for key, value in url.query.items()
        if "pass" in key
        for text in ([value] if isinstance(value, str) else value)
    ]
    try:
        engine = sqlalchemy.create_engine(url, pool_pre_ping=True)
    except (exc.NoSuchModuleError, ModuleNotFoundError) as error:
        missing = getattr(error, "name", None) or url.drivername
        help = _EXTRAS.get(url.get_backend_name(), "install SQLAlchemy's driver for it")
        raise UsageError(f"archive {name}: no driver {missing} here: {help}") from None
    except (exc.SQLAlchemyError, TypeError, ValueError) as error:
        raise Opened(sqlalchemy.create_engine("sqlite://"), name, tuple(filter(None, hidden))).error(
            error
        ) from None
    return Opened(engine, name, tuple(sorted(filter(None, hidden), key=len, reverse=True)))


# --- form -------------------------------------------------------------------------------------------------------------


def _checked(found: Opened, *, make: bool) -> Opened:
    """The archive, when it has the form that this program knows; made first when there is none."""
    try:
        with found.errors():
            version = _version(found)
            if version is None and make:
                version = _made(found)
        if version is None:
            raise found.refusal("it holds no article yet; `checker archive add` fills it")
        if version != SCHEMA:
            age, do = (
                ("a newer", "update checker")
                if version > SCHEMA
                else ("an older", "add the articles to a new archive")
            )
            raise found.refusal(f"it is of {age} form ({version}; this checker has {SCHEMA}): {do}")
    except BaseException:
        found.engine.dispose()
        raise
    return found


def _version(found: Opened) -> int | None:
    """The form of the archive; None when nothing of it is there. Raise UsageError when only a part of it is."""
    with found.reading() as connection:
        there = set(sqlalchemy.inspect(connection).get_table_names())
        if schema.name in there:
            version = connection.execute(sqlalchemy.select(schema.c.version)).scalar()
            if isinstance(version, int):
                return version
            if version is not None:  # SQLite holds texts in columns of numbers, too.
                raise found.refusal(f"it is damaged: its form is a number, and {version!r:.40} stands there")
        if schema.name in there or there & set(METADATA.tables):
            raise found.refusal(
                "some of its tables are there, but not the one that says which form they have"
            )
    return None


def _made(found: Opened) -> int | None:
    """Make the tables, all or none; when another run does so at the same time, one of both is enough."""
    try:
        with found.engine.begin() as connection:
            if not sqlalchemy.inspect(connection).has_table(schema.name):
                METADATA.create_all(connection, checkfirst=False)
                connection.execute(schema.insert().values(version=SCHEMA, program=f"checker {__version__}"))
    except exc.DBAPIError:
        version = _version(found)
        if version is None:
            raise
        return version
    return _version(found)
