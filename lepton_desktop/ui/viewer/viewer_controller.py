"""Viewing photos: connects the viewer and quick look to the grid, whose current photo both of them show.

A command for the photos that are selected in the grid also applies to the one that is viewed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from lepton_desktop.photos.thumbnails import EDGES
from lepton_desktop.ui.pictures.picture_loader import PictureLoader, WantedPicture
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader, Wanted
from lepton_desktop.ui.viewer.quick_look import QuickLook
from lepton_desktop.ui.viewer.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.ui.actions.commands import Commands
    from lepton_desktop.ui.grid.grid import PhotoGrid
    from lepton_desktop.ui.toolkit.theme import Theme
    from lepton_desktop.ui.viewer.info_controller import InfoController

_AHEAD = (1, -1, 2)


class ViewerController(QObject):
    """`shown` says that the viewer was opened or closed; `menu_wanted` asks for the photo's menu at a point."""

    shown = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        grid: PhotoGrid,
        thumbnails: ThumbnailLoader,
        commands: Commands,
        theme: Theme,
        info_controller: InfoController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._grid = grid
        self._thumbnails = thumbnails
        self._commands = commands
        self._info_controller = info_controller
        self._row = -1
        self._listed: list[Photo] | None = None
        self._left: QWidget | None = None
        self.pictures = PictureLoader()
        self.viewer = Viewer(self.pictures, thumbnails, theme, commands.info)
        self.pages = QStackedWidget()
        self.place = QWidget()
        row = QHBoxLayout(self.place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pages, 1)
        row.addWidget(info_controller.panel)
        self.quick_look = QuickLook(self.pictures, thumbnails, theme, grid, self.pages)
        self._before = self.pages.currentIndex()
        self._connect()

    def _connect(self) -> None:
        grid, do, viewer, quick_look = self._grid, self._commands, self.viewer, self.quick_look
        grid.opened.connect(self.open)
        grid.selectionModel().currentChanged.connect(self._follow)
        grid.photos.modelReset.connect(self._follow)
        grid.photos.dataChanged.connect(self._follow)
        for action in (do.similar, do.find, do.show_all):
            action.triggered.connect(self.leave)
        do.view.triggered.connect(self.open)
        do.quick_look.triggered.connect(self._toggle_quick_look)
        self._allow_commands(True)
        viewer.step_wanted.connect(self.step)
        viewer.jump_wanted.connect(self._jump)
        viewer.closed.connect(self.leave)
        viewer.full_screen_wanted.connect(self._fill_screen)
        viewer.canvas.wants_changed.connect(self._want)
        quick_look.canvas.wants_changed.connect(self._want)
        for place in (viewer, quick_look):
            place.menu_wanted.connect(self._ask_for_menu)
            place.retry_wanted.connect(self.retry)
        self._info_controller.left.connect(self._focus_photos)

    def is_open(self) -> bool:
        """Whether the window shows the viewer."""
        return self.pages.currentWidget() is self.viewer

    def open(self) -> None:
        """Open the grid's current photo in the viewer."""
        if self._grid.photos.photo(self._grid.currentIndex().row()) is not None:
            if not self.is_open():
                self._grid.select(self._grid.currentIndex().row())  # what is done to it is done to it alone
            self._enter()

    def look_through(self, photos: Sequence[Photo], row: int) -> None:
        """Open photos that aren't in the grid, starting at this row; the grid's commands don't apply to them."""
        self._listed, self._row = list(photos), row
        self._allow_commands(False)
        self._enter()

    def _enter(self) -> None:
        self.quick_look.leave()
        if not self.is_open():
            self._before = self.pages.currentIndex()
            self._left = QApplication.focusWidget()
            self.pages.setCurrentWidget(self.viewer)
            self._allow_only_viewing(True)
            self.shown.emit()
        self.viewer.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def leave(self) -> None:
        """Close the viewer and quick look."""
        self.quick_look.leave()
        if not self.is_open():
            return
        self._fill_screen(False)
        self.pages.setCurrentIndex(self._before)
        self._allow_only_viewing(False)
        self.viewer.show_photo(None)
        if self._listed is not None:
            self._listed, self._row = None, -1
            self._allow_commands(True)
            if self._left is not None:
                self._left.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self._grid.scrollTo(self._grid.currentIndex())
        self.shown.emit()

    def step(self, forth: int) -> None:
        """Go to the photo after the current one, or with -1 to the one before it."""
        to = self._grid.CursorAction
        if self._listed is not None:
            self._go_in_list(self._row + forth)
        else:
            self._go(to.MoveNext if forth > 0 else to.MovePrevious)

    def retry(self) -> None:
        """Try again to decode what could not be decoded."""
        self.pictures.retry()
        self._want()
        self._follow()

    def settled(self) -> bool:
        """Whether the photo is shown as sharp as possible, with all that is known about it."""
        looks = [self.viewer] if self.is_open() else []
        settled = all(look.settled() for look in looks)
        if not self.quick_look.isHidden():
            settled = settled and self.quick_look.settled()
        return settled and self._info_controller.settled()

    def close(self) -> None:
        """Leave full screen, and end the threads."""
        self._fill_screen(False)
        self.pictures.close()
        self._info_controller.close()

    def say(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show over the photo what the window's status line, which the viewer covers, would show."""
        if self.is_open():
            self.viewer.notice.say(text, action, act)

    def _jump(self, last: bool) -> None:
        to = self._grid.CursorAction
        if self._listed is not None:
            self._go_in_list(len(self._listed) - 1 if last else 0)
        else:
            self._go(to.MoveEnd if last else to.MoveHome)

    def _go_in_list(self, row: int) -> None:
        if self._listed is not None and 0 <= row < len(self._listed):
            self._row = row
            self._follow()

    def _go(self, action: object) -> None:
        index = self._grid.moveCursor(action, Qt.KeyboardModifier.NoModifier)  # type: ignore[arg-type]
        if index.isValid() and index.row() != self._grid.currentIndex().row():
            self._grid.select(index.row())

    def _follow(self) -> None:
        """Show the grid's current photo; if that was removed, the one that took its place."""
        if self._listed is not None:
            self.viewer.show_photo(self._photo(self._row), self._row, len(self._listed))
            self._want()
            return
        photos, row = self._grid.photos, self._grid.currentIndex().row()
        open_now = self.is_open() or not self.quick_look.isHidden()
        if row < 0 and open_now and self._row >= 0:
            if photos.rowCount() == 0:
                self.leave()
            else:
                self._grid.select(min(self._row, photos.rowCount() - 1))  # which calls this again
            return
        self._row = row
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
        """Decode the current photo, then the ones that may come next."""
        canvas = self.viewer.canvas if self.is_open() else self.quick_look.canvas
        if canvas.photo is None or (not self.is_open() and self.quick_look.isHidden()):
            return
        near = [self._photo(self._row + step) for step in _AHEAD]
        beside = [photo for photo in near if photo is not None]
        wanted: list[WantedPicture] = canvas.wanted()
        for photo in beside:
            wanted += canvas.wanted(photo)
        self.pictures.want(wanted)
        if self.is_open():  # the grid, which is hidden, asks for none
            photos = [canvas.photo, *beside]
            self._thumbnails.want(
                [Wanted(photo, EDGES[1]) for photo in photos if self._thumbnails.picture(photo) is None]
            )

    def _photo(self, row: int) -> Photo | None:
        if self._listed is not None:
            return self._listed[row] if 0 <= row < len(self._listed) else None
        return self._grid.photos.photo(row)

    def _ask_for_menu(self, place: QPoint) -> None:
        if self._listed is None:
            self.menu_wanted.emit(place)

    def _allow_commands(self, allowed: bool) -> None:
        """Enable or disable the commands for the grid's photos in the viewer."""
        for action in self._grid.actions():
            if allowed:
                self.viewer.canvas.addAction(action)
            else:
                self.viewer.canvas.removeAction(action)
        for button in (self.viewer.bar.more, self.viewer.bar.info):
            button.setVisible(allowed)

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

    def _allow_only_viewing(self, viewer_controller: bool) -> None:
        """In the viewer, the zoom keys zoom the photo, Space goes to the next, and only one photo is selected."""
        do = self._commands
        for action in (do.larger, do.smaller, do.view, do.quick_look, do.select_all):
            action.setVisible(not viewer_controller)

    def _focus_photos(self) -> None:
        place = self.viewer.canvas if self.is_open() else self._grid
        place.setFocus(Qt.FocusReason.OtherFocusReason)
