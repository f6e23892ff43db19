"""Archives to try: a new SQLite file, and a new database on a PostgreSQL that the tests start themselves.

``apt-get install postgresql`` for the latter; ``make databases`` asks for them by their marker.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy

PASSWORD = "salt & p@pper"
_NUMBERS = count(1)

NewDatabase = Callable[[], str]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[NewDatabase]:
    """Addresses of new, empty databases on a server of this session's own, which is reached by its socket alone."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        pytest.fail("there is no PostgreSQL in /usr/lib/postgresql: apt-get install postgresql")
    programs = found[-1].parent
    # The server does not run as root; Debian's package brings a user for it.
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="checker-postgresql-"))
    shutil.chown(folder, user)
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    shutil.chown(secret, user)
    data = folder / "data"

    def run(*words: str) -> None:
        as_user = {"user": user, "group": user, "extra_groups": []} if os.geteuid() == 0 else {}
        subprocess.run(words, check=True, capture_output=True, cwd=folder, **as_user)  # type: ignore[call-overload]

    run(
        *(f"{programs}/initdb", "-D", f"{data}", "-U", "desk", "-E", "UTF8", "--no-sync"),
        *("-A", "scram-sha-256", f"--pwfile={secret}"),
    )
    options = f"-c listen_addresses= -c unix_socket_directories={folder}"
    run(f"{programs}/pg_ctl", "-D", f"{data}", "-o", options, "-l", f"{folder}/log", "-w", "start")
    server = sqlalchemy.create_engine(
        _address(folder, "postgres", PASSWORD), isolation_level="AUTOCOMMIT", poolclass=sqlalchemy.NullPool
    )

    def new_database() -> str:
        name = f"archive_{next(_NUMBERS)}"
        with server.connect() as connection:
            connection.execute(sqlalchemy.text(f"CREATE DATABASE {name}"))
        return _address(folder, name, PASSWORD)

    yield new_database
    run(f"{programs}/pg_ctl", "-D", f"{data}", "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder)


def _address(folder: Path, name: str, password: str) -> str:
    made = sqlalchemy.URL.create(
        "postgresql+psycopg", "desk", password, database=name, query={"host": str(folder)}
    )
    return made.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.databases)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "kept.sqlite")
    new_database: NewDatabase = request.getfixturevalue("postgresql")
    return new_database()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a rulebook on a storm."""
    monkeypatch.chdir(tmp_path)
    put("rules/storm.yaml", STORM)
    return tmp_path


def put(name: str, text: str) -> None:
    """Write a file."""
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


STORM = (
    "event: {title: Storm, articles: storm}\n"
    "facts:\n"
    "  deaths: {value: 31 people, source: Office, says: killed <value>}\n"
    "  homes: {says: flooded <value>}\n"
)
