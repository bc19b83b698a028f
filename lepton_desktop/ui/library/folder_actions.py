"""The user's actions on the folders of the library, in the sidebar and in the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lepton_desktop.catalog.records import Counts, Root, RootCounts
    from lepton_desktop.ui.actions.commands import Commands
    from lepton_desktop.ui.library.folders import Folders
    from lepton_desktop.ui.library.indexing_state import IndexingState
    from lepton_desktop.ui.library.sidebar import Sidebar
    from lepton_desktop.ui.system.desktop import Desktop


class FolderActions(QObject):
    """Connects the commands for folders to the sidebar, whose menu contains them."""

    def __init__(
        self,
        sidebar: Sidebar,
        commands: Commands,
        folders: Folders,
        desktop: Desktop,
        indexing: IndexingState,
        counts: Callable[[], Counts | None],
        window: QWidget,
    ) -> None:
        """`counts` returns the library's numbers, as far as they are known."""
        super().__init__(window)
        self._commands, self._folders, self._desktop = commands, folders, desktop
        self._indexing = indexing
        self._counts = counts
        self._window = window
        self._of_menu: Root | None = None
        sidebar.add_wanted.connect(folders.choose)
        sidebar.menu_wanted.connect(self._show_menu)
        sidebar.removal_wanted.connect(self._ask_to_remove)
        commands.add_folder.triggered.connect(folders.choose)
        commands.show_folder.triggered.connect(self._open)
        commands.remove_folder.triggered.connect(self._remove)
        commands.forget_missing.triggered.connect(lambda: self._with_folder(folders.forget_missing))
        commands.use_drive.triggered.connect(lambda: self._with_folder(folders.use_drive))
        commands.failures.triggered.connect(folders.show_failures)

    def _show_menu(self, root: Root, position: QPoint) -> None:
        self._of_menu = root
        numbers = self._numbers(root)
        missing = numbers.missing if numbers is not None else 0
        menu = self._commands.folder_menu(self._window, missing, self._indexing.is_replaced(root.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

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
        counts = self._counts()
        rows = counts.roots if counts is not None else ()
        return next((row for row in rows if row.root.id == root.id), None)
