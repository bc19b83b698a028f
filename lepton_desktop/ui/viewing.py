"""Looking at photos: joins viewer, quick look and info panel to the grid, whose current photo all of them show.

Whatever a command does to the photos that are selected in the grid, it so does to the one that is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lepton_desktop.photos.exposure import Exposure
from lepton_desktop.ui.info_panel import InfoPanel
from lepton_desktop.ui.photo_info import PhotoInfo, read_info
from lepton_desktop.ui.picture_loader import PictureLoader, WantedPicture
from lepton_desktop.ui.quick_look import QuickLook
from lepton_desktop.ui.thumbnail_loader import STORED_EDGES, ThumbnailLoader, Wanted
from lepton_desktop.ui.viewer import Viewer
from lepton_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.commands import Commands
    from lepton_desktop.ui.grid import PhotoGrid
    from lepton_desktop.ui.theme import Theme

_AHEAD = (1, -1, 2)
_INFO_AFTER_MS = 60


class Viewing(QObject):
    """`shown` says that the viewer was opened or closed; `menu_wanted` asks for the photo's menu at a place."""

    shown = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        grid: PhotoGrid,
        thumbnails: ThumbnailLoader,
        commands: Commands,
        theme: Theme,
        open_catalog: Callable[[], Catalog],
        memory: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._grid = grid
        self._thumbnails = thumbnails
        self._commands = commands
        self._memory = memory
        self._row = -1
        self._info: tuple[Photo, PhotoInfo] | None = None
        self._read_last: Photo | None = None
        self.pictures = PictureLoader()
        self.reading: Worker[Catalog] = Worker("info", open_catalog, self)
        commands.info.setChecked(memory.value("info", "") == "shown")
        self.viewer = Viewer(self.pictures, thumbnails, theme, commands.info)
        self.info = InfoPanel(theme, commands.show_in_folder)
        self.info.setVisible(commands.info.isChecked())
        self.pages = QStackedWidget()
        self.place = QWidget()
        row = QHBoxLayout(self.place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pages, 1)
        row.addWidget(self.info)
        self.quick_look = QuickLook(self.pictures, thumbnails, theme, grid, self.pages)
        self._telling = QTimer(self, singleShot=True, interval=_INFO_AFTER_MS)
        self._telling.timeout.connect(self._tell)
        self._before = self.pages.currentIndex()
        self._connect()

    def _connect(self) -> None:
        grid, do, viewer, quick_look = self._grid, self._commands, self.viewer, self.quick_look
        grid.opened.connect(self.open)
        grid.selectionModel().currentChanged.connect(self._follow)
        grid.selectionModel().selectionChanged.connect(self._telling.start)
        grid.photos.modelReset.connect(self._follow)
        grid.photos.dataChanged.connect(self._follow)
        for action in (do.similar, do.find, do.show_all):
            action.triggered.connect(self.leave)
        do.view.triggered.connect(self.open)
        do.quick_look.triggered.connect(self._toggle_quick_look)
        do.info.toggled.connect(self._show_info)
        viewer.canvas.addActions(grid.actions())
        viewer.step_wanted.connect(self.step)
        viewer.jump_wanted.connect(self._jump)
        viewer.closed.connect(self.leave)
        viewer.full_screen_wanted.connect(self._fill_screen)
        viewer.canvas.wants_changed.connect(self._want)
        quick_look.canvas.wants_changed.connect(self._want)
        for place in (viewer, quick_look):
            place.menu_wanted.connect(self.menu_wanted)
            place.retry_wanted.connect(self.retry)
        self.info.closed.connect(lambda: do.info.setChecked(False))
        self.info.left.connect(self._focus_photos)

    def is_open(self) -> bool:
        """Whether the viewer is what the window shows."""
        return self.pages.currentWidget() is self.viewer

    def open(self) -> None:
        """Open the grid's current photo in the viewer."""
        if self._grid.photos.photo(self._grid.currentIndex().row()) is None:
            return
        self.quick_look.leave()
        if not self.is_open():
            self._before = self.pages.currentIndex()
            self.pages.setCurrentWidget(self.viewer)
            self._grid.select(self._grid.currentIndex().row())  # what is done to it is done to it alone
            self._allow_only_viewing(True)
            self.shown.emit()
        self.viewer.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def leave(self) -> None:
        """Close viewer and quick look."""
        self.quick_look.leave()
        if not self.is_open():
            return
        self._fill_screen(False)
        self.pages.setCurrentIndex(self._before)
        self._allow_only_viewing(False)
        self.viewer.show_photo(None)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grid.scrollTo(self._grid.currentIndex())
        self.shown.emit()

    def step(self, forth: int) -> None:
        """Go to the photo after the current one, or with -1 to that before it."""
        to = self._grid.CursorAction
        self._go(to.MoveNext if forth > 0 else to.MovePrevious)

    def retry(self) -> None:
        """Try anew what could not be decoded."""
        self.pictures.retry()
        self._want()
        self._follow()

    def settled(self) -> bool:
        """Whether what is looked at is shown as sharp as it gets, and all that is known of it."""
        looks = [self.viewer] if self.is_open() else []
        settled = all(look.settled() for look in looks)
        if not self.quick_look.isHidden():
            settled = settled and self.quick_look.settled()
        photo = self._told()
        told = photo is None or (self._info is not None and self._info[0] == photo)
        return settled and not self._telling.isActive() and (self.info.isHidden() or told)

    def close(self) -> None:
        """Leave the full screen, and end the threads."""
        self._fill_screen(False)
        self.pictures.close()
        self.reading.close()

    def _jump(self, last: bool) -> None:
        to = self._grid.CursorAction
        self._go(to.MoveEnd if last else to.MoveHome)

    def _go(self, action: object) -> None:
        index = self._grid.moveCursor(action, Qt.KeyboardModifier.NoModifier)  # type: ignore[arg-type]
        if index.isValid() and index.row() != self._grid.currentIndex().row():
            self._grid.select(index.row())

    def _follow(self) -> None:
        """Show the grid's current photo; where it went away, the one that took its place."""
        photos, row = self._grid.photos, self._grid.currentIndex().row()
        open_now = self.is_open() or not self.quick_look.isHidden()
        if row < 0 and open_now and self._row >= 0:
            if photos.rowCount() == 0:
                self.leave()
            else:
                self._grid.select(min(self._row, photos.rowCount() - 1))  # which calls this again
            return
        self._row = row
        self._telling.start()
        if not open_now:
            return
        photo, count = photos.photo(row), photos.rowCount()
        photos.want(range(row - 2, row + 3))
        if self.is_open():
            self.viewer.show_photo(photo, row, count)
        if not self.quick_look.isHidden():
            self.quick_look.show_photo(photo)
        self._want()

    def _want(self) -> None:
        """Decode what is looked at, then what may be next."""
        canvas = self.viewer.canvas if self.is_open() else self.quick_look.canvas
        if canvas.photo is None or (not self.is_open() and self.quick_look.isHidden()):
            return
        near = [self._grid.photos.photo(self._row + step) for step in _AHEAD]
        beside = [photo for photo in near if photo is not None]
        wanted: list[WantedPicture] = canvas.wanted()
        for photo in beside:
            wanted += canvas.wanted(photo)
        self.pictures.want(wanted)
        if self.is_open():  # the grid, which is hidden, asks for none
            photos = [canvas.photo, *beside]
            self._thumbnails.want(
                [
                    Wanted(photo, STORED_EDGES[1])
                    for photo in photos
                    if self._thumbnails.picture(photo) is None
                ]
            )

    def _toggle_quick_look(self) -> None:
        if not self.quick_look.isHidden():
            self.quick_look.leave()
        elif self._grid.photos.photo(self._grid.currentIndex().row()) is not None:
            self.pictures.retry()
            self.quick_look.open()
            self._follow()

    def _fill_screen(self, full: bool) -> None:
        window = self.place.window()
        state = window.windowState()
        if full != bool(state & Qt.WindowState.WindowFullScreen):
            window.setWindowState(state ^ Qt.WindowState.WindowFullScreen)
        self.viewer.show_full(full)

    def _allow_only_viewing(self, viewing: bool) -> None:
        """In the viewer the keys that zoom tiles zoom the photo, and Space goes on to the next."""
        do = self._commands
        for action in (do.larger, do.smaller, do.view, do.quick_look):
            action.setVisible(not viewing)

    def _focus_photos(self) -> None:
        place = self.viewer.canvas if self.is_open() else self._grid
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    # Info

    def _show_info(self, shown: bool) -> None:
        if not shown and self.info.isAncestorOf(self.info.window().focusWidget() or self.place):
            self._focus_photos()
        self.info.setVisible(shown)
        self._memory.setValue("info", "shown" if shown else "")
        self._tell()

    def _told(self) -> Photo | None:
        """The one photo of which the panel tells; None where it's none or several."""
        if self._grid.selected_count() != 1:
            return None
        return next(iter(self._grid.selected_photos()), None)

    def _tell(self) -> None:
        self._telling.stop()
        if self.info.isHidden():
            return
        count = self._grid.selected_count()
        if count > 1:
            self.info.show_summary(self._grid.selected_photos(), count)
        elif (photo := self._told()) is None:
            self.info.show_none()
        else:
            known = self._info[1] if self._info is not None and self._info[0] == photo else None
            self._tell_of(photo, known)
            if known is None:
                self._read(photo)

    def _read(self, photo: Photo) -> None:
        self._read_last = photo
        self.reading.ask(
            lambda catalog: read_info(photo, catalog),
            lambda info: self._take_info(photo, info),
            lambda reason: self._take_info(photo, PhotoInfo(Exposure(), None, ())),
            lambda: photo is self._read_last,
        )

    def _take_info(self, photo: Photo, info: PhotoInfo) -> None:
        self._info = (photo, info)
        if photo == self._told():
            self._tell_of(photo, info)

    def _tell_of(self, photo: Photo, info: PhotoInfo | None) -> None:
        self.info.show_photo(photo, info, None)
