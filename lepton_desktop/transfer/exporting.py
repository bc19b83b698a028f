"""Exporting: the library in one file, for another computer, while the program keeps using it."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lepton_desktop import __version__
from lepton_desktop.catalog import copies
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.file_integrity import write_through
from lepton_desktop.settings import Settings, read_settings
from lepton_desktop.transfer import archive
from lepton_desktop.transfer.archive import Manifest, Writer
from lepton_desktop.transfer.task import (
    CancelledError,
    Task,
    TransferError,
    files_below,
    need_room,
    size_of,
    sync,
)

if TYPE_CHECKING:
    from pathlib import Path

    from lepton_desktop.settings import Places


@dataclass(frozen=True, slots=True)
class Export:
    """What was exported: the file, its bytes, and how many photos and folders it knows."""

    path: Path
    size: int
    photos: int
    folders: int


def export(
    places: Places,
    path: Path,
    task: Task,
    *,
    thumbnails: bool = True,
    models: bool = False,
    replace_file: bool = False,
) -> Export:
    """Write the library into a file: what is known of the photos, vectors, decisions, searches and settings.

    The indexing may go on meanwhile: the file holds what was known at one moment. An existing file is replaced only
    where that is wanted. Whatever happens, nothing half is left. Raises TransferError, CancelledError, CatalogError,
    SettingsError.
    """
    part, catalog = path.with_name(f"{path.name}.part"), path.with_name(f"{path.name}.catalog.part")
    try:
        if path.is_dir():
            raise TransferError("{path}: is a folder; name a file in it, such as library.lepton", path=path)
        _keep_existing(path, replace_file)
        for file in (part, catalog):
            file.unlink(missing_ok=True)  # what a killed export left
        try:
            with Catalog(places.catalog) as opened:
                size = copies.bytes_of(opened.database)
                folders = [places.thumbnails] * thumbnails + [places.models] * models + [places.translations]
                need_room(path.parent, 2 * size + sum(map(size_of, folders)))
                if not copies.copy(opened.database, catalog, task.wanted):
                    raise CancelledError
            made = _write(places, part, catalog, task, thumbnails, models)
            write_through(part)
            _keep_existing(path, replace_file)
            os.replace(part, path)
            sync(path.parent)
        finally:
            for file in (part, catalog):
                with contextlib.suppress(OSError):
                    file.unlink(missing_ok=True)
    except OSError as error:
        raise TransferError(
            "{path}: can't be written ({reason}); check the folder, its disk and its free space",
            path=error.filename or path,
            reason=error,
        ) from error
    return replace(made, path=path, size=path.stat().st_size)


def _write(places: Places, part: Path, copied: Path, task: Task, thumbnails: bool, models: bool) -> Export:
    settings = read_settings(places.settings)
    with Catalog(copied) as catalog:
        contents = copies.contents_of(catalog.database)
        manifest = Manifest(
            archive.FORMAT,
            __version__,
            sys.platform,
            datetime.now(UTC).isoformat(timespec="seconds"),
            contents.photos,
            tuple(str(root.path) for root in catalog.roots.all()),
            settings.model,
            copies.models_in(catalog.database),
        )
    copies.close_up(copied)
    files = {archive.CATALOG: copied} | _below(places.translations, archive.TRANSLATIONS)
    files |= _below(places.thumbnails, archive.THUMBNAILS) if thumbnails else {}
    files |= _below(places.models, archive.MODELS) if models else {}
    task.begin(sum(map(_size, files.values())))
    with archive.writing(part, manifest, task) as writer:
        writer.put_text(archive.SETTINGS, archive.json_of(_for_others(settings)))
        for name, path in files.items():
            _put(writer, name, path, is_cache=name.startswith(f"{archive.THUMBNAILS}/"))
    return Export(part, 0, contents.photos, contents.folders)


def _put(writer: Writer, name: str, path: Path, *, is_cache: bool) -> None:
    try:
        writer.put_file(name, path)
    except FileNotFoundError:
        if not is_cache:  # a thumbnail that was dropped meanwhile is made again
            raise


def _below(folder: Path, name: str) -> dict[str, Path]:
    """The files of a folder, by the names that they get, as far as an archive may hold them."""
    named = {f"{name}/{path.relative_to(folder).as_posix()}": path for path in files_below(folder)}
    return {entry: path for entry, path in named.items() if archive.may_be(entry)}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _for_others(settings: Settings) -> dict[str, object]:
    return {name: value for name, value in asdict(settings).items() if name not in archive.OF_ONE_COMPUTER}


def _keep_existing(path: Path, replace_file: bool) -> None:
    if path.exists() and not replace_file:
        raise TransferError("{path}: exists already; choose another name", path=path)
