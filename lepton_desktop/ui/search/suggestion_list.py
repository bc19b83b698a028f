"""The list of suggestions below the search bar. It covers the window and never has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.legible import legible
from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.icons import icon_image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.ui.search.suggestions import Suggestion
    from lepton_desktop.ui.toolkit.theme import Theme

_SUGGESTION = Qt.ItemDataRole.UserRole + 1
_ICON = 16
_PAD = 10


class SuggestionList(QFrame):
    """`taken` with the suggestion that was clicked. The line that it serves moves the choice."""

    taken = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popover")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows = QListWidget()
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setAccessibleName(tr("Suggestions"))
        self.rows.setMouseTracking(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setItemDelegate(_SuggestionDelegate(theme, self.rows))
        self.rows.itemClicked.connect(lambda item: self.taken.emit(item.data(_SUGGESTION)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.addWidget(self.rows)
        theme.changed.connect(self.rows.viewport().update)
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion], under: QWidget) -> None:
        """Show these under the widget, none chosen; without any there is no list."""
        if not suggestions:
            self.hide()
            return
        chosen = self.chosen()
        self.rows.clear()
        for suggestion in suggestions:
            item = QListWidgetItem(legible(suggestion.text))
            item.setData(_SUGGESTION, suggestion)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{suggestion.text}, {suggestion.note}")
            self.rows.addItem(item)
        self.rows.setCurrentRow(suggestions.index(chosen) if chosen in suggestions else -1)
        self.place(under)
        self.show()
        self.raise_()

    def place(self, under: QWidget) -> None:
        """Lie under the widget, as wide as it, within the window."""
        window = under.window()
        if self.parent() is not window:
            self.setParent(window)
        left_below = under.mapTo(window, QPoint(0, under.height() + 4))
        height = self.rows.sizeHintForRow(0) * self.rows.count() + 12
        room = window.height() - left_below.y() - 8
        self.setGeometry(QRect(left_below, QSize(under.width(), min(height, room))))

    def step(self, step: int) -> bool:
        """Choose the next one or the one before; False when there is none that way."""
        row = self.rows.currentRow() + step
        if row < -1 or row >= self.rows.count():
            return False
        self.rows.setCurrentRow(row)
        if row >= 0:
            event = QAccessibleEvent(self.rows, QAccessible.Event.Focus)
            event.setChild(row)
            QAccessible.updateAccessibility(event)
        return True

    def chosen(self) -> Suggestion | None:
        """The suggestion that is chosen by the keyboard."""
        item = self.rows.currentItem() if not self.isHidden() else None
        return item.data(_SUGGESTION) if item is not None and self.rows.currentRow() >= 0 else None


class _SuggestionDelegate(QStyledItemDelegate):
    """An icon, the words, and at the far side what kind of thing they are."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, option.fontMetrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        suggestion: Suggestion = index.data(_SUGGESTION)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_fill" if chosen else "hover"))
            painter.drawRoundedRect(option.rect, 6, 6)
        strong = self._theme.colour("on_accent" if chosen else "text")
        quiet = self._theme.colour("on_accent" if chosen else "secondary")
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)

        def placed(rect: QRect) -> QRect:
            return QStyle.visualRect(option.direction, option.rect, rect)

        icon = placed(QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON))
        scale = painter.device().devicePixelRatioF()
        painter.drawImage(icon.topLeft(), icon_image(suggestion.drawing, _ICON, scale, quiet))
        words = room.adjusted(_ICON + _PAD, 0, 0, 0)
        metrics = option.fontMetrics
        text = metrics.elidedText(legible(suggestion.text), Qt.TextElideMode.ElideRight, words.width())
        taken = metrics.horizontalAdvance(text)
        vertical = Qt.AlignmentFlag.AlignVCenter
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        trailing = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
        painter.setPen(strong)
        painter.drawText(placed(words), leading | vertical, text)
        rest = words.adjusted(taken + 2 * _PAD, 0, 0, 0)
        if rest.width() > metrics.averageCharWidth() * 6:
            painter.setPen(quiet)
            note = metrics.elidedText(legible(suggestion.note), Qt.TextElideMode.ElideMiddle, rest.width())
            painter.drawText(placed(rest), trailing | vertical, note)
        painter.restore()
