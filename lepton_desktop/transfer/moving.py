"""Moving the data folder to another folder or disk: copied, compared, switched to, and only then removed.

A crash at any point leaves one whole library, the one that the program opens. What a crash left of a copy is removed
when the same move is tried again, and what it left of the former folder by the next indexing.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import zlib
from dataclasses import dataclass
from pathlib import Path

from lepton_desktop.catalog import copies
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.database import CatalogError
from lepton_desktop.data_folder import (
    DATA_VARIABLE,
    NOTE,
    UNFINISHED,
    DataFolderError,
    Moved,
    chosen_by_variable,
    data_folder,
    mark,
    standard_folder,
    write_note,
)
from lepton_desktop.file_integrity import checksum, write_through
from lepton_desktop.indexing.lock import LibraryLock
from lepton_desktop.settings import Places
from lepton_desktop.storage import StorageError, everything, remove_left
from lepton_desktop.stored_json import JsonError, read_object
from lepton_desktop.transfer.task import (
    CancelledError,
    Task,
    TransferError,
    files_below,
    make_folder,
    need_room,
    open_new,
    sync,
)
from lepton_desktop.user_messages import UserMessage

_SUBFOLDER = "lepton-desktop"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Move:
    """A library that was moved: its folder now, and why its former folder could not be removed, if it couldn't."""

    folder: Path
    left: UserMessage | None


def target_of(places: Places, chosen: Path) -> Path:
    """The data folder that the library gets where the user has chosen a folder: this, or one in it if it isn't empty.

    What a move that was interrupted has left there doesn't count.
    """
    chosen = chosen.expanduser().absolute()
    return chosen if _is_free(chosen) or _copied_from(chosen) == str(places.data) else chosen / _SUBFOLDER


def check_movable(places: Places) -> None:
    """Raises TransferError where this library can't be moved, wherever to."""
    if chosen_by_variable():
        raise TransferError(
            "the data folder is set by {variable}; move the folder yourself, and change the variable",
            variable=DATA_VARIABLE,
        )
    try:
        if data_folder() != places.data:
            raise TransferError(
                "{path}: only the user's own library can be moved, not this one", path=places.data
            )
    except DataFolderError as error:
        raise TransferError(error.message) from error


def check(places: Places, target: Path) -> None:
    """Raises TransferError where the library can't be moved to this folder."""
    check_movable(places)
    here, there = places.data.resolve(), target.resolve()
    if there == here:
        raise TransferError("{path}: is where the library is now; choose another folder", path=target)
    if there.is_relative_to(here) or here.is_relative_to(there):
        raise TransferError(
            "{path}: lies in the present data folder, or around it; choose another", path=target
        )
    if target.exists() and not target.is_dir():
        raise TransferError("{path}: is a file; choose a folder", path=target)
    if not _is_free(target) and _copied_from(target) != str(places.data):
        raise TransferError("{path}: is not empty; choose another folder", path=target)


def move(places: Places, target: Path, task: Task) -> Move:
    """Move the library to a folder, see `target_of`. Nobody may have it open.

    Raises TransferError, CancelledError; then it is where it was. What could not be removed there is no error.
    """
    check(places, target)
    try:
        _copy_all(places, target, task)
        library = mark(target)
        sync(target)
        moved = Moved(str(target), library, str(places.data))
        if places.data != standard_folder():
            write_note(places.data, moved)
        write_note(standard_folder(), moved)  # from here on the program opens the library there
        (target / UNFINISHED).unlink()
    except OSError as error:
        raise TransferError(
            "{path}: can't be written ({reason}); check the folder, its disk and its free space",
            path=error.filename or target,
            reason=error,
        ) from error
    except CatalogError as error:
        raise TransferError(error.message) from error
    try:
        remove_left(places)
    except (StorageError, DataFolderError) as error:
        return Move(target, error.message)
    except OSError as error:
        return Move(
            target, UserMessage("{path}: can't be removed ({reason})", path=places.data, reason=error)
        )
    return Move(target, None)


def _copy_all(places: Places, target: Path, task: Task) -> None:
    """Copy and compare. What fails is removed again."""
    _clear_unfinished(places, target)
    made = not target.exists()
    wal = [places.catalog.with_name(places.catalog.name + ending) for ending in ("-wal", "-shm")]
    left_out = {
        places.window_lock,
        places.indexing_lock,
        places.catalog,
        places.demo,
        places.arriving,
        places.mark,
    }
    wanted = [path for path in everything(places) if path not in left_out | set(wal)]
    files = [file for path in wanted for file in (files_below(path) if path.is_dir() else [path])]
    files = [file for file in files if not file.name.endswith(".part")]
    with Catalog(places.catalog) as catalog:
        size = copies.bytes_of(catalog.database)
        need_room(target, size + sum(file.stat().st_size for file in files))
        make_folder(target)
        try:
            _write_unfinished(places, target)
            task.begin(size + sum(file.stat().st_size for file in files))
            there = Places(target)
            if not copies.copy(catalog.database, there.catalog, task.wanted):
                raise CancelledError
            task.advance(size)
            for file in files:
                _copy_compared(file, target / file.relative_to(places.data), task)
            _try_out(catalog, there)
        except BaseException:
            _clear_unfinished(places, target)
            if made:
                with contextlib.suppress(OSError):
                    target.rmdir()
            raise


def _copy_compared(source: Path, target: Path, task: Task) -> None:
    """Copy a file, write it through to the disk and read it again. Raises TransferError, OSError, CancelledError."""
    make_folder(target.parent)
    read = 0
    with source.open("rb") as file, open_new(target) as copied:
        while chunk := file.read(_CHUNK):
            read = zlib.crc32(chunk, read)
            copied.write(chunk)
            task.advance(len(chunk))
    status = source.stat()
    os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    if checksum(target) != read:
        raise TransferError("{path}: isn't what was written; this disk can't be relied on", path=target)


def _try_out(catalog: Catalog, there: Places) -> None:
    """See that the library can be used where it is now: some disks of networks can't hold a database that is in use."""
    with Catalog(there.catalog) as copied:
        if copied.read_only:
            raise TransferError("{path}: can't be written; choose another folder", path=there.data)
        problem = copied.integrity_problem()
        if problem is not None or copies.contents_of(copied.database) != copies.contents_of(catalog.database):
            raise TransferError(
                "{path}: isn't what was written; this disk can't be relied on", path=there.catalog
            )
    with LibraryLock(there.indexing_lock):
        pass
    copies.close_up(there.catalog)
    for file in (there.catalog, *files_below(there.backups)):
        write_through(file)


def _is_free(folder: Path) -> bool:
    """Whether a library may go into a folder: it is empty, or isn't there, or is the standard folder after a move."""
    try:
        left = {path.name for path in folder.iterdir()}
    except (FileNotFoundError, NotADirectoryError):
        return not folder.exists()
    except OSError:
        return False
    ours = {UNFINISHED}
    if folder == standard_folder():
        ours |= {Places(folder).window_lock.name, Places(folder).indexing_lock.name, NOTE}
    return left <= ours


def _write_unfinished(places: Places, target: Path) -> None:
    (target / UNFINISHED).unlink(missing_ok=True)
    with open_new(target / UNFINISHED) as file:
        file.write(json.dumps({"from": str(places.data)}).encode())
        file.flush()
        os.fsync(file.fileno())


def _copied_from(target: Path) -> str | None:
    with contextlib.suppress(OSError, JsonError):
        match read_object(target / UNFINISHED):
            case {"from": str(folder)}:
                return folder
    return None


def _clear_unfinished(places: Places, target: Path) -> None:
    """Remove what an earlier try has copied; its note goes last."""
    if _copied_from(target) != str(places.data):
        return
    for path in everything(Places(target)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    (target / UNFINISHED).unlink(missing_ok=True)
