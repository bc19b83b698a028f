"""The catalog's file is migrated, recognised, and refused when it isn't ours to open."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from lepton_desktop.catalog.catalog import Catalog, CatalogError
from lepton_desktop.catalog.schema import MIGRATIONS, NewerSchemaError, migrate

if TYPE_CHECKING:
    from pathlib import Path


def open_raw(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_migrations_are_applied_in_order_and_once(tmp_path: Path) -> None:
    connection = open_raw(tmp_path / "catalog.sqlite")
    migrate(connection)
    later = (*MIGRATIONS, ("CREATE TABLE albums (name TEXT)",), ("ALTER TABLE albums ADD COLUMN cover TEXT",))
    migrate(connection, later)
    migrate(connection, later)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)
    assert connection.execute("SELECT name, cover FROM albums").fetchall() == []


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    connection = open_raw(tmp_path / "catalog.sqlite")
    migrate(connection)
    broken = (*MIGRATIONS, ("CREATE TABLE albums (name TEXT)", "NO SQL AT ALL"))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, broken)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'albums'").fetchone() is None


def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    Catalog(path).close()
    connection = open_raw(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(NewerSchemaError):
        migrate(connection)
    with pytest.raises(CatalogError, match=r"catalog\.sqlite: was made by a newer version.*update"):
        Catalog(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    connection = open_raw(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    with pytest.raises(CatalogError, match="another program"):
        Catalog(path)


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(b"holiday notes, no database\n" * 100)
    with pytest.raises(CatalogError, match=r"catalog\.sqlite: is damaged.*move it away"):
        Catalog(path)
    assert path.read_bytes().startswith(b"holiday notes")


def test_a_catalog_damaged_inside_says_so(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    Catalog(path).close()
    whole = bytearray(path.read_bytes())
    whole[200:] = b"\x5a" * (len(whole) - 200)
    path.write_bytes(whole)
    with pytest.raises(CatalogError, match="is damaged"):
        Catalog(path).newest(1)
    assert path.exists()


def test_several_may_open_a_new_catalog_at_once(tmp_path: Path) -> None:
    failures: list[Exception] = []
    ready = threading.Barrier(8)

    def open_it() -> None:
        ready.wait()
        try:
            with Catalog(tmp_path / "catalog.sqlite") as catalog:
                catalog.roots()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_the_catalog_writes_ahead(tmp_path: Path) -> None:
    Catalog(tmp_path / "catalog.sqlite").close()
    assert open_raw(tmp_path / "catalog.sqlite").execute("PRAGMA journal_mode").fetchone() == ("wal",)
