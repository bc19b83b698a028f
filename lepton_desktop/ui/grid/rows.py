"""A list view of equal cells in rows that fill its width, under headings. `sections.py` computes their layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QHoverEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from lepton_desktop.ui.grid.headings import Headings
from lepton_desktop.ui.grid.section_heading import heading_height
from lepton_desktop.ui.grid.sections import Layout, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lepton_desktop.ui.toolkit.theme import Theme

_BOTTOM = 8


class RowsView(QListView):
    """QListView with a layout of its own (Qt's visits every item whenever the size changes)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = 1
        self._cell = QSize(100, 100)
        self._margins = (0, 0)
        self._sections: tuple[Section, ...] = ()
        self._opened: set[str] = set()
        self._layout = Layout((), 1, 100, 0)
        self._hovered = -1
        self._headings = Headings(self.viewport(), theme)
        self._headings.toggled.connect(self._toggle)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        # Only then does Qt scroll by moving pixels; paintEvent fills the ground.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def columns(self) -> int:
        """The number of cells in a row."""
        return self._columns

    def cell(self) -> QSize:
        """The size of every cell."""
        return self._cell

    def set_cells(self, columns: int, cell: QSize, left: int = 0, right: int = 0) -> None:
        """Lay out this many cells of this size in each row, with margins beside them."""
        if (columns, cell, (left, right)) != (self._columns, self._cell, self._margins):
            self._columns, self._cell, self._margins = columns, cell, (left, right)
            self.verticalScrollBar().setSingleStep(max(20, cell.height() // 4))
            self.doItemsLayout()

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Group the model's rows; the sections together have as many rows as the model, or there are none."""
        self._sections = tuple(sections)
        self.doItemsLayout()

    def is_open(self, name: str) -> bool:
        """Whether the user has opened the section of this name."""
        return name in self._opened

    def open_section(self, name: str, is_open: bool = True) -> None:
        """Show or hide the rows of a folding section."""
        if is_open != (name in self._opened):
            self._opened ^= {name}
            self.doItemsLayout()

    def fold_all(self) -> None:
        """Hide the rows of all folding sections."""
        for name in tuple(self._opened):
            self.open_section(name, False)

    def visible_rows(self) -> range:
        """The first and the last of the model's rows that are at least partly in sight."""
        spans = self.visible_spans()
        return range(spans[0].start, spans[-1].stop) if spans else range(0)

    def visible_spans(self) -> list[range]:
        """The model's rows that are at least partly in sight, in ascending spans."""
        scroll = self.verticalOffset()
        return self._arithmetic().spans_between(scroll, scroll + self.viewport().height())

    def is_hidden(self, row: int) -> bool:
        """Whether a row is in a folded section."""
        return self._arithmetic().is_hidden(row)

    def top_of(self, row: int) -> int:
        """The top of the cell of a model's row, from the top of all cells."""
        return self._arithmetic().top_of(row)

    def top_of_heading(self, row: int) -> int:
        """The top of a row's section, including its heading, from the top of all cells."""
        layout = self._arithmetic()
        return layout.top_of_section(layout.section_of(row))

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _arithmetic(self) -> Layout:
        """The layout of the model's current rows."""
        if self._layout.count != self._count():
            self._lay_out()
        return self._layout

    def _lay_out(self) -> None:
        count = self._count()
        sections: Sequence[Section] = self._sections
        if sum(section.rows for section in sections) != count:
            sections = (Section("", count),)
        heading = heading_height(self.fontMetrics())
        self._layout = Layout(sections, self._columns, self._cell.height(), heading, self._opened)

    def _column_x(self, column: int) -> int:
        x = self._margins[0] + column * self._cell.width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return self.viewport().width() - x - self._cell.width()
        return x

    def _column_at(self, x: int) -> int:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.viewport().width() - 1 - x
        return (x - self._margins[0]) // self._cell.width()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        layout = self._arithmetic()
        if not index.isValid() or index.row() >= layout.count or layout.is_hidden(index.row()):
            return QRect()
        x = self._column_x(layout.column_of(index.row()))
        return QRect(QPoint(x, layout.top_of(index.row()) - self.verticalOffset()), self._cell)

    def indexAt(self, point: QPoint) -> QModelIndex:
        column, height = self._column_at(point.x()), point.y() + self.verticalOffset()
        row = self._arithmetic().row_at(column, height)
        return self.model().index(row, 0) if row is not None else QModelIndex()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        layout = self._arithmetic()
        if not index.isValid() or index.row() >= layout.count:
            return
        section = layout.section_of(index.row())
        if layout.is_folded(section):
            self.open_section(layout.sections[section].name)
            layout = self._arithmetic()
        top, room = layout.top_of(index.row()), self.viewport().height() - self._cell.height()
        # The heading that stays at the top must not lie over the cell; with the first row it comes into sight.
        above = layout.heading_of(section)
        scroll = self.verticalOffset()
        match hint:
            case QAbstractItemView.ScrollHint.PositionAtTop:
                scroll = top - above
            case QAbstractItemView.ScrollHint.PositionAtBottom:
                scroll = top - room
            case QAbstractItemView.ScrollHint.PositionAtCenter:
                scroll = top - room // 2
            case _:
                scroll = min(top - above, max(scroll, top - room))
        self.verticalScrollBar().setValue(scroll)

    def _toggle(self, section: int) -> None:
        name = self._arithmetic().sections[section].name
        self.open_section(name, name not in self._opened)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def isIndexHidden(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return index.isValid() and index.row() < self._count() and self.is_hidden(index.row())

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def doItemsLayout(self) -> None:
        self._lay_out()
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, self._arithmetic().height + _BOTTOM - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)
        self._place_headings()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted already, with the headings, and paint only what comes into sight."""
        pixels = dy * self.devicePixelRatioF()
        if abs(dy) < self.viewport().height() and pixels == round(pixels):
            self.viewport().scroll(0, dy)
        else:
            self.viewport().update()
        self._place_headings()

    def _place_headings(self) -> None:
        left, right = self._margins
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        width = self.viewport().width() - left - right
        self._headings.place(self._arithmetic(), self.verticalOffset(), left, width)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.doItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            gone = event.type() == QEvent.Type.HoverLeave
            hovered = -1 if gone else self.indexAt(event.position().toPoint()).row()
            if hovered != self._hovered:
                self._hovered = hovered
                self.viewport().update()
        return super().viewportEvent(event)

    def _rows_in(self, rects: Sequence[QRect]) -> list[int]:
        """The rows whose cells touch one of these rectangles on the viewport."""
        layout, scroll = self._arithmetic(), self.verticalOffset()
        spans = (
            span
            for rect in rects
            for span in layout.spans_between(rect.top() + scroll, rect.bottom() + 1 + scroll)
        )
        return sorted({row for span in spans for row in span})

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain, selection = option.state, self.selectionModel()
        current = self.currentIndex().row() if self.hasFocus() else -1
        delegate = self.itemDelegate()
        rects = list(event.region())  # type: ignore[call-overload]  # its annotations lack that it has items
        for rect in rects:
            painter.fillRect(rect, self._theme.colour("canvas"))
        for row in self._rows_in(rects):
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
