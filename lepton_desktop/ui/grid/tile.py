"""How one photo is drawn in the grid: its picture, fitted into a square, and its name below."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QFontMetrics, QHelpEvent, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from lepton_desktop.legible import legible
from lepton_desktop.ui.grid.photo_model import Role
from lepton_desktop.ui.toolkit.formatting import number
from lepton_desktop.ui.toolkit.icons import icon_image
from lepton_desktop.ui.toolkit.plain_text import plain_tip

if TYPE_CHECKING:
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
    from lepton_desktop.ui.toolkit.theme import Theme

GAP = 16
"""The gap between two tiles, in logical pixels; half of it is on each side of a tile."""
_INSET = 6
_RADIUS = 12.0
_PICTURE_RADIUS = 5.0
_NAME_GAP = 7
_RING = 2.5
_ICON = 30
_LARGEST_ZOOM = 2.5
_BADGE = 26
_FADED = 0.55


def cell_size(width: int, metrics: QFontMetrics) -> QSize:
    """The size of a grid cell of this width."""
    return QSize(width, width + _NAME_GAP + metrics.height() + 4)


def picture_edge(width: int) -> int:
    """The side of the square that a picture is fitted into, in a cell of this width; logical pixels."""
    return max(16, width - GAP - 2 * _INSET)


class TileDelegate(QStyledItemDelegate):
    """Draws tiles. Pictures come from the loader; a tile whose picture isn't available yet is empty."""

    def __init__(self, theme: Theme, loader: ThumbnailLoader, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._loader = loader

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return option.rect.size()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        photo: Photo | None = index.data(Role.PHOTO)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        active = bool(state & QStyle.StateFlag.State_Active)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        cell = option.rect
        edge = cell.width() - GAP
        tile = QRect(cell.x() + GAP // 2, cell.y() + GAP // 2, edge, edge)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("tile_hover" if hovered or selected else "tile"))
        painter.drawRoundedRect(tile, _RADIUS, _RADIUS)
        if photo is not None:
            self._paint_picture(painter, photo, tile)
            self._paint_badges(painter, option, photo, tile, len(index.data(Role.COPIES) or ()))
        if selected or focused:
            ring = self._theme.colour("accent" if active or not selected else "scroll_hover")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            width = _RING if selected else 1.5
            painter.setPen(QPen(ring, width))
            out = width / 2 + 0.5
            painter.drawRoundedRect(QRectF(tile).adjusted(-out, -out, out, out), _RADIUS + out, _RADIUS + out)
        if photo is not None:
            self._paint_name(painter, option, legible(photo.path.name), tile, selected or hovered)
        painter.restore()

    def _paint_picture(self, painter: QPainter, photo: Photo, tile: QRect) -> None:
        image = self._loader.picture(photo)
        if image is None:
            if self._loader.failure(photo) is not None:
                self._paint_icon(painter, "image-off", tile)
            return
        room = QRectF(tile).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        target = fitted(image, room, painter.device().devicePixelRatioF(), photo.rotation)
        painter.setBrush(brush_of(image, target, photo.rotation))
        if not photo.online or photo.excluded:
            painter.setOpacity(_FADED)
        painter.drawRoundedRect(target, _PICTURE_RADIUS, _PICTURE_RADIUS)
        painter.setOpacity(1.0)

    def _paint_icon(self, painter: QPainter, name: str, tile: QRect) -> None:
        picture = icon_image(
            name, _ICON, painter.device().devicePixelRatioF(), self._theme.colour("secondary")
        )
        painter.drawImage(tile.center() - QPointF(_ICON / 2, _ICON / 2).toPoint(), picture)

    def _paint_badges(
        self, painter: QPainter, option: QStyleOptionViewItem, photo: Photo, tile: QRect, copies: int
    ) -> None:
        """Paint badges from the right corner: offline, excluded from search, and the number of files of a stack."""
        badge = QRectF(tile.right() - 7 - _BADGE, tile.top() + 8, _BADGE, _BADGE)
        for name, holds in (("offline", not photo.online), ("hidden", photo.excluded)):
            if holds:
                self._paint_ground(painter, badge)
                scale = painter.device().devicePixelRatioF()
                picture = icon_image(name, 16, scale, self._theme.colour("text"))
                painter.drawImage(badge.topLeft() + QPointF(5, 5), picture)
                badge.translate(-_BADGE - 4, 0)
        if copies:
            count = number(copies + 1)
            width = max(_BADGE, option.fontMetrics.horizontalAdvance(count) + 38)
            badge.setLeft(badge.right() - width)
            self._paint_ground(painter, badge)
            picture = icon_image(
                "stack", 16, painter.device().devicePixelRatioF(), self._theme.colour("text")
            )
            painter.drawImage(badge.topLeft() + QPointF(8, 5), picture)
            painter.setPen(self._theme.colour("text"))
            painter.setFont(option.font)
            painter.drawText(badge.adjusted(26, 0, -8, 0), Qt.AlignmentFlag.AlignCenter, count)
            painter.setPen(Qt.PenStyle.NoPen)

    def _paint_ground(self, painter: QPainter, badge: QRectF) -> None:
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, name: str, tile: QRect, strong: bool
    ) -> None:
        line = QRect(tile.x(), tile.bottom() + _NAME_GAP, tile.width(), option.fontMetrics.height() + 2)
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text" if strong else "secondary"))
        elided = option.fontMetrics.elidedText(name, Qt.TextElideMode.ElideMiddle, line.width() - 4)
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, elided)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        photo: Photo | None = index.data(Role.PHOTO)
        if event.type() != QEvent.Type.ToolTip or photo is None:
            return super().helpEvent(event, view, option, index)
        tip = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
        if reason := self._loader.failure(photo):
            tip = f"{tip}\n{reason}"
        QToolTip.showText(event.globalPos(), plain_tip(tip), view, option.rect)
        return True


def fitted(image: QImage, box: QRectF, scale: float, rotation: int = 0) -> QRectF:
    """Where the image is drawn, fitted into the centre of a box in logical pixels, at a device's scale.

    It is turned by this many quarters. An image made for this box keeps its own pixels and is aligned with those of
    the device, so that it is sharp; a small one is enlarged a little.
    """
    width, height = image.width() / scale, image.height() / scale
    if rotation % 2:
        width, height = height, width
    zoom = min(_LARGEST_ZOOM, box.width() / width, box.height() / height)
    if abs(zoom - 1) * max(width, height) * scale < 1.5:
        zoom = 1.0
    width, height = width * zoom, height * zoom
    # Halves always go one way: else a picture would tremble in its tile while it is scrolled.
    x = math.floor((box.center().x() - width / 2) * scale + 0.5) / scale
    y = math.floor((box.center().y() - height / 2) * scale + 0.5) / scale
    return QRectF(x, y, width, height)


def brush_of(image: QImage, target: QRectF, rotation: int) -> QBrush:
    """The image, turned clockwise by this many quarters, as a brush that fills the target with it."""
    corner = (target.topLeft(), target.topRight(), target.bottomRight(), target.bottomLeft())[rotation % 4]
    width, height = target.width(), target.height()
    if rotation % 2:
        width, height = height, width
    brush = QBrush(image)
    brush.setTransform(
        QTransform.fromTranslate(corner.x(), corner.y())
        .rotate(90 * rotation)
        .scale(width / image.width(), height / image.height())
    )
    return brush
