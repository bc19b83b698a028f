"""The catalog's SQLite file: opened, migrated, and its errors put into words for the user."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from lepton_desktop.catalog.schema import ForeignFileError, NewerSchemaError, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

BUSY_SECONDS = 10.0
"""How long a reader or writer waits for another process before it gives up."""
_PAGE = 16_384
"""Bytes of a page of a new file. A vector of 512 numbers takes 2 KB: of SQLite's own 4 KB half would stay empty."""
_NAMES, _NAMES_ERRORS = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
_VARIABLES = 500  # SQLite's oldest limit on the variables of one statement is 999


class CatalogError(Exception):
    """The catalog can't do what was asked; the message names the file, the reason and what to do."""


class DiskFullError(CatalogError):
    """There was no room for what was to be written; nothing of it was."""


class Database:
    """A connection to the catalog's file. Not thread-safe: every thread and process opens its own."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it, and bring it to the newest schema. Raises CatalogError."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogError(
                f"{path.parent}: the folder of the catalog can't be made ({error.strerror})"
            ) from error
        with self._errors_in_words():
            self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            with self._errors_in_words():
                self._connection.execute(f"PRAGMA page_size = {_PAGE}")
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._connection.execute("PRAGMA synchronous = NORMAL")
                migrate(self._connection)
                self._write_ahead()
        except BaseException:
            self._connection.close()
            raise

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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def integrity_problem(self) -> str | None:
        """What SQLite finds wrong with the file, None when it is whole. Reads all of it."""
        (found,) = self._one("PRAGMA quick_check(1)")
        return None if found == "ok" else str(found)

    def changes(self) -> int:
        """A number that grows whenever anyone, in this process or another, has committed something. Cheap."""
        return int(self._one("PRAGMA data_version")[0]) + self._connection.total_changes

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block's writing, or none of it."""
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
    def _snapshot(self) -> Iterator[None]:
        """Several readings of one and the same state."""
        with self._errors_in_words():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._errors_in_words():
            return self._connection.execute(statement, values).fetchall()

    def _one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row, or None."""
        with self._errors_in_words():
            return self._connection.execute(statement, values).fetchone()

    @contextmanager
    def _errors_in_words(self) -> Iterator[None]:
        try:
            yield
        except NewerSchemaError as error:
            raise CatalogError(
                f"{self.path}: was made by a newer version of Lepton Desktop; update the program to open it"
            ) from error
        except ForeignFileError as error:
            raise CatalogError(
                f"{self.path}: is a database of another program; move it away, and a new catalog is made"
            ) from error
        except sqlite3.Error as error:
            full = getattr(error, "sqlite_errorname", "").startswith("SQLITE_FULL")
            kind = DiskFullError if full else CatalogError
            raise kind(f"{self.path}: {_in_words(error)}") from error


def _in_words(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return "the disk is full; free some space and try again"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "is held by another program; close it and try again"
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return (
            f"is damaged ({error}); put a backup in its place, or move it away and add your folders again "
            "(your photos are not touched)"
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return f"can't be opened for writing ({error}); check the permissions of the file and its folder"
    if name.startswith("SQLITE_IOERR"):
        return f"can't be read or written ({error}); check the disk and that it isn't full"
    return f"failed ({error})"


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
