"""Pictures for the viewer, decoded on threads: to the size of the screen first, in full only where that is wanted."""

from __future__ import annotations

import logging
import math
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from lepton_desktop.catalog.records import Photo
from lepton_desktop.photos.errors import PhotoError
from lepton_desktop.photos.photo import open_upright
from lepton_desktop.ui.worker import reason_of

if TYPE_CHECKING:
    from lepton_desktop.photos.bitmap import Decoded

MOST_PIXELS = 64_000_000
"""Larger pictures are kept in half as many pixels on each side, or fewer: on no screen would one see it."""

_BAND_ROWS = 256
_WHOLE = 1 << 20

_log = logging.getLogger(__name__)

File = tuple[str, int, int]
Decode = Callable[[Path, int], "Decoded"]


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """A photo, to fit into a box of device pixels (as its file is upright), or in full where there is no box."""

    photo: Photo
    box: tuple[int, int] | None

    @property
    def key(self) -> tuple[File, bool]:
        """Of each state of a file two pictures are kept: one for the screen, one in full."""
        return (str(self.photo.path), self.photo.size, self.photo.mtime_ns), self.box is None


@dataclass(frozen=True, slots=True)
class Picture:
    """Decoded pixels, and the original's width and height, both upright by the file.

    `complete`: there is no more to be had from the file.
    """

    image: QImage
    width: int
    height: int
    complete: bool


class PictureLoader(QObject):
    """Holds the latest pictures in memory, up to `memory` bytes, and decodes those that are wanted.

    `changed` says that at least one more is here, or that one can't be decoded.
    """

    changed = Signal()

    def __init__(self, decode: Decode = open_upright, threads: int = 2, memory: int = 512 * 2**20) -> None:
        super().__init__()
        self._decode = decode
        self._memory = memory
        self._used = 0
        self._pictures: OrderedDict[tuple[File, bool], tuple[tuple[int, int] | None, Picture]] = OrderedDict()
        self._failures: dict[File, str] = {}
        self._queue: list[WantedPicture] = []
        self._running: set[tuple[File, bool]] = set()
        self._condition = Condition()
        self._closed = False
        self._threads = [
            Thread(target=self._work, name=f"pictures {number}", daemon=True) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def for_screen(self, photo: Photo) -> Picture | None:
        """The photo as it was last decoded for a screen, maybe of another size than now, or None."""
        return self._kept(WantedPicture(photo, (0, 0)))

    def in_full(self, photo: Photo) -> Picture | None:
        """The photo in all its pixels, or None."""
        return self._kept(WantedPicture(photo, None))

    def failure(self, photo: Photo) -> str | None:
        """Why the photo can't be decoded, or None."""
        with self._condition:
            return self._failures.get(WantedPicture(photo, None).key[0])

    def want(self, wanted: Sequence[WantedPicture]) -> None:
        """Decode these, in this order, and forget whatever was wanted before and isn't any more."""
        with self._condition:
            self._queue = [
                entry
                for entry in wanted
                if entry.key[0] not in self._failures
                and entry.key not in self._running
                and not self._is_here(entry)
            ]
            self._queue.reverse()
            self._condition.notify_all()

    def settled(self, wanted: WantedPicture) -> bool:
        """Whether this is here as it is wanted, or can't be decoded."""
        with self._condition:
            return wanted.key[0] in self._failures or self._is_here(wanted)

    def retry(self) -> None:
        """Forget the failures: a drive has come back, or the user asks for another try."""
        with self._condition:
            self._failures.clear()

    def memory_used(self) -> int:
        """How many bytes the pictures take now."""
        with self._condition:
            return self._used

    def close(self, seconds: float = 5.0) -> None:
        """Stop, and wait for what runs; not longer than `seconds` for each thread."""
        with self._condition:
            self._closed = True
            self._queue = []
            self._condition.notify_all()
        for thread in self._threads:
            thread.join(seconds)

    def _kept(self, wanted: WantedPicture) -> Picture | None:
        with self._condition:
            entry = self._pictures.get(wanted.key)
            if entry is None:
                return None
            self._pictures.move_to_end(wanted.key)
            return entry[1]

    def _is_here(self, wanted: WantedPicture) -> bool:
        entry = self._pictures.get(wanted.key)
        if entry is None:
            return False
        box, picture = entry
        return box == wanted.box or (wanted.box is not None and _fits(picture, wanted.box))

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            try:
                picture = self._make(wanted)
            except Exception as error:
                # A file that can't be shown costs only itself; the viewer says why.
                _log.info("can't show %s", wanted.photo.path, exc_info=True)
                self._finish(wanted, error.reason if isinstance(error, PhotoError) else reason_of(error))
            else:
                self._finish(wanted, picture)

    def _next(self) -> WantedPicture | None:
        with self._condition:
            self._condition.wait_for(lambda: self._closed or self._queue)
            if self._closed:
                return None
            wanted = self._queue.pop()
            self._running.add(wanted.key)
            return wanted

    def _make(self, wanted: WantedPicture) -> Picture:
        if wanted.box is None:
            decoded = self._decode(wanted.photo.path, _WHOLE)
            picture = decoded.picture
            while picture.width * picture.height > MOST_PIXELS:
                picture = picture.reduce(2)
        else:
            details = wanted.photo.details
            short = min(_fitted(details.width, details.height, wanted.box))
            # Decoding leaves twice of what is asked for, which here is exactly enough.
            decoded = self._decode(wanted.photo.path, max(1, math.ceil(short / 2)))
            picture = decoded.picture
            size = _fitted(picture.width, picture.height, wanted.box)
            if size != picture.size:
                picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        complete = wanted.box is None or picture.width >= decoded.width
        return Picture(_to_qt(picture), decoded.width, decoded.height, complete)

    def _finish(self, wanted: WantedPicture, made: Picture | str) -> None:
        with self._condition:
            self._running.discard(wanted.key)
            if isinstance(made, str):
                self._failures[wanted.key[0]] = made
            else:
                old = self._pictures.pop(wanted.key, None)
                self._used += made.image.sizeInBytes() - (old[1].image.sizeInBytes() if old else 0)
                self._pictures[wanted.key] = (wanted.box, made)
                while self._used > self._memory and len(self._pictures) > 1:
                    _, (_, dropped) = self._pictures.popitem(last=False)
                    self._used -= dropped.image.sizeInBytes()
            if self._closed:
                return
        self.changed.emit()


def _fitted(width: int, height: int, box: tuple[int, int]) -> tuple[int, int]:
    """The size of a picture, fitted into a box; never larger than it is."""
    factor = min(1.0, box[0] / width, box[1] / height)
    return max(1, round(width * factor)), max(1, round(height * factor))


def _fits(picture: Picture, box: tuple[int, int]) -> bool:
    """Whether the picture is what decoding for the box would give."""
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
