"""Finds out whether a file whose content changed still shows the same picture, saved again.

Only where the user decided something about the picture does anybody look; what it looked like, its thumbnail tells.
"""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.same_picture import is_saved_again
from lepton_desktop.photos.thumbnails import EDGES

if TYPE_CHECKING:
    from pathlib import Path

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import NewPhoto
    from lepton_desktop.photos.thumbnails import Thumbnails


def with_what_it_was(photo: NewPhoto, path: Path, catalog: Catalog, thumbnails: Thumbnails) -> NewPhoto:
    """The photo, which lies at this path, with the content that was saved again as it. Raises CatalogError."""
    if photo.same_picture_as is not None:
        return photo
    before = catalog.decisions.replaced_file(photo)
    if before is None:
        return photo
    content, size, mtime_ns = before
    if (size, mtime_ns) == (photo.size, photo.mtime_ns):  # the thumbnail has been made again
        return photo
    for edge in EDGES:
        old = thumbnails.kept(path, size, mtime_ns, edge)
        if old is not None:
            with contextlib.suppress(PhotoError, OSError):
                new = thumbnails.get(path, photo.size, photo.mtime_ns, edge)
                if is_saved_again(Image.open(io.BytesIO(old)), Image.open(io.BytesIO(new))):
                    return replace(photo, same_picture_as=content)
            return photo
    return photo
