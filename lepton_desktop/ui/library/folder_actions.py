"""The user's actions on the folders of the library and on indexing, from all over the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QStandardPaths

from lepton_desktop.ui.toolkit.i18n import tr
from lepton_desktop.ui.toolkit.menus import pop_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.records import Root, RootCounts
    from lepton_desktop.ui.actions.commands import Commands
    from lepton_desktop.ui.library.folders import Folders
    from lepton_desktop.ui.library.indexing_state import IndexingState
    from lepton_desktop.ui.library.library_controller import LibraryController
    from lepton_desktop.ui.library.library_page import LibraryPage
    from lepton_desktop.ui.system.desktop import Desktop


class FolderActions(QObject):
    """Connects the commands for folders and indexing to sidebar, status bar, first-run page and menus."""

    def __init__(
        self,
        page: LibraryPage,
        commands: Commands,
        folders: Folders,
        desktop: Desktop,
        indexing: IndexingState,
        library_controller: LibraryController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._commands, self._folders, self._desktop = commands, folders, desktop
        self._indexing = indexing
        self._library_controller = library_controller
        self._window = window
        self._first_run = page.first_run
        self._of_menu: Root | None = None
        sidebar, status = page.sidebar, page.status
        sidebar.add_wanted.connect(folders.choose)
        sidebar.menu_wanted.connect(self._show_menu)
        sidebar.removal_wanted.connect(self._ask_to_remove)
        commands.add_folder.triggered.connect(folders.choose)
        commands.show_folder.triggered.connect(self._open)
        commands.remove_folder.triggered.connect(self._remove)
        commands.forget_missing.triggered.connect(lambda: self._with_folder(folders.forget_missing))
        commands.use_drive.triggered.connect(lambda: self._with_folder(folders.use_drive))
        commands.failures.triggered.connect(folders.show_failures)
        commands.pause.triggered.connect(lambda: indexing.pause(not indexing.paused))
        commands.rescan.triggered.connect(indexing.rescan)
        status.pause_wanted.connect(indexing.pause)
        status.failures_wanted.connect(folders.show_failures)
        page.first_run.choose_wanted.connect(folders.choose)
        page.first_run.suggested.connect(folders.add)
        indexing.changed.connect(self._update)
        library_controller.changed.connect(self._update)
        self._update()

    def suggest_folder(self) -> None:
        """Suggest the folder in which the system keeps pictures, where there is one."""
        pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        if pictures != Path.home():
            self._desktop.sort_out([pictures], self._suggest)

    def _suggest(self, folders: list[Path], files: list[Path]) -> None:
        for pictures in folders:
            self._first_run.suggest(pictures)

    def _update(self) -> None:
        indexing, counts = self._indexing, self._library_controller.counts
        self._commands.pause.setText(tr("Resume indexing") if indexing.paused else tr("Pause indexing"))
        self._commands.pause.setEnabled(indexing.running)
        self._commands.rescan.setEnabled(indexing.running)
        self._commands.failures.setEnabled(counts is not None and counts.failed > 0)

    def _show_menu(self, root: Root, position: QPoint) -> None:
        self._of_menu = root
        numbers = self._numbers(root)
        missing = numbers.missing if numbers is not None else 0
        menu = self._commands.folder_menu(self._window, missing, self._indexing.is_replaced(root.id))
        pop_up(menu, position)

    def _open(self) -> None:
        self._with_folder(lambda root: self._desktop.open(root.path))

    def _remove(self) -> None:
        self._with_folder(self._ask_to_remove)

    def _with_folder(self, act: Callable[[Root], None]) -> None:
        if self._of_menu is not None:
            act(self._of_menu)

    def _ask_to_remove(self, root: Root) -> None:
        numbers = self._numbers(root)
        self._folders.ask_to_remove(root, numbers.photos if numbers is not None else 0)

    def _numbers(self, root: Root) -> RootCounts | None:
        counts = self._library_controller.counts
        rows = counts.roots if counts is not None else ()
        return next((row for row in rows if row.root.id == root.id), None)
