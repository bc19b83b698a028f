"""Reads small pictures for the screen without blocking the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from pathlib import Path

_FAST_FORMATS = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied)
"""The formats that are drawn without conversion; converting any other blocks the window."""

_PNG = b"\x89PNG"


def read_image(stored: Path | bytes, box: int) -> QImage:
    """The picture of a JPEG or PNG file, or of its content, made to fit in a square of `box` pixels; or a null one.

    All of it is done in a QImageReader. Of Qt's ways to read and scale a picture, it is the one that lets Python run
    meanwhile, so the window doesn't stop.
    """
    content = stored if isinstance(stored, bytes) else stored.read_bytes()
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"png" if content.startswith(_PNG) else b"jpeg")
    # Left to find the format out, Qt asks all its plugins. That for SVG makes a connection, for which it takes a lock
    # while this thread holds Python's. When the window's thread holds the first and waits for the other, both stand.
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if size.width() > box or size.height() > box:
        fitted = size.scaled(box, box, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.format() in _FAST_FORMATS:
        return image
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
