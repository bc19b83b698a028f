"""Puts photos on the clipboard: as files, and a single photo also as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QTransform

from lepton_desktop.photos.isolated_decoding import decode
from lepton_desktop.ui.toolkit.background_call import BackgroundCalls
from lepton_desktop.ui.toolkit.i18n import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lepton_desktop.catalog.records import Photo

_WHOLE = 1 << 20  # no short side is longer: the picture is decoded in full
_TURN = "application/x-lepton-copied"


class Clipboard(QObject):
    """`failed` emits why the picture is missing from the clipboard; the files are there even so."""

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._background_calls = BackgroundCalls(self)

    def copy(self, photos: Sequence[Photo]) -> None:
        """Copy photos: their files at once, and the picture of a single photo as soon as it is decoded."""
        self._turn += 1
        turn = self._turn
        self._put(photos, None)
        if len(photos) == 1:
            (photo,) = photos
            self._background_calls.run(
                lambda: _decode(photo), lambda found: self._add_picture(turn, photo, found)
            )

    def _put(self, photos: Sequence[Photo], picture: QImage | None) -> None:
        mime = files_of([photo.path for photo in photos])
        # Some file browsers of Linux ask in words of their own whether the files are copied or cut.
        urls = "\n".join(url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in mime.urls())
        mime.setData("x-special/gnome-copied-files", f"copy\n{urls}".encode())
        mime.setData(_TURN, str(self._turn).encode())
        if picture is not None:
            mime.setImageData(picture)
        QGuiApplication.clipboard().setMimeData(mime)

    def _add_picture(self, turn: int, photo: Photo, found: QImage | str) -> None:
        """Add the picture, unless something else was copied in the meantime, here or in another program."""
        held = bytes(QGuiApplication.clipboard().mimeData().data(_TURN).data())
        if turn != self._turn or held != str(turn).encode():
            return
        if isinstance(found, QImage):
            self._put([photo], found)
        else:
            self.failed.emit(found)


def _decode(photo: Photo) -> QImage | str:
    """The picture as it is displayed, or the reason why there is none."""
    try:
        picture = decode(photo.path, _WHOLE).convert("RGB")
    except Exception as error:
        return in_words(error)
    size = picture.size
    image = QImage(picture.tobytes(), *size, 3 * size[0], QImage.Format.Format_RGB888).copy()
    return image.transformed(QTransform().rotate(90 * photo.rotation)) if photo.rotation else image


def files_of(paths: Sequence[Path | str]) -> QMimeData:
    """The files as mime data for another program."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
