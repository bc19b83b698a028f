"""What a transfer tells while it runs, and how it is cancelled."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from lepton_desktop.user_messages import UserError

_CHUNK = 1 << 20


class TransferError(UserError):
    """A library that can't be moved, exported or imported; the message names the file, the reason and what to do."""


class CancelledError(Exception):
    """The user has cancelled the transfer."""


class Task:
    """Counts the bytes that are done. `wanted` is asked all the time whether to go on."""

    def __init__(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """`progress` is told how many bytes are done, and of how many."""
        self._progress = progress
        self.wanted = wanted
        self._done = self._total = 0

    def begin(self, total: int) -> None:
        """There are that many bytes to do."""
        self._done, self._total = 0, total
        self._progress(0, total)

    def advance(self, count: int) -> None:
        """That many more are done. Raises CancelledError when the task isn't wanted any more."""
        self.check()
        self._done = min(self._done + count, self._total)
        self._progress(self._done, self._total)

    def check(self) -> None:
        """Raises CancelledError when the task isn't wanted any more."""
        if not self.wanted():
            raise CancelledError


def copy(source: BinaryIO, target: BinaryIO, task: Task, at_most: int) -> None:
    """Copy to the end of the source. Raises CancelledError, OSError, and TransferError beyond `at_most` bytes."""
    while chunk := source.read(min(_CHUNK, at_most + 1)):
        at_most -= len(chunk)
        if at_most < 0:
            raise TransferError("the file is longer than it says; export the library again")
        target.write(chunk)
        task.advance(len(chunk))


def open_new(path: Path) -> BinaryIO:
    """A new file that its owner alone may read, open for writing. Raises OSError, also where there is one already."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return open(os.open(path, flags, 0o600), "wb")


def make_folder(folder: Path) -> None:
    """Make a folder, and those around it that aren't there, that their owner alone may read. Raises OSError."""
    for missing in reversed([place for place in (folder, *folder.parents) if not place.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def need_room(folder: Path, size: int) -> None:
    """Make sure that a disk has room. Raises TransferError where it has not, OSError where it can't be asked."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    if free < size:
        raise TransferError(
            "{path}: there is not enough room on this disk ({free} MB free, {needed} MB needed); free some space, or "
            "choose another disk",
            path=there,
            free=free // 1_000_000,
            needed=size // 1_000_000 + 1,
        )


def size_of(folder: Path) -> int:
    """The bytes of all files below a folder; none where it isn't there."""
    return sum(path.stat().st_size for path in files_below(folder))


def files_below(folder: Path) -> list[Path]:
    """The files below a folder, in the order of their paths. Raises OSError."""
    return sorted(Path(top, name) for top, _, names in os.walk(folder) for name in names)


def sync(folder: Path) -> None:
    """Have the system put a folder's entries on the disk, where it can be told to."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
