"""Puts photos on the clipboard: as files, and when it is one as its picture too."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QTransform

from lepton_desktop.photos.isolated import decode
from lepton_desktop.ui.worker import reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lepton_desktop.catalog.records import Photo

_WHOLE = 1 << 20  # no short side is longer: the picture is decoded in full
_TURN = "application/x-lepton-copied"


class Clipboard(QObject):
    """`failed` says why a picture isn't there; the files are."""

    failed = Signal(str)
    _decoded = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._photo: Photo | None = None
        self._decoded.connect(self._add_picture)

    def copy(self, photos: Sequence[Photo]) -> None:
        """Copy photos: their files at once, and the picture of a single one as soon as it is decoded."""
        self._turn += 1
        self._put(photos, None)
        self._photo = photos[0] if len(photos) == 1 else None
        if self._photo is not None:
            Thread(target=self._decode, args=(self._turn, self._photo), name="copying", daemon=True).start()

    def _put(self, photos: Sequence[Photo], picture: QImage | None) -> None:
        mime = files_of([photo.path for photo in photos])
        # Some file browsers of Linux ask in words of their own whether the files are copied or cut.
        urls = "\n".join(url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in mime.urls())
        mime.setData("x-special/gnome-copied-files", f"copy\n{urls}".encode())
        mime.setData(_TURN, str(self._turn).encode())
        if picture is not None:
            mime.setImageData(picture)
        QGuiApplication.clipboard().setMimeData(mime)

    def _decode(self, turn: int, photo: Photo) -> None:
        try:
            picture = decode(photo.path, _WHOLE).convert("RGB")
            size = picture.size
            image = QImage(picture.tobytes(), *size, 3 * size[0], QImage.Format.Format_RGB888).copy()
            if photo.rotation:
                image = image.transformed(QTransform().rotate(90 * photo.rotation))
        except Exception as error:
            self._decoded.emit(turn, reason_of(error))
        else:
            self._decoded.emit(turn, image)

    def _add_picture(self, turn: int, found: QImage | str) -> None:
        """Add the picture, unless something else was copied meanwhile, here or in another program."""
        held = bytes(QGuiApplication.clipboard().mimeData().data(_TURN).data())
        if turn != self._turn or held != str(turn).encode() or self._photo is None:
            return
        if isinstance(found, QImage):
            self._put([self._photo], found)
        else:
            self.failed.emit(found)


def files_of(paths: Sequence[Path | str]) -> QMimeData:
    """Files, for another program."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
