"""Moves files to the system's trash, and back if the system says where they are. Waits for the disk."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from send2trash import TrashPermissionError, send2trash

from lepton_desktop.legible import legible
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.file_contents import content_hash
from lepton_desktop.ui.toolkit.i18n import tr, translated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lepton_desktop.catalog.records import Photo

_INFO = ".trashinfo"


@dataclass(frozen=True, slots=True)
class Trashed:
    """A file in the trash: its old path, and its path in the trash, or None if only the system can restore it."""

    path: Path
    place: Path | None


@dataclass(frozen=True, slots=True)
class TrashOutcome:
    """What was moved to the trash or back, and for each file that wasn't: its name, the reason, and what to do."""

    moved: tuple[Trashed, ...]
    failures: tuple[str, ...]

    @property
    def can_undo(self) -> bool:
        """Whether `put_back` can restore all of the files."""
        return bool(self.moved) and all(one.place is not None for one in self.moved)


def files_of(photo: Photo) -> list[Path]:
    """The files of the photo: its own, and the RAW file next to it."""
    return [photo.path] if photo.companion is None else [photo.path, photo.companion]


def is_unchanged(photo: Photo, closely: bool = True) -> bool:
    """Whether the photo's file exists with the content that was shown and compared.

    Unless it is checked `closely`, only its size and time are compared.
    """
    try:
        status = photo.path.stat()
        if closely:
            return status.st_size == photo.size and content_hash(photo.path) == photo.content_hash
    except (OSError, PhotoError):
        return False
    return (status.st_size, status.st_mtime_ns) == (photo.size, photo.mtime_ns)


def why_it_was_another(photo: Photo) -> str:
    """Why the file must not be moved: its content isn't that of the photo that was shown; otherwise empty."""
    try:
        there = os.path.lexists(photo.path)
        if there and content_hash(photo.path) != photo.content_hash:
            return tr("{path}: has changed since it was shown, so it stays").format(path=legible(photo.path))
    except PhotoError as error:
        return tr("{path}: can't be checked ({reason}), so it stays").format(
            path=legible(photo.path), reason=translated(error.reason)
        )
    return ""


def why_it_stays(photo: Photo, like: Photo, closely: bool = True) -> str:
    """Why the file may not go because of what it is like: it isn't what was compared any more; else empty.

    A file that is the other one by another name isn't moved either: that would take the only one. `closely` as
    `is_unchanged` takes it.
    """
    try:
        if not is_unchanged(photo, closely):
            return tr("{path}: has changed since it was compared, so it stays").format(
                path=legible(photo.path)
            )
        if photo.path.samefile(like.path):
            return tr("{path}: is the same file as {other}, so it stays").format(
                path=legible(photo.path), other=legible(like.path)
            )
    except OSError as error:
        return tr("{path}: can't be checked ({reason}), so it stays").format(
            path=legible(photo.path), reason=error.strerror or error
        )
    return ""


def move_to_trash(paths: Sequence[Path]) -> TrashOutcome:
    """Move files to the trash, each on its own: one that can't be moved doesn't stop the others."""
    moved: list[Trashed] = []
    failures: list[str] = []
    for path in paths:
        try:
            send2trash(str(path))
        except TrashPermissionError:
            failures.append(
                tr("{path}: its drive has no trash; delete it with your file browser").format(
                    path=legible(path)
                )
            )
        except FileNotFoundError:
            failures.append(tr("{path}: is no longer there").format(path=legible(path)))
        except OSError as error:
            reason = error.strerror or str(error)
            text = tr(
                "{path}: can't be moved to the trash ({reason}); check the permissions of the file and its "
                "folder"
            )
            failures.append(text.format(path=legible(path), reason=reason))
        else:
            moved.append(Trashed(path, _place_of(path)))
    return TrashOutcome(tuple(moved), tuple(failures))


def put_back(trashed: Sequence[Trashed]) -> TrashOutcome:
    """Move files from the trash back to their places. A file that is there by now is never overwritten."""
    moved: list[Trashed] = []
    failures: list[str] = []
    for one in trashed:
        if one.place is None:
            failures.append(tr("{path}: restore it from the system's trash").format(path=legible(one.path)))
        elif os.path.lexists(one.path):
            text = tr("{path}: another file has this name now; the old one stays in the trash")
            failures.append(text.format(path=legible(one.path)))
        else:
            try:
                one.path.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(one.place, one.path)
                _info_of(one.place).unlink(missing_ok=True)
            except OSError as error:
                text = tr("{path}: can't be put back ({reason}); restore it from the system's trash")
                failures.append(text.format(path=legible(one.path), reason=error.strerror or error))
            else:
                moved.append(one)
    return TrashOutcome(tuple(moved), tuple(failures))


def _place_of(path: Path) -> Path | None:
    """Where a file that was just moved is, on systems whose trash follows freedesktop.org's specification."""
    if sys.platform in ("win32", "darwin"):
        return None
    found: list[tuple[int, Path]] = []
    for trash, top in _trashes(path):
        for place in _places_in(trash, path):
            info = _info_of(place)
            if _origin(info, top) == os.path.abspath(path) and os.path.lexists(place):
                found.append((info.stat().st_mtime_ns, place))
    return max(found)[1] if found else None


def _places_in(trash: Path, path: Path) -> Iterator[Path]:
    """Where the file may be in a trash: under its name, with a number if the name was taken.

    The names are tried one by one, since a trash may hold too many files to look through for each.
    """
    for pattern in (
        "{stem} {number}{suffix}",
        "{stem}.{number}{suffix}",
    ):  # send2trash's own, and that of GIO
        place, number = trash / "files" / path.name, 0
        while os.path.lexists(_info_of(place)):
            yield place
            number += 1
            first = number if " " in pattern else number + 1
            name = pattern.format(stem=path.stem, number=first, suffix=path.suffix)
            place = trash / "files" / name


def _trashes(path: Path) -> Iterator[tuple[Path, Path]]:
    """The trash folders that the file may be in, each with the folder that its relative paths start from."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    yield data / "Trash", data
    top = path.parent
    while not top.is_mount() and top != top.parent:
        top = top.parent
    number = os.getuid()
    for trash in (top / ".Trash" / str(number), top / f".Trash-{number}"):
        yield trash, top


def _origin(info: Path, top: Path) -> str | None:
    """The original path of a file in the trash, from its description file."""
    try:
        lines = info.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return next((str(top / unquote(line[5:])) for line in lines if line.startswith("Path=")), None)


def _info_of(place: Path) -> Path:
    return place.parent.parent / "info" / f"{place.name}{_INFO}"
