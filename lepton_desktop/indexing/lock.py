"""A lock, so that only one process indexes a library. The system releases it when that process dies."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Self

from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class LockedError(UserError):
    """Another process indexes this library; the message says what to do."""


class LibraryLock:
    """Held from `with` to its end.

    Raises LockedError at once when another process holds it, OSError when its file can't be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise LockedError(
                "Another window or command of Lepton Desktop is already indexing this library; it adds "
                "new folders and photos automatically"
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)  # closing unlocks; the file stays, for to delete it would let two in


def is_locked(path: Path) -> bool:
    """Whether a process indexes the library at this moment. Raises OSError when the file can't be opened."""
    try:
        with LibraryLock(path):
            return False
    except LockedError:
        return True


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
