"""Reads a whole file once, so that everything known about a picture comes from the same bytes.

Only ordinary files are read, because a pipe or a device could block forever. Nothing is mapped into memory, because a
file that is truncated while it is mapped, or a drive that is unplugged, would kill the process.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from lepton_desktop.photos.errors import NotAPictureError, PhotoError
from lepton_desktop.photos.formats import HEAD_BYTES, Format, claims_to_be_picture, sniff
from lepton_desktop.photos.limits import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_WAITING: int = getattr(os, "O_NONBLOCK", 0)  # without it, opening a pipe waits for its writer


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The ordinary file, open for reading. Raises PhotoError for whatever keeps it from being read."""
    if "\0" in str(path):
        raise PhotoError(path, "has an invalid file name")
    try:
        # Asked before opening, because opening alone does something to some devices; and after, for the race.
        _check_ordinary(path, os.stat(path))
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _NO_WAITING)) as file:
            _check_ordinary(path, os.fstat(file.fileno()))
            yield file
    except FileNotFoundError as error:
        raise PhotoError(path, "is not there", retry=True) from error
    except PermissionError as error:
        raise PhotoError(
            path, "can't be read (no permission); check the file's permissions", retry=True
        ) from error
    except OSError as error:
        raise PhotoError(path, "can't be read ({reason})", reason=error, retry=True) from error


def read_picture(path: Path) -> tuple[bytes, Format]:
    """The file's bytes and its format.

    Raises NotAPictureError for a file that is no picture and doesn't claim to be one, PhotoError for everything else.
    """
    with opened(path) as file:
        head = file.read(HEAD_BYTES)
        kind = sniff(head, path.name)
        if kind is None:
            raise _no_picture(path, head)
        size = os.fstat(file.fileno()).st_size
        if size > MAX_BYTES:
            raise PhotoError(
                path, "is larger than {gigabytes} GB, too large to open safely", gigabytes=MAX_BYTES >> 30
            )
        file.seek(0)
        # Never more than the size found above, or a file that grows as fast as it is read would have no end.
        return file.read(size), kind


def content_hash(path: Path) -> str:
    """The hash of the whole file, hexadecimal, as `photo.load` gives it. Raises PhotoError if it can't be read."""
    with opened(path) as file:
        return hash_of(file)


def hash_of(file: BinaryIO) -> str:
    """The hash of what an open file holds, hexadecimal."""
    return hashlib.file_digest(
        file,  # type: ignore[arg-type]  # asks for readinto(), which BinaryIO lacks
        lambda: hashlib.blake2b(digest_size=20),
    ).hexdigest()


def _check_ordinary(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise NotAPictureError(path, "is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise NotAPictureError(path, "is not a regular file")


def _no_picture(path: Path, head: bytes) -> PhotoError:
    if not claims_to_be_picture(path.name):
        return NotAPictureError(path, "is not a picture of a known format")
    if not head:
        return PhotoError(path, "is empty; copy it again from the original")
    if not head.strip(b"\0"):
        return PhotoError(path, "contains nothing but zeros; copy it again from the original")
    return PhotoError(path, "is named {suffix} but is not a picture of a known format", suffix=path.suffix)
