"""The window: puts its rooms together, and joins what one of them says to what another does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QMainWindow

from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.settings import APPLICATION
from lepton_desktop.ui.actions.commands import Commands
from lepton_desktop.ui.actions.photo_actions import PhotoActions
from lepton_desktop.ui.actions.photo_operations import PhotoOperations
from lepton_desktop.ui.duplicates.page import DuplicatesPage
from lepton_desktop.ui.grid.grid import PhotoGrid
from lepton_desktop.ui.grid.photo_model import PhotoModel
from lepton_desktop.ui.library.folder_actions import FolderActions
from lepton_desktop.ui.library.folders import Folders
from lepton_desktop.ui.library.indexing_client import IndexingClient
from lepton_desktop.ui.library.indexing_state import IndexingState
from lepton_desktop.ui.library.library_controller import LibraryController
from lepton_desktop.ui.library.library_page import LibraryPage
from lepton_desktop.ui.library.navigation import Navigation
from lepton_desktop.ui.library.opening import Opening
from lepton_desktop.ui.library.restore_prompt import RestorePrompt
from lepton_desktop.ui.library.saved_searches import SavedSearches
from lepton_desktop.ui.lifecycle import Lifecycle
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
from lepton_desktop.ui.search.search_controller import SearchController
from lepton_desktop.ui.search.search_field import SearchField
from lepton_desktop.ui.search.search_worker import SearchWorker
from lepton_desktop.ui.system.desktop import Desktop
from lepton_desktop.ui.toolkit.worker import Worker
from lepton_desktop.ui.transfer.transfers import Transfers
from lepton_desktop.ui.viewer.viewer_controller import ViewerController

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.ui.dependencies import Dependencies
    from lepton_desktop.ui.toolkit.theme import Theme
    from lepton_desktop.window_request import WindowRequest

_POOL_MS = 5000  # what is looked up on a drive that doesn't answer may take for ever


class Window(QMainWindow):
    """The main window. `start` sets its threads and the indexing process to work; `quit` ends them, and so does
    closing it, unless the user wants it to stay in the notification area.

    `language_changed` when the user has chosen another language, which takes a new window; `ended` at the end.
    """

    language_changed = Signal()
    ended = Signal()

    def __init__(self, dependencies: Dependencies, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(APPLICATION)
        self.setAcceptDrops(True)
        self.setMinimumSize(780, 480)
        self._theme = theme
        self._has_ended = False
        self._memory = QSettings(str(dependencies.places.window), QSettings.Format.IniFormat)

        self._make_workers(dependencies)
        self._make_photos(theme)
        self._make_search(dependencies, theme)
        self._make_library(dependencies, theme)
        self._make_viewer(dependencies, theme)
        self._make_menus(theme)
        self._connect_rooms()
        self._connect_followers()
        self._connect_notices()
        self._restore()
        self.library_page.refresh()

    def start(self) -> None:
        """Show the library, load the model for the first question, and start to index."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.indexing.start()
        self.library_controller.ask(None)
        self.saved.refresh()
        self.search_controller.refresh()
        self.search_worker.warm_up()
        self.folder_actions.suggest_folder()

    def quit(self) -> None:
        """End the program, whatever becomes of the window when it is only closed."""
        if not self._has_ended:
            self._has_ended = True
            self.viewer_controller.close()
            self._memory.setValue("geometry", self.saveGeometry())
            self._memory.setValue("tile_width", self.grid.tile_width())
            self._memory.sync()
            self.hide()
            self.lifecycle.close()
            self.indexing.stop()
            self.photo_operations.close()
            self.duplicates.finding.close()
            self.search_worker.close()
            self.library.close()
            self.thumbnail_loader.close()
            QThreadPool.globalInstance().waitForDone(_POOL_MS)
            self.ended.emit()

    def obey(self, request: WindowRequest) -> None:
        """Do what a further start of the program, or the system, wants of this window."""
        if request.kind == "quit":
            self.quit()
            return
        self.lifecycle.come_to_front()
        paths = [Path(path) for path in request.paths]
        if request.kind == "open":
            self.opening.open(paths)
        elif request.kind == "similar":
            self.navigation.show_all()
            self.navigation.find_similar(paths[0])

    def settled(self) -> bool:
        """Whether everything asked for is shown: the answer, and each picture that is in sight."""
        if self.duplicates.isVisible():
            return self.duplicates.settled()
        grid_settled = self.grid.settled() or not self.grid.isVisible()
        return self.library_controller.settled() and grid_settled and self.viewer_controller.settled()

    def _make_workers(self, dependencies: Dependencies) -> None:
        """What works behind the window: threads, and the indexing process."""
        self._thumbnails = Thumbnails(dependencies.places.thumbnails)
        self.thumbnail_loader = ThumbnailLoader(
            lambda photo, edge: self._thumbnails.get(photo.path, photo.size, photo.mtime_ns, edge)
        )
        self.library: Worker[Catalog] = Worker("library", dependencies.open_catalog, self)
        self.search_worker = SearchWorker(dependencies.make_engine, self)
        self.indexing_client = IndexingClient(dependencies.indexer_command, self)
        self.indexing = IndexingState(self.indexing_client, self.library, self)
        self.desktop = Desktop(self)

    def _make_photos(self, theme: Theme) -> None:
        """The grid, and what can be done with its photos."""
        self.photos = PhotoModel()
        self.grid = PhotoGrid(self.photos, self.thumbnail_loader, theme)
        self.commands = Commands(self, self.grid, theme)
        self.photo_operations = PhotoOperations(
            self.grid, self.commands.undo, self.library, self.desktop, self
        )
        self.photo_actions = PhotoActions(self.grid, self.photo_operations, theme, self)

    def _make_search(self, dependencies: Dependencies, theme: Theme) -> None:
        """The search bar, and what answers it."""
        self.library_controller = LibraryController(
            self.photos, self.library, self.search_worker, self.indexing, self.grid.visible_rows, self
        )
        self.search = SearchField(theme)
        self.search_controller = SearchController(
            self.search, self.library, self._thumbnails, dependencies.places.pasted, theme, self
        )

    def _make_library(self, dependencies: Dependencies, theme: Theme) -> None:
        """The page of the library, and what is done with folders, duplicates and saved searches there."""
        commands, controller, indexing = self.commands, self.library_controller, self.indexing
        self.duplicates = DuplicatesPage(
            dependencies.open_catalog, self.desktop, self.thumbnail_loader, theme
        )
        self.library_page = page = LibraryPage(
            controller,
            indexing,
            self.search,
            self.grid,
            self.duplicates,
            commands,
            self.photo_actions,
            self._memory,
            theme,
            self,
        )
        self.navigation = Navigation(commands, page.sidebar, self.search, self.grid, controller, self)
        self.saved = SavedSearches(
            self.library, self.search_worker, page.sidebar, controller, commands, self.search, theme, self
        )
        self.folders = Folders(self.library, indexing, self.desktop, self)
        self.folder_actions = FolderActions(
            page, commands, self.folders, self.desktop, indexing, controller, self
        )
        self.opening = Opening(
            self.library, self.folders, self.navigation, page.sidebar, self.grid, controller, self
        )
        self.restoring = RestorePrompt(self, dependencies.places, controller)
        self.transfers = Transfers(self, dependencies.places, dependencies.open_catalog)

    def _make_viewer(self, dependencies: Dependencies, theme: Theme) -> None:
        """The viewer, which takes the place of the library's page; and what lies beyond the window."""
        self.viewer_controller = ViewerController(
            self.library_page,
            self.grid,
            self.thumbnail_loader,
            self.commands,
            self.photo_actions,
            self.photo_operations,
            dependencies.open_catalog,
            lambda: self.library_controller.answer,
            self._memory,
            theme,
            self,
        )
        self.setCentralWidget(self.viewer_controller.place)
        self.lifecycle = Lifecycle(
            self,
            dependencies,
            theme,
            self.library,
            self.desktop,
            self.commands,
            self.indexing,
            self.library_page.status,
        )

    def _make_menus(self, theme: Theme) -> None:
        view = self.library_page.view_options.actions()
        menu = self.commands.window_menu(self, self.photo_actions, view)
        self.library_page.add_buttons(self.viewer_controller.info.button, menu, theme)
        self.commands.fill_menu_bar(self, self.photo_actions, view)

    def _connect_rooms(self) -> None:
        """Where one room leads to another."""
        self.photo_operations.similar_wanted.connect(self.navigation.find_similar_to_selected)
        self.photo_operations.query_wanted.connect(self.search.add_pictures)
        self.photo_operations.refinement_wanted.connect(self.search_controller.refine)
        self.commands.include_all.triggered.connect(self.photo_operations.include_all)
        self.saved.asked.connect(self.navigation.ask)
        self.navigation.library_wanted.connect(self.viewer_controller.leave)
        self.library_controller.fresh.connect(self.viewer_controller.leave)
        self.library_controller.fresh.connect(self.grid.to_top)
        self.library_page.photos_offered.connect(self.viewer_controller.info.allow)
        self.library_page.language_bar.models_wanted.connect(lambda: self.lifecycle.show_settings("models"))
        self.duplicates.opened.connect(self.viewer_controller.look_through)
        self.opening.view_wanted.connect(self.viewer_controller.open)
        self.opening.list_wanted.connect(lambda photos: self.viewer_controller.look_through(photos, 0))
        self.restoring.agreed.connect(self.language_changed)
        self.transfers.agreed.connect(self.language_changed)
        self.library_page.first_run.import_wanted.connect(lambda: self.transfers.offer_import(None))
        self.lifecycle.move_wanted.connect(lambda: self.transfers.offer_move(self.lifecycle.settings))
        self.lifecycle.import_wanted.connect(lambda: self.transfers.offer_import(self.lifecycle.settings))
        self.lifecycle.language_changed.connect(self.language_changed)
        self.lifecycle.engine_changed.connect(self.search_worker.reload)
        self.lifecycle.history_cleared.connect(self.search_controller.refresh)
        self.lifecycle.quit_wanted.connect(self.quit)

    def _connect_followers(self) -> None:
        """What looks at the catalog again when it has changed."""
        library, search, saved = self.library_controller, self.search_controller, self.saved
        for changed, followers in (
            (self.indexing.committed, (library.refresh_soon, search.refresh_soon, saved.refresh_soon)),
            (self.indexing.committed, (self.duplicates.refresh_when_shown,)),
            (self.folders.changed, (library.refresh_soon, search.refresh_soon, saved.refresh_soon)),
            (self.photo_operations.changed, (library.refresh_soon,)),
            (self.duplicates.finding.moved, (library.refresh_soon,)),
            (
                self.indexing.reconnected,
                (self.thumbnail_loader.retry, self.viewer_controller.retry, library.refresh_soon),
            ),
        ):
            for follower in followers:
                changed.connect(follower)

    def _connect_notices(self) -> None:
        """What is told in the status line, over the viewer, or in the notification area while the window is closed."""
        bar = self.library_page.status
        status, viewer, closed = bar.show_notice, self.viewer_controller.show_notice, self.lifecycle.notify
        for notice, places in (
            (self.library_controller.notice, (status,)),
            (self.photo_operations.counted, (bar.show_selection,)),
            (self.photo_operations.notice, (status, viewer)),
            (self.desktop.failed, (status, viewer, closed)),
            (self.indexing.notice, (status, closed)),
            (self.indexing.disk_full, (closed,)),
            (self.folders.notice, (status, closed)),
            (self.saved.notice, (status, closed)),
            (self.search_controller.failed, (status, closed)),
        ):
            for place in places:
                notice.connect(place)

    def _take_dropped(self, folders: list[Path], files: list[Path]) -> None:
        """Folders come into the library; a single photo is a question."""
        for folder in folders:
            self.folders.add(folder)
        if files and not folders:
            self.navigation.find_similar(files[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.desktop.sort_out(paths, self._take_dropped)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.lifecycle.stays and not self._has_ended:
            event.ignore()
            self.hide()
            return
        self.quit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._theme.follow_font()

    def _restore(self) -> None:
        geometry = self._memory.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(1280, 800)
        width = str(self._memory.value("tile_width", ""))
        if width.isdecimal() and len(width) < 5:
            self.grid.set_tile_width(int(width))
