"""Thumbnails for the screen: made on threads, only those that are in sight, the latest wanted first."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from lepton_desktop.catalog.records import Photo
from lepton_desktop.photos.thumbnails import EDGES
from lepton_desktop.ui.language import mark
from lepton_desktop.ui.worker import reason_of

_FAST_FORMATS = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied)
"""Those that are drawn as they are; converting any other keeps the window waiting."""

_log = logging.getLogger(__name__)

Fetch = Callable[[Photo, int], Path | bytes]
"""The thumbnail of a photo whose longer side is about so many pixels: an image file, or its content."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A photo, to fit in a square of `box` device pixels."""

    photo: Photo
    box: int

    @property
    def key(self) -> tuple[str, int, int]:
        """What makes it the same picture; a file that changed is another."""
        return str(self.photo.path), self.photo.size, self.photo.mtime_ns


class ThumbnailLoader(QObject):
    """Holds the latest thumbnails in memory, up to `memory` bytes, and makes those that are wanted.

    `changed` says that at least one more is here, or that one can't be made.
    """

    changed = Signal()

    def __init__(self, fetch: Fetch, threads: int = 3, memory: int = 256 * 2**20) -> None:
        super().__init__()
        self._fetch = fetch
        self._memory = memory
        self._used = 0
        self._images: OrderedDict[tuple[str, int, int], tuple[int, QImage]] = OrderedDict()
        self._failures: dict[tuple[str, int, int], str] = {}
        self._makeshift: set[tuple[str, int, int]] = (
            set()
        )  # smaller than wanted: the photo couldn't be opened
        self._queue: list[Wanted] = []
        self._running: set[tuple[str, int, int]] = set()
        self._condition = Condition()
        self._closed = False
        self._threads = [
            Thread(target=self._work, name=f"thumbnails {number}", daemon=True) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def picture(self, photo: Photo) -> QImage | None:
        """The photo's thumbnail as it was last made, maybe of another size than is wanted now, or None."""
        with self._condition:
            entry = self._images.get(Wanted(photo, 0).key)
            if entry is None:
                return None
            self._images.move_to_end(Wanted(photo, 0).key)
            return entry[1]

    def failure(self, photo: Photo) -> str | None:
        """Why the photo has no thumbnail, or None."""
        with self._condition:
            return self._failures.get(Wanted(photo, 0).key)

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Make these, in this order, and forget whatever was wanted before and isn't any more."""
        with self._condition:
            self._queue = [
                entry
                for entry in wanted
                if entry.key not in self._failures
                and entry.key not in self._running
                and self._images.get(entry.key, (0, None))[0] != entry.box
            ]
            self._queue.reverse()
            self._condition.notify_all()

    def settled(self, wanted: Wanted) -> bool:
        """Whether this is here in its size, or can't be made."""
        with self._condition:
            return wanted.key in self._failures or self._images.get(wanted.key, (0, None))[0] == wanted.box

    def retry(self) -> None:
        """Forget the failures, as when a drive has come back; what is smaller than it was wanted is wanted again."""
        with self._condition:
            self._failures.clear()
            for key in self._makeshift & self._images.keys():
                self._images[key] = (0, self._images[key][1])
            self._makeshift.clear()

    def close(self, seconds: float = 5.0) -> None:
        """Stop, and wait for what runs; not longer than `seconds` for each thread."""
        with self._condition:
            self._closed = True
            self._queue = []
            self._condition.notify_all()
        for thread in self._threads:
            thread.join(seconds)

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            try:
                image = self._make(wanted)
            except Exception as error:
                # A file that can't be shown costs only itself; the grid shows that it has no picture, and
                # why.
                _log.info("no thumbnail of %s", wanted.photo.path, exc_info=True)
                self._finish(wanted, None, reason_of(error))
            else:
                self._finish(wanted, image, "")

    def _next(self) -> Wanted | None:
        with self._condition:
            self._condition.wait_for(lambda: self._closed or self._queue)
            if self._closed:
                return None
            wanted = self._queue.pop()
            self._running.add(wanted.key)
            return wanted

    def _make(self, wanted: Wanted) -> QImage:
        edge = next((edge for edge in EDGES if edge >= wanted.box), EDGES[-1])
        image = read_image(self._fetch(wanted.photo, edge), wanted.box)
        if image.isNull():
            raise ValueError(mark("its thumbnail can't be read; rescan the folder"))
        return image

    def _finish(self, wanted: Wanted, image: QImage | None, reason: str) -> None:
        with self._condition:
            self._running.discard(wanted.key)
            if image is None:
                self._failures[wanted.key] = reason
            else:
                details = wanted.photo.details
                if max(image.width(), image.height()) < min(wanted.box, max(details.width, details.height)):
                    self._makeshift.add(wanted.key)
                old = self._images.pop(wanted.key, None)
                self._used += image.sizeInBytes() - (old[1].sizeInBytes() if old else 0)
                self._images[wanted.key] = (wanted.box, image)
                while self._used > self._memory and len(self._images) > 1:
                    _, (_, dropped) = self._images.popitem(last=False)
                    self._used -= dropped.sizeInBytes()
            if self._closed:
                return
        self.changed.emit()


def read_image(stored: Path | bytes, box: int) -> QImage:
    """The picture of an image file, or of its content, made smaller to fit in a square of `box` pixels; or a null one.

    All of it is done in a QImageReader: of Qt's ways to read and scale a picture this is the one during which Python,
    and so the window, goes on.
    """
    reader = QImageReader()
    buffer = QBuffer()
    if isinstance(stored, bytes):
        buffer.setData(stored)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader.setDevice(buffer)
    else:
        reader.setFileName(str(stored))
    size = reader.size()
    if size.width() > box or size.height() > box:
        fitted = size.scaled(box, box, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.format() in _FAST_FORMATS:
        return image
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
