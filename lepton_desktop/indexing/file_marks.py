"""What shows that a file was written although its size and mtime are unchanged: its ctime, or on Windows its inode."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import os

_LARGEST = (1 << 63) - 1  # what SQLite can hold; file systems count beyond


class FileMarks(NamedTuple):
    """The ctime in nanoseconds, or the inode; None for what the system doesn't tell."""

    ctime_ns: int | None = None
    inode: int | None = None


NO_MARKS = FileMarks()


def marks_of(status: os.stat_result, platform: str = sys.platform) -> FileMarks:
    """The marks of a file. A ctime tells of every change; what Windows calls so is the time of creation."""
    if platform == "win32":
        return FileMarks(None, status.st_ino & _LARGEST)
    return FileMarks(status.st_ctime_ns)


def marks_of_entry(
    entry: os.DirEntry[str], status: os.stat_result, platform: str = sys.platform
) -> FileMarks:
    """The marks of a file that a folder has; a link has none, since it may lead anywhere."""
    if entry.is_symlink():
        return NO_MARKS
    # Windows has no inode in what it tells of all files of a folder
    return FileMarks(None, entry.inode() & _LARGEST) if platform == "win32" else FileMarks(status.st_ctime_ns)
