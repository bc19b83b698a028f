"""How a row of the sidebar is drawn."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lepton_desktop.ui.toolkit.icons import icon_image

if TYPE_CHECKING:
    from lepton_desktop.ui.toolkit.theme import Theme


class Role(IntEnum):
    """What an item of the sidebar holds besides its name."""

    PLACE = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    ICON = Qt.ItemDataRole.UserRole + 4


class RowDelegate(QStyledItemDelegate):
    """Draws a row: an icon, a name, a number of photos, and the folder's state below the name; or a heading."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = option.fontMetrics.height()
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return QSize(0, line + (12 if index.row() == 0 else 24))
        return QSize(0, 2 * line + 14 if index.data(Role.STATE) else line + 20)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect
        small = QFont(option.font)
        if small.pointSizeF() > 0:
            small.setPointSizeF(small.pointSizeF() * 0.88)
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            small.setBold(True)
            painter.setFont(small)
            painter.setPen(self._theme.colour("secondary"))
            text = QRect(row.x() + 10, row.y(), row.width() - 20, row.height() - 6)
            painter.drawText(
                text, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, str(index.data())
            )
            painter.restore()
            return
        self._paint_ground(painter, option, row)
        scale = painter.device().devicePixelRatioF()
        icon = icon_image(str(index.data(Role.ICON)), 18, scale, self._theme.colour("text"))
        painter.drawImage(row.x() + 9, row.y() + (row.height() - 18) // 2, icon)

        painter.setFont(small)
        metrics = painter.fontMetrics()
        count = str(index.data(Role.COUNT))
        taken = metrics.horizontalAdvance(count) + 10
        left, right = row.x() + 36, row.right() - 9
        painter.setPen(self._theme.colour("secondary"))
        middle = Qt.AlignmentFlag.AlignVCenter
        state = str(index.data(Role.STATE) or "")
        upper = QRect(left, row.y(), right - left, row.height())
        if state:
            upper = QRect(left, row.y() + 3, right - left, row.height() // 2 - 1)
            lower = QRect(left, row.y() + row.height() // 2 - 1, right - left, row.height() // 2 - 3)
            elided = metrics.elidedText(state, Qt.TextElideMode.ElideRight, lower.width())
            painter.drawText(lower, middle | Qt.AlignmentFlag.AlignLeft, elided)
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(option.font)
        painter.setPen(self._theme.colour("text"))
        name = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, upper.width() - taken
        )
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(self._theme.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected or hovered:
            painter.setBrush(self._theme.colour("pressed" if selected else "hover"))
        if selected or hovered or focused:
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 8, 8)
