"""The grid of photos: rows that fill the width, and only what is in sight is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lepton_desktop.ui.rows import RowsView
from lepton_desktop.ui.thumbnail_loader import ThumbnailLoader, Wanted
from lepton_desktop.ui.tile import GAP, TileDelegate, cell_size, picture_edge

if TYPE_CHECKING:
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.photo_model import PhotoModel
    from lepton_desktop.ui.theme import Theme

SMALLEST, USUAL, LARGEST = 112, 172, 340
"""How wide a tile may be wished, in logical pixels; what it gets is what fills the row."""

_LEFT, _RIGHT = 16, 4
"""Beside the cells, in logical pixels; a cell has half a gap of its own, and at the right stands the scroll bar."""
_ASK_AFTER_MS = 30


@dataclass(frozen=True, slots=True)
class _Place:
    """What was selected and in sight, by id; `top` with how far it was scrolled out above."""

    chosen: list[int]
    current: int | None
    top: tuple[int, int] | None
    scroll: int


class PhotoGrid(RowsView):
    """Shows a PhotoModel. When it changes the selection and the place are kept by photo, not by row."""

    opened = Signal()
    menu_wanted = Signal(QPoint)
    typed = Signal(str)
    left = Signal()
    zoomed = Signal(int)

    def __init__(
        self, photos: PhotoModel, loader: ThumbnailLoader, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.photos = photos
        self._loader = loader
        self._wish = USUAL
        self._kept = _Place([], None, None, 0)
        self.setObjectName("grid")
        self.setAccessibleName("Photos")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setItemDelegate(TileDelegate(theme, loader, self))
        self.setModel(photos)

        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._asking.timeout.connect(self._ask_for_visible)
        photos.modelAboutToBeReset.connect(self._keep_place)
        photos.modelReset.connect(self._restore_place)
        loader.changed.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(self._open_if_photo)

    def tile_width(self) -> int:
        """How wide a tile is wished, in logical pixels."""
        return self._wish

    def set_tile_width(self, width: int) -> None:
        """Wish for tiles of about this width, in logical pixels."""
        width = max(SMALLEST, min(width, LARGEST))
        if width != self._wish:
            self._wish = width
            top = self.photos.photo(self.visible_rows().start)
            self._fill_rows()
            if top is not None and self.verticalScrollBar().value() > 0:
                self._scroll_to_top(top.id, 0)
            self.zoomed.emit(width)

    def selected_photos(self) -> list[Photo]:
        """The selected photos that are known here, in the order in which they are shown."""
        rows = (row for span in self.selected_spans() for row in span)
        return [photo for row in rows if (photo := self.photos.photo(row)) is not None]

    def selected_count(self) -> int:
        """How many photos are selected, also of those whose page hasn't come into sight yet."""
        return sum(map(len, self.selected_spans()))

    def settled(self) -> bool:
        """Whether every photo in sight has its picture, or can't have one."""
        photos = [self.photos.photo(row) for span in self.visible_spans() for row in span]
        return all(photo is not None and self._loader.settled(Wanted(photo, self._box())) for photo in photos)

    def select(self, row: int) -> None:
        """Select one photo, and bring it into sight; a section that hides it is opened."""
        self._go_to(row)

    def to_top(self) -> None:
        """Show the first photos, none selected, and every section that folds closed."""
        self.fold_all()
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.verticalScrollBar().setValue(0)

    def _fill_rows(self) -> None:
        """Choose the number of columns, and let them fill the width."""
        width = self.viewport().width() - _LEFT - _RIGHT
        columns = max(1, round(width / (self._wish + GAP)))
        self.set_cells(columns, cell_size(max(64, width // columns), self.fontMetrics()), _LEFT, _RIGHT)
        self._asking.start()

    def _ask_for_visible(self) -> None:
        if not self.isVisible():
            return
        seen = self.visible_rows()
        ahead = range(seen.stop, min(seen.stop + len(seen), self.photos.rowCount()))
        self.photos.want(range(seen.start, ahead.stop))
        rows = [row for span in self.visible_spans() for row in span]
        rows.sort(key=self._from_the_centre)
        rows += [row for row in ahead if not self.is_hidden(row)]
        box = self._box()
        photos = (self.photos.photo(row) for row in rows)
        self._loader.want([Wanted(photo, box) for photo in photos if photo is not None])

    def _from_the_centre(self, row: int) -> int:
        """How far a row's cell is from the middle of what is seen; squared, in logical pixels."""
        away = self.visualRect(self.photos.index(row)).center() - self.viewport().rect().center()
        return QPoint.dotProduct(away, away)

    def _box(self) -> int:
        """The square, in device pixels, that a picture is fitted into."""
        return round(picture_edge(self.cell().width()) * self.devicePixelRatioF())

    def _keep_place(self) -> None:
        chosen = [photo.id for photo in self.selected_photos()]
        current = self.photos.photo(self.currentIndex().row())
        top = None
        scroll = self.verticalScrollBar().value()
        if scroll > 0:
            row = self.visible_rows().start
            photo = self.photos.photo(row)
            top = (photo.id, scroll - self.top_of(row)) if photo is not None else None
        self._kept = _Place(chosen, current.id if current else None, top, scroll)

    def _restore_place(self) -> None:
        kept = self._kept
        self.set_sections(self.photos.sections)
        selection = QItemSelection()
        for photo_id in kept.chosen:
            if (row := self._shown_row(photo_id)) is not None:
                selection.select(self.photos.index(row), self.photos.index(row))
        model = self.selectionModel()
        if kept.current is not None and (row := self._shown_row(kept.current)) is not None:
            model.setCurrentIndex(self.photos.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if kept.top is None or not self._scroll_to_top(*kept.top):
            self.verticalScrollBar().setValue(kept.scroll)
        self._asking.start()

    def _shown_row(self, photo_id: int) -> int | None:
        """The row of a photo that is here and not folded away."""
        row = self.photos.row_of(photo_id)
        return None if row is None or self.is_hidden(row) else row

    def _scroll_to_top(self, photo_id: int, below: int) -> bool:
        row = self.photos.row_of(photo_id)
        if row is None:
            return False
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self.top_of(row) + below)
        return True

    def _open_if_photo(self, index: QModelIndex) -> None:
        if self.photos.photo(index.row()) is not None:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selected_photos():
                self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F10 and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._menu_at_current()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing over the grid is a question, not a search among file names."""
        if search.strip():
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu_at_current()
        elif self.photos.photo(self.indexAt(event.pos()).row()) is not None:
            self.menu_wanted.emit(event.globalPos())

    def _menu_at_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_tile_width(self._wish + (16 if event.angleDelta().y() > 0 else -16))
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._asking.isActive():
            self._asking.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_rows()

    def sizeHint(self) -> QSize:
        return QSize(800, 600)
