"""A list view of equal cells in rows that fill its width. Where a cell lies is arithmetic: a million cost nothing."""

from __future__ import annotations

import math

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QHoverEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

_BOTTOM = 8


class RowsView(QListView):
    """QListView with a layout of its own (that of Qt visits every item, at every change of the size)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = 1
        self._cell = QSize(100, 100)
        self._hovered = -1
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def columns(self) -> int:
        """How many cells stand in a row."""
        return self._columns

    def cell(self) -> QSize:
        """The size of every cell."""
        return self._cell

    def set_cells(self, columns: int, cell: QSize) -> None:
        """Lay out so many cells of this size in each row."""
        if (columns, cell) != (self._columns, self._cell):
            self._columns, self._cell = columns, cell
            self.verticalScrollBar().setSingleStep(max(20, cell.height() // 4))
            self.doItemsLayout()

    def visible_rows(self) -> range:
        """The model's rows that are at least partly in sight."""
        return self._rows_between(0, self.viewport().height())

    def selected_spans(self) -> list[range]:
        """The selected rows of the model, in ascending spans; cheap even where all are selected."""
        selection = self.selectionModel().selection()
        spans = (selection.at(number) for number in range(selection.count()))
        return sorted((range(span.top(), span.bottom() + 1) for span in spans), key=lambda span: span.start)

    def top_of(self, row: int) -> int:
        """Where the cell of a model's row begins, from the top of all cells."""
        return row // self._columns * self._cell.height()

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _rows_between(self, top: int, bottom: int) -> range:
        """The model's rows with cells between two heights of the viewport."""
        scroll, height, count = self.verticalOffset(), self._cell.height(), self._count()
        first = max(0, (top + scroll) // height * self._columns)
        last = math.ceil((bottom + scroll) / height) * self._columns
        return range(min(first, count), min(max(last, 0), count))

    def _column_x(self, column: int) -> int:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return self.viewport().width() - (column + 1) * self._cell.width()
        return column * self._cell.width()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        if not index.isValid():
            return QRect()
        column = index.row() % self._columns
        place = QPoint(self._column_x(column), self.top_of(index.row()) - self.verticalOffset())
        return QRect(place, self._cell)

    def indexAt(self, point: QPoint) -> QModelIndex:
        column = point.x() // self._cell.width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = (self.viewport().width() - 1 - point.x()) // self._cell.width()
        line = (point.y() + self.verticalOffset()) // self._cell.height()
        row = line * self._columns + column
        if not 0 <= column < self._columns or not 0 <= row < self._count():
            return QModelIndex()
        return self.model().index(row, 0)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        top, room = self.top_of(index.row()), self.viewport().height() - self._cell.height()
        scroll = self.verticalOffset()
        match hint:
            case QAbstractItemView.ScrollHint.PositionAtTop:
                scroll = top
            case QAbstractItemView.ScrollHint.PositionAtBottom:
                scroll = top - room
            case QAbstractItemView.ScrollHint.PositionAtCenter:
                scroll = top - room // 2
            case _:
                scroll = min(top, max(scroll, top - room))
        self.verticalScrollBar().setValue(scroll)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Left and right go on in the rows before and after, as reading does."""
        row, last = self.currentIndex().row(), self._count() - 1
        if last < 0:
            return QModelIndex()
        if row < 0:
            return self.model().index(self.visible_rows().start, 0)
        forth = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        page = max(1, self.viewport().height() // self._cell.height()) * self._columns
        to = QAbstractItemView.CursorAction
        step = {
            to.MoveLeft: -forth,
            to.MoveRight: forth,
            to.MovePrevious: -1,
            to.MoveNext: 1,
            to.MoveUp: -self._columns,
            to.MoveDown: self._columns,
            to.MovePageUp: -page,
            to.MovePageDown: page,
            to.MoveHome: -row,
            to.MoveEnd: last - row,
        }[action]
        target = row + step
        if target < 0:
            target = row % self._columns if action == to.MovePageUp else row
        if target > last:
            # Beneath a tile there may be none in the last row: then the last one is meant, if a row lies below.
            target = last if row // self._columns < last // self._columns else row
        return self.model().index(target, 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select as reading goes, from the one corner to the other; nothing where neither is on a cell."""
        rows = [index.row() for index in (self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight()))]
        selection = QItemSelection()
        if min(rows) >= 0:
            selection.select(self.model().index(min(rows), 0), self.model().index(max(rows), 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def isIndexHidden(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return False

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        lines = math.ceil(self._count() / self._columns)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, lines * self._cell.height() + _BOTTOM - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            gone = event.type() == QEvent.Type.HoverLeave
            hovered = -1 if gone else self.indexAt(event.position().toPoint()).row()
            if hovered != self._hovered:
                self._hovered = hovered
                self.viewport().update()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain, selection = option.state, self.selectionModel()
        current = self.currentIndex().row() if self.hasFocus() else -1
        delegate = self.itemDelegate()
        for row in self._rows_between(event.rect().top(), event.rect().bottom() + 1):
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            option.state = plain
            for flag, holds in (
                (QStyle.StateFlag.State_Selected, selection.isSelected(index)),
                (QStyle.StateFlag.State_HasFocus, row == current),
                (QStyle.StateFlag.State_MouseOver, row == self._hovered),
            ):
                if holds:
                    option.state |= flag
            delegate.paint(painter, option, index)
        painter.end()
