"""What is an archive, what is none and stays as it is, and what is said of it; a password never is."""

from __future__ import annotations

import random
import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy

from checker.accounts import model
from checker.archive import Archive, Entry, Version
from checker.archive.opening import opened
from checker.archive.tables import METADATA, SCHEMA, schema
from checker.cli import main
from checker.errors import UsageError
from checker.settings import masked
from tests.archive.conftest import PASSWORD, NewDatabase

DAY = date(2024, 5, 4)


def filled(place: str) -> None:
    with Archive.at(place, make=True) as archive:
        archive.add(Entry("a.txt", "1", None, "", (), model.Testimony()), DAY)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = tmp_path / "kept.sqlite"
    filled(str(file))
    return file


@pytest.mark.parametrize("foreign", ["text", "database", "folder", "renamed"])
def test_what_is_no_archive_is_refused_and_left_as_it_is(foreign: str, tmp_path: Path) -> None:
    file = tmp_path / "accounts.sqlite"
    if foreign == "folder":
        file.mkdir()
    elif foreign == "text":
        file.write_text("Dear diary", encoding="utf-8")
    else:
        with sqlite3.connect(file) as other:
            other.execute("PRAGMA journal_mode = WAL")
            name = "archive_schema" if foreign == "renamed" else "books"
            other.execute(f"CREATE TABLE {name} (version)")
            other.execute(f"INSERT INTO {name} VALUES (1)")
        other.close()
    before = [
        (path.name, path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
        for path in tmp_path.iterdir()
    ]
    for make in (False, True):
        with pytest.raises(UsageError, match=r"no archive of claims; it is left|Is a directory"):
            Archive.at(str(file), make=make)
    after = [
        (path.name, path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
        for path in tmp_path.iterdir()
    ]
    assert after == before


def test_only_adding_makes_one(tmp_path: Path) -> None:
    for place in ("none.sqlite", "empty.sqlite"):
        file = tmp_path / place
        if place == "empty.sqlite":
            file.touch()
        with pytest.raises(UsageError, match="`checker archive add` makes"):
            Archive.at(str(file))
        assert not file.exists() or not file.read_bytes()
        filled(str(file))
        with Archive.at(f"sqlite:///{file}") as archive:
            assert [one.name for one in archive.articles()] == ["a.txt"]
    with pytest.raises(UsageError, match="there is no folder"):
        Archive.at(str(tmp_path / "no" / "kept.sqlite"), make=True)


@pytest.mark.parametrize(
    "place", ["sqlite://", "sqlite:///:memory:", "://", "nosuch://host/archive", "a b://c"]
)
def test_an_address_that_leads_nowhere(place: str) -> None:
    with pytest.raises(UsageError, match=r"^archive "):
        Archive.at(place, make=True)


@pytest.mark.parametrize(
    ("version", "words"),
    [(SCHEMA + 1, "of a newer form .*: update checker"), (SCHEMA - 1, "of an older form")],
)
def test_another_form_is_refused(place: str, version: int, words: str) -> None:
    filled(place)
    engine = opened(place, make=True).engine
    with engine.begin() as connection:
        connection.execute(schema.update().values(version=version))
    engine.dispose()
    for make in (False, True):
        with pytest.raises(UsageError, match=words):
            Archive.at(place, make=make)


def test_a_part_of_an_archive_is_none(place: str) -> None:
    filled(place)
    engine = opened(place, make=True).engine
    with engine.begin() as connection:
        schema.drop(connection)
    engine.dispose()
    with pytest.raises(UsageError, match="some of its tables are there"):
        Archive.at(place, make=True)


def test_one_that_is_killed_before_its_tables_are_made_is_made_later(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    engine = opened(str(file), make=True).engine
    with engine.begin() as connection:
        METADATA.drop_all(connection)
    engine.dispose()
    with pytest.raises(UsageError, match="holds no article yet"):
        Archive.at(str(file))
    filled(str(file))


@pytest.mark.parametrize("seed", range(20))
def test_damage_is_said(kept: Path, seed: int) -> None:
    data, noise = kept.read_bytes(), random.Random(seed).randbytes
    kept.write_bytes(data[:5000] + noise(len(data) - 5000))
    with pytest.raises(UsageError, match=r"archive .*kept\.sqlite: "):
        everything(kept)


@pytest.mark.parametrize("seed", range(20))
def test_damage_of_a_few_bytes_is_said_or_does_no_harm(kept: Path, seed: int) -> None:
    data, chance = bytearray(kept.read_bytes()), random.Random(seed)
    for _ in range(30):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    kept.write_bytes(data)
    with suppress(UsageError):
        everything(kept)


def test_a_form_that_is_no_number_is_damage(kept: Path) -> None:
    for value in ("seven", b"\xff"):
        data = kept.read_bytes()
        with sqlite3.connect(kept) as base:
            base.execute(f"UPDATE {schema.name} SET version = ?", (value,))
        base.close()
        with pytest.raises(UsageError, match="it is damaged: its form is a number"):
            everything(kept)
        kept.write_bytes(data)


def everything(kept: Path) -> list[Version]:
    with Archive.at(str(kept)) as archive:
        return [kept.article for kept in archive.claims()] + list(archive.articles())


def test_what_is_damaged_inside_is_said(place: str) -> None:
    filled(place)
    with Archive.at(place, make=True) as archive:
        engine = archive._found.engine
        with engine.begin() as connection:
            connection.execute(
                METADATA.tables["archive_side"]
                .insert()
                .values(article=1, at=0, rulebook="storm", rule="homes", side='{"rulebook": 1}')
            )
        with pytest.raises(UsageError, match="it is damaged"):
            list(archive.testimonies((), {("storm", "homes")}, ()))


def test_it_waits_for_another_run_and_writes_ahead(kept: Path) -> None:
    with sqlite3.connect(kept) as base:
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    base.close()
    with opened(str(kept), make=True).engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_who_reads_is_not_kept_by_who_writes(kept: Path) -> None:
    found = opened(str(kept), make=True)
    with found.engine.begin(), Archive.at(str(kept)) as archive:
        assert [one.name for one in archive.articles()] == ["a.txt"]
    found.engine.dispose()


# --- passwords --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://desk:hush@host/archive",
        "postgresql://desk:hu@sh:hush@host/archive",
        "postgresql://desk@host/archive?sslmode=require&password=hush",
        "postgresql+psycopg://desk@host/archive?sslpassword=hush&x=y",
    ],
)
def test_a_password_is_masked(address: str) -> None:
    assert "hush" not in masked(address)
    assert "desk" in masked(address)
    assert "host/archive" in masked(address)


def test_the_configuration_is_shown_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("checker.toml").write_text('archive = "postgresql://desk:hush@host/kept"\n', encoding="utf-8")
    assert main(["config"]) == 0
    assert '"postgresql://desk:…@host/kept"' in capsys.readouterr().out


def test_a_variable_that_is_not_set() -> None:
    with pytest.raises(UsageError, match="CHECKER_NO_SUCH is not set"):
        Archive.at("postgresql://desk:${CHECKER_NO_SUCH}@host/kept")


@pytest.mark.databases
def test_the_password_may_come_from_the_environment(
    postgresql: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = sqlalchemy.make_url(postgresql()).set(password="SECRET")
    monkeypatch.setenv("CHECKER_TEST_SECRET", PASSWORD)
    filled(url.render_as_string(hide_password=False).replace("SECRET", "${CHECKER_TEST_SECRET}"))


@pytest.mark.databases
@pytest.mark.parametrize("how", ["in the address", "as a parameter", "from the environment"])
def test_a_wrong_password_is_not_shown(
    how: str, postgresql: NewDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = "n0t / th@t"
    url = sqlalchemy.make_url(postgresql()).set(password=wrong)
    text = url.render_as_string(hide_password=False)
    if how == "as a parameter":
        text = url.set(password=None).update_query_dict({"password": wrong}).render_as_string()
    if how == "from the environment":
        monkeypatch.setenv("CHECKER_TEST_SECRET", wrong)
        text = url.set(password="SECRET").render_as_string(hide_password=False)
        text = text.replace("SECRET", "${CHECKER_TEST_SECRET}")
    assert main(["archive", "list", "--archive", text]) == 2
    out, err = capsys.readouterr()
    assert "password authentication failed" in err
    assert "n0t" not in out + err


@pytest.mark.databases
def test_another_one_s_tables_stay(postgresql: NewDatabase) -> None:
    place = postgresql()
    engine = sqlalchemy.create_engine(place)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE books (title text)")
    filled(place)
    assert "books" in sqlalchemy.inspect(engine).get_table_names()
    engine.dispose()
