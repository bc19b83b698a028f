"""The catalog's file is migrated, recognised, and refused when it isn't ours to open."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from lepton_desktop.catalog.catalog import Catalog, CatalogError
from lepton_desktop.catalog.schema import MIGRATIONS, NewerSchemaError, migrate
from lepton_desktop.search.stacks import Stacks

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


def test_a_migration_may_be_a_function(tmp_path: Path) -> None:
    def spell_backwards(connection: sqlite3.Connection) -> None:
        for (name,) in connection.execute("SELECT name FROM albums").fetchall():
            connection.execute("UPDATE albums SET name = ? WHERE name = ?", (name[::-1], name))

    def fail(connection: sqlite3.Connection) -> None:
        raise ValueError(connection.execute("SELECT name FROM albums").fetchone()[0])

    connection = open_raw(tmp_path / "catalog.sqlite")
    albums = ("CREATE TABLE albums (name TEXT)", "INSERT INTO albums VALUES ('coast')")
    later = (*MIGRATIONS, albums, (spell_backwards, "ALTER TABLE albums ADD COLUMN cover TEXT"))
    migrate(connection, later)
    assert connection.execute("SELECT name, cover FROM albums").fetchall() == [("tsaoc", None)]
    with pytest.raises(ValueError, match="coast"):
        migrate(connection, (*later, (spell_backwards, fail)))
    assert connection.execute("SELECT name, cover FROM albums").fetchall() == [("tsaoc", None)]
    assert connection.execute("PRAGMA user_version").fetchone() == (len(later),)


def test_a_catalog_from_before_stacks_keeps_all_it_has_and_is_stacked(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    connection = open_raw(path)
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection, MIGRATIONS[:2])
    connection.execute("INSERT INTO roots (path) VALUES (?)", (bytes(tmp_path),))
    connection.execute("INSERT INTO models (identity, dimensions) VALUES ('small/1', 2)")
    vector = np.array([0.6, 0.8], np.float32)
    for number, content in enumerate(("a", "a", "b", "c"), start=1):
        connection.execute(
            """INSERT INTO photos (id, root_id, relative, size, mtime_ns, content_hash, format, width, height,
            orientation, taken_at, camera, shown_at, excluded, rotation)
            VALUES (?, 1, ?, 5, 6, ?, 'jpeg', 40, 30, 1, '2023-01-01T12:00:00', 'Pixel', ?, ?, 1)""",
            (number, f"trip/{number}.jpg".encode(), content, 1.5 * number, number == 4),
        )
        connection.execute(
            "INSERT INTO vectors (photo_id, model_id, vector) VALUES (?, 1, ?)", (number, vector.tobytes())
        )
    connection.executemany(
        "INSERT INTO fingerprints VALUES (?, ?, 2.5)",
        [("a", bytes(32)), ("b", bytes(32)), ("c", b"\xff" * 32)],
    )
    connection.execute("INSERT INTO distinct_photos VALUES ('a', 'c')")
    connection.execute("INSERT INTO saved_searches (name, question) VALUES ('Sea', 'the sea')")
    tables = ("roots", "photos", "models", "vectors", "fingerprints", "distinct_photos", "saved_searches")
    columns = {
        table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")] for table in tables
    }
    columns["photos"] = [name for name in columns["photos"] if name not in ("excluded", "rotation")]
    readings = {table: f"SELECT {', '.join(names)} FROM {table}" for table, names in columns.items()}
    before = {table: connection.execute(reading).fetchall() for table, reading in readings.items()}
    connection.close()
    with Catalog(path) as catalog:
        assert {table: catalog.database.rows(reading) for table, reading in readings.items()} == before
        photos = catalog.photos.newest(10)
        assert [(photo.id, photo.stack, photo.excluded, photo.rotation) for photo in photos] == [
            (4, None, True, 1), (3, None, False, 1), (2, None, False, 1), (1, None, False, 1),
        ]  # fmt: skip
        assert all(photo.online for photo in photos)
        assert catalog.timeline.newest_first().ids.tolist() == [4, 3, 2, 1]
        assert Stacks().update(catalog, "small/1") == 3  # there is no file to compare the third by
        assert [photo.stack for photo in catalog.photos.newest(10)] == [4, None, 1, 1]
        assert catalog.integrity_problem() is None


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
    with pytest.raises(CatalogError, match=r"catalog\.sqlite: is damaged.*move the file away"):
        Catalog(path)
    assert path.read_bytes().startswith(b"holiday notes")


def test_a_catalog_damaged_inside_says_so(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    Catalog(path).close()
    whole = bytearray(path.read_bytes())
    whole[200:] = b"\x5a" * (len(whole) - 200)
    path.write_bytes(whole)
    with pytest.raises(CatalogError, match="is damaged"):
        Catalog(path).photos.newest(1)
    assert path.exists()


def test_several_may_open_a_new_catalog_at_once(tmp_path: Path) -> None:
    failures: list[Exception] = []
    ready = threading.Barrier(8)

    def open_it() -> None:
        ready.wait()
        try:
            with Catalog(tmp_path / "catalog.sqlite") as catalog:
                catalog.roots.all()
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
