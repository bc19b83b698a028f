"""The picture at the pointer while photos are dragged to another program: a pile of them, and their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPixmap, QTransform

from lepton_desktop.ui.toolkit.formatting import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from lepton_desktop.ui.toolkit.theme import Theme

_EDGE = 104
_SHIFT = 7
_SHOWN = 3


def drag_picture(
    pictures: Sequence[tuple[QImage, int]], count: int, scale: float, theme: Theme, font: QFont
) -> QPixmap:
    """The first of these pictures on a pile, with the number of all photos.

    Each comes with the quarters that it is turned clockwise by. In logical pixels of a screen of this scale. Without
    a picture, the result is a plain card.
    """
    shown = list(pictures[:_SHOWN])
    side = _EDGE + _SHIFT * (_SHOWN - 1) + 16
    made = QPixmap(round(side * scale), round(side * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for depth in reversed(range(max(1, len(shown)))):
        card = QRectF(8 + depth * _SHIFT, 8 + depth * _SHIFT, _EDGE, _EDGE)
        path = QPainterPath()
        path.addRoundedRect(card, 8, 8)
        painter.fillPath(path, theme.colour("tile_hover"))
        if shown:
            image, quarters = shown[depth]
            turned = image.transformed(QTransform().rotate(90 * quarters)) if quarters else image
            size = QSizeF(turned.size()).scaled(card.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            room = QRectF(
                card.center().x() - size.width() / 2, card.center().y() - size.height() / 2, *size.toTuple()
            )
            painter.setClipPath(path)
            painter.drawImage(room, turned)
            painter.setClipping(False)
        painter.setPen(theme.colour("field_line"))
        painter.drawPath(path)
    if count > 1:
        _paint_count(painter, number(count), theme, font)
    painter.end()
    return made


def hot_spot() -> QPoint:
    """Where the pointer is in the picture, in logical pixels."""
    return QPoint(_EDGE // 2, _EDGE // 2)


def _paint_count(painter: QPainter, count: str, theme: Theme, font: QFont) -> None:
    bold = QFont(font)
    bold.setBold(True)
    metrics = QFontMetrics(bold)
    height = metrics.height() + 6
    badge = QRect(0, 0, max(height, metrics.horizontalAdvance(count) + 14), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent_fill"))
    painter.drawRoundedRect(badge, height / 2, height / 2)
    painter.setFont(bold)
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, count)
