"""Files that have to be whole: written through to the disk, and checked for damage when they are read."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CHUNK = 1 << 22


def checksum(path: Path) -> int:
    """The CRC-32 of the file. Raises OSError."""
    found = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found = zlib.crc32(chunk, found)
    return found


def write_through(path: Path) -> None:
    """Have the system put the file (or, on POSIX, the folder's entries) on the disk now. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
