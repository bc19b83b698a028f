"""Files that lie in several places of the library by links: each is one file, and never a copy of itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.catalog.records import Photo


def files_of_links(photos: Sequence[Photo]) -> list[tuple[Photo, bool]]:
    """One photo for each file, and whether symbolic links lead to it too.

    It is the photo at the file's own place, if the library has that; of hard links it is the first.
    """
    files: dict[object, list[Photo]] = {}
    for photo in photos:
        files.setdefault(_file(photo), []).append(photo)
    found: list[tuple[Photo, bool]] = []
    for places in files.values():
        own = [photo for photo in places if len(places) == 1 or _is_own_place(photo)]
        found.append(((own or places)[0], 0 < len(own) < len(places)))
    return found


def _file(photo: Photo) -> object:
    """What makes it one file; where the system doesn't tell, its path."""
    try:
        status = os.stat(photo.path)
    except OSError:
        return photo.path
    return (status.st_dev, status.st_ino) if status.st_ino else photo.path


def _is_own_place(photo: Photo) -> bool:
    return os.path.realpath(photo.path) == os.path.abspath(photo.path)
