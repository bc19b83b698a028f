"""The bundled icons as icons of Qt and as pictures, in any colour and size."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lepton_desktop.shipped import RESOURCES

_PIXELS = (16, 20, 24, 32, 40, 48, 60)


def icon_image(name: str, size: int, scale: float, colour: QColor | None = None) -> QImage:
    """An icon as a picture of `size` logical pixels square at a device's scale, its strokes in the given colour."""
    return _drawn(name, size, scale, colour.name() if colour is not None else "currentColor")


def icon(name: str, colour: QColor, disabled: QColor) -> QIcon:
    """An icon, sharp at 16 and 20 logical pixels on screens of 1x, 2x and 3x."""
    made = QIcon()
    for pixels in _PIXELS:
        for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
            made.addPixmap(QPixmap.fromImage(icon_image(name, pixels, 1.0, shade)), mode)
    return made


def application_icon() -> QIcon:
    """The program's own icon."""
    made = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        made.addPixmap(QPixmap.fromImage(icon_image("lepton-desktop", size, 1.0)))
    return made


@cache
def _svg(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(256)
def _drawn(name: str, size: int, scale: float, colour: str) -> QImage:
    text = _svg(name).replace("currentColor", colour)
    pixels = max(1, round(size * scale))
    picture = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
