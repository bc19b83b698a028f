"""How one photo of a group of duplicates is drawn: its picture, a star, and how it differs from the others."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lepton_desktop.ui.grid.tile import fitted
from lepton_desktop.ui.toolkit.icons import icon_image

if TYPE_CHECKING:
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.search.duplicates import Member
    from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
    from lepton_desktop.ui.toolkit.theme import Theme

GAP, INSET, LINES = 12, 8, 6
"""The gap between two cards and the margin inside one, in logical pixels; the number of text lines of a card."""

_RADIUS = 12.0
_STAR = 20

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """The roles of `CardModel.data` besides Qt's own."""

    MEMBER = Qt.ItemDataRole.UserRole + 1
    KEPT = Qt.ItemDataRole.UserRole + 2
    LINES = Qt.ItemDataRole.UserRole + 3
    """How the photo differs from the others, in lines of text."""


def star_of(cell: QRect) -> QRect:
    """The area of a cell's star, including the space around it that can be clicked."""
    tile = cell.adjusted(GAP // 2, GAP // 2, -GAP // 2, -GAP // 2)
    return QRect(tile.right() - _STAR - 2 * INSET, tile.top(), _STAR + 2 * INSET, _STAR + 2 * INSET)


class CardDelegate(QStyledItemDelegate):
    """Draws a card: the picture, a star that is filled if the photo is kept, and the lines below."""

    def __init__(self, theme: Theme, loader: ThumbnailLoader, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._loader = loader

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        member: Member | None = index.data(Role.MEMBER)
        if member is None:
            return
        kept = bool(index.data(Role.KEPT))
        state = option.state
        card = option.rect.adjusted(GAP // 2, GAP // 2, -GAP // 2, -GAP // 2)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("chip" if kept else "tile_hover" if hovered else "tile"))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        if state & QStyle.StateFlag.State_HasFocus or kept:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("text" if focused else "accent"), 2))
            painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
        self._paint_picture(painter, member.photo, card)
        self._paint_star(painter, star_of(option.rect), kept)
        self._paint_lines(painter, option, index, card)
        painter.restore()

    def _paint_picture(self, painter: QPainter, photo: Photo, card: QRect) -> None:
        room = QRectF(card.x() + INSET, card.y() + INSET, card.width() - 2 * INSET, card.width() - 2 * INSET)
        image = self._loader.picture(photo)
        scale = painter.device().devicePixelRatioF()
        if image is None:
            if self._loader.failure(photo) is not None:
                icon = icon_image("image-off", 30, scale, self._theme.colour("secondary"))
                painter.drawImage(room.center() - QRectF(0, 0, 30, 30).center(), icon)
            return
        target = fitted(image, room, scale)
        brush = QBrush(image)
        brush.setTransform(
            QTransform.fromTranslate(target.x(), target.y()).scale(
                target.width() / image.width(), target.height() / image.height()
            )
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(target, 5, 5)

    def _paint_star(self, painter: QPainter, place: QRect, kept: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_fill" if kept else "raised"))
        badge = QRectF(place).adjusted(4, 4, -4, -4)
        painter.drawEllipse(badge)
        name = "star-full" if kept else "star"
        colour = self._theme.colour("on_accent" if kept else "text")
        icon = icon_image(name, _STAR - 2, painter.device().devicePixelRatioF(), colour)
        painter.drawImage(badge.center() - QRectF(0, 0, _STAR - 2, _STAR - 2).center(), icon)

    def _paint_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, card: QRect
    ) -> None:
        strong = QFont(option.font)
        strong.setBold(True)
        line = option.fontMetrics.height() + 3
        top = card.y() + card.width() - INSET + 2
        for number, text in enumerate((str(index.data()), *index.data(Role.LINES))):
            painter.setFont(strong if number == 0 else option.font)
            painter.setPen(self._theme.colour("text" if number == 0 else "secondary"))
            room = QRect(card.x() + INSET + 2, top + number * line, card.width() - 2 * INSET - 4, line)
            metrics = QFontMetrics(painter.font())
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
