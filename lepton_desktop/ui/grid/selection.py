"""Selecting cells in rows: the keyboard moves in reading order, and the mouse draws a frame around several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lepton_desktop.ui.grid.rows import RowsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.ui.toolkit.theme import Theme

_SCROLL_MS = 16
_FASTEST = 48
"""The maximum step, in logical pixels, by which a frame drawn beyond the edge scrolls at a time."""


class SelectableRows(RowsView):
    """Rows of cells of which several can be selected: with Shift and Ctrl, all of them, or within a frame.

    A frame starts where the button is pressed outside of a cell's inner part, which is `inset` logical pixels from
    its edges: nothing can be dragged from there.
    """

    inset = 8

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._left_at: int | None = None
        """The row of the focus when its photo was removed, where it continues."""
        self._corner: QPoint | None = None
        self._pointer = QPoint()
        self._before = QItemSelection()
        self._adding = QItemSelectionModel.SelectionFlag.Select
        self._headings.left.connect(self._go_on_from_heading)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_frame)

    def selected_spans(self) -> list[range]:
        """The selected rows of the model, in ascending spans; fast even if all are selected."""
        selection = self.selectionModel().selection()
        spans = (selection.at(number) for number in range(selection.count()))
        return sorted((range(span.top(), span.bottom() + 1) for span in spans), key=lambda span: span.start)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Left and right continue in the previous and next row, in reading order."""
        layout = self._arithmetic()
        first, last = layout.first(), layout.last()
        if first is None or last is None:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0 or layout.is_hidden(row):
            start = self._left_at if self._left_at is not None else self.visible_rows().start or first
            return self.model().index(min(start, last), 0)
        forth = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        page = max(1, self.viewport().height() // self._cell.height())
        to = QAbstractItemView.CursorAction
        match action:
            case to.MoveHome:
                target = first
            case to.MoveEnd:
                target = last
            case to.MoveUp | to.MoveDown | to.MovePageUp | to.MovePageDown:
                lines = {to.MoveUp: -1, to.MoveDown: 1, to.MovePageUp: -page, to.MovePageDown: page}[action]
                line = max(0, min(layout.line_of(row) + lines, layout.lines - 1))
                target = layout.row_in(line, layout.column_of(row))
            case _:
                step = {to.MoveLeft: -forth, to.MoveRight: forth, to.MovePrevious: -1, to.MoveNext: 1}
                target = layout.beside(row, step[action])
        return self.model().index(target, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the last row above a folding heading, the focus moves to the heading."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        heading = self._heading_beside(step) if step and plain else None
        if heading is not None:
            self.focus_heading(heading)
        else:
            super().keyPressEvent(event)

    def focus_heading(self, section: int) -> None:
        """Give the focus to the heading of a folding section, and scroll to it."""
        layout = self._arithmetic()
        top, scroll = layout.top_of_section(section), self.verticalOffset()
        room = self.viewport().height() - layout.heading_height
        self.verticalScrollBar().setValue(min(top, max(scroll, top - room)))
        self._place_headings()
        self._headings.button(section).setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """Give the focus to the first photo, or to the first heading if all are hidden."""
        layout = self._arithmetic()
        first = layout.first()
        if first is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_to(first)
        elif (folded := next((n for n, each in enumerate(layout.sections) if each.rows), None)) is not None:
            self.focus_heading(folded)

    def _heading_beside(self, step: int) -> int | None:
        """The folding section whose heading is between the current row and the line above or below it."""
        layout, row = self._arithmetic(), self.currentIndex().row()
        if row < 0 or layout.is_hidden(row):
            return None
        own = layout.section_of(row)
        rows = layout.rows_of(own)
        line, last = (row - rows.start) // self._columns, (len(rows) - 1) // self._columns
        if step < 0:
            return own if line == 0 and layout.sections[own].folds else None
        below = own + 1
        ends = line == last and below < len(layout.sections)
        return below if ends and layout.sections[below].folds else None

    def _go_on_from_heading(self, section: int, step: int) -> None:
        layout = self._arithmetic()
        first = layout.rows_of(section).start
        spans = layout.visible_spans(range(first, layout.count) if step > 0 else range(first))
        if spans:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_to(spans[0].start if step > 0 else spans[-1].stop - 1)

    def _go_to(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def selectAll(self) -> None:
        """Select everything that is shown, but nothing that is folded away."""
        self._select(self._arithmetic().visible_spans(range(self._count())))

    def _select(
        self,
        spans: Sequence[range],
        command: QItemSelectionModel.SelectionFlag = QItemSelectionModel.SelectionFlag.ClearAndSelect,
    ) -> None:
        selection = QItemSelection()
        model = self.model()
        for span in spans:
            selection.select(model.index(span.start, 0), model.index(span.stop - 1, 0))
        self.selectionModel().select(selection, command)

    def open_section(self, name: str, is_open: bool = True) -> None:
        """Show or hide the rows of a folding section; hidden rows are deselected."""
        super().open_section(name, is_open)
        if not is_open:
            self._deselect_hidden()

    def _deselect_hidden(self) -> None:
        layout = self._arithmetic()
        kept = [part for span in self.selected_spans() for part in layout.visible_spans(span)]
        self._select(kept)
        current = self.currentIndex()
        if current.isValid() and layout.is_hidden(current.row()):
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(QModelIndex(), none)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select in reading order from one corner to the other; nothing if neither is on a cell."""
        rows = [index.row() for index in (self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight()))]
        between = range(min(rows), max(rows) + 1) if min(rows) >= 0 else range(0)
        self._select(self._arithmetic().visible_spans(between), command)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or self._is_on_cell(place):
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        flag, modifiers = QItemSelectionModel.SelectionFlag, event.modifiers()
        turns = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        adds = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._adding = flag.Toggle if turns else flag.Select
        if not (turns or adds):
            self.clearSelection()
        self._before = QItemSelection(self.selectionModel().selection())
        self._corner = place + QPoint(0, self.verticalOffset())
        self._pointer = place

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._corner is None:
            super().mouseMoveEvent(event)
            return
        self._pointer = event.position().toPoint()
        self._select_framed()
        beyond = self._beyond()
        if beyond and not self._scrolling.isActive():
            self._scrolling.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._corner is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self._corner = None
        self._scrolling.stop()
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_on_cell(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def frame(self) -> QRect:
        """The frame that is being drawn, on the viewport; empty if there is none."""
        if self._corner is None:
            return QRect()
        return QRect(self._corner - QPoint(0, self.verticalOffset()), self._pointer).normalized()

    def _is_on_cell(self, place: QPoint) -> bool:
        inset = self.inset
        cell = self.visualRect(self.indexAt(place))
        return cell.adjusted(inset, inset, -inset, 0).contains(place)

    def _beyond(self) -> int:
        """How far the pointer is above (negative) or below the viewport."""
        return min(0, self._pointer.y()) + max(0, self._pointer.y() - self.viewport().height())

    def _scroll_frame(self) -> None:
        beyond = self._beyond()
        if not beyond:
            self._scrolling.stop()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(-_FASTEST, min(beyond, _FASTEST)))
        self._select_framed()

    def _select_framed(self) -> None:
        """Select what the frame touches, in addition to what was selected before."""
        frame, inset = self.frame(), self.inset
        columns = [
            column
            for column in range(self._columns)
            if self._column_x(column) + inset <= frame.right()
            and frame.left() < self._column_x(column) + self._cell.width() - inset
        ]
        top, bottom = frame.top() + self.verticalOffset(), frame.bottom() + self.verticalOffset()
        framed = QItemSelection()
        for span in self._arithmetic().block(top, bottom - inset, columns) if columns else ():
            framed.select(self.model().index(span.start, 0), self.model().index(span.stop - 1, 0))
        wanted = QItemSelection(self._before)
        wanted.merge(framed, self._adding)
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._corner is not None:
            self.viewport().update()  # the frame doesn't move with the photos

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        frame = self.frame()
        if not frame.isEmpty():
            painter = QPainter(self.viewport())
            line = self._theme.colour("accent")
            ground = QColor(line)
            ground.setAlpha(40)
            painter.setPen(line)
            painter.setBrush(ground)
            painter.drawRect(frame)
            painter.end()
