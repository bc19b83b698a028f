"""Pictures for the viewer, decoded on threads: first at the size of the screen, in full only if that is wanted."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtGui import QImage

from lepton_desktop.catalog.records import Photo
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.isolated_decoding import open_upright
from lepton_desktop.ui.pictures.loader import File, Loader, file_of
from lepton_desktop.ui.toolkit.i18n import translated

if TYPE_CHECKING:
    from lepton_desktop.photos.bitmap import Decoded

MOST_PIXELS = 64_000_000
"""Larger pictures are kept with half as many pixels per side, or fewer: no screen could show the difference."""

_BAND_ROWS = 256
_WHOLE = 1 << 20

Decode = Callable[[Path, int], "Decoded"]


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A photo to fit into a box of device pixels (in the orientation of the file), or in full without a box."""

    photo: Photo
    box: tuple[int, int] | None

    @property
    def key(self) -> tuple[File, bool]:
        """For each state of a file, two pictures are kept: one for the screen, one in full."""
        return file_of(self.photo), self.box is None


@dataclass(frozen=True, slots=True)
class Picture:
    """Decoded pixels, and the original's width and height, both upright by the file.

    `complete`: there is no more to be had from the file.
    """

    image: QImage
    width: int
    height: int
    complete: bool


class PictureLoader(Loader[WantedPicture, Picture]):
    """Decodes the pictures that are wanted."""

    def __init__(self, decode: Decode = open_upright, threads: int = 2, memory: int = 512 * 2**20) -> None:
        self._decode = decode
        super().__init__("pictures", threads, memory)

    def for_screen(self, photo: Photo) -> Picture | None:
        """The photo as it was last decoded for a screen, possibly of another size, or None."""
        return self._latest(WantedPicture(photo, (0, 0)).key)

    def in_full(self, photo: Photo) -> Picture | None:
        """The photo with all its pixels, or None."""
        return self._latest(WantedPicture(photo, None).key)

    def _bytes(self, made: Picture) -> int:
        return made.image.sizeInBytes()

    def _serves(self, made: Picture, of: WantedPicture, wish: WantedPicture) -> bool:
        return of.box == wish.box or (wish.box is not None and _fits(made, wish.box))

    def _reason(self, error: Exception) -> str:
        return translated(error.reason) if isinstance(error, PhotoError) else super()._reason(error)

    def _make(self, wish: WantedPicture) -> Picture:
        if wish.box is None:
            decoded = self._decode(wish.photo.path, _WHOLE)
            picture = decoded.picture
            while picture.width * picture.height > MOST_PIXELS:
                picture = picture.reduce(2)
        else:
            details = wish.photo.details
            short = min(_fitted(details.width, details.height, wish.box))
            # Decoding leaves twice of what is asked for, which here is exactly enough.
            decoded = self._decode(wish.photo.path, max(1, math.ceil(short / 2)))
            picture = decoded.picture
            size = _fitted(picture.width, picture.height, wish.box)
            if size != picture.size:
                picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        complete = wish.box is None or picture.width >= decoded.width
        return Picture(_to_qt(picture), decoded.width, decoded.height, complete)


def _fitted(width: int, height: int, box: tuple[int, int]) -> tuple[int, int]:
    """The size of a picture fitted into a box; never larger than the picture."""
    factor = min(1.0, box[0] / width, box[1] / height)
    return max(1, round(width * factor)), max(1, round(height * factor))


def _fits(picture: Picture, box: tuple[int, int]) -> bool:
    """Whether the picture has the size that decoding for the box would give."""
    return _fitted(picture.width, picture.height, box) == (picture.image.width(), picture.image.height())


def _to_qt(picture: Image.Image) -> QImage:
    """The picture (RGB) as Qt draws it fastest; copied in bands, so that it isn't in memory a third time."""
    image = QImage(picture.width, picture.height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise MemoryError
    row, pixels = image.bytesPerLine(), image.bits()
    assert isinstance(pixels, memoryview)
    for top in range(0, picture.height, _BAND_ROWS):
        bottom = min(top + _BAND_ROWS, picture.height)
        # The fourth byte must be 255, or some of Qt's ways of drawing take it for transparency.
        band = picture.crop((0, top, picture.width, bottom)).convert("RGBA")
        pixels[top * row : bottom * row] = band.tobytes("raw", "BGRA")
    return image
