"""The window: joins the search field, the grid, the folders and the status line to what works behind them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QPoint,
    QSettings,
    QSize,
    QStandardPaths,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.search.query import LESS, MORE, Filters, Picture, Query
from lepton_desktop.search.query_writer import write
from lepton_desktop.settings import APPLICATION
from lepton_desktop.ui.actions.commands import Commands
from lepton_desktop.ui.actions.photo_actions import PhotoActions
from lepton_desktop.ui.duplicates.finding import DuplicatesFinding
from lepton_desktop.ui.duplicates.page import DuplicatesPage
from lepton_desktop.ui.grid.grid import PhotoGrid
from lepton_desktop.ui.grid.photo_model import PhotoModel
from lepton_desktop.ui.library.folder_actions import FolderActions
from lepton_desktop.ui.library.folders import Folders
from lepton_desktop.ui.library.indexing_client import IndexingClient
from lepton_desktop.ui.library.indexing_state import IndexingState
from lepton_desktop.ui.library.library_controller import EXCLUDED_ONLY, LibraryController
from lepton_desktop.ui.library.restore_prompt import RestorePrompt
from lepton_desktop.ui.library.saved_searches import SavedSearches
from lepton_desktop.ui.library.sidebar import ALL, DUPLICATES, EXCLUDED, Place, Sidebar
from lepton_desktop.ui.library.status_bar import StatusBar
from lepton_desktop.ui.library.view_options import ViewOptions
from lepton_desktop.ui.lifecycle import Lifecycle
from lepton_desktop.ui.pictures.thumbnail_loader import ThumbnailLoader
from lepton_desktop.ui.search.language_bar import LanguageBar
from lepton_desktop.ui.search.search_controller import SearchController
from lepton_desktop.ui.search.search_field import SearchField
from lepton_desktop.ui.search.search_worker import SearchWorker
from lepton_desktop.ui.system.desktop import Desktop
from lepton_desktop.ui.toolkit.dialogs import show_about
from lepton_desktop.ui.toolkit.elided_label import ElidedLabel
from lepton_desktop.ui.toolkit.formatting import folder_name
from lepton_desktop.ui.toolkit.i18n import say, tr
from lepton_desktop.ui.toolkit.pages import FirstRunPage, MessagePage
from lepton_desktop.ui.toolkit.plain_text import caption
from lepton_desktop.ui.toolkit.worker import Worker
from lepton_desktop.ui.viewer.info_controller import InfoController
from lepton_desktop.ui.viewer.viewer_controller import ViewerController

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Photo, Root
    from lepton_desktop.ui.dependencies import Dependencies
    from lepton_desktop.ui.toolkit.theme import Theme

_FIELD_WIDTH = 720
_POOL_MS = 5000  # what is looked up on a drive that doesn't answer may take for ever
_ZOOM_STEP = 24
_MOST_ASKED = 20
"""So many photos may join a question at once."""


class Window(QMainWindow):
    """The main window. `start` sets its threads and the indexing process to work; `quit` ends them, and so does
    closing it, unless the user wants it to stay in the notification area.

    `language_changed` when the user has chosen another language, which takes a new window; `ended` at the end.
    """

    language_changed = Signal()
    ended = Signal()

    def __init__(self, parts: Dependencies, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(APPLICATION)
        self.setAcceptDrops(True)
        self.setMinimumSize(780, 480)
        self._memory = QSettings(str(parts.places.window), QSettings.Format.IniFormat)

        thumbnails = Thumbnails(parts.places.thumbnails)
        self.restoring = RestorePrompt(self, parts.places)
        self.loader = ThumbnailLoader(
            lambda photo, edge: thumbnails.get(photo.path, photo.size, photo.mtime_ns, edge)
        )
        self.library: Worker[Catalog] = Worker("library", parts.open_catalog, self)
        self.searching = SearchWorker(parts.make_engine, self)
        self.indexer = IndexingClient(parts.indexer_command, self)
        self.indexing = IndexingState(self.indexer, self.library, self)
        self.desktop = Desktop(self)
        self.folders = Folders(self.library, self.indexing, self.desktop, self)
        self.lifecycle = Lifecycle(self, parts, theme, self.library, self.desktop)
        self._theme, self._has_ended = theme, False

        self.photos = PhotoModel()
        self.grid = PhotoGrid(self.photos, self.loader, theme)
        self.library_controller = LibraryController(
            self.photos, self.library, self.searching, self.indexing, self.grid.visible_rows, self
        )
        self.search = SearchField(theme)
        self.search_controller = SearchController(
            self.search, self.library, thumbnails, parts.places.pasted, theme, self
        )
        self.language_bar = LanguageBar(theme)
        self.sidebar = Sidebar(theme)
        self.saved = SavedSearches(
            self.library, self.searching, self.sidebar, self.search.question_text, theme, self
        )
        self.finding = DuplicatesFinding(parts.open_catalog, self)
        self.duplicates = DuplicatesPage(self.finding, self.desktop, self.loader, theme)
        self.status = StatusBar(theme)
        self.message = MessagePage(theme)
        self.first_run = FirstRunPage()
        self.commands = Commands(self, self.grid, theme)
        self.actions_of_photos = PhotoActions(self.grid, self.commands, self.library, self)
        self.actions_of_folders = FolderActions(
            self.sidebar,
            self.commands,
            self.folders,
            self.desktop,
            self.indexing,
            lambda: self.library_controller.counts,
            self,
        )
        self.view_options = ViewOptions(theme, self._memory, self)
        self.info_controller = InfoController(
            self.grid,
            self.commands,
            theme,
            parts.open_catalog,
            lambda: self.library_controller.answer,
            self._memory,
            self,
        )
        self.viewer_controller = ViewerController(
            self.grid, self.loader, self.commands, theme, self.info_controller, self
        )
        self._lay_out(theme)
        self._connect()
        self._connect_commands()
        self._restore()
        self._update()

    def start(self) -> None:
        """Show the library, load the model for the first question, and start to index."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.indexing.start()
        self.library_controller.ask(None)
        self.saved.refresh()
        self.search_controller.refresh()
        self.searching.warm_up()
        pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        if pictures != Path.home():
            self.desktop.sort_out([pictures], self._suggest)

    def find_similar(self, path: Path) -> None:
        """Show the photos that look like the one at `path`, which may lie outside the library."""
        self._leave_duplicates()
        self.search.set_query(Query((Picture(path),)))

    def show_settings(self, page: str = "") -> None:
        """Open the settings at a page (``models``, ``indexing``, ``appearance``, ``start``, ``data``, ``privacy``)."""
        self.lifecycle.show_settings(page)

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
            self.actions_of_photos.close()
            self.finding.close()
            self.searching.close()
            self.library.close()
            self.loader.close()
            QThreadPool.globalInstance().waitForDone(_POOL_MS)
            self.ended.emit()

    def settled(self) -> bool:
        """Whether everything asked for is shown: the answer, and each picture that is in sight."""
        if self.duplicates.isVisible():
            return self.duplicates.settled()
        grid_settled = self.grid.settled() or not self.grid.isVisible()
        return self.library_controller.settled() and grid_settled and self.viewer_controller.settled()

    def _lay_out(self, theme: Theme) -> None:
        menu = QToolButton()
        menu.setAccessibleName(tr("Menu"))
        menu.setToolTip(tr("Menu"))
        menu.setIconSize(QSize(20, 20))
        menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu.setMenu(self.commands.window_menu(self, self.view_options.actions()))
        theme.dress(menu, "menu")
        self.commands.fill_menu_bar(self, self.view_options.actions())

        header = QHBoxLayout()
        header.setContentsMargins(24, 16, 18, 0)
        header.setSpacing(12)
        self.search.setMaximumWidth(_FIELD_WIDTH)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        top = Qt.AlignmentFlag.AlignTop
        header.addWidget(self.search, 100)
        self.search.hold(self.saved.star)
        header.addStretch(1)
        header.addWidget(self.info_controller.button, 0, top)
        header.addWidget(menu, 0, top)

        self._caption = ElidedLabel()
        self._caption.setObjectName("caption")
        self._heading = QWidget()
        heading = QHBoxLayout(self._heading)
        heading.setContentsMargins(26, 8, 20, 2)
        heading.addWidget(self._caption, 1)
        heading.addWidget(self.view_options.button)

        self._places = QStackedWidget()
        self._places.addWidget(self.grid)
        self._places.addWidget(self.message)
        self._places.addWidget(self.duplicates)

        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        language = QVBoxLayout()
        language.setContentsMargins(24, 10, 24, 0)
        language.addWidget(self.language_bar)
        column.addLayout(language)
        column.addWidget(self._heading)
        column.addWidget(self._places, 1)
        column.addWidget(self.status)

        self._library_page = QWidget()
        row = QHBoxLayout(self._library_page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(content, 1)

        for page in (self._library_page, self.first_run, self.viewer_controller.viewer):
            self.viewer_controller.pages.addWidget(page)
        self.setCentralWidget(self.viewer_controller.place)

    def _connect(self) -> None:
        self.search.asked.connect(self._on_asked)
        self.language_bar.models_wanted.connect(lambda: self.show_settings("models"))
        self.search.left_down.connect(self._go_to_grid)
        self.grid.menu_wanted.connect(self._show_photo_menu)
        self.grid.typed.connect(self._type_on)
        self.grid.left.connect(self._leave_grid)
        self.grid.zoomed.connect(self.status.zoom.setValue)
        self.grid.selectionModel().selectionChanged.connect(self._update_photo_commands)
        self.actions_of_photos.counted.connect(self.status.show_selection)
        self.actions_of_photos.notice.connect(self.status.show_notice)
        self.actions_of_photos.notice.connect(self.viewer_controller.say)
        self.desktop.failed.connect(self.viewer_controller.say)
        self.actions_of_photos.changed.connect(self.library_controller.refresh_soon)
        self.view_options.changed.connect(self._arrange)
        self.sidebar.chosen.connect(self._on_folder_chosen)
        self.sidebar.duplicates_chosen.connect(self._update)
        self.sidebar.excluded_chosen.connect(self._show_excluded)
        self.sidebar.excluded_menu_wanted.connect(self._show_excluded_menu)
        self.saved.asked.connect(self._ask_saved)
        self.finding.moved.connect(self.library_controller.refresh_soon)
        self.duplicates.opened.connect(self.viewer_controller.look_through)
        self.status.pause_wanted.connect(self.indexing.pause)
        self.status.failures_wanted.connect(self.folders.show_failures)
        self.status.zoom_wanted.connect(self.grid.set_tile_width)
        self.first_run.choose_wanted.connect(self.folders.choose)
        self.first_run.suggested.connect(self.folders.add)
        self.library_controller.changed.connect(self._update)
        self.library_controller.damaged.connect(self.restoring.offer_once)
        self.library_controller.restore_wanted.connect(self.restoring.offer)
        self.restoring.agreed.connect(self.language_changed)
        self.library_controller.fresh.connect(self.viewer_controller.leave)
        self.library_controller.fresh.connect(self.grid.to_top)
        self.viewer_controller.menu_wanted.connect(self._show_photo_menu)
        self.library_controller.widened.connect(lambda: self.sidebar.choose(None))
        self.searching.broken.connect(self._on_no_search)
        self.indexing.changed.connect(self._update)
        for follower in (
            self.library_controller.refresh_soon,
            self.search_controller.refresh_soon,
            self.saved.refresh_soon,
            self.duplicates.refresh_when_shown,
        ):
            self.indexing.committed.connect(follower)
        self.indexing.reconnected.connect(self._on_reconnected)
        for follower in (
            self.library_controller.refresh_soon,
            self.search_controller.refresh_soon,
            self.saved.refresh_soon,
        ):
            self.folders.changed.connect(follower)
        speakers = (self.indexing.notice, self.folders.notice, self.desktop.failed, self.saved.notice)
        for speaker in (*speakers, self.search_controller.failed):
            speaker.connect(self.status.show_notice)
            speaker.connect(self.lifecycle.say)
        self.indexing.disk_full.connect(self.lifecycle.say)
        self.lifecycle.language_changed.connect(self.language_changed)
        self.lifecycle.engine_changed.connect(self.searching.reload)
        self.lifecycle.quit_wanted.connect(self.quit)
        self.lifecycle.tray.pause_wanted.connect(self.indexing.pause)

    def _connect_commands(self) -> None:
        do = self.commands
        for action, act in (
            (do.find, self._focus_search),
            (do.show_all, self._show_all),
            (do.duplicates, self._show_duplicates),
            (do.save_search, self.saved.save),
            (do.pause, self._pause_or_resume),
            (do.rescan, self.indexing.rescan),
            (do.larger, lambda: self.grid.set_tile_width(self.grid.tile_width() + _ZOOM_STEP)),
            (do.smaller, lambda: self.grid.set_tile_width(self.grid.tile_width() - _ZOOM_STEP)),
            (do.about, lambda: show_about(self)),
            (do.settings, lambda: self.show_settings()),
            (do.quit, self.quit),
            (do.open, self._open_selected),
            (do.similar, self._find_similar_to_selected),
            (do.use_as_query, lambda: self._with_selected_paths(self.search.add_pictures)),
            (
                do.more_like,
                lambda: self._with_selected_paths(lambda paths: self.search_controller.refine(paths, MORE)),
            ),
            (
                do.less_like,
                lambda: self._with_selected_paths(lambda paths: self.search_controller.refine(paths, LESS)),
            ),
            (do.show_in_folder, self._show_selected_in_folder),
            (do.show_excluded, self._show_excluded),
            (do.include_all, self.actions_of_photos.include_all),
        ):
            action.triggered.connect(act)
        self._update_photo_commands()

    # Asking

    def _on_asked(self, query: Query) -> None:
        """The folder at the side and the folders in the question are one choice: the latest one counts."""
        self._leave_duplicates()
        if self.sidebar.place == EXCLUDED and query != EXCLUDED_ONLY:
            self.sidebar.mark(ALL)
        elif (
            query == EXCLUDED_ONLY
            and self.library_controller.folder is None
            and self.sidebar.offers(EXCLUDED)
        ):
            self.sidebar.mark(EXCLUDED)
        if query.filters.folders and self.library_controller.folder is not None:
            self.library_controller.folder = None
            self.sidebar.choose(None)
        self.library_controller.ask(None if query.empty else query)

    def _ask_saved(self, question: str) -> None:
        """A saved search says itself where it looks."""
        self.library_controller.narrow(None)
        self.search.set_text(question)

    def _on_folder_chosen(self, root: Root | None) -> None:
        self.search.set_place(folder_name(root.path) if root is not None else tr("all your photos"))
        self.library_controller.narrow(root)
        for piece in self.search.pieces():
            if isinstance(piece, Filters) and (piece.excluded or (piece.folders and root is not None)):
                self.search.remove(piece)

    def _show_duplicates(self) -> None:
        self.viewer_controller.leave()
        self.sidebar.choose_duplicates()

    def _show_excluded(self) -> None:
        self.viewer_controller.leave()
        self._ask_saved(write(EXCLUDED_ONLY))

    def _show_excluded_menu(self, position: QPoint) -> None:
        _pop_up(self.commands.excluded_menu(self), position)

    def _leave_duplicates(self) -> None:
        if self.sidebar.place == DUPLICATES:
            folder = self.library_controller.folder
            self.sidebar.mark(ALL if folder is None else Place("folder", folder.id))

    def _show_all(self) -> None:
        self.search.clear()
        self.sidebar.choose(None)

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def _type_on(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.line.setText(text)

    def _go_to_grid(self) -> None:
        if self.photos.rowCount() and self._places.currentWidget() is self.grid:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.grid.currentIndex().isValid():
                self.grid.focus_first()

    def _leave_grid(self) -> None:
        if self.library_controller.question is not None:
            self.search.clear()
        self._focus_search()

    def _arrange(self) -> None:
        self.library_controller.arrange_by(self.view_options.order, self.view_options.months)

    # Photos

    def _selected(self) -> Photo | None:
        """The one photo that is selected; None where there are none or several."""
        return next(iter(self.grid.selected_photos()), None) if self.grid.selected_count() == 1 else None

    def _open_selected(self) -> None:
        if (photo := self._selected()) is not None:
            self.desktop.open(photo.path)

    def _find_similar_to_selected(self) -> None:
        if (photo := self._selected()) is not None:
            self.find_similar(photo.path)

    def _with_selected_paths(self, act: Callable[[list[Path]], None]) -> None:
        self.actions_of_photos.with_selected(lambda photos: act([photo.path for photo in photos]))

    def _show_selected_in_folder(self) -> None:
        if (photo := self._selected()) is not None:
            self.desktop.show_in_folder(photo.path)

    def _show_photo_menu(self, position: QPoint) -> None:
        if self.grid.selected_count():
            menu = self.commands.photo_menu(self)
            self._offer_copies(menu)
            _pop_up(menu, position)

    def _offer_copies(self, menu: QMenu) -> None:
        """The files of the one stack that is selected, to be opened each."""
        shown = self._selected()
        copies = self.photos.copies(self.grid.currentIndex().row())
        if shown is not None and copies:
            files = menu.addMenu(tr("In %Ln file(s)", len(copies) + 1))
            for photo in (shown, *copies):
                files.addAction(caption(str(photo.path))).triggered.connect(
                    partial(self.desktop.open, photo.path)
                )

    def _update_photo_commands(self) -> None:
        count = self.grid.selected_count()
        do = self.commands
        for action in (do.view, do.quick_look):
            action.setEnabled(count > 0)
        for action in (do.use_as_query, do.more_like, do.less_like):
            action.setEnabled(0 < count <= _MOST_ASKED)
        for action in (do.open, do.similar, do.show_in_folder):
            action.setEnabled(count == 1)

    def _suggest(self, folders: list[Path], files: list[Path]) -> None:
        for pictures in folders:
            self.first_run.suggest(pictures)

    # What is shown

    def _pause_or_resume(self) -> None:
        self.indexing.pause(not self.indexing.paused)

    def _on_reconnected(self) -> None:
        self.loader.retry()
        self.viewer_controller.retry()
        self.library_controller.refresh_soon()

    def _on_no_search(self, reason: str) -> None:
        self.status.show_notice(tr("Search doesn't work: {reason}").format(reason=say(reason)))

    def _update(self) -> None:
        library_controller, indexing = self.library_controller, self.indexing
        counts = library_controller.counts
        if counts is not None:
            self.sidebar.show_library(counts, indexing.words_of)
        self.status.show_state(counts, indexing.progress, indexing.working, indexing.trouble)
        self.lifecycle.show_state(self.status.text.text(), indexing.paused, indexing.running)
        self.saved.note_question(
            library_controller.question, library_controller.folder.id if library_controller.folder else None
        )
        message = library_controller.message()
        if message is not None:
            self.message.show_message(message)
        self.language_bar.show_for(library_controller.understood)
        at_duplicates = self.sidebar.place == DUPLICATES
        self._caption.set_text(library_controller.caption() if message is None and not at_duplicates else "")
        self._caption.setHidden(at_duplicates)
        self.view_options.show_for(library_controller.by_relevance)
        self.view_options.button.setVisible(message is None and not at_duplicates)
        place = self.grid if message is None else self.message
        self._places.setCurrentWidget(self.duplicates if at_duplicates else place)
        self.info_controller.allow(not at_duplicates and not library_controller.first_run())
        if not self.viewer_controller.is_open():
            page = self.first_run if library_controller.first_run() else self._library_page
            self.viewer_controller.pages.setCurrentWidget(page)
        do = self.commands
        do.of_photos.setEnabled(not at_duplicates)
        do.pause.setText(tr("Resume indexing") if indexing.paused else tr("Pause indexing"))
        do.pause.setEnabled(indexing.running)
        do.rescan.setEnabled(indexing.running)
        do.failures.setEnabled(counts is not None and counts.failed > 0)
        do.show_excluded.setEnabled(counts is not None and counts.excluded > 0)

    # Dropping, closing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.desktop.sort_out(paths, self._take_dropped)

    def _take_dropped(self, folders: list[Path], files: list[Path]) -> None:
        """Folders come into the library; a single photo is a question."""
        for folder in folders:
            self.folders.add(folder)
        if files and not folders:
            self.find_similar(files[0])

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
        self._arrange()
        width = str(self._memory.value("tile_width", ""))
        if width.isdecimal() and len(width) < 5:
            self.grid.set_tile_width(int(width))


def _pop_up(menu: QMenu, position: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(position)
