"""Thumbnails for the screen: made on threads, only those in sight, the last one requested first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QImage

from lepton_desktop.catalog.records import Photo
from lepton_desktop.photos.thumbnails import EDGES
from lepton_desktop.ui.pictures.loader import File, Loader, file_of
from lepton_desktop.ui.toolkit.images import read_image
from lepton_desktop.user_messages import UserError

Fetch = Callable[[Photo, int], Path | bytes]
"""Returns the thumbnail of a photo, with about this many pixels on its longer side: an image file, or its content."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A photo to fit in a square of `box` device pixels."""

    photo: Photo
    box: int

    @property
    def key(self) -> File:
        """For each state of a file, one thumbnail is kept."""
        return file_of(self.photo)


class ThumbnailLoader(Loader[Wanted, QImage]):
    """Makes the thumbnails that are wanted."""

    def __init__(self, fetch: Fetch, threads: int = 3, memory: int = 256 * 2**20) -> None:
        self._fetch = fetch
        super().__init__("thumbnails", threads, memory)

    def picture(self, photo: Photo) -> QImage | None:
        """The photo's latest thumbnail, possibly of another size than is wanted now, or None."""
        return self._latest(file_of(photo))

    def retry(self) -> None:
        """Forget the failures; thumbnails that are too small because the photo was offline are wanted again."""
        super().retry()
        with self._condition:
            for key, (wish, image) in list(self._kept.items()):
                details = wish.photo.details
                if max(image.width(), image.height()) < min(wish.box, max(details.width, details.height)):
                    self._kept[key] = replace(wish, box=0), image

    def _bytes(self, made: QImage) -> int:
        return made.sizeInBytes()

    def _serves(self, made: QImage, of: Wanted, wish: Wanted) -> bool:
        return of.box == wish.box

    def _make(self, wish: Wanted) -> QImage:
        edge = next((edge for edge in EDGES if edge >= wish.box), EDGES[-1])
        image = read_image(self._fetch(wish.photo, edge), wish.box)
        if image.isNull():
            raise UserError("its thumbnail can't be read; rescan the folder")
        return image
