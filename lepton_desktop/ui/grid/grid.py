"""The grid of photos: rows that fill the width, which request only the photos in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lepton_desktop.ui.grid.dragging import drag_picture, hot_spot
from lepton_desktop.ui.grid.scrubber import Mark, Scrubber
from lepton_desktop.ui.grid.sections import in_spans
from lepton_desktop.ui.grid.selection import SelectableRows
from lepton_desktop.ui.grid.tile import GAP, TileDelegate, cell_size, picture_edge
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader, Wanted
from lepton_desktop.ui.system.clipboard import files_of
from lepton_desktop.ui.toolkit.i18n import tr

if TYPE_CHECKING:
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.grid.photo_model import PhotoModel
    from lepton_desktop.ui.toolkit.theme import Theme

SMALLEST, USUAL, LARGEST = 112, 172, 340
"""Limits and default of the requested tile width, in logical pixels; the actual width fills the row."""

_LEFT, _RIGHT = 16, 4
"""Margins beside the cells, in logical pixels; a cell has half a gap of its own, and on the right is the scroll bar."""
_ASK_AFTER_MS = 30
_DRAGGED_PICTURES = 10
_NOTCH = 120
"""The angle of one notch of a wheel; a touchpad counts in smaller steps."""
_ZOOM_STEP = 16


@dataclass(frozen=True, slots=True)
class _Place:
    """What was selected and in sight, by id; `top` also has how far that photo was scrolled off the top."""

    chosen: list[int]
    current: int | None
    row: int
    top: tuple[int, int] | None
    scroll: int


class PhotoGrid(SelectableRows):
    """Shows a PhotoModel. When it changes, selection and position are kept by photo, not by row.

    `dragged_in_part` emits how many photos are dragged and how many are selected, if not all were fetched in time.
    """

    opened = Signal()
    menu_wanted = Signal(QPoint)
    typed = Signal(str)
    left = Signal()
    zoomed = Signal(int)
    dragged_in_part = Signal(int, int)

    def __init__(
        self, photos: PhotoModel, loader: ThumbnailLoader, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.photos = photos
        self._loader = loader
        self._wish = USUAL
        self._turned = 0
        self._paths: tuple[list[int], list[str]] = [], []
        self._kept = _Place([], None, -1, None, 0)
        self.setObjectName("grid")
        self.setAccessibleName(tr("Photos"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setItemDelegate(TileDelegate(theme, loader, self))
        self.scrubber = Scrubber(theme, self._marks, self)
        self.scrubber.setVisible(False)
        self.setModel(photos)

        bar = self.verticalScrollBar()
        self.scrubber.setRange(bar.minimum(), bar.maximum())
        bar.rangeChanged.connect(self._show_way)
        bar.valueChanged.connect(self.scrubber.setValue)
        self.scrubber.valueChanged.connect(bar.setValue)
        self._asking = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._asking.timeout.connect(self._ask_for_visible)
        photos.modelAboutToBeReset.connect(self._keep_place)
        photos.modelReset.connect(self._restore_place)
        self.selectionModel().selectionChanged.connect(self._forget_paths)
        loader.changed.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(self._open_if_photo)

    def tile_width(self) -> int:
        """The requested width of a tile, in logical pixels."""
        return self._wish

    def set_tile_width(self, width: int, at: QPoint | None = None) -> None:
        """Request tiles of about this width, in logical pixels; the photo at this point of the viewport stays.

        Without a point, the current photo stays in place if it is in sight, otherwise the top of the grid.
        """
        width = max(SMALLEST, min(width, LARGEST))
        if width == self._wish:
            return
        self._wish = width
        row = self._row_near(at) if at is not None else self._row_to_hold()
        before = self._middle_of(row)
        self._fill_rows()
        bar = self.verticalScrollBar()
        if row is not None and (at is not None or bar.value() > 0):
            bar.setValue(bar.value() + self._middle_of(row) - before)
        self.zoomed.emit(width)

    def _row_to_hold(self) -> int | None:
        """The current row if it is in sight, otherwise the first that is."""
        current = self.currentIndex()
        if self.viewport().rect().intersects(self.visualRect(current)):
            return current.row()
        return next((span.start for span in self.visible_spans()), None)

    def _row_near(self, place: QPoint) -> int | None:
        """The row in sight that is nearest to a point of the viewport."""
        rows = (row for span in self.visible_spans() for row in span)
        return min(rows, key=lambda row: self._away_from(place, row), default=None)

    def _middle_of(self, row: int | None) -> int:
        return self.visualRect(self.photos.index(row)).center().y() if row is not None else 0

    def selected_photos(self) -> list[Photo]:
        """The selected photos that are fetched already, in the order in which they are shown."""
        rows = (row for span in self.selected_spans() for row in span)
        return [photo for row in rows if (photo := self.photos.photo(row)) is not None]

    def selected_ids(self) -> list[int]:
        """The ids of all selected photos, in the order in which they are shown."""
        return [number for span in self.selected_spans() for number in self.photos.ids(span)]

    def selected_count(self) -> int:
        """The number of selected photos, including those whose page isn't fetched yet."""
        return sum(map(len, self.selected_spans()))

    def settled(self) -> bool:
        """Whether every photo in sight has its picture, or can't have one."""
        photos = [self.photos.photo(row) for span in self.visible_spans() for row in span]
        return all(photo is not None and self._loader.settled(Wanted(photo, self._box())) for photo in photos)

    def select(self, row: int) -> None:
        """Select one photo and scroll to it; a folded section that hides it is opened."""
        self._go_to(row)

    def to_top(self) -> None:
        """Show the first photos, with none selected and every folding section closed."""
        self.fold_all()
        self._left_at = None
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.verticalScrollBar().setValue(0)

    def _fill_rows(self) -> None:
        """Choose the number of columns so that they fill the width."""
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
        middle = self.viewport().rect().center()
        rows.sort(key=lambda row: self._away_from(middle, row))
        rows += [row for row in ahead if not self.is_hidden(row)]
        box = self._box()
        photos = (self.photos.photo(row) for row in rows)
        self._loader.want([Wanted(photo, box) for photo in photos if photo is not None])

    def _away_from(self, place: QPoint, row: int) -> int:
        """The squared distance of the centre of a row's cell from a point of the viewport, in logical pixels."""
        away = self.visualRect(self.photos.index(row)).center() - place
        return QPoint.dotProduct(away, away)

    def _box(self) -> int:
        """The square, in device pixels, that a picture is fitted into."""
        return round(picture_edge(self.cell().width()) * self.devicePixelRatioF())

    def _marks(self) -> list[Mark]:
        """The months of the library with their current positions; if they are sections, those of their headings."""
        return [
            Mark(month, self.top_of_heading(row) if self.photos.sections else self.top_of(row))
            for month, row in self.photos.months
        ]

    def _show_way(self) -> None:
        """Show the timeline in place of the scroll bar if there are months to scroll through."""
        bar = self.verticalScrollBar()
        self.scrubber.setRange(0, bar.maximum())
        shown = len(self.photos.months) > 1 and bar.maximum() > 0
        if shown == self.scrubber.isHidden():
            self.scrubber.setVisible(shown)
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if shown else policy.ScrollBarAlwaysOn)
            width = self.scrubber.sizeHint().width() if shown else 0
            right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.setViewportMargins(width if right_to_left else 0, 0, 0 if right_to_left else width, 0)
        if shown:
            width = self.scrubber.sizeHint().width()
            left = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - width
            self.scrubber.setGeometry(left, 0, width, self.height())
            self.scrubber.update()

    def _keep_place(self) -> None:
        scroll = self.verticalScrollBar().value()
        top = self.photos.id_of(self.visible_rows().start) if scroll > 0 else None
        self._kept = _Place(
            chosen=self.selected_ids(),
            current=self.photos.id_of(self.currentIndex().row()),
            row=self.currentIndex().row(),
            top=(top, scroll - self.top_of(self.visible_rows().start)) if top is not None else None,
            scroll=scroll,
        )

    def _restore_place(self) -> None:
        kept = self._kept
        self.set_sections(self.photos.sections)
        rows = sorted(row for one in kept.chosen if (row := self.photos.row_of(one)) is not None)
        model = self.selectionModel()
        if kept.current is not None and (row := self._shown_row(kept.current)) is not None:
            model.setCurrentIndex(self.photos.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._left_at = kept.row if kept.current is not None and not self.currentIndex().isValid() else None
        layout = self._arithmetic()
        self._select([part for span in in_spans(rows) for part in layout.visible_spans(span)])
        self._show_way()
        if kept.top is None or not self._scroll_to_top(*kept.top):
            self.verticalScrollBar().setValue(kept.scroll)
        self._asking.start()

    def _shown_row(self, photo_id: int) -> int | None:
        """The row of a photo that is in the model and not folded away."""
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

    def show_paths(self, ids: list[int], paths: list[str]) -> None:
        """Set the paths of the photos with these ids, for dragging while exactly they are selected."""
        self._paths = ids, paths

    def has_paths(self, ids: list[int]) -> bool:
        """Whether the paths of exactly these photos are known."""
        return bool(ids) and self._paths[0] == ids

    def _forget_paths(self) -> None:
        if self._paths[0] and not self.has_paths(self.selected_ids()):
            self._paths = [], []

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected photos out as files to be copied; other programs must not move them."""
        drag, selected = self.drag(), self.selected_count()
        if len(drag.mimeData().urls()) < selected:
            self.dragged_in_part.emit(len(drag.mimeData().urls()), selected)
        drag.exec(Qt.DropAction.CopyAction)

    def drag(self) -> QDrag:
        """The selected photos as drag data: all whose paths have been fetched in time."""
        photos = self.selected_photos()
        ids, paths = self._paths
        if len(photos) == self.selected_count() or ids != self.selected_ids():
            paths = [str(photo.path) for photo in photos]
        pictures = [
            (picture, photo.rotation)
            for photo in photos[:_DRAGGED_PICTURES]
            if (picture := self._loader.picture(photo)) is not None
        ]
        drag = QDrag(self)
        drag.setMimeData(files_of(paths))
        scale = self.devicePixelRatioF()
        drag.setPixmap(drag_picture(pictures, len(paths), scale, self._theme, self.font()))
        drag.setHotSpot(hot_spot())
        return drag

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
        """Typing over the grid starts a search by words, not by file name."""
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
            self._turned += event.angleDelta().y() * _ZOOM_STEP
            steps = int(self._turned / _NOTCH)
            self._turned -= steps * _NOTCH
            self.set_tile_width(self._wish + steps, event.position().toPoint())
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
        self._show_way()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_rows()

    def sizeHint(self) -> QSize:
        return QSize(800, 600)
