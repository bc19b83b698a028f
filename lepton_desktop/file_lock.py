"""A lock on a file, held by one process at a time. The system releases it when that process dies."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Self

from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


_LOCKED_BYTES = 1
"""On Windows nobody else can read what is locked, so the number of the holder's process follows it."""


class LockedError(UserError):
    """Another process holds the lock; the message says what to do."""


class FileLock:
    """Held from `with` to its end.

    Raises LockedError with the message `held` at once when another process holds it, OSError when its file can't be
    opened.
    """

    def __init__(self, path: Path, held: UserMessage) -> None:
        self._path = path
        self._held = held
        self._file = -1

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise LockedError(self._held) from error
        with contextlib.suppress(OSError):  # on a full disk the lock holds all the same, without a name
            os.ftruncate(self._file, _LOCKED_BYTES)
            os.lseek(self._file, _LOCKED_BYTES, os.SEEK_SET)
            os.write(self._file, str(os.getpid()).encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)  # closing unlocks; the file stays, for to delete it would let two in


def is_locked(path: Path) -> bool:
    """Whether a process holds the lock at this moment. Raises OSError when the file can't be opened."""
    try:
        with FileLock(path, UserMessage("{path}: is in use", path=path)):
            return False
    except LockedError:
        return True


def holder(path: Path) -> int | None:
    """The number of the process that holds the lock at this moment; None if none does, or if it could not write it.

    Raises OSError when the file can't be read.
    """
    if not path.exists() or not is_locked(path):
        return None
    file = os.open(path, os.O_RDONLY)
    try:
        os.lseek(file, _LOCKED_BYTES, os.SEEK_SET)
        number = os.read(file, 20)
    finally:
        os.close(file)
    return int(number) if number.isdigit() else None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
