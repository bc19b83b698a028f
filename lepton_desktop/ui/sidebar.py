"""The side of the window: all photos, and the folders of the library with their state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.ui.drawings import drawing
from lepton_desktop.ui.words import number, photos_in_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lepton_desktop.catalog.records import Counts, Root
    from lepton_desktop.ui.theme import Theme

WIDTH = 232

_FOLDER = Qt.ItemDataRole.UserRole + 1
_STATE = Qt.ItemDataRole.UserRole + 2
_COUNT = Qt.ItemDataRole.UserRole + 3
_ICON = Qt.ItemDataRole.UserRole + 4
_ROW, _HEADING = 46, 40


class Sidebar(QFrame):
    """Emits `chosen` with the Root that the library is narrowed to, or None for all of it."""

    chosen = Signal(object)
    add_wanted = Signal()
    menu_wanted = Signal(object, QPoint)
    removal_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self._roots: list[Root] = []
        self._chosen: int | None = None

        self._list = _List()
        self._list.setAccessibleName("Library and folders")
        self._list.setItemDelegate(_RowDelegate(theme, self._list))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._ask_for_menu)
        self._list.currentItemChanged.connect(self._on_current)
        self._list.delete_pressed.connect(self._ask_for_removal)
        theme.changed.connect(self._list.viewport().update)

        add = QToolButton()
        add.setObjectName("add")
        add.setText(" Add folder…")
        add.setIconSize(QSize(18, 18))
        add.setToolTip("Add a folder of photos (Ctrl+O), or drop one on the window")
        add.setAccessibleName("Add a folder")
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        add.clicked.connect(self.add_wanted)
        theme.dress(add, "plus")

        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 14, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(self._list, 1)
        layout.addWidget(add)

    def show_library(self, counts: Counts, words_of: Callable[[int], str]) -> None:
        """Show the folders with their photos, each with its state in words: `words_of` its id."""
        self._roots = [row.root for row in counts.roots]
        wanted: list[tuple[str, str, str, int | None, str, str]] = [
            (
                "All photos",
                number(counts.photos),
                "",
                None,
                "photos",
                f"All photos, {photos_in_words(counts.photos)}",
            )
        ]
        for row in counts.roots:
            state = words_of(row.root.id) if row.root.online else "Not connected"
            name = name_of(row.root.path)
            icon = "folder" if row.root.online else "offline"
            spoken = ", ".join(part for part in (name, photos_in_words(row.photos), state) if part)
            wanted.append((name, number(row.photos), state, row.root.id, icon, spoken))
        self._fill(wanted)
        if self._chosen is not None and all(root.id != self._chosen for root in self._roots):
            self.choose(None)

    def choose(self, root_id: int | None) -> None:
        """Choose a folder by its id, or all photos."""
        for item in self._items():
            if item.data(_FOLDER) == root_id:
                self._list.setCurrentItem(item)

    def chosen_root(self) -> Root | None:
        """The folder that is chosen, or None for all photos."""
        return next((root for root in self._roots if root.id == self._chosen), None)

    def _fill(self, wanted: list[tuple[str, str, str, int | None, str, str]]) -> None:
        """Put the rows in; the item objects stay, so that the choice and the keyboard's place do too."""
        self._list.blockSignals(True)
        items = {item.data(_FOLDER): item for item in self._items()}
        known = {row[3] for row in wanted}
        for root_id, gone in items.items():
            if root_id not in known:
                self._list.takeItem(self._list.row(gone))
        for position, (name, count, state, root_id, icon, spoken) in enumerate(wanted):
            item = items.get(root_id)
            if item is None:
                if position == 1:
                    self._add_heading()
                item = QListWidgetItem()
                item.setData(_FOLDER, root_id)
                self._list.addItem(item)
            root = next((root for root in self._roots if root.id == root_id), None)
            item.setText(name)
            item.setToolTip(str(root.path) if root else "")
            for role, value in ((_COUNT, count), (_STATE, state), (_ICON, icon)):
                item.setData(role, value)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        if len(wanted) == 1 and self._list.count() > 1:
            self._list.takeItem(1)
        if self._list.currentItem() is None:
            self._list.setCurrentRow(0)
            self._chosen = None
        self._list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        items = (self._list.item(row) for row in range(self._list.count()))
        return [item for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]

    def _add_heading(self) -> None:
        heading = QListWidgetItem("Folders")
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(heading)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        root_id = item.data(_FOLDER) if item is not None else None
        if root_id != self._chosen:
            self._chosen = root_id
            self.chosen.emit(self.chosen_root())

    def _ask_for_menu(self, position: QPoint) -> None:
        item = self._list.itemAt(position)
        root = self._root_of(item)
        if root is not None:
            self.menu_wanted.emit(root, self._list.viewport().mapToGlobal(position))

    def _ask_for_removal(self) -> None:
        root = self._root_of(self._list.currentItem())
        if root is not None:
            self.removal_wanted.emit(root)

    def _root_of(self, item: QListWidgetItem | None) -> Root | None:
        if item is None:
            return None
        return next((root for root in self._roots if root.id == item.data(_FOLDER)), None)


def name_of(folder: Path) -> str:
    """A folder's name for the user; a drive has only its path."""
    return folder.name or str(folder)


class _List(QListWidget):
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.customContextMenuRequested.emit(self.visualItemRect(self.currentItem()).center())
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """Draws a row: an icon, a name, how many photos, and beneath the name the folder's state."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        tall = bool(index.data(_STATE))
        return QSize(0, _HEADING if heading else _ROW if tall else 36)

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
        icon = drawing(str(index.data(_ICON)), 18, scale, self._theme.colour("text"))
        painter.drawImage(row.x() + 9, row.y() + (row.height() - 18) // 2, icon)

        painter.setFont(small)
        metrics = painter.fontMetrics()
        count = str(index.data(_COUNT))
        taken = metrics.horizontalAdvance(count) + 10
        left, right = row.x() + 36, row.right() - 9
        painter.setPen(self._theme.colour("secondary"))
        middle = Qt.AlignmentFlag.AlignVCenter
        state = str(index.data(_STATE) or "")
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
