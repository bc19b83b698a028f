"""Copies of a whole catalog: made while others write, checked when they come from elsewhere, adapted to this computer.

A catalog out of a file is anything until it is checked: nothing of it is read by the rest of the program before.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lepton_desktop.catalog.database import CatalogError, DiskFullError, stored
from lepton_desktop.catalog.schema import APPLICATION_ID, MIGRATIONS, migrate
from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lepton_desktop.catalog.database import Database

_STEPS = 20_000
"""Instructions of SQLite's between two questions whether to go on: a few milliseconds."""
_ELSEWHERE = "elsewhere"
"""The identity of a folder that no folder of this computer has."""
_VECTORS_AT_ONCE = 4096

_WRONG = {
    "roots": "length(path) = 0 OR instr(path, x'00')",
    "photos": """size < 0 OR length(content_hash) = 0 OR width < 1 OR height < 1 OR orientation NOT BETWEEN 1 AND 8
        OR (taken_at IS NOT NULL AND strftime('%s', substr(taken_at, 1, 19)) IS NULL) OR shown_at IS NULL
        OR abs(shown_at) > 1e12 OR away NOT BETWEEN 0 AND 2 OR {relative}
        OR (companion IS NOT NULL AND ({companion}))""",
    "skipped": "{relative}",
    "models": "length(identity) = 0 OR dimensions NOT BETWEEN 1 AND 65536",
    "vectors": "length(vector) <> 4 * (SELECT dimensions FROM models WHERE models.id = model_id)",
    "decisions": "excluded NOT BETWEEN 0 AND 1 OR rotation NOT BETWEEN 0 AND 3",
}
"""What a row of a table can't be."""
_LEADS_OUT = """length({0}) = 0 OR instr({0}, x'00') OR substr({0}, 1, 1) = x'2f'
    OR instr('/' || replace({0}, '\\', '/') || '/', '/../')"""
"""That a path, a column, doesn't lead below its root."""


class CopyError(UserError):
    """What is no catalog that this program can read; the message says why, without the file's name."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a catalog has: photos, the folders that they are in, and what the user decided."""

    folders: int
    photos: int
    decisions: int
    searches: int

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it that a user would miss."""
        return not (self.folders or self.photos or self.decisions or self.searches)


def contents_of(database: Database) -> Contents:
    """How much a catalog has. Raises CatalogError."""
    row = database.row(
        """SELECT (SELECT count(*) FROM roots), (SELECT count(*) FROM photos),
        (SELECT count(*) FROM decisions) + (SELECT count(*) FROM distinct_photos),
        (SELECT count(*) FROM saved_searches)"""
    )
    return Contents(*row)


def folder_paths(database: Database) -> dict[int, str]:
    """The paths of the folders by their ids, as the system wrote them that made the catalog. Raises CatalogError."""
    return {number: os.fsdecode(path) for number, path in database.rows("SELECT id, path FROM roots")}


def models_in(database: Database) -> dict[str, int]:
    """The identities of the models that have seen photos, with how many. Raises CatalogError."""
    return dict(
        database.rows(
            """SELECT identity, count(*) FROM vectors JOIN models ON models.id = model_id
            GROUP BY model_id ORDER BY count(*) DESC"""
        )
    )


def bytes_of(database: Database) -> int:
    """How large a copy becomes at most. Raises CatalogError."""
    return int(database.row("PRAGMA page_count")[0]) * int(database.row("PRAGMA page_size")[0])


def copy(database: Database, target: Path, wanted: Callable[[], bool]) -> bool:
    """Write the catalog as it is at this moment into a new file, while others go on writing.

    What was deleted isn't in the copy. False when it was no longer `wanted`: then the file isn't complete. Raises
    CatalogError, OSError.
    """
    cancelled = False

    def interrupt() -> bool:
        nonlocal cancelled
        cancelled = not wanted()
        return cancelled

    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # SQLite would let others read it
    try:
        with database.interrupted_by(interrupt, _STEPS):
            database.rows("VACUUM INTO ?", (os.fsdecode(target),))
    except CatalogError as error:
        if cancelled:
            return False
        if isinstance(error, DiskFullError):
            raise DiskFullError(
                "{path}: the disk is full; free some space and try again", path=target
            ) from error
        raise
    return True


def check(path: Path) -> None:
    """Make sure that a file is a whole catalog of this version or an older one, and bring it to the newest schema.

    Raises CopyError.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            version = _version(connection)
            _compare_schema(connection, version)
            (problem,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if problem != "ok":
                raise _damaged(problem)
            migrate(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise _damaged(UserMessage("some of its rows belong to nothing"))
            _check_values(connection)
            _check_vectors(connection)
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise _damaged(str(error)) from error


def adapt(path: Path, folders: Mapping[int, Path], is_certain: Callable[[str], bool]) -> None:
    """Make a checked catalog from another computer that of this one: the new paths of its folders, by their ids.

    The others are offline. Of volumes only those are remembered whose identity `is_certain` to be that of no other one.
    Inodes and times of change tell nothing here. Raises CopyError.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            for table in ("photos", "skipped"):
                connection.execute(f"UPDATE {table} SET ctime_ns = NULL, inode = NULL")
            connection.execute("UPDATE roots SET online = 0, identity = ?", (_ELSEWHERE,))
            for number, identity in connection.execute("SELECT id, identity FROM volumes").fetchall():
                if not is_certain(identity):
                    connection.execute(
                        "UPDATE roots SET volume = NULL, place = NULL WHERE volume = ?", (number,)
                    )
                    connection.execute("UPDATE photos SET volume = NULL WHERE volume = ?", (number,))
                    connection.execute("DELETE FROM volumes WHERE id = ?", (number,))
            for number in folders:  # no two may have the same path, not even for a moment
                connection.execute("UPDATE roots SET path = ? WHERE id = ?", (f"/{number}".encode(), number))
            for number, folder in folders.items():
                connection.execute(
                    "UPDATE roots SET path = ?, online = 1, identity = NULL, volume = NULL, place = NULL WHERE id = ?",
                    (stored(folder), number),
                )
                connection.execute("UPDATE photos SET volume = NULL WHERE root_id = ?", (number,))
            _make_speakable(connection)
            connection.execute("COMMIT")
    except sqlite3.IntegrityError as error:
        raise CopyError(
            "two folders of the library would have the same path; choose another folder for one of them"
        ) from error
    except sqlite3.Error as error:
        raise _damaged(str(error)) from error


def close_up(path: Path) -> bool:
    """Bring all of a catalog into its one file, so that it can be replaced. False where it is too damaged for that.

    Nobody may have it open. What is left beside a file would be taken for a part of the next one.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
    except sqlite3.Error:
        return False


def _version(connection: sqlite3.Connection) -> int:
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not ours or version < 1:
        raise CopyError("it holds no library of Lepton Desktop; export the library again")
    if version > len(MIGRATIONS):
        raise CopyError(
            "it was made by a newer version of Lepton Desktop; update the program on this computer"
        )
    return int(version)


def _compare_schema(connection: sqlite3.Connection, version: int) -> None:
    """A trigger or a view could make the program do what its maker wants."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as expected:
        migrate(expected, MIGRATIONS[:version])
        if _schema(connection) != _schema(expected):
            raise _damaged(UserMessage("its tables are not those of a library"))


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'"
    )
    return {(kind, name, " ".join((sql or "").split())) for kind, name, sql in rows}


def _check_values(connection: sqlite3.Connection) -> None:
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith("sqlite_")
    ]
    kinds = {"INTEGER": "('integer', 'null')", "TEXT": "('text', 'null')", "BLOB": "('blob', 'null')"}
    kinds["REAL"] = "('real', 'integer', 'null')"
    places = {column: _LEADS_OUT.format(column) for column in ("relative", "companion")}
    for table in tables:
        columns = {row[1]: row[2].split()[0] for row in connection.execute(f"PRAGMA table_info({table})")}
        conditions = [f"typeof({name}) NOT IN {kinds[kind]}" for name, kind in columns.items()]
        if table in _WRONG:
            conditions.append(_WRONG[table].format(**places))
        wrong = connection.execute(
            f"SELECT 1 FROM {table} WHERE {' OR '.join(conditions)} LIMIT 1"
        ).fetchone()
        if wrong is not None:
            raise _damaged(UserMessage("a row of {table} makes no sense", table=table))
        texts = [name for name, kind in columns.items() if kind == "TEXT"]
        if texts:  # what is no proper text is an error of SQLite's
            for _ in connection.execute(f"SELECT {', '.join(texts)} FROM {table}"):
                pass


def _check_vectors(connection: sqlite3.Connection) -> None:
    for model, dimensions in connection.execute("SELECT id, dimensions FROM models").fetchall():
        rows = connection.execute("SELECT vector FROM vectors WHERE model_id = ?", (model,))
        while blobs := rows.fetchmany(_VECTORS_AT_ONCE):
            vectors = np.frombuffer(b"".join(blob for (blob,) in blobs), "<f4").reshape(-1, dimensions)
            lengths = np.linalg.norm(vectors.astype(np.float64), axis=1)
            if not np.all(np.abs(lengths - 1) < 0.01):  # NaN is not less either
                raise _damaged(UserMessage("a vector is not of length 1"))


def _make_speakable(connection: sqlite3.Connection) -> None:
    """Names are the bytes of the system that gave them. Where another system can't say them, no file has them."""

    def speakable(name: bytes | None) -> bytes | None:
        try:
            return name if name is None else stored(os.fsdecode(name))
        except UnicodeError:
            return stored(name.decode("utf-8", "surrogateescape")) if name is not None else None

    def inside(name: bytes | None) -> bytes | None:
        if name is not None and os.name == "nt":  # where these would lead elsewhere
            name = name.replace(b"\\", b"_").replace(b":", b"_")
        return speakable(name)

    connection.create_function("speakable", 1, speakable, deterministic=True)
    connection.create_function("inside", 1, inside, deterministic=True)
    for table, column, adapted in (
        ("roots", "path", "speakable"),
        ("roots", "place", "inside"),
        ("photos", "relative", "inside"),
        ("photos", "companion", "inside"),
        ("skipped", "relative", "inside"),
    ):
        value = f"{adapted}({column})"
        connection.execute(f"UPDATE {table} SET {column} = {value} WHERE {column} <> {value}")


def _damaged(reason: UserMessage | str) -> CopyError:
    return CopyError(UserMessage("it is damaged ({reason}); export the library again", reason=reason))
