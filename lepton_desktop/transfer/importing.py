"""Importing a library from another computer: unpacked beside the present one, checked, adapted, and put in its place.

Until the last step the present library is as it was. What was there before is kept.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lepton_desktop.catalog import backups, copies
from lepton_desktop.catalog.catalog import Catalog
from lepton_desktop.catalog.database import CatalogError
from lepton_desktop.encoders.encoder import EncoderError
from lepton_desktop.encoders.models import find as find_model
from lepton_desktop.file_integrity import write_through
from lepton_desktop.indexing.volumes import is_certain
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.settings import Settings, SettingsError, read_settings, write_settings
from lepton_desktop.transfer import archive, roots_here
from lepton_desktop.transfer.questions import moved_paths
from lepton_desktop.transfer.roots_here import Folder
from lepton_desktop.transfer.task import Task, TransferError, files_below, make_folder, need_room, sync

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lepton_desktop.settings import Places
    from lepton_desktop.transfer.archive import Manifest


@dataclass(frozen=True, slots=True)
class Arrival:
    """A library that is unpacked and checked. `folders` are its folders, `found` has the paths here of those found."""

    file: Path
    manifest: Manifest
    contents: copies.Contents
    folders: tuple[Folder, ...]
    found: Mapping[int, Path]


@dataclass(frozen=True, slots=True)
class Import:
    """What was imported. `aside` is where the library before it is kept, `offline` has the folders that aren't here.

    `missing_model` is the name of its model where that isn't on this computer.
    """

    photos: int
    offline: tuple[str, ...]
    aside: Path | None
    missing_model: str | None


def refuse_if_in_use(places: Places, replace_library: bool) -> None:
    """Raises TransferError where there is a library already that isn't to be replaced."""
    if not replace_library and not _is_empty(places):
        raise TransferError(
            "{path}: there is a library on this computer already; to keep it aside and use the imported one instead: "
            "--replace",
            path=places.data,
        )


def unpack(places: Places, file: Path, task: Task) -> Arrival:
    """Unpack a library beside the present one, check all of it, and look for its folders.

    Raises TransferError, CancelledError; then nothing is left of it.
    """
    staging = places.arriving
    try:
        discard(places)
        with archive.reading(file) as reader:
            manifest = reader.manifest()
            names = [archive.CATALOG, archive.SETTINGS]
            for folder in (archive.THUMBNAILS, archive.MODELS, archive.TRANSLATIONS):
                names += reader.names(folder)
            need_room(places.data, reader.total)
            task.begin(reader.total)
            for name in names:
                reader.unpack(name, staging / name, task)
        _check_settings(staging / archive.SETTINGS)
        copies.check(staging / archive.CATALOG)
        task.check()
        with Catalog(staging / archive.CATALOG) as catalog:
            folders = roots_here.folders_of(catalog, manifest.system)
            contents = copies.contents_of(catalog.database)
        return Arrival(file, manifest, contents, tuple(folders), roots_here.find(folders, {}))
    except OSError as error:
        discard(places)
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        if not is_full and error.filename in (None, file, str(file)):
            raise TransferError(
                "{path}: can't be read ({reason}); check the file and its disk", path=file, reason=error
            ) from error
        raise TransferError(
            "{path}: can't be written ({reason}); check the disk and its free space",
            path=error.filename or places.data,
            reason=error,
        ) from error
    except (TransferError, copies.CopyError, CatalogError, EncoderError, SettingsError) as error:
        discard(places)
        raise TransferError("{path}: can't be imported: {reason}", path=file, reason=error) from error
    except BaseException:
        discard(places)
        raise


def discard(places: Places) -> None:
    """Remove what was unpacked. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(places.arriving)


def choose(arrival: Arrival, number: int, path: Path) -> Arrival:
    """The user says where a folder is; others that lay beside it are looked for beside it.

    Raises TransferError where less than half of a sample of its photos is there.
    """
    folder = next(one for one in arrival.folders if one.id == number)
    path = path.expanduser().resolve()
    if not roots_here.holds(folder, path, times=False):
        raise TransferError(
            "{path}: doesn't hold the photos of {folder}; choose the folder that they were copied to",
            path=path,
            folder=folder.path,
        )
    others = [other for one, other in arrival.found.items() if one != number]
    if any(path.is_relative_to(other) or other.is_relative_to(path) for other in others):
        raise TransferError("{path}: is, contains or lies in another folder of the library", path=path)
    return replace(arrival, found=roots_here.find(arrival.folders, {**arrival.found, number: path}))


def adopt(places: Places, arrival: Arrival, *, replace_library: bool) -> Import:
    """Put the unpacked library in the place of the present one, which is kept where there is anything in it.

    No process may have the library open. Raises TransferError; then the present library is as it was.
    """
    try:
        refuse_if_in_use(places, replace_library)
        staged = places.arriving / archive.CATALOG
        _adapt(places, staged, arrival)
        offline = tuple(str(one.path) for one in arrival.folders if one.id not in arrival.found)
        settings = _settings_here(places)
        _take_files(places)
        aside = _keep_present(places)
        # what lies there is of other vectors, some of which have the same numbers
        shutil.rmtree(places.index, ignore_errors=True)
        if places.index.exists():
            raise TransferError(
                "{path}: can't be removed; close other programs that use it", path=places.index
            )
        os.replace(staged, places.catalog)
        write_settings(places.settings, settings)
        sync(places.data)
        discard(places)
    except OSError as error:
        raise TransferError(
            "{path}: can't be written ({reason}); check the disk and its free space",
            path=error.filename or places.data,
            reason=error,
        ) from error
    except (copies.CopyError, CatalogError, SettingsError, backups.BackupError) as error:
        raise TransferError("{path}: can't be imported: {reason}", path=arrival.file, reason=error) from error
    model = find_model(settings.model, places.models)
    return Import(arrival.contents.photos, offline, aside, None if model.installed else model.name)


def _is_empty(places: Places) -> bool:
    if not places.catalog.exists() and not backups.are_there(places.catalog):
        return True
    try:
        with Catalog(places.catalog) as catalog:
            return copies.contents_of(catalog.database).empty
    except CatalogError:  # damaged: what can be saved of it is worth keeping
        return False


def _check_settings(path: Path) -> None:
    """This program must be able to follow the settings that arrived. Raises SettingsError, EncoderError."""
    find_model(read_settings(path).model, path.parent / archive.MODELS)


def _adapt(places: Places, staged: Path, arrival: Arrival) -> None:
    """Make the catalog and the thumbnails those of this computer."""
    thumbnails = Thumbnails(places.arriving / archive.THUMBNAILS)
    with Catalog(staged) as catalog:
        for folder in arrival.folders:
            here = arrival.found.get(folder.id)
            root = here if here is not None else Path(str(folder.path))
            for relative, state in catalog.files.states(folder.id).items():
                there = folder.path / relative
                if str(there) != str(root / relative):
                    thumbnails.move(there, root / relative, state.size, state.mtime_ns)
        folders = [
            (folder.path, arrival.found[folder.id])
            for folder in arrival.folders
            if folder.id in arrival.found
        ]
        moved_paths(catalog, folders)
    copies.close_up(staged)
    copies.adapt(staged, arrival.found, is_certain)
    write_through(staged)


def _settings_here(places: Places) -> Settings:
    """The settings that arrived, with what this computer's own say of its processor."""
    arrived = read_settings(places.arriving / archive.SETTINGS)
    try:
        here = asdict(read_settings(places.settings))
    except SettingsError:  # it is kept aside
        here = asdict(Settings())
    return replace(arrived, **{name: here[name] for name in archive.OF_ONE_COMPUTER})


def _take_files(places: Places) -> None:
    """Move thumbnails, models and translations to their places; what is there already stays."""
    for source, target in (
        (places.arriving / archive.THUMBNAILS, places.thumbnails),
        (places.arriving / archive.TRANSLATIONS, places.translations),
    ):
        for path in files_below(source):
            there = target / path.relative_to(source)
            make_folder(there.parent)
            if not there.exists():
                os.replace(path, there)
    models = places.arriving / archive.MODELS
    for folder in sorted(models.iterdir()) if models.is_dir() else []:
        there = places.models / folder.name
        make_folder(there.parent)
        if not there.exists():
            os.replace(folder, there)


def _keep_present(places: Places) -> Path | None:
    """Keep a copy of the present library's catalog and settings; returns the catalog's, None where it was empty.

    The catalog's one file is left in its place, with nothing beside it.
    """
    if not places.catalog.exists():
        return None
    empty = _is_empty(places)
    whole = copies.close_up(places.catalog)
    if empty and whole:
        return None
    if whole:
        with contextlib.suppress(backups.BackupError):
            backups.back_up(places.catalog, date.today())
        copies.close_up(places.catalog)
    aside = backups.keep_replaced(places.catalog, move=not whole)
    if places.settings.exists():
        shutil.copyfile(places.settings, aside.with_suffix(".settings.json"))
    return aside
