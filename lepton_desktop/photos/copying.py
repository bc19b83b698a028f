"""Copies a picture file into another folder, and never overwrites a file there."""

from __future__ import annotations

import contextlib
import os
import shutil
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from lepton_desktop.photos.errors import PhotoError

if TYPE_CHECKING:
    from pathlib import Path


def copy_into(path: Path, folder: Path) -> Path:
    """Copy a file, with its times, into a folder. Where its name is taken there, a number is added to it.

    Returns the copy's path. A copy that can't be finished is removed again. Raises PhotoError.
    """
    try:
        source = path.open("rb")
    except OSError as error:
        raise PhotoError(
            path, "can't be read ({reason}); check that its drive is connected", reason=error
        ) from error
    with source:
        try:
            target, file = _make(folder, path.name)
        except OSError as error:
            raise PhotoError(
                path,
                "can't be copied: nothing can be written to {folder} ({reason})",
                folder=folder,
                reason=error,
            ) from error
        try:
            with file:
                shutil.copyfileobj(source, file, 1 << 20)
            with contextlib.suppress(OSError):  # some drives keep no times; the copy is whole all the same
                shutil.copystat(path, target)
        except BaseException as error:
            with contextlib.suppress(OSError):
                target.unlink()
            if isinstance(error, OSError):
                raise PhotoError(
                    path,
                    "can't be copied to {folder} ({reason}); check the free space",
                    folder=folder,
                    reason=error,
                ) from error
            raise
    return target


def _make(folder: Path, name: str) -> tuple[Path, BinaryIO]:
    """A new file in the folder, of this name or of one like it: its path, and the file opened for writing."""
    stem, suffix = os.path.splitext(name)
    for number in count(2):
        target = folder / name
        try:
            return target, target.open("xb")
        except FileExistsError:
            name = f"{stem} ({number}){suffix}"
    raise AssertionError  # the numbers never end
