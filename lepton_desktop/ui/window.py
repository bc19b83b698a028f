"""The window: joins the search field, the grid, the folders and the status line to what works behind them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QSettings, QSize, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lepton_desktop import __version__
from lepton_desktop.indexing.messages import Committed, FailureHappened, Message, Notice, Progress, RootState
from lepton_desktop.photos.thumbnails import Thumbnails
from lepton_desktop.settings import APPLICATION
from lepton_desktop.ui.browsing import Browsing
from lepton_desktop.ui.commands import Commands
from lepton_desktop.ui.desktop import Desktop, copy_paths
from lepton_desktop.ui.failures import FailuresDialog
from lepton_desktop.ui.grid import PhotoGrid
from lepton_desktop.ui.indexer import IndexerProcess
from lepton_desktop.ui.pages import FirstRunPage, MessagePage
from lepton_desktop.ui.photo_model import PhotoModel
from lepton_desktop.ui.search_field import SearchField
from lepton_desktop.ui.search_worker import SearchWorker, Similar, Words
from lepton_desktop.ui.sidebar import Sidebar, name_of
from lepton_desktop.ui.status import StatusLine
from lepton_desktop.ui.thumbnail_loader import ThumbnailLoader
from lepton_desktop.ui.words import photos_in_words
from lepton_desktop.ui.worker import Worker

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from lepton_desktop.catalog.catalog import Catalog
    from lepton_desktop.catalog.records import Root
    from lepton_desktop.ui.parts import Parts
    from lepton_desktop.ui.theme import Theme

_FIELD_WIDTH = 720
_POLL_MS = 2000
_STATES = {"scanning": "Looking for new photos", "indexing": "Indexing", "watching": "Watching for changes"}


class Window(QMainWindow):
    """The main window. `start` sets its threads and the indexing process to work; closing it ends them."""

    def __init__(self, parts: Parts, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(APPLICATION)
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self._memory = QSettings(str(parts.places.data / "window.ini"), QSettings.Format.IniFormat)
        self._parts = parts
        self._root_states: dict[int, str] = {}
        self._library_version: int | None = None
        self._menu_root: Root | None = None

        thumbnails = Thumbnails(parts.places.thumbnails)
        self.loader = ThumbnailLoader(
            lambda photo, edge: thumbnails.get(photo.path, photo.size, photo.mtime_ns, edge)
        )
        self.library: Worker[Catalog] = Worker("library", parts.open_catalog, self)
        self.searching = SearchWorker(parts.make_engine, self)
        self.indexer = IndexerProcess(parts.indexer_command, self)
        self.desktop = Desktop(self)

        self.photos = PhotoModel()
        self.grid = PhotoGrid(self.photos, self.loader, theme)
        self.browsing = Browsing(self.photos, self.library, self.searching, self.grid.visible_rows, self)
        self.search = SearchField(theme)
        self.sidebar = Sidebar(theme)
        self.status = StatusLine(theme)
        self.message = MessagePage(theme)
        self.first_run = FirstRunPage()
        self.failures = FailuresDialog(self)
        self.commands = Commands(self, self.grid, theme)
        self._lay_out(theme)
        self._connect()
        self._restore()
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look_for_commits)
        self._update()

    def start(self) -> None:
        """Show the library, load the model for the first question, and start to index."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.browsing.ask(None)
        self.searching.warm_up()
        self.indexer.start()
        self.browsing.indexing = bool(self._parts.indexer_command)
        self._poll.start()
        pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        self.desktop.sort_out([pictures], self._suggest)

    def find_similar(self, path: Path) -> None:
        """Show the photos that look like the one at `path`, which may lie outside the library."""
        rows = (self.photos.photo(row) for row in range(self.photos.rowCount()))
        photo = next((photo for photo in rows if photo is not None and photo.path == path), None)
        self.search.show_chip(path.name, self.loader.picture(photo) if photo is not None else None)
        self.browsing.ask(Similar(path, self.browsing.root_path()))

    def add_folder(self, path: Path) -> None:
        """Take a folder into the library, and have it indexed."""
        self.library.ask(
            lambda catalog: catalog.add_root(path),
            self._on_folder_added,
            lambda reason: self._tell("This folder can't be added", reason),
        )

    def settled(self) -> bool:
        """Whether everything asked for is shown: the answer, and each picture that is in sight."""
        return self.browsing.settled() and (
            self._places.currentWidget() is not self.grid or self.grid.settled()
        )

    def _lay_out(self, theme: Theme) -> None:
        self._menu_button = QToolButton()
        self._menu_button.setAccessibleName("Menu")
        self._menu_button.setToolTip("Menu")
        self._menu_button.setIconSize(QSize(20, 20))
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setMenu(self.commands.window_menu(self))
        theme.dress(self._menu_button, "menu")
        self.commands.fill_menu_bar(self)

        header = QHBoxLayout()
        header.setContentsMargins(24, 16, 18, 0)
        header.setSpacing(12)
        self.search.setMaximumWidth(_FIELD_WIDTH)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header.addWidget(self.search, 100)
        header.addStretch(1)
        header.addWidget(self._menu_button)

        self._caption = QLabel()
        self._caption.setObjectName("caption")
        self._caption.setContentsMargins(26, 12, 24, 6)
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

        self._places = QStackedWidget()
        self._places.addWidget(self.grid)
        self._places.addWidget(self.message)

        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._caption)
        column.addWidget(self._places, 1)
        column.addWidget(self.status)

        self._library_page = QWidget()
        row = QHBoxLayout(self._library_page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(content, 1)

        self._pages = QStackedWidget()
        self._pages.addWidget(self._library_page)
        self._pages.addWidget(self.first_run)
        self.setCentralWidget(self._pages)
        for first, second in (
            (self.search.line, self.grid),
            (self.grid, self.sidebar),
            (self.sidebar, self.status),
        ):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.search.asked.connect(self._on_asked)
        self.search.chip_removed.connect(lambda: self._on_asked(""))
        self.search.left_down.connect(self._go_to_grid)
        self.grid.opened.connect(self._open_selected)
        self.grid.menu_wanted.connect(self._show_photo_menu)
        self.grid.typed.connect(self._type_on)
        self.grid.left.connect(self._leave_grid)
        self.grid.zoomed.connect(self.status.zoom.setValue)
        self.grid.selectionModel().selectionChanged.connect(self._update_photo_commands)
        self.sidebar.chosen.connect(self._on_folder_chosen)
        self.sidebar.add_wanted.connect(self._choose_folder)
        self.sidebar.menu_wanted.connect(self._show_folder_menu)
        self.sidebar.removal_wanted.connect(self._confirm_removal)
        self.status.pause_wanted.connect(self._pause)
        self.status.failures_wanted.connect(self._show_failures)
        self.status.zoom_wanted.connect(self.grid.set_tile_width)
        self.first_run.choose_wanted.connect(self._choose_folder)
        self.first_run.suggested.connect(self.add_folder)
        self.failures.retry_wanted.connect(self._retry_failures)
        self.failures.show_wanted.connect(self.desktop.show_in_folder)
        self.browsing.changed.connect(self._update)
        self.browsing.fresh.connect(self.grid.to_top)
        self.browsing.widened.connect(lambda: self.sidebar.choose(None))
        self.searching.broken.connect(
            lambda reason: self.status.show_notice(f"Searching does not work: {reason}")
        )
        self.indexer.message.connect(self._on_message)
        self.indexer.trouble.connect(self._on_trouble)
        self.desktop.failed.connect(self.status.show_notice)

        do = self.commands
        do.add_folder.triggered.connect(self._choose_folder)
        do.find.triggered.connect(self._focus_search)
        do.show_all.triggered.connect(self._show_all)
        do.pause.triggered.connect(lambda: self._pause(not self._paused()))
        do.rescan.triggered.connect(lambda: self.indexer.send("rescan"))
        do.failures.triggered.connect(self._show_failures)
        do.larger.triggered.connect(lambda: self.grid.set_tile_width(self.grid.tile_width() + 24))
        do.smaller.triggered.connect(lambda: self.grid.set_tile_width(self.grid.tile_width() - 24))
        do.about.triggered.connect(self._show_about)
        do.quit.triggered.connect(self.close)
        do.open.triggered.connect(self._open_selected)
        do.similar.triggered.connect(self._find_similar_to_selected)
        do.show_in_folder.triggered.connect(self._show_selected_in_folder)
        do.copy_path.triggered.connect(
            lambda: copy_paths([photo.path for photo in self.grid.selected_photos()])
        )
        do.remove_folder.triggered.connect(self._remove_menu_folder)
        do.show_folder.triggered.connect(self._open_menu_folder)
        self._update_photo_commands()

    # What the user asks

    def _on_asked(self, text: str) -> None:
        self.browsing.ask(Words(text, self.browsing.root_path()) if text else None)

    def _find_similar_to_selected(self) -> None:
        photos = self.grid.selected_photos()
        if photos:
            self.find_similar(photos[0].path)

    def _on_folder_chosen(self, root: Root | None) -> None:
        self.search.set_place(name_of(root.path) if root is not None else "all your photos")
        self.browsing.narrow(root)

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
                self.grid.select(0)

    def _leave_grid(self) -> None:
        if self.browsing.question is not None:
            self.search.clear()
        self._focus_search()

    # What is done with photos

    def _open_selected(self) -> None:
        for photo in self.grid.selected_photos()[:1]:
            self.desktop.open(photo.path)

    def _show_selected_in_folder(self) -> None:
        for photo in self.grid.selected_photos()[:1]:
            self.desktop.show_in_folder(photo.path)

    def _show_photo_menu(self, position: QPoint) -> None:
        if self.grid.selected_photos():
            self._pop_up(self.commands.photo_menu(self), position)

    def _update_photo_commands(self) -> None:
        photos = self.grid.selected_photos()
        do = self.commands
        do.copy_path.setEnabled(bool(photos))
        do.copy_path.setText("Copy path" if len(photos) < 2 else "Copy paths")
        for action in (do.open, do.similar, do.show_in_folder):
            action.setEnabled(len(photos) == 1)

    # What is done with folders

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Choose a folder of photos")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.add_folder(Path(path)))
        dialog.open()

    def _on_folder_added(self, root: Root) -> None:
        self.indexer.send("roots")
        self.status.show_notice(f"{name_of(root.path)} was added")
        self.browsing.refresh_soon()

    def _show_folder_menu(self, root: Root, position: QPoint) -> None:
        self._menu_root = root
        self._pop_up(self.commands.folder_menu(self), position)

    def _remove_menu_folder(self) -> None:
        if self._menu_root is not None:
            self._confirm_removal(self._menu_root)

    def _open_menu_folder(self) -> None:
        if self._menu_root is not None:
            self.desktop.open(self._menu_root.path)

    def _confirm_removal(self, root: Root) -> None:
        counts = self.browsing.counts
        photos = next((row.photos for row in counts.roots if row.root.id == root.id), 0) if counts else 0
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(APPLICATION)
        box.setText(f"Remove “{name_of(root.path)}” from the library?")
        box.setInformativeText(
            f"{photos_in_words(photos)} will no longer be found. "
            f"The photos themselves are not touched: they stay in\n{root.path}"
        )
        remove = box.addButton("Remove", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda: self._remove_folder(root))
        self._open(box)

    def _remove_folder(self, root: Root) -> None:
        def done(_: None) -> None:
            self.indexer.send("roots")
            self.browsing.refresh_soon()

        self.library.ask(
            lambda catalog: catalog.remove_root(root.id),
            done,
            lambda reason: self._tell("This folder can't be removed", reason),
        )

    def _suggest(self, folders: list[Path], files: list[Path]) -> None:
        for pictures in folders:
            if pictures != Path.home():
                self.first_run.suggest(pictures)

    # What the indexing process says

    def _on_message(self, message: Message) -> None:
        match message:
            case Progress():
                self.browsing.progress = message
                self._update()
            case Committed() | FailureHappened():
                self.browsing.refresh_soon()
            case RootState():
                self._on_root_state(message)
            case Notice(text):
                self.status.show_notice(text)

    def _on_root_state(self, state: RootState) -> None:
        self._root_states[state.root_id] = _STATES.get(state.state, "")
        counts = self.browsing.counts
        known = {row.root.id: row.root.online for row in counts.roots} if counts is not None else {}
        if known.get(state.root_id) != state.online:
            self.loader.retry()
            self.browsing.refresh_soon()
        self._update()

    def _on_trouble(self, why: str) -> None:
        self.browsing.trouble = why
        if why:
            self.browsing.progress = None
            self._root_states.clear()
        self._update()

    def _on_no_search(self, reason: str) -> None:
        self.status.show_notice(f"Searching does not work: {reason}")

    def _look_for_commits(self) -> None:
        """While no indexing process of ours runs, another's commits show only in the catalog itself."""
        if self.indexer.running:
            return

        def seen(version: int) -> None:
            if version != self._library_version:
                self._library_version = version
                self.browsing.refresh_soon()

        self.library.ask(lambda catalog: catalog.changes(), seen, lambda reason: None)

    def _paused(self) -> bool:
        return self.browsing.progress is not None and self.browsing.progress.state == "paused"

    def _pause(self, pause: bool) -> None:
        self.indexer.send("pause" if pause else "resume")

    # Failures

    def _show_failures(self) -> None:
        def done(failures: object) -> None:
            self.failures.show_failures(failures)  # type: ignore[arg-type]
            self.failures.show()
            self.failures.raise_()

        self.library.ask(lambda catalog: catalog.failures(), done, self.status.show_notice)

    def _retry_failures(self, paths: list[Path]) -> None:
        def forget(catalog: Catalog) -> None:
            for root in catalog.roots():
                below = [path for path in paths if path.is_relative_to(root.path)]
                catalog.remove(root.id, [path.relative_to(root.path).as_posix() for path in below])

        def done(_: None) -> None:
            self.failures.accept()
            self.indexer.send("rescan")
            self.browsing.refresh_soon()

        self.library.ask(forget, done, self.status.show_notice)

    # What is shown

    def _update(self) -> None:
        browsing = self.browsing
        counts = browsing.counts
        if counts is not None:
            states = self._root_states
            if self._paused():
                states = dict.fromkeys(states, "Paused")
            self.sidebar.show_library(counts, states)
        self.status.show_state(counts, browsing.progress, browsing.trouble)
        self._caption.setText(browsing.caption())
        message = browsing.message()
        if message is not None:
            self.message.show_message(message)
        self._places.setCurrentWidget(self.grid if message is None else self.message)
        self._pages.setCurrentWidget(self.first_run if browsing.first_run() else self._library_page)
        paused = self._paused()
        self.commands.pause.setText("Resume indexing" if paused else "Pause indexing")
        self.commands.pause.setEnabled(self.indexer.running)
        self.commands.rescan.setEnabled(self.indexer.running)
        self.commands.failures.setEnabled(counts is not None and counts.failed > 0)

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(APPLICATION)
        box.setText(title)
        box.setInformativeText(text)
        self._open(box)

    def _show_about(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(f"About {APPLICATION}")
        box.setIconPixmap(self.windowIcon().pixmap(64, 64))
        box.setText(f"{APPLICATION} {__version__}")
        box.setInformativeText(
            "Finds photos by what is in them. Everything happens on this computer: no photo and no question "
            "ever leaves it."
        )
        self._open(box)

    @staticmethod
    def _pop_up(menu: QMenu, position: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    @staticmethod
    def _open(box: QMessageBox) -> None:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

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
            self.add_folder(folder)
        if files and not folders:
            self.find_similar(files[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.setValue("geometry", self.saveGeometry())
        self._memory.setValue("tile_width", self.grid.tile_width())
        self.hide()
        self._poll.stop()
        self.indexer.stop()
        self.searching.close()
        self.library.close()
        self.loader.close()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = self._memory.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(1280, 800)
        width = str(self._memory.value("tile_width", ""))
        if width.isdigit():
            self.grid.set_tile_width(int(width))
