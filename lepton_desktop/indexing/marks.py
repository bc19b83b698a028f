"""What shows that a file was written though its size and time are as before: its ctime, on Windows its inode."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import psutil

if TYPE_CHECKING:
    import os

_KEEP = {"apfs", "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "hfs", "jfs", "nilfs2", "ntfs", "ntfs3"}
_KEEP |= {"nfs", "nfs4", "overlay", "refs", "reiserfs", "tmpfs", "xfs", "zfs"}
"""The file systems that keep marks while a drive is away. FAT and exFAT don't have them, FUSE may make them up."""
_LARGEST = (1 << 63) - 1  # what SQLite can hold; file systems count beyond


class Marks(NamedTuple):
    """The ctime in nanoseconds, or the inode; None for what the system doesn't tell."""

    ctime_ns: int | None = None
    inode: int | None = None


NO_MARKS = Marks()


def marks_of(status: os.stat_result, platform: str = sys.platform) -> Marks:
    """The marks of a file. A ctime tells of every change; what Windows calls so is the time of creation."""
    if platform == "win32":
        return Marks(None, status.st_ino & _LARGEST)
    return Marks(status.st_ctime_ns)


def marks_of_entry(entry: os.DirEntry[str], status: os.stat_result, platform: str = sys.platform) -> Marks:
    """The marks of a file that a folder has; a link has none, since it may lead anywhere."""
    if entry.is_symlink():
        return NO_MARKS
    # Windows has no inode in what it tells of all files of a folder
    return Marks(None, entry.inode() & _LARGEST) if platform == "win32" else Marks(status.st_ctime_ns)


def keeps_marks(folder: Path) -> bool:
    """Whether the file system of a folder has marks that stay as they are until a file changes."""
    mounts = {Path(mount.mountpoint): mount for mount in psutil.disk_partitions(all=sys.platform != "win32")}
    folder = folder.resolve()
    mount = next((mounts[place] for place in (folder, *folder.parents) if place in mounts), None)
    return mount is not None and mount.fstype.lower() in _KEEP and "remote" not in mount.opts
