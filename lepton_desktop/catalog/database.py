"""The catalog's SQLite file: opened, migrated, and its errors put into words for the user."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lepton_desktop.catalog import backups
from lepton_desktop.catalog.schema import (
    ForeignFileError,
    NewerSchemaError,
    OlderSchemaError,
    check_readable,
    migrate,
    outdated,
)
from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

BUSY_SECONDS = 10.0
"""How long a reader or writer waits for another process before it gives up."""
_PAGE = 16_384
"""Bytes of a page of a new file. A vector of 512 numbers takes 2 KB: of SQLite's own 4 KB half would stay empty."""
_NAMES, _NAMES_ERRORS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
_VARIABLES = 500  # SQLite's oldest limit on the variables of one statement is 999


_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
RESTORE: Final = "lepton-desktop restore"
"""The command that puts a backup in the catalog's place."""


_FULL = UserMessage("the disk is full; free some space and try again")


class CatalogError(UserError):
    """The catalog can't do what was asked; the message names the file, the reason and what to do."""


class DiskFullError(CatalogError):
    """There was no room for what was to be written; nothing of it was."""


class DamagedCatalogError(CatalogError):
    """The catalog is damaged, empty or gone. Where there are backups the message names `RESTORE`."""


class Database:
    """A connection to the catalog's file, which all of a `Catalog`'s parts share."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it, and bring it to the newest schema. Raises CatalogError."""
        self.path = path
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogError(
                "{path}: the folder of the catalog can't be created ({reason})",
                path=path.parent,
                reason=error,
            ) from error
        size = path.stat().st_size if path.exists() else None
        if not size and backups.are_there(path):
            raise _lost(path, UserMessage("is missing") if size is None else UserMessage("is empty"))
        self.read_only = size is not None and not is_writable(path)
        """Whether its disk can't be written: it is read, and nothing more is remembered."""
        with self._errors_in_words():
            self._connection = self._connect()
        try:
            with self._errors_in_words():
                if self.read_only:
                    check_readable(self._connection)
                    return
                self._connection.execute(f"PRAGMA page_size = {_PAGE}")
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._connection.execute("PRAGMA synchronous = NORMAL")
                if (version := outdated(self._connection)) is not None:
                    self._keep_before_migration(version)
                migrate(self._connection)
                if os.name == "posix" and not size:
                    path.chmod(0o600)  # what SQLite puts beside it gets the same rights
                self._write_ahead()
        except BaseException:
            self._connection.close()
            raise

    def _connect(self) -> sqlite3.Connection:
        if not self.read_only:
            return sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        # Beside a catalog that was closed lies nothing, and SQLite would want to write there. Where something lies
        # there its latest transactions are in that.
        closed = not any(self.path.with_name(self.path.name + ending).exists() for ending in ("-wal", "-shm"))
        place = f"{self.path.absolute().as_uri()}?mode=ro{'&immutable=1' if closed else ''}"
        return sqlite3.connect(place, timeout=BUSY_SECONDS, isolation_level=None, uri=True)

    def _keep_before_migration(self, version: int) -> None:
        try:
            backups.keep_before_migration(self._connection, self.path, version)
        except OSError as error:
            raise CatalogError(
                (
                    "{path}: can't be copied before it is upgraded ({reason}); free as much space on its "
                    "disk as the file takes, and start again"
                ),
                path=self.path,
                reason=error,
            ) from error

    def _write_ahead(self) -> None:
        """Put the file into WAL mode, unless it is. SQLite's own timeout doesn't hold for this: it fails at once
        while another connection so much as reads (https://www.sqlite.org/c3ref/busy_handler.html).
        """
        give_up_at = time.monotonic() + BUSY_SECONDS
        while self._connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > give_up_at:
                    raise
                time.sleep(0.01)

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing more."""
        with self._errors_in_words():
            self._connection.close()

    @contextmanager
    def interrupted_by(self, ended: Callable[[], bool], steps: int) -> Iterator[None]:
        """Within the block, ask after each `steps` instructions of SQLite's whether to end a long statement.

        A statement that is ended raises CatalogError.
        """
        self._connection.set_progress_handler(ended, steps)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)

    def integrity_problem(self) -> str | None:
        """What SQLite finds wrong with the file, None when it is whole. Reads all of it."""
        (found,) = self.row("PRAGMA quick_check(1)")
        return None if found == "ok" else str(found)

    def changes(self) -> int:
        """A number that grows whenever anyone, in this process or another, has committed something. Cheap."""
        return int(self.row("PRAGMA data_version")[0]) + self._connection.total_changes

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block's writing, or none of it. One inside of another is part of that."""
        if self._connection.in_transaction:
            yield self._connection
            return
        with self._errors_in_words():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several readings of one and the same state."""
        with self._errors_in_words():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows."""
        with self._errors_in_words():
            return self._connection.execute(statement, values).fetchall()

    def stream(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """All rows, one at a time: for those that together take too much memory."""
        with self._errors_in_words():
            yield from self._connection.execute(statement, values)

    def row(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row, or None."""
        with self._errors_in_words():
            return self._connection.execute(statement, values).fetchone()

    def numbers(
        self, columns: Sequence[str], statement: str, values: Sequence[Any]
    ) -> tuple[NDArray[np.int64], ...]:
        """These columns of the statement's rows, whole numbers and never NULL, each (n,) in the order of the rows.

        SQLite writes each column into one text: a million rows would take four times as long as Python's objects.
        """
        texts = ", ".join(f"group_concat({column})" for column in columns)
        row = self.row(f"SELECT {texts} FROM ({statement})", values)
        return tuple(np.fromstring(text or "", np.int64, sep=",") for text in row)

    def _is_out_of_room(self, name: str) -> bool:
        """Whether the disk has no room for what SQLite keeps beside the file: it speaks of another error then."""
        if not name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) or self.read_only:
            return False
        try:
            return shutil.disk_usage(self.path.parent).free < _PAGE * 4
        except OSError:
            return False

    @contextmanager
    def _errors_in_words(self) -> Iterator[None]:
        try:
            yield
        except NewerSchemaError as error:
            raise CatalogError(
                "{path}: was made by a newer version of Lepton Desktop; update the program to open it",
                path=self.path,
            ) from error
        except OlderSchemaError as error:
            raise CatalogError(
                (
                    "{path}: was made by an older version of Lepton Desktop and needs an upgrade, but its "
                    "disk can't be written; open it once on a writable disk"
                ),
                path=self.path,
            ) from error
        except ForeignFileError as error:
            raise CatalogError(
                "{path}: is a database of another program; move it away, and a new catalog is created",
                path=self.path,
            ) from error
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            if name.startswith(_DAMAGED) and backups.are_there(self.path):
                raise _lost(self.path, UserMessage("is damaged ({reason})", reason=error)) from error
            kind = (
                DiskFullError
                if name.startswith("SQLITE_FULL") or self._is_out_of_room(name)
                else CatalogError
            )
            words = _FULL if kind is DiskFullError else _in_words(error)
            raise kind(UserMessage("{subject}: {reason}", subject=self.path, reason=words)) from error


def _lost(path: Path, reason: UserMessage) -> DamagedCatalogError:
    return DamagedCatalogError(
        (
            "{path}: {reason}; there are backups of your folders, saved searches and other "
            "choices: `{command}` restores the newest, and indexing makes the rest again (your "
            "photos are not touched)"
        ),
        path=path,
        reason=reason,
        command=RESTORE,
    )


def _in_words(error: sqlite3.Error) -> UserMessage:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return UserMessage("is in use by another program; close it and try again")
    if name.startswith(_DAMAGED):
        return UserMessage(
            (
                "is damaged ({reason}); restore a backup, or move the file away and add your folders "
                "again (your photos are not touched)"
            ),
            reason=error,
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return UserMessage(
            "can't be opened for writing ({reason}); check the permissions of the file and its folder",
            reason=error,
        )
    if name.startswith("SQLITE_IOERR"):
        return UserMessage(
            "can't be read or written ({reason}); check the disk, and make sure that it isn't full",
            reason=error,
        )
    return UserMessage("failed ({reason})", reason=error)


def is_writable(path: Path) -> bool:
    """Whether a file that is there, and what has to be made beside it, can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def stored(name: str | Path) -> bytes:
    """A file's name as the catalog keeps it."""
    return os.fsencode(name)


def spoken(name: bytes) -> str:
    """A file's name out of the catalog."""
    return name.decode(_NAMES, _NAMES_ERRORS)  # as os.fsdecode, which takes three times as long


def text(words: str) -> str:
    """The words, with anything that is no proper Unicode (a file's name may hold it) written as escapes."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def chunks(values: Sequence[Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """The values in parts small enough for one statement, each with its list of question marks."""
    for start in range(0, len(values), _VARIABLES):
        part = values[start : start + _VARIABLES]
        yield ",".join("?" * len(part)), part
