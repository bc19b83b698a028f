"""What the user decided, kept beside the catalog day by day: all that indexing can't make again.

A backup is a small catalog of its own without photos and vectors, so it is migrated like any other, and put in the
place of a catalog that was lost; the next indexing makes the rest again. Before a migration the whole catalog is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from lepton_desktop.catalog.schema import APPLICATION_ID, migrate
from lepton_desktop.file_integrity import write_through
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from pathlib import Path

KEPT_DAYS = 7
_TABLES = ("volumes", "roots", "decisions", "distinct_photos", "saved_searches", "history")
_NEVER_AGAIN = 10_000_000
"""More vectors than come in a few days: the numbers of those that a backup doesn't know aren't given again."""
_BEFORE = "before-migration"
_SUFFIX = ".sqlite"
_WAL, _SHM = "-wal", "-shm"


class BackupError(UserError):
    """A backup that can't be written or put back; the message names the file, the reason and what to do."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is whole: its file, its day, and what is in it."""

    path: Path
    day: date
    folders: int
    decisions: int
    searches: int


def folder_of(catalog: Path) -> Path:
    """The folder of a catalog's backups."""
    return catalog.parent / "backups"


def back_up(catalog: Path, today: date) -> bool:
    """Keep what was decided, as the backup of today, if that differs from the newest; True when it was written.

    The last seven days on which something changed are kept. A catalog without folders isn't worth it. Raises
    BackupError.
    """
    folder = folder_of(catalog)
    temporary = folder / f"{today.isoformat()}.{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        temporary.unlink(missing_ok=True)
        _write(catalog, temporary)
        kept = _days(folder)
        content = _content(temporary)
        if content is None or (kept and content == _content(kept[-1])):
            return False
        os.replace(temporary, folder / f"{today.isoformat()}{_SUFFIX}")
        for older in _days(folder)[:-KEPT_DAYS]:
            older.unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        raise BackupError(
            ("{path}: a backup of your choices can't be saved ({reason}); check the disk and its free space"),
            path=folder,
            reason=error,
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return True


def backups(catalog: Path) -> list[Backup]:
    """The backups that are whole, the newest first."""
    found = (_look_at(path) for path in reversed(_days(folder_of(catalog))))
    return [backup for backup in found if backup is not None]


def are_there(catalog: Path) -> bool:
    """Whether there are backups, whole or not. Cheap."""
    return bool(_days(folder_of(catalog)))


def restore(catalog: Path, backup: Backup | None) -> Path | None:
    """Put a backup in the place of the catalog, or without one an empty catalog.

    What stood there is kept among the backups, never overwritten; its new path is returned, None where nothing stood
    there. No process may have the catalog open. Raises BackupError; then nothing has changed.
    """
    temporary = catalog.with_name(f"{catalog.name}.part")
    try:
        return _restore(catalog, backup, temporary)
    except (sqlite3.Error, OSError) as error:
        raise BackupError(
            (
                "{path}: can't be restored ({reason}); check the disk and its free space, and close "
                "other windows of Lepton Desktop"
            ),
            path=catalog,
            reason=error,
        ) from error


def _restore(catalog: Path, backup: Backup | None, temporary: Path) -> Path | None:
    temporary.unlink(missing_ok=True)
    if backup is not None:
        shutil.copyfile(backup.path, temporary)
    with closing(sqlite3.connect(temporary, isolation_level=None)) as made:
        migrate(made)
        made.execute("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'vectors'", (_NEVER_AGAIN,))
    temporary.chmod(0o600)
    aside = _put_aside(catalog)
    os.replace(temporary, catalog)
    return aside


def keep_replaced(catalog: Path, *, move: bool) -> Path:
    """Keep a catalog that is replaced under a name of its own among the backups: a copy, or the files themselves.

    A copy is for a catalog of which nothing lies beside its file. Raises OSError.
    """
    if move and (moved := _put_aside(catalog)) is not None:
        return moved
    aside = _new_place_aside(catalog)
    temporary = aside.with_suffix(".part")
    try:
        shutil.copyfile(catalog, temporary)
        temporary.chmod(0o600)
        write_through(temporary)
        os.replace(temporary, aside)
    finally:
        temporary.unlink(missing_ok=True)
    return aside


def keep_before_migration(connection: sqlite3.Connection, catalog: Path, version: int) -> None:
    """Keep the whole catalog as it is before it is brought to a newer schema, until the next time.

    Raises sqlite3.Error, or OSError when there is no room: then nothing has changed.
    """
    folder = folder_of(catalog)
    kept = folder / f"{_BEFORE}-{version}{_SUFFIX}"
    if kept.exists():
        return  # another process was faster, or a migration was tried before
    folder.mkdir(mode=0o700, exist_ok=True)
    temporary = folder / f"{kept.name}.{os.getpid()}.part"
    temporary.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(temporary)) as copy:
            connection.backup(copy)
        temporary.chmod(0o600)
        for older in folder.glob(f"{_BEFORE}-*{_SUFFIX}"):
            older.unlink()
        os.replace(temporary, kept)
    finally:
        temporary.unlink(missing_ok=True)


def _write(catalog: Path, target: Path) -> None:
    with closing(sqlite3.connect(_uri(target), isolation_level=None, uri=True)) as made:
        target.chmod(0o600)
        made.execute(
            "PRAGMA synchronous = OFF"
        )  # a power cut costs this backup only: it is checked before it is used
        migrate(made)
        made.execute("ATTACH ? AS whole", (_uri(catalog),))
        made.execute("BEGIN")
        for table in _TABLES:
            made.execute(f"INSERT INTO main.{table} SELECT * FROM whole.{table}")
        # a picture that is saved again is known by what was measured of it
        made.execute(
            """INSERT INTO main.fingerprints SELECT * FROM whole.fingerprints WHERE content_hash IN
            (SELECT content_hash FROM main.decisions UNION SELECT first FROM main.distinct_photos
            UNION SELECT second FROM main.distinct_photos)"""
        )
        made.execute("DELETE FROM main.sqlite_sequence")
        made.execute("INSERT INTO main.sqlite_sequence SELECT * FROM whole.sqlite_sequence")
        made.execute("COMMIT")


def _content(path: Path) -> str | None:
    """A digest of what is in a backup; None where it has no folders, or is damaged."""
    digest = hashlib.sha256()
    with contextlib.suppress(sqlite3.Error), closing(_open(path)) as connection:
        if not connection.execute("SELECT count(*) FROM roots").fetchone()[0]:
            return None
        for table in _TABLES:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            wanted = ", ".join(name for name in columns if name != "online")
            for row in connection.execute(f"SELECT {wanted} FROM {table} ORDER BY 1, 2"):
                digest.update(repr((table, row)).encode())
        return digest.hexdigest()
    return None


def _days(folder: Path) -> list[Path]:
    """The files of the days' backups, the earliest first."""
    found = []
    for path in folder.glob(f"*{_SUFFIX}"):
        with contextlib.suppress(ValueError):
            found.append((date.fromisoformat(path.stem), path))
    return [path for _, path in sorted(found)]


def _look_at(path: Path) -> Backup | None:
    with contextlib.suppress(sqlite3.Error), closing(_open(path)) as connection:
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if not ours or connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return None
        folders, decisions, searches = (
            int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in ("roots", "decisions", "saved_searches")
        )
        return Backup(path, date.fromisoformat(path.stem), folders, decisions, searches)
    return None


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{_uri(path)}?mode=ro&immutable=1", uri=True)


def _uri(path: Path) -> str:
    """The path as SQLite reads it, which may be no proper text."""
    return path.absolute().as_uri()


def _put_aside(catalog: Path) -> Path | None:
    """Keep a catalog, with what its last transactions left beside it, under a name of its own."""
    beside = [catalog.with_name(catalog.name + ending) for ending in ("", _WAL, _SHM)]
    if not any(path.exists() for path in beside):
        return None
    aside = _new_place_aside(catalog)
    for path, ending in zip(beside, ("", _WAL, _SHM), strict=True):
        with contextlib.suppress(FileNotFoundError):
            path.rename(aside.with_name(aside.name + ending))
    return aside


def _new_place_aside(catalog: Path) -> Path:
    folder = folder_of(catalog)
    folder.mkdir(mode=0o700, exist_ok=True)
    now = datetime.now().strftime("%Y-%m-%d-%H-%M-%S-%f")
    return folder / f"replaced-{now}{_SUFFIX}"
