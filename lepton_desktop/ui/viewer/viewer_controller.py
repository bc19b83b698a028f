"""Viewing photos: connects the viewer and quick look to the grid, whose current photo both of them show.

An action on the photos that are selected in the grid also applies to the one that is viewed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from lepton_desktop.photos.thumbnails import EDGES
from lepton_desktop.ui.pictures.picture_loader import PictureLoader, WantedPicture
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader, Wanted
from lepton_desktop.ui.viewer.info_controller import InfoController
from lepton_desktop.ui.viewer.quick_look import QuickLook
from lepton_desktop.ui.viewer.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSettings

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo
    from lepton_desktop.search.results import Answer
    from lepton_desktop.ui.actions.commands import Commands
    from lepton_desktop.ui.actions.photo_actions import PhotoActions
    from lepton_desktop.ui.actions.photo_operations import PhotoOperations
    from lepton_desktop.ui.grid.grid import PhotoGrid
    from lepton_desktop.ui.toolkit.theme import Theme

_AHEAD = (1, -1, 2)


class ViewerController(QObject):
    """Holds the page of the library, and shows the viewer in its place; `place` is both, beside the info panel."""

    def __init__(
        self,
        page: QWidget,
        grid: PhotoGrid,
        thumbnails: ThumbnailLoader,
        commands: Commands,
        photo_actions: PhotoActions,
        operations: PhotoOperations,
        open_catalog: Callable[[], Catalog],
        answer: Callable[[], Answer | None],
        memory: QSettings,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        """`answer` gives what the question that is shown was answered with, if there is one."""
        super().__init__(parent)
        self.info = InfoController(grid, photo_actions, operations, theme, open_catalog, answer, memory, self)
        self._page = page
        self._grid = grid
        self._thumbnails = thumbnails
        self._commands = commands
        self._photo_actions = photo_actions
        self._row = -1
        self._listed: list[Photo] | None = None
        self._left: QWidget | None = None
        self.pictures = PictureLoader()
        self.viewer = Viewer(self.pictures, thumbnails, theme, photo_actions["info"])
        self.pages = QStackedWidget()
        self.pages.addWidget(page)
        self.pages.addWidget(self.viewer)
        self.place = QWidget()
        row = QHBoxLayout(self.place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pages, 1)
        row.addWidget(self.info.panel)
        self.quick_look = QuickLook(self.pictures, thumbnails, theme, grid, self.pages)
        self._connect(operations)

    def _connect(self, operations: PhotoOperations) -> None:
        grid, viewer, quick_look = self._grid, self.viewer, self.quick_look
        grid.opened.connect(self.open)
        grid.selectionModel().currentChanged.connect(self._follow)
        grid.photos.modelReset.connect(self._follow)
        grid.photos.dataChanged.connect(self._follow)
        operations.view_wanted.connect(self.open)
        operations.quick_look_wanted.connect(self._toggle_quick_look)
        self._allow_actions(True)
        viewer.step_wanted.connect(self.step)
        viewer.jump_wanted.connect(self._jump)
        viewer.closed.connect(self.leave)
        viewer.full_screen_wanted.connect(self._fill_screen)
        viewer.canvas.wants_changed.connect(self._want)
        quick_look.canvas.wants_changed.connect(self._want)
        for place in (viewer, quick_look):
            place.menu_wanted.connect(self._ask_for_menu)
            place.retry_wanted.connect(self.retry)
        self.info.left.connect(self._focus_photos)

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
        """Open photos that aren't in the grid, starting at this row; the actions on the grid's don't apply to them."""
        self._listed, self._row = list(photos), row
        self._allow_actions(False)
        self.info.cover(True)
        self._enter()

    def _enter(self) -> None:
        self.quick_look.leave()
        if not self.is_open():
            self._left = QApplication.focusWidget()
            self.pages.setCurrentWidget(self.viewer)
            self._allow_only_viewing(True)
        self.viewer.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def leave(self) -> None:
        """Close the viewer and quick look."""
        self.quick_look.leave()
        if not self.is_open():
            return
        self._fill_screen(False)
        self.pages.setCurrentWidget(self._page)
        self._allow_only_viewing(False)
        self.viewer.show_photo(None)
        if self._listed is not None:
            self._listed, self._row = None, -1
            self._allow_actions(True)
            self.info.cover(False)
            if self._left is not None:
                self._left.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self._grid.scrollTo(self._grid.currentIndex())

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
        return settled and self.info.settled()

    def close(self) -> None:
        """Leave full screen, and end the threads."""
        self._fill_screen(False)
        self.pictures.close()
        self.info.close()

    def show_notice(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show over the photo what the window's status line, which the viewer covers, would show."""
        if self.is_open():
            self.viewer.notice.show_notice(text, action, act)

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
            photos = [photo for photo in (canvas.photo, *beside) if photo.in_library]
            self._thumbnails.want(
                [Wanted(photo, EDGES[1]) for photo in photos if self._thumbnails.picture(photo) is None]
            )

    def _photo(self, row: int) -> Photo | None:
        if self._listed is not None:
            return self._listed[row] if 0 <= row < len(self._listed) else None
        return self._grid.photos.photo(row)

    def _ask_for_menu(self, place: QPoint) -> None:
        if self._listed is None:
            self._photo_actions.show_menu(place)

    def _allow_actions(self, allowed: bool) -> None:
        """Enable or disable the actions on the grid's photos in the viewer."""
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

    def _allow_only_viewing(self, is_open: bool) -> None:
        """In the viewer, the zoom keys zoom the photo, Space goes to the next, and only one photo is selected."""
        for action in (self._commands.larger, self._commands.smaller):
            action.setVisible(not is_open)
        self._photo_actions.show_for_viewer(is_open)

    def _focus_photos(self) -> None:
        place = self.viewer.canvas if self.is_open() else self._grid
        place.setFocus(Qt.FocusReason.OtherFocusReason)
