"""How much disk space the program's own data takes, and how it is removed. It never includes a photo."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.data_folder import (
    UNFINISHED,
    DataFolderError,
    forget_note,
    read_note,
    standard_folder,
    write_note,
)
from lepton_desktop.user_messages import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lepton_desktop.settings import Places


_BESIDE = ("-wal", "-shm")
_ABANDONED_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Storage:
    """The size in bytes of each part of the program's data, and the free space on its disk.

    `models` counts the downloaded models, and the compiled forms of these and of the built-in model; `torch` the
    torch pack.
    """

    catalog: int
    index: int
    thumbnails: int
    models: int
    torch: int
    rest: int
    free: int

    @property
    def total(self) -> int:
        """All of the program's data."""
        return self.catalog + self.index + self.thumbnails + self.models + self.torch + self.rest


class StorageError(UserError):
    """Something that could not be removed; the message names it, the reason and what to do."""


def measure(places: Places) -> Storage:
    """Measure what is on the disk. What can't be read counts as 0."""
    catalog = sum(_bytes(path) for path in _catalog_files(places))
    parts = {"index": _bytes(places.index), "thumbnails": _bytes(places.thumbnails)}
    parts["torch"] = _bytes(places.torch)
    parts["models"] = _bytes(places.models) + _bytes(places.compiled)
    total = sum(_bytes(path) for path in everything(places))
    try:
        free = shutil.disk_usage(places.data).free
    except OSError:
        free = 0
    return Storage(catalog=catalog, rest=total - catalog - sum(parts.values()), free=free, **parts)


def everything(places: Places) -> list[Path]:
    """All existing files and folders that the program makes.

    The user may have chosen a data folder that contains other things too, so the folder itself isn't included.
    """
    places_of_ours = [
        getattr(places, name) for name, member in vars(type(places)).items() if isinstance(member, property)
    ]
    # some have files of the database beside them, or files that a crash left unfinished
    beside = [path.with_name(path.name + ending) for path in places_of_ours for ending in (*_BESIDE, ".part")]
    beside += [path.with_suffix(".part") for path in places_of_ours]
    return [path for path in dict.fromkeys(places_of_ours + beside) if path.exists() or path.is_symlink()]


def clear_leftovers(places: Places) -> None:
    """Delete unfinished files that a killed process has left. Only the indexing process may call it, under its lock.

    Only that process writes the index and the backups; what others write is deleted when it is a day old. Unfinished
    downloads of models are kept, since they can be continued. The thumbnails clean up after themselves.
    """
    clear_left_folder(places)
    written_here = [*places.index.glob("*/*.part"), *places.backups.glob("*.part*")]
    old = time.time() - _ABANDONED_S
    elsewhere = [
        path
        for folder in (places.data, places.questions, places.calibration, places.compiled)
        for path in (*folder.glob("*.part"), *folder.glob(".*.part"), places.arriving)
        if _changed(path) < old
    ]
    for path in (*written_here, *elsewhere):
        with contextlib.suppress(StorageError):  # the next time
            _remove([path])


def clear_left_folder(places: Places) -> None:
    """Remove what a move of this library that was interrupted has left, most of it in its former folder."""
    try:
        moved = read_note(standard_folder())
        if moved is None or not moved.left or Path(moved.data) != places.data:
            return
        (places.data / UNFINISHED).unlink(missing_ok=True)
        left = Path(moved.left)
        note = read_note(left)
        # a library that the user has begun there since then has no such note
        if note is not None and (note.data, note.library) == (moved.data, moved.library):
            remove_left(type(places)(left))
    except (DataFolderError, StorageError, OSError):  # the next time
        return


def remove_left(places: Places) -> None:
    """Remove what a library that was moved has left in this folder, and the notes that tell of it.

    The note in the system's folder stays as long as the library is elsewhere. Raises StorageError, DataFolderError or
    OSError.
    """
    _remove(path for path in everything(places) if path not in (places.window_lock, places.indexing_lock))
    standard = standard_folder()
    moved = read_note(standard)
    if places.data != standard:
        forget_note(places.data)
        # Windows removes no lock that is held, and anything else in it belongs to the user
        with contextlib.suppress(StorageError, OSError):
            _remove([places.window_lock, places.indexing_lock])
            places.data.rmdir()
    if moved is not None and Path(moved.data) == standard:
        forget_note(standard)
    elif moved is not None:
        write_note(standard, replace(moved, left=""))


def _changed(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return math.inf


def clear_thumbnails(places: Places) -> None:
    """Remove the thumbnails; they are made again when they are needed. Raises StorageError."""
    _remove([places.thumbnails])


def remove_everything(places: Places) -> None:
    """Remove everything that the program has made, and its data folder if that is empty then.

    Of a library that was moved the note is removed too. Raises StorageError.
    """
    _remove(everything(places))
    with contextlib.suppress(DataFolderError, StorageError, OSError):  # the note itself tells what to do
        moved = read_note(standard_folder())
        if moved is not None and Path(moved.data) == places.data:
            standard = type(places)(standard_folder())
            forget_note(standard.data)
            _remove([standard.window_lock, standard.indexing_lock])
            standard.data.rmdir()
    with contextlib.suppress(OSError):  # anything else in it belongs to the user
        places.data.rmdir()


def _catalog_files(places: Places) -> list[Path]:
    name = places.catalog.name
    return [places.catalog, *(places.catalog.with_name(name + ending) for ending in _BESIDE)]


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StorageError(
                "{path}: can't be removed ({reason}); "
                "close other programs that use it and try again, or delete it by hand",
                path=error.filename or path,
                reason=error,
            ) from error


def _bytes(path: Path) -> int:
    """The size of a file, or of all the files below a folder."""
    if not path.is_dir() or path.is_symlink():
        try:
            return path.lstat().st_size
        except OSError:
            return 0
    return sum(
        _bytes_of_file(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names
    )


def _bytes_of_file(path: str) -> int:
    try:
        return os.lstat(path).st_size
    except OSError:  # it was removed in the meantime
        return 0
